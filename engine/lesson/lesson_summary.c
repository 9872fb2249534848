/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_summary.h"

static enum lesson_when when_of(int32_t in_days)
{
    static const int32_t limits[] = {1, 6, 13, 27};
    int when = LESSON_TOMORROW;
    while (when < LESSON_LATER && in_days > limits[when]) {
        when++;
    }
    return (enum lesson_when)when;
}

/* The day of the skill that comes first; tomorrow where nothing was asked yet. */
static int32_t first_due_day(int item, const struct lesson_memories *memories,
                             const struct lesson_moment *at)
{
    int32_t first = INT32_MAX;
    for (int i = 0; i < memories->count; i++) {
        const struct lesson_memory *one = &memories->all[i];
        if (one->item == item && one->memory.reviews > 0) {
            int32_t day = lesson_due_day(at, &one->memory);
            first = day < first ? day : first;
        }
    }
    int32_t tomorrow = at->now.day + 1;
    return first == INT32_MAX || first < tomorrow ? tomorrow : first;
}

/* Stable: those met earlier stay before those of the same day. */
static void put_in_order(struct lesson_comeback *items, int count, struct lesson_comeback one)
{
    int at = count;
    while (at > 0 && items[at - 1].due_day > one.due_day) {
        items[at] = items[at - 1];
        at--;
    }
    items[at] = one;
}

struct lesson_summary lesson_session_summary(const struct lesson_session *s,
                                             const struct lesson_memories *memories,
                                             const struct lesson_moment *at, struct arena *a)
{
    struct lesson_summary out = {0};
    int count = 0;
    const int *items = lesson_session_items(s, &count);
    struct lesson_comeback *list = ARENA_ARRAY(a, struct lesson_comeback, (size_t)count);
    for (int i = 0; i < count; i++) {
        if (lesson_is_suspended(memories, items[i])) {
            continue;
        }
        int32_t day = first_due_day(items[i], memories, at);
        int32_t in_days = day - at->now.day;
        struct lesson_comeback one = {items[i], day, in_days, when_of(in_days)};
        put_in_order(list, out.count++, one);
        out.per_when[one.when]++;
    }
    out.items = list;
    return out;
}
