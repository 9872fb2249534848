/* SPDX-License-Identifier: MIT
 *
 * srs_train.h - a learner's own parameters, from his or her answers.
 *
 * Penalised maximum likelihood: the log loss of all recalls after some time, and how far the
 * parameters are from the published ones (source: fsrs-rs and srs-benchmark; the deviations
 * seen among learners).  The state of each memory is carried along together with its
 * derivatives, so a pass over the history costs one replay; each pass gives a Newton step
 * (Fisher scoring).  Deterministic: one thread, a fixed order.
 *
 * Work is cut into passes, so that a program can do one in a spare moment and stop between
 * any two.  The result counts only when it is better on the last fifth of the answers, which
 * it was not fitted to, by more than the standard error of the difference: nobody is given
 * parameters that chance may have made.  The price is patience.  After a thousand answers the
 * error is about as large as the gain, and half of the made-up learners wait until there are
 * more.
 *
 *     struct srs_trainer *t = srs_trainer_create(id, history, false);
 *     while (srs_trainer_pass(t)) { }
 *     struct srs_trained got = srs_trainer_result(t);
 *     srs_trainer_destroy(t);                                                           */
#ifndef SRS_SRS_TRAIN_H
#define SRS_SRS_TRAIN_H

#include "srs/srs_history.h"
#include "srs/srs_model.h"

#include <stdbool.h>

/* Fewer reviews on later days than these say too little about a learner. */
enum { SRS_TRAIN_LEAST = 400 };

/* Whether a try is worth it, by how many reviews there are now and were at the last try (0:
 * there was none).  A fit moves with the square root of what it has seen: less than a tenth more
 * changes little, and tries grow rarer as the log grows, so that all of them together cost
 * about eleven times the last.  Below SRS_TRAIN_LEAST it would not be tried anyway. */
enum { SRS_TRAIN_GROWTH = 10 };
bool srs_train_is_due(size_t reviews, size_t at_last_try);

struct srs_trained {
    struct srs_model model; /* the defaults where not accepted */
    bool accepted;
    size_t reviews;      /* that were predicted: some time after the one before */
    size_t long_reviews; /* of them a day or more after the one before */
    double validation_before, validation_after; /* mean log loss of the last fifth: the
                                                    defaults, and fitted to the rest; 0 where
                                                    that was not asked */
    double validation_error;                    /* standard error of the difference of those two */
};

struct srs_trainer;

/* `force` takes what comes out as it is, and fits to all from the outset.  owner:
 * srs_trainer_destroy; until then the history must stay. */
struct srs_trainer *srs_trainer_create(enum srs_model_id id, struct srs_history history,
                                       bool force);
void srs_trainer_destroy(struct srs_trainer *t);

/* Does a piece of the work; false: it is done.  cost: a few ms, however long the history is. */
bool srs_trainer_pass(struct srs_trainer *t);

/* After the last pass; before, it is not accepted. */
struct srs_trained srs_trainer_result(const struct srs_trainer *t);

#endif
