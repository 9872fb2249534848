/* SPDX-License-Identifier: MIT
 *
 * pango_text FILE: what `tala-lab bench text` does, done with Pango and cairo: the same
 * strings, the same rows, in JSON.  Fonts are the system's, as an application has them. */
#include "bench_text.h"

#include <pango/pangocairo.h>
#include <stdio.h>

#include "base/must.h"
#include "base/os.h"
#include "bench.h"
#include "bench_child.h"
#include "layout_case.h"

static const char families[] = "Noto Sans,Noto Naskh Arabic,Noto Sans Ethiopic";

struct peer {
    struct arena arena;
    struct layout_file file;
    struct bench_times times, beside;
    cairo_surface_t *surface;
    cairo_t *cr;
    PangoFontMap *map;
    PangoContext *context[2]; /* left to right, right to left */
};

static void open_surface(struct peer *p)
{
    p->surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, BENCH_TEXT_W, BENCH_TEXT_H);
    p->cr = cairo_create(p->surface);
}

static void clear(struct peer *p)
{
    cairo_set_source_rgb(p->cr, 1, 1, 1);
    cairo_paint(p->cr);
    cairo_surface_flush(p->surface);
}

static void open_fonts(struct peer *p)
{
    p->map = pango_cairo_font_map_new();
    for (int rtl = 0; rtl < 2; rtl++) {
        p->context[rtl] = pango_font_map_create_context(p->map);
        pango_context_set_base_dir(p->context[rtl],
                                   rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    }
}

static PangoLayout *lay(struct peer *p, const struct layout_case *c, struct str text)
{
    char lang[64];
    PangoContext *context = p->context[c->rtl];
    PangoFontDescription *font = pango_font_description_new();
    (void)snprintf(lang, sizeof lang, "%.*s", STR_ARG(c->lang));
    pango_context_set_language(context, pango_language_from_string(lang));
    PangoLayout *layout = pango_layout_new(context);
    pango_font_description_set_family_static(font, families);
    pango_font_description_set_absolute_size(font, (double)c->px * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, c->width_px > 0 ? c->width_px * PANGO_SCALE : -1);
    pango_layout_set_text(layout, text.p, (int)text.n);
    pango_font_description_free(font);
    (void)pango_layout_get_line_count(layout); /* laid out now */
    return layout;
}

struct page {
    PangoLayout *paragraphs[BENCH_TEXT_PARAGRAPHS_MAX];
    int heights[BENCH_TEXT_PARAGRAPHS_MAX];
    size_t count;
};

static void lay_page(struct peer *p, struct str prefix, struct page *page)
{
    page->count = 0;
    for (size_t i = 0; i < p->file.case_count && page->count < BENCH_TEXT_PARAGRAPHS_MAX; i++) {
        const struct layout_case *c = &p->file.cases[i];
        if (str_starts(c->id, prefix)) {
            page->paragraphs[page->count] = lay(p, c, c->text);
            pango_layout_get_pixel_size(page->paragraphs[page->count], NULL,
                                        &page->heights[page->count]);
            page->count++;
        }
    }
}

static void drop_page(struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        g_object_unref(page->paragraphs[i]);
    }
}

static int height_of(const struct page *page)
{
    int h = 0;
    for (size_t i = 0; i < page->count; i++) {
        h += page->heights[i];
    }
    return h;
}

/* One below the other, from the top again until `height` is full; returns how many lines. */
static int paint_page(struct peer *p, const struct page *page, int height)
{
    int lines = 0, y = 0;
    must(page->count > 0);
    cairo_set_source_rgb(p->cr, 0.1, 0.15, 0.2);
    for (size_t i = 0; y < height; i++) {
        PangoLayout *layout = page->paragraphs[i % page->count];
        cairo_move_to(p->cr, BENCH_TEXT_EDGE_PX, y);
        pango_cairo_show_layout(p->cr, layout);
        y += page->heights[i % page->count];
        lines += pango_layout_get_line_count(layout);
    }
    cairo_surface_flush(p->surface);
    return lines;
}

static enum err measure_start(void *ctx, double *us)
{
    struct peer *p = ctx;
    struct page page;
    open_surface(p);
    int64_t start = bench_now_us();
    open_fonts(p);
    lay_page(p, STR("words-"), &page);
    (void)paint_page(p, &page, height_of(&page));
    *us = (double)(bench_now_us() - start);
    return OK;
}

