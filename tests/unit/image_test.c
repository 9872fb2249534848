/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/os.h"
#include "image/image_png.h"

enum { IHDR_WIDTH = 16, IHDR_HEIGHT = 20, IHDR_END = 29 };

static struct image gradient(struct arena *a, int width_px, int height_px)
{
    struct image image = {
        .width_px = width_px,
        .height_px = height_px,
        .rgba = arena_alloc(a, (size_t)width_px * (size_t)height_px, 4),
    };
    for (int i = 0; i < width_px * height_px; i++) {
        uint8_t pixel[4] = {(uint8_t)i, (uint8_t)(i * 7), (uint8_t)(i / 3), (uint8_t)(255 - i)};
        memcpy(image.rgba + i * 4, pixel, 4);
    }
    return image;
}

static void encode(const struct image *image, struct buf *out)
{
    buf_init(out, 32 << 20);
    assert_int_equal(image_png_write(image, out), OK);
}

static void test_round_trip(void **state)
{
    static const int sizes[][2] = {{1, 1}, {3, 2}, {136, 128}, {2048, 1}, {1, 2048}, {2048, 2048}};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct arena a;
        arena_init(&a, 0);
        struct image image = gradient(&a, sizes[i][0], sizes[i][1]);
        struct buf png;
        encode(&image, &png);
        int width_px, height_px;
        assert_int_equal(image_png_size(buf_str(&png), &width_px, &height_px), OK);
        assert_int_equal(width_px, image.width_px);
        assert_int_equal(height_px, image.height_px);
        struct image again;
        assert_int_equal(image_png_read(buf_str(&png), &a, &again), OK);
        assert_int_equal(again.width_px, image.width_px);
        assert_int_equal(again.height_px, image.height_px);
        size_t bytes = (size_t)image.width_px * (size_t)image.height_px * 4;
        assert_memory_equal(again.rgba, image.rgba, bytes);
        buf_finish(&png);
        arena_finish(&a);
    }
}

/* Other kinds of PNG come out as RGBA, 8 bits, too. */
static void test_other_kinds(void **state)
{
    static const struct {
        const char *file;
        int width_px, height_px;
        size_t known_bytes;
        uint8_t pixels[12];
    } cases[] = {
        {"grey.png", 2, 1, 8, {10, 10, 10, 255, 200, 200, 200, 0}}, /* 200 is named transparent */
        {"palette.png", 3, 1, 12, {255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 255}},
        {"deep.png", 2, 2, 12, {1, 1, 1, 255, 1, 1, 1, 255, 255, 255, 255, 255}},
        {"interlaced.png", 4, 4, 4, {0, 1, 2, 3}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena a;
        arena_init(&a, 0);
        struct str path =
            arena_printf(&a, SOURCE_DIR "/tests/fuzz/corpus/image_png/%s", cases[i].file);
        struct str png;
        assert_int_equal(os_file_read(&a, path.p, 1000, &png), OK);
        struct image image;
        assert_int_equal(image_png_read(png, &a, &image), OK);
        assert_int_equal(image.width_px, cases[i].width_px);
        assert_int_equal(image.height_px, cases[i].height_px);
        size_t bytes = (size_t)image.width_px * (size_t)image.height_px * 4;
        assert_true(bytes >= cases[i].known_bytes);
        assert_memory_equal(image.rgba, cases[i].pixels, cases[i].known_bytes);
        arena_finish(&a);
    }
}

static void put_be32(char *at, uint32_t n)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (char)(uint8_t)(n >> (24 - 8 * i));
    }
}

static uint32_t crc32_of(const char *p, size_t n)
{
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < n; i++) {
        crc ^= (uint8_t)p[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320u : 0);
        }
    }
    return ~crc;
}

/* A header that claims another size, with a checksum that fits. */
static void claim_size(struct buf *png, uint32_t width, uint32_t height)
{
    put_be32(png->p + IHDR_WIDTH, width);
    put_be32(png->p + IHDR_HEIGHT, height);
    put_be32(png->p + IHDR_END, crc32_of(png->p + 12, IHDR_END - 12));
}

static void test_claimed_sizes(void **state)
{
    static const struct {
        uint32_t width, height;
        enum err err;
    } cases[] = {
        {2048, 2048, OK},
        {2049, 1, ERR_LIMIT},
        {1, 2049, ERR_LIMIT},
        {0x7fffffff, 0x7fffffff, ERR_LIMIT},
        {0, 1, ERR_FORMAT},
        {1, 0, ERR_FORMAT},
        {0x80000000, 1, ERR_FORMAT},
        {0xffffffff, 0xffffffff, ERR_FORMAT},
    };
    (void)state;
    struct arena a;
    arena_init(&a, 0);
    struct image image = gradient(&a, 3, 2);
    struct buf png;
    encode(&image, &png);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        claim_size(&png, cases[i].width, cases[i].height);
        int width_px, height_px;
        assert_int_equal(image_png_size(buf_str(&png), &width_px, &height_px), cases[i].err);
        struct image decoded;
        enum err err = image_png_read(buf_str(&png), &a, &decoded);
        assert_int_equal(err, cases[i].err ? cases[i].err : ERR_FORMAT); /* too few rows */
    }
    buf_finish(&png);
    arena_finish(&a);
}

static void test_truncated(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a, 0);
    struct image image = gradient(&a, 17, 13);
    struct buf png;
    encode(&image, &png);
    size_t end_mark = png.n - 4; /* its checksum covers no data, and libspng leaves it */
    for (size_t n = 0; n < end_mark; n++) {
        struct str part = {heap_alloc(n, 1), n};
        memcpy((void *)(uintptr_t)part.p, png.p, n);
        struct image decoded;
        assert_int_equal(image_png_read(part, &a, &decoded), ERR_FORMAT);
        free((void *)(uintptr_t)part.p);
    }
    buf_finish(&png);
    arena_finish(&a);
}

static void test_flipped(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a, 0);
    struct image image = gradient(&a, 17, 13);
    struct buf png;
    encode(&image, &png);
    for (size_t at = 0; at < png.n; at++) {
        png.p[at] ^= 0x20;
        struct image decoded;
        enum err err = image_png_read(buf_str(&png), &a, &decoded);
        assert_true(err == ERR_FORMAT || err == ERR_LIMIT || at >= png.n - 4);
        png.p[at] ^= 0x20;
    }
    buf_finish(&png);
    arena_finish(&a);
}

static void test_write_limits(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a, 0);
    struct image image = gradient(&a, 4, 4);
    struct buf out;
    buf_init(&out, 20);
    assert_int_equal(image_png_write(&image, &out), ERR_LIMIT);
    assert_int_equal(out.n, 0);
    image.width_px = IMAGE_SIDE_PX_MAX + 1;
    assert_int_equal(image_png_write(&image, &out), ERR_LIMIT);
    image.width_px = 0;
    assert_int_equal(image_png_write(&image, &out), ERR_LIMIT);
    buf_finish(&out);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),    cmocka_unit_test(test_other_kinds),
        cmocka_unit_test(test_claimed_sizes), cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_flipped),       cmocka_unit_test(test_write_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
