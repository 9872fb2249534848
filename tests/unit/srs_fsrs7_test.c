/* SPDX-License-Identifier: MIT */
#include "srs/srs_fsrs6.h"
#include "srs/srs_fsrs7.h"
#include "srs/srs_fuzz.h"
#include "srs/srs_math.h"
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

/* --- exp and log ------------------------------------------------------------------- */

static double units_apart(double is, double should)
{
    return fabs(is - should) / (nextafter(fabs(should), INFINITY) - fabs(should));
}

static void exp_and_log_are_those_of_the_library(void **state)
{
    struct rng r = rng_from(1);
    (void)state;
    for (int i = 0; i < 200000; i++) {
        double x = (rng_unit(&r) - 0.5) * (i % 2 ? 1400 : 4);
        double tiny = x * exp(-rng_unit(&r) * 30), y = exp((rng_unit(&r) - 0.5) * 100);
        assert_true(units_apart(srs_exp(x), exp(x)) <= 2);
        assert_true(units_apart(srs_expm1(tiny), expm1(tiny)) <= 3);
        assert_true(units_apart(srs_log(y), log(y)) <= 2);
    }
    assert_true(srs_exp(0) == 1 && srs_expm1(0) == 0 && srs_log(1) == 0);
    assert_true(units_apart(srs_exp(700), exp(700)) <= 2 &&
                units_apart(srs_exp(-700), exp(-700)) <= 2);
}

static void two_at_once_are_the_same_bits(void **state)
{
    struct rng r = rng_from(7);
    (void)state;
    for (int i = 0; i < 20000; i++) {
        double x[2] = {(rng_unit(&r) - 0.5) * 1400, (rng_unit(&r) - 0.5) * 4}, got[2];
        double y[2] = {exp(x[0] / 10), exp(x[1])};
        srs_exp_both(x, got);
        assert_true(got[0] == srs_exp(x[0]) && got[1] == srs_exp(x[1]));
        srs_expm1_both(x, got);
        assert_true(got[0] == srs_expm1(x[0]) && got[1] == srs_expm1(x[1]));
        srs_log_both(y, got);
        assert_true(got[0] == srs_log(y[0]) && got[1] == srs_log(y[1]));
    }
}

/* --- published values ------------------------------------------------------------- */

static void fsrs7_gives_published_values(void **state)
{
    static const struct {
        double t;
        enum srs_grade grade;
        double difficulty, slow, fast; /* printed with 4 decimals */
    } golden[] = {
        {0, 1, 6.1686, .1104, .0883},     {0, 3, 6.1092, .1104, .0883},
        {1, 3, 6.0504, .9169, 44.4442},   {3, 3, 5.9922, 3.5338, 193.5973},
        {8, 3, 5.9346, 10.186, 407.6265}, {21, 3, 5.8775, 25.9857, 700.5589},
    };
    struct srs_model m = srs_model_default(SRS_FSRS7);
    struct srs_state s = {0};
    (void)state;
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        s = i == 0 ? srs_state_first(&m, golden[i].grade)
                   : srs_state_next(&m, s, golden[i].grade, golden[i].t);
        assert_near(s.difficulty, golden[i].difficulty, 0, 5.1e-5);
        assert_near(s.stability_days, golden[i].slow, 0, 5.1e-5);
        assert_near(s.fast_days, golden[i].fast, 0, 5.1e-5);
    }
}

static void first_intervals_are_published_ones(void **state)
{
    static const double targets[] = {.70, .80, .90, .95};
    static const double days[4][4] = {{0.0097, 0.00041, 0.000038, 0.00001},
                                      {50.8, 8.36, 0.597, 0.0074},
                                      {217.7, 37.6, 4.78, 0.29},
                                      {1871, 331.7, 53.9, 13.2}};
    struct srs_model m = srs_model_default(SRS_FSRS7);
    (void)state;
    for (int g = 0; g < 4; g++) {
        struct srs_state s = srs_state_first(&m, (enum srs_grade)(g + 1));
        for (int t = 0; t < 4; t++) {
            assert_near(srs_state_interval(&m, s, targets[t]), days[g][t], 0.02, 6e-7);
        }
    }
}

