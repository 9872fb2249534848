/* SPDX-License-Identifier: MIT
 *
 * lesson_judge.h - compares what was typed with what is right.
 *
 * Pure.  Never an error: kind of apostrophe, dash, quote or digit, spaces at the ends
 * and double ones, final punctuation, invisible characters.  The rest gets the kindest
 * verdict that fits (lesson_verdict.h), over all right answers.
 * source: field 3.3 and text 5 of the project's research notes.                       */
#ifndef LESSON_LESSON_JUDGE_H
#define LESSON_LESSON_JUDGE_H

#include "base/arena.h"
#include "base/str.h"
#include "lesson/lesson_lexicon.h"
#include "lesson/lesson_rules.h"
#include "lesson/lesson_verdict.h"

enum {
    LESSON_TYPED_BYTES_MAX = 1024, /* a longer answer is wrong */
    LESSON_ANSWERS_MAX = 33,       /* the text and PACK_LIST_MAX others */
};

struct lesson_question {
    struct str text;    /* without article */
    struct str article; /* may be empty */
    struct str plural;  /* may be empty; never right */
    struct pack_list accept;
};

struct lesson_question lesson_question_of(const struct pack_item *item);

struct lesson_judge {
    const struct lesson_rules *rules;
    struct text_tools *tools;             /* of rules->language */
    const struct lesson_lexicon *lexicon; /* NULL: no real-word rule */
};

/* owner: verdict.expected and scratch live in `a`.
 * cost: answers x letters squared, at most about 2 million steps. */
struct lesson_verdict lesson_judge(const struct lesson_judge *judge,
                                   const struct lesson_question *question, struct str typed,
                                   struct arena *a);

#endif
