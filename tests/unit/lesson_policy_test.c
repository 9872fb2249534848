/* SPDX-License-Identifier: MIT
 *
 * The numbers above the memory model: intervals, the learner's pace, clocks that
 * jump, words that look alike.                                                    */
#include "lesson/lesson_help.h"
#include "lesson/lesson_pace.h"
#include "lesson/lesson_similar.h"
#include "support/lesson_course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

enum { TODAY = 20000 };

static void test_retention(void **state)
{
    (void)state;
    for (int i = 0; i < LESSON_INTENSITIES; i++) {
        double retention = lesson_retention((enum lesson_intensity)i);
        assert_true(retention >= 0.85 && retention <= 0.9);
    }
    assert_true(lesson_retention(LESSON_CALM) < lesson_retention(LESSON_NORMAL));
    assert_true(lesson_retention(LESSON_NORMAL) < lesson_retention(LESSON_INTENSIVE));
}

static void test_names_are_read_as_they_are_written(void **state)
{
    (void)state;
    for (int i = 0; i < LESSON_INTENSITIES; i++) {
        enum lesson_intensity intensity = (enum lesson_intensity)i, read = LESSON_NORMAL;
        struct str name = str_from(lesson_intensity_name(intensity));
        assert_true(lesson_intensity_read(name, &read));
        assert_int_equal(read, intensity);
    }
    static const char *const bad[] = {"", "Calm", "calm\n", "cal", "0", "calm normal"};
    enum lesson_intensity kept = LESSON_INTENSIVE;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(lesson_intensity_read(str_from(bad[i]), &kept));
        assert_int_equal(kept, LESSON_INTENSIVE);
    }
}

