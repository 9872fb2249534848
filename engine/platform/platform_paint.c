/* SPDX-License-Identifier: MIT
 *
 * Pictures, icons, drawings and lines: made once as a texture of the size they are
 * shown at, then copied.                                                              */
#define LOG_MODULE "platform"
#include "platform/platform_render.h"

#include "base/log.h"
#include "font/font_icon.h"
#include "image/image_png.h"
#include "image/image_scale.h"
#include "shape/shape.h"
#include "shape/shape_art.h"

struct sized_key {
    uint64_t what;
    int w, h, flags;
    uint32_t colour;
};

static uint64_t key_of(const struct sized_key *key)
{
    return platform_hash(2, key, sizeof *key);
}

static void copy(struct platform_canvas *canvas, const struct platform_texture *t,
                 const struct ui_draw *d)
{
    if (t) {
        SDL_Rect to = {d->rect.x + (d->rect.w - t->w) / 2, d->rect.y + (d->rect.h - t->h) / 2, t->w,
                       t->h};
        platform_tint(canvas, t, NULL, &to, 0xFFFFFF00u | d->alpha);
    }
}

static uint32_t *argb_of(struct arena *a, const struct image *image)
{
    size_t count = (size_t)image->width_px * (size_t)image->height_px;
    uint32_t *pixels = ARENA_ARRAY(a, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        const uint8_t *p = image->rgba + 4 * i;
        pixels[i] = (uint32_t)p[3] << 24 | (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
    }
    return pixels;
}

/* Reads the picture and brings it to the largest size of its own shape that fits. */
static enum err load_picture(struct platform_canvas *canvas, const struct ui_draw *d,
                             struct image *out)
{
    struct arena *a = &canvas->scratch;
    struct str png;
    struct image image;
    enum err e = canvas->client->picture(canvas->client->ctx, d->picture, a, &png);
    e = e == OK ? image_png_read(png, a, &image) : e;
    if (e != OK) {
        return e;
    }
    int w = d->rect.w, h = d->rect.w * image.height_px / image.width_px;
    if (h > d->rect.h) {
        h = d->rect.h;
        w = d->rect.h * image.width_px / image.height_px;
    }
    *out = image_scaled(&image, a, w > 0 ? w : 1, h > 0 ? h : 1);
    return OK;
}

void platform_paint_picture(struct platform_canvas *canvas, const struct ui_draw *d)
{
    struct sized_key key = {0};
    key.what = platform_hash(3, d->picture.b, sizeof d->picture.b);
    key.w = d->rect.w;
    key.h = d->rect.h;
    const struct platform_texture *t = platform_cache_find(&canvas->cache, key_of(&key));
    struct image image;
    if (!t) {
        enum err e = load_picture(canvas, d, &image);
        if (e != OK) {
            LOG_WARN("a picture cannot be shown: %s", err_name(e));
            return;
        }
        t = platform_cache_add(&canvas->cache, key_of(&key), argb_of(&canvas->scratch, &image),
                               image.width_px, image.height_px);
    }
    copy(canvas, t, d);
}

static void art_colours(const struct ui_draw *d, uint32_t colours[SHAPE_SLOTS])
{
    colours[SHAPE_INK] = d->colour ? d->colour : ui_colour(d->theme, UI_INK);
    colours[SHAPE_BODY] = ui_colour(d->theme, UI_ORANGE);
    colours[SHAPE_STRIPE] = ui_colour(d->theme, UI_CARD);
    colours[SHAPE_GLASS] = ui_colour(d->theme, UI_BLUE_TINT);
    colours[SHAPE_LAMP] = ui_colour(d->theme, UI_AMBER_TINT);
}

static const struct platform_texture *make_art(struct platform_canvas *canvas,
                                               const struct ui_draw *d, const struct shape_art *art,
                                               uint64_t key)
{
    struct arena *a = &canvas->scratch;
    float by_w = (float)d->rect.w / art->w, by_h = (float)d->rect.h / art->h;
    float scale = by_w < by_h ? by_w : by_h;
    int w = (int)(art->w * scale + 0.5f), h = (int)(art->h * scale + 0.5f);
    if (w < 1 || h < 1) {
        return NULL;
    }
    uint32_t colours[SHAPE_SLOTS];
    art_colours(d, colours);
    struct shape_view view = {.scale = scale, .mirror_w = d->mirrored ? art->w : 0};
    struct shape_mask scratch = shape_mask_new(a, w, h);
    uint32_t *pixels = ARENA_ARRAY(a, uint32_t, (size_t)w * (size_t)h);
    shape_art_paint(art, &view, colours, &scratch, pixels, w, h);
    return platform_cache_add(&canvas->cache, key, pixels, w, h);
}

void platform_paint_art(struct platform_canvas *canvas, const struct ui_draw *d)
{
    const struct shape_art *art = shape_art_find(d->text.text);
    if (!art) {
        LOG_WARN("no drawing is called %.*s", STR_ARG(d->text.text));
        return;
    }
    struct sized_key key = {0};
    key.what = str_hash(d->text.text);
    key.w = d->rect.w;
    key.h = d->rect.h;
    key.flags = (int)d->theme * 2 + d->mirrored;
    key.colour = d->colour;
    const struct platform_texture *t = platform_cache_find(&canvas->cache, key_of(&key));
    copy(canvas, t ? t : make_art(canvas, d, art, key_of(&key)), d);
}

void platform_paint_icon(struct platform_canvas *canvas, const struct ui_draw *d)
{
    int px = d->rect.w < d->rect.h ? d->rect.w : d->rect.h;
    int x = d->rect.x + (d->rect.w - px) / 2, y = d->rect.y + (d->rect.h - px) / 2;
    uint32_t colour = (d->colour & 0xFFFFFF00u) | ((d->colour & 0xFF) * d->alpha / 255);
    if (!font_icon_paint(canvas->fonts, canvas->renderer, d->text.text, x, y, px, colour,
                         d->mirrored)) {
        platform_paint_art(canvas, d);
    }
}

struct bounds {
    int x0, y0, x1, y1;
};

static struct bounds bounds_of(const struct ui_draw *d)
{
    struct bounds b = {d->points[0], d->points[1], d->points[0], d->points[1]};
    for (size_t i = 1; i < d->count; i++) {
        int x = d->points[2 * i], y = d->points[2 * i + 1];
        b.x0 = x < b.x0 ? x : b.x0;
        b.x1 = x > b.x1 ? x : b.x1;
        b.y0 = y < b.y0 ? y : b.y0;
        b.y1 = y > b.y1 ? y : b.y1;
    }
    int margin = d->width_px / 2 + 1;
    return (struct bounds){b.x0 - margin, b.y0 - margin, b.x1 + margin, b.y1 + margin};
}

static const struct platform_texture *make_line(struct platform_canvas *canvas,
                                                const struct ui_draw *d, const struct bounds *b,
                                                uint64_t key)
{
    struct arena *a = &canvas->scratch;
    int w = b->x1 - b->x0, h = b->y1 - b->y0;
    if (w > SHAPE_SIDE_MAX || h > SHAPE_SIDE_MAX) {
        return NULL;
    }
    struct shape_point *points = ARENA_ARRAY(a, struct shape_point, d->count);
    for (size_t i = 0; i < d->count; i++) {
        points[i] = (struct shape_point){(float)(d->points[2 * i] - b->x0),
                                         (float)(d->points[2 * i + 1] - b->y0)};
    }
    struct shape_mask mask = shape_mask_new(a, w, h);
    if (d->space_px > 0) {
        shape_line_dashes(&mask, points, d->count, (float)d->width_px, (float)d->dash_px,
                          (float)d->space_px);
    } else {
        shape_line(&mask, points, d->count, (float)d->width_px);
    }
    return platform_cache_mask(canvas, key, &mask);
}

void platform_paint_line(struct platform_canvas *canvas, const struct ui_draw *d)
{
    if (d->count < 2) {
        return;
    }
    struct bounds b = bounds_of(d);
    struct sized_key key = {0};
    key.w = d->width_px;
    key.h = d->dash_px;
    key.flags = d->space_px;
    key.what = platform_hash(4, d->points, d->count * 2 * sizeof *d->points);
    const struct platform_texture *t = platform_cache_find(&canvas->cache, key_of(&key));
    t = t ? t : make_line(canvas, d, &b, key_of(&key));
    SDL_Rect to = {b.x0, b.y0, b.x1 - b.x0, b.y1 - b.y0};
    platform_tint(canvas, t, NULL, &to, d->colour);
}
