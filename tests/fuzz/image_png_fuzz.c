/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a picture; what decodes must encode and decode to the same pixels.  */
#include "image/image_png.h"

#include <string.h>

#include "base/must.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct buf out;
    buf_init(&out, (size_t)2 * IMAGE_PNG_BYTES_MAX);
    struct image image;
    if (!image_png_read((struct str){(const char *)bytes, n}, &arena, &image)) {
        size_t pixels = (size_t)image.width_px * (size_t)image.height_px;
        must(pixels && pixels <= IMAGE_PIXELS_MAX);
        must(!image_png_write(&image, &out));
        struct image again;
        must(!image_png_read(buf_str(&out), &arena, &again));
        must(!memcmp(image.rgba, again.rgba, pixels * 4));
    }
    buf_finish(&out);
    arena_finish(&arena);
    return 0;
}
