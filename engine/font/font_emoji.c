/* SPDX-License-Identifier: MIT */
#include "font/font_emoji.h"

#include "base/utf8.h"
#include "text/text_letter.h"

#include <SDL_ttf.h>

#include <stdlib.h>

enum {
    STRIKE_PT = 109, /* the one size in which Noto Color Emoji has bitmaps */
    GRINNING_FACE = 0x1F600,
};

struct font_emoji {
    TTF_Font *font;
};

enum err font_emoji_open(const char *file, struct font_emoji **out)
{
    if (TTF_Init() != 0) {
        return ERR_UNSUPPORTED;
    }
    TTF_Font *font = TTF_OpenFont(file, STRIKE_PT);
    if (!font) {
        TTF_Quit();
        return ERR_NOT_FOUND;
    }
    if (!TTF_GlyphIsProvided32(font, GRINNING_FACE)) {
        TTF_CloseFont(font);
        TTF_Quit();
        return ERR_UNSUPPORTED;
    }
    *out = heap_alloc(1, sizeof **out);
    **out = (struct font_emoji){font};
    return OK;
}

void font_emoji_close(struct font_emoji *font)
{
    if (font) {
        TTF_CloseFont(font->font);
        TTF_Quit();
        free(font);
    }
}

/* Joiners, selectors and tags (of regions' flags) choose a picture; they are none themselves. */
static bool has_all(TTF_Font *font, struct str text)
{
    bool any = false;
    while (text.n > 0) {
        uint32_t c = utf8_next(&text);
        if (!text_is_joiner(c)) {
            any = true;
            if (!TTF_GlyphIsProvided32(font, c)) {
                return false;
            }
        }
    }
    return any;
}

static uint8_t *pixel_of(const SDL_Surface *s, int x, int y)
{
    return (uint8_t *)s->pixels + (size_t)y * (size_t)s->pitch + (size_t)x * 4;
}

/* FreeType hands out colour multiplied by alpha, and SDL_ttf passes it on; in a PNG it
 * stands by itself. */
static void copy_pixel(const uint8_t *from, uint8_t *to)
{
    unsigned alpha = from[3];
    for (int i = 0; i < 3 && alpha > 0; i++) {
        unsigned colour = (from[i] * 255u + alpha / 2) / alpha;
        to[i] = (uint8_t)(colour < 255 ? colour : 255);
    }
    to[3] = from[3];
}

/* Copies into the middle of the picture; false when nothing of it can be seen. */
static bool copy_centred(const SDL_Surface *s, uint8_t *rgba)
{
    int left = (FONT_EMOJI_WIDTH_PX - s->w) / 2, top = (FONT_EMOJI_HEIGHT_PX - s->h) / 2;
    bool seen = false;
    for (int y = 0; y < FONT_EMOJI_HEIGHT_PX; y++) {
        for (int x = 0; x < FONT_EMOJI_WIDTH_PX; x++) {
            int sx = x - left, sy = y - top;
            if (sx < 0 || sy < 0 || sx >= s->w || sy >= s->h) {
                continue;
            }
            const uint8_t *from = pixel_of(s, sx, sy);
            copy_pixel(from, rgba + ((size_t)y * FONT_EMOJI_WIDTH_PX + (size_t)x) * 4);
            seen = seen || from[3] > 0;
        }
    }
    return seen;
}

/* A sequence that the font does not know as one picture comes out as several beside
 * each other. */
static bool is_single(const SDL_Surface *s)
{
    return s->w > 0 && s->w < FONT_EMOJI_WIDTH_PX * 3 / 2;
}

enum err font_emoji_draw(struct font_emoji *font, struct str emoji, struct arena *a, uint8_t **rgba)
{
    if (emoji.n > FONT_EMOJI_BYTES_MAX) {
        return ERR_LIMIT;
    }
    if (utf8_bad(emoji) != SIZE_MAX) {
        return ERR_FORMAT;
    }
    if (!has_all(font->font, emoji)) {
        return ERR_NOT_FOUND;
    }
    SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *drawn = TTF_RenderUTF8_Blended(font->font, arena_cstr(a, emoji), white);
    SDL_Surface *s = drawn ? SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_RGBA32, 0) : NULL;
    SDL_FreeSurface(drawn);
    if (!s) {
        return ERR_NOT_FOUND;
    }
    *rgba = ARENA_ARRAY(a, uint8_t, (size_t)FONT_EMOJI_WIDTH_PX * FONT_EMOJI_HEIGHT_PX * 4);
    bool good = is_single(s) && copy_centred(s, *rgba);
    SDL_FreeSurface(s);
    return good ? OK : ERR_NOT_FOUND;
}
