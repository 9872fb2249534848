/* SPDX-License-Identifier: MIT
 *
 * srs_bounds.h - per parameter: the published value, the range, the spread among learners.
 *
 * Inside this room.                                                                      */
#ifndef SRS_SRS_BOUNDS_H
#define SRS_SRS_BOUNDS_H

#include "srs/srs_model.h"

struct srs_bounds {
    double standard, min, max;
    double spread; /* the prior's deviation: of trained learners around `standard`; for first
                      stabilities, which are scales, of their logarithm */
};

/* `count` of them. */
const struct srs_bounds *srs_bounds_of(enum srs_model_id id, size_t *count);

/* Clamps the model's parameters, each to its range and some to each other, and derives what
 * follows from them. */
void srs_model_settle(struct srs_model *model);

#endif
