/* SPDX-License-Identifier: MIT */
#include "store/store_fold.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 256 };

void store_fold_init(struct store_fold *f, const struct srs_model *model)
{
    *f = (struct store_fold){.model = model};
}

void store_fold_finish(struct store_fold *f)
{
    free(f->rows);
    free(f->slots);
    free(f->undone);
    *f = (struct store_fold){0};
}

/* --- what was taken back ---------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const struct store_event_key *x = a, *y = b;
    int device = key128_cmp(x->device, y->device);
    if (device != 0) {
        return device;
    }
    if (x->epoch != y->epoch) {
        return x->epoch < y->epoch ? -1 : 1;
    }
    return x->seq < y->seq ? -1 : x->seq > y->seq;
}

void store_fold_undo(struct store_fold *f, struct store_event_key of)
{
    if (f->undone_count == f->undone_room) {
        f->undone_room = f->undone_room ? 2 * f->undone_room : 16;
        f->undone = heap_grow(f->undone, f->undone_room, sizeof *f->undone);
    }
    size_t at = f->undone_count++;
    while (at > 0 && by_key(&of, &f->undone[at - 1]) < 0) {
        f->undone[at] = f->undone[at - 1];
        at--;
    }
    f->undone[at] = of;
}

static bool is_undone(const struct store_fold *f, const struct store_event *e)
{
    return f->undone_count > 0 &&
           bsearch(&e->key, f->undone, f->undone_count, sizeof e->key, by_key) != NULL;
}

/* --- the table of memories -------------------------------------------------------- */

static size_t hash_of(struct key128 item, enum srs_skill skill)
{
    uint64_t h;
    memcpy(&h, item.b, sizeof h); /* the item's name is a hash already */
    return (size_t)(h + (uint64_t)skill * UINT64_C(0x9e3779b97f4a7c15));
}

/* The slot of (item, skill), or the free one where it belongs. */
static uint32_t *find_slot(const struct store_fold *f, struct key128 item, enum srs_skill skill)
{
    size_t mask = f->slot_count - 1;
    size_t at = hash_of(item, skill) & mask;
    while (f->slots[at] != 0) {
        const struct store_memory_row *row = &f->rows[f->slots[at] - 1];
        if (row->skill == skill && key128_eq(row->item, item)) {
            break;
        }
        at = (at + 1) & mask;
    }
    return &f->slots[at];
}

static void grow_slots(struct store_fold *f)
{
    f->slot_count = f->slot_count ? 2 * f->slot_count : FIRST_SLOTS;
    free(f->slots);
    f->slots = heap_alloc(f->slot_count, sizeof *f->slots);
    memset(f->slots, 0, f->slot_count * sizeof *f->slots);
    for (size_t i = 0; i < f->count; i++) {
        *find_slot(f, f->rows[i].item, f->rows[i].skill) = (uint32_t)i + 1;
    }
}

static struct srs_memory *memory_of(struct store_fold *f, struct key128 item, enum srs_skill skill)
{
    if (2 * (f->count + 1) > f->slot_count) {
        grow_slots(f);
    }
    uint32_t *slot = find_slot(f, item, skill);
    if (*slot == 0) {
        if (f->count == f->room) {
            f->room = f->room ? 2 * f->room : FIRST_SLOTS;
            f->rows = heap_grow(f->rows, f->room, sizeof *f->rows);
        }
        f->rows[f->count] = (struct store_memory_row){.item = item, .skill = skill};
        *slot = (uint32_t)++f->count;
    }
    return &f->rows[*slot - 1].memory;
}

static void forget(struct store_fold *f, struct key128 item)
{
    for (int skill = 0; f->count > 0 && skill < SRS_SKILLS; skill++) {
        uint32_t slot = *find_slot(f, item, (enum srs_skill)skill);
        if (slot != 0) {
            f->rows[slot - 1].memory = (struct srs_memory){0};
        }
    }
}

/* --- the rule --------------------------------------------------------------------- */

static bool is_proper_review(const struct store_event *e)
{
    return e->kind == STORE_REVIEW && e->skill >= 0 && e->skill < SRS_SKILLS &&
           e->grade >= SRS_AGAIN && e->grade <= SRS_EASY && !key128_is_zero(e->item);
}

bool store_fold_review(const struct srs_model *model, const struct store_event *e,
                       struct srs_memory *memory)
{
    if (!is_proper_review(e)) {
        return false;
    }
    struct srs_moment at = {.utc_ms = e->utc_ms,
                            .day = clock_local_day(e->utc_ms, e->offset_min, STORE_ROLLOVER_HOUR)};
    *memory = srs_step(model, *memory, (enum srs_grade)e->grade, at);
    return true;
}

void store_fold_add(struct store_fold *f, const struct store_event *e)
{
    if (is_undone(f, e)) {
        return;
    }
    if (e->kind == STORE_FORGET) {
        forget(f, e->item);
    } else if (is_proper_review(e)) {
        store_fold_review(f->model, e, memory_of(f, e->item, (enum srs_skill)e->skill));
    }
}
