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

struct lesson_lexicon_slot;

struct lesson_lexicon {
    const struct lesson_rules *rules;
    struct lesson_lexicon_slot *slots;
    size_t slot_count; /* a power of two; 0: empty */
};

/* Every item's text and other right answers.  owner: in `a`; `rules` is borrowed.
 * cost: once a course, about 1 us a word. */
void lesson_lexicon_init(struct lesson_lexicon *lexicon, const struct lesson_rules *rules,
                         const struct pack_item *items, int item_count, struct arena *a);

/* The item with that spelling, or -1.  `scratch` holds what is folded. */
int lesson_lexicon_find(const struct lesson_lexicon *lexicon, struct str text,
                        struct arena *scratch);

#endif
