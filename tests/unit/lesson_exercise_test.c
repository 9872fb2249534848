/* SPDX-License-Identifier: MIT
 *
 * What an exercise offers to choose from, on courses made of nothing.                */
#include "lesson/lesson_plan.h"
#include "support/lesson_course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

static void options_are_sound(const struct lesson_course *course, const struct lesson_exercise *e)
{
    assert_in_range(e->option_count, LESSON_OPTIONS_LEAST, LESSON_OPTIONS_MAX);
    assert_int_equal(e->options[e->answer], e->item);
    for (int i = 0; i < e->option_count; i++) {
        assert_true(e->kind != LESSON_LISTEN_PICTURE ||
                    lesson_has_picture(&course->catalogue, e->options[i]));
        assert_true(e->kind != LESSON_READ_MEANING ||
                    lesson_has_gloss(&course->catalogue, e->options[i]));
        for (int k = 0; k < i; k++) {
            assert_false(lesson_same_look(&course->catalogue, e->options[i], e->options[k]));
        }
    }
}

/* A course full of twins: equal pictures, meanings in common, texts accepted for others. */
static void make_twins(struct lesson_course *course)
{
    for (int i = 0; i + 5 < course->catalogue.item_count; i += 5) {
        course->items[i + 1].picture = course->items[i].picture;
        course->facts[i + 2].gloss =
            arena_printf(&course->a, "extra %d; %.*s", i, STR_ARG(course->facts[i].gloss));
        course->items[i + 3].accept = (struct pack_list){&course->items[i].text, 1};
        course->items[i + 4].text = course->items[i].text;
    }
}

static void test_options_never_ambiguous(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 2, 15);
    make_twins(&course);
    assert_true(lesson_same_look(&course.catalogue, 0, 1));
    assert_true(lesson_same_look(&course.catalogue, 0, 2));
    assert_true(lesson_same_look(&course.catalogue, 0, 3));
    assert_true(lesson_same_look(&course.catalogue, 0, 4));
    assert_false(lesson_same_look(&course.catalogue, 1, 2));
    struct rng rng = rng_from(7);
    int places[LESSON_OPTIONS_MAX] = {0};
    for (int turn = 0; turn < 40; turn++) {
        for (int item = 0; item < course.catalogue.item_count; item++) {
            for (int kind = LESSON_LISTEN_PICTURE; kind <= LESSON_CHOOSE_WORD; kind++) {
                struct lesson_exercise e;
                assert_true(lesson_exercise_make(&course.catalogue, (enum lesson_kind)kind, item,
                                                 &rng, &e));
                options_are_sound(&course, &e);
                assert_int_equal(e.option_count, LESSON_OPTIONS_MAX);
                places[e.answer]++;
            }
        }
    }
    for (int i = 0; i < LESSON_OPTIONS_MAX; i++) {
        assert_in_range(places[i], 800, 1000); /* of 3600: no place is favoured */
    }
    lesson_course_finish(&course);
}

static void test_options_from_the_unit(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 3, 10);
    struct rng rng = rng_from(7);
    int same_start = 0;
    for (int item = 0; item < 30; item++) {
        struct lesson_exercise e;
        assert_true(lesson_exercise_make(&course.catalogue, LESSON_CHOOSE_WORD, item, &rng, &e));
        for (int i = 0; i < e.option_count; i++) {
            assert_int_equal(course.items[e.options[i]].unit, course.items[item].unit);
            same_start += i != e.answer &&
                          course.items[e.options[i]].text.p[0] == course.items[item].text.p[0];
        }
    }
    assert_int_equal(same_start, 18); /* the three pairs of each unit, both ways */
    lesson_course_finish(&course);
}

static void test_too_few_to_choose_from(void **state)
{
    (void)state;
    struct lesson_course course;
    struct lesson_exercise e;
    struct rng rng = rng_from(7);
    lesson_course_init(&course, 1, 2);
    assert_true(lesson_exercise_make(&course.catalogue, LESSON_LISTEN_PICTURE, 0, &rng, &e));
    assert_int_equal(e.option_count, 2);
    course.items[1].picture = course.items[0].picture;
    assert_false(lesson_exercise_make(&course.catalogue, LESSON_LISTEN_PICTURE, 0, &rng, &e));
    assert_true(lesson_exercise_make(&course.catalogue, LESSON_TYPE_WORD, 0, &rng, &e));
    course.facts[0].has_clip = false;
    assert_false(lesson_exercise_make(&course.catalogue, LESSON_LISTEN_PICTURE, 0, &rng, &e));
    lesson_course_finish(&course);
}

static void test_kinds(void **state)
{
    (void)state;
    static const enum srs_skill skills[LESSON_KINDS] = {SRS_LISTEN, SRS_LISTEN, SRS_READ, SRS_READ,
                                                        SRS_WRITE};
    for (int k = 0; k < LESSON_KINDS; k++) {
        enum lesson_kind kind = (enum lesson_kind)k;
        assert_int_equal(lesson_kind_skill(kind), skills[k]);
        assert_non_null(lesson_kind_name(kind));
        assert_non_null(lesson_kind_key(kind));
        assert_in_range(lesson_kind_estimate_ms(kind), 1000, 60000);
    }
    struct lesson_course course;
    lesson_course_init(&course, 1, 4);
    assert_int_equal(lesson_kind_for(&course.catalogue, SRS_READ, 0, 0), LESSON_READ_MEANING);
    assert_int_equal(lesson_kind_for(&course.catalogue, SRS_READ, 0, 1), LESSON_CHOOSE_WORD);
    assert_false(lesson_skill_fits(&course.catalogue, SRS_SPEAK, 0));
    course.items[0].text = STR("a text that is far too long to be typed by a learner");
    assert_false(lesson_kind_fits(&course.catalogue, LESSON_TYPE_WORD, 0));
    lesson_course_finish(&course);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_never_ambiguous),
        cmocka_unit_test(test_options_from_the_unit),
        cmocka_unit_test(test_too_few_to_choose_from),
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
