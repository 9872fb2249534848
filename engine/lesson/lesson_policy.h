/* SPDX-License-Identifier: MIT
 *
 * lesson_policy.h - the numbers above the memory model, all in one place.
 *
 * The raw model is not a teacher: it may hold a first success for five days and build a
 * mountain after an illness.  Each number names where it comes from: "field" and
 * "scheduling" are the project's research notes, "own" is a choice not yet measured. */
#ifndef LESSON_LESSON_POLICY_H
#define LESSON_LESSON_POLICY_H

#include "srs/srs_model.h"

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

/* ... and sits firmly enough by then: a failure in between holds it back; own. */
#define LESSON_OPEN_STABILITY_DAYS 1.0

/* The moment a lesson is planned for, and the model it is planned with. */
struct lesson_moment {
    const struct srs_model *model;
    double retention; /* desired chance of recall, in (0, 1), usually 0.9 */
    struct srs_moment now;
};

/* Answers that were right, as far as the memory tells: reviews less lapses. */
uint32_t lesson_successes(const struct srs_memory *m);

/* Whether the memory of `opening->after` opens `opening->skill`. */
bool lesson_opens(const struct lesson_opening *opening, const struct srs_memory *m);

/* The local day on which a memory wants to be asked: the model's interval, at least a
 * day, at most what its number of successes allows (1, 1, 2, 5, 12, 30 days, then free).
 * The memory has a review. */
int32_t lesson_due_day(const struct srs_model *model, double retention, const struct srs_memory *m);
bool lesson_is_due(const struct lesson_moment *at, const struct srs_memory *m);

#endif
