/* SPDX-License-Identifier: MIT
 *
 * Clocks of public computers: never set, years behind, years ahead.                  */
#include "store/store_private.h"
#include "support/learner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#define DAY  ((int64_t)LEARNER_DAY_MS)
#define YEAR (365 * DAY)

static void set_clock(struct learner *f, int64_t utc_ms)
{
    f->clock = clock_manual(utc_ms, 120);
}

/* Good answers for the house at these times, in this order; the memory then. */
static struct srs_memory after_answers(struct learner *f, const int64_t *at, size_t count)
{
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct srs_memory step_by_step = {0};
    for (size_t i = 0; i < count; i++) {
        set_clock(f, at[i]);
        step_by_step = learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    }
    store_close(s);
    learner_raw_exec(f->path, "DELETE FROM folded");
    s = learner_open(f, f->path, learner_device_a);
    learner_assert_same_memory(learner_memory(s, learner_house, SRS_READ), step_by_step);
    store_close(s);
    assert_int_equal(remove(f->path), 0);
    return step_by_step;
}

#define AFTER(...)                                                                                 \
    after_answers(f, (const int64_t[]){__VA_ARGS__},                                               \
                  sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

/* The program was used with the clock three years behind, then it was set right: the answer
 * after that comes some days after the one before, not three years. */
static void clock_three_years_back_and_right_again(void **state)
{
    struct learner *f = *state;
    const int64_t t = LEARNER_START_MS + YEAR * 5;
    struct srs_memory wrong = AFTER(t, t + 4 * DAY - 3 * YEAR, t + 8 * DAY);
    struct srs_memory same_day = AFTER(t, t, t + 8 * DAY);
    assert_true(wrong.stability_days <= same_day.stability_days * 1.0001);
    assert_true(wrong.stability_days >= same_day.stability_days * 0.9999);
    assert_true(wrong.last_utc_ms == t + 8 * DAY);
    /* Several answers behind, with time between them, count by their own clock. */
    struct srs_memory lagging = AFTER(t, t - 3 * YEAR, t - 3 * YEAR + 5 * DAY);
    struct srs_memory plain = AFTER(t, t, t + 5 * DAY);
    assert_true(lagging.stability_days == plain.stability_days);
}

/* An answer from 2031 does not stop the item until 2031: by the right clock it is asked, and
 * goes on from there. */
static void clock_years_ahead_does_not_hold_back(void **state)
{
    struct learner *f = *state;
    const int64_t t = LEARNER_START_MS;
    struct srs_memory m = AFTER(t, t + 5 * YEAR, t + DAY, t + 9 * DAY);
    assert_true(m.last_utc_ms == t + 9 * DAY);
    assert_int_equal(m.reviews, 4);

    struct store *s = learner_open(f, f->path, learner_device_a);
    set_clock(f, t + 5 * YEAR);
    struct srs_memory ahead = learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    set_clock(f, t + DAY);
    struct srs_moment now = {t + DAY, clock_local_day(t + DAY, 120, STORE_ROLLOVER_HOUR)};
    struct learner_rows rows = learner_all(f, s);
    assert_int_equal(rows.count, 1);
    assert_true(srs_recall(&f->model, ahead, now) > 0.99); /* as it is, it would never come */
    assert_true(srs_recall(&f->model, rows.items[0].memory, now) < 0.93);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    rows = learner_all(f, s);
    assert_true(rows.items[0].memory.last_utc_ms == t + DAY);
    store_close(s);
}

static void clock_never_set_tells_no_time(void **state)
{
    struct learner *f = *state;
    const int64_t t = LEARNER_START_MS;
    struct srs_memory never = AFTER(0, 5000, t);
    struct srs_memory plain = AFTER(t - 10000, t - 5000, t);
    assert_true(never.stability_days == plain.stability_days);
    struct srs_memory before_1970 = AFTER(-YEAR, t);
    assert_true(before_1970.last_utc_ms == t && before_1970.reviews == 2);
}

/* Half a day back and forth, as travellers and summer time have it, is nothing special. */
static void small_steps_back_count_as_the_same_day(void **state)
{
    struct learner *f = *state;
    const int64_t t = LEARNER_START_MS;
    struct srs_memory m = AFTER(t, t - DAY / 2, t + 3 * DAY);
    assert_true(m.last_utc_ms == t + 3 * DAY && m.lapses == 0);
}

static void settings_follow_the_log_not_the_clock(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(store_setting_set(s, STR("size"), STR("100")), OK);
    set_clock(f, LEARNER_START_MS - 3 * YEAR);
    assert_int_equal(store_setting_set(s, STR("size"), STR("150")), OK);
    learner_assert_setting(f, s, STR("size"), STR("150"));
    store_close(s);
}

/* A clock that stands in the past is no reason not to look a file through, nor to look it
 * through at every opening of a day. */
static void file_is_looked_through_once_a_day(void **state)
{
    static const struct {
        int64_t at;
        bool looked;
    } cases[] = {
        {0, true},        {1000, false}, {DAY - 1, false},   {DAY, true},
        {DAY + 5, false}, {-YEAR, true}, {-YEAR + 1, false},
    };
    struct learner *f = *state;
    int64_t last = -1;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set_clock(f, LEARNER_START_MS + cases[i].at);
        struct store *s = learner_open(f, f->path, learner_device_a);
        int64_t checked = learner_ask(s, "SELECT checked_utc_ms FROM care");
        assert_int_equal(checked != last, cases[i].looked);
        last = checked;
        store_close(s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEARNER_TEST(clock_three_years_back_and_right_again),
        LEARNER_TEST(clock_years_ahead_does_not_hold_back),
        LEARNER_TEST(clock_never_set_tells_no_time),
        LEARNER_TEST(small_steps_back_count_as_the_same_day),
        LEARNER_TEST(settings_follow_the_log_not_the_clock),
        LEARNER_TEST(file_is_looked_through_once_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
