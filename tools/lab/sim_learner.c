/* SPDX-License-Identifier: MIT */
#include "sim_learner.h"

#include "base/rng.h"

#include <stddef.h>

const struct sim_learner sim_learners[SIM_LEARNERS] = {
    {"fast", "fast, 15 minutes a day", 1.5, 0.85, 0.8, 15, false, 0},
    {"slow", "slow, 15 minutes a day", 0.5, 0.6, 1.3, 15, false, 0},
    {"shifts", "irregular shifts, 5 to 20 minutes", 1.0, 0.75, 1.0, 0, true, 0},
    {"gap", "two weeks away, else 15 minutes a day", 1.0, 0.75, 1.0, 15, false, 15},
    {"short", "5 minutes a day", 1.0, 0.75, 1.0, 5, false, 0},
};

const struct sim_learner *sim_learner_named(struct str name)
{
    for (int i = 0; i < SIM_LEARNERS; i++) {
        if (str_eq(str_from(sim_learners[i].name), name)) {
            return &sim_learners[i];
        }
    }
    return NULL;
}

/* A free day, one session or two, with hours of sleep or work between. */
static int irregular_day(struct rng *rng, int day, struct sim_session *out)
{
    static const int lengths[] = {5, 10, 20};
    static const int sessions[] = {0, 0, 0, 1, 1, 1, 1, 1, 2, 2};
    int count = sessions[rng_below(rng, 10)];
    for (int i = 0; i < count; i++) {
        double at = day + i * 0.5 + rng_unit(rng) * 0.45;
        out[i] = (struct sim_session){at, lengths[rng_below(rng, 3)]};
    }
    return count;
}

/* In the evening, give or take an hour. */
static int regular_day(const struct sim_learner *learner, struct rng *rng, int day,
                       struct sim_session *out)
{
    *out = (struct sim_session){day + 18.0 / 24 + rng_unit(rng) / 12, learner->minutes};
    return 1;
}

int sim_timetable(const struct sim_learner *learner, uint64_t seed, int days,
                  struct sim_session out[SIM_SESSIONS_MAX])
{
    struct rng rng = rng_from(seed);
    int count = 0;
    for (int day = 0; day < days && day < SIM_DAYS_MAX; day++) {
        if (day >= days / 2 && day < days / 2 + learner->gap_days) {
            continue;
        }
        count += learner->irregular ? irregular_day(&rng, day, out + count)
                                    : regular_day(learner, &rng, day, out + count);
    }
    return count;
}
