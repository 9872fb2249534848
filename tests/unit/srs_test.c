/* SPDX-License-Identifier: MIT */
#include "srs/srs_fsrs6.h"
#include "srs/srs_model.h"

#include "base/arena.h"
#include "base/os.h"
#include "base/rng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

static void assert_near(double is, double should, double relative, double absolute)
{
    if (!(fabs(is - should) <= relative * fabs(should) + absolute)) {
        fail_msg("%.17g should be %.17g", is, should);
    }
}

/* --- published values ------------------------------------------------------------- */

struct golden {
    int t;
    enum srs_grade grade;
    double recall, stability, difficulty, interval_80, interval_95; /* 0: not given */
};

/* The defaults; agrees with ts-fsrs 5.4.2 and py-fsrs 6.3.1.  Printed with 10 decimals
 * (intervals: 6), which is all that can be asked here. */
static const struct golden golden[] = {
    {-1, 1, 0, 0.2120000000, 6.4133000000, 0.702983, 0.085342},
    {0, 3, 1, 0.2466891878, 6.4021150693, 0.818011, 0.099307},
    {1, 3, 0.7808502770, 2.0214772516, 6.3909413235, 6.703137, 0.813763},
    {3, 3, 0.8706766387, 7.8636988410, 6.3797787515, 26.075709, 3.165600},
    {8, 3, 0.8988150628, 21.9177131532, 6.3686273420, 72.678255, 8.823166},
    {21, 3, 0.9029115139, 53.6269029171, 6.3574870840, 177.824654, 21.587976},
    {-1, 3, 0, 2.3065, 2.1181039705, 0, 0},
    {2, 3, 0, 10.9643323358, 2.1112142358, 0, 0},
    {11, 1, 0, 1.5383372359, 7.3922381323, 0, 0},
    {0, 2, 0, 1.5383372359, 8.2540745198, 0, 0}, /* the same-day floor acts */
    {1, 3, 0, 3.0724220169, 8.2410488146, 0, 0},
    {4, 4, 0, 11.5892413403, 7.6385176649, 0, 0},
};

static void fsrs6_gives_published_values(void **state)
{
    struct srs_model m = srs_model_default(SRS_FSRS6);
    struct srs_state s = {0};
    (void)state;
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        const struct golden *g = &golden[i];
        if (g->recall > 0) {
            assert_near(srs_state_recall(&m, s, g->t), g->recall, 1e-12, 5.1e-11);
        }
        s = g->t < 0 ? srs_state_first(&m, g->grade) : srs_state_next(&m, s, g->grade, g->t);
        assert_near(s.stability_days, g->stability, 1e-10, 5.1e-11);
        assert_near(s.difficulty, g->difficulty, 1e-12, 5.1e-11);
        if (g->interval_80 > 0) {
            assert_near(srs_state_interval(&m, s, 0.8), g->interval_80, 0, 5.1e-7);
            assert_near(srs_state_interval(&m, s, 0.95), g->interval_95, 0, 5.1e-7);
        }
    }
}

static void first_difficulties_are_published_ones(void **state)
{
    static const double expected[] = {6.4133, 5.112170705601, 2.118103970459, 1};
    struct srs_model m = srs_model_default(SRS_FSRS6);
    (void)state;
    for (int grade = SRS_AGAIN; grade <= SRS_EASY; grade++) {
        assert_near(srs_state_first(&m, (enum srs_grade)grade).difficulty, expected[grade - 1], 0,
                    5.1e-13);
    }
}

/* --- against 50 digits: tests/cases/srs_fsrs6.txt ----------------------------------- */

static const double trained[SRS_FSRS6_PARAMETERS] = {0.05, 0.9, 3.1,  20.5, 7.2, 0.5, 1.7,
                                                     0.02, 1.4, 0.25, 1.9,  2.1, 0.1, 0.35,
                                                     2.3,  0.3, 2.6,  0.8,  0.3, 0.2, 0.35};

static void check_line(const struct srs_model *m, struct srs_state *s, bool *is_new,
                       const char *line)
{
    int t = 0, grade = 0;
    double r, stability, difficulty, i80, i95;
    int n = sscanf(line, "%d %d %lf %lf %lf %lf %lf", &t, &grade, &r, &stability, &difficulty, &i80,
                   &i95);
    assert_int_equal(n, 7);
    if (!*is_new) {
        assert_near(srs_state_recall(m, *s, t), r, 1e-12, 0);
    }
    enum srs_grade g = (enum srs_grade)grade;
    *s = *is_new ? srs_state_first(m, g) : srs_state_next(m, *s, g, t);
    *is_new = false;
    assert_near(s->stability_days, stability, 1e-10, 0);
    assert_near(s->difficulty, difficulty, 1e-12, 0);
    assert_near(srs_state_interval(m, *s, 0.8), i80, 1e-10, 0);
    assert_near(srs_state_interval(m, *s, 0.95), i95, 1e-10, 0);
}

