/* SPDX-License-Identifier: MIT
 *
 * image_png.h - PNG in and out, of limited size.
 *
 * Pixels are RGBA, 8 bits each, sRGB, straight (not premultiplied) alpha, rows from
 * the top without padding.  The size that a file claims is checked before any memory
 * is asked for; damaged and hostile files give an error.                            */
#ifndef IMAGE_IMAGE_PNG_H
#define IMAGE_IMAGE_PNG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

enum {
    IMAGE_SIDE_PX_MAX = 2048,
    IMAGE_PIXELS_MAX = 4 << 20,
    IMAGE_PNG_BYTES_MAX = 16 << 20,
};

struct image {
    int width_px;
    int height_px;
    uint8_t *rgba; /* width * height * 4 */
};

/* The size that a PNG claims, from its header alone.
 * errors: ERR_FORMAT (no PNG), ERR_LIMIT (a side, the pixels or the file). */
WARN_UNUSED enum err image_png_size(struct str png, int *width_px, int *height_px);

/* Decodes any kind of PNG.  owner: the pixels live in `a`.
 * errors: ERR_FORMAT (no PNG, or damaged), ERR_LIMIT. */
WARN_UNUSED enum err image_png_read(struct str png, struct arena *a, struct image *out);

/* Appends an image as PNG.  errors: ERR_LIMIT (a side, or the buffer's). */
WARN_UNUSED enum err image_png_write(const struct image *image, struct buf *out);

#endif
