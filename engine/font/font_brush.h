/* SPDX-License-Identifier: MIT
 *
 * font_brush.h - paints glyphs of the atlas on a renderer.  Private to this room.     */
#ifndef FONT_FONT_BRUSH_H
#define FONT_FONT_BRUSH_H

#include "font/font_set.h"

struct SDL_Renderer;

/* On the baseline; colour 0xRRGGBBAA. */
struct font_pen {
    int x, y;
    uint32_t colour;
};

/* False where the renderer cannot.  `flip`: mirrored, to the left of the pen. */
bool font_brush_glyph(struct font_set *set, struct SDL_Renderer *renderer,
                      const struct font_opened *font, uint32_t glyph, const struct font_pen *pen,
                      bool flip);

#endif
