/* SPDX-License-Identifier: MIT
 *
 * font_texture.h - runs and icons drawn once, white, and tinted when painted.
 *
 * Private to this room.  Holds FONT_TEXTURE_BYTES_MAX; the ones longest not painted go.
 * Textures belong to one renderer: painting with another drops them all.             */
#ifndef FONT_FONT_TEXTURE_H
#define FONT_FONT_TEXTURE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct SDL_Renderer;
struct SDL_Surface;
struct SDL_Texture;

struct font_textures;

struct font_texture {
    struct SDL_Texture *sdl;
    int w, h;
};

struct font_textures *font_textures_create(void);
void font_textures_destroy(struct font_textures *t); /* NULL is fine */
void font_textures_drop(struct font_textures *t);
size_t font_textures_bytes(const struct font_textures *t);

/* False where it was not drawn yet. */
bool font_textures_find(struct font_textures *t, struct SDL_Renderer *renderer, struct str key,
                        struct font_texture *out);

/* Makes a texture of the surface, which it frees; false where the renderer cannot. */
bool font_textures_add(struct font_textures *t, struct SDL_Renderer *renderer, struct str key,
                       struct SDL_Surface *surface, struct font_texture *out);

#endif
