/* SPDX-License-Identifier: MIT
 *
 * store_private.h - what the files of this room share.                             */
#ifndef STORE_STORE_PRIVATE_H
#define STORE_STORE_PRIVATE_H

#include "db/db.h"
#include "db/db_stmt.h"
#include "store/store.h"
#include "store/store_event.h"
#include "store/store_fold.h"

enum { STORE_APPLICATION_ID = 0x54616C4C }; /* "TalL": a learner of Tala */

/* How far the log goes: the newest event in its order, and how many there are. */
struct store_tip {
    int64_t hlc;
    struct store_event_key key;
    int64_t events;
};

/* What follows from the log beside the memories. */
struct store_state {
    struct store_tip tip;
    struct srs_model model; /* the one given, or with the log's trained parameters */
    int64_t trained_hlc;    /* when these were added; 0: it is the one given */
    uint64_t sum;           /* of the memories, as store_memory.c counts it */
};

struct store {
    struct db *db;
    bool in_file;
    const struct clock *clock;
    struct key128 device;
    int64_t epoch; /* random for this opening */
    int64_t seq;   /* of the last event written by this opening */
    struct srs_model given;
    struct store_state state;
    struct db_stmt *insert_event;
    struct db_stmt *read_memory;
    struct db_stmt *write_memory;
    struct db_stmt *write_folded;
};

/* Writes one event, filling in its key, clock and time, with everything that follows
 * from it; one transaction.  `*after` (may be NULL) is the memory after a review. */
WARN_UNUSED enum err store_append(struct store *s, struct store_event *e, struct srs_memory *after);

/* --- store_memory.c: memories as rows ------------------------------------------------ */

WARN_UNUSED enum err store_memory_open(struct store *s); /* prepares its statements */
void store_memory_close(struct store *s);

/* All within the caller's transaction.  One that is not there yet; one after an answer. */
WARN_UNUSED enum err store_memory_add(struct store *s, struct key128 item, enum srs_skill skill,
                                      const struct store_trace *trace, uint64_t *sum);
WARN_UNUSED enum err store_memory_review(struct store *s, const struct store_event *e,
                                         uint64_t *sum, struct srs_memory *after);
/* What the sum must be by the rows there are. */
WARN_UNUSED enum err store_memory_sum(struct store *s, uint64_t *sum);

/* --- store_cache.c: whose memories they are ------------------------------------------ */

WARN_UNUSED enum err store_cache_open(struct store *s); /* prepares its statements */
void store_cache_close(struct store *s);

/* Reads s->state from the log; rebuilds the memories unless they are those of this log
 * and this model, and as they were written.  errors: ERR_FORMAT (a clock beyond all sense). */
WARN_UNUSED enum err store_cache_check(struct store *s);

/* All within the caller's transaction, to be taken for s->state once it is committed. */
WARN_UNUSED enum err store_cache_rebuild(struct store *s, struct store_state *state);
WARN_UNUSED enum err store_cache_mark(struct store *s, const struct store_state *state);

/* Begins a transaction, and ends it: with `e` OK and a commit, `state` becomes the store's. */
WARN_UNUSED enum err store_begin(struct store *s);
WARN_UNUSED enum err store_end(struct store *s, enum err e, const struct store_state *state);

/* --- store_log.c: reading events ----------------------------------------------------- */

WARN_UNUSED enum err store_tip_read(struct db *db, struct store_tip *out);

/* Told of each answer that counts, before it is folded; an error ends the walk. */
struct store_watcher {
    enum err (*on_answer)(void *ctx, struct store_fold *f, const struct store_event *e);
    void *ctx;
};

/* Folds all events in the log's order; rows that are not sound are left out.  Of an event only
 * what the fold and the statistics need is read.  `watcher` may be NULL. */
WARN_UNUSED enum err store_log_fold(struct store *s, struct store_fold *f,
                                    const struct store_watcher *watcher);

/* FROM and what follows it: events of kind ?1, not reviews, newest first, without those that
 * were taken back. */
#define STORE_KIND_NEWEST_FIRST(condition)                                                         \
    " FROM event AS e WHERE kind <> 1 AND kind = ?1 " condition                                    \
    " AND NOT EXISTS (SELECT 1 FROM event AS u WHERE u.kind <> 1 AND u.kind = 2"                   \
    " AND u.of_device = e.device AND u.of_epoch = e.epoch AND u.of_seq = e.seq)"                   \
    " ORDER BY hlc DESC, device DESC, epoch DESC, seq DESC"

/* --- store_train.c, store_erase.c, store_care.c -------------------------------------- */

/* Fills in `state`'s model: s->given, or with the parameters last trained for it. */
WARN_UNUSED enum err store_trained_read(struct store *s, struct store_state *state);

/* Removes what stands before the last erasure; within the caller's transaction. */
WARN_UNUSED enum err store_purge(struct store *s);

/* Reads every page when that was not done for a day. */
WARN_UNUSED enum err store_care(struct store *s);

/* --- store_take.c: events from elsewhere --------------------------------------------- */

struct store_taker {
    struct store *s;
    struct db_stmt *insert; /* does nothing where the name is there already */
    struct db_stmt *same_place;
    struct db_stmt *find; /* by its name */
    struct db_stmt *remove;
    size_t added;   /* events that were not here */
    size_t changed; /* these, and those that gave way to another of their name */
};
WARN_UNUSED enum err store_taker_open(struct store *s, struct store_taker *t);
void store_taker_close(struct store_taker *t);
/* Within the caller's transaction.  errors: ERR_FORMAT (not sound). */
WARN_UNUSED enum err store_taker_add(struct store_taker *t, const struct store_event *e);

/* --- store_exercise.c ------------------------------------------------------------------ */

/* What counts of an answer's time: at most STORE_ANSWER_MAX_MS. */
uint32_t store_spent_ms(int64_t latency_ms);

/* --- store_text.c --------------------------------------------------------------------- */

struct buf;
WARN_UNUSED enum err store_text_add(struct buf *out, const struct store_event *e); /* one line */

#endif
