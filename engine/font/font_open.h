/* SPDX-License-Identifier: MIT
 *
 * font_open.h - a face at a size, opened when first used: for shaping and for drawing.
 *
 * Private to this room.                                                              */
#ifndef FONT_FONT_OPEN_H
#define FONT_FONT_OPEN_H

#include "font/font_set.h"

/* Where the file is missing another face is opened instead; NULL when there is none at all.
 * Good until the next call. */
const struct font_opened *font_open(struct font_set *set, int face, int size_px, bool bold);

/* The size at which a face is opened for a style of this size. */
int font_face_size(const struct font_set *set, int face, float size_px);

/* The glyph of a letter, 0 where the face has none. */
uint32_t font_glyph_of(const struct font_opened *font, uint32_t letter);

/* A glyph's advance, to the nearest pixel. */
int font_advance_of(const struct font_opened *font, uint32_t glyph);

/* Whether the face has a glyph for every letter; if not, *bad (may be NULL) is the first. */
bool font_covers(const struct font_opened *font, struct str text, uint32_t *bad);

/* Whether the face's own file is installed. */
bool font_is_installed(struct font_set *set, int face);

void font_close_all(struct font_set *set);

#endif
