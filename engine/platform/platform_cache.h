/* SPDX-License-Identifier: MIT
 *
 * platform_cache.h - textures that were made once, the least used forgotten first.
 *
 * Keys are hashes of everything that went into a texture.                             */
#ifndef PLATFORM_PLATFORM_CACHE_H
#define PLATFORM_PLATFORM_CACHE_H

#include <SDL.h>
#include <stdint.h>

enum {
    PLATFORM_CACHE_ENTRIES = 256,
    PLATFORM_CACHE_BYTES = 24 * 1024 * 1024, /* of pixels */
};

struct platform_texture {
    SDL_Texture *texture; /* NULL: the place is free, or nothing could be made */
    uint64_t key;
    uint64_t used; /* tick of the last use */
    int w, h;
};

struct platform_cache {
    SDL_Renderer *renderer;
    struct platform_texture entries[PLATFORM_CACHE_ENTRIES];
    uint64_t tick;
    size_t bytes;
};

uint64_t platform_hash(uint64_t seed, const void *bytes, size_t n);

/* NULL where nothing of that key is held. */
const struct platform_texture *platform_cache_find(struct platform_cache *c, uint64_t key);

/* Takes 0xAARRGGBB pixels, straight alpha, w * h. */
const struct platform_texture *platform_cache_add(struct platform_cache *c, uint64_t key,
                                                  const uint32_t *pixels, int w, int h);

/* Forgets all: the renderer was reset or goes. */
void platform_cache_drop(struct platform_cache *c);

#endif
