/* SPDX-License-Identifier: MIT
 *
 * Lines filled word by word.  Widths come from the paragraph shaped as one line, which is
 * right wherever a line may end; a word that has to be broken is measured anew.       */
#include "font/font_setting.h"

#include <string.h>

enum { TRIES_MAX = 4 }; /* letters at a break take more room than in a word by so many at most */

static const struct str soft_hyphen = STR_INIT("\xC2\xAD");

/* The line being filled.  The functions below return false when the last line allowed was
 * cut: nothing more is set. */
struct filling {
    size_t line_from;
};

static int width_of(const struct font_setting *s, size_t from, size_t to)
{
    return from < to ? font_pixels(s->before[to] - s->before[from]) : 0;
}

/* Of a sign that is put in, so that with it a line still fits. */
static int width_of_sign(const struct font_sign *sign)
{
    return (int)((sign->advance + FONT_PARTS - 1) / FONT_PARTS);
}

/* Of a part, its letters at both ends as they stand when the text is broken there. */
static int shaped_width(struct font_setting *s, size_t from, size_t to)
{
    int32_t sum = 0;
    s->measured.count = 0;
    for (size_t i = font_piece_at(s, from); i < s->piece_count && s->pieces[i].from < to; i++) {
        const struct font_piece *p = &s->pieces[i];
        struct font_shaping how =
            font_setting_shaping(s, &s->items.list[p->item], (p->level & 1) != 0);
        sum += font_shape(s->set, &how, s->text, font_larger(p->from, from),
                          font_smaller(p->to, to), &s->measured);
    }
    return font_pixels(sum);
}

static bool is_line_feed(char c)
{
    return c == '\n' || c == '\r';
}

/* Bytes [from, to) without line feeds, or also without spaces, at their end. */
static size_t trim_end(const struct font_setting *s, size_t from, size_t to, bool spaces)
{
    while (to > from && (is_line_feed(s->text.p[to - 1]) || (spaces && s->text.p[to - 1] == ' '))) {
        to--;
    }
    return to;
}

/* Whether a line that ends here breaks a word, and shows a hyphen. */
static bool at_soft_hyphen(const struct font_setting *s, size_t from, size_t to)
{
    return to < s->text.n && to - from >= soft_hyphen.n &&
           str_eq(str_slice(s->text, to - soft_hyphen.n, to), soft_hyphen);
}

static bool is_last_line(const struct font_setting *s)
{
    return s->style.max_lines > 0 && s->line_count + 1 >= (size_t)s->style.max_lines;
}

/* The number of the last grapheme boundary at or before `byte`. */
static size_t boundary_at(const struct font_setting *s, size_t byte)
{
    const struct text_breaks *graphemes = &s->analysis.graphemes;
    size_t lo = 0, hi = graphemes->count - 1;
    while (lo < hi) {
        size_t mid = (lo + hi + 1) / 2;
        if (graphemes->at[mid] <= byte) {
            lo = mid;
        } else {
            hi = mid - 1;
        }
    }
    return lo;
}

/* The last grapheme boundary in [from, to] up to which the letters take no more than `room`;
 * at least one grapheme. */
static size_t fitting(struct font_setting *s, size_t from, size_t to, int room)
{
    const size_t *at = s->analysis.graphemes.at;
    size_t first = boundary_at(s, from), lo = first, hi = boundary_at(s, to);
    size_t least = font_smaller(first + 1, hi);
    while (lo < hi) {
        size_t mid = (lo + hi + 1) / 2;
        if (width_of(s, from, at[mid]) <= room) {
            lo = mid;
        } else {
            hi = mid - 1;
        }
    }
    for (int i = 0; i < TRIES_MAX && lo > least && shaped_width(s, from, at[lo]) > room; i++) {
        lo--;
    }
    return at[font_larger(lo, least)];
}

/* The last line allowed, when more text follows: as much as fits, and an ellipsis. */
static void add_cut_line(struct font_setting *s, size_t from)
{
    const char *feed = memchr(s->text.p + from, '\n', s->text.n - from);
    size_t to = feed ? (size_t)(feed - s->text.p) : s->text.n;
    int room = s->width_px - width_of_sign(font_setting_ellipsis(s));
    s->cut = true;
    if (s->width_px > 0 && width_of(s, from, to) > room) {
        to = fitting(s, from, to, room);
    }
    font_line_add(s, from, trim_end(s, from, to, true), s->text.n, FONT_ENDING_ELLIPSIS);
}

static bool end_line(struct font_setting *s, struct filling *f, size_t to, bool hard)
{
    if (is_last_line(s) && to < s->text.n) {
        add_cut_line(s, f->line_from);
        return false;
    }
    bool hyphen = !hard && at_soft_hyphen(s, f->line_from, to);
    font_line_add(s, f->line_from, trim_end(s, f->line_from, to, !hard), to,
                  hyphen ? FONT_ENDING_HYPHEN : FONT_ENDING_PLAIN);
    *f = (struct filling){.line_from = to};
    return true;
}

/* A word wider than the line: broken between graphemes. */
static bool break_word(struct font_setting *s, struct filling *f, size_t to, int room)
{
    while (width_of(s, f->line_from, to) > room) {
        size_t at = fitting(s, f->line_from, to, room);
        if (at >= to || at <= f->line_from) {
            return true; /* a single grapheme, or part of one, wider than the line */
        }
        if (!end_line(s, f, at, false)) {
            return false;
        }
    }
    return true;
}

/* Takes the letters up to the next place where a line may end. */
static bool add_segment(struct font_setting *s, struct filling *f, size_t from, size_t to)
{
    size_t ink = trim_end(s, from, to, true);
    int room = s->width_px;
    if (s->width_px <= 0) {
        return true;
    }
    if (at_soft_hyphen(s, from, to)) {
        room -= width_of_sign(font_setting_hyphen(s));
    }
    if (width_of(s, f->line_from, ink) <= room) {
        return true;
    }
    if (from > f->line_from && !end_line(s, f, from, false)) {
        return false;
    }
    return break_word(s, f, ink, room);
}

void font_wrap(struct font_setting *s)
{
    const struct text_line_breaks *breaks = &s->analysis.lines;
    struct filling f = {0};
    for (size_t i = 0; i + 1 < breaks->count; i++) {
        const struct text_line_break *end = &breaks->items[i + 1];
        if (!add_segment(s, &f, breaks->items[i].at, end->at)) {
            return;
        }
        if (end->hard && end->at < s->text.n && !end_line(s, &f, end->at, true)) {
            return;
        }
    }
    end_line(s, &f, s->text.n, true);
}
