/* SPDX-License-Identifier: MIT */
#include "shape/shape_art.h"

#include "base/must.h"
#include "shape/shape_pixel.h"

/* A drawing's box in the mask's pixels; mirrored, its left corners become the right ones. */
static struct shape_box placed(const struct shape_box *b, const struct shape_view *v)
{
    bool mirrored = v->mirror_w > 0.0f;
    float x = mirrored ? v->mirror_w - b->x - b->w : b->x;
    static const int swapped[4] = {1, 0, 3, 2};
    struct shape_box out = {
        v->x + x * v->scale, v->y + b->y * v->scale, b->w * v->scale, b->h * v->scale, {0}};
    for (int i = 0; i < 4; i++) {
        out.radius[i] = b->radius[mirrored ? swapped[i] : i] * v->scale;
    }
    return out;
}

static void draw_box(struct shape_mask *m, const struct shape_prim *prim,
                     const struct shape_view *view)
{
    struct shape_box box = placed(&prim->box, view);
    if (prim->kind == SHAPE_PRIM_FILL) {
        shape_box_fill(m, &box);
    } else {
        shape_box_border(m, &box, prim->width * view->scale);
    }
}

static void draw_path(struct shape_mask *m, const struct shape_prim *prim,
                      const struct shape_view *view)
{
    struct shape_path path;
    enum err e = shape_path_parse(str_from(prim->path), view, &path);
    must(e == OK); /* the drawings are ours, and a test reads them all */
    if (prim->kind == SHAPE_PRIM_PATH) {
        shape_path_fill(m, &path);
    } else {
        shape_path_stroke(m, &path, prim->width * view->scale);
    }
}

void shape_prim_draw(struct shape_mask *m, const struct shape_prim *prim,
                     const struct shape_view *view)
{
    switch (prim->kind) {
    case SHAPE_PRIM_FILL:
    case SHAPE_PRIM_BORDER:
        draw_box(m, prim, view);
        break;
    case SHAPE_PRIM_PATH:
    case SHAPE_PRIM_STROKE:
        draw_path(m, prim, view);
        break;
    }
}

static uint32_t mix(uint32_t over, uint32_t under, uint32_t over_part, uint32_t under_part,
                    uint32_t total, int shift)
{
    uint32_t a = (over >> shift) & 0xFF, b = (under >> shift) & 0xFF;
    return ((a * over_part + b * under_part + total / 2) / total) << shift;
}

/* Puts a colour (0xRRGGBB) of this alpha over a pixel that is not premultiplied. */
static uint32_t compose(uint32_t rgb, uint32_t alpha, uint32_t pixel)
{
    uint32_t over_part = alpha * 255;
    uint32_t under_part = (pixel >> 24) * (255 - alpha);
    uint32_t total = over_part + under_part;
    if (total == 0) {
        return pixel;
    }
    return ((total + 127) / 255) << 24 | mix(rgb, pixel, over_part, under_part, total, 16) |
           mix(rgb, pixel, over_part, under_part, total, 8) |
           mix(rgb, pixel, over_part, under_part, total, 0);
}

static void compose_mask(const struct shape_mask *m, uint32_t colour, uint32_t *pixels, int w,
                         int h)
{
    uint32_t alpha = colour & 0xFF;
    for (int y = 0; y < h; y++) {
        const uint8_t *coverage = m->coverage + (size_t)y * (size_t)m->stride;
        uint32_t *row = pixels + (size_t)y * (size_t)w;
        for (int x = 0; x < w; x++) {
            if (coverage[x] != 0) {
                row[x] = compose(colour >> 8, (coverage[x] * alpha + 127) / 255, row[x]);
            }
        }
    }
}

void shape_art_paint(const struct shape_art *art, const struct shape_view *view,
                     const uint32_t colours[SHAPE_SLOTS], struct shape_mask *scratch,
                     uint32_t *pixels, int w, int h)
{
    must(scratch->w >= w && scratch->h >= h);
    /* Neighbours of one colour share a mask: where they overlap, their edges stay whole. */
    for (size_t i = 0; i < art->count;) {
        enum shape_slot slot = art->prims[i].slot;
        shape_mask_clear(scratch);
        for (; i < art->count && art->prims[i].slot == slot; i++) {
            shape_prim_draw(scratch, &art->prims[i], view);
        }
        compose_mask(scratch, colours[slot], pixels, w, h);
    }
}
