/* SPDX-License-Identifier: MIT
 *
 * font_atlas.h - glyphs drawn once, side by side in one texture.
 *
 * A glyph is kept in the colour it was asked for.  SDL's software renderer blends a tinted
 * texture pixel by pixel, an untinted one several times faster, and a screen has few
 * colours of text (tala-lab bench text).  When the atlas is full it begins anew: what is
 * painted next is drawn again.  The texture belongs to one renderer; painting with another
 * begins anew too.  Private to this room.                                             */
#ifndef FONT_FONT_ATLAS_H
#define FONT_FONT_ATLAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct SDL_Renderer;
struct SDL_Texture;
struct font_opened;

enum {
    FONT_ATLAS_PX = 1024, /* each side */
    FONT_ATLAS_GLYPHS_MAX = 4096,
    FONT_ATLAS_COLOURS_MAX = 64,
};

/* A glyph's place in the texture, and that of its picture from the pen: right and up. */
struct font_spot {
    int16_t x, y, w, h;
    int16_t left, top;
};

struct font_atlas;

struct font_atlas *font_atlas_create(void);
void font_atlas_destroy(struct font_atlas *a); /* NULL is fine; before the renderer goes */
void font_atlas_drop(struct font_atlas *a);    /* its texture */

/* The texture to paint from, or NULL where the renderer cannot make one. */
struct SDL_Texture *font_atlas_texture(struct font_atlas *a, struct SDL_Renderer *renderer);

/* Where the glyph is in the colour 0xRRGGBB, drawn now if it was not yet (*drawn is set).
 * NULL: nothing to be seen (a space), or larger than the atlas.  After font_atlas_texture;
 * good until the next call. */
const struct font_spot *font_atlas_spot(struct font_atlas *a, const struct font_opened *font,
                                        uint32_t glyph, uint32_t rgb, bool *drawn);

size_t font_atlas_bytes(const struct font_atlas *a); /* of the texture's pixels */

#endif
