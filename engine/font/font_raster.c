/* SPDX-License-Identifier: MIT */
#include "font/font_raster.h"

#include <SDL.h>
#include <SDL_ttf.h>

#include "font/font_overlay.h"
#include "font/font_set.h"

enum { PIXEL_BYTES = 4 };

/* SDL_ttf draws a letter into a box that begins at the pen, or left of it by what reaches
 * over, and is as high as the font, or higher by what reaches over. */
bool font_raster_draw(const struct font_opened *font, uint32_t glyph, uint32_t rgb,
                      struct font_bitmap *out)
{
    SDL_Color colour = {(Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb, 255};
    uint32_t c = font_overlay_code_point(glyph);
    int left, right, bottom, top;
    if (TTF_GlyphMetrics32(font->ttf, c, &left, &right, &bottom, &top, NULL) != 0 ||
        right <= left || top <= bottom) {
        return false;
    }
    SDL_Surface *s = TTF_RenderGlyph32_Blended(font->ttf, c, colour);
    if (!s) {
        return false;
    }
    int x = left > 0 ? left : 0, y = top < font->above ? font->above - top : 0;
    *out = (struct font_bitmap){.pitch = s->pitch, .left = left, .top = top, .surface = s};
    out->w = right - left < s->w - x ? right - left : s->w - x;
    out->h = top - bottom < s->h - y ? top - bottom : s->h - y;
    out->pixels = (const uint8_t *)s->pixels + (ptrdiff_t)y * s->pitch + (ptrdiff_t)x * PIXEL_BYTES;
    if (out->w <= 0 || out->h <= 0) {
        SDL_FreeSurface(s);
        return false;
    }
    return true;
}

void font_raster_free(struct font_bitmap *b)
{
    SDL_FreeSurface(b->surface);
    b->surface = NULL;
}
