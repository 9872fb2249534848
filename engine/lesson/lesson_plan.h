/* SPDX-License-Identifier: MIT
 *
 * lesson_plan.h - which items a session of so many minutes asks, and in which order.
 *
 * Pure: equal arguments give an equal plan.  Days are local day numbers (clock.h).
 * Skills that have just opened come first, then what is due by what is gained (more by words
 * that the next items use), mixed over the units; new items stand between, the fewer the more is
 * due; skills of one item and words that look alike keep apart; what is planned fits the minutes,
 * misses included.  The numbers are those of lesson_policy.h.  */
#ifndef LESSON_LESSON_PLAN_H
#define LESSON_LESSON_PLAN_H

#include "base/arena.h"
#include "base/rng.h"
#include "lesson/lesson_catalogue.h"
#include "lesson/lesson_exercise.h"
#include "lesson/lesson_judge.h"
#include "lesson/lesson_pace.h"
#include "lesson/lesson_policy.h"

/* One memory as the store knows it; an (item, skill) stands at most once.  Memories of
 * items that the course no longer has are left out by the caller. */
struct lesson_memory {
    int item;
    enum srs_skill skill;
    struct srs_memory memory;
};

struct lesson_memories {
    const struct lesson_memory *all;
    int count;
    const bool *suspended; /* per item of the catalogue: not to be asked; NULL: none */
};

static inline bool lesson_is_suspended(const struct lesson_memories *memories, int item)
{
    return memories->suspended != NULL && memories->suspended[item];
}

enum { LESSON_TODAY = -1 }; /* as a unit: what is due, and the next units' new items */

struct lesson_wish {
    int unit;    /* an index, or LESSON_TODAY */
    int minutes; /* LESSON_MINUTES_LEAST .. _MAX, clamped */
    struct lesson_moment at;
    const struct lesson_pace *pace;   /* NULL: lesson_pace_default */
    const struct lesson_judge *judge; /* finds the words that the next items need; NULL: none */
};

/* One exercise to come; its options are made when it is shown. */
struct lesson_step {
    enum lesson_kind kind;
    int item;
    bool is_new;    /* of an item met for the first time in this session */
    bool if_opened; /* dropped unless the skill before succeeded often enough here */
    bool is_return; /* a failed item that comes back */
    bool is_help;   /* in another kind than the one that keeps failing, which follows */
};

struct lesson_plan {
    const struct lesson_step *steps; /* in order */
    int count;
    int review_count; /* asked because they are due, or because their skill opened */
    int old_count;    /* of those, from before an absence */
    int help_count;   /* of those, which keep failing and are met again first */
    int new_count;    /* items met for the first time */
    int estimate_ms;  /* how long it takes, the misses that are likely included */

    /* If time is left after all: more of what is due, of other items, the best first; counted
     * in none of the above. */
    const struct lesson_step *spare;
    int spare_count;
    int budget_ms; /* the minutes wished for; 0: no limit */
};

/* An empty plan when there is nothing to ask.  owner: in `a`.
 * cost: about 20 ns a memory and as much an item, and a sort of at most 2,560. */
struct lesson_plan lesson_plan_make(const struct lesson_catalogue *c,
                                    const struct lesson_memories *memories,
                                    const struct lesson_wish *wish, struct rng *rng,
                                    struct arena *a);

/* For the home screen: memories due today, in one unit or (LESSON_TODAY) in all; those an
 * exercise can ask, of items that are not suspended. */
int lesson_due_count(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                     const struct lesson_moment *at, int unit);
/* The first day after today on which something is due, or INT32_MAX. */
int32_t lesson_next_due_day(const struct lesson_catalogue *c,
                            const struct lesson_memories *memories, const struct lesson_moment *at);

/* How far a unit is.  What is suspended counts as met and known, so that a unit can still
 * become full. */
struct lesson_unit_state {
    int items;
    int met;   /* asked at least once */
    int known; /* met, and nothing of them is due */
    int due;   /* met, and something is */
};
/* Fills one state per unit of the catalogue. */
void lesson_unit_states(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                        const struct lesson_moment *at, struct arena *scratch,
                        struct lesson_unit_state *states);

#endif
