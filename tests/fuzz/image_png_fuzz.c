/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a picture; what decodes must encode and decode to the same pixels.
 * Each input is tried as it is and with its chunks' checksums put right, without which
 * no change would come past them.                                                   */
#include "image/image_png.h"

#include <stdlib.h>
#include <string.h>

#include "base/must.h"

enum { SIGNATURE_BYTES = 8, CHUNK_HEAD_BYTES = 8, CHUNK_CRC_BYTES = 4 };

static void try_picture(struct str png)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct buf out;
    buf_init(&out, (size_t)2 * IMAGE_PNG_BYTES_MAX);
    struct image image;
    if (!image_png_read(png, &arena, &image)) {
        size_t pixels = (size_t)image.width_px * (size_t)image.height_px;
        must(pixels && pixels <= IMAGE_PIXELS_MAX);
        must(!image_png_write(&image, &out));
        struct image again;
        must(!image_png_read(buf_str(&out), &arena, &again));
        must(!memcmp(image.rgba, again.rgba, pixels * 4));
    }
    buf_finish(&out);
    arena_finish(&arena);
}

static uint32_t crc32_of(const uint8_t *p, size_t n)
{
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        crc ^= p[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc >> 1) ^ (crc & 1 ? UINT32_C(0xedb88320) : 0);
        }
    }
    return ~crc;
}

static void put_checksums_right(uint8_t *p, size_t n)
{
    size_t at = SIGNATURE_BYTES;
    while (at + CHUNK_HEAD_BYTES + CHUNK_CRC_BYTES <= n) {
        size_t length = (size_t)p[at] << 24 | (size_t)p[at + 1] << 16 | (size_t)p[at + 2] << 8 |
                        (size_t)p[at + 3];
        if (length > n - at - CHUNK_HEAD_BYTES - CHUNK_CRC_BYTES) {
            return;
        }
        uint32_t crc = crc32_of(p + at + 4, length + 4);
        at += CHUNK_HEAD_BYTES + length;
        for (int i = 0; i < CHUNK_CRC_BYTES; i++) {
            p[at++] = (uint8_t)(crc >> (24 - 8 * i));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    try_picture((struct str){(const char *)bytes, n});
    uint8_t *copy = heap_alloc(n, 1);
    if (n) {
        memcpy(copy, bytes, n);
    }
    put_checksums_right(copy, n);
    try_picture((struct str){(const char *)copy, n});
    free(copy);
    return 0;
}
