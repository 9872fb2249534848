/* SPDX-License-Identifier: MIT
 *
 * sim_scheduler.h - what decides what a simulated learner does with their minutes.
 *
 * Each studies the same course: items in order, each in listen, read and write.  A session
 * ends when the minutes are over, or when there is nothing more to do.                  */
#ifndef TOOLS_LAB_SIM_SCHEDULER_H
#define TOOLS_LAB_SIM_SCHEDULER_H

#include "sim_mind.h"

struct sim_course {
    int items;
    uint64_t seed;
    enum srs_model_id model; /* what Tala plans with */
    bool fixed;              /* ... at its default parameters; else they are fitted */
};

struct sim_scheduler {
    const char *name;
    const char *what; /* for the plot's legend */
    /* owner: in `a`, which outlives it. */
    void *(*begin)(const struct sim_course *course, struct arena *a);
    void (*study)(void *self, struct sim_mind *mind, int minutes);
    /* Memories that want to be asked on that day. */
    int (*backlog)(const void *self, double at_days);
    void (*end)(void *self);
};

extern const struct sim_scheduler sim_tala;   /* engine/lesson, as the program uses it */
extern const struct sim_scheduler sim_anki;   /* FSRS-6 with daily quotas */
extern const struct sim_scheduler sim_ladder; /* six boxes */

enum { SIM_SKILLS = 3 };
extern const enum srs_skill sim_skills[SIM_SKILLS];

/* Local days begin at four in the morning. */
static inline int32_t sim_day(double at_days)
{
    return (int32_t)(at_days - 4.0 / 24 + 1) - 1;
}

static inline struct srs_moment sim_moment(double at_days)
{
    return (struct srs_moment){(int64_t)(at_days * 86400000.0), sim_day(at_days)};
}

#endif
