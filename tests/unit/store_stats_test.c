/* SPDX-License-Identifier: MIT */
#include "store/store_stats.h"

#include "store/store_private.h"
#include "support/learner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#define DAY ((int64_t)LEARNER_DAY_MS)

static void answer(struct store *s, struct key128 item, const char *exercise, enum srs_grade grade,
                   uint32_t ms)
{
    struct store_review review = {.item = item,
                                  .skill = SRS_READ,
                                  .exercise = str_from(exercise),
                                  .grade = grade,
                                  .credit = 1,
                                  .latency_ms = ms};
    assert_int_equal(store_review_add(s, &review, NULL), OK);
}

static int32_t today(const struct learner *f)
{
    return clock_local_day(clock_utc_ms(&f->clock), 120, STORE_ROLLOVER_HOUR);
}

static struct store_stats stats(struct learner *f, struct store *s, int32_t from_day)
{
    struct store_stats out;
    assert_int_equal(store_stats(s, from_day, &f->arena, &out), OK);
    return out;
}

static void nothing_gives_nothing(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    struct store_stats st = stats(f, s, 0);
    assert_true(st.day_count == 0 && st.retention[0].answers == 0);
    store_close(s);
}

static void days_have_minutes(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    int32_t first = today(f);
    answer(s, learner_house, "type-word", SRS_GOOD, 5000);
    answer(s, learner_bread, "type-word", SRS_AGAIN, 3600 * 1000); /* a break: a minute */
    clock_advance(&f->clock, 2 * DAY);
    answer(s, learner_house, "type-word", SRS_AGAIN, 7000);
    answer(s, learner_house, "type-word", SRS_GOOD, 1);
    assert_int_equal(store_undo(s, store_last(s)), OK);   /* does not count */
    f->clock = clock_manual(LEARNER_START_MS + DAY, 120); /* the clock is set back */
    answer(s, learner_bread, "type-word", SRS_GOOD, 1000);

    struct store_stats st = stats(f, s, 0);
    assert_int_equal(st.day_count, 3);
    assert_true(st.days[0].day == first && st.days[1].day == first + 1 &&
                st.days[2].day == first + 2);
    assert_true(st.days[0].answers == 2 && st.days[0].again == 1);
    assert_true(st.days[0].spent_ms == 5000 + STORE_ANSWER_MAX_MS);
    assert_true(st.days[1].answers == 1 && st.days[1].spent_ms == 1000);
    assert_true(st.days[2].answers == 1 && st.days[2].again == 1);
    st = stats(f, s, first + 1);
    assert_int_equal(st.day_count, 2);
    store_close(s);
}

static void retention_is_of_later_days(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    answer(s, learner_house, "type-word", SRS_GOOD, 1000); /* new */
    answer(s, learner_house, "type-word", SRS_GOOD, 1000); /* the same day */
    struct srs_memory before = learner_memory(s, learner_house, SRS_READ);
    clock_advance(&f->clock, 4 * DAY);
    struct srs_moment now = {clock_utc_ms(&f->clock), today(f)};
    double expected = srs_recall(&f->model, before, now);
    answer(s, learner_house, "type-word", SRS_GOOD, 1000);
    before = learner_memory(s, learner_house, SRS_READ);
    clock_advance(&f->clock, 9 * DAY);
    now = (struct srs_moment){clock_utc_ms(&f->clock), today(f)};
    expected += srs_recall(&f->model, before, now);
    answer(s, learner_house, "type-word", SRS_AGAIN, 1000);
    struct store_retention r = stats(f, s, 0).retention[SRS_READ];
    assert_true(r.answers == 2 && r.remembered == 1);
    assert_true(r.expected > expected - 1e-12 && r.expected < expected + 1e-12);
    r = stats(f, s, today(f)).retention[SRS_READ]; /* what came before still counts as before */
    assert_true(r.answers == 1 && r.remembered == 0);
    store_close(s);
}

static struct store_exercise *exercises(struct learner *f, struct store *s, size_t *count)
{
    struct store_exercise *list = NULL;
    assert_int_equal(store_exercises(s, &f->arena, &list, count), OK);
    return list;
}

static void exercises_have_times(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    size_t count = 1;
    exercises(f, s, &count);
    assert_int_equal(count, 0);
    for (uint32_t i = 0; i < 200; i++) {
        answer(s, learner_house, "type-word", SRS_GOOD, (i * 37 % 200 + 1) * 100);
    }
    answer(s, learner_house, "choose-picture", SRS_GOOD, 700);
    answer(s, learner_house, "present", SRS_GOOD, 900000); /* a cup of tea */
    struct store_exercise *list = exercises(f, s, &count);
    assert_int_equal(count, 3);
    assert_true(str_eq(list[0].code, STR("choose-picture")));
    assert_true(list[0].median_ms == 700 && list[0].slow_ms == 700);
    assert_true(str_eq(list[1].code, STR("present")));
    assert_int_equal(list[1].median_ms, STORE_ANSWER_MAX_MS);
    assert_true(str_eq(list[2].code, STR("type-word")));
    assert_int_equal(list[2].answers, 200);
    assert_int_equal(list[2].median_ms, 10100);
    assert_int_equal(list[2].slow_ms, 18100);
    store_close(s);
}

