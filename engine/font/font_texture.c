/* SPDX-License-Identifier: MIT */
#include "font/font_texture.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>

#include "base/arena.h"
#include "font/font_paragraph.h"

enum { TEXTURES_MAX = 1024, PIXEL_BYTES = 4 };

struct kept {
    struct font_texture texture; /* sdl NULL: a free place */
    char *key;
    size_t key_bytes;
    uint64_t used;
};

struct font_textures {
    struct SDL_Renderer *renderer;
    uint64_t hashes[TEXTURES_MAX]; /* apart, so that a search reads little memory */
    struct kept items[TEXTURES_MAX];
    size_t bytes;
    uint64_t ticks;
};

struct font_textures *font_textures_create(void)
{
    return heap_alloc(1, sizeof(struct font_textures));
}

static size_t size_of(const struct font_texture *t)
{
    return (size_t)t->w * (size_t)t->h * PIXEL_BYTES;
}

static void drop_one(struct font_textures *t, struct kept *k)
{
    if (k->texture.sdl) {
        SDL_DestroyTexture(k->texture.sdl);
        t->bytes -= size_of(&k->texture);
        free(k->key);
    }
    *k = (struct kept){0};
}

void font_textures_drop(struct font_textures *t)
{
    for (size_t i = 0; i < TEXTURES_MAX; i++) {
        drop_one(t, &t->items[i]);
    }
    t->renderer = NULL;
}

void font_textures_destroy(struct font_textures *t)
{
    if (t) {
        font_textures_drop(t);
    }
    free(t);
}

size_t font_textures_bytes(const struct font_textures *t)
{
    return t->bytes;
}

bool font_textures_find(struct font_textures *t, struct SDL_Renderer *renderer, struct str key,
                        struct font_texture *out)
{
    uint64_t hash = str_hash(key);
    if (t->renderer != renderer) {
        return false;
    }
    for (size_t i = 0; i < TEXTURES_MAX; i++) {
        struct kept *k = &t->items[i];
        if (t->hashes[i] == hash && k->texture.sdl &&
            str_eq(key, (struct str){k->key, k->key_bytes})) {
            k->used = ++t->ticks;
            *out = k->texture;
            return true;
        }
    }
    return false;
}

/* A free place if there is one, else the one used longest ago; `taken`: no free place. */
static struct kept *oldest(struct font_textures *t, bool taken)
{
    struct kept *found = NULL;
    for (size_t i = 0; i < TEXTURES_MAX; i++) {
        struct kept *k = &t->items[i];
        if ((!taken || k->texture.sdl) && (!found || k->used < found->used)) {
            found = k;
        }
    }
    return found;
}

static void make_room(struct font_textures *t, size_t bytes)
{
    while (t->bytes > 0 && t->bytes + bytes > FONT_TEXTURE_BYTES_MAX) {
        drop_one(t, oldest(t, true));
    }
}

bool font_textures_add(struct font_textures *t, struct SDL_Renderer *renderer, struct str key,
                       struct SDL_Surface *surface, struct font_texture *out)
{
    if (t->renderer != renderer) {
        font_textures_drop(t);
        t->renderer = renderer;
    }
    struct font_texture made = {SDL_CreateTextureFromSurface(renderer, surface), surface->w,
                                surface->h};
    SDL_FreeSurface(surface);
    if (!made.sdl) {
        return false;
    }
    make_room(t, size_of(&made));
    char *copy = heap_alloc(key.n, 1);
    memcpy(copy, key.p, key.n);
    struct kept *k = oldest(t, false);
    drop_one(t, k);
    *k = (struct kept){made, copy, key.n, ++t->ticks};
    t->hashes[k - t->items] = str_hash(key);
    t->bytes += size_of(&made);
    *out = made;
    return true;
}
