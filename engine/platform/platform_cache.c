/* SPDX-License-Identifier: MIT */
#include "platform/platform_cache.h"

#include "base/str.h"

uint64_t platform_hash(uint64_t seed, const void *bytes, size_t n)
{
    return (seed ^ str_hash((struct str){bytes, n})) * 1099511628211u;
}

const struct platform_texture *platform_cache_find(struct platform_cache *c, uint64_t key)
{
    for (size_t i = 0; i < PLATFORM_CACHE_ENTRIES; i++) {
        struct platform_texture *t = &c->entries[i];
        if (t->texture && t->key == key) {
            t->used = ++c->tick;
            return t;
        }
    }
    return NULL;
}

static void forget(struct platform_cache *c, struct platform_texture *t)
{
    SDL_DestroyTexture(t->texture);
    c->bytes -= (size_t)t->w * (size_t)t->h * 4;
    *t = (struct platform_texture){0};
}

/* A free place, or that of the texture used longest ago. */
static struct platform_texture *oldest(struct platform_cache *c)
{
    struct platform_texture *best = &c->entries[0];
    for (size_t i = 0; i < PLATFORM_CACHE_ENTRIES; i++) {
        struct platform_texture *t = &c->entries[i];
        if (!t->texture) {
            return t;
        }
        best = t->used < best->used ? t : best;
    }
    return best;
}

static struct platform_texture *oldest_held(struct platform_cache *c)
{
    struct platform_texture *best = NULL;
    for (size_t i = 0; i < PLATFORM_CACHE_ENTRIES; i++) {
        struct platform_texture *t = &c->entries[i];
        if (t->texture && (!best || t->used < best->used)) {
            best = t;
        }
    }
    return best;
}

const struct platform_texture *platform_cache_add(struct platform_cache *c, uint64_t key,
                                                  const uint32_t *pixels, int w, int h)
{
    SDL_Texture *texture =
        SDL_CreateTexture(c->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC, w, h);
    if (!texture) {
        return NULL;
    }
    SDL_UpdateTexture(texture, NULL, pixels, w * 4);
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    size_t bytes = (size_t)w * (size_t)h * 4;
    struct platform_texture *old = oldest_held(c);
    while (old && c->bytes + bytes > PLATFORM_CACHE_BYTES) {
        forget(c, old);
        old = oldest_held(c);
    }
    struct platform_texture *place = oldest(c);
    if (place->texture) {
        forget(c, place);
    }
    *place = (struct platform_texture){texture, key, ++c->tick, w, h};
    c->bytes += bytes;
    return place;
}

void platform_cache_drop(struct platform_cache *c)
{
    for (size_t i = 0; i < PLATFORM_CACHE_ENTRIES; i++) {
        if (c->entries[i].texture) {
            forget(c, &c->entries[i]);
        }
    }
}
