/* SPDX-License-Identifier: MIT
 *
 * lesson_lexicon.h - the words of a course, for the judge's real-word rule.
 *
 * A slip that makes another word of the course is not a slip: it is the other word.
 * Spelling is compared as the judge folds it (case, apostrophes, spaces), with all
 * marks kept.                                                                        */
#ifndef LESSON_LESSON_LEXICON_H
#define LESSON_LESSON_LEXICON_H

#include "base/arena.h"
#include "base/str.h"
#include "lesson/lesson_rules.h"
#include "pack/pack_model.h"
#include "text/text_tools.h"

struct lesson_lexicon_slot;

struct lesson_lexicon {
    struct lesson_lexicon_slot *slots;
    size_t slot_count; /* a power of two; 0: empty */
};

/* Every item's text and other right answers.  owner: in `a`; the items are borrowed.
 * cost: once a course, a few microseconds a word. */
void lesson_lexicon_init(struct lesson_lexicon *lexicon, const struct lesson_rules *rules,
                         struct text_tools *tools, const struct pack_item *items, int item_count,
                         struct arena *a);

/* The item with that spelling, folded by lesson_letters_key, or -1. */
int lesson_lexicon_find(const struct lesson_lexicon *lexicon, struct str key);

#endif
