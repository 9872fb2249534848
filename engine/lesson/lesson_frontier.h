/* SPDX-License-Identifier: MIT
 *
 * lesson_frontier.h - inside lesson: the items to be met next, and the words they need.  */
#ifndef LESSON_LESSON_FRONTIER_H
#define LESSON_LESSON_FRONTIER_H

#include "lesson/lesson_survey.h"

/* Items of the wish's unit that were never asked and can be, in course order; returns how
 * many, at most `most`. */
int lesson_frontier(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                    const struct lesson_wish *wish, const struct lesson_survey *survey, int most,
                    int *out);

/* Per item of the catalogue: whether it is a word in the text or example of one of these.
 * Words are found as they are spelt there, alone and two together; without a judge none.
 * owner: in `a`.  cost: a few microseconds a word of those texts. */
const bool *lesson_frontier_needs(const struct lesson_catalogue *c,
                                  const struct lesson_judge *judge, const int *items, int count,
                                  struct arena *a);

#endif
