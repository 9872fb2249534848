/* SPDX-License-Identifier: MIT
 *
 * sim_learner.h - the kinds of learners that tala-lab simulate plays, and when they study.
 *
 * A timetable depends on the kind and the seed alone: every scheduler is given the same
 * minutes at the same times.                                                            */
#ifndef TOOLS_LAB_SIM_LEARNER_H
#define TOOLS_LAB_SIM_LEARNER_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct sim_learner {
    const char *name;
    const char *what;  /* for the plot's title */
    double aptitude;   /* how fast stabilities grow; 1 is FSRS-7's average learner */
    double first_pass; /* chance to remember what was just shown for the first time */
    double tempo;      /* how long an exercise takes; 1 is average */
    int minutes;       /* of a session */
    bool irregular;    /* no, one or two sessions a day, at any hour, of any length */
    int gap_days;      /* without a session, in the middle */
};

enum { SIM_LEARNERS = 5 };
extern const struct sim_learner sim_learners[SIM_LEARNERS];

/* NULL: there is no such kind. */
const struct sim_learner *sim_learner_named(struct str name);

struct sim_session {
    double at_days; /* since the first midnight */
    int minutes;
};

enum { SIM_DAYS_MAX = 1000, SIM_SESSIONS_MAX = 2 * SIM_DAYS_MAX };

/* The sessions of so many days, in order; returns how many. */
int sim_timetable(const struct sim_learner *learner, uint64_t seed, int days,
                  struct sim_session out[SIM_SESSIONS_MAX]);

#endif
