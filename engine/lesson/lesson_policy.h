/* SPDX-License-Identifier: MIT
 *
 * lesson_policy.h - the numbers above the memory model, all in one place.
 *
 * The raw model is not a teacher: it may hold a first success for five days and build a
 * mountain after an illness.  Each number names where it comes from: "field" and
 * "scheduling" are the project's research notes, "own" is a choice not yet measured. */
#ifndef LESSON_LESSON_POLICY_H
#define LESSON_LESSON_POLICY_H

#include "srs/srs_memory.h"
#include "srs/srs_skill.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    LESSON_NEW_MAX = 8,          /* new items in a session; field 3.5 */
    LESSON_NEW_LEAST = 2,        /* in a unit chosen by hand, however much is due; own */
    LESSON_DUE_PER_NEW = 5,      /* one new item fewer for so many due; own */
    LESSON_ABSENCE_DAYS = 14,    /* longer away than this, and ... field 3.5 */
    LESSON_ABSENCE_REVIEWS = 12, /* ... so many reviews at most; field 3.5 */
    LESSON_RETURN_FIRST = 3,     /* others before a failed item returns; field 3.2 */
    LESSON_RETURN_SECOND = 8,    /* others before it returns again; field 3.2 */
    LESSON_RETURNS_MAX = 4,      /* returns of one item and skill in a session; own */
    LESSON_SIBLING_GAP = 4,      /* others between two skills of one item; own */
    LESSON_FIRST_ASK_LEAST = 2,  /* others between meeting and the first question; own */
    LESSON_FIRST_ASK_MOST = 4,
    LESSON_SECOND_ASK = 6, /* others before a new item's second question; own */
    LESSON_MINUTES_MAX = 60,
    LESSON_STEPS_MAX = 512, /* in a session, returns included */
};

/* A skill is opened by successes of the one before it; where an item cannot be asked in
 * that one, by the one before that.  source: field 3.5, meaning before letters. */
struct lesson_opening {
    enum srs_skill skill;
    enum srs_skill after;
    uint32_t successes;
};
enum { LESSON_OPENINGS = 2 };
extern const struct lesson_opening lesson_openings[LESSON_OPENINGS];

/* Answers that were right: reviews less lapses; 0 for NULL. */
uint32_t lesson_successes(const struct srs_memory *m);

/* The local day on which a memory wants to be asked: the model's interval at the desired
 * retention, at least a day, at most what its number of successes allows (1, 1, 2, 5,
 * 12, 30 days, then free).  `retention` in (0, 1), usually 0.9. */
int32_t lesson_due_day(const struct srs_memory *m, double retention);

#endif
