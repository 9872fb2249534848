/* SPDX-License-Identifier: MIT
 *
 * shape.h - antialiased shapes as coverage: how much of each pixel a shape covers.
 *
 * A mask is 8 bits a pixel, 0 outside to 255 inside, in the caller's memory; whoever
 * paints gives it a colour.  Coordinates are pixels with the origin in the mask's top
 * left corner, pixel (0,0) reaching from 0 to 1, and need not be whole.  A shape drawn
 * into a mask joins what is there (the larger coverage stays); what lies outside is cut
 * off.  Pure: no state, no allocation.                                               */
#ifndef SHAPE_SHAPE_H
#define SHAPE_SHAPE_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

enum { SHAPE_SIDE_MAX = 4096 }; /* pixels of a mask's side */

struct shape_mask {
    int w, h;
    int stride; /* bytes from row to row */
    uint8_t *coverage;
};

/* An empty mask in the arena; sides from 1 to SHAPE_SIDE_MAX. */
struct shape_mask shape_mask_new(struct arena *a, int w, int h);
void shape_mask_clear(struct shape_mask *m);

struct shape_point {
    float x, y;
};

/* Radii of a box's corners: top left, top right, bottom right, bottom left. */
struct shape_box {
    float x, y, w, h;
    float radius[4]; /* larger than fits: as large as fits */
};
struct shape_box shape_box_round(float x, float y, float w, float h, float radius);

void shape_disc(struct shape_mask *m, float cx, float cy, float radius);
/* `radius` is that of the outer edge; the ring lies inside it, `width` thick. */
void shape_ring(struct shape_mask *m, float cx, float cy, float radius, float width);
/* Part of a circle's line, `radius` to its middle, round ends.  Angles in degrees, 0 to the
 * right, growing clockwise as seen; from < to. */
void shape_arc(struct shape_mask *m, float cx, float cy, float radius, float width, float from_deg,
               float to_deg);

void shape_box_fill(struct shape_mask *m, const struct shape_box *box);
/* The border lies inside the box. */
void shape_box_border(struct shape_mask *m, const struct shape_box *box, float width);
/* Dashes with round ends; dash and space are stretched a little so that they come out even.
 * The dash's length includes its ends. */
void shape_box_dashes(struct shape_mask *m, const struct shape_box *box, float width, float dash,
                      float space);

/* A thick line through the points, with round ends and joints. */
void shape_line(struct shape_mask *m, const struct shape_point *points, size_t count, float width);
/* The same in dashes, as SVG draws them with round ends: the ends reach half a width beyond
 * the dash, so a dash of 0.1 is a dot. */
void shape_line_dashes(struct shape_mask *m, const struct shape_point *points, size_t count,
                       float width, float dash, float space);
/* What the closed polygon encloses; where it overlaps itself is a hole (even-odd). */
void shape_polygon(struct shape_mask *m, const struct shape_point *points, size_t count);

#endif
