/* SPDX-License-Identifier: MIT */
#include "support/answers.h"

#include "base/arena.h"
#include "base/rng.h"
#include "srs/srs_bounds.h"

#include <math.h>
#include <stdlib.h>

/* 2024-01-01T09:00Z */
#define START_MS INT64_C(1704099600000)

static const double horizon_days = 730, ten_minutes = 10.0 / 1440, retention = 0.9;

/* source: fsrs-rs, simulation.rs: of first answers, and of those recalled later */
static const double first_grades[] = {.24, .094, .495}, later_grades[] = {.224, .631};

/* --- learners ----------------------------------------------------------------------- */

/* Of a normal distribution, by the sum of twelve. */
static double normal(struct rng *r)
{
    double sum = -6;
    for (int i = 0; i < 12; i++) {
        sum += rng_unit(r);
    }
    return sum;
}

struct answers_learner answers_learner(enum srs_model_id id, uint64_t seed)
{
    struct rng r = rng_from(seed * 2654435761u + 1);
    struct srs_model m = srs_model_default(id);
    const struct srs_bounds *b = srs_bounds_of(id, &m.count);
    for (size_t i = 0; i < m.count; i++) {
        double z = normal(&r);
        m.w[i] = i < 4 ? m.w[i] * exp(0.5 * z) : m.w[i] + 0.7 * b[i].spread * z;
    }
    srs_model_settle(&m);
    return (struct answers_learner){.truth = m, .lateness = 0.1 + 0.4 * rng_unit(&r)};
}

/* --- answers ----------------------------------------------------------------------- */

static enum srs_grade pick(struct rng *r, const double *shares, int count, enum srs_grade from)
{
    double u = rng_unit(r);
    int i = 0;
    while (i < count && u >= shares[i]) {
        u -= shares[i++];
    }
    return (enum srs_grade)((int)from + i);
}

/* Until the next review, as the published parameters plan it and life delays it. */
static double gap_days(const struct srs_model *planner, struct srs_state planned,
                       enum srs_grade grade, double lateness, struct rng *r)
{
    bool whole = planner->id == SRS_FSRS6;
    double again = whole ? 0 : ten_minutes * (1 + rng_unit(r));
    if (grade == SRS_AGAIN && rng_below(r, 4) > 0) {
        return again;
    }
    double days = srs_state_interval(planner, planned, retention);
    days *= 0.95 + 0.1 * rng_unit(r) - lateness * log(1 - rng_unit(r));
    return whole ? fmax(round(days), 1) : fmax(days, again);
}

struct life {
    struct srs_state real, planned;
    double at_days;
    enum srs_grade grade;
};

/* One memory, up to `room` reviews; returns how many. */
static size_t live(const struct answers_learner *l, struct rng *r, struct srs_review *out,
                   size_t room)
{
    struct srs_model planner = srs_model_default(l->truth.id);
    bool whole = planner.id == SRS_FSRS6;
    double start = rng_unit(r) * horizon_days * 0.7;
    struct life x = {.at_days = whole ? floor(start) : start};
    size_t n = 0;
    for (double days = 0; n < room && x.at_days < horizon_days; n++, x.at_days += days) {
        if (n == 0) {
            x.grade = pick(r, first_grades, 3, SRS_AGAIN);
            x.real = srs_state_first(&l->truth, x.grade);
            x.planned = srs_state_first(&planner, x.grade);
        } else {
            bool recalled = rng_unit(r) < srs_state_recall(&l->truth, x.real, days);
            x.grade = recalled ? pick(r, later_grades, 2, SRS_HARD) : SRS_AGAIN;
            x.real = srs_state_next(&l->truth, x.real, x.grade, days);
            x.planned = srs_state_next(&planner, x.planned, x.grade, days);
        }
        out[n] = (struct srs_review){.utc_ms = START_MS + (int64_t)(x.at_days * 86400000) +
                                               (whole ? (int64_t)n * 60000 : 0),
                                     .days = days,
                                     .grade = (uint8_t)x.grade,
                                     .first = n == 0};
        days = gap_days(&planner, x.planned, x.grade, l->lateness, r);
    }
    return n;
}

struct answers answers_make(const struct answers_learner *l, size_t count, uint64_t seed)
{
    struct rng r = rng_from(seed * 40503u + 11);
    struct answers a = {.reviews = heap_alloc(count + 1, sizeof *a.reviews)};
    while (a.count < count) {
        a.count += live(l, &r, a.reviews + a.count, count - a.count);
    }
    return a;
}

void answers_finish(struct answers *a)
{
    free(a->reviews);
    *a = (struct answers){0};
}

struct srs_history answers_history(const struct answers *a)
{
    return (struct srs_history){.reviews = a->reviews, .count = a->count};
}
