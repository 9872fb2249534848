/* SPDX-License-Identifier: MIT
 *
 * ui_caret_test - where the caret goes.  A is alif, B beh, T teh: right-to-left letters of
 * two bytes.                                                                            */
#include "ui_fake.h"

#include "base/utf8.h"
#include "ui/ui_caret.h"

#define A      "\xD8\xA7"
#define B      "\xD8\xA8"
#define T      "\xD8\xAA"
#define KASRA  "\xD9\x90"
#define SHADDA "\xD9\x91"
#define UMLAUT "\xCC\x88"
#define KA     "\xE0\xA4\x95" /* Devanagari */
#define VOWEL  "\xE0\xA4\xBF"

/* The places an arrow leads to from `from`, in order; the last stays. */
static void arrows_follow_the_screen(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool rtl, left;
        size_t from, count, places[8];
    } rows[] = {
        {"abc", false, true, 3, 4, {3, 2, 1, 0}},
        {"abc", false, false, 0, 4, {0, 1, 2, 3}},
        {A B T, true, true, 0, 4, {0, 2, 4, 6}},
        {A B T, true, false, 6, 4, {6, 4, 2, 0}},
        {A B T, false, true, 0, 4, {0, 2, 4, 6}}, /* in a left-to-right field too */
        {"a" UMLAUT "b", false, false, 0, 3, {0, 3, 4}},
        {B KASRA T, true, true, 0, 3, {0, 4, 6}},
        /* before a letter the caret stands at that letter's leading edge */
        {"ab" A B "cd", false, false, 0, 7, {0, 1, 4, 2, 6, 7, 8}},
        /* a number in Arabic */
        {A "12" B, true, true, 0, 5, {0, 3, 2, 4, 6}},
        {"", false, true, 0, 1, {0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].text);
        size_t at = rows[i].from;
        for (size_t k = 0; k < rows[i].count; k++) {
            assert_int_equal(at, rows[i].places[k]);
            at = rows[i].left ? ui_caret_left(text, at, rows[i].rtl)
                              : ui_caret_right(text, at, rows[i].rtl);
        }
        assert_int_equal(at, rows[i].places[rows[i].count - 1]);
    }
}

/* Whatever directions are mixed: going left never moves the caret right on the screen, meets
 * every place once, and going right leads back. */
static void arrows_meet_every_place_once(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "ab " A B T " cd", A B " ab " T, "a" A "b" B "c" T, A "12" B " 3",
        "(" A ")",         B KASRA "x",  " " A " ",
    };
    for (size_t i = 0; i < 2 * sizeof texts / sizeof *texts; i++) {
        struct ui_text_box box = {
            .text = str_from(texts[i / 2]), .lang = str_from(i % 2 ? "ar" : "nl"), .px = 20};
        bool rtl = i % 2;
        size_t places = ui_caret_graphemes(box.text) + 1, met = 1, at = 0, next;
        while ((next = ui_caret_right(box.text, at, rtl)) != at) {
            at = next;
        }
        while ((next = ui_caret_left(box.text, at, rtl)) != at) {
            assert_int_equal(ui_caret_right(box.text, next, rtl), at);
            assert_true(ui_caret_is_left(box.text, next, at, rtl));
            assert_false(ui_caret_is_left(box.text, at, next, rtl));
            bool marked = ui_caret_graphemes(box.text) != utf8_count(box.text);
            assert_true(marked || FAKE_MEASURE.caret_x(NULL, &box, next) <=
                                      FAKE_MEASURE.caret_x(NULL, &box, at));
            at = next;
            met++;
        }
        assert_int_equal(met, places);
    }
}

static void words_have_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at, start, end, from, to;
    } rows[] = {
        {"een groot huis", 0, 0, 3, 0, 3},
        {"een groot huis", 2, 0, 3, 0, 3},
        {"een groot huis", 3, 0, 9, 0, 3},
        {"een groot huis", 4, 0, 9, 4, 9},
        {"een groot huis", 14, 10, 14, 10, 14},
        {"a  b", 2, 0, 4, 1, 3},
        {" .. ", 1, 0, 4, 0, 4},
        {"", 0, 0, 0, 0, 0},
        {"o'clock", 3, 0, 7, 0, 7},
        {A B " " T, 2, 0, 4, 0, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].text);
        assert_int_equal(ui_caret_word_start(text, rows[i].at), rows[i].start);
        assert_int_equal(ui_caret_word_end(text, rows[i].at), rows[i].end);
        struct ui_range word = ui_caret_word(text, rows[i].at);
        assert_int_equal(word.from, rows[i].from);
        assert_int_equal(word.to, rows[i].to);
    }
}

static void backspace_takes_what_was_typed_last(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t left;
    } rows[] = {
        {"ab", 1},
        {"ae" UMLAUT, 1},    /* Latin letters go with their marks */
        {B KASRA, 2},        /* harakat go alone */
        {B SHADDA KASRA, 4}, /* the last of them */
        {KA VOWEL, 3},       /* so do vowel signs */
        {UMLAUT, 0},         /* a mark without a letter */
        {UMLAUT UMLAUT, 2},
        {"\xEA\xB0\x80", 0},              /* a Hangul syllable */
        {"1\xEF\xB8\x8F\xE2\x83\xA3", 0}, /* a keycap */
        {"", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].text);
        assert_int_equal(ui_caret_backspace(text, text.n), rows[i].left);
    }
}

int ui_caret_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrows_follow_the_screen),
        cmocka_unit_test(arrows_meet_every_place_once),
        cmocka_unit_test(words_have_ends),
        cmocka_unit_test(backspace_takes_what_was_typed_last),
    };
    return cmocka_run_group_tests_name("ui caret", tests, NULL, NULL);
}
