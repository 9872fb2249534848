/* SPDX-License-Identifier: MIT
 *
 * image_scale.h - pictures at the size they are shown.                                */
#ifndef IMAGE_IMAGE_SCALE_H
#define IMAGE_IMAGE_SCALE_H

#include "image/image_png.h"

/* The image at another size, in `a`: each new pixel is the mean of the area it covers
 * (smaller) or of its nearest neighbours by distance (larger); transparent pixels lend
 * no colour.  Sides from 1 to IMAGE_SIDE_PX_MAX.  The same size gives `image` itself. */
struct image image_scaled(const struct image *image, struct arena *a, int width_px, int height_px);

#endif
