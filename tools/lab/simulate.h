/* SPDX-License-Identifier: MIT
 *
 * simulate.h - learners with known memories, studying under three schedulers.
 *
 * A *thing* is one skill of one item.  It is *known* when its true chance of recall, the mean
 * over the seven days that follow, is 0.9 or more.  *Expected* is the sum of these means
 * over all things ever asked.  As a skill of choosing takes half the time of one of writing,
 * the *words* known in every skill are told, too.  Equal options give equal numbers. */
#ifndef TOOLS_LAB_SIMULATE_H
#define TOOLS_LAB_SIMULATE_H

#include "base/buf.h"
#include "sim_scheduler.h"

struct simulate_options {
    int days;
    int repeat; /* learners of a kind, with seeds one after the other; the mean is told */
    const struct sim_learner *learner; /* NULL: all */
    uint64_t seed;
    enum srs_model_id model; /* that Tala plans with, */
    bool fixed;              /* ... not fitted to the learner's answers */
    struct str csv, svg;     /* paths; empty: not written */
};

enum { SIM_SCHEDULERS = 3, SIM_POINTS_MAX = 64 };
extern const struct sim_scheduler *const sim_schedulers[SIM_SCHEDULERS];

/* How far a learner is on one day; the mean of several. */
struct sim_point {
    int day;
    double minutes; /* studied so far */
    double met;     /* things asked at least once */
    double known;
    double expected;
    double words;      /* known in every skill */
    double backlog;    /* things that want to be asked */
    int worst_backlog; /* so far, on any day, of any learner */
};

struct sim_run {
    const struct sim_learner *learner;
    const struct sim_scheduler *scheduler;
    struct sim_point points[SIM_POINTS_MAX];
    int count;
};

enum { SIM_RUNS_MAX = SIM_LEARNERS * SIM_SCHEDULERS };

void simulate_kind(const struct sim_learner *learner, const struct sim_scheduler *scheduler,
                   const struct simulate_options *options, struct sim_run *out);

/* A row a point; the first row names the columns.  errors: ERR_LIMIT. */
WARN_UNUSED enum err simulate_csv(const struct sim_run *runs, int count, uint64_t seed,
                                  struct buf *out);
/* A picture a learner: things known against minutes studied.  errors: ERR_LIMIT. */
WARN_UNUSED enum err simulate_svg(const struct sim_run *runs, int count, struct buf *out);

/* Prints a table of the last points, writes the files; 0, or 1 with a message. */
int simulate(const struct simulate_options *options);

#endif
