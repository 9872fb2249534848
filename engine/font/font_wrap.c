/* SPDX-License-Identifier: MIT
 *
 * Lines filled word by word.  Widths come from the paragraph shaped as one line, which is
 * right wherever a line may end; a word that has to be broken is measured anew.       */
#include "font/font_setting.h"

#include "base/utf8.h"
#include "text/text_letter.h"

enum { TRIES_MAX = 4 }; /* letters at a break take more room than in a word by so many at most */

static const struct str soft_hyphen = STR_INIT("\xC2\xAD");

/* The line being filled.  The functions below return false when the last line allowed was
 * cut: nothing more is set. */
struct filling {
    size_t line_from, ink; /* ink: where its letters end, without spaces behind them */
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

/* The advance of a part, its letters at both ends as they stand when the text is broken
 * there. */
static int32_t shaped(struct font_setting *s, size_t from, size_t to)
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
    return sum;
}

/* The last place before `to`, not before `from`, whose letters do not lean on those behind:
 * `to` itself nearly everywhere, but not between two that are kerned. */
static size_t safe_before(const struct font_setting *s, size_t from, size_t to)
{
    size_t i = font_piece_at(s, to), safe;
    if (i == s->piece_count || s->pieces[i].from >= to) {
        return to;
    }
    const struct font_piece *p = &s->pieces[i];
    safe = font_larger(p->from, from);
    for (size_t k = p->first_glyph; k < p->first_glyph + p->glyph_count; k++) {
        const struct font_glyph *g = &s->shaped.list[k];
        safe = g->safe && g->cluster > safe && g->cluster <= to ? g->cluster : safe;
    }
    return safe;
}

/* Whether the letters before a break take no more than `room`, as they stand there.  What
 * leans on the letter behind the break by more than an em is not found. */
static bool fits(struct font_setting *s, size_t from, size_t to, int room)
{
    int width = width_of(s, from, to);
    if (width > room || (float)width + s->style.size_px <= (float)room) {
        return width <= room;
    }
    size_t safe = safe_before(s, from, to);
    int32_t before = s->before[safe] - s->before[from];
    return safe == to || font_pixels(before + shaped(s, safe, to)) <= room;
}

/* Bytes [from, to) without line feeds, or also without spaces, at their end. */
static size_t trim_end(const struct font_setting *s, size_t from, size_t to, bool spaces)
{
    struct str rest = str_slice(s->text, from, to);
    size_t n = rest.n;
    while (rest.n > 0) {
        uint32_t c = utf8_last(&rest);
        if (!text_is_line_feed(c) && !(spaces && text_is_breaking_space(c))) {
            break;
        }
        n = rest.n;
    }
    return from + n;
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

/* Whether a line may not begin at a grapheme: a mark alone, as some scripts' vowel signs are
 * graphemes of their own, would be drawn on an empty circle. */
static bool is_mark_at(const struct font_setting *s, size_t grapheme)
{
    size_t byte = s->analysis.graphemes.at[grapheme];
    struct str rest = str_slice(s->text, byte, s->text.n);
    return rest.n > 0 && text_is_mark(utf8_next(&rest));
}

/* The nearest grapheme before `i`, not before `least`, with which a line may begin. */
static size_t start_before(const struct font_setting *s, size_t i, size_t least)
{
    do {
        i--;
    } while (i > least && is_mark_at(s, i));
    return i;
}

/* The same after `i`, not beyond `most`. */
static size_t start_after(const struct font_setting *s, size_t i, size_t most)
{
    do {
        i++;
    } while (i < most && is_mark_at(s, i));
    return font_smaller(i, most);
}

/* The last grapheme boundary in [from, to] up to which the letters take no more than `room`;
 * at least one grapheme. */
static size_t fitting(struct font_setting *s, size_t from, size_t to, int room)
{
    const size_t *at = s->analysis.graphemes.at;
    size_t lo = boundary_at(s, from), end = boundary_at(s, to), hi = end;
    size_t least = start_after(s, lo, end);
    while (lo < hi) {
        size_t mid = (lo + hi + 1) / 2;
        if (width_of(s, from, at[mid]) <= room) {
            lo = mid;
        } else {
            hi = mid - 1;
        }
    }
    if (lo > least && lo < end && is_mark_at(s, lo)) {
        lo = start_before(s, lo, least);
    }
    for (int i = 0; i < TRIES_MAX && lo > least && font_pixels(shaped(s, from, at[lo])) > room;
         i++) {
        lo = start_before(s, lo, least);
    }
    return at[font_larger(lo, least)];
}

/* Where the text must go on in another line; its end if nowhere. */
static size_t hard_end(const struct font_setting *s, size_t from)
{
    const struct text_line_breaks *breaks = &s->analysis.lines;
    for (size_t i = 0; i < breaks->count; i++) {
        if (breaks->items[i].hard && breaks->items[i].at > from) {
            return breaks->items[i].at;
        }
    }
    return s->text.n;
}

/* The last line allowed, when more text follows: as much as fits, and an ellipsis. */
static void add_cut_line(struct font_setting *s, size_t from)
{
    size_t to = trim_end(s, from, hard_end(s, from), true);
    int room = s->width_px - width_of_sign(font_setting_ellipsis(s));
    s->cut = true;
    if (s->width_px > 0 && width_of(s, from, to) > room) {
        to = fitting(s, from, to, room);
    }
    font_line_add(s, from, trim_end(s, from, to, true), s->text.n, FONT_ENDING_ELLIPSIS);
}

/* Where a line's letters end: spaces at which it was broken are not shown, nor those before a
 * line feed that find no room. */
static size_t shown_end(const struct font_setting *s, size_t from, size_t to, bool hard)
{
    size_t end = trim_end(s, from, to, !hard);
    bool wide = hard && s->width_px > 0 && width_of(s, from, end) > s->width_px;
    return wide ? trim_end(s, from, to, true) : end;
}

static bool end_line(struct font_setting *s, struct filling *f, size_t to, bool hard)
{
    if (is_last_line(s) && to < s->text.n) {
        add_cut_line(s, f->line_from);
        return false;
    }
    if (!hard && at_soft_hyphen(s, f->line_from, to)) {
        font_line_add(s, f->line_from, to - soft_hyphen.n, to, FONT_ENDING_HYPHEN);
    } else {
        font_line_add(s, f->line_from, shown_end(s, f->line_from, to, hard), to, FONT_ENDING_PLAIN);
    }
    *f = (struct filling){.line_from = to, .ink = to};
    return true;
}

/* A word wider than the line: broken between graphemes. */
static bool break_word(struct font_setting *s, struct filling *f, size_t to, int room)
{
    while (!fits(s, f->line_from, to, room)) {
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
    f->ink = ink > from ? ink : f->ink;
    int room = s->width_px;
    if (s->width_px <= 0) {
        return true;
    }
    if (at_soft_hyphen(s, from, to)) {
        room -= width_of_sign(font_setting_hyphen(s));
    }
    if (fits(s, f->line_from, f->ink, room)) {
        return true;
    }
    if ((from > f->line_from && !end_line(s, f, from, false)) || !break_word(s, f, ink, room)) {
        return false;
    }
    f->ink = ink;
    return true;
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