static void only_the_newest_times_count(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    for (int i = 0; i < STORE_EXERCISE_ANSWERS + 100; i++) {
        answer(s, learner_house, "type-word", SRS_GOOD, i < 100 ? 50000 : 3000);
    }
    size_t count = 0;
    struct store_exercise *list = exercises(f, s, &count);
    assert_true(count == 1 && list[0].answers == STORE_EXERCISE_ANSWERS);
    assert_true(list[0].median_ms == 3000 && list[0].slow_ms == 3000);
    store_close(s);
}

static void more_kinds_and_days_than_are_told(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    for (int i = 0; i < STORE_EXERCISES_MAX + 5; i++) {
        char code[16];
        snprintf(code, sizeof code, "kind-%d", i);
        answer(s, learner_house, code, SRS_GOOD, 1000);
    }
    size_t kinds = 0;
    exercises(f, s, &kinds);
    assert_int_equal(kinds, STORE_EXERCISES_MAX);
    for (int i = 0; i < STORE_DAYS_MAX; i++) {
        clock_advance(&f->clock, DAY);
        answer(s, learner_house, "kind-1", SRS_GOOD, 1000);
    }
    struct store_stats st;
    assert_int_equal(store_stats(s, 0, &f->arena, &st), ERR_LIMIT);
    assert_int_equal(store_stats(s, today(f) - 9, &f->arena, &st), OK);
    assert_int_equal(st.day_count, 10);
    store_close(s);
}

/* --- memories ---------------------------------------------------------------------- */

static void known_is_counted_by_skill(void **state)
{
    static const struct key128 unit[] = {{{2}}, {{1}}, {{9}}}, other[] = {{{9}}};
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_EASY);
    learner_answer(s, learner_house, SRS_LISTEN, SRS_AGAIN);
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
    learner_answer(s, (struct key128){{1, 1}}, SRS_READ, SRS_GOOD); /* of no unit */
    clock_advance(&f->clock, 3 * DAY);
    struct srs_moment now = {clock_utc_ms(&f->clock), today(f)};
    struct learner_rows rows = learner_all(f, s);
    struct store_known k = store_known(&f->model, rows.items, rows.count, unit, 3, now, 0.9);
    assert_true(k.met[SRS_READ] == 2 && k.met[SRS_LISTEN] == 1 && k.met[SRS_WRITE] == 0);
    assert_true(k.known[SRS_READ] == 1 && k.known[SRS_LISTEN] == 0);
    assert_true(k.expected[SRS_READ] > 1.7 && k.expected[SRS_READ] < 2);
    k = store_known(&f->model, rows.items, rows.count, other, 1, now, 0.9);
    assert_true(k.met[SRS_READ] == 0 && k.expected[SRS_READ] == 0);
    k = store_known(&f->model, rows.items, 0, unit, 3, now, 0.9);
    assert_true(k.met[SRS_READ] == 0);
    store_close(s);
}

static void forecast_counts_days_to_come(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    struct srs_memory house = learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    struct srs_memory bread = learner_answer(s, learner_bread, SRS_READ, SRS_EASY);
    struct learner_rows rows = learner_all(f, s);
    int32_t first = srs_interval_whole_days(&f->model, house, 0.9, 1000);
    int32_t second = srs_interval_whole_days(&f->model, bread, 0.9, 1000);
    uint32_t due[30];
    assert_true(first > 0 && first < second && second < 30);
    struct srs_moment now = {LEARNER_START_MS, today(f)};
    store_forecast(&f->model, rows.items, rows.count, now, 0.9, due, 30);
    for (int day = 0; day < 30; day++) {
        assert_int_equal(due[day], (day == first) + (day == second));
    }
    now.day += first + 1; /* one is overdue: that is today's */
    store_forecast(&f->model, rows.items, rows.count, now, 0.9, due, 2);
    assert_true(due[0] == 1 && due[1] == (second == first + 2));
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEARNER_TEST(nothing_gives_nothing),       LEARNER_TEST(days_have_minutes),
        LEARNER_TEST(retention_is_of_later_days),  LEARNER_TEST(exercises_have_times),
        LEARNER_TEST(only_the_newest_times_count), LEARNER_TEST(more_kinds_and_days_than_are_told),
        LEARNER_TEST(known_is_counted_by_skill),   LEARNER_TEST(forecast_counts_days_to_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
