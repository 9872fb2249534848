/* SPDX-License-Identifier: MIT
 *
 * srs_difficulty.h - how hard an item is, 1 easy .. 10 hard: what both models have in common.
 *
 * Inside this room.                                                                      */
#ifndef SRS_SRS_DIFFICULTY_H
#define SRS_SRS_DIFFICULTY_H

#include "srs/srs_math.h"
#include "srs/srs_skill.h"

/* The parameters that stand at the same place in both models. */
enum {
    W_FIRST_STABILITY = 0, /* four of them, by grade */
    W_FIRST_DIFFICULTY = 4,
    W_FIRST_DIFFICULTY_SLOPE = 5,
    W_DIFFICULTY_STEP = 6,
};

#define SRS_DIFFICULTY_MIN 1.0
#define SRS_DIFFICULTY_MAX 10.0

static inline double srs_difficulty_clamp(double d)
{
    return srs_clamp(d, SRS_DIFFICULTY_MIN, SRS_DIFFICULTY_MAX);
}

/* After the first answer; not clamped. */
static inline double srs_difficulty_first(const double *w, enum srs_grade grade)
{
    return w[W_FIRST_DIFFICULTY] - srs_exp(w[W_FIRST_DIFFICULTY_SLOPE] * ((int)grade - 1)) + 1;
}

/* After a change, which counts the less the harder the item is, and drawn towards `mean` by the
 * share `reversion`; not clamped. */
static inline double srs_difficulty_next(double d, double change, double mean, double reversion)
{
    double damped = d + change * (SRS_DIFFICULTY_MAX - d) / 9;
    return reversion * mean + (1 - reversion) * damped;
}

#endif
