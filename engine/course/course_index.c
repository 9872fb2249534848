/* SPDX-License-Identifier: MIT */
#include "course/course_index.h"

enum { FIRST_SLOTS = 64 };

/* Where `text` stands, or the free slot where it would. */
static struct course_index_slot *slot_of(const struct course_index *index, struct str text)
{
    size_t mask = index->slot_count - 1, at = (size_t)str_hash(text) & mask;
    while (index->slots[at].value >= 0 && !str_eq(index->slots[at].text, text)) {
        at = (at + 1) & mask;
    }
    return &index->slots[at];
}

static void grow(struct course_index *index, struct arena *a)
{
    struct course_index old = *index;
    index->slot_count = old.slot_count ? old.slot_count * 2 : FIRST_SLOTS;
    index->slots = ARENA_ARRAY(a, struct course_index_slot, index->slot_count);
    for (size_t i = 0; i < index->slot_count; i++) {
        index->slots[i].value = -1;
    }
    for (size_t i = 0; i < old.slot_count; i++) {
        if (old.slots[i].value >= 0) {
            *slot_of(index, old.slots[i].text) = old.slots[i];
        }
    }
}

int course_index_find(const struct course_index *index, struct str text)
{
    return index->slot_count ? slot_of(index, text)->value : -1;
}

int course_index_add(struct course_index *index, struct arena *a, struct str text, int value)
{
    if (index->used * 2 >= index->slot_count) {
        grow(index, a);
    }
    struct course_index_slot *slot = slot_of(index, text);
    if (slot->value >= 0) {
        return slot->value;
    }
    *slot = (struct course_index_slot){text, value};
    index->used++;
    return -1;
}
