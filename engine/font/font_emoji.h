/* SPDX-License-Identifier: MIT
 *
 * font_emoji.h - emoji as pictures, from a colour bitmap font (Noto Color Emoji).
 *
 * For building courses: the player shows baked PNG files and needs no emoji font.  One
 * emoji is one grapheme: sequences with joiners, skin tones and flags are one picture.
 * Pixels are RGBA, 8 bits each, straight alpha, rows from the top without padding.    */
#ifndef FONT_FONT_EMOJI_H
#define FONT_FONT_EMOJI_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    FONT_EMOJI_WIDTH_PX = 136,
    FONT_EMOJI_HEIGHT_PX = 128,
    FONT_EMOJI_BYTES_MAX = 64, /* of one emoji's text */
};

struct font_emoji;

/* errors: ERR_NOT_FOUND (no such file, or not a font), ERR_UNSUPPORTED (a font without
 * emoji, or SDL_ttf does not start). */
WARN_UNUSED enum err font_emoji_open(const char *file, struct font_emoji **out);
void font_emoji_close(struct font_emoji *font); /* NULL is fine */

/* Draws one emoji, centred in 136 by 128 pixels.  owner: *rgba lives in `a`.
 * errors: ERR_NOT_FOUND (the font has no single picture of this text), ERR_FORMAT
 * (malformed UTF-8), ERR_LIMIT (longer than one emoji can be). */
WARN_UNUSED enum err font_emoji_draw(struct font_emoji *font, struct str emoji, struct arena *a,
                                     uint8_t **rgba);

#endif
