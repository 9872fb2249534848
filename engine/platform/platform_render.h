/* SPDX-License-Identifier: MIT
 *
 * platform_render.h - paints a draw list with an SDL renderer.                        */
#ifndef PLATFORM_PLATFORM_RENDER_H
#define PLATFORM_PLATFORM_RENDER_H

#include "base/arena.h"
#include "font/font.h"
#include "platform/platform_cache.h"
#include "ui/ui_client.h"

struct platform_canvas {
    SDL_Renderer *renderer;
    struct font_set *fonts;
    const struct ui_client *client; /* for its pictures */
    struct platform_cache cache;
    struct arena scratch; /* reset for each item painted */
    SDL_Rect clip;        /* w == 0: none */
};

void platform_render(struct platform_canvas *canvas, const struct ui_draw_list *list,
                     uint32_t background);

/* The parts, one file each. */
void platform_paint_box(struct platform_canvas *canvas, const struct ui_draw *d);
void platform_paint_line(struct platform_canvas *canvas, const struct ui_draw *d);
void platform_paint_picture(struct platform_canvas *canvas, const struct ui_draw *d);
void platform_paint_icon(struct platform_canvas *canvas, const struct ui_draw *d);
void platform_paint_art(struct platform_canvas *canvas, const struct ui_draw *d);

/* A texture of white pixels with a mask's coverage as alpha. */
struct shape_mask;
const struct platform_texture *platform_cache_mask(struct platform_canvas *canvas, uint64_t key,
                                                   const struct shape_mask *mask);
/* Paints it in a colour; from NULL: all of it. */
void platform_tint(struct platform_canvas *canvas, const struct platform_texture *t,
                   const SDL_Rect *from, const SDL_Rect *to, uint32_t colour);
void platform_fill(struct platform_canvas *canvas, SDL_Rect rect, uint32_t colour);

#endif