static enum err measure_memory(void *ctx, double *mib)
{
    struct peer *p = ctx;
    struct bench_memory before, after;
    struct page page;
    open_surface(p);
    clear(p);
    enum err e = bench_memory(&before);
    open_fonts(p);
    lay_page(p, STR("script-"), &page);
    (void)paint_page(p, &page, height_of(&page));
    e = e == OK ? bench_memory(&after) : e;
    *mib = e == OK ? after.written_mib - before.written_mib : 0;
    return e;
}

static enum err measure_children(struct peer *p)
{
    double figure = 0;
    enum err e = bench_child(measure_memory, p, &figure);
    if (e == OK) {
        bench_figure(&p->times, BENCH_TEXT_MEMORY, figure, "MiB");
    }
    for (int i = 0; i < BENCH_TEXT_STARTS && e == OK; i++) {
        e = bench_child(measure_start, p, &figure);
        p->times.us[p->times.runs++] = figure;
    }
    if (e == OK) {
        bench_row(&p->times, BENCH_TEXT_START);
    }
    return e;
}

/* One round: every paragraph of words with a number at its end. */
static void lay_words(struct peer *p, int suffix)
{
    struct str texts[BENCH_TEXT_PARAGRAPHS_MAX];
    size_t count = p->file.case_count < BENCH_TEXT_PARAGRAPHS_MAX ? p->file.case_count
                                                                  : BENCH_TEXT_PARAGRAPHS_MAX;
    for (size_t i = 0; i < count; i++) {
        texts[i] = arena_printf(&p->arena, "%.*s %d", STR_ARG(p->file.cases[i].text), suffix);
    }
    int64_t start = bench_now_us();
    for (size_t i = 0; i < count; i++) {
        if (str_starts(p->file.cases[i].id, STR("words-"))) {
            g_object_unref(lay(p, &p->file.cases[i], texts[i]));
        }
    }
    bench_add(&p->times, start);
}

static void measure_paint(struct peer *p)
{
    struct page page;
    lay_page(p, STR("words-"), &page);
    (void)paint_page(p, &page, height_of(&page));
    for (int round = 0; round < BENCH_TEXT_ROUNDS; round++) {
        int64_t start = bench_now_us();
        (void)paint_page(p, &page, height_of(&page));
        bench_add(&p->times, start);
    }
    bench_row(&p->times, BENCH_TEXT_PAINT);
    drop_page(&page);
}

static void measure_screen(struct peer *p)
{
    struct page page;
    lay_page(p, STR("screen-"), &page);
    int lines = paint_page(p, &page, BENCH_TEXT_H);
    for (int round = 0; round < BENCH_TEXT_ROUNDS; round++) {
        int64_t start = bench_now_us();
        clear(p);
        bench_add(&p->beside, start);
        start = bench_now_us();
        (void)paint_page(p, &page, BENCH_TEXT_H);
        bench_add(&p->times, start);
    }
    bench_figure(&p->times, BENCH_TEXT_LINES, lines, "lines");
    bench_row(&p->times, BENCH_TEXT_SCREEN);
    bench_row(&p->beside, BENCH_TEXT_CLEAR);
    drop_page(&page);
}

static void measure_warm(struct peer *p)
{
    open_surface(p);
    open_fonts(p);
    for (int round = 0; round < BENCH_TEXT_ROUNDS; round++) {
        lay_words(p, BENCH_TEXT_SUFFIX - round);
    }
    bench_row(&p->times, BENCH_TEXT_LAYOUT);
    measure_paint(p);
    measure_screen(p);
}

int main(int argc, char **argv)
{
    static struct peer p = {.times = {.json = true}, .beside = {.json = true}};
    struct str bytes;
    if (argc != 2) {
        fputs("Usage: pango_text FILE\n", stderr);
        return 2;
    }
    enum err e = os_file_read(&p.arena, argv[1], LAYOUT_FILE_BYTES_MAX, &bytes);
    e = e == OK ? layout_file_read(bytes, &p.arena, &p.file) : e;
    e = e == OK ? measure_children(&p) : e;
    if (e != OK) {
        fprintf(stderr, "pango_text: %s could not be measured: %s\n", argv[1], err_name(e));
        return 1;
    }
    measure_warm(&p);
    return 0;
}
