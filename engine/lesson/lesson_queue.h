/* SPDX-License-Identifier: MIT
 *
 * lesson_queue.h - inside lesson: the exercises of a session still to come, and how a
 * failed one returns.                                                                */
#ifndef LESSON_LESSON_QUEUE_H
#define LESSON_LESSON_QUEUE_H

#include "lesson/lesson_plan.h"

struct lesson_queue {
    struct lesson_step steps[LESSON_STEPS_MAX];
    int count;
    int at; /* the one going on; before it those behind, after it those to come */
};

void lesson_queue_init(struct lesson_queue *q, const struct lesson_plan *plan);

/* The one going on failed: it returns after LESSON_RETURN_FIRST others and again after
 * LESSON_RETURN_SECOND, in place of what was to come of this item and skill.  With fewer
 * others left it comes last; after LESSON_RETURNS_MAX returns it comes no more.  One that
 * was a return itself first comes as `help`, another kind of exercise (lesson_help.h). */
void lesson_queue_return(struct lesson_queue *q, enum lesson_kind help);

/* The one at `at` cannot be asked yet: it goes behind the next step of `after` of the same
 * item, LESSON_SIBLING_GAP further.  False if there is none: the caller drops it. */
bool lesson_queue_postpone(struct lesson_queue *q, enum srs_skill after);
/* False: there is no room. */
bool lesson_queue_append(struct lesson_queue *q, struct lesson_step step);
void lesson_queue_drop(struct lesson_queue *q); /* the one at `at` */

#endif
