/* SPDX-License-Identifier: MIT
 *
 * srs_normal.h - the normal equations of a history at some parameters: loss, its gradient,
 * and the Fisher information (the expected second derivatives).  Inside this room.        */
#ifndef SRS_SRS_NORMAL_H
#define SRS_SRS_NORMAL_H

#include "srs/srs_history.h"
#include "srs/srs_model.h"

#include <stdbool.h>

/* Which part of a history: every `stride`-th memory, up to a moment. */
struct srs_part {
    struct srs_history history;
    const size_t *starts; /* where each memory begins; memory_count + 1 of them */
    size_t memory_count;
    size_t stride;
    size_t predicted; /* reviews with stride 1, about */
    int64_t until_ms; /* a memory's reviews from the first later one on are left out */
};

/* Symmetric; the lower half (row >= column) counts. */
struct srs_matrix {
    double at[SRS_PARAMETERS_MAX][SRS_PARAMETERS_MAX];
};

struct srs_normal {
    size_t count; /* predictions */
    double loss;  /* sum over them */
    double gradient[SRS_PARAMETERS_MAX];
    struct srs_matrix fisher;
};

/* Adds memories from `*next` on, until about so many reviews are walked through or all are;
 * `*next` is where to go on, and memory_count or more when all are added.  Begins with a zeroed
 * sum and 0. */
void srs_normal_add(const struct srs_model *model, const struct srs_part *part, size_t reviews,
                    size_t *next, struct srs_normal *sum);

/* Solves A x = b for the parameters that are free; x of the others stays.
 * False: A is not positive definite. */
bool srs_normal_solve(const struct srs_matrix *a, const double *b, const bool *is_free,
                      size_t count, double *x);

/* -log of the chance that was given to what happened. */
double srs_loss(double recall, bool recalled);

#endif
