/* SPDX-License-Identifier: MIT
 *
 * store_fold.h - memories from events: the one rule, whole or step by step.
 *
 * Pure: no clock, no file.  The same events in the same order give the same bytes,
 * here and one at a time through store_fold_review.  Inside this room and its tests. */
#ifndef STORE_STORE_FOLD_H
#define STORE_STORE_FOLD_H

#include "srs/srs_model.h"
#include "store/store.h"
#include "store/store_event.h"

/* Goes up when the rules below change, so that every cache is made anew. */
enum { STORE_FOLD_RULES = 1 };

struct store_fold {
    const struct srs_model *model; /* the caller's */
    struct store_memory_row *rows; /* in order of first review */
    size_t count;
    size_t room;
    uint32_t *slots; /* hash table over rows: index + 1, 0 is free */
    size_t slot_count;
    struct store_event_key *undone; /* sorted once all are known */
    size_t undone_count;
    size_t undone_room;
};

void store_fold_init(struct store_fold *f, const struct srs_model *model);
void store_fold_finish(struct store_fold *f);

/* First every undo of the log, in any order; then every event, in the log's order. */
void store_fold_undo(struct store_fold *f, struct store_event_key of);
void store_fold_add(struct store_fold *f, const struct store_event *e);

/* A row whose reviews are 0 was forgotten, and is as if it were not there. */

/* The memory after one review; false when the event is no proper review. */
bool store_fold_review(const struct srs_model *model, const struct store_event *e,
                       struct srs_memory *memory);

#endif
