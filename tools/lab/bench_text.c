/* SPDX-License-Identifier: MIT
 *
 * Text: laid out, painted in software, from nothing, a full screen, memory.  The strings
 * come from tests/bench/text.tsv by the first part of their ids: words- are laid out
 * together, screen- fill a screen, script- are one line in each script.  The program
 * tests/bench/peers/pango_text.c does the same with Pango.                              */
#include "bench_text.h"

#include "bench.h"

#include <SDL.h>
#include <stdio.h>

#include "base/must.h"
#include "base/os.h"
#include "bench_child.h"
#include "font/font_paragraph.h"
#include "font/font_system.h"
#include "layout_case.h"

enum { INK = 0x1B2733FF };

struct text_lab {
    struct bench *bench;
    struct arena once;
    struct layout_file file;
    struct font_set *fonts;
    SDL_Surface *surface;
    SDL_Renderer *renderer;
};

static enum err open_surface(struct text_lab *t)
{
    t->surface =
        SDL_CreateRGBSurfaceWithFormat(0, BENCH_TEXT_W, BENCH_TEXT_H, 32, SDL_PIXELFORMAT_ARGB8888);
    t->renderer = t->surface ? SDL_CreateSoftwareRenderer(t->surface) : NULL;
    return t->renderer ? OK : ERR_UNSUPPORTED;
}

static enum err open_fonts(struct text_lab *t)
{
    struct diag_list diags;
    diag_init(&diags, &t->once);
    return font_system_open(t->bench->share, &diags, &t->fonts);
}

static void clear(struct text_lab *t)
{
    SDL_SetRenderDrawColor(t->renderer, 0xFF, 0xFF, 0xFF, 0xFF);
    SDL_RenderClear(t->renderer);
    SDL_RenderFlush(t->renderer);
}

static struct font_style style_of(const struct layout_case *c)
{
    return (struct font_style){.role = FONT_GLOSS,
                               .size_px = (float)c->px,
                               .lang = c->lang,
                               .base = c->rtl ? FONT_BASE_RTL : FONT_BASE_LTR};
}

static void lay(struct text_lab *t, const struct layout_case *c, struct str text,
                struct font_paragraph *out)
{
    const struct font_style style = style_of(c);
    font_layout(t->fonts, &t->once, &style, text, c->width_px, out);
}

struct page {
    struct font_paragraph paragraphs[BENCH_TEXT_PARAGRAPHS_MAX];
    size_t count;
};

/* The paragraphs whose ids begin so. */
static void lay_page(struct text_lab *t, struct str prefix, struct page *page)
{
    page->count = 0;
    for (size_t i = 0; i < t->file.case_count && page->count < BENCH_TEXT_PARAGRAPHS_MAX; i++) {
        const struct layout_case *c = &t->file.cases[i];
        if (str_starts(c->id, prefix)) {
            lay(t, c, c->text, &page->paragraphs[page->count++]);
        }
    }
}

/* One below the other, from the top again until `height` is full; returns how many lines. */
static size_t paint_page(struct text_lab *t, const struct page *page, int height)
{
    size_t lines = 0, i = 0;
    must(page->count > 0);
    for (int y = 0; y < height && i < BENCH_TEXT_PARAGRAPHS_MAX; i++) {
        const struct font_paragraph *p = &page->paragraphs[i % page->count];
        font_paint(t->fonts, t->renderer, p, BENCH_TEXT_EDGE_PX, y, INK);
        y += p->h;
        lines += p->line_count;
    }
    SDL_RenderFlush(t->renderer);
    return lines;
}

static int height_of(const struct page *page)
{
    int h = 0;
    for (size_t i = 0; i < page->count; i++) {
        h += page->paragraphs[i].h;
    }
    return h;
}

static enum err measure_start(void *ctx, double *us)
{
    struct text_lab *t = ctx;
    struct page page;
    enum err e = open_surface(t);
    int64_t start = bench_now_us();
    e = e == OK ? open_fonts(t) : e;
    if (e == OK) {
        lay_page(t, STR("words-"), &page);
        (void)paint_page(t, &page, height_of(&page));
        *us = (double)(bench_now_us() - start);
    }
    return e;
}

static enum err measure_memory(void *ctx, double *mib)
{
    struct text_lab *t = ctx;
    struct bench_memory before, after;
    struct page page;
    enum err e = open_surface(t);
    if (e == OK) {
        clear(t);
        e = bench_memory(&before);
    }
    e = e == OK ? open_fonts(t) : e;
    if (e == OK) {
        lay_page(t, STR("script-"), &page);
        (void)paint_page(t, &page, height_of(&page));
        e = bench_memory(&after);
        *mib = after.written_mib - before.written_mib;
    }
    return e;
}

