/* SPDX-License-Identifier: MIT
 *
 * store.h - one learner's file: what happened, and what follows from it.
 *
 * The data is a log of events that only grows; an event is named by (device, epoch,
 * seq) and ordered by (hybrid clock, device, epoch, seq).  The epoch is random for
 * each opening of a file, so copies of a file can both go on and be merged later:
 * merging is set union.  Memories are a fold over the log (store/store_fold.h), cached in
 * the same file and rebuilt whenever the cache does not belong to the log, to the model
 * or to its parameters, or is not as it was written.  Beside this: store/store_text.h
 * (export and import), store/store_stats.h, store/store_history.h (for training),
 * store/store_backup.h.
 *
 * Every writing function is one transaction.  When it returns OK the event is on the
 * disk; on any error the store is as it was and can go on: ERR_FULL (disk),
 * ERR_READ_ONLY, ERR_NOT_FOUND (the file was taken away or replaced meanwhile), ERR_IO,
 * ERR_FORMAT (the file got damaged).  One exception no program can avoid: when the disk
 * fails while it is asked whether it has an event, and nothing is written after that, the
 * event may be found there later.                                                     */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/key128.h"
#include "base/str.h"
#include "srs/srs_memory.h"
#include "srs/srs_model.h"
#include "srs/srs_skill.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    STORE_ROLLOVER_HOUR = 4,           /* a learner's day begins at four in the morning */
    STORE_NAME_MAX_BYTES = 128,        /* of a setting, a course, an exercise kind */
    STORE_VALUE_MAX_BYTES = 64 * 1024, /* of a setting */
    STORE_ENROLMENTS_MAX = 256,        /* courses of one learner that are told of */
};

struct store;

/* Names an event for ever. */
struct store_event_key {
    struct key128 device; /* zero: no event */
    int64_t epoch;
    int64_t seq;
};

/* Opens or makes the file at `path`; NULL keeps everything in memory (a guest).
 * `clock` stays the caller's and outlives the store; `device` is store_device's.
 * `model` says which kind of model makes memories, with the parameters that hold until
 * there are trained ones of this kind in the log.
 * cost: the file is read from end to end only when it was not closed properly, when it
 * comes from an older program, and once a day; else a few pages of it are.
 * errors: ERR_BUSY (another window has this learner open), ERR_VERSION (written by a
 * newer program), ERR_FORMAT (damaged, or not a learner's file), ERR_READ_ONLY,
 * ERR_NOT_FOUND (no such folder), ERR_FULL, ERR_IO.  After ERR_VERSION and ERR_FORMAT the
 * file is as it was. */
WARN_UNUSED enum err store_open(const char *path, const struct clock *clock, struct key128 device,
                                const struct srs_model *model, struct store **out);
void store_close(struct store *s); /* NULL is fine */

/* This computer's name for logs: read from `path`, or made at random and written
 * there.  A damaged file is replaced; a new name is always safe.  On an error *out is
 * a random name that holds for now.  errors: ERR_READ_ONLY, ERR_FULL, ERR_IO. */
WARN_UNUSED enum err store_device(const char *path, struct key128 *out);

/* One answer.  The store adds the time, the local offset and the model. */
struct store_review {
    struct key128 item; /* seal_item_key */
    enum srs_skill skill;
    struct str exercise; /* the exercise kind's code: "choose-picture" */
    enum srs_grade grade;
    double credit;       /* 0 .. 1 */
    uint32_t latency_ms; /* from prompt to answer */
    uint32_t hints;      /* how many were taken */
};

/* Writes the answer and the memory that follows from it; `*after` (may be NULL) is
 * that memory. */
WARN_UNUSED enum err store_review_add(struct store *s, const struct store_review *review,
                                      struct srs_memory *after);

/* The memory of one (item, skill) as the fold has it; reviews == 0 when it was never
 * practised. */
WARN_UNUSED enum err store_memory(struct store *s, struct key128 item, enum srs_skill skill,
                                  struct srs_memory *out);