/* --- against 50 digits: tests/cases/srs_fsrs7.txt ----------------------------------- */

static void check_line(const struct srs_model *m, struct srs_state *s, bool *is_new,
                       const char *line)
{
    double t, r, slow, fast, difficulty, i80, i95;
    int grade = 0;
    int n = sscanf(line, "%lf %d %lf %lf %lf %lf %lf %lf", &t, &grade, &r, &slow, &fast,
                   &difficulty, &i80, &i95);
    assert_int_equal(n, 8);
    enum srs_grade g = (enum srs_grade)grade;
    if (!*is_new) {
        assert_near(srs_state_recall(m, *s, t), r, 1e-12, 0);
    }
    *s = *is_new ? srs_state_first(m, g) : srs_state_next(m, *s, g, t);
    *is_new = false;
    assert_near(s->stability_days, slow, 1e-10, 0);
    assert_near(s->fast_days, fast, 1e-10, 0);
    assert_near(s->difficulty, difficulty, 1e-12, 0);
    assert_near(srs_state_interval(m, *s, 0.8), i80, 1e-7, 0);
    assert_near(srs_state_interval(m, *s, 0.95), i95, 1e-7, 0);
}

static void fsrs7_agrees_with_exact_reference(void **state)
{
    struct arena a = {0};
    struct str text, line;
    struct srs_model m = srs_model_default(SRS_FSRS7);
    struct srs_state s = {0};
    bool is_new = true;
    int checked = 0;
    (void)state;
    assert_int_equal(os_file_read(&a, SOURCE_DIR "/tests/cases/srs_fsrs7.txt", 1 << 20, &text), OK);
    while (str_next(&text, '\n', &line)) {
        if (str_starts(line, STR("fsrs7 "))) {
            assert_int_equal(srs_model_from_text(line, &m), OK);
            is_new = true;
        } else if (line.n > 0 && line.p[0] != '#') {
            check_line(&m, &s, &is_new, arena_cstr(&a, line));
            checked++;
        }
    }
    assert_int_equal(checked, 128);
    arena_finish(&a);
}

/* --- properties, over random parameters and histories ------------------------------- */

/* Anything between and at the bounds: the clamp makes it so. */
static struct srs_model random_model(struct rng *r)
{
    struct srs_model model = srs_model_default(SRS_FSRS7);
    double w[SRS_FSRS7_PARAMETERS];
    for (size_t i = 0; i < SRS_FSRS7_PARAMETERS; i++) {
        double wild = (rng_unit(r) - 0.3) * 12;
        w[i] = rng_below(r, 3) == 0 ? wild : model.w[i] * (0.5 + rng_unit(r));
    }
    assert_int_equal(srs_model_from(SRS_FSRS7, w, SRS_FSRS7_PARAMETERS, &model), OK);
    return model;
}

static enum srs_grade random_grade(struct rng *r)
{
    return (enum srs_grade)(SRS_AGAIN + (int)rng_below(r, 4));
}

static double random_days(struct rng *r)
{
    return rng_below(r, 10) == 0 ? 0 : exp((rng_unit(r) - 0.6) * 22);
}

static struct srs_state random_state(struct rng *r)
{
    return (struct srs_state){.stability_days = exp(rng_unit(r) * 19 - 9),
                              .fast_days = exp(rng_unit(r) * 19 - 9),
                              .difficulty = 1 + rng_unit(r) * 9};
}

