/* SPDX-License-Identifier: MIT
 *
 * shape_pixel.h - what the drawing functions of this room share; not for others.
 *
 * Shapes with round edges are drawn by signed distance: a pixel whose centre lies d
 * outside the edge is covered by about 0.5 - d.                                     */
#ifndef SHAPE_SHAPE_PIXEL_H
#define SHAPE_SHAPE_PIXEL_H

#include "shape/shape.h"

#include <math.h>

struct shape_area {
    int x0, y0, x1, y1; /* pixels, the last ones excluded */
};

/* What is not a number becomes `lo`. */
static inline int shape_clamp_int(float v, int lo, int hi)
{
    return !(v > (float)lo) ? lo : v < (float)hi ? (int)v : hi;
}

static inline float shape_clamp(float v, float lo, float hi)
{
    return !(v > lo) ? lo : v < hi ? v : hi;
}

/* The pixels of the mask that a shape within these limits can touch. */
static inline struct shape_area shape_area_of(const struct shape_mask *m, float x0, float y0,
                                              float x1, float y1)
{
    return (struct shape_area){
        .x0 = shape_clamp_int(floorf(x0 - 1.0f), 0, m->w),
        .y0 = shape_clamp_int(floorf(y0 - 1.0f), 0, m->h),
        .x1 = shape_clamp_int(ceilf(x1 + 1.0f), 0, m->w),
        .y1 = shape_clamp_int(ceilf(y1 + 1.0f), 0, m->h),
    };
}

static inline float shape_cover(float distance)
{
    return shape_clamp(0.5f - distance, 0.0f, 1.0f);
}

/* Of a line by the distance from its middle; thinner than a pixel it fades. */
static inline float shape_cover_line(float distance, float half_width)
{
    float full = half_width < 0.5f ? 2.0f * half_width : 1.0f;
    return shape_clamp(half_width + 0.5f - distance, 0.0f, full);
}

static inline uint8_t *shape_row(struct shape_mask *m, int y)
{
    return m->coverage + (size_t)y * (size_t)m->stride;
}

static inline void shape_join(uint8_t *pixel, float cover)
{
    uint8_t value = (uint8_t)(cover * 255.0f + 0.5f);
    if (value > *pixel) {
        *pixel = value;
    }
}

#endif
