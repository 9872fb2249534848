/* SPDX-License-Identifier: MIT
 *
 * Hostile text in any style and width: lines hold all of it in order, runs lie side by
 * side, carets and touches stay inside.  The first bytes choose the style.          */
#include <SDL.h>

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/must.h"
#include "font/font_paragraph.h"
#include "font/font_system.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { STYLE_BYTES = 6, SIDE = 64 };

/* Font files stay open from one input to the next. */
struct bench {
    struct font_set *set;
    SDL_Surface *surface;
    SDL_Renderer *renderer;
};

static const struct bench *bench(void)
{
    static struct bench b;
    if (!b.set) {
        struct arena a = {0};
        struct diag_list diags;
        SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
        diag_init(&diags, &a);
        enum err e = font_system_open(STR(SOURCE_DIR), &diags, &b.set);
        must(e == OK);
        b.surface = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32, SDL_PIXELFORMAT_ARGB8888);
        b.renderer = SDL_CreateSoftwareRenderer(b.surface);
        arena_finish(&a);
    }
    return &b;
}

static struct font_style style_from(const uint8_t *b)
{
    static const struct str langs[] = {STR_INIT("nl"), STR_INIT("ar"), STR_INIT("uk"),
                                       STR_INIT("ti"), STR_INIT("ur"), STR_INIT("")};
    return (struct font_style){.role = (enum font_role)(b[0] % FONT_ROLES),
                               .bold = b[0] & 0x80,
                               .size_px = (float)(b[1] % 100),
                               .lang = langs[b[2] % (sizeof langs / sizeof *langs)],
                               .base = (enum font_base)(b[3] & 3),
                               .align = (enum font_align)((b[3] >> 2) % 3),
                               .max_lines = b[4] % 4};
}

static void check_runs(const struct font_paragraph *p, const struct font_line *line)
{
    for (size_t i = 0; i < line->run_count; i++) {
        const struct font_run *run = &p->runs[line->first_run + i];
        must(run->from >= line->from && run->to <= p->text.n && run->w >= 0);
        must(i == 0 || run->x == run[-1].x + run[-1].w);
    }
}

static void check_lines(const struct font_paragraph *p)
{
    size_t at = 0;
    int y = 0;
    for (size_t i = 0; i < p->line_count; i++) {
        const struct font_line *line = &p->lines[i];
        must(line->from == at && line->to >= at && line->y == y);
        check_runs(p, line);
        at = line->to;
        y += line->h;
    }
    must(at == p->text.n && y == p->h);
    must(p->style.max_lines == 0 || p->line_count <= (size_t)p->style.max_lines);
}

static void check_places(struct font_set *set, const struct font_paragraph *p)
{
    enum { TOUCHES = 4 };
    for (int i = 0; i <= TOUCHES; i++) {
        size_t byte = font_hit(set, p, p->w * i / TOUCHES, p->h * i / TOUCHES);
        must(byte <= p->text.n);
        struct font_caret caret = font_caret_at(set, p, byte);
        must(caret.y >= 0 && caret.y + caret.h <= p->h);
        size_t again = font_hit(set, p, caret.x, caret.y + caret.h / 2);
        must(font_caret_at(set, p, again).x == caret.x);
        int x0, x1;
        font_range_x(set, p, byte / 2, byte, &x0, &x1);
        must(x0 <= x1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (n < STYLE_BYTES) {
        return 0;
    }
    const struct bench *b = bench();
    struct font_style style = style_from(bytes);
    struct str text = {(const char *)bytes + STYLE_BYTES, n - STYLE_BYTES};
    struct arena a = {0};
    struct font_paragraph p;
    font_layout(b->set, &a, &style, text, bytes[5] * 4, &p);
    check_lines(&p);
    check_places(b->set, &p);
    font_paint(b->set, b->renderer, &p, 0, 0, 0x1B2733FF);
    arena_finish(&a);
    return 0;
}
