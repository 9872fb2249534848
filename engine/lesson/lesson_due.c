/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_rows.h"

#include <stddef.h>

static bool can_be_asked(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                         const struct lesson_memory *one)
{
    return one->item >= 0 && one->item < c->item_count && one->memory.reviews > 0 &&
           !lesson_is_suspended(memories, one->item) && lesson_skill_fits(c, one->skill, one->item);
}

int lesson_due_count(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                     const struct lesson_moment *at, int unit)
{
    int count = 0;
    for (int i = 0; i < memories->count; i++) {
        const struct lesson_memory *one = &memories->all[i];
        if (can_be_asked(c, memories, one) &&
            (unit == LESSON_TODAY || c->items[one->item].unit == unit) &&
            lesson_is_due(at, &one->memory)) {
            count++;
        }
    }
    return count;
}

int32_t lesson_next_due_day(const struct lesson_catalogue *c,
                            const struct lesson_memories *memories, const struct lesson_moment *at)
{
    int32_t first = INT32_MAX;
    for (int i = 0; i < memories->count && first != at->now.day + 1; i++) {
        const struct lesson_memory *one = &memories->all[i];
        if (can_be_asked(c, memories, one) && !lesson_is_due(at, &one->memory) &&
            (first == INT32_MAX || lesson_is_due_on(at, &one->memory, first - 1))) {
            first = lesson_due_day(at, &one->memory);
        }
    }
    return first;
}

void lesson_unit_states(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                        const struct lesson_moment *at, struct arena *scratch,
                        struct lesson_unit_state *states)
{
    const struct lesson_row *rows = lesson_rows(c, memories, scratch);
    for (int u = 0; u < c->unit_count; u++) {
        states[u] = (struct lesson_unit_state){0};
    }
    for (int i = 0; i < c->item_count; i++) {
        struct lesson_unit_state *state = &states[c->items[i].unit];
        bool suspended = lesson_is_suspended(memories, i);
        bool met = suspended || lesson_row_met(&rows[i]);
        bool due = false;
        for (int s = 0; s < SRS_SKILLS && !suspended; s++) {
            due = due || (rows[i].of[s] != NULL && lesson_is_due(at, rows[i].of[s]));
        }
        state->items++;
        state->met += met;
        state->known += met && !due;
        state->due += due;
    }
}
