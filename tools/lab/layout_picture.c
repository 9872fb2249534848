/* SPDX-License-Identifier: MIT */
#include "layout_picture.h"

#include <SDL.h>

#include "base/os.h"
#include "image/image_png.h"

enum { INK = 0x000000FF };

/* The surface's bytes as they are (RGBA, no padding) in a file. */
static enum err save(SDL_Surface *surface, struct str path)
{
    struct arena a = {0};
    struct buf png;
    buf_init(&png, IMAGE_PNG_BYTES_MAX);
    const struct image image = {surface->w, surface->h, surface->pixels};
    enum err e = image_png_write(&image, &png);
    e = e == OK ? os_file_write(arena_cstr(&a, path), buf_str(&png)) : e;
    buf_finish(&png);
    arena_finish(&a);
    return e;
}

static double ink_of(const SDL_Surface *surface)
{
    const uint8_t *green = (const uint8_t *)surface->pixels + 1;
    double ink = 0;
    for (int i = 0; i < surface->w * surface->h; i++) {
        ink += 255 - green[i * 4];
    }
    return ink / 255;
}

static enum err paint(struct font_set *set, const struct font_paragraph *p, int margin_px,
                      SDL_Surface *surface)
{
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    if (!renderer) {
        return ERR_UNSUPPORTED;
    }
    SDL_SetRenderDrawColor(renderer, 0xFF, 0xFF, 0xFF, 0xFF);
    SDL_RenderClear(renderer);
    font_paint(set, renderer, p, margin_px, margin_px, INK);
    SDL_RenderPresent(renderer);
    font_set_textures_drop(set);
    SDL_DestroyRenderer(renderer);
    return OK;
}

enum err layout_picture_write(struct font_set *set, const struct font_paragraph *p, int margin_px,
                              struct str path, double *ink)
{
    int text_w = p->w > p->width_px ? p->w : p->width_px;
    int w = text_w + 2 * margin_px, h = p->h + 2 * margin_px;
    if (w > IMAGE_SIDE_PX_MAX || h > IMAGE_SIDE_PX_MAX) {
        return ERR_LIMIT;
    }
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGBA32);
    if (!surface) {
        return ERR_UNSUPPORTED;
    }
    enum err e = paint(set, p, margin_px, surface);
    *ink = ink_of(surface);
    e = e == OK ? save(surface, path) : e;
    SDL_FreeSurface(surface);
    return e;
}
