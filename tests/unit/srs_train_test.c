/* SPDX-License-Identifier: MIT */
#include "srs/srs_bounds.h"
#include "srs/srs_evaluate.h"
#include "srs/srs_fit.h"
#include "srs/srs_slope.h"
#include "srs/srs_train.h"

#include "base/arena.h"
#include "base/rng.h"
#include "support/answers.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static enum srs_grade random_grade(struct rng *r)
{
    return (enum srs_grade)(SRS_AGAIN + (int)rng_below(r, 4));
}

/* Between the bounds and off them, so that differences to both sides mean something. */
static struct srs_model random_model(struct rng *r, enum srs_model_id id)
{
    struct srs_model m = srs_model_default(id);
    const struct srs_bounds *b = srs_bounds_of(id, &m.count);
    double w[SRS_PARAMETERS_MAX];
    for (size_t i = 0; i < m.count; i++) {
        double off = 0.001 * (b[i].max - b[i].min);
        w[i] = m.w[i] * (0.8 + 0.4 * rng_unit(r)) + 0.05 * rng_unit(r);
        w[i] = fmin(fmax(w[i], b[i].min + off), b[i].max - off);
    }
    assert_int_equal(srs_model_from((int)id, w, m.count, &m), OK);
    return m;
}

/* --- derivatives -------------------------------------------------------------------- */

enum { STEPS = 12 };

struct sequence {
    enum srs_grade grades[STEPS];
    double days[STEPS];
};

static struct sequence random_sequence(struct rng *r, enum srs_model_id id)
{
    struct sequence q = {0};
    for (int i = 0; i < STEPS; i++) {
        double days = exp(rng_unit(r) * 9 - 4);
        q.grades[i] = random_grade(r);
        q.days[i] = i == 0 ? 0 : id == SRS_FSRS6 ? floor(days) : days;
    }
    return q;
}

/* Recall before the last step, by the plain functions. */
static double recall_of(const struct srs_model *m, const struct sequence *q, int steps)
{
    struct srs_state s = srs_state_first(m, q->grades[0]);
    for (int i = 1; i < steps - 1; i++) {
        s = srs_state_next(m, s, q->grades[i], q->days[i]);
    }
    return srs_state_recall(m, s, q->days[steps - 1]);
}

static double difference_by(const struct srs_model *m, const struct sequence *q, int steps,
                            size_t parameter, double h)
{
    double by[2];
    for (int side = 0; side < 2; side++) {
        double w[SRS_PARAMETERS_MAX];
        struct srs_model moved;
        memcpy(w, m->w, sizeof w);
        w[parameter] += side ? h : -h;
        assert_int_equal(srs_model_from((int)m->id, w, m->count, &moved), OK);
        by[side] = recall_of(&moved, q, steps);
    }
    return (by[1] - by[0]) / (2 * h);
}

/* At kinks (floors, caps, clamps) the two sides differ, and so do two widths. */
static bool is_smooth(double wide, double narrow)
{
    return fabs(wide - narrow) <= 1e-5 * fabs(wide) + 1e-8;
}

static void slopes_are_those_of_differences(void **state)
{
    static const enum srs_model_id ids[] = {SRS_FSRS6, SRS_FSRS7};
    struct rng r = rng_from(1);
    int compared = 0, nonzero = 0;
    (void)state;
    for (int round = 0; round < 400; round++) {
        struct srs_model m = random_model(&r, ids[round % 2]);
        struct sequence q = random_sequence(&r, m.id);
        struct srs_slope k = {.model = &m};
        int steps = 2 + (int)rng_below(&r, STEPS - 1);
        srs_slope_first(&k, q.grades[0]);
        for (int i = 1; i < steps; i++) {
            srs_slope_next(&k, q.grades[i], q.days[i]);
        }
        assert_true(fabs(k.recall - recall_of(&m, &q, steps)) <= 1e-12);
        for (size_t i = 0; i < m.count; i++) {
            double h = 1e-4 * fmax(fabs(m.w[i]), 0.01), is = k.of[SRS_OF_RECALL][i];
            double should = difference_by(&m, &q, steps, i, h);
            if (is_smooth(should, difference_by(&m, &q, steps, i, h / 4))) {
                compared++;
                nonzero += fabs(is) > 1e-6;
                if (!(fabs(is - should) <= 2e-5 * fabs(should) + 1e-7)) {
                    fail_msg("model %d, parameter %zu: %.9g should be %.9g", (int)m.id, i, is,
                             should);
                }
            }
        }
    }
    assert_true(compared > 9000 && nonzero > 3000);
}