static void state_stays_in_bounds(void **state)
{
    struct rng r = rng_from(1);
    (void)state;
    for (int card = 0; card < 2000; card++) {
        struct srs_model model = random_model(&r);
        struct srs_state s = srs_state_first(&model, random_grade(&r));
        for (int i = 0; i < 30; i++) {
            s = srs_state_next(&model, s, random_grade(&r), random_days(&r));
            assert_true(s.stability_days >= 1e-4 && s.stability_days <= 36500);
            assert_true(s.fast_days >= 1e-4 && s.fast_days <= 36500);
            assert_true(s.difficulty >= 1 && s.difficulty <= 10);
            double recall = srs_state_recall(&model, s, random_days(&r));
            assert_true(recall >= 1e-5 && recall <= 1 - 1e-5 + 1e-15);
        }
    }
}

static void recall_falls_with_time(void **state)
{
    struct rng r = rng_from(2);
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct srs_model model = random_model(&r);
        struct srs_state s = random_state(&r);
        double t = random_days(&r), later = t * (1 + rng_unit(&r)) + 1e-9;
        assert_true(srs_state_recall(&model, s, later) <= srs_state_recall(&model, s, t));
    }
}

static void interval_is_the_inverse_of_recall(void **state)
{
    struct rng r = rng_from(3);
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct srs_model model = random_model(&r);
        struct srs_state s = random_state(&r);
        double low = 0.02 + rng_unit(&r) * 0.97, high = low + rng_unit(&r) * (0.99999 - low);
        double t = srs_state_interval(&model, s, low);
        assert_true(t >= srs_state_interval(&model, s, high));
        if (t < 36500) {
            assert_near(srs_state_recall(&model, s, t), low, 0, 1e-9);
        } else {
            assert_true(srs_state_recall(&model, s, 36500) >= low);
        }
    }
}

/* Every parameter at one of its bounds or as published, the state one that answers lead to. */
static void interval_is_exact_at_the_bounds(void **state)
{
    struct rng r = rng_from(8);
    size_t count, inside = 0;
    const struct srs_bounds *b = srs_bounds_of(SRS_FSRS7, &count);
    (void)state;
    for (int i = 0; i < 20000; i++) {
        double w[SRS_FSRS7_PARAMETERS];
        struct srs_model model;
        for (size_t p = 0; p < count; p++) {
            uint64_t which = rng_below(&r, 3);
            w[p] = which == 0 ? b[p].min : which == 1 ? b[p].max : b[p].standard;
        }
        assert_int_equal(srs_model_from(SRS_FSRS7, w, count, &model), OK);
        struct srs_state s = srs_state_first(&model, random_grade(&r));
        for (uint64_t n = rng_below(&r, 6); n > 0; n--) {
            s = srs_state_next(&model, s, random_grade(&r), random_days(&r));
        }
        double target = 0.02 + rng_unit(&r) * 0.97, t = srs_state_interval(&model, s, target);
        assert_true(t >= 0 && t <= SRS_INTERVAL_MAX_DAYS);
        if (t < SRS_INTERVAL_MAX_DAYS) {
            assert_near(srs_state_recall(&model, s, t), target, 0, 1e-9);
            inside++;
        } else {
            assert_true(srs_state_recall(&model, s, t) >= target);
        }
    }
    assert_true(inside > 10000);
}

/* A better answer never leaves a weaker trace, nor more difficulty; only a lapse weakens. */
static void better_answers_are_better(void **state)
{
    struct rng r = rng_from(4);
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct srs_model model = random_model(&r);
        struct srs_state s = random_state(&r), by[SRS_EASY + 1];
        double t = random_days(&r);
        for (int g = SRS_AGAIN; g <= SRS_EASY; g++) {
            by[g] = srs_state_next(&model, s, (enum srs_grade)g, t);
        }
        for (int g = SRS_AGAIN; g < SRS_EASY; g++) {
            assert_true(by[g].stability_days <= by[g + 1].stability_days * (1 + 1e-15));
            assert_true(by[g].fast_days <= by[g + 1].fast_days * (1 + 1e-15));
            /* A miss that was foretold says less of the difficulty: it may count below hard. */
            assert_true(g == SRS_AGAIN || by[g].difficulty >= by[g + 1].difficulty);
        }
        assert_true(by[SRS_HARD].stability_days >= s.stability_days);
        assert_true(by[SRS_AGAIN].stability_days <= fmax(s.stability_days, 1e-4) * (1 + 1e-15));
    }
}

