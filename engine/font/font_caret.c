/* SPDX-License-Identifier: MIT
 *
 * Where a caret stands: between clusters, where the glyphs say; between the letters of one
 * cluster (a ligature), at even parts of it.                                          */
#include "font/font_paragraph.h"

#include <stdlib.h>

#include "font/font_set.h"
#include "font/font_setting.h"
#include "text/text_break.h"

static const struct font_line *line_at(const struct font_paragraph *p, size_t byte)
{
    size_t l = 0;
    while (l + 1 < p->line_count && byte >= p->lines[l].to) {
        l++;
    }
    return p->line_count ? &p->lines[l] : NULL;
}

/* The cluster that holds a byte of a run: its first byte, and where it ends. */
struct cluster {
    size_t from, to;
    int32_t before, advance; /* 1/64 px, as read */
};

static struct cluster cluster_at(const struct font_paragraph *p, const struct font_run *run,
                                 size_t byte)
{
    struct cluster c = {run->from, run->to, 0, 0};
    const struct font_glyph *g = run->glyph_count > 0 ? &p->glyphs[run->first_glyph] : NULL;
    for (size_t i = 0; i < run->glyph_count; i++) {
        if (g[i].cluster <= byte && g[i].cluster > c.from) {
            c.from = g[i].cluster;
        } else if (g[i].cluster > byte && g[i].cluster < c.to) {
            c.to = g[i].cluster;
        }
    }
    for (size_t i = 0; i < run->glyph_count; i++) {
        c.before += g[i].cluster < c.from ? g[i].advance : 0;
        c.advance += g[i].cluster >= c.from && g[i].cluster < c.to ? g[i].advance : 0;
    }
    return c;
}

/* Letters drawn as one share its width: the part of it before `byte`. */
static int32_t part_of(struct font_set *set, const struct font_paragraph *p, struct cluster c,
                       size_t byte)
{
    if (byte <= c.from) {
        return 0;
    }
    struct str letters = str_slice(p->text, c.from, c.to);
    struct text_breaks b =
        text_graphemes(font_set_tools(set, p->style.lang), &set->scratch, letters);
    size_t before = 0;
    while (before + 1 < b.count && b.at[before + 1] <= byte - c.from) {
        before++;
    }
    return b.count > 1 ? (int32_t)((int64_t)c.advance * (int64_t)before / (int64_t)(b.count - 1))
                       : 0;
}

/* From the run's left edge. */
static int x_in_run(struct font_set *set, const struct font_paragraph *p,
                    const struct font_run *run, size_t byte)
{
    int advance = run->w;
    if (byte < run->to) {
        struct cluster c = cluster_at(p, run, byte);
        advance = font_pixels(c.before + part_of(set, p, c, byte));
    }
    return run->level & 1 ? run->w - advance : advance;
}

static const struct font_run *run_at(const struct font_paragraph *p, const struct font_line *line,
                                     size_t byte)
{
    const struct font_run *before = NULL;
    for (size_t i = 0; i < line->run_count; i++) {
        const struct font_run *run = &p->runs[line->first_run + i];
        if (run->from == run->to) {
            continue; /* an ellipsis holds no place in the text */
        }
        if (byte >= run->from && byte < run->to) {
            return run;
        }
        if (byte >= run->to && (!before || run->to > before->to)) {
            before = run;
        }
    }
    return before;
}

struct font_caret font_caret_at(struct font_set *set, const struct font_paragraph *p, size_t byte)
{
    const struct font_line *line = line_at(p, byte);
    if (!line) {
        return (struct font_caret){0, 0, font_line_height(set, &p->style)};
    }
    const struct font_run *run = run_at(p, line, byte);
    int x = run ? run->x + x_in_run(set, p, run, byte) : line->x;
    arena_reset(&set->scratch);
    return (struct font_caret){x, line->y, line->h};
}

static const struct font_line *line_at_y(const struct font_paragraph *p, int y)
{
    size_t l = 0;
    while (l + 1 < p->line_count && y >= p->lines[l].y + p->lines[l].h) {
        l++;
    }
    return p->line_count ? &p->lines[l] : NULL;
}

static int away_from(const struct font_run *run, int x)
{
    return x < run->x ? run->x - x : x > run->x + run->w ? x - run->x - run->w : 0;
}

/* How far the run nearest to x is. */
static int nearest_run(const struct font_paragraph *p, const struct font_line *line, int x)
{
    int least = INT32_MAX;
    for (size_t i = 0; i < line->run_count; i++) {
        const struct font_run *run = &p->runs[line->first_run + i];
        int away = run->from < run->to ? away_from(run, x) : INT32_MAX;
        least = away < least ? away : least;
    }
    return least;
}

struct hit {
    size_t byte;
    int away;
};

/* Keeps the boundary in [from, to] whose caret is nearest to x, if nearer than `best`. */
static void nearer(struct font_set *set, const struct font_paragraph *p, struct text_breaks b,
                   size_t from, size_t to, int x, struct hit *best)
{
    for (size_t i = 0; i < b.count && b.at[i] <= to; i++) {
        int away = b.at[i] >= from ? abs(font_caret_at(set, p, b.at[i]).x - x) : INT32_MAX;
        if (away < best->away) {
            *best = (struct hit){b.at[i], away};
        }
    }
}

size_t font_hit(struct font_set *set, const struct font_paragraph *p, int x, int y)
{
    const struct font_line *line = line_at_y(p, y);
    if (!line) {
        return 0;
    }
    struct arena a;
    arena_init(&a, 0);
    struct text_breaks b = text_graphemes(font_set_tools(set, p->style.lang), &a, p->text);
    struct hit best = {line->from, INT32_MAX};
    bool last = line == &p->lines[p->line_count - 1];
    int near_px = nearest_run(p, line, x);
    for (size_t i = 0; i < line->run_count; i++) {
        const struct font_run *run = &p->runs[line->first_run + i];
        if (run->from < run->to && away_from(run, x) <= near_px + 1) {
            /* The end of a line is the beginning of the next. */
            size_t to = !last && run->to == line->to ? run->to - 1 : run->to;
            nearer(set, p, b, run->from, to, x, &best);
        }
    }
    arena_finish(&a);
    return best.byte;
}

void font_range_x(struct font_set *set, const struct font_paragraph *p, size_t from, size_t to,
                  int *x0, int *x1)
{
    const struct font_line *line = line_at(p, from);
    *x0 = *x1 = font_caret_at(set, p, from).x;
    for (size_t i = 0; line && i < line->run_count; i++) {
        const struct font_run *run = &p->runs[line->first_run + i];
        if (run->to <= from || run->from >= to) {
            continue;
        }
        int a = run->x + x_in_run(set, p, run, from > run->from ? from : run->from);
        int b = run->x + x_in_run(set, p, run, to < run->to ? to : run->to);
        int low = a < b ? a : b, high = a < b ? b : a;
        *x0 = low < *x0 ? low : *x0;
        *x1 = high > *x1 ? high : *x1;
    }
    arena_reset(&set->scratch);
}
