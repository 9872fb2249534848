/* SPDX-License-Identifier: MIT
 *
 * lesson_order.h - inside lesson: puts the exercises of a session in order.          */
#ifndef LESSON_LESSON_ORDER_H
#define LESSON_LESSON_ORDER_H

#include "lesson/lesson_plan.h"

/* Meet, ask, ask again, next skill, next skill. */
enum { LESSON_CHAIN_MAX = 5 };

/* The exercises of one new item, first to last. */
struct lesson_chain {
    struct lesson_step steps[LESSON_CHAIN_MAX];
    int count;
};

/* Puts every step into out[] and returns how many.  Due ones keep their order as far as
 * two skills of an item keep LESSON_SIBLING_GAP others between them; new items stand
 * among them, met LESSON_FIRST_ASK_LEAST to _MOST others before their first question. */
int lesson_order(const struct lesson_step *due, int due_count, const struct lesson_chain *chains,
                 int chain_count, struct lesson_step *out);

#endif
