/* SPDX-License-Identifier: MIT
 *
 * The paragraph in pieces: each of one face and one direction, shaped once.           */
#include "font/font_setting.h"

#include <string.h>

#include "font/font_open.h"

struct font_shaping font_setting_shaping(const struct font_setting *s, const struct font_item *item,
                                         bool rtl)
{
    return (struct font_shaping){.face = item->face,
                                 .size_px = font_face_size(s->set, item->face, s->style.size_px),
                                 .bold = s->style.bold,
                                 .rtl = rtl,
                                 .script = item->script,
                                 .lang = s->lang->hb,
                                 .features = s->style.features};
}

static enum text_direction base_direction(const struct font_style *style, bool lang_is_rtl)
{
    switch (style->base) {
    case FONT_BASE_LANG:
        return lang_is_rtl ? TEXT_RTL : TEXT_LTR;
    case FONT_BASE_LTR:
        return TEXT_LTR;
    case FONT_BASE_RTL:
        return TEXT_RTL;
    case FONT_BASE_AUTO:
        return TEXT_AUTO;
    }
    return TEXT_LTR;
}

/* Cuts the items of one direction's run; `item` is the first that reaches into it. */
static size_t cut_run(struct font_setting *s, const struct text_run *run, size_t item)
{
    while (item < s->items.count && s->items.list[item].from < run->to) {
        const struct font_item *it = &s->items.list[item];
        s->pieces[s->piece_count++] = (struct font_piece){.from = font_larger(it->from, run->from),
                                                          .to = font_smaller(it->to, run->to),
                                                          .item = item,
                                                          .level = run->level};
        if (it->to > run->to) {
            return item; /* the next run has its rest */
        }
        item++;
    }
    return item;
}

static void cut_pieces(struct font_setting *s)
{
    struct arena *a = &s->set->scratch;
    struct text_runs runs = text_bidi_runs(&s->analysis.bidi, a, 0, s->text.n);
    s->pieces = ARENA_ARRAY(a, struct font_piece, s->items.count + runs.count);
    size_t item = 0;
    for (size_t i = 0; i < runs.count; i++) {
        item = cut_run(s, &runs.items[i], item);
    }
}

/* before[] holds each cluster's own advance one byte on, until it is summed up. */
static void shape_piece(struct font_setting *s, struct font_piece *piece)
{
    struct font_shaping how =
        font_setting_shaping(s, &s->items.list[piece->item], (piece->level & 1) != 0);
    piece->first_glyph = s->shaped.count;
    font_shape(s->set, &how, s->text, piece->from, piece->to, &s->shaped);
    piece->glyph_count = s->shaped.count - piece->first_glyph;
    for (size_t i = piece->first_glyph; i < s->shaped.count; i++) {
        s->before[s->shaped.list[i].cluster + 1] += s->shaped.list[i].advance;
    }
}

void font_pieces_shape(struct font_setting *s)
{
    struct arena *a = &s->set->scratch;
    struct text_tools *tools = font_set_tools(s->set, s->style.lang);
    s->lang = font_set_lang(s->set, s->style.lang);
    s->analysis = text_analyse(tools, a, s->text, base_direction(&s->style, s->lang->rtl));
    s->rtl = s->analysis.bidi.base != 0;
    s->items = font_itemise(s->set, &s->style, s->text, &s->analysis);
    s->before = ARENA_ARRAY(a, int32_t, s->text.n + 1);
    cut_pieces(s);
    font_glyphs_room(s->set, &s->shaped, s->text.n);
    font_glyphs_room(s->set, &s->glyphs, s->text.n);
    for (size_t i = 0; i < s->piece_count; i++) {
        shape_piece(s, &s->pieces[i]);
    }
    for (size_t b = 0; b < s->text.n; b++) {
        s->before[b + 1] += s->before[b];
    }
}

size_t font_piece_at(const struct font_setting *s, size_t from)
{
    size_t lo = 0, hi = s->piece_count;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (s->pieces[mid].to <= from) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo;
}

static const struct font_sign *sign(struct font_setting *s, struct font_sign *sign, struct str text)
{
    if (!sign->glyphs.list) {
        struct text_tools *tools = font_set_tools(s->set, s->style.lang);
        struct text_analysis analysis =
            text_analyse(tools, &s->set->scratch, text, base_direction(&s->style, s->lang->rtl));
        sign->item = font_itemise(s->set, &s->style, text, &analysis).list[0];
        struct font_shaping how = font_setting_shaping(s, &sign->item, s->rtl);
        sign->advance = font_shape(s->set, &how, text, 0, text.n, &sign->glyphs);
    }
    return sign;
}

const struct font_sign *font_setting_ellipsis(struct font_setting *s)
{
    return sign(s, &s->ellipsis, STR("\xE2\x80\xA6"));
}

const struct font_sign *font_setting_hyphen(struct font_setting *s)
{
    return sign(s, &s->hyphen, STR("-"));
}
