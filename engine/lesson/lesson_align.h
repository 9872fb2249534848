/* SPDX-License-Identifier: MIT
 *
 * lesson_align.h - inside lesson: lays typed letters beside the expected ones.
 *
 * Optimal string alignment over base letters: a missing, extra or other letter costs 1, two
 * swapped neighbours cost 1.  source: Damerau 1964, restricted form.                 */
#ifndef LESSON_LESSON_ALIGN_H
#define LESSON_LESSON_ALIGN_H

#include "lesson/lesson_letters.h"

enum lesson_op_kind {
    LESSON_OP_SAME,
    LESSON_OP_MISSING,
    LESSON_OP_EXTRA,
    LESSON_OP_OTHER,
    LESSON_OP_SWAPPED
};

struct lesson_op {
    enum lesson_op_kind kind;
    int expected; /* index of the letter, or of the one it stands before */
    int typed;
};

struct lesson_alignment {
    const struct lesson_op *ops; /* in reading order; those that are SAME too */
    int count;
    int distance;
};

/* Of a letter that is doubled, the second counts as the missing or extra one.
 * owner: in `a`.  cost: product of both lengths. */
struct lesson_alignment lesson_align(struct lesson_letters expected, struct lesson_letters typed,
                                     struct arena *a);

/* Puts the differences into verdict->spans: those that cost, and accents; capitals where
 * they are all there is.  None when more than half of the letters differ. */
void lesson_align_spans(const struct lesson_alignment *alignment, struct lesson_letters expected,
                        struct lesson_letters typed, struct lesson_verdict *verdict);

/* Adds a span; joins it to the last one of its kind if they touch; drops it when full. */
void lesson_span_add(struct lesson_verdict *verdict, struct lesson_span span);

#endif
