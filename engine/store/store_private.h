/* SPDX-License-Identifier: MIT
 *
 * store_private.h - what the files of this room share.                             */
#ifndef STORE_STORE_PRIVATE_H
#define STORE_STORE_PRIVATE_H

#include "db/db.h"
#include "db/db_stmt.h"
#include "store/store.h"
#include "store/store_event.h"

enum { STORE_APPLICATION_ID = 0x54616C4C }; /* "TalL": a learner of Tala */

/* How far the log goes: the newest event in its order, and how many there are. */
struct store_tip {
    int64_t hlc;
    struct store_event_key key;
    int64_t events;
};

struct store {
    struct db *db;
    const struct clock *clock;
    struct key128 device;
    int64_t epoch; /* random for this opening */
    int64_t seq;   /* of the last event written by this opening */
    struct srs_model model;
    struct store_tip tip;
    struct db_stmt *insert_event;
    struct db_stmt *read_memory;
    struct db_stmt *write_memory;
    struct db_stmt *write_folded;
};

/* Writes one event, filling in its key, clock and time, with everything that follows
 * from it; one transaction.  `*after` (may be NULL) is the memory after a review. */
WARN_UNUSED enum err store_append(struct store *s, struct store_event *e, struct srs_memory *after);

/* --- store_cache.c: memories in the file --------------------------------------------- */

WARN_UNUSED enum err store_cache_open(struct store *s); /* prepares its statements */
void store_cache_close(struct store *s);

/* Reads s->tip from the log; rebuilds the memories unless they are those of this log
 * and this model.  errors: ERR_FORMAT (a clock beyond all sense). */
WARN_UNUSED enum err store_cache_check(struct store *s);

/* Both within the caller's transaction; `tip` is the log's, with the new events. */
WARN_UNUSED enum err store_cache_rebuild(struct store *s, struct store_tip *tip);
WARN_UNUSED enum err store_cache_review(struct store *s, const struct store_event *e,
                                        struct srs_memory *after);
WARN_UNUSED enum err store_cache_mark(struct store *s, const struct store_tip *tip);

/* Reads s->tip anew. */
WARN_UNUSED enum err store_tip_read(struct db *db, struct store_tip *out);

#endif
