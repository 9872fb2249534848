/* SPDX-License-Identifier: MIT
 *
 * Boxes are painted in nine parts: four corners from a small mask that is made once for
 * each radius, and rectangles between them, so that a large card costs what a
 * rectangle costs.                                                                    */
#include "platform/platform_render.h"

#include "shape/shape.h"

enum corner_kind { CORNER_FILL, CORNER_BORDER, DASHES };

struct corner_key {
    int kind, radius, width, w, h;
};

static uint64_t key_of(const struct corner_key *key)
{
    return platform_hash(1, key, sizeof *key);
}

static int at_most(int a, int b)
{
    return a < b ? a : b;
}

/* A box of four corners with one pixel between them. */
static const struct platform_texture *corners(struct platform_canvas *canvas, enum corner_kind kind,
                                              int radius, int width)
{
    struct corner_key key = {(int)kind, radius, width, 0, 0};
    const struct platform_texture *t = platform_cache_find(&canvas->cache, key_of(&key));
    if (t) {
        return t;
    }
    int side = 2 * radius + 1;
    struct shape_mask mask = shape_mask_new(&canvas->scratch, side, side);
    struct shape_box box = shape_box_round(0, 0, (float)side, (float)side, (float)radius);
    if (kind == CORNER_FILL) {
        shape_box_fill(&mask, &box);
    } else {
        shape_box_border(&mask, &box, (float)width);
    }
    return platform_cache_mask(canvas, key_of(&key), &mask);
}

static void paint_corners(struct platform_canvas *canvas, const struct platform_texture *t,
                          SDL_Rect r, int radius, uint32_t colour)
{
    for (int i = 0; i < 4; i++) {
        int right = i & 1, below = i >> 1;
        SDL_Rect from = {right * (radius + 1), below * (radius + 1), radius, radius};
        SDL_Rect to = {right ? r.x + r.w - radius : r.x, below ? r.y + r.h - radius : r.y, radius,
                       radius};
        platform_tint(canvas, t, &from, &to, colour);
    }
}

static void paint_fill(struct platform_canvas *canvas, SDL_Rect r, int radius, uint32_t colour)
{
    radius = at_most(radius, at_most(r.w, r.h) / 2);
    if ((colour & 0xFF) == 0 || r.w <= 0 || r.h <= 0) {
        return;
    }
    if (radius > 0) {
        paint_corners(canvas, corners(canvas, CORNER_FILL, radius, 0), r, radius, colour);
    }
    platform_fill(canvas, (SDL_Rect){r.x + radius, r.y, r.w - 2 * radius, radius}, colour);
    platform_fill(canvas, (SDL_Rect){r.x, r.y + radius, r.w, r.h - 2 * radius}, colour);
    platform_fill(canvas, (SDL_Rect){r.x + radius, r.y + r.h - radius, r.w - 2 * radius, radius},
                  colour);
}

static void paint_border(struct platform_canvas *canvas, SDL_Rect r, int radius, int width,
                         uint32_t colour)
{
    radius = at_most(radius, at_most(r.w, r.h) / 2);
    int edge = radius > width ? radius : width;
    if (radius > 0) {
        paint_corners(canvas, corners(canvas, CORNER_BORDER, radius, width), r, radius, colour);
    }
    int inner_w = r.w - 2 * radius, inner_h = r.h - 2 * edge;
    platform_fill(canvas, (SDL_Rect){r.x + radius, r.y, inner_w, width}, colour);
    platform_fill(canvas, (SDL_Rect){r.x + radius, r.y + r.h - width, inner_w, width}, colour);
    platform_fill(canvas, (SDL_Rect){r.x, r.y + edge, width, inner_h}, colour);
    platform_fill(canvas, (SDL_Rect){r.x + r.w - width, r.y + edge, width, inner_h}, colour);
}

static void paint_dashes(struct platform_canvas *canvas, SDL_Rect r, int radius, int width,
                         uint32_t colour)
{
    struct corner_key key = {DASHES, radius, width, r.w, r.h};
    const struct platform_texture *t = platform_cache_find(&canvas->cache, key_of(&key));
    if (!t) {
        struct shape_mask mask = shape_mask_new(&canvas->scratch, r.w, r.h);
        struct shape_box box = shape_box_round(0, 0, (float)r.w, (float)r.h, (float)radius);
        shape_box_dashes(&mask, &box, (float)width, (float)width * 3, (float)width * 2);
        t = platform_cache_mask(canvas, key_of(&key), &mask);
    }
    platform_tint(canvas, t, NULL, &r, colour);
}

/* Paints the part of a box between two heights. */
static void paint_band(struct platform_canvas *canvas, SDL_Rect r, int radius, int top, int bottom,
                       uint32_t colour)
{
    SDL_Rect band = {r.x, top, r.w, bottom - top};
    SDL_Rect clip = band;
    if (canvas->clip.w > 0) {
        SDL_IntersectRect(&canvas->clip, &band, &clip);
    }
    SDL_RenderSetClipRect(canvas->renderer, &clip);
    paint_fill(canvas, r, radius, colour);
    SDL_RenderSetClipRect(canvas->renderer, canvas->clip.w > 0 ? &canvas->clip : NULL);
}

static void paint_level(struct platform_canvas *canvas, const struct ui_draw *d, SDL_Rect inside,
                        int radius)
{
    int bottom = inside.y + inside.h;
    int top = bottom - d->level_px;
    int water = d->border_px > 2 ? d->border_px / 3 : 1;
    paint_band(canvas, inside, radius, top, bottom, d->level_colour);
    if (d->level_px < inside.h) {
        paint_band(canvas, inside, radius, top, top + water, d->border);
    }
}

void platform_paint_box(struct platform_canvas *canvas, const struct ui_draw *d)
{
    SDL_Rect r = {d->rect.x, d->rect.y, d->rect.w, d->rect.h};
    int radius = at_most(d->radius_px, at_most(r.w, r.h) / 2);
    int b = (d->border & 0xFF) ? d->border_px : 0;
    if (b == 0 || d->dashed) {
        paint_fill(canvas, r, radius, d->colour);
    }
    if (b > 0 && d->dashed) {
        paint_dashes(canvas, r, radius, b, d->border);
    } else if (b > 0 && (d->colour & 0xFF) == 0xFF) {
        SDL_Rect inside = {r.x + b, r.y + b, r.w - 2 * b, r.h - 2 * b};
        int inner_radius = radius > b ? radius - b : 0;
        paint_fill(canvas, r, radius, d->border);
        paint_fill(canvas, inside, inner_radius, d->colour);
        if (d->level_px > 0) {
            paint_level(canvas, d, inside, inner_radius);
        }
    } else if (b > 0) {
        paint_border(canvas, r, radius, b, d->border);
    }
}
