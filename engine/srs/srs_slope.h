/* SPDX-License-Identifier: MIT
 *
 * srs_slope.h - a memory on its way through its reviews, together with the derivatives of its
 * state by every parameter.
 *
 * Each new quantity is a function of the old ones and of a few parameters; its partial
 * derivatives by those give its derivatives by all parameters (the chain rule, forward).
 * Stabilities are carried as their logarithms' derivatives: what happens to them are products
 * and powers.  The states are those of srs_state_next.  Inside this room.                */
#ifndef SRS_SRS_SLOPE_H
#define SRS_SRS_SLOPE_H

#include "srs/srs_model.h"

#include <stdbool.h>
#include <string.h>

/* Both are even, so that two numbers at a time come out. */
enum { SRS_SLOPE_ROOM = SRS_PARAMETERS_MAX, SRS_FSRS6_SIDE = 22, SRS_FSRS7_SIDE = 34 };

enum srs_slope_row {
    SRS_OF_SLOW, /* d log slow stability */
    SRS_OF_FAST, /* d log fast stability */
    SRS_OF_DIFFICULTY,
    SRS_OF_RECALL,      /* of the whole memory, before the review */
    SRS_OF_FAST_RECALL, /* of the fast trace */
};

enum { SRS_SLOPE_ROWS = 5, SRS_PARTIALS_MAX = 14 };

struct srs_slope {
    const struct srs_model *model; /* the caller's */
    struct srs_state state;
    double recall; /* foretold by the last srs_slope_next */
    double fast_recall;
    double of[SRS_SLOPE_ROWS][SRS_SLOPE_ROOM];
};

/* Partial derivatives of one quantity: by the rows, and by single parameters. */
struct srs_partial {
    double by_row[SRS_SLOPE_ROWS];
    size_t count;
    size_t parameter[SRS_PARTIALS_MAX];
    double value[SRS_PARTIALS_MAX];
};

/* Nothing moves it.  Leaves the lists as they are: this is done for every review. */
static inline void srs_partial_begin(struct srs_partial *p)
{
    for (size_t r = 0; r < SRS_SLOPE_ROWS; r++) {
        p->by_row[r] = 0;
    }
    p->count = 0;
}

static inline void srs_partial_add(struct srs_partial *p, size_t parameter, double value)
{
    p->parameter[p->count] = parameter;
    p->value[p->count++] = value;
}

void srs_slope_first(struct srs_slope *k, enum srs_grade grade);
/* Foretells the recall, then takes the answer. */
void srs_slope_next(struct srs_slope *k, enum srs_grade grade, double days);

/* One model's: the recall with its rows, then the new state, whose rows are given back as
 * partials of the old. */
struct srs_step_partials {
    struct srs_partial slow, fast, difficulty;
    bool fast_is_slow; /* the fast trace was cut to a share of the slow one */
};
void srs_fsrs6_slope_recall(struct srs_slope *k, double days);
void srs_fsrs6_slope_step(struct srs_slope *k, enum srs_grade grade, double days,
                          struct srs_step_partials *out);
void srs_fsrs7_slope_recall(struct srs_slope *k, double days);
void srs_fsrs7_slope_step(struct srs_slope *k, enum srs_grade grade, struct srs_step_partials *out);

/* What a recall does to a stability: parameters by their places, rows, values. */
struct srs_growth {
    enum srs_slope_row row, recall_row; /* its own, and that of the recall it goes by */
    double recall;
    double scale; /* derived of the gain */
    size_t gain, stability_power, forgetting_gain, hard, easy;
};

/* The stability after a recall, and its partials. */
double srs_slope_grow(const struct srs_slope *k, const struct srs_growth *g, double s,
                      enum srs_grade grade, struct srs_partial *p);

/* A difficulty on its way by srs_difficulty_next; the change is `up` steps. */
struct srs_drift {
    double before, up, mean, reversion, after; /* after: not clamped */
};

/* The partials by the old difficulty and by what both models have; false: it is clamped, and
 * nothing moves it. */
bool srs_slope_difficulty(const double *w, const struct srs_drift *x, struct srs_partial *p);

/* Makes a row from the rows there are; `to` may be one of them.  `side` is a constant where it
 * matters: the loops are then unrolled. */
static inline void srs_slope_combine(struct srs_slope *k, const struct srs_partial *p,
                                     enum srs_slope_row to, size_t side)
{
    double sum[SRS_SLOPE_ROOM];
    const double own = p->by_row[to];
    for (size_t i = 0; i < side; i++) {
        sum[i] = own * k->of[to][i];
    }
    for (size_t r = 0; r < SRS_SLOPE_ROWS; r++) {
        const double times = p->by_row[r], *row = k->of[r];
        for (size_t i = 0; r != (size_t)to && times != 0 && i < side; i++) {
            sum[i] += times * row[i];
        }
    }
    for (size_t i = 0; i < p->count; i++) {
        sum[p->parameter[i]] += p->value[i];
    }
    memcpy(k->of[to], sum, side * sizeof *sum);
}

#endif
