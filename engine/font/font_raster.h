/* SPDX-License-Identifier: MIT
 *
 * font_raster.h - one glyph as pixels: SDL_ttf at work.
 *
 * Private to this room.                                                              */
#ifndef FONT_FONT_RASTER_H
#define FONT_FONT_RASTER_H

#include <stdbool.h>
#include <stdint.h>

struct SDL_Surface;
struct font_opened;

/* Of one colour, 0xRRGGBB, with coverage as alpha, ARGB8888; just the ink. */
struct font_bitmap {
    const void *pixels;
    int pitch; /* bytes */
    int w, h;
    int left, top; /* from the pen on the baseline: right to its left edge, up to its top */
    struct SDL_Surface *surface;
};

/* False: the glyph has no ink.  owner: free it with font_raster_free. */
bool font_raster_draw(const struct font_opened *font, uint32_t glyph, uint32_t rgb,
                      struct font_bitmap *out);
void font_raster_free(struct font_bitmap *b);

#endif
