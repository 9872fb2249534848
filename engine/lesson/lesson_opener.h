/* SPDX-License-Identifier: MIT
 *
 * lesson_opener.h - inside lesson: which skill of an item opens which.               */
#ifndef LESSON_LESSON_OPENER_H
#define LESSON_LESSON_OPENER_H

#include "lesson/lesson_catalogue.h"
#include "lesson/lesson_policy.h"

/* The skill an item is first asked in.  False if no exercise can ask it at all. */
bool lesson_first_skill(const struct lesson_catalogue *c, int item, enum srs_skill *out);

/* What opens `skill` of the item: the rule's `after` is the nearest skill before it that
 * an exercise can ask.  False where nothing stands before it. */
bool lesson_opener(const struct lesson_catalogue *c, int item, enum srs_skill skill,
                   struct lesson_opening *out);

/* The skill that comes after `skill` and can be asked of the item.  False at the last. */
bool lesson_skill_after(const struct lesson_catalogue *c, int item, enum srs_skill skill,
                        enum srs_skill *out);

#endif