static void test_minutes_are_those_of_a_lesson(void **state)
{
    static const struct {
        const char *text;
        int minutes; /* 0: not read */
    } rows[] = {{"3", 3},    {"15", 15},
                {"60", 60},  {"2", 0},
                {"61", 0},   {"0", 0},
                {"-5", 0},   {"900", 0},
                {"abc", 0},  {"", 0},
                {"5m", 0},   {"5.5", 0},
                {" 5 0", 0}, {"99999999999999999999", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int minutes = 0;
        bool read = lesson_minutes_read(str_from(rows[i].text), &minutes);
        assert_int_equal(read, rows[i].minutes != 0);
        assert_int_equal(minutes, rows[i].minutes);
    }
}

/* A memory made by random answers on random days. */
static struct srs_memory random_memory(const struct srs_model *model, struct rng *rng)
{
    struct srs_memory m = {0};
    int32_t day = TODAY - 400;
    int reviews = 1 + (int)rng_below(rng, 12);
    for (int i = 0; i < reviews; i++) {
        day += (int32_t)rng_below(rng, 30);
        struct srs_moment at = {(int64_t)day * 86400000 + 36000000, day};
        m = srs_step(model, m, rng_below(rng, 4) ? SRS_GOOD : SRS_AGAIN, at);
    }
    return m;
}

/* Floors and caps; and "is it due" is the comparison with the due day. */
static void test_due_days(void **state)
{
    (void)state;
    static const enum srs_model_id ids[] = {SRS_FSRS6, SRS_FSRS7};
    for (int i = 0; i < 4000; i++) {
        struct srs_model model = srs_model_default(ids[i % 2]);
        struct rng rng = rng_from((uint64_t)i);
        struct srs_memory m = random_memory(&model, &rng);
        struct lesson_moment at = {
            .model = &model, .retention = 0.85 + 0.05 * rng_unit(&rng), .now = {0, m.last_day}};
        int32_t due = lesson_due_day(&at, &m);
        int32_t least = lesson_interval_least(m.lapses);
        int32_t most = lesson_interval_cap(m.successes);
        assert_in_range(due - m.last_day, least, most > least ? most : least);
        at.now.day = due - 1;
        assert_false(lesson_is_due(&at, &m));
        at.now.day = due;
        assert_true(lesson_is_due(&at, &m));
    }
}

/* The first intervals, whatever the model says. */
static void test_caps(void **state)
{
    (void)state;
    assert_int_equal(lesson_interval_cap(0), 1);
    for (uint32_t n = 1; n < 20; n++) {
        assert_true(lesson_interval_cap(n) >= lesson_interval_cap(n - 1));
    }
    assert_in_range(lesson_interval_cap(1), 1, 4);
    assert_int_equal(lesson_interval_cap(20), SRS_INTERVAL_MAX_DAYS);
}

struct rest_case {
    uint32_t lapses;
    int32_t days;
};

/* What was missed once comes tomorrow; what is missed again and again rests. */
static void test_rests(void **state)
{
    (void)state;
    static const struct rest_case cases[] = {{0, 1},  {1, 1},    {2, 1},          {3, 7},
                                             {4, 14}, {100, 14}, {UINT32_MAX, 14}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(lesson_interval_least(cases[i].lapses), cases[i].days);
    }
}

struct clock_case {
    int32_t last_day; /* from today */
    bool due;
};

/* A clock that ran ahead does not hold a memory back until that day comes. */
static void test_clock_jumps(void **state)
{
    (void)state;
    static const struct clock_case cases[] = {{-1, true}, {0, false},   {1, false},
                                              {2, true},  {1100, true}, {-40000, true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct srs_model model = srs_model_default(SRS_FSRS7);
        int32_t day = TODAY + cases[i].last_day;
        struct srs_memory m = srs_step(&model, (struct srs_memory){0}, SRS_AGAIN,
                                       (struct srs_moment){(int64_t)day * 86400000, day});
        struct lesson_moment at = {
            .model = &model, .retention = 0.9, .now = {(int64_t)TODAY * 86400000, TODAY}};
        assert_int_equal(lesson_is_due(&at, &m), cases[i].due);
    }
}

static void test_pace(void **state)
{
    (void)state;
    struct lesson_timing timings[LESSON_KINDS] = {{0, 0}};
    struct lesson_pace usual = lesson_pace_default();
    struct lesson_pace pace = lesson_pace_from(timings);
    assert_memory_equal(&pace, &usual, sizeof pace);
    timings[LESSON_TYPE_WORD] = (struct lesson_timing){LESSON_PACE_PRIOR, 37000};
    pace = lesson_pace_from(timings);
    assert_int_equal(pace.ms[LESSON_TYPE_WORD], (usual.ms[LESSON_TYPE_WORD] + 40000) / 2);
    assert_int_equal(pace.ms[LESSON_PRESENT], usual.ms[LESSON_PRESENT]);
    timings[LESSON_TYPE_WORD] = (struct lesson_timing){UINT32_MAX, INT64_MAX};
    timings[LESSON_READ_MEANING] = (struct lesson_timing){UINT32_MAX, INT64_MIN};
    pace = lesson_pace_from(timings);
    assert_in_range(pace.ms[LESSON_TYPE_WORD], LESSON_PACE_MOST - 1, LESSON_PACE_MOST);
    assert_in_range(pace.ms[LESSON_READ_MEANING], LESSON_PACE_LEAST, LESSON_PACE_LEAST + 1);
    assert_int_equal(lesson_pace_cost_ms(&usual, LESSON_PRESENT, 1), usual.ms[LESSON_PRESENT]);
    assert_int_equal(lesson_pace_cost_ms(&usual, LESSON_TYPE_WORD, 0.5),
                     2 * usual.ms[LESSON_TYPE_WORD]);
}

struct similar_case {
    const char *a;
    const char *b;
    bool similar;
};

static void test_similar(void **state)
{
    (void)state;
    static const struct similar_case cases[] = {
        {"goedemorgen", "goedemiddag", true}, /* begin alike */
        {"maan", "naan", false},
        {"werken", "sterken", true}, /* end alike */
        {"maan", "maand", true},
        {"brood", "boter", false},
        {"åäöå", "åäöåx", true}, /* letters, not bytes */
        {"åäx", "åäy", false},
        {"", "a", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lesson_course course;
        lesson_course_init(&course, 1, 3);
        course.items[0].text = str_from(cases[i].a);
        course.items[1].text = str_from(cases[i].b);
        assert_int_equal(lesson_similar(&course.catalogue, 0, 1), cases[i].similar);
        assert_int_equal(lesson_similar(&course.catalogue, 1, 0), cases[i].similar);
        assert_false(lesson_similar(&course.catalogue, 0, 0));
        course.items[2].picture = course.items[0].picture;
        assert_true(lesson_similar(&course.catalogue, 0, 2));
        lesson_course_finish(&course);
    }
}

static void test_help_kinds(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 1, 3);
    const struct lesson_catalogue *c = &course.catalogue;
    assert_int_equal(lesson_help_kind(c, LESSON_TYPE_WORD, 0), LESSON_CHOOSE_WORD);
    assert_int_equal(lesson_help_kind(c, LESSON_CHOOSE_WORD, 0), LESSON_LISTEN_PICTURE);
    assert_int_equal(lesson_help_kind(c, LESSON_LISTEN_PICTURE, 0), LESSON_LISTEN_PICTURE);
    course.facts[0].has_clip = false;
    assert_int_equal(lesson_help_kind(c, LESSON_CHOOSE_WORD, 0), LESSON_READ_MEANING);
    lesson_course_finish(&course);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_retention),
        cmocka_unit_test(test_names_are_read_as_they_are_written),
        cmocka_unit_test(test_minutes_are_those_of_a_lesson),
        cmocka_unit_test(test_due_days),
        cmocka_unit_test(test_caps),
        cmocka_unit_test(test_rests),
        cmocka_unit_test(test_clock_jumps),
        cmocka_unit_test(test_pace),
        cmocka_unit_test(test_similar),
        cmocka_unit_test(test_help_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
