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

/* Even, so that two at a time come out. */
enum { SRS_SLOPE_ROOM = SRS_PARAMETERS_MAX };

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
    struct {
        size_t parameter;
        double value;
    } by[SRS_PARTIALS_MAX];
};

static inline void srs_partial_add(struct srs_partial *p, size_t parameter, double value)
{
    p->by[p->count].parameter = parameter;
    p->by[p->count++].value = value;
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
struct srs_step_partials srs_fsrs6_slope_step(struct srs_slope *k, enum srs_grade grade,
                                              double days);
void srs_fsrs7_slope_recall(struct srs_slope *k, double days);
struct srs_step_partials srs_fsrs7_slope_step(struct srs_slope *k, enum srs_grade grade);

/* Makes a row from the rows there are; `to` may be one of them. */
void srs_slope_combine(struct srs_slope *k, const struct srs_partial *p, enum srs_slope_row to);

#endif