/* --- moments ---------------------------------------------------------------------- */

static struct srs_moment at_hours(double hours)
{
    return (struct srs_moment){.utc_ms = (int64_t)(hours * 3600000), .day = (int32_t)(hours / 24)};
}

static void time_counts_in_fractions_of_days(void **state)
{
    struct srs_model m = srs_model_default(SRS_FSRS7);
    struct srs_memory a = srs_step(&m, (struct srs_memory){0}, SRS_GOOD, at_hours(100));
    struct srs_state s = srs_state_first(&m, SRS_GOOD);
    (void)state;
    assert_true(a.fast_days == s.fast_days && a.stability_days == s.stability_days);
    assert_true(srs_recall(&m, a, at_hours(106)) == srs_state_recall(&m, s, 0.25));
    assert_true(srs_recall(&m, a, at_hours(-9e6)) == srs_state_recall(&m, s, 0));
    a = srs_step(&m, a, SRS_AGAIN, at_hours(106)); /* the same local day: no lapse */
    s = srs_state_next(&m, s, SRS_AGAIN, 0.25);
    assert_true(a.fast_days == s.fast_days && a.lapses == 0 && a.successes == 1);
    a = srs_step(&m, a, SRS_AGAIN, at_hours(130));
    assert_true(a.lapses == 1 && a.reviews == 3 && a.successes == 1);
}

static void any_moment_gives_a_sound_memory(void **state)
{
    static const int64_t times[] = {INT64_MIN, -1, 0, INT64_MAX, 1, INT64_MIN, INT64_MAX};
    (void)state;
    for (int id = SRS_FSRS6; id <= SRS_FSRS7; id++) {
        struct srs_model m = srs_model_default((enum srs_model_id)id);
        struct srs_memory a = {0};
        for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
            struct srs_moment at = {.utc_ms = times[i],
                                    .day = times[i] < -1  ? INT32_MIN
                                           : times[i] > 1 ? INT32_MAX
                                                          : (int32_t)times[i]};
            a = srs_step(&m, a, SRS_GOOD, at);
            assert_true(a.stability_days > 0 && a.stability_days <= 36500);
            double recall = srs_recall(&m, a, at);
            assert_true(recall > 0.999 && recall <= 1);
        }
    }
}

static void any_days_give_a_sound_state(void **state)
{
    static const double days[] = {-1e300, -5, -0.0, 5e-324, 1e-9, 36500, 1e9, 1e300};
    (void)state;
    for (int id = SRS_FSRS6; id <= SRS_FSRS7; id++) {
        struct srs_model m = srs_model_default((enum srs_model_id)id);
        struct srs_state s = srs_state_first(&m, SRS_GOOD);
        for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
            for (int g = SRS_AGAIN; g <= SRS_EASY; g++) {
                struct srs_state next = srs_state_next(&m, s, (enum srs_grade)g, days[i]);
                struct srs_state same = srs_state_next(&m, s, (enum srs_grade)g, 0);
                assert_true(next.stability_days >= 1e-4 && next.stability_days <= 36500);
                assert_true(next.difficulty >= 1 && next.difficulty <= 10);
                assert_true(days[i] > 0 || next.stability_days == same.stability_days);
                double recall = srs_state_recall(&m, s, days[i]);
                assert_true(recall > 0 && recall <= 1);
                assert_true(days[i] > 0 || recall == srs_state_recall(&m, s, 0));
            }
        }
    }
}

/* --- parameters ------------------------------------------------------------------- */

