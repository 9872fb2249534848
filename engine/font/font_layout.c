/* SPDX-License-Identifier: MIT */
#include "font/font_paragraph.h"

#include <string.h>

#include "base/utf8.h"
#include "font/font_item.h"
#include "font/font_open.h"
#include "font/font_set.h"
#include "text/text_bidi.h"
#include "text/text_break.h"

static const struct str ellipsis = STR_INIT("\xE2\x80\xA6");

/* One paragraph on its way; everything in the set's scratch arena. */
struct setting {
    struct font_set *set;
    struct font_style style;
    struct str text;
    int width_px;
    bool rtl;
    struct text_bidi bidi;
    struct font_items items;
    struct text_breaks graphemes;
    struct font_line *lines;
    size_t line_count, line_room;
    struct font_run *runs;
    size_t run_count, run_room;
    bool cut;
};

/* The two grow functions keep lists in the scratch arena: old copies stay until it is reset. */
static struct font_line *new_line(struct setting *s)
{
    if (s->line_count == s->line_room) {
        s->line_room = s->line_room ? 2 * s->line_room : 8;
        struct font_line *more = ARENA_ARRAY(&s->set->scratch, struct font_line, s->line_room);
        if (s->line_count > 0) {
            memcpy(more, s->lines, s->line_count * sizeof *more);
        }
        s->lines = more;
    }
    return &s->lines[s->line_count++];
}

static struct font_run *new_run(struct setting *s)
{
    if (s->run_count == s->run_room) {
        s->run_room = s->run_room ? 2 * s->run_room : 16;
        struct font_run *more = ARENA_ARRAY(&s->set->scratch, struct font_run, s->run_room);
        if (s->run_count > 0) {
            memcpy(more, s->runs, s->run_count * sizeof *more);
        }
        s->runs = more;
    }
    return &s->runs[s->run_count++];
}