static void slopes_walk_through_the_same_states(void **state)
{
    struct rng r = rng_from(2);
    (void)state;
    for (int round = 0; round < 1000; round++) {
        struct srs_model m = random_model(&r, round % 2 ? SRS_FSRS6 : SRS_FSRS7);
        struct sequence q = random_sequence(&r, m.id);
        struct srs_slope k = {.model = &m};
        struct srs_state s = srs_state_first(&m, q.grades[0]);
        srs_slope_first(&k, q.grades[0]);
        for (int i = 1; i < STEPS; i++) {
            s = srs_state_next(&m, s, q.grades[i], q.days[i]);
            srs_slope_next(&k, q.grades[i], q.days[i]);
            assert_true(fabs(log(k.state.stability_days / s.stability_days)) <= 1e-12);
            assert_true(m.id == SRS_FSRS6 || fabs(log(k.state.fast_days / s.fast_days)) <= 1e-12);
            assert_true(fabs(k.state.difficulty - s.difficulty) <= 1e-12);
        }
    }
}

static void replay_is_step_by_step(void **state)
{
    (void)state;
    for (int id = SRS_FSRS6; id <= SRS_FSRS7; id++) {
        struct answers_learner l = answers_learner((enum srs_model_id)id, 5);
        for (size_t count = 1; count < 3000; count = 3 * count + 1) {
            struct answers a = answers_make(&l, count, count);
            struct srs_state *got = heap_alloc(count, sizeof *got), s = {0};
            size_t memories = srs_replay(&l.truth, answers_history(&a), got), at = 0;
            for (size_t i = 0; i < count; i++) {
                enum srs_grade grade = (enum srs_grade)a.reviews[i].grade;
                s = a.reviews[i].first ? srs_state_first(&l.truth, grade)
                                       : srs_state_next(&l.truth, s, grade, a.reviews[i].days);
                if (i + 1 == count || a.reviews[i + 1].first) {
                    assert_memory_equal(&s, &got[at], sizeof s);
                    at++;
                }
            }
            assert_int_equal(at, memories);
            free(got);
            answers_finish(&a);
        }
    }
    assert_int_equal(srs_replay(NULL, (struct srs_history){NULL, 0}, NULL), 0);
}

/* --- training ---------------------------------------------------------------------- */

static struct srs_trained train(enum srs_model_id id, struct srs_history h, bool force)
{
    struct srs_trainer *t = srs_trainer_create(id, h, force);
    while (srs_trainer_pass(t)) {
    }
    struct srs_trained got = srs_trainer_result(t);
    srs_trainer_destroy(t);
    return got;
}

static void training_comes_near_the_truth(void **state)
{
    static const enum srs_model_id ids[] = {SRS_FSRS6, SRS_FSRS7};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct answers_learner l = answers_learner(ids[i], 5);
        struct srs_model standard = srs_model_default(ids[i]);
        struct answers seen = answers_make(&l, 8000, 1), unseen = answers_make(&l, 20000, 2);
        struct srs_trained got = train(ids[i], answers_history(&seen), false);
        double best = srs_evaluate(&l.truth, answers_history(&unseen)).log_loss;
        double before = srs_evaluate(&standard, answers_history(&unseen)).log_loss;
        double after = srs_evaluate(&got.model, answers_history(&unseen)).log_loss;
        assert_true(got.accepted);
        assert_true(after - best < 0.2 * (before - best));
        answers_finish(&seen);
        answers_finish(&unseen);
    }
}

static void training_repeats_to_the_bit(void **state)
{
    struct answers_learner l = answers_learner(SRS_FSRS7, 7);
    struct answers seen = answers_make(&l, 3000, 1);
    (void)state;
    for (int id = SRS_FSRS6; id <= SRS_FSRS7; id++) {
        struct srs_trained a = train((enum srs_model_id)id, answers_history(&seen), true);
        struct srs_trained b = train((enum srs_model_id)id, answers_history(&seen), true);
        assert_memory_equal(a.model.w, b.model.w, sizeof a.model.w);
    }
    answers_finish(&seen);
}

