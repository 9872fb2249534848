/* SPDX-License-Identifier: MIT */
#include "font/font_atlas.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>

#include "base/arena.h"
#include "base/must.h"
#include "font/font_raster.h"
#include "font/font_set.h"

enum {
    PLACES = 2 * FONT_ATLAS_GLYPHS_MAX, /* of the hash table: at most half are taken */
    SHELVES_MAX = 256,
    SHELF_STEP = 4, /* heights are rounded up to this, so that shelves are shared */
    GAP = 1,        /* between pictures, against bleeding where a renderer scales */
    PIXEL_BYTES = 4,
};

/* A row of pictures of about one height. */
struct shelf {
    int y, h, x; /* x: where the next picture goes */
};

struct place {
    uint64_t key; /* 0: free */
    struct font_spot spot;
};

struct font_atlas {
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    struct place places[PLACES];
    size_t count;
    struct shelf shelves[SHELVES_MAX];
    size_t shelf_count;
    int free_y;
    uint32_t colours[FONT_ATLAS_COLOURS_MAX];
    size_t colour_count;
};

struct font_atlas *font_atlas_create(void)
{
    return heap_alloc(1, sizeof(struct font_atlas));
}

static void begin_anew(struct font_atlas *a)
{
    memset(a->places, 0, sizeof a->places);
    a->count = a->shelf_count = a->colour_count = 0;
    a->free_y = 0;
}

void font_atlas_drop(struct font_atlas *a)
{
    if (a->texture) {
        SDL_DestroyTexture(a->texture);
    }
    a->texture = NULL;
    a->renderer = NULL;
    begin_anew(a);
}

void font_atlas_destroy(struct font_atlas *a)
{
    if (a) {
        font_atlas_drop(a);
    }
    free(a);
}

size_t font_atlas_bytes(const struct font_atlas *a)
{
    return a->texture ? (size_t)FONT_ATLAS_PX * FONT_ATLAS_PX * PIXEL_BYTES : 0;
}

SDL_Texture *font_atlas_texture(struct font_atlas *a, SDL_Renderer *renderer)
{
    if (a->renderer == renderer && a->texture) {
        return a->texture;
    }
    font_atlas_drop(a);
    a->renderer = renderer;
    a->texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC,
                                   FONT_ATLAS_PX, FONT_ATLAS_PX);
    if (a->texture) {
        SDL_SetTextureBlendMode(a->texture, SDL_BLENDMODE_BLEND);
    }
    return a->texture;
}

/* The colour's number; one too many and the atlas begins anew. */
static size_t colour_number(struct font_atlas *a, uint32_t rgb)
{
    size_t i = 0;
    while (i < a->colour_count && a->colours[i] != rgb) {
        i++;
    }
    if (i == FONT_ATLAS_COLOURS_MAX) {
        begin_anew(a);
        i = 0;
    }
    a->colours[i] = rgb;
    a->colour_count = i < a->colour_count ? a->colour_count : i + 1;
    return i;
}

static uint64_t key_of(const struct font_opened *font, uint32_t glyph, size_t colour)
{
    return (uint64_t)1 << 63 | (uint64_t)font->bold << 62 | (uint64_t)font->face << 48 |
           (uint64_t)font->size_px << 32 | (uint64_t)colour << 16 | glyph;
}

/* Where the key is, or the free place where it goes. */
static struct place *find(struct font_atlas *a, uint64_t key)
{
    uint64_t hash = key * 0x9E3779B97F4A7C15u; /* 2^64 / golden ratio */
    size_t i = (size_t)(hash >> 32) % PLACES;
    while (a->places[i].key != 0 && a->places[i].key != key) {
        i = (i + 1) % PLACES;
    }
    return &a->places[i];
}

static struct shelf *new_shelf(struct font_atlas *a, int h)
{
    if (a->shelf_count == SHELVES_MAX || a->free_y + h > FONT_ATLAS_PX) {
        return NULL;
    }
    struct shelf *s = &a->shelves[a->shelf_count++];
    *s = (struct shelf){.y = a->free_y, .h = h};
    a->free_y += h;
    return s;
}

static int shelf_height(int h)
{
    return (h + GAP + SHELF_STEP - 1) / SHELF_STEP * SHELF_STEP;
}

/* Room for w by h pixels; false when there is none. */
static bool make_room(struct font_atlas *a, int w, int h, struct font_spot *spot)
{
    int height = shelf_height(h), width = w + GAP;
    struct shelf *found = NULL;
    for (size_t i = 0; i < a->shelf_count && !found; i++) {
        struct shelf *s = &a->shelves[i];
        found = s->h == height && s->x + width <= FONT_ATLAS_PX ? s : NULL;
    }
    found = found ? found : new_shelf(a, height);
    if (!found) {
        return false;
    }
    *spot = (struct font_spot){
        .x = (int16_t)found->x, .y = (int16_t)found->y, .w = (int16_t)w, .h = (int16_t)h};
    found->x += width;
    return true;
}

/* Copies the picture in, if the whole atlas could hold it; a full one begins anew. */
static bool put(struct font_atlas *a, const struct font_bitmap *b, struct font_spot *spot)
{
    if (b->w + GAP > FONT_ATLAS_PX || shelf_height(b->h) > FONT_ATLAS_PX) {
        return false;
    }
    if (!make_room(a, b->w, b->h, spot)) {
        begin_anew(a);
        bool room = make_room(a, b->w, b->h, spot);
        must(room);
    }
    spot->left = (int16_t)b->left;
    spot->top = (int16_t)b->top;
    SDL_Rect to = {spot->x, spot->y, b->w, b->h};
    return SDL_UpdateTexture(a->texture, &to, b->pixels, b->pitch) == 0;
}

static bool draw(struct font_atlas *a, const struct font_opened *font, uint32_t glyph, uint32_t rgb,
                 struct font_spot *spot)
{
    struct font_bitmap bitmap;
    *spot = (struct font_spot){0};
    if (!font_raster_draw(font, glyph, rgb, &bitmap)) {
        return false;
    }
    bool done = put(a, &bitmap, spot);
    font_raster_free(&bitmap);
    return done;
}

const struct font_spot *font_atlas_spot(struct font_atlas *a, const struct font_opened *font,
                                        uint32_t glyph, uint32_t rgb, bool *drawn)
{
    uint64_t key = key_of(font, glyph, colour_number(a, rgb));
    struct place *p = find(a, key);
    if (p->key == 0) {
        struct font_spot spot;
        if (a->count >= FONT_ATLAS_GLYPHS_MAX) {
            begin_anew(a);
        }
        *drawn = draw(a, font, glyph, rgb, &spot);
        key = key_of(font, glyph, colour_number(a, rgb));
        p = find(a, key); /* elsewhere if the atlas has begun anew */
        *p = (struct place){key, spot};
        a->count++;
    }
    return p->spot.w > 0 ? &p->spot : NULL;
}
