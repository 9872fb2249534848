/* SPDX-License-Identifier: MIT
 *
 * font_shape.h - letters to glyphs: HarfBuzz at work.
 *
 * Private to this room.                                                              */
#ifndef FONT_FONT_SHAPE_H
#define FONT_FONT_SHAPE_H

#include "font/font_set.h"

/* How a piece of text of one script, face and direction is shaped. */
struct font_shaping {
    int face;
    int size_px; /* after the face's scale */
    bool bold;
    bool rtl;
    const char *script;
    hb_language_t lang;
    struct str features; /* of the style; the face has its own besides */
};

/* Glyphs on their way; the list lives in the set's scratch arena. */
struct font_glyphs {
    struct font_glyph *list;
    size_t count, room;
};

/* Adds the glyphs of bytes [from, to) from left to right; letters around them are taken into
 * account (Arabic joins).  Returns the sum of their advances, in 1/64 px. */
int32_t font_shape(struct font_set *set, const struct font_shaping *how, struct str text,
                   size_t from, size_t to, struct font_glyphs *out);

/* Makes room for so many more, to save growing by steps. */
void font_glyphs_room(struct font_set *set, struct font_glyphs *out, size_t more);

/* Adds copies of `count` glyphs. */
void font_glyphs_add(struct font_set *set, struct font_glyphs *out, const struct font_glyph *from,
                     size_t count);

#endif
