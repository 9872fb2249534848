/* SPDX-License-Identifier: MIT */
#include "store/store_history.h"

#include "store/store_private.h"

#include <stdlib.h>

/* An answer and whose it is, in the log's order. */
struct entry {
    size_t memory;
    struct srs_review review;
};

struct entries {
    struct entry *items;
    size_t count, room;
};

/* As srs_step counts them. */
static double days_between(enum srs_model_id id, const struct srs_memory *before,
                           struct srs_moment at)
{
    double days = 0;
    switch (id) {
    case SRS_FSRS6:
        days = (double)((int64_t)at.day - before->last_day);
        break;
    case SRS_FSRS7:
        days = (double)(at.utc_ms - before->last_utc_ms) / STORE_DAY_MS;
        break;
    }
    return days > 0 ? days : 0;
}

static enum err add_entry(void *ctx, struct store_fold *f, const struct store_event *e)
{
    struct entries *list = ctx;
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 1024;
        list->items = heap_grow(list->items, list->room, sizeof *list->items);
    }
    size_t at = store_fold_index(f, e);
    struct srs_memory before = store_fold_before(e, &f->rows[at].trace);
    bool first = before.reviews == 0;
    struct srs_moment moment = store_fold_moment(e);
    list->items[list->count++] = (struct entry){
        .memory = at,
        .review = {.utc_ms = e->utc_ms,
                   .days = first ? 0 : days_between(f->model->id, &before, moment),
                   .grade = (uint8_t)e->grade,
                   .first = first},
    };
    return OK;
}

/* Counting sort: stable, so that the order within a memory stays the log's. */
static struct srs_review *by_memory(struct arena *a, const struct entries *list, size_t memories)
{
    struct srs_review *sorted = ARENA_ARRAY(a, struct srs_review, list->count);
    size_t *next = heap_alloc(memories + 1, sizeof *next);
    memset(next, 0, (memories + 1) * sizeof *next);
    for (size_t i = 0; i < list->count; i++) {
        next[list->items[i].memory + 1]++;
    }
    for (size_t i = 1; i <= memories; i++) {
        next[i] += next[i - 1];
    }
    for (size_t i = 0; i < list->count; i++) {
        sorted[next[list->items[i].memory]++] = list->items[i].review;
    }
    free(next);
    return sorted;
}

enum err store_history(struct store *s, struct arena *a, struct srs_history *out)
{
    struct store_fold f;
    struct entries list = {0};
    store_fold_init(&f, &s->state.model);
    *out = (struct srs_history){0};
    enum err e = store_log_fold(s, &f, &(struct store_watcher){add_entry, &list});
    if (e == OK) {
        out->reviews = by_memory(a, &list, f.count);
        out->count = list.count;
    }
    store_fold_finish(&f);
    free(list.items);
    return e;
}
