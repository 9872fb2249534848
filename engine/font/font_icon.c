/* SPDX-License-Identifier: MIT */
#include "font/font_icon.h"

#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/utf8.h"
#include "font/font_open.h"
#include "font/font_set.h"

static const struct font_icon *find(const struct font_set *set, struct str name)
{
    for (size_t i = 0; i < set->icons.count; i++) {
        if (str_eq(set->icons.items[i].name, name)) {
            return &set->icons.items[i];
        }
    }
    return NULL;
}

unsigned font_icon_flags(const struct font_set *set, struct str name)
{
    const struct font_icon *icon = find(set, name);
    return !icon ? 0u : icon->mirrors ? FONT_ICON_EXISTS | FONT_ICON_MIRRORS : FONT_ICON_EXISTS;
}

size_t font_icon_count(const struct font_set *set)
{
    return set->icons.count;
}

struct str font_icon_name(const struct font_set *set, size_t index)
{
    return set->icons.items[index].name;
}

static bool draw(struct font_set *set, struct SDL_Renderer *renderer, const struct font_icon *icon,
                 int px, struct str key, struct font_texture *out)
{
    const struct font_opened *font = font_open(set, font_icon_face(set), px, false);
    if (!font) {
        return false;
    }
    SDL_Color white = {255, 255, 255, 255};
    TTF_SetFontDirection(font->ttf, TTF_DIRECTION_LTR);
    SDL_Surface *surface = TTF_RenderGlyph32_Blended(font->ttf, icon->code_point, white);
    if (!surface) {
        return false;
    }
    set->counts.rasterised++;
    return font_textures_add(set->textures, renderer, key, surface, out);
}

struct icon_key {
    uint32_t code_point;
    int px, tag;
};

bool font_icon_paint(struct font_set *set, struct SDL_Renderer *renderer, struct str name, int x,
                     int y, int px, uint32_t colour, bool mirrored)
{
    const struct font_icon *icon = find(set, name);
    if (!icon || !set->icons.file || px < 1 || px > FONT_SIZE_PX_MAX) {
        return false;
    }
    struct icon_key key = {icon->code_point, px, -1};
    struct str bytes = {(const char *)&key, sizeof key};
    struct font_texture t;
    if (!font_textures_find(set->textures, renderer, bytes, &t) &&
        !draw(set, renderer, icon, px, bytes, &t)) {
        return false;
    }
    bool flip = mirrored && icon->mirrors;
    int left = (px - t.w) / 2;
    SDL_Rect to = {x + (flip ? px - t.w - left : left), y + (px - t.h) / 2, t.w, t.h};
    SDL_SetTextureColorMod(t.sdl, (Uint8)(colour >> 24), (Uint8)(colour >> 16),
                           (Uint8)(colour >> 8));
    SDL_SetTextureAlphaMod(t.sdl, (Uint8)colour);
    SDL_RenderCopyEx(renderer, t.sdl, NULL, &to, 0, NULL,
                     flip ? SDL_FLIP_HORIZONTAL : SDL_FLIP_NONE);
    return true;
}
