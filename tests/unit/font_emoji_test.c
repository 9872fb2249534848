/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "font/font_emoji.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define EMOJI        "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"
#define NO_EMOJI     "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"

enum { PIXELS = FONT_EMOJI_WIDTH_PX * FONT_EMOJI_HEIGHT_PX };

struct fixture {
    struct arena arena;
    struct font_emoji *font;
};

static int setup(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    arena_init(&f->arena, 0);
    assert_int_equal(font_emoji_open(EMOJI, &f->font), OK);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    font_emoji_close(f->font);
    arena_finish(&f->arena);
    free(f);
    return 0;
}

static void one_emoji_is_one_picture(void **state)
{
    static const struct {
        const char *text;
        enum err err;
    } cases[] = {
        {"\xF0\x9F\x8D\x9E", OK},                                        /* bread */
        {"\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBD", OK},                        /* a skin tone */
        {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F", OK},    /* joined: doctor */
        {"\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1", OK},                        /* a flag */
        {"0\xEF\xB8\x8F\xE2\x83\xA3", OK},                               /* a keycap */
        {"\xE2\x98\x80\xEF\xB8\x8F", OK},                                /* with a selector */
        {"\xF0\x9F\x8D\x9E\xF0\x9F\xA7\x80", ERR_NOT_FOUND},             /* bread, cheese */
        {"\xF0\x9F\x8D\x9E\xE2\x80\x8D\xF0\x9F\xA7\x80", ERR_NOT_FOUND}, /* joined in vain */
        {"a", ERR_NOT_FOUND},
        {"brood", ERR_NOT_FOUND},
        {"\xEF\xB8\x8F", ERR_NOT_FOUND}, /* a selector of nothing */
        {" ", ERR_NOT_FOUND},
        {"", ERR_NOT_FOUND},
        {"\xF0\x9F\x8D", ERR_FORMAT},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint8_t *rgba = NULL;
        enum err e = font_emoji_draw(f->font, str_from(cases[i].text), &f->arena, &rgba);
        if (e != cases[i].err) {
            fail_msg("%s: %s", cases[i].text, err_name(e));
        }
    }
    char longest[FONT_EMOJI_BYTES_MAX + 1] = {0};
    uint8_t *rgba = NULL;
    struct str too_long = {longest, sizeof longest};
    assert_int_equal(font_emoji_draw(f->font, too_long, &f->arena, &rgba), ERR_LIMIT);
}

/* A yellow sun: colour in the middle, nothing in the corner, and half-transparent
 * pixels at its edge that are as bright as the rest (alpha is not multiplied in). */
static void pixels_are_straight_alpha(void **state)
{
    struct fixture *f = *state;
    uint8_t *rgba = NULL;
    struct str sun = STR("\xE2\x98\x80\xEF\xB8\x8F");
    assert_int_equal(font_emoji_draw(f->font, sun, &f->arena, &rgba), OK);
    const uint8_t *middle =
        rgba + (FONT_EMOJI_HEIGHT_PX / 2 * FONT_EMOJI_WIDTH_PX + FONT_EMOJI_WIDTH_PX / 2) * 4;
    assert_int_equal(rgba[3], 0);
    assert_int_equal(middle[3], 255);
    assert_true(middle[0] > 200 && middle[1] > 150 && middle[2] < 120);
    size_t edge = 0, bright = 0;
    for (size_t i = 0; i < PIXELS; i++) {
        const uint8_t *p = rgba + i * 4;
        edge += p[3] > 60 && p[3] < 200;
        bright += p[3] > 60 && p[3] < 200 && p[0] > 200;
    }
    assert_true(edge > 50);
    assert_true(bright * 10 > edge * 9);
}

static void other_files_are_refused(void **state)
{
    struct font_emoji *font = NULL;
    (void)state;
    assert_int_equal(font_emoji_open("/nowhere.ttf", &font), ERR_NOT_FOUND);
    assert_int_equal(font_emoji_open(NO_EMOJI, &font), ERR_UNSUPPORTED);
    font_emoji_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_emoji_is_one_picture, setup, teardown),
        cmocka_unit_test_setup_teardown(pixels_are_straight_alpha, setup, teardown),
        cmocka_unit_test(other_files_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
