/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_rows.h"

#include <stddef.h>

struct lesson_row *lesson_rows(const struct lesson_catalogue *c,
                               const struct lesson_memories *memories, struct arena *a)
{
    struct lesson_row *rows = ARENA_ARRAY(a, struct lesson_row, (size_t)c->item_count);
    for (int i = 0; i < memories->count; i++) {
        const struct lesson_memory *one = &memories->all[i];
        if (one->item >= 0 && one->item < c->item_count && one->memory.reviews > 0 &&
            lesson_skill_fits(c, one->skill, one->item)) {
            rows[one->item].of[one->skill] = &one->memory;
        }
    }
    return rows;
}
