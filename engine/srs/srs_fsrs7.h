/* SPDX-License-Identifier: MIT
 *
 * srs_fsrs7.h - the FSRS-7 model: a slow and a fast memory trace, 34 parameters, time in
 * fractions of days.
 *
 * Used through srs/srs_model.h; here are the formulas alone.  The model's parameters are
 * settled already (srs_bounds.h).  source: open-spaced-repetition/ts-fsrs, guide/model/
 * fsrs-7, and fsrs-rs, model_v7.rs and parameter_clipper_v7.rs.                         */
#ifndef SRS_SRS_FSRS7_H
#define SRS_SRS_FSRS7_H

#include "srs/srs_bounds.h"
#include "srs/srs_model.h"

enum { SRS_FSRS7_PARAMETERS = 34 };

/* The parameters by the names of what they do; the first seven are in srs_difficulty.h. */
enum {
    W7_SLOW = 7,  /* eight of them, by the names below */
    W7_FAST = 15, /* eight of them, too */
    W7_FAST_DECAY = 23,
    W7_SLOW_DECAY = 24,
    W7_FAST_LEVEL = 25, /* recall after as many days as the trace is stable */
    W7_SLOW_LEVEL = 26,
    W7_FAST_WEIGHT = 27,
    W7_SLOW_WEIGHT = 28,
    W7_FAST_WEIGHT_POWER = 29, /* of the fast stability, minus it */
    W7_SLOW_WEIGHT_POWER = 30, /* of the slow stability */
    W7_SLOW_WEIGHT_DIFFICULTY = 31,
    W7_SLOW_FACTOR_DIFFICULTY = 32,
    W7_FAST_DECAY_POWER = 33, /* of the fast stability */
};

/* How a trace changes; added to W7_SLOW or W7_FAST. */
enum {
    T7_RECALL_GAIN,
    T7_RECALL_STABILITY_POWER,
    T7_RECALL_FORGETTING_GAIN,
    T7_LAPSE_SCALE,
    T7_LAPSE_STABILITY_POWER,
    T7_LAPSE_FORGETTING_GAIN,
    T7_HARD_PENALTY,
    T7_EASY_BONUS,
};

/* What is derived of the parameters. */
enum {
    D7_SLOW_FACTOR,       /* slow level ^ (-1 / slow decay) - 1 */
    D7_FAST_LEVEL_LOG,    /* log of the fast level */
    D7_MEAN,              /* what difficulty reverts to; not clamped */
    D7_SLOW_RECALL_SCALE, /* exp(gain - 1.5) */
    D7_FAST_RECALL_SCALE,
};

#define SRS_FSRS7_STABILITY_MIN 1e-4
#define SRS_FSRS7_STABILITY_MAX 36500.0
#define SRS_FSRS7_DECAY_MIN     0.01
#define SRS_FSRS7_DECAY_MAX     0.95
#define SRS_FSRS7_EXPONENT_MAX  60.0 /* of the fast factor */
#define SRS_FSRS7_FAST_SHARE    0.8  /* fast over slow at first, and at most after a lapse */
#define SRS_FSRS7_REVERSION     0.01
#define SRS_FSRS7_SURE          1e-5 /* recall is never nearer to 0 or 1 */

extern const struct srs_bounds srs_fsrs7_bounds[SRS_FSRS7_PARAMETERS];

/* Some bounds depend on each other: first stabilities do not fall with the grade. */
void srs_fsrs7_order(struct srs_model *model);
void srs_fsrs7_derive(struct srs_model *model);

struct srs_state srs_fsrs7_first(const struct srs_model *model, enum srs_grade grade);
struct srs_state srs_fsrs7_next(const struct srs_model *model, struct srs_state s,
                                enum srs_grade grade, double t);
double srs_fsrs7_recall(const struct srs_model *model, struct srs_state s, double t);
double srs_fsrs7_interval(const struct srs_model *model, struct srs_state s, double target);

#endif
