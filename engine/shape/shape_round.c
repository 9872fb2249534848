/* SPDX-License-Identifier: MIT */
#include "shape/shape.h"

#include <string.h>

#include "base/must.h"
#include "shape/shape_pixel.h"

struct shape_mask shape_mask_new(struct arena *a, int w, int h)
{
    must(w > 0 && w <= SHAPE_SIDE_MAX && h > 0 && h <= SHAPE_SIDE_MAX);
    return (struct shape_mask){
        .w = w, .h = h, .stride = w, .coverage = ARENA_ARRAY(a, uint8_t, (size_t)w * (size_t)h)};
}

void shape_mask_clear(struct shape_mask *m)
{
    for (int y = 0; y < m->h; y++) {
        memset(shape_row(m, y), 0, (size_t)m->w);
    }
}

/* A ring `width` thick inside `radius`; a width of the radius or more is a disc. */
static void draw_ring(struct shape_mask *m, float cx, float cy, float radius, float width)
{
    float inner = radius - width;
    struct shape_area area = shape_area_of(m, cx - radius, cy - radius, cx + radius, cy + radius);
    for (int y = area.y0; y < area.y1; y++) {
        uint8_t *row = shape_row(m, y);
        float dy = (float)y + 0.5f - cy;
        for (int x = area.x0; x < area.x1; x++) {
            float dx = (float)x + 0.5f - cx;
            float d = sqrtf(dx * dx + dy * dy);
            float hole = inner > 0.0f ? shape_cover(d - inner) : 0.0f;
            float cover = shape_cover(d - radius) - hole;
            if (cover > 0.0f) {
                shape_join(&row[x], cover);
            }
        }
    }
}

void shape_disc(struct shape_mask *m, float cx, float cy, float radius)
{
    draw_ring(m, cx, cy, radius, radius);
}

void shape_ring(struct shape_mask *m, float cx, float cy, float radius, float width)
{
    draw_ring(m, cx, cy, radius, width);
}

struct arc {
    float radius;
    float middle_rad, half_rad; /* the sector */
    struct shape_point ends[2]; /* from the centre */
};

static struct shape_point on_circle(float radius, float rad)
{
    return (struct shape_point){radius * cosf(rad), radius * sinf(rad)};
}

static float distance_to(struct shape_point p, float x, float y)
{
    return hypotf(x - p.x, y - p.y);
}

static float arc_distance(const struct arc *arc, float dx, float dy)
{
    static const float pi = 3.14159265f;
    float off = fabsf(atan2f(dy, dx) - arc->middle_rad);
    off = fmodf(off, 2.0f * pi);
    if (off > pi) {
        off = 2.0f * pi - off;
    }
    if (off <= arc->half_rad) {
        return fabsf(hypotf(dx, dy) - arc->radius);
    }
    return fminf(distance_to(arc->ends[0], dx, dy), distance_to(arc->ends[1], dx, dy));
}

void shape_arc(struct shape_mask *m, float cx, float cy, float radius, float width, float from_deg,
               float to_deg)
{
    static const float rad = 3.14159265f / 180.0f;
    struct arc arc = {.radius = radius,
                      .middle_rad = (from_deg + to_deg) * 0.5f * rad,
                      .half_rad = (to_deg - from_deg) * 0.5f * rad,
                      .ends = {on_circle(radius, from_deg * rad), on_circle(radius, to_deg * rad)}};
    float reach = radius + width * 0.5f;
    struct shape_area area = shape_area_of(m, cx - reach, cy - reach, cx + reach, cy + reach);
    for (int y = area.y0; y < area.y1; y++) {
        uint8_t *row = shape_row(m, y);
        for (int x = area.x0; x < area.x1; x++) {
            float d = arc_distance(&arc, (float)x + 0.5f - cx, (float)y + 0.5f - cy);
            float cover = shape_cover_line(d, width * 0.5f);
            if (cover > 0.0f) {
                shape_join(&row[x], cover);
            }
        }
    }
}
