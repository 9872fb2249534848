/* SPDX-License-Identifier: MIT
 *
 * srs_model.h - a memory model with its parameters: from answers to memories, from a
 * memory to the chance of recall and to an interval.
 *
 * Pure functions over values: no clock, no random, no allocation.  A model is an id
 * and an array of parameters, always within the model's bounds.  A moment is given
 * both as UTC and as a local day: FSRS-6 counts whole days, others the exact time.  */
#ifndef SRS_SRS_MODEL_H
#define SRS_SRS_MODEL_H

#include "base/err.h"
#include "srs/srs_memory.h"
#include "srs/srs_skill.h"

#include <stddef.h>
#include <stdint.h>

/* Stored in learners' files: a number never changes its meaning. */
enum srs_model_id {
    SRS_FSRS6 = 6,
};

enum { SRS_PARAMETERS_MAX = 34, SRS_INTERVAL_MAX_DAYS = 36500 };

struct srs_model {
    enum srs_model_id id;
    size_t count; /* of w in use */
    double w[SRS_PARAMETERS_MAX];
};

struct srs_moment {
    int64_t utc_ms;
    int32_t day; /* clock_local_day with the offset that was in force then */
};

struct srs_model srs_model_default(enum srs_model_id id);

/* A model with parameters from elsewhere, clamped to the model's bounds.
 * errors: ERR_FORMAT (wrong count, not finite), ERR_UNSUPPORTED (unknown id). */
WARN_UNUSED enum err srs_model_from(int id, const double *w, size_t count, struct srs_model *out);

/* The memory after an answer.  A moment before the last review counts as the same day. */
struct srs_memory srs_step(const struct srs_model *model, struct srs_memory before,
                           enum srs_grade grade, struct srs_moment at);

/* The chance of recall, 0..1; 0 for an item never met. */
double srs_recall(const struct srs_model *model, struct srs_memory memory, struct srs_moment at);

/* Days from the last review until recall falls to `target` (0 < target < 1), exact and
 * unrounded; 0 for an item never met. */
double srs_interval_days(const struct srs_model *model, struct srs_memory memory, double target);

/* The same in whole days, at least 1, at most `max_days`; half a day rounds up. */
int32_t srs_interval_whole_days(const struct srs_model *model, struct srs_memory memory,
                                double target, int32_t max_days);

#endif
