/* SPDX-License-Identifier: MIT */
#include "shape/shape_path.h"

#include <string.h>

#include "shape/shape_pixel.h"

/* Exact areas.  Each edge adds, to every pixel it crosses in a row, how much of what lies
 * to its right it begins to cover; summed from left to right this is the winding number
 * averaged over each pixel.  Source: the accumulation buffer of R. Levien's font-rs. */
struct accumulator {
    float change[SHAPE_SIDE_MAX + 2];
};

/* An edge that runs within one row from xa to xb, falling by dy (negative: rising). */
static void add_edge(struct accumulator *acc, float xa, float xb, float dy)
{
    float left = fminf(xa, xb), right = fmaxf(xa, xb);
    int first = (int)left;
    if (right <= (float)(first + 1)) {
        float mean = (left + right) * 0.5f - (float)first;
        acc->change[first] += dy * (1.0f - mean);
        acc->change[first + 1] += dy * mean;
        return;
    }
    float slope = dy / (right - left);
    float covered = 0.0f; /* of the pixels so far, from one to the next */
    for (int x = first; (float)x < right; x++) {
        float begin = fmaxf(left, (float)x), end = fminf(right, (float)(x + 1));
        float height = (end - begin) * slope;
        float area = height * ((float)(x + 1) - (begin + end) * 0.5f);
        acc->change[x] += area + covered;
        covered = height - area;
    }
    acc->change[(int)ceilf(right)] += covered;
}

static float x_at(struct shape_point a, struct shape_point b, float y)
{
    return a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y));
}

/* What of the edge lies in row y. */
static void add_edge_in_row(struct accumulator *acc, int w, struct shape_point a,
                            struct shape_point b, float y)
{
    float top = fmaxf(fminf(a.y, b.y), y), bottom = fminf(fmaxf(a.y, b.y), y + 1.0f);
    if (top >= bottom) {
        return;
    }
    float xa = shape_clamp(x_at(a, b, top), 0.0f, (float)w);
    float xb = shape_clamp(x_at(a, b, bottom), 0.0f, (float)w);
    add_edge(acc, xa, xb, b.y > a.y ? bottom - top : top - bottom);
}

static void add_part(struct accumulator *acc, int w, const struct shape_point *points, size_t n,
                     float y)
{
    for (size_t i = 0; i < n; i++) {
        add_edge_in_row(acc, w, points[i], points[i + 1 < n ? i + 1 : 0], y);
    }
}

/* Even-odd: inside once is inside, twice is a hole. */
static float fold(float winding)
{
    float w = fmodf(fabsf(winding), 2.0f);
    return w > 1.0f ? 2.0f - w : w;
}

static void join_row(struct shape_mask *m, int y, const struct accumulator *acc)
{
    uint8_t *row = shape_row(m, y);
    float winding = 0.0f;
    for (int x = 0; x < m->w; x++) {
        winding += acc->change[x];
        float cover = fold(winding);
        if (cover > 0.001f) {
            shape_join(&row[x], cover);
        }
    }
}

void shape_parts_fill(struct shape_mask *m, const struct shape_point *points,
                      const struct shape_part *parts, size_t part_count)
{
    float top = (float)m->h, bottom = 0.0f;
    for (size_t i = 0; i < part_count; i++) {
        for (size_t k = 0; k < parts[i].count; k++) {
            float y = points[parts[i].first + k].y;
            top = fminf(top, y);
            bottom = fmaxf(bottom, y);
        }
    }
    struct shape_area area = shape_area_of(m, 0.0f, top, 0.0f, bottom);
    struct accumulator acc;
    for (int y = area.y0; y < area.y1; y++) {
        memset(acc.change, 0, ((size_t)m->w + 2) * sizeof acc.change[0]);
        for (size_t i = 0; i < part_count; i++) {
            add_part(&acc, m->w, points + parts[i].first, parts[i].count, (float)y);
        }
        join_row(m, y, &acc);
    }
}

void shape_polygon(struct shape_mask *m, const struct shape_point *points, size_t count)
{
    struct shape_part all = {.first = 0, .count = count, .closed = true};
    shape_parts_fill(m, points, &all, 1);
}