struct store_memory_row {
    struct key128 item;
    enum srs_skill skill;
    struct srs_memory memory;
};

/* All memories, sorted by item and skill, in `a`: for planning.  One that was last
 * practised more than a day from now, by a clock that was wrong, would never come up: it
 * is given as of so long ago as its stability, which makes it due. */
WARN_UNUSED enum err store_memories(struct store *s, struct arena *a,
                                    struct store_memory_row **rows, size_t *count);

/* The model that makes memories now; until the next writing function, merge or import. */
const struct srs_model *store_model(const struct store *s);

/* Parameters fitted to this log; memories are made anew with them.  The last ones of a
 * kind of model win.  errors also: ERR_UNSUPPORTED (not the kind the store was opened with). */
WARN_UNUSED enum err store_trained_add(struct store *s, const struct srs_model *model);

/* --- taking back ------------------------------------------------------------------- */

/* The newest event that was written through `s`. */
struct store_event_key store_last(const struct store *s);

/* Takes an event back: answers, settings, enrolments, suspensions, forgetting, trained
 * parameters.  It need not be here yet, and may be taken back twice; taking back cannot be
 * taken back. */
WARN_UNUSED enum err store_undo(struct store *s, struct store_event_key of);

/* The item begins anew in all its skills. */
WARN_UNUSED enum err store_forget(struct store *s, struct key128 item);

/* The item is not to be asked until it is suspended no more.  The last one wins. */
WARN_UNUSED enum err store_suspend(struct store *s, struct key128 item, bool suspended);
/* All that are suspended, sorted, in `a`. */
WARN_UNUSED enum err store_suspended(struct store *s, struct arena *a, struct key128 **items,
                                     size_t *count);

/* The learner leaves: every event before this one goes, from the pages of the file, too,
 * and does not come back with a merge.  It cannot be undone.  Backups: store_backup.h. */
WARN_UNUSED enum err store_erase(struct store *s);

/* --- settings, courses, sessions --------------------------------------------------- */

/* The learner's settings: names and values are the app's.  The last one set wins,
 * also after a merge.  errors of set also: ERR_LIMIT.  get: ERR_NOT_FOUND. */
WARN_UNUSED enum err store_setting_set(struct store *s, struct str name, struct str value);
WARN_UNUSED enum err store_setting_get(struct store *s, struct arena *a, struct str name,
                                       struct str *value);

/* The learner takes a course (its uuid) with help in `language` (BCP 47).  Again with
 * another language changes the language.  errors also: ERR_LIMIT. */
WARN_UNUSED enum err store_enrol(struct store *s, struct str course, struct str language);

struct store_enrolment {
    struct str course;
    struct str language;
    int64_t utc_ms; /* of the last change */
};

/* Newest first, in `a`. */
WARN_UNUSED enum err store_enrolments(struct store *s, struct arena *a,
                                      struct store_enrolment **list, size_t *count);

/* A session of `minutes` chosen minutes with a course.  One that has no end was cut off. */
WARN_UNUSED enum err store_session_begin(struct store *s, struct str course, uint32_t minutes);
WARN_UNUSED enum err store_session_end(struct store *s);

/* For a home screen. */
struct store_counts {
    uint64_t reviews;    /* answers that count towards memories */
    uint32_t items;      /* met in any skill */
    uint32_t sessions;   /* begun */
    int64_t last_utc_ms; /* of the last event; 0: none */
};
WARN_UNUSED enum err store_counts(struct store *s, struct store_counts *out);

/* Takes over every event of `from` that is not here yet, and rebuilds the memories.
 * `from` is only read.  Set union: in whatever order, how often and in whatever parts logs
 * are exchanged, whoever has the same events has the same state.  Where the same name stands
 * for two different events, which takes a damaged file, the same one wins everywhere.
 * errors also: ERR_FORMAT (an event without a proper name or time). */
WARN_UNUSED enum err store_merge(struct store *s, struct store *from);

#endif
