/* SPDX-License-Identifier: MIT
 *
 * srs_fsrs6.h - the FSRS-6 model: one memory trace, 21 parameters, whole days.
 *
 * Used through srs/srs_model.h; here are the formulas alone.  The model's parameters are
 * settled already (srs_bounds.h); t is days since the previous review, 0 is the same day.
 * source: open-spaced-repetition/fsrs-rs 6.6, model.rs and parameter_clipper.rs.   */
#ifndef SRS_SRS_FSRS6_H
#define SRS_SRS_FSRS6_H

#include "srs/srs_bounds.h"
#include "srs/srs_model.h"

#include <stdbool.h>

enum { SRS_FSRS6_PARAMETERS = 21 };

/* The parameters by the names of what they do; the first seven are in srs_difficulty.h. */
enum {
    W6_DIFFICULTY_REVERSION = 7,
    W6_RECALL_GAIN = 8,
    W6_RECALL_STABILITY_POWER = 9,
    W6_RECALL_FORGETTING_GAIN = 10,
    W6_LAPSE_SCALE = 11,
    W6_LAPSE_DIFFICULTY_POWER = 12,
    W6_LAPSE_STABILITY_POWER = 13,
    W6_LAPSE_FORGETTING_GAIN = 14,
    W6_HARD_PENALTY = 15,
    W6_EASY_BONUS = 16,
    W6_SAME_DAY_GAIN = 17,
    W6_SAME_DAY_OFFSET = 18,
    W6_SAME_DAY_STABILITY_POWER = 19,
    W6_DECAY = 20,
};

/* What is derived of the parameters. */
enum {
    D6_FACTOR,       /* 0.9 ^ (1 / decay) - 1 */
    D6_RECALL_SCALE, /* exp of the recall gain */
    D6_MEAN,         /* what difficulty reverts to; not clamped, -4.77 with the defaults */
    D6_LAPSE_MOST,   /* stability after a lapse is at most this share of the old */
};

#define SRS_FSRS6_STABILITY_MIN 0.001
#define SRS_FSRS6_STABILITY_MAX 36500.0

extern const struct srs_bounds srs_fsrs6_bounds[SRS_FSRS6_PARAMETERS];

void srs_fsrs6_derive(struct srs_model *model);

struct srs_state srs_fsrs6_first(const struct srs_model *model, enum srs_grade grade);
struct srs_state srs_fsrs6_next(const struct srs_model *model, struct srs_state s,
                                enum srs_grade grade, double t);
double srs_fsrs6_recall(const struct srs_model *model, struct srs_state s, double t);
/* The inverse: recall falls to `target` after so many days. */
double srs_fsrs6_interval(const struct srs_model *model, struct srs_state s, double target);

/* Parameters of FSRS-4.5 (17) and FSRS-5 (19) as ones of FSRS-6; false: another count. */
bool srs_fsrs6_migrate(const double *w, size_t count, double out[SRS_FSRS6_PARAMETERS]);

#endif
