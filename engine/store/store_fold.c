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
    f->undone[f->undone_count++] = of;
    f->undone_sorted = false;
}

bool store_fold_is_undone(struct store_fold *f, const struct store_event *e)
{
    if (f->undone_count == 0) {
        return false;
    }
    if (!f->undone_sorted) {
        qsort(f->undone, f->undone_count, sizeof *f->undone, by_key);
        f->undone_sorted = true;
    }
    return bsearch(&e->key, f->undone, f->undone_count, sizeof e->key, by_key) != NULL;
}

/* --- the table of memories -------------------------------------------------------- */

/* Any bits of an item's name may be alike in a log from elsewhere. */
static size_t hash_of(struct key128 item, enum srs_skill skill)
{
    uint64_t low, high;
    memcpy(&low, item.b, sizeof low);
    memcpy(&high, item.b + sizeof low, sizeof high);
    uint64_t h = (low ^ (high + (uint64_t)skill)) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(h ^ (h >> 32));
}

/* The slot of (item, skill), or the free one where it belongs. */
static uint32_t *find_slot(const struct store_fold *f, struct key128 item, enum srs_skill skill)
{
    size_t mask = f->slot_count - 1;
    size_t at = hash_of(item, skill) & mask;
    while (f->slots[at] != 0) {
        const struct store_fold_row *row = &f->rows[f->slots[at] - 1];
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

static size_t row_of(struct store_fold *f, struct key128 item, enum srs_skill skill)
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
        f->rows[f->count] = (struct store_fold_row){.item = item, .skill = skill};
        *slot = (uint32_t)++f->count;
    }
    return *slot - 1;
}

static void forget(struct store_fold *f, struct key128 item)
{
    for (int skill = 0; f->count > 0 && skill < SRS_SKILLS; skill++) {
        uint32_t slot = *find_slot(f, item, (enum srs_skill)skill);
        if (slot != 0) {
            f->rows[slot - 1].trace = (struct store_trace){0};
        }
    }
}

/* --- the rule --------------------------------------------------------------------- */

bool store_fold_is_review(const struct store_event *e)
{
    return e->kind == STORE_REVIEW && (e->has & STORE_HAS_SKILL) && e->skill >= 0 &&
           e->skill < SRS_SKILLS && e->grade >= SRS_AGAIN && e->grade <= SRS_EASY &&
           !key128_is_zero(e->item);
}

static struct srs_moment moment(int64_t utc_ms, int offset_min)
{
    return (struct srs_moment){utc_ms, clock_local_day(utc_ms, offset_min, STORE_ROLLOVER_HOUR)};
}

struct srs_moment store_fold_moment(const struct store_event *e)
{
    return moment(e->utc_ms, e->offset_min);
}

static struct srs_memory dated(struct srs_memory memory, struct srs_moment at)
{
    memory.last_utc_ms = at.utc_ms;
    memory.last_day = at.day;
    return memory;
}

struct srs_memory store_fold_before(const struct store_event *e, const struct store_trace *trace)
{
    const struct srs_memory *m = &trace->memory;
    bool was_behind = trace->last_hlc - m->last_utc_ms > STORE_DAY_MS;
    bool is_behind = e->hlc - e->utc_ms > STORE_DAY_MS;
    if (m->reviews > 0 && was_behind && !is_behind) {
        return dated(*m, moment(trace->last_hlc, e->offset_min));
    }
    if (m->reviews > 0 && m->last_utc_ms < STORE_FIRST_MS && e->utc_ms >= STORE_FIRST_MS) {
        return dated(*m, store_fold_moment(e));
    }
    return *m;
}

void store_fold_review(const struct srs_model *model, const struct store_event *e,
                       struct store_trace *trace)
{
    trace->memory = srs_step(model, store_fold_before(e, trace), (enum srs_grade)e->grade,
                             store_fold_moment(e));
    trace->last_hlc = e->hlc;
}

size_t store_fold_index(struct store_fold *f, const struct store_event *e)
{
    return row_of(f, e->item, (enum srs_skill)e->skill);
}

void store_fold_add(struct store_fold *f, const struct store_event *e)
{
    if (store_fold_is_undone(f, e)) {
        return;
    }
    if (e->kind == STORE_FORGET) {
        forget(f, e->item);
    } else if (store_fold_is_review(e)) {
        size_t at = store_fold_index(f, e);
        store_fold_review(f->model, e, &f->rows[at].trace);
    }
}

static int by_item(const void *a, const void *b)
{
    const struct store_fold_row *x = a, *y = b;
    int item = key128_cmp(x->item, y->item);
    return item != 0 ? item : (x->skill > y->skill) - (x->skill < y->skill);
}

void store_fold_sort(struct store_fold *f)
{
    if (f->count > 0) {
        qsort(f->rows, f->count, sizeof *f->rows, by_item);
    }
    free(f->slots);
    f->slots = NULL;
    f->slot_count = 0;
}
