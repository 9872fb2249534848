/* SPDX-License-Identifier: MIT
 *
 * answers.h - made-up learners whose memory is known, and their answers.
 *
 * A learner's memory follows a model with parameters of his or her own; the reviews come when
 * the published parameters say so, some late.  The same seeds give the same answers.      */
#ifndef TESTS_ANSWERS_H
#define TESTS_ANSWERS_H

#include "srs/srs_history.h"
#include "srs/srs_model.h"

struct answers_learner {
    struct srs_model truth;
    double lateness; /* mean, as a share of the interval */
};

struct answers {
    struct srs_review *reviews;
    size_t count;
};

/* Parameters around the published ones, as far apart as those of people. */
struct answers_learner answers_learner(enum srs_model_id id, uint64_t seed);

/* Memory by memory, `count` reviews over up to two years.  owner: answers_finish. */
struct answers answers_make(const struct answers_learner *l, size_t count, uint64_t seed);
void answers_finish(struct answers *a);

struct srs_history answers_history(const struct answers *a);

#endif