static void short_histories_keep_the_defaults(void **state)
{
    struct answers_learner l = answers_learner(SRS_FSRS6, 5);
    struct srs_model standard = srs_model_default(SRS_FSRS6);
    struct answers few = answers_make(&l, 420, 1);
    struct srs_trained got = train(SRS_FSRS6, answers_history(&few), false);
    (void)state;
    assert_true(got.long_reviews < SRS_TRAIN_LEAST);
    assert_false(got.accepted);
    assert_memory_equal(got.model.w, standard.w, sizeof standard.w);
    got = train(SRS_FSRS6, answers_history(&few), true);
    assert_true(got.accepted);
    assert_true(srs_evaluate(&got.model, answers_history(&few)).log_loss <
                srs_evaluate(&standard, answers_history(&few)).log_loss);
    answers_finish(&few);
}

struct gain {
    int accepted;
    double mean; /* by how much the loss on unseen answers fell */
};

static struct gain gain_of(enum srs_model_id id, bool own, size_t count)
{
    enum { LEARNERS = 12 };
    struct srs_model standard = srs_model_default(id);
    struct gain gain = {0};
    for (uint64_t seed = 1; seed <= LEARNERS; seed++) {
        struct answers_learner l = answers_learner(id, seed);
        l.truth = own ? l.truth : standard;
        struct answers seen = answers_make(&l, count, 1), unseen = answers_make(&l, 10000, 2);
        struct srs_trained got = train(id, answers_history(&seen), false);
        assert_true(got.accepted ==
                    (got.validation_before - got.validation_after > got.validation_error));
        gain.accepted += got.accepted;
        gain.mean += (srs_evaluate(&standard, answers_history(&unseen)).log_loss -
                      srs_evaluate(&got.model, answers_history(&unseen)).log_loss) /
                     LEARNERS;
        answers_finish(&seen);
        answers_finish(&unseen);
    }
    return gain;
}

/* Who learns as the defaults say has nothing to gain, and must not lose much. */
static void defaults_are_kept_for_whom_they_fit(void **state)
{
    (void)state;
    for (int id = SRS_FSRS6; id <= SRS_FSRS7; id++) {
        struct gain gain = gain_of((enum srs_model_id)id, false, 2000);
        assert_true(gain.accepted <= 4);
        assert_true(gain.mean > -0.001);
    }
}

static void others_gain_from_a_few_thousand_answers(void **state)
{
    (void)state;
    for (int id = SRS_FSRS6; id <= SRS_FSRS7; id++) {
        struct gain gain = gain_of((enum srs_model_id)id, true, 3000);
        assert_true(gain.accepted >= 6);
        assert_true(gain.mean > 0.01);
    }
}

static void odd_histories_are_survived(void **state)
{
    static const struct srs_review one[] = {{0, 0, 3, 1}};
    static const struct srs_review same[] = {{0, 0, 3, 1}, {0, 1, 3, 0}, {0, 1e9, 1, 0}};
    struct srs_review wild[3000];
    struct rng r = rng_from(3);
    (void)state;
    for (size_t i = 0; i < 3000; i++) {
        bool first = i == 0 || rng_below(&r, 50) == 0;
        wild[i] = (struct srs_review){.utc_ms = (int64_t)rng_next(&r) << 30,
                                      .days = first ? 0 : exp(rng_unit(&r) * 60 - 30),
                                      .grade = (uint8_t)random_grade(&r),
                                      .first = first};
    }
    for (int id = SRS_FSRS6; id <= SRS_FSRS7; id++) {
        struct srs_history histories[] = {{NULL, 0}, {one, 1}, {same, 3}, {wild, 3000}};
        for (size_t i = 0; i < 4; i++) {
            for (int force = 0; force < 2; force++) {
                struct srs_trained got = train((enum srs_model_id)id, histories[i], force);
                for (size_t p = 0; p < got.model.count; p++) {
                    assert_true(isfinite(got.model.w[p]));
                }
                struct srs_model standard = srs_model_default((enum srs_model_id)id);
                assert_true(srs_evaluate(&got.model, histories[i]).log_loss <=
                            srs_evaluate(&standard, histories[i]).log_loss * (1 + 1e-3));
            }
        }
    }
}

static void it_can_be_left_between_passes(void **state)
{
    struct answers_learner l = answers_learner(SRS_FSRS6, 5);
    struct answers seen = answers_make(&l, 5000, 1);
    struct srs_trainer *t = srs_trainer_create(SRS_FSRS6, answers_history(&seen), true);
    (void)state;
    assert_true(srs_trainer_pass(t));
    assert_false(srs_trainer_result(t).accepted);
    srs_trainer_destroy(t);
    srs_trainer_destroy(NULL);
    answers_finish(&seen);
}

