/* SPDX-License-Identifier: MIT */
#include "font/font_brush.h"

#include <SDL.h>

bool font_brush_glyph(struct font_set *set, struct SDL_Renderer *renderer,
                      const struct font_opened *font, uint32_t glyph, const struct font_pen *pen,
                      bool flip)
{
    bool drawn = false;
    SDL_Texture *texture = font_atlas_texture(set->atlas, renderer);
    const struct font_spot *spot =
        texture ? font_atlas_spot(set->atlas, font, glyph, pen->colour >> 8, &drawn) : NULL;
    set->counts.rasterised += drawn;
    if (!spot) {
        return texture != NULL;
    }
    SDL_Rect from = {spot->x, spot->y, spot->w, spot->h};
    SDL_Rect to = {flip ? pen->x - spot->left - spot->w : pen->x + spot->left, pen->y - spot->top,
                   spot->w, spot->h};
    SDL_SetTextureAlphaMod(texture, (Uint8)pen->colour);
    if (!flip) {
        return SDL_RenderCopy(renderer, texture, &from, &to) == 0;
    }
    return SDL_RenderCopyEx(renderer, texture, &from, &to, 0, NULL, SDL_FLIP_HORIZONTAL) == 0;
}
