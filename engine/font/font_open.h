/* SPDX-License-Identifier: MIT
 *
 * font_open.h - a face at a size, opened when first used; measuring with it.
 *
 * Private to this room.  Script and direction are set anew for every run: SDL_ttf takes
 * them from the font, and its defaults leave Arabic unjoined.                        */
#ifndef FONT_FONT_OPEN_H
#define FONT_FONT_OPEN_H

#include "font/font_set.h"

/* How one run of letters is shaped. */
struct font_shaping {
    int face;
    int size_px; /* after the face's scale */
    bool bold;
    bool rtl;
    const char *script;
};

/* Where the file is missing another face is opened instead; NULL when there is none at all.
 * Good until the next call. */
struct font_opened *font_open(struct font_set *set, int face, int size_px, bool bold);

/* The size at which a face is opened for a style of this size. */
int font_face_size(const struct font_set *set, int face, float size_px);

/* Text as SDL_ttf should get it: NUL-terminated in the scratch arena, malformed bytes as
 * U+FFFD, controls of direction left out, with a space on both sides where the font has
 * one.  SDL_ttf moves the origin in silence when ink reaches over the edge; between spaces
 * it never does. */
char *font_padded(struct font_set *set, const struct font_opened *font, struct str text,
                  bool joined);

/* The advance of a run.  `joined`: another letter of the same word follows. */
int font_advance(struct font_set *set, const struct font_shaping *shaping, struct str text,
                 bool joined);

/* Whether the face has a glyph for every letter; if not, *bad (may be NULL) is the first. */
bool font_covers(struct font_set *set, int face, int size_px, bool bold, struct str text,
                 uint32_t *bad);

/* How far the font reaches above and below the baseline, as it says itself. */
void font_extent(struct font_set *set, int face, int size_px, bool bold, int *above, int *below);

/* Sets script and direction. */
void font_prepare(const struct font_opened *font, const struct font_shaping *shaping);

void font_close_all(struct font_set *set);

#endif
