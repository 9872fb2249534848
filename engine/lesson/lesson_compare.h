/* SPDX-License-Identifier: MIT
 *
 * lesson_compare.h - inside lesson: one right answer beside what was typed.          */
#ifndef LESSON_LESSON_COMPARE_H
#define LESSON_LESSON_COMPARE_H

#include "lesson/lesson_align.h"

struct lesson_comparison {
    struct lesson_verdict verdict; /* kind, credit, spans; no answer, no other word */
    int distance;                  /* in letters; 0 where spelling is the same */
    struct lesson_letters slip;    /* the typed word with the slip; count 0: there is none */
};

/* The kindest verdict that fits; the real-word rule is the caller's.
 * source of credits and order: field 3.3; spacing: text 5. */
struct lesson_comparison lesson_compare(const struct lesson_alphabet *abc,
                                        struct lesson_letters expected,
                                        struct lesson_letters typed);

/* Whether both are spelled alike, whatever their capitals. */
bool lesson_letters_same(struct lesson_letters x, struct lesson_letters y);

#endif
