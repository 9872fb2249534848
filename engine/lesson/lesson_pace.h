/* SPDX-License-Identifier: MIT
 *
 * lesson_pace.h - how long each kind of exercise takes this learner.
 *
 * From measured answers, with the default until there are some.  In ms.               */
#ifndef LESSON_LESSON_PACE_H
#define LESSON_LESSON_PACE_H

#include "lesson/lesson_exercise.h"

/* What the learner's log says of one kind. */
struct lesson_timing {
    uint32_t answers;
    int64_t typical_ms; /* the median from prompt to answer; for LESSON_PRESENT to going on */
};

struct lesson_pace {
    int32_t ms[LESSON_KINDS]; /* one exercise, what follows the answer included */
};

struct lesson_pace lesson_pace_default(void);
/* Absurd times are cut to LESSON_PACE_LEAST .. LESSON_PACE_MOST. */
struct lesson_pace lesson_pace_from(const struct lesson_timing timings[LESSON_KINDS]);

/* One exercise and, with the chance that it is missed, its returns. */
int32_t lesson_pace_cost_ms(const struct lesson_pace *pace, enum lesson_kind kind, double recall);

#endif
