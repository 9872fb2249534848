/* SPDX-License-Identifier: MIT
 *
 * lesson_catalogue.h - a course as the planner sees it: plain arrays, by item index.
 *
 * Filled from a pack, or by a test from nothing.  Says what an item has, so that no
 * exercise is offered that lacks its sound, picture or meaning.                      */
#ifndef LESSON_LESSON_CATALOGUE_H
#define LESSON_LESSON_CATALOGUE_H

#include "base/arena.h"
#include "pack/pack.h"

#include <stdbool.h>

struct lesson_facts {
    struct str gloss; /* in the learner's language; empty where nobody wrote one */
    bool has_clip;
};

struct lesson_catalogue {
    const struct pack_item *items;
    const struct lesson_facts *facts; /* as many as items */
    int item_count;
    const struct pack_unit *units;
    int unit_count;
};

/* `language`: of the meanings; with_sound false where the machine cannot play.
 * owner: facts in `a`; the rest is the pack's, until pack_close. */
struct lesson_catalogue lesson_catalogue_of(const struct pack *pack, struct str language,
                                            bool with_sound, struct arena *a);

bool lesson_has_picture(const struct lesson_catalogue *c, int item);
bool lesson_has_gloss(const struct lesson_catalogue *c, int item);

/* Two items that could be taken for each other: equal text, picture, or a meaning in
 * common.  They never stand among the same options. */
bool lesson_same_look(const struct lesson_catalogue *c, int x, int y);

#endif