static int item_advance(const struct setting *s, const struct font_item *item, bool rtl,
                        struct str text)
{
    struct font_shaping shaping = {.face = item->face,
                                   .size_px = font_face_size(s->set, item->face, s->style.size_px),
                                   .bold = s->style.bold,
                                   .rtl = rtl,
                                   .script = item->script};
    return font_advance(s->set, &shaping, text, false);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Where the items that reach into [from, ...) begin. */
static size_t first_item(const struct setting *s, size_t from)
{
    size_t lo = 0, hi = s->items.count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (s->items.list[mid].to <= from) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo;
}

static int run_width(const struct setting *s, const struct text_run *run)
{
    int w = 0;
    for (size_t i = first_item(s, run->from); i < s->items.count; i++) {
        const struct font_item *item = &s->items.list[i];
        size_t from = larger(item->from, run->from), to = smaller(item->to, run->to);
        if (from >= to) {
            break;
        }
        w += item_advance(s, item, (run->level & 1) != 0, str_slice(s->text, from, to));
    }
    return w;
}

static int width_of(const struct setting *s, size_t from, size_t to)
{
    int w = 0;
    if (from >= to) {
        return 0;
    }
    struct text_runs runs = text_bidi_runs(&s->bidi, &s->set->scratch, from, to);
    for (size_t i = 0; i < runs.count; i++) {
        w += run_width(s, &runs.items[i]);
    }
    return w;
}

static bool is_line_feed(char c)
{
    return c == '\n' || c == '\r';
}

/* Bytes [from, to) without line feeds, or also without spaces, at their end. */
static size_t trim_end(const struct setting *s, size_t from, size_t to, bool spaces)
{
    while (to > from && (is_line_feed(s->text.p[to - 1]) || (spaces && s->text.p[to - 1] == ' '))) {
        to--;
    }
    return to;
}

/* The visible pieces of one bidi run, in visual order. */
static void add_pieces(struct setting *s, const struct text_run *run, int *x)
{
    bool rtl = (run->level & 1) != 0;
    size_t first = first_item(s, run->from), end = first;
    while (end < s->items.count && s->items.list[end].from < run->to) {
        end++;
    }
    for (size_t k = first; k < end; k++) {
        const struct font_item *item = &s->items.list[rtl ? first + end - 1 - k : k];
        struct font_run *out = new_run(s);
        *out = (struct font_run){.from = larger(item->from, run->from),
                                 .to = smaller(item->to, run->to),
                                 .level = run->level,
                                 .borrowed = item->borrowed,
                                 .face = (uint16_t)item->face,
                                 .size_px =
                                     (uint16_t)font_face_size(s->set, item->face, s->style.size_px),
                                 .x = *x};
        memcpy(out->script, item->script, sizeof out->script);
        out->text = str_slice(s->text, out->from, out->to);
        out->w = item_advance(s, item, rtl, out->text);
        *x += out->w;
    }
}

static void add_ellipsis(struct setting *s, size_t at, int *x)
{
    struct font_items sign = font_itemise(s->set, &s->style, ellipsis);
    struct font_run *out = new_run(s);
    *out = (struct font_run){.from = at,
                             .to = at,
                             .text = ellipsis,
                             .level = s->rtl ? 1 : 0,
                             .borrowed = true,
                             .face = (uint16_t)sign.list[0].face,
                             .x = *x};
    out->size_px = (uint16_t)font_face_size(s->set, out->face, s->style.size_px);
    memcpy(out->script, sign.list[0].script, sizeof out->script);
    out->w = item_advance(s, &sign.list[0], s->rtl, ellipsis);
    *x += out->w;
}

/* Ends a line: bytes [from, shown) are drawn, [from, to) belong to it. */
static void add_line(struct setting *s, size_t from, size_t shown, size_t to, bool with_ellipsis)
{
    struct font_line *line = new_line(s);
    int x = 0;
    *line = (struct font_line){.from = from, .to = to, .first_run = s->run_count};
    if (with_ellipsis && s->rtl) {
        add_ellipsis(s, shown, &x);
    }
    if (shown > from) {
        struct text_runs runs = text_bidi_line(&s->bidi, &s->set->scratch, from, shown);
        for (size_t i = 0; i < runs.count; i++) {
            add_pieces(s, &runs.items[i], &x);
        }
    }
    if (with_ellipsis && !s->rtl) {
        add_ellipsis(s, shown, &x);
    }
    line->run_count = s->run_count - line->first_run;
    line->w = x;
}

static bool is_last_line(const struct setting *s)
{
    return s->style.max_lines > 0 && s->line_count + 1 >= (size_t)s->style.max_lines;
}

/* The number of the last grapheme boundary at or before `byte`. */
static size_t boundary_at(const struct setting *s, size_t byte)
{
    size_t lo = 0, hi = s->graphemes.count - 1;
    while (lo < hi) {
        size_t mid = (lo + hi + 1) / 2;
        if (s->graphemes.at[mid] <= byte) {
            lo = mid;
        } else {
            hi = mid - 1;
        }
    }
    return lo;
}

/* The last grapheme boundary in [from, to] up to which the letters take no more than `room`;
 * at least one grapheme.  Looks ahead in growing steps: what is left may be long. */
static size_t fitting(const struct setting *s, size_t from, size_t to, int room)
{
    size_t lo = boundary_at(s, from), last = boundary_at(s, to), step = 1;
    size_t least = smaller(lo + 1, last);
    while (lo + step <= last && width_of(s, from, s->graphemes.at[lo + step]) <= room) {
        lo += step;
        step *= 2;
    }
    size_t hi = smaller(lo + step - 1, last);
    while (lo < hi) {
        size_t mid = (lo + hi + 1) / 2;
        if (width_of(s, from, s->graphemes.at[mid]) <= room) {
            lo = mid;
        } else {
            hi = mid - 1;
        }
    }
    return s->graphemes.at[larger(lo, least)];
}

/* The last line allowed, when more text follows: as much as fits, and an ellipsis. */
static void add_cut_line(struct setting *s, size_t from)
{
    const char *feed = memchr(s->text.p + from, '\n', s->text.n - from);
    size_t to = feed ? (size_t)(feed - s->text.p) : s->text.n;
    s->cut = true;
    if (s->width_px > 0) {
        int x = 0;
        size_t runs = s->run_count;
        add_ellipsis(s, from, &x); /* only to know its width */
        s->run_count = runs;
        if (width_of(s, from, to) + x > s->width_px) {
            to = fitting(s, from, to, s->width_px - x);
        }
    }
    add_line(s, from, trim_end(s, from, to, true), s->text.n, true);
}

/* The line being filled.  The functions below return false when the last line allowed was
 * cut: nothing more is set. */
struct filling {
    size_t line_from;
    int w; /* so far, with the spaces at its end */
};

static bool end_line(struct setting *s, struct filling *f, size_t to, bool hard)
{
    if (is_last_line(s) && to < s->text.n) {
        add_cut_line(s, f->line_from);
        return false;
    }
    add_line(s, f->line_from, trim_end(s, f->line_from, to, !hard), to, false);
    *f = (struct filling){.line_from = to};
    return true;
}

/* A word wider than the line: broken between graphemes. */
static bool break_word(struct setting *s, struct filling *f, size_t to)
{
    for (;;) {
        size_t at = fitting(s, f->line_from, to, s->width_px);
        if (at >= to || at <= f->line_from) {
            return true; /* the rest fits, or is a single grapheme wider than the line */
        }
        if (!end_line(s, f, at, false)) {
            return false;
        }
    }
}

/* Whether the line grows too wide with the word that ends at `ink`, `w` wide.  Widths of
 * words taken one by one are each up to a pixel off, so near the edge the line is measured
 * as a whole. */
static bool overflows(const struct setting *s, const struct filling *f, size_t ink, int w)
{
    int sum = f->w + w, doubt = 2 + sum / 16;
    if (s->width_px <= 0 || sum + doubt <= s->width_px) {
        return false;
    }
    return sum - doubt > s->width_px || width_of(s, f->line_from, ink) > s->width_px;
}

static bool add_segment(struct setting *s, struct filling *f, size_t from, size_t to)
{
    size_t ink = trim_end(s, from, to, true);
    int w = width_of(s, from, ink);
    if (overflows(s, f, ink, w)) {
        if (from > f->line_from && !end_line(s, f, from, false)) {
            return false;
        }
        if (w > s->width_px) {
            if (!break_word(s, f, ink)) {
                return false;
            }
            w = width_of(s, f->line_from, ink);
        }
    }
    f->w += w + width_of(s, ink, trim_end(s, ink, to, false));
    return true;
}

static void fill_lines(struct setting *s)
{
    struct text_line_breaks breaks =
        text_lines(font_set_tools(s->set, s->style.lang), &s->set->scratch, s->text);
    struct filling f = {0};
    for (size_t i = 0; i + 1 < breaks.count; i++) {
        const struct text_line_break *end = &breaks.items[i + 1];
        if (!add_segment(s, &f, breaks.items[i].at, end->at)) {
            return;
        }
        if (end->hard && end->at < s->text.n && !end_line(s, &f, end->at, true)) {
            return;
        }
    }
    end_line(s, &f, s->text.n, true);
}

/* How far a face reaches above and below the baseline, its line height shared out evenly
 * as on a web page. */
struct reach {
    float above, below;
};

static struct reach face_reach(struct setting *s, int face)
{
    const struct font_face *f = &s->set->table.faces[face];
    float line = s->style.size_px * f->line * font_table_line_times(&s->set->table, s->style.lang);
    int above = 0, below = 0;
    font_extent(s->set, face, font_face_size(s->set, face, s->style.size_px), s->style.bold, &above,
                &below);
    float lead = (line - (float)(above + below)) * 0.5f, rise = f->rise * s->style.size_px;
    return (struct reach){lead + (float)above - rise, lead + (float)below + rise};
}

static void place_line(struct setting *s, struct font_line *line, struct reach reach, int y)
{
    for (size_t i = 0; i < line->run_count; i++) {
        const struct font_run *run = &s->runs[line->first_run + i];
        if (!run->borrowed) {
            struct reach r = face_reach(s, run->face);
            reach.above = r.above > reach.above ? r.above : reach.above;
            reach.below = r.below > reach.below ? r.below : reach.below;
        }
    }
    line->y = y;
    line->h = (int)(reach.above + reach.below + 0.5f);
    line->baseline = y + (int)(reach.above + 0.5f);
}

static int aligned_x(const struct setting *s, int room)
{
    switch (s->style.align) {
    case FONT_START:
        return s->rtl ? room : 0;
    case FONT_CENTER:
        return room / 2;
    case FONT_END:
        return s->rtl ? 0 : room;
    }
    return 0;
}

static void place_lines(struct setting *s, struct font_paragraph *out)
{
    struct reach least = face_reach(s, font_style_face(s->set, &s->style));
    for (size_t i = 0; i < s->line_count; i++) {
        place_line(s, &s->lines[i], least, out->h);
        out->h += s->lines[i].h;
        out->w = s->lines[i].w > out->w ? s->lines[i].w : out->w;
    }
    int width = s->width_px > 0 ? s->width_px : out->w;
    for (size_t i = 0; i < s->line_count; i++) {
        struct font_line *line = &s->lines[i];
        line->x = aligned_x(s, width - line->w);
        for (size_t k = 0; k < line->run_count; k++) {
            s->runs[line->first_run + k].x += line->x;
        }
    }
}

static enum text_direction base_direction(const struct font_style *style)
{
    switch (style->base) {
    case FONT_BASE_LANG:
        return text_lang_direction(style->lang);
    case FONT_BASE_LTR:
        return TEXT_LTR;
    case FONT_BASE_RTL:
        return TEXT_RTL;
    case FONT_BASE_AUTO:
        return TEXT_AUTO;
    }
    return TEXT_LTR;
}

/* The longest beginning of at most FONT_TEXT_BYTES_MAX that splits no code point. */
static struct str limited(struct str text)
{
    size_t n = smaller(text.n, FONT_TEXT_BYTES_MAX);
    while (n < text.n && n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80) {
        n--;
    }
    return str_slice(text, 0, n);
}

static void lay_out(struct font_set *set, const struct font_style *style, struct str text,
                    int width_px, struct font_paragraph *out)
{
    struct arena *a = &set->scratch;
    struct setting s = {.set = set, .style = *style, .text = text, .width_px = width_px};
    s.bidi = text_bidi(a, text, base_direction(style));
    s.rtl = s.bidi.base != 0;
    s.items = font_itemise(set, style, text);
    s.graphemes = text_graphemes(font_set_tools(set, style->lang), a, text);
    fill_lines(&s);
    *out = (struct font_paragraph){
        .text = text, .style = *style, .width_px = width_px, .rtl = s.rtl, .cut = s.cut};
    place_lines(&s, out);
    out->lines = s.lines;
    out->line_count = s.line_count;
    out->runs = s.runs;
    out->run_count = s.run_count;
    set->counts.laid_out++;
}

static const struct font_paragraph *cached(struct font_set *set, const struct font_style *style,
                                           struct str text, int width_px)
{
    text = limited(text);
    const struct font_paragraph *found = font_cache_find(set->layouts, style, text, width_px);
    if (!found) {
        struct font_paragraph made;
        lay_out(set, style, text, width_px, &made);
        found = font_cache_add(set->layouts, &made);
        arena_reset(&set->scratch);
    }
    return found;
}

void font_layout(struct font_set *set, struct arena *a, const struct font_style *style,
                 struct str text, int width_px, struct font_paragraph *out)
{
    font_paragraph_copy(cached(set, style, text, width_px), a, out);
}

void font_measure(struct font_set *set, const struct font_style *style, struct str text,
                  int width_px, int *w, int *h, int *line_count)
{
    const struct font_paragraph *p = cached(set, style, text, width_px);
    *w = p->w;
    *h = p->h;
    if (line_count) {
        *line_count = (int)p->line_count;
    }
}

int font_line_height(struct font_set *set, const struct font_style *style)
{
    int w, h;
    font_measure(set, style, (struct str){0}, 0, &w, &h, NULL);
    return h;
}
