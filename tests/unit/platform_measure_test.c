/* SPDX-License-Identifier: MIT
 *
 * platform_measure_test - ui's questions about text, answered by real fonts: an arrow moves
 * the caret the way it points, and the pointer finds the place where the caret is drawn.    */
#include "font_fixture.h"

#include "platform/platform_measure.h"
#include "ui/ui_caret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const TEXTS[] = {
    "sinaasappel",
    "e\xCC\x88"
    "en caf\xC3\xA9",
    PEACE,
    PEACE " " NOW,
    "een " PEACE " twee",
    PEACE " abc " NOW,
    "(" NOW ")",
    NOW " 12",
    "a" NOW "b" PEACE "c",
    BREAD,
    SELAM,
    " ",
    "",
};

static struct ui_text_box box_of(size_t i)
{
    return (struct ui_text_box){.text = str_from(TEXTS[i / 2]),
                                .lang = str_from(i % 2 ? "ar" : "nl"),
                                .face = UI_FACE_LEARN,
                                .px = 56};
}

static void arrows_move_the_drawn_caret_their_way(void **state)
{
    struct fixture *f = *state;
    struct ui_measure measure = platform_measure_of(f->set);
    for (size_t i = 0; i < 2 * COUNT(TEXTS); i++) {
        struct ui_text_box box = box_of(i);
        bool rtl = measure.is_rtl(measure.ctx, box.lang);
        size_t at = 0, next, steps = 0;
        while ((next = ui_caret_left(box.text, at, rtl)) != at) {
            at = next;
        }
        while ((next = ui_caret_right(box.text, at, rtl)) != at) {
            assert_true(measure.caret_x(measure.ctx, &box, next) >=
                        measure.caret_x(measure.ctx, &box, at));
            at = next;
            steps++;
        }
        assert_int_equal(steps, ui_caret_graphemes(box.text));
    }
}

static void the_pointer_finds_the_caret(void **state)
{
    struct fixture *f = *state;
    struct ui_measure measure = platform_measure_of(f->set);
    for (size_t i = 0; i < 2 * COUNT(TEXTS); i++) {
        struct ui_text_box box = box_of(i);
        struct ui_size size = measure.size(measure.ctx, &box);
        for (size_t at = 0;; at = ui_caret_from(box.text, at + 1)) {
            int x = measure.caret_x(measure.ctx, &box, at);
            size_t hit = measure.hit(measure.ctx, &box, x, size.h / 2);
            assert_true(abs(measure.caret_x(measure.ctx, &box, hit) - x) <= 1);
            if (at == box.text.n) {
                break;
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(arrows_move_the_drawn_caret_their_way, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_pointer_finds_the_caret, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests_name("platform measure", tests, NULL, NULL);
}