static void fsrs6_agrees_with_exact_reference(void **state)
{
    struct arena a = {0};
    struct str text, line;
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct srs_state s = {0};
    bool is_new = true;
    int checked = 0;
    (void)state;
    assert_int_equal(os_file_read(&a, SOURCE_DIR "/tests/cases/srs_fsrs6.txt", 1 << 20, &text), OK);
    while (str_next(&text, '\n', &line)) {
        if (str_starts(line, STR("new "))) {
            model = srs_model_default(SRS_FSRS6);
            if (line.p[4] == '1') {
                assert_int_equal(srs_model_from(SRS_FSRS6, trained, SRS_FSRS6_PARAMETERS, &model),
                                 OK);
            }
            is_new = true;
        } else if (line.n > 0 && line.p[0] != '#') {
            check_line(&model, &s, &is_new, arena_cstr(&a, line));
            checked++;
        }
    }
    assert_int_equal(checked, 128);
    arena_finish(&a);
}

/* --- the model interface ---------------------------------------------------------- */

static struct srs_moment on_day(int32_t day)
{
    return (struct srs_moment){.utc_ms = (int64_t)day * 86400000, .day = day};
}

static void step_counts_days_reviews_and_lapses(void **state)
{
    static const struct {
        int32_t day;
        enum srs_grade grade;
        uint32_t lapses;
    } answers[] = {
        {100, SRS_AGAIN, 0}, /* the first answer is no lapse */
        {100, SRS_AGAIN, 0}, /* nor is one on the same day */
        {101, SRS_GOOD, 0},  {105, SRS_AGAIN, 1}, {104, SRS_AGAIN, 1}, /* clock set back */
        {106, SRS_AGAIN, 2},
    };
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct srs_memory m = {0};
    (void)state;
    for (uint32_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        m = srs_step(&model, m, answers[i].grade, on_day(answers[i].day));
        assert_int_equal(m.reviews, i + 1);
        assert_int_equal(m.lapses, answers[i].lapses);
        assert_int_equal(m.last_day, answers[i].day);
        assert_true(m.last_utc_ms == (int64_t)answers[i].day * 86400000);
    }
}

static void step_is_the_formula(void **state)
{
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct srs_memory m = srs_step(&model, (struct srs_memory){0}, SRS_GOOD, on_day(10));
    (void)state;
    m = srs_step(&model, m, SRS_GOOD, on_day(12));
    assert_near(m.stability_days, 10.9643323358, 1e-10, 5.1e-11);
    assert_near(srs_recall(&model, m, on_day(12)), 1, 0, 0);
    assert_near(srs_interval_days(&model, m, 0.9), m.stability_days, 1e-14, 0);
    assert_int_equal(srs_interval_whole_days(&model, m, 0.9, 36500), 11);
    assert_int_equal(srs_interval_whole_days(&model, m, 0.9, 7), 7);
    assert_int_equal(srs_interval_whole_days(&model, m, 0.99, 36500), 1);
}

static void clock_set_back_counts_as_same_day(void **state)
{
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct srs_memory m = srs_step(&model, (struct srs_memory){0}, SRS_GOOD, on_day(100));
    struct srs_memory same = srs_step(&model, m, SRS_GOOD, on_day(100));
    struct srs_memory back = srs_step(&model, m, SRS_GOOD, on_day(-70000));
    (void)state;
    assert_true(same.stability_days == back.stability_days);
    assert_true(srs_recall(&model, m, on_day(-70000)) == 1);
}

static void never_met_item_has_no_recall(void **state)
{
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct srs_memory none = {0};
    (void)state;
    assert_true(srs_recall(&model, none, on_day(1)) == 0);
    assert_true(srs_interval_days(&model, none, 0.9) == 0);
}

static void parameters_are_clamped_or_refused(void **state)
{
    struct srs_model model, good = srs_model_default(SRS_FSRS6);
    double w[SRS_PARAMETERS_MAX];
    (void)state;
    memcpy(w, good.w, sizeof w);
    assert_int_equal(srs_model_from(SRS_FSRS6, w, good.count, &model), OK);
    assert_memory_equal(model.w, good.w, sizeof w);
    w[0] = 1e9, w[7] = -5, w[20] = 0;
    assert_int_equal(srs_model_from(SRS_FSRS6, w, good.count, &model), OK);
    assert_true(model.w[0] == 100 && model.w[7] == .001 && model.w[20] == .1);
    assert_int_equal(srs_model_from(SRS_FSRS6, w, good.count - 1, &model), ERR_FORMAT);
    assert_int_equal(srs_model_from(5, w, good.count, &model), ERR_UNSUPPORTED);
    w[3] = NAN;
    assert_int_equal(srs_model_from(SRS_FSRS6, w, good.count, &model), ERR_FORMAT);
    w[3] = INFINITY;
    assert_int_equal(srs_model_from(SRS_FSRS6, w, good.count, &model), ERR_FORMAT);
}

/* --- properties, over random parameters and histories ------------------------------- */

