/* SPDX-License-Identifier: MIT
 *
 * lesson_alike.h - inside lesson: text rewritten so that spellings which are confused
 * become the same.  All take lower-case text and return it in `a`.                   */
#ifndef LESSON_LESSON_ALIKE_H
#define LESSON_LESSON_ALIKE_H

#include "base/arena.h"
#include "lesson/lesson_rules.h"

/* Every pair's `from` becomes its `to`, pair after pair. */
struct str lesson_rewrite(struct lesson_pairs pairs, struct str text, struct arena *a);

/* Letters that stand twice or more in a row stand once: those of `doubling`, or (where it
 * lists none) all. */
struct str lesson_undouble(struct lesson_words doubling, struct str text, struct arena *a);

#endif
