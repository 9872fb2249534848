/* SPDX-License-Identifier: MIT
 *
 * lesson_order.h - inside lesson: puts the exercises of a session in order.          */
#ifndef LESSON_LESSON_ORDER_H
#define LESSON_LESSON_ORDER_H

#include "lesson/lesson_plan.h"

enum {
    LESSON_CHAIN_MAX = 5, /* meet, ask, ask again, next skill, next skill */
    LESSON_CHAINS_MAX = LESSON_NEW_MAX + LESSON_FAILING_MAX,
    LESSON_REVIEWS_MAX = LESSON_STEPS_MAX / 2, /* the other half is for chains and returns */
};

/* The exercises of an item that is met, first to last. */
struct lesson_chain {
    struct lesson_step steps[LESSON_CHAIN_MAX];
    int count;
    int cost_ms;
};

/* Puts every step into out[] and returns how many.  Due ones keep their order as far as
 * two skills of an item keep LESSON_SIBLING_GAP others between them, words that look alike
 * LESSON_SIMILAR_GAP, and units take turns; items that are met stand among them,
 * LESSON_FIRST_ASK_LEAST to _MOST others before their first question. */
int lesson_order(const struct lesson_catalogue *c, const struct lesson_step *due, int due_count,
                 const struct lesson_chain *chains, int chain_count, struct lesson_step *out);

#endif
