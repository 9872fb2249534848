/* SPDX-License-Identifier: MIT
 *
 * lesson_candidate.h - inside lesson: what a session could ask, best first.            */
#ifndef LESSON_LESSON_CANDIDATE_H
#define LESSON_LESSON_CANDIDATE_H

#include "lesson/lesson_survey.h"

/* An (item, skill) that could be asked again, or for the first time after its opening. */
struct lesson_candidate {
    int item;
    enum srs_skill skill;
    enum lesson_kind kind;
    bool elsewhere;     /* in another unit than the one chosen */
    bool is_due;        /* else its skill has just opened, or it is early */
    bool is_opened;     /* its skill was never asked */
    bool is_old;        /* due, and from before an absence, or from a wrong clock */
    bool is_failing;    /* lesson_is_failing */
    bool taken;         /* the planner's */
    int64_t waits_days; /* since it was last asked */
    double recall;      /* the chance that it is still known */
    double gain;
    uint32_t draw; /* decides between equals */
};

struct lesson_candidates {
    struct lesson_candidate *list;
    int count;
};

struct lesson_search {
    const bool *needed; /* per item: the next items need it */
    bool or_early;
};

/* What is due and what skills have opened, ordered; where neither is in the wish's unit
 * and `or_early` is set, what is not yet due there.  owner: in `a`. */
struct lesson_candidates
lesson_candidates_find(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                       const struct lesson_wish *wish, const struct lesson_survey *survey,
                       const struct lesson_search *search, struct rng *rng, struct arena *a);

#endif
