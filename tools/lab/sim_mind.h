/* SPDX-License-Identifier: MIT
 *
 * sim_mind.h - a learner whose memory is known, down to the chance of each answer.
 *
 * The truth: each (item, skill) follows FSRS-7 with parameters that are off from the
 * published ones by the learner's aptitude and some noise, and a factor of its own.  No
 * scheduler sees any of it; each sees only whether an answer was right.  What is drawn for
 * a memory depends on the seed and the memory, so that schedulers meet the same learner. */
#ifndef TOOLS_LAB_SIM_MIND_H
#define TOOLS_LAB_SIM_MIND_H

#include "base/arena.h"
#include "base/rng.h"
#include "sim_learner.h"
#include "srs/srs_model.h"

/* What an answer asks of the learner. */
enum sim_task { SIM_MEET, SIM_CHOOSE_BY_EAR, SIM_CHOOSE_BY_EYE, SIM_TYPE };
enum { SIM_TASKS = 4 };

struct sim_trace {
    struct srs_state state;
    double at_days; /* of the last answer */
    bool met;
};

struct sim_mind {
    const struct sim_learner *learner;
    struct srs_model truth;
    struct rng rng;
    uint64_t seed;
    int items;
    struct sim_trace *traces; /* items * SRS_SKILLS */
    bool *shown;              /* per item */
    double now_days;
    double studied_ms;
};

/* owner: in `a`. */
struct sim_mind sim_mind_init(const struct sim_learner *learner, uint64_t seed, int items,
                              struct arena *a);

/* Shows an item.  Time passes; returns how long it took, in ms. */
double sim_mind_meet(struct sim_mind *m, int item);

struct sim_answer {
    bool known;   /* from memory */
    bool guessed; /* else: right all the same, at the first try */
    double ms;    /* until the answer; what follows it also passes */
};

/* Asks; the answer is shown afterwards, so that the memory is strengthened or begun
 * again. */
struct sim_answer sim_mind_answer(struct sim_mind *m, int item, enum srs_skill skill);

/* The chance of recall, the mean over the next seven days from `at_days` on, of a memory
 * that was asked; else 0. */
double sim_mind_recall(const struct sim_mind *m, int item, enum srs_skill skill, double at_days);

enum sim_task sim_task_of(enum srs_skill skill);

#endif
