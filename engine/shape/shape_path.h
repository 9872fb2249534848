/* SPDX-License-Identifier: MIT
 *
 * shape_path.h - outlines with curves, written as in SVG's path data.
 *
 * Commands: M L H V C S Q T A Z and their relative small letters, numbers as SVG writes
 * them ("c0-4.7 3-7.8"), so that a drawing made in an editor can be pasted.  Curves are
 * flattened to a tenth of a pixel.                                                  */
#ifndef SHAPE_SHAPE_PATH_H
#define SHAPE_SHAPE_PATH_H

#include "base/err.h"
#include "base/str.h"
#include "shape/shape.h"

enum { SHAPE_PATH_POINTS_MAX = 1024, SHAPE_PATH_PARTS_MAX = 64 };

/* How a drawing's own units land in a mask: x' = x0 + x * scale, or, mirrored in a drawing
 * `mirror_w` units wide, x0 + (mirror_w - x) * scale. */
struct shape_view {
    float x, y, scale;
    float mirror_w; /* 0: not mirrored */
};

struct shape_part {
    size_t first, count; /* points */
    bool closed;
};

/* A flattened path, in mask pixels; about 9 kB, fit for the stack. */
struct shape_path {
    struct shape_point points[SHAPE_PATH_POINTS_MAX];
    struct shape_part parts[SHAPE_PATH_PARTS_MAX];
    size_t point_count, part_count;
};

/* errors: ERR_FORMAT (not path data), ERR_LIMIT (too many points or parts). */
WARN_UNUSED enum err shape_path_parse(struct str data, const struct shape_view *view,
                                      struct shape_path *out);

/* Fills closed polygons that share their points; where they overlap is a hole. */
void shape_parts_fill(struct shape_mask *m, const struct shape_point *points,
                      const struct shape_part *parts, size_t part_count);

void shape_path_fill(struct shape_mask *m, const struct shape_path *path); /* even-odd */
void shape_path_stroke(struct shape_mask *m, const struct shape_path *path, float width);

#endif