/* Two fits of several walks each, and a comparison: none in one go. */
static void long_histories_are_done_in_pieces(void **state)
{
    enum { REVIEWS = 60000 };
    struct answers_learner l = answers_learner(SRS_FSRS6, 5);
    struct answers seen = answers_make(&l, REVIEWS, 1);
    struct srs_trainer *t = srs_trainer_create(SRS_FSRS6, answers_history(&seen), false);
    int pieces = 1;
    (void)state;
    while (srs_trainer_pass(t)) {
        pieces++;
    }
    assert_true(srs_trainer_result(t).accepted);
    assert_true(pieces >= 4 * (REVIEWS / SRS_FIT_PIECE));
    srs_trainer_destroy(t);
    answers_finish(&seen);
}

/* --- evaluation --------------------------------------------------------------------- */

static void figures_are_those_of_hand(void **state)
{
    /* Two memories, FSRS-6 with the defaults; S0 of "good" is 2.3065. */
    static const struct srs_review r[] = {
        {0, 0, 3, 1}, {0, 2, 3, 0}, {0, 0, 3, 1}, {0, 10, 1, 0}, {0, 0, 3, 0}};
    struct srs_model m = srs_model_default(SRS_FSRS6);
    struct srs_state s = srs_state_first(&m, SRS_GOOD);
    double p = srs_state_recall(&m, s, 2), q = srs_state_recall(&m, s, 10);
    struct srs_evaluation e = srs_evaluate(&m, (struct srs_history){r, 5});
    (void)state;
    assert_int_equal(e.count, 2);
    assert_true(fabs(e.log_loss + (log(p) + log(1 - q)) / 2) < 1e-14);
    assert_true(fabs(e.rmse_bins - sqrt(((1 - p) * (1 - p) + q * q) / 2)) < 1e-14);
    assert_true(e.auc == 1);
    e = srs_evaluate(&m, (struct srs_history){r, 2});
    assert_true(e.count == 1 && e.auc == 0.5); /* all ended alike */
    e = srs_evaluate(&m, (struct srs_history){r, 1});
    assert_true(e.count == 0 && e.log_loss == 0);
}

static void the_truth_foretells_best(void **state)
{
    struct answers_learner l = answers_learner(SRS_FSRS6, 5);
    struct srs_model standard = srs_model_default(SRS_FSRS6);
    struct answers seen = answers_make(&l, 20000, 1);
    struct srs_evaluation truth = srs_evaluate(&l.truth, answers_history(&seen));
    struct srs_evaluation other = srs_evaluate(&standard, answers_history(&seen));
    (void)state;
    assert_true(truth.log_loss < other.log_loss);
    assert_true(truth.rmse_bins < other.rmse_bins);
    assert_true(truth.auc > 0.5 && truth.auc > other.auc - 0.01);
    answers_finish(&seen);
}

struct due_case {
    size_t reviews, at_last_try;
    bool due;
};

static void test_when_a_try_is_worth_it(void **state)
{
    (void)state;
    static const struct due_case cases[] = {{0, 0, false},
                                            {SRS_TRAIN_LEAST - 1, 0, false},
                                            {SRS_TRAIN_LEAST, 0, true},
                                            {400, 400, false},
                                            {439, 400, false},
                                            {440, 400, true},
                                            {399, 300, false},
                                            {10999, 10000, false},
                                            {11000, 10000, true},
                                            {10000, 11000, false},
                                            {SIZE_MAX, SIZE_MAX, false},
                                            {SIZE_MAX, 1, true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(srs_train_is_due(cases[i].reviews, cases[i].at_last_try), cases[i].due);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slopes_are_those_of_differences),
        cmocka_unit_test(slopes_walk_through_the_same_states),
        cmocka_unit_test(replay_is_step_by_step),
        cmocka_unit_test(training_comes_near_the_truth),
        cmocka_unit_test(training_repeats_to_the_bit),
        cmocka_unit_test(short_histories_keep_the_defaults),
        cmocka_unit_test(defaults_are_kept_for_whom_they_fit),
        cmocka_unit_test(others_gain_from_a_few_thousand_answers),
        cmocka_unit_test(odd_histories_are_survived),
        cmocka_unit_test(it_can_be_left_between_passes),
        cmocka_unit_test(long_histories_are_done_in_pieces),
        cmocka_unit_test(figures_are_those_of_hand),
        cmocka_unit_test(the_truth_foretells_best),
        cmocka_unit_test(test_when_a_try_is_worth_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
