/* SPDX-License-Identifier: MIT
 *
 * lesson_survey.h - inside lesson: one pass over all memories, without asking the model.
 *
 * A learner may have a hundred thousand.  How far along its interval each one is can be
 * told by a division; those furthest along are listed, and only they are looked at
 * closely.                                                                              */
#ifndef LESSON_LESSON_SURVEY_H
#define LESSON_LESSON_SURVEY_H

#include "lesson/lesson_plan.h"

struct lesson_survey {
    const uint16_t *marks; /* per item: what was asked, what that opens */
    const int *listed;     /* indices of memories, in no order */
    int count;
    int32_t before_day; /* memories last asked on it or before are from before an absence;
                           INT32_MIN: there was none */
};

/* Up to LESSON_SHORTLIST_MAX memories of the wish's unit, and in a chosen unit as many
 * of the others.  Those of items that the course does not have, or that
 * are suspended, are left out.
 * `rng` decides between equals.  owner: in `a`. */
struct lesson_survey lesson_survey_make(const struct lesson_catalogue *c,
                                        const struct lesson_memories *memories,
                                        const struct lesson_wish *wish, struct rng *rng,
                                        struct arena *a);

bool lesson_survey_asked(const struct lesson_survey *s, int item, enum srs_skill skill);
/* Whether the item was asked in any skill. */
bool lesson_survey_met(const struct lesson_survey *s, int item);
/* Whether the memory of `opening->after` opens `opening->skill`. */
bool lesson_survey_opens(const struct lesson_survey *s, int item,
                         const struct lesson_opening *opening);

#endif
