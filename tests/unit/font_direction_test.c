/* SPDX-License-Identifier: MIT
 *
 * Two directions in one line: words of one language within another, the isolates that
 * formatted texts are full of, and signs that only one of the languages' fonts has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "font_fixture.h"

#define LRI      "\xE2\x81\xA6"
#define RLI      "\xE2\x81\xA7"
#define FSI      "\xE2\x81\xA8"
#define PDI      "\xE2\x81\xA9"
#define QUESTION "\xD8\x9F" /* Arabic */
#define COMMA    "\xD8\x8C" /* Arabic */

static void words_of_the_other_direction_stand_in_their_place(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang, *text;
        const char *order[3]; /* as seen, from the left */
    } cases[] = {
        {"ar", CALL " Utrecht " NOW, {NOW, "Utrecht", CALL}},
        {"ar", CALL " " FSI "Utrecht" PDI " " NOW, {NOW, "Utrecht", CALL}},
        {"nl", "bel " PEACE " nu", {"bel", PEACE, "nu"}},
        {"nl", "bel " FSI PEACE PDI " 112", {"bel", PEACE, "112"}},
        /* Without an isolate the number would stand left of the word. */
        {"nl", "bel " RLI PEACE PDI ", 112", {"bel", PEACE, "112"}},
        {"ar", CALL " " LRI "06 12 34" PDI " " NOW, {NOW, "06 12 34", CALL}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style style = style_of(cases[i].lang, FONT_UI, 24);
        struct font_paragraph p = lay(f, &style, cases[i].text, 0);
        int x = 0;
        for (size_t k = 0; k < COUNT(cases[i].order); k++) {
            struct str word = str_from(cases[i].order[k]);
            size_t from = str_find(p.text, word);
            int x0, x1;
            font_range_x(f->set, &p, from, from + word.n, &x0, &x1);
            if (x0 + 2 < x || x1 <= x0) {
                fail_msg("case %zu: %s stands at %d to %d, after %d", i, cases[i].order[k], x0, x1,
                         x);
            }
            x = x1;
        }
    }
}

static void number_inside_an_isolate_reads_left_to_right(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("ar", FONT_UI, 24);
    struct font_paragraph p = lay(f, &style, CALL " " LRI "06 12 34" PDI, 0);
    size_t at = str_find(p.text, STR("06 12 34"));
    for (size_t i = at + 1; i < at + 8; i++) {
        assert_true(font_caret_at(f->set, &p, i).x > font_caret_at(f->set, &p, i - 1).x);
    }
}

static uint64_t painted(const struct fixture *f, const struct font_paragraph *p)
{
    SDL_SetRenderDrawColor(f->renderer, 255, 255, 255, 255);
    SDL_RenderClear(f->renderer);
    font_paint(f->set, f->renderer, p, 10, 10, INK);
    SDL_RenderFlush(f->renderer);
    return str_hash((struct str){f->surface->pixels, (size_t)f->surface->pitch * HEIGHT});
}

static void isolates_take_no_room_and_leave_no_ink(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang, *with, *without;
    } cases[] = {
        {"nl", "Kies " FSI "brood" PDI ".", "Kies brood."},
        {"nl", FSI LRI RLI PDI PDI PDI "brood" PDI, "brood"},
        {"nl", FSI "12" PDI " van " FSI "20" PDI, "12 van 20"},
        {"ar", CALL " " FSI PEACE PDI, CALL " " PEACE},
        {"ti", FSI SELAM PDI, SELAM},
        {"uk", FSI YIZHA PDI "!", YIZHA "!"},
        {"ar", FSI RLI PDI PDI, ""},
        {"nl", LRI PDI, ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (int role = FONT_UI; role < FONT_ROLES; role++) {
            struct font_style style = style_of(cases[i].lang, (enum font_role)role, 30);
            struct font_paragraph with = lay(f, &style, cases[i].with, 0);
            struct font_paragraph without = lay(f, &style, cases[i].without, 0);
            if (with.w != without.w || with.h != without.h ||
                painted(f, &with) != painted(f, &without)) {
                fail_msg("case %zu: %d x %d, not %d x %d", i, with.w, with.h, without.w, without.h);
            }
        }
    }
}

static void signs_of_the_language_follow_foreign_words(void **state)
{
    struct fixture *f = *state;
    struct font_style style = style_of("ar", FONT_UI, 24);
    struct font_paragraph p = lay(f, &style, PEACE " Nederlands" QUESTION, 0);
    assert_int_equal(run_with(&p, QUESTION)->face, run_with(&p, PEACE)->face);
    assert_int_not_equal(run_with(&p, QUESTION)->face, run_with(&p, "Nederlands")->face);
    static const char *const drawn[] = {"Nederlands" QUESTION, "A1" COMMA " A2",
                                        FSI "Utrecht" PDI QUESTION};
    for (size_t i = 0; i < COUNT(drawn); i++) {
        for (int role = FONT_UI; role < FONT_ROLES; role++) {
            assert_true(
                font_can_draw(f->set, STR("ar"), (enum font_role)role, str_from(drawn[i]), NULL));
        }
    }
}

static void lines_align_by_the_base_direction(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *lang;
        enum font_base base;
        enum font_align align;
        int left; /* of the room that is left over, in halves */
    } cases[] = {
        {"nl", FONT_BASE_LANG, FONT_START, 0},  {"nl", FONT_BASE_LANG, FONT_CENTER, 1},
        {"nl", FONT_BASE_LANG, FONT_END, 2},    {"ar", FONT_BASE_LANG, FONT_START, 2},
        {"ar", FONT_BASE_LANG, FONT_CENTER, 1}, {"ar", FONT_BASE_LANG, FONT_END, 0},
        {"ar", FONT_BASE_LTR, FONT_START, 0},   {"nl", FONT_BASE_RTL, FONT_START, 2},
        {"ar", FONT_BASE_AUTO, FONT_START, 0},  {"nl", FONT_BASE_AUTO, FONT_START, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct font_style style = style_of(cases[i].lang, FONT_UI, 24);
        style.base = cases[i].base;
        style.align = cases[i].align;
        struct font_paragraph p = lay(f, &style, "brood " PEACE, 401);
        int room = 401 - p.lines[0].w;
        if (p.lines[0].x != room * cases[i].left / 2) {
            fail_msg("case %zu: at %d of %d", i, p.lines[0].x, room);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_the_other_direction_stand_in_their_place),
        cmocka_unit_test(number_inside_an_isolate_reads_left_to_right),
        cmocka_unit_test(isolates_take_no_room_and_leave_no_ink),
        cmocka_unit_test(signs_of_the_language_follow_foreign_words),
        cmocka_unit_test(lines_align_by_the_base_direction),
    };
    return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
