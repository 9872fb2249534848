/* SPDX-License-Identifier: MIT
 *
 * font_setting.h - a paragraph being set in type: what the steps of font_layout share.
 *
 * Private to this room.  The steps: analysis and pieces (font_piece.c), filling lines
 * (font_wrap.c), one line's runs and glyphs (font_line.c), places (font_place.c).
 * Everything lives in the set's scratch arena.                                       */
#ifndef FONT_FONT_SETTING_H
#define FONT_FONT_SETTING_H

#include "font/font_item.h"
#include "font/font_shape.h"

/* Letters of one face and one direction, shaped as if the paragraph were one line. */
struct font_piece {
    size_t from, to;                 /* bytes */
    size_t item;                     /* in setting.items */
    size_t first_glyph, glyph_count; /* in setting.shaped, left to right */
    uint8_t level;
};

/* A sign that is put in: at a cut, or where a word is broken. */
struct font_sign {
    struct font_item item;
    struct font_glyphs glyphs;
    int32_t advance; /* 1/64 px */
};

struct font_setting {
    struct font_set *set;
    struct font_style style;
    const struct font_lang *lang;
    struct str text;
    int width_px;
    bool rtl, cut;
    struct text_analysis analysis;
    struct font_items items;
    struct font_piece *pieces; /* as read */
    size_t piece_count;
    struct font_glyphs shaped;
    int32_t *before; /* before[b]: advance of the letters before byte b; text.n + 1 of them */
    struct font_sign ellipsis, hyphen; /* glyphs.list NULL: not needed so far */
    struct font_line *lines;
    size_t line_count, line_room;
    struct font_run *runs;
    size_t run_count, run_room;
    struct font_glyphs glyphs;   /* of the runs */
    struct font_glyphs measured; /* only to know how wide they are */
};

/* Analyses the text, cuts it into pieces and shapes them. */
void font_pieces_shape(struct font_setting *s);
/* Where the pieces that reach into [from, ...) begin. */
size_t font_piece_at(const struct font_setting *s, size_t from);
/* How an item of the text, or a sign's, is shaped in one direction. */
struct font_shaping font_setting_shaping(const struct font_setting *s, const struct font_item *item,
                                         bool rtl);
/* The signs, shaped when first asked for. */
const struct font_sign *font_setting_ellipsis(struct font_setting *s);
const struct font_sign *font_setting_hyphen(struct font_setting *s);

/* Fills lines no wider than the paragraph. */
void font_wrap(struct font_setting *s);

/* Adds a line: bytes [from, shown) are drawn, [from, to) belong to it. */
enum font_ending { FONT_ENDING_PLAIN, FONT_ENDING_HYPHEN, FONT_ENDING_ELLIPSIS };
void font_line_add(struct font_setting *s, size_t from, size_t shown, size_t to,
                   enum font_ending ending);

/* Gives lines and runs their places, and the paragraph its size. */
void font_place(struct font_setting *s, int *w, int *h);

/* 1/64 px to the nearest pixel. */
static inline int font_pixels(int32_t parts)
{
    return (int)((parts + FONT_PARTS / 2) >> 6);
}

static inline size_t font_larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static inline size_t font_smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

#endif