static void parameters_are_clamped_ordered_or_refused(void **state)
{
    struct srs_model m, good = srs_model_default(SRS_FSRS7);
    double w[SRS_PARAMETERS_MAX];
    (void)state;
    memcpy(w, good.w, sizeof w);
    w[0] = 40, w[1] = 7, w[23] = 9, w[25] = .85, w[26] = .6;
    assert_int_equal(srs_model_from(SRS_FSRS7, w, good.count, &m), OK);
    assert_true(m.w[0] == 40 && m.w[1] == 40 && m.w[2] == 40 && m.w[3] == 40);
    assert_true(m.w[23] == .25 && m.w[26] == .85);
    assert_int_equal(srs_model_from(SRS_FSRS7, w, 21, &m), ERR_FORMAT);
    w[33] = -INFINITY;
    assert_int_equal(srs_model_from(SRS_FSRS7, w, good.count, &m), ERR_FORMAT);
}

static void forerunners_of_fsrs6_are_brought_over(void **state)
{
    double w[19] = {.4,  .6,   2.4, 5.8, 4.93, .94, .86,  .01, 1.49, .14,
                    .94, 2.18, .05, .34, 1.26, .29, 2.61, .5,  .6};
    struct srs_model m;
    (void)state;
    assert_int_equal(srs_model_from(SRS_FSRS6, w, 17, &m), OK);
    assert_near(m.w[4], 4.93 + 2 * .94, 1e-15, 0);
    assert_near(m.w[5], log(3 * .94 + 1) / 3, 1e-15, 0);
    assert_near(m.w[6], 1.36, 1e-15, 0);
    assert_true(m.w[17] == 0 && m.w[18] == 0 && m.w[19] == .01 && m.w[20] == .5);
    assert_int_equal(srs_model_from(SRS_FSRS6, w, 19, &m), OK);
    assert_true(m.w[4] == 4.93 && m.w[17] == .5 && m.w[18] == .6 && m.w[20] == .5);
    /* Their curve: R = (1 + 19/81 t/S) ^ -1/2. */
    for (double t = 0.5; t < 1000; t *= 3) {
        struct srs_state s = {.stability_days = 7, .difficulty = 5};
        assert_near(srs_state_recall(&m, s, t), 1 / sqrt(1 + 19.0 / 81 * t / 7), 1e-13, 0);
    }
    assert_int_equal(srs_model_from(SRS_FSRS7, w, 19, &m), ERR_FORMAT);
    assert_int_equal(srs_model_from(SRS_FSRS6, w, 18, &m), ERR_FORMAT);
    w[16] = NAN;
    assert_int_equal(srs_model_from(SRS_FSRS6, w, 17, &m), ERR_FORMAT);
    w[16] = 2.61, w[5] = -1; /* of which there is no logarithm */
    assert_int_equal(srs_model_from(SRS_FSRS6, w, 17, &m), ERR_FORMAT);
}

static void text_gives_the_same_bits(void **state)
{
    struct rng r = rng_from(5);
    (void)state;
    for (int i = 0; i < 200; i++) {
        struct srs_model m = random_model(&r), again;
        struct buf text;
        buf_init(&text, SRS_MODEL_TEXT_MAX);
        assert_int_equal(srs_model_text(&m, &text), OK);
        assert_int_equal(srs_model_from_text(buf_str(&text), &again), OK);
        assert_memory_equal(&m.w, &again.w, sizeof m.w);
        buf_finish(&text);
    }
}

