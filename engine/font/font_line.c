/* SPDX-License-Identifier: MIT
 *
 * One line: its letters in the order in which they are seen.                          */
#include "font/font_setting.h"

#include <string.h>

static struct font_line *new_line(struct font_setting *s)
{
    s->lines = arena_grow(&s->set->scratch, s->lines, s->line_count, s->line_count + 1,
                          &s->line_room, sizeof *s->lines);
    return &s->lines[s->line_count++];
}

static struct font_run *new_run(struct font_setting *s)
{
    s->runs = arena_grow(&s->set->scratch, s->runs, s->run_count, s->run_count + 1, &s->run_room,
                         sizeof *s->runs);
    return &s->runs[s->run_count++];
}

/* Glyphs [first, first + count) of a piece that are those of its bytes [from, to). */
struct slice {
    size_t first, count;
    bool whole; /* no cluster is cut, and none looks otherwise without its neighbours */
};

static bool in_range(const struct font_glyph *g, size_t from, size_t to)
{
    return g->cluster >= from && g->cluster < to;
}

static struct slice slice_of(const struct font_setting *s, const struct font_piece *p, size_t from,
                             size_t to)
{
    if (p->glyph_count == 0) {
        return (struct slice){.whole = true}; /* there is no font at all */
    }
    const struct font_glyph *g = &s->shaped.list[p->first_glyph];
    size_t a = 0, b = p->glyph_count;
    bool starts = from == p->from, ends = to == p->to;
    while (a < b && !in_range(&g[a], from, to)) {
        ends = ends || (g[a].cluster == to && g[a].safe);
        a++;
    }
    while (b > a && !in_range(&g[b - 1], from, to)) {
        ends = ends || (g[b - 1].cluster == to && g[b - 1].safe);
        b--;
    }
    for (size_t i = a; i < b && !starts; i++) {
        starts = g[i].cluster == from && g[i].safe;
    }
    return (struct slice){p->first_glyph + a, b - a, starts && ends};
}

static int32_t advance_of(const struct font_glyph *g, size_t count)
{
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += g[i].advance;
    }
    return sum;
}

/* The piece's glyphs, or shaped anew where the line has cut it. */
static int32_t take_glyphs(struct font_setting *s, const struct font_piece *p, size_t from,
                           size_t to)
{
    struct slice slice = slice_of(s, p, from, to);
    if (slice.count == 0 && slice.whole) {
        return 0;
    }
    if (slice.whole) {
        const struct font_glyph *g = &s->shaped.list[slice.first];
        font_glyphs_add(s->set, &s->glyphs, g, slice.count);
        return advance_of(g, slice.count);
    }
    struct font_shaping how = font_setting_shaping(s, &s->items.list[p->item], (p->level & 1) != 0);
    return font_shape(s->set, &how, s->text, from, to, &s->glyphs);
}

static struct font_run *begin_run(struct font_setting *s, const struct font_item *item,
                                  uint8_t level, int32_t pen)
{
    struct font_shaping how = font_setting_shaping(s, item, (level & 1) != 0);
    struct font_run *run = new_run(s);
    *run = (struct font_run){.first_glyph = s->glyphs.count,
                             .level = level,
                             .borrowed = item->borrowed,
                             .face = (uint16_t)how.face,
                             .size_px = (uint16_t)how.size_px,
                             .x = font_pixels(pen)};
    memcpy(run->script, item->script, sizeof run->script);
    return run;
}

/* A run's glyphs were added: the pen, which keeps parts of pixels, stands after them. */
static void end_run(struct font_setting *s, struct font_run *run, int32_t advance, int32_t *pen)
{
    *pen += advance;
    run->glyph_count = s->glyphs.count - run->first_glyph;
    run->w = font_pixels(*pen) - run->x;
}

static void add_sign(struct font_setting *s, const struct font_sign *sign, size_t at, uint8_t level,
                     int32_t *pen)
{
    struct font_run *run = begin_run(s, &sign->item, level, *pen);
    run->from = run->to = at;
    font_glyphs_add(s->set, &s->glyphs, sign->glyphs.list, sign->glyphs.count);
    for (size_t i = run->first_glyph; i < s->glyphs.count; i++) {
        s->glyphs.list[i].cluster = (uint32_t)at;
    }
    end_run(s, run, sign->advance, pen);
}

static void add_piece(struct font_setting *s, const struct font_piece *p, size_t from, size_t to,
                      int32_t *pen)
{
    struct font_run *run = begin_run(s, &s->items.list[p->item], p->level, *pen);
    run->from = from;
    run->to = to;
    end_run(s, run, take_glyphs(s, p, from, to), pen);
}

/* The pieces of one direction, from left to right; a word broken at `hyphen_at` gets its
 * hyphen behind its last letter. */
static void add_direction(struct font_setting *s, const struct text_run *run, size_t hyphen_at,
                          int32_t *pen)
{
    bool rtl = (run->level & 1) != 0, hyphen = run->to == hyphen_at;
    size_t first = font_piece_at(s, run->from), end = first;
    while (end < s->piece_count && s->pieces[end].from < run->to) {
        end++;
    }
    if (hyphen && rtl) {
        add_sign(s, font_setting_hyphen(s), hyphen_at, run->level, pen);
    }
    for (size_t k = first; k < end; k++) {
        const struct font_piece *p = &s->pieces[rtl ? first + end - 1 - k : k];
        add_piece(s, p, font_larger(p->from, run->from), font_smaller(p->to, run->to), pen);
    }
    if (hyphen && !rtl) {
        add_sign(s, font_setting_hyphen(s), hyphen_at, run->level, pen);
    }
}

void font_line_add(struct font_setting *s, size_t from, size_t shown, size_t to,
                   enum font_ending ending)
{
    struct font_line *line = new_line(s);
    int32_t pen = 0;
    size_t hyphen_at = ending == FONT_ENDING_HYPHEN ? shown : SIZE_MAX;
    *line = (struct font_line){.from = from, .to = to, .first_run = s->run_count};
    if (ending == FONT_ENDING_ELLIPSIS && s->rtl) {
        add_sign(s, font_setting_ellipsis(s), shown, 1, &pen);
    }
    if (shown > from) {
        struct text_runs runs = text_bidi_line(&s->analysis.bidi, &s->set->scratch, from, shown);
        for (size_t i = 0; i < runs.count; i++) {
            add_direction(s, &runs.items[i], hyphen_at, &pen);
        }
    }
    if (ending == FONT_ENDING_ELLIPSIS && !s->rtl) {
        add_sign(s, font_setting_ellipsis(s), shown, 0, &pen);
    }
    line->run_count = s->run_count - line->first_run;
    line->w = font_pixels(pen);
}
