/* SPDX-License-Identifier: MIT
 *
 * lesson_rows.h - inside lesson: the memories of each item, side by side.            */
#ifndef LESSON_LESSON_ROWS_H
#define LESSON_LESSON_ROWS_H

#include "lesson/lesson_plan.h"

struct lesson_row {
    const struct srs_memory *of[SRS_SKILLS]; /* NULL: never asked */
};

/* One row per item, borrowing from `memories`.  Those never reviewed, of unknown items or
 * of skills that no exercise asks of the item are left out.  owner: in `a`. */
struct lesson_row *lesson_rows(const struct lesson_catalogue *c,
                               const struct lesson_memories *memories, struct arena *a);

static inline bool lesson_row_met(const struct lesson_row *row)
{
    bool met = false;
    for (int s = 0; s < SRS_SKILLS; s++) {
        met = met || row->of[s] != NULL;
    }
    return met;
}

#endif