static enum err measure_children(struct text_lab *t)
{
    double figure = 0;
    struct bench_times *times = &t->bench->times;
    enum err e = bench_child(measure_memory, t, &figure);
    if (e == OK) {
        bench_figure(times, BENCH_TEXT_MEMORY, figure, "MiB");
    }
    for (int i = 0; i < BENCH_TEXT_STARTS && e == OK; i++) {
        e = bench_child(measure_start, t, &figure);
        times->us[times->runs++] = figure;
    }
    if (e == OK) {
        bench_row(times, BENCH_TEXT_START);
    }
    return e;
}

/* One round: every paragraph of words with a number at its end. */
static void lay_words(struct text_lab *t, int suffix)
{
    struct str texts[BENCH_TEXT_PARAGRAPHS_MAX];
    size_t count = t->file.case_count < BENCH_TEXT_PARAGRAPHS_MAX ? t->file.case_count
                                                                  : BENCH_TEXT_PARAGRAPHS_MAX;
    for (size_t i = 0; i < count; i++) {
        texts[i] = arena_printf(&t->once, "%.*s %d", STR_ARG(t->file.cases[i].text), suffix);
    }
    int64_t start = bench_now_us();
    for (size_t i = 0; i < count; i++) {
        if (str_starts(t->file.cases[i].id, STR("words-"))) {
            const struct font_style style = style_of(&t->file.cases[i]);
            (void)font_layout_borrow(t->fonts, &style, texts[i], t->file.cases[i].width_px);
        }
    }
    bench_add(&t->bench->times, start);
    arena_reset(&t->once);
}

static void measure_layout(struct text_lab *t)
{
    for (int round = 0; round < BENCH_TEXT_ROUNDS; round++) {
        lay_words(t, BENCH_TEXT_SUFFIX - round);
    }
    bench_row(&t->bench->times, BENCH_TEXT_LAYOUT);
}

static void measure_paint(struct text_lab *t)
{
    struct page page;
    lay_page(t, STR("words-"), &page);
    (void)paint_page(t, &page, height_of(&page));
    for (int round = 0; round < BENCH_TEXT_ROUNDS; round++) {
        int64_t start = bench_now_us();
        (void)paint_page(t, &page, height_of(&page));
        bench_add(&t->bench->times, start);
    }
    bench_row(&t->bench->times, BENCH_TEXT_PAINT);
}

static void measure_screen(struct text_lab *t)
{
    struct page page;
    struct bench_times *times = &t->bench->times, *beside = &t->bench->beside;
    lay_page(t, STR("screen-"), &page);
    size_t lines = paint_page(t, &page, BENCH_TEXT_H);
    for (int round = 0; round < BENCH_TEXT_ROUNDS; round++) {
        int64_t start = bench_now_us();
        clear(t);
        bench_add(beside, start);
        start = bench_now_us();
        (void)paint_page(t, &page, BENCH_TEXT_H);
        bench_add(times, start);
    }
    bench_figure(times, BENCH_TEXT_LINES, (double)lines, "lines");
    bench_row(times, BENCH_TEXT_SCREEN);
    bench_row(beside, BENCH_TEXT_CLEAR);
}

static bool has(const struct layout_file *file, struct str prefix)
{
    for (size_t i = 0; i < file->case_count; i++) {
        if (str_starts(file->cases[i].id, prefix)) {
            return true;
        }
    }
    return false;
}

static enum err read_texts(struct text_lab *t)
{
    struct bench *b = t->bench;
    struct str bytes;
    enum err e =
        os_file_read(&b->arena, arena_cstr(&b->arena, b->text), LAYOUT_FILE_BYTES_MAX, &bytes);
    e = e == OK ? layout_file_read(bytes, &b->arena, &t->file) : e;
    bool whole = e == OK && has(&t->file, STR("words-")) && has(&t->file, STR("screen-")) &&
                 has(&t->file, STR("script-"));
    return e == OK && !whole ? ERR_FORMAT : e;
}

static enum err measure(struct text_lab *t)
{
    enum err e = read_texts(t);
    e = e == OK ? measure_children(t) : e;
    e = e == OK ? open_surface(t) : e;
    e = e == OK ? open_fonts(t) : e;
    if (e == OK) {
        measure_layout(t);
        measure_paint(t);
        measure_screen(t);
    }
    return e;
}

enum err bench_text(struct bench *b)
{
    struct text_lab t = {.bench = b};
    enum err e = measure(&t);
    font_set_destroy(t.fonts);
    if (t.renderer) {
        SDL_DestroyRenderer(t.renderer);
    }
    SDL_FreeSurface(t.surface);
    arena_finish(&t.once);
    return e;
}
