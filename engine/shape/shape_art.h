/* SPDX-License-Identifier: MIT
 *
 * shape_art.h - drawings made of coloured primitives: the tram, the turtle.
 *
 * A drawing names no colours but slots; whoever paints it fills the slots from the theme
 * in force.  Lengths are the drawing's own units (dp at scale 1).  Any scale, mirrored or
 * not.                                                                               */
#ifndef SHAPE_SHAPE_ART_H
#define SHAPE_SHAPE_ART_H

#include "shape/shape.h"
#include "shape/shape_path.h"

enum shape_slot {
    SHAPE_INK,    /* outlines, wheels; icons have no other slot */
    SHAPE_BODY,   /* the tram's coachwork: orange */
    SHAPE_STRIPE, /* card */
    SHAPE_GLASS,  /* windows and doors: a light blue, blue-tint */
    SHAPE_LAMP,   /* warm white */
    SHAPE_SLOTS
};

enum shape_prim_kind {
    SHAPE_PRIM_FILL,   /* box */
    SHAPE_PRIM_BORDER, /* box, width */
    SHAPE_PRIM_PATH,   /* path, filled */
    SHAPE_PRIM_STROKE, /* path, width */
};

struct shape_prim {
    enum shape_prim_kind kind;
    enum shape_slot slot;
    struct shape_box box;
    float width;
    const char *path;
};

struct shape_art {
    const char *name; /* "turtle" */
    float w, h;
    bool points; /* mirrored in a right-to-left interface */
    const struct shape_prim *prims;
    size_t count;
};

/* Or NULL.  "tram-side" is the large tram of the map, 232 x 124 with pantograph and
 * wheels; the others are icons on a grid of 24. */
const struct shape_art *shape_art_find(struct str name);
const struct shape_art *shape_art_at(size_t index); /* NULL after the last */

/* Draws one primitive into a mask. */
void shape_prim_draw(struct shape_mask *m, const struct shape_prim *prim,
                     const struct shape_view *view);

/* Composes the drawing over what `pixels` (w * h, 0xAARRGGBB, not premultiplied; zeroed for
 * a transparent ground) holds.  colours: 0xRRGGBBAA by slot, alpha 0 leaves a slot out.
 * `scratch` is a mask of at least w by h. */
void shape_art_paint(const struct shape_art *art, const struct shape_view *view,
                     const uint32_t colours[SHAPE_SLOTS], struct shape_mask *scratch,
                     uint32_t *pixels, int w, int h);

#endif