static void text_that_is_no_model_is_refused(void **state)
{
    static const struct {
        const char *text;
        enum err err;
    } bad[] = {
        {"", ERR_FORMAT},
        {"fsrs7", ERR_FORMAT},
        {"fsrs8 1", ERR_UNSUPPORTED},
        {"fsrs6 1 2 x", ERR_FORMAT},
        {"fsrs6 0x1p3", ERR_FORMAT},
        {"fsrs6 nan", ERR_FORMAT},
        {"fsrs6  1", ERR_FORMAT},
        {"fsrs6 1e999", ERR_FORMAT},
        {"fsrs7 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", ERR_FORMAT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct srs_model m;
        assert_int_equal(srs_model_from_text(str_from(bad[i].text), &m), bad[i].err);
    }
}

/* --- fuzz -------------------------------------------------------------------------- */

static void fuzz_stays_near_and_repeats(void **state)
{
    struct rng r = rng_from(6);
    (void)state;
    for (int i = 0; i < 20000; i++) {
        double days = exp(rng_unit(&r) * 11 - 1);
        uint64_t memory = rng_next(&r), seed = rng_next(&r);
        int32_t most = 1 + (int32_t)rng_below(&r, 4000);
        int32_t got = srs_fuzz_days(days, memory, 3, seed, most);
        double kept = fmin(fmax(days, 1), most);
        assert_true(got >= 1 && got <= most);
        assert_true(fabs(got - kept) <= srs_fuzz_range(kept) + 0.5);
        assert_int_equal(got, srs_fuzz_days(days, memory, 3, seed, most));
    }
    assert_int_equal(srs_fuzz_days(NAN, 1, 1, 1, 100), 1);
    assert_int_equal(srs_fuzz_days(-5, 1, 1, 1, 100), 1);
    assert_int_equal(srs_fuzz_days(1e300, 1, 1, 1, 1), 1);
}

/* On every machine, in every version: a plan that was shown stays. */
static void fuzz_is_the_same_everywhere(void **state)
{
    static const struct {
        double days;
        uint64_t memory;
        uint32_t repetition;
        uint64_t seed;
        int32_t chosen;
    } known[] = {
        {1.2, UINT64_C(1), 1, 1, 1},
        {3.4, UINT64_C(7), 2, 1, 4},
        {10, UINT64_C(42), 3, 5, 11},
        {20, UINT64_C(9223372036854775817), 4, 5, 18},
        {100, UINT64_C(0), 0, 0, 96},
        {100, UINT64_C(0), 1, 0, 98},
        {100, UINT64_C(1), 0, 0, 97},
        {100, UINT64_C(0), 0, 1, 93},
        {365.25, UINT64_C(12345678901), 9, 77, 368},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_int_equal(srs_fuzz_days(known[i].days, known[i].memory, known[i].repetition,
                                       known[i].seed, 36500),
                         known[i].chosen);
    }
}

static void fuzz_uses_the_whole_range(void **state)
{
    int seen[41] = {0}, kinds = 0;
    (void)state;
    for (uint64_t memory = 0; memory < 1000; memory++) {
        seen[srs_fuzz_days(20, memory, 1, 7, 40)]++;
        assert_in_range(srs_fuzz_days(20, memory, 1, 7, 40), 17, 23);
    }
    for (int i = 0; i < 41; i++) {
        kinds += seen[i] > 50;
    }
    assert_int_equal(kinds, 7); /* 17 .. 23, each about 143 times */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exp_and_log_are_those_of_the_library),
        cmocka_unit_test(two_at_once_are_the_same_bits),
        cmocka_unit_test(fsrs7_gives_published_values),
        cmocka_unit_test(first_intervals_are_published_ones),
        cmocka_unit_test(fsrs7_agrees_with_exact_reference),
        cmocka_unit_test(state_stays_in_bounds),
        cmocka_unit_test(recall_falls_with_time),
        cmocka_unit_test(interval_is_the_inverse_of_recall),
        cmocka_unit_test(interval_is_exact_at_the_bounds),
        cmocka_unit_test(better_answers_are_better),
        cmocka_unit_test(time_counts_in_fractions_of_days),
        cmocka_unit_test(any_moment_gives_a_sound_memory),
        cmocka_unit_test(any_days_give_a_sound_state),
        cmocka_unit_test(parameters_are_clamped_ordered_or_refused),
        cmocka_unit_test(forerunners_of_fsrs6_are_brought_over),
        cmocka_unit_test(text_gives_the_same_bits),
        cmocka_unit_test(text_that_is_no_model_is_refused),
        cmocka_unit_test(fuzz_stays_near_and_repeats),
        cmocka_unit_test(fuzz_is_the_same_everywhere),
        cmocka_unit_test(fuzz_uses_the_whole_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
