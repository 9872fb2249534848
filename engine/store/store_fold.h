/* SPDX-License-Identifier: MIT
 *
 * store_fold.h - memories from events: the one rule, whole or step by step.
 *
 * Pure: no clock, no file.  The same events in the same order give the same bytes,
 * here and one at a time through store_fold_review.  Inside this room and its tests.
 *
 * Clocks that were wrong.  The order of events is the hybrid clock's and always right; a
 * time is only as good as the clock that gave it.  An answer
 *  - from before the answer that it follows counts as of the same moment (srs_step);
 *  - from a clock that stood more than a day behind the log, followed by one whose clock
 *    stands behind no more, counts as of its hybrid time: it was given about when the one
 *    before it in the log was, whatever its clock said;
 *  - from before STORE_FIRST_MS, when nobody could use the program, tells that its clock
 *    had not been set: the next one counts as of the same moment.
 * What is dated in the future stays so here (store_memories makes it due).             */
#ifndef STORE_STORE_FOLD_H
#define STORE_STORE_FOLD_H

#include "srs/srs_model.h"
#include "store/store.h"
#include "store/store_event.h"

/* Goes up when the rules below change, so that every cache is made anew. */
enum { STORE_FOLD_RULES = 2 };

enum { STORE_DAY_MS = 24 * 60 * 60 * 1000 };

/* 2026-01-01T00:00Z */
#define STORE_FIRST_MS INT64_C(1767225600000)

/* A memory, and the hybrid clock of its last answer. */
struct store_trace {
    struct srs_memory memory;
    int64_t last_hlc;
};

struct store_fold_row {
    struct key128 item;
    enum srs_skill skill;
    struct store_trace trace; /* memory.reviews == 0: forgotten, as if it were not there */
};

struct store_fold {
    const struct srs_model *model; /* the caller's */
    struct store_fold_row *rows;   /* in order of first review */
    size_t count;
    size_t room;
    uint32_t *slots; /* hash table over rows: index + 1, 0 is free */
    size_t slot_count;
    struct store_event_key *undone; /* sorted once the first event is added */
    size_t undone_count;
    size_t undone_room;
    bool undone_sorted;
};

void store_fold_init(struct store_fold *f, const struct srs_model *model);
void store_fold_finish(struct store_fold *f);

/* First every undo of the log, in any order; then every event, in the log's order. */
void store_fold_undo(struct store_fold *f, struct store_event_key of);
void store_fold_add(struct store_fold *f, const struct store_event *e);

/* Sorts the rows by item and skill, when all is added: nothing can be added then. */
void store_fold_sort(struct store_fold *f);

/* Only valid once every undo is known. */
bool store_fold_is_undone(struct store_fold *f, const struct store_event *e);

/* The row of a proper review's item and skill, as it is before the review is added. */
size_t store_fold_index(struct store_fold *f, const struct store_event *e);

bool store_fold_is_review(const struct store_event *e); /* a proper one */
/* The trace after one proper review. */
void store_fold_review(const struct srs_model *model, const struct store_event *e,
                       struct store_trace *trace);
/* Where in time the trace's memory stands for an event that follows it. */
struct srs_memory store_fold_before(const struct store_event *e, const struct store_trace *trace);
struct srs_moment store_fold_moment(const struct store_event *e);

#endif