/* Anything between and at the bounds: the clamp makes it so. */
static struct srs_model random_model(struct rng *r)
{
    struct srs_model model = srs_model_default(SRS_FSRS6);
    double w[SRS_FSRS6_PARAMETERS];
    for (size_t i = 0; i < SRS_FSRS6_PARAMETERS; i++) {
        double wild = (rng_unit(r) - 0.3) * 12;
        w[i] = rng_below(r, 3) == 0 ? wild : model.w[i] * (0.5 + rng_unit(r));
    }
    assert_int_equal(srs_model_from(SRS_FSRS6, w, SRS_FSRS6_PARAMETERS, &model), OK);
    return model;
}

static enum srs_grade random_grade(struct rng *r)
{
    return (enum srs_grade)(SRS_AGAIN + (int)rng_below(r, 4));
}

static void state_stays_in_bounds(void **state)
{
    struct rng r = rng_from(1);
    (void)state;
    for (int card = 0; card < 2000; card++) {
        struct srs_model model = random_model(&r);
        struct srs_memory m = {0};
        int32_t day = 0;
        for (int i = 0; i < 30; i++) {
            int32_t gap = rng_below(&r, 3) ? (int32_t)rng_below(&r, 400) : 0;
            day += rng_below(&r, 20) ? gap : gap * 100;
            m = srs_step(&model, m, random_grade(&r), on_day(day));
            assert_true(m.stability_days >= 0.001 && m.stability_days <= 36500);
            assert_true(m.difficulty >= 1 && m.difficulty <= 10);
            double recall = srs_recall(&model, m, on_day(day + (int32_t)rng_below(&r, 1000)));
            assert_true(recall > 0 && recall <= 1);
            int32_t days = srs_interval_whole_days(&model, m, 0.5 + rng_unit(&r) * 0.49, 365);
            assert_true(days >= 1 && days <= 365);
        }
    }
}

static struct srs_memory random_memory(struct rng *r)
{
    return (struct srs_memory){.stability_days = exp(rng_unit(r) * 17 - 6.9),
                               .difficulty = 1 + rng_unit(r) * 9,
                               .reviews = 1};
}

static void recall_falls_with_time_and_interval_with_target(void **state)
{
    struct rng r = rng_from(2);
    (void)state;
    for (int i = 0; i < 5000; i++) {
        struct srs_model model = random_model(&r);
        struct srs_memory m = random_memory(&r);
        int32_t day = (int32_t)rng_below(&r, 1000);
        int32_t later = day + 1 + (int32_t)rng_below(&r, 100);
        assert_true(srs_recall(&model, m, on_day(later)) < srs_recall(&model, m, on_day(day)));
        double low = 0.3 + rng_unit(&r) * 0.3, high = low + 0.01 + rng_unit(&r) * 0.3;
        assert_true(srs_interval_days(&model, m, high) < srs_interval_days(&model, m, low));
    }
}

static void interval_is_the_inverse_of_recall(void **state)
{
    struct rng r = rng_from(3);
    (void)state;
    for (int i = 0; i < 5000; i++) {
        struct srs_model model = random_model(&r);
        struct srs_state s = {.stability_days = random_memory(&r).stability_days};
        double target = 0.3 + rng_unit(&r) * 0.69;
        double t = srs_state_interval(&model, s, target);
        assert_near(srs_state_recall(&model, s, t), target, 1e-12, 0);
    }
}

/* A better answer never leaves less stability, nor more difficulty; what was recalled on
 * a later day gets more stable, what was not gets no more so. */
static void better_answers_are_better(void **state)
{
    struct rng r = rng_from(4);
    (void)state;
    for (int i = 0; i < 5000; i++) {
        struct srs_model model = random_model(&r);
        struct srs_memory m = random_memory(&r), by[SRS_EASY + 1];
        int32_t day = rng_below(&r, 3) ? 1 + (int32_t)rng_below(&r, 500) : 0;
        for (int g = SRS_AGAIN; g <= SRS_EASY; g++) {
            by[g] = srs_step(&model, m, (enum srs_grade)g, on_day(day));
        }
        for (int g = SRS_HARD; g < SRS_EASY; g++) {
            assert_true(by[g].stability_days <= by[g + 1].stability_days);
            assert_true(by[g].difficulty >= by[g + 1].difficulty);
        }
        assert_true(by[SRS_HARD].stability_days >= m.stability_days);
        assert_true(day == 0 || by[SRS_AGAIN].stability_days <= m.stability_days * (1 + 1e-15));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fsrs6_gives_published_values),
        cmocka_unit_test(first_difficulties_are_published_ones),
        cmocka_unit_test(fsrs6_agrees_with_exact_reference),
        cmocka_unit_test(step_counts_days_reviews_and_lapses),
        cmocka_unit_test(step_is_the_formula),
        cmocka_unit_test(clock_set_back_counts_as_same_day),
        cmocka_unit_test(never_met_item_has_no_recall),
        cmocka_unit_test(parameters_are_clamped_or_refused),
        cmocka_unit_test(state_stays_in_bounds),
        cmocka_unit_test(recall_falls_with_time_and_interval_with_target),
        cmocka_unit_test(interval_is_the_inverse_of_recall),
        cmocka_unit_test(better_answers_are_better),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
