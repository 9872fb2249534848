/* SPDX-License-Identifier: MIT
 *
 * store_event.h - one event of a learner's log, as a value and as a row.
 *
 * Inside this room and its tests.                                                  */
#ifndef STORE_STORE_EVENT_H
#define STORE_STORE_EVENT_H

#include "base/key128.h"
#include "base/str.h"
#include "db/db_stmt.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* Stored: a number never changes its meaning.  A kind that is not here comes from a
 * newer program; it is kept, merged on, and means nothing to the fold. */
enum store_kind {
    STORE_REVIEW = 1,
    STORE_UNDO = 2,          /* takes back the event `of`, whichever of the two is older */
    STORE_SETTING = 3,       /* name, value */
    STORE_ENROL = 4,         /* name: course, value: language */
    STORE_SUSPEND = 5,       /* item, value: "on" or "off" */
    STORE_TRAINED = 6,       /* name: kind of model, value: its text, of: the log's end then */
    STORE_SESSION_BEGIN = 7, /* name: course, value: minutes */
    STORE_SESSION_END = 8,
    STORE_FORGET = 9, /* item: all its skills begin anew */
    STORE_ERASE = 10, /* no event before it counts, nor is kept */
};

/* 9999-12-31: no clock of ours gets there, and sums of such numbers do not overflow.  The
 * hybrid clock may go on a little: a log from elsewhere that ends there ends nobody's. */
#define STORE_TIME_MAX_MS INT64_C(253402300799999)
#define STORE_HLC_MAX     (STORE_TIME_MAX_MS + INT64_C(1000000000000))
/* Of events from elsewhere: there is room after each of them. */
#define STORE_HLC_TAKEN_MAX (STORE_TIME_MAX_MS + INT64_C(500000000000))

/* Which of the columns that may be empty are not. */
enum store_has {
    STORE_HAS_ITEM = 1 << 0,
    STORE_HAS_SKILL = 1 << 1,
    STORE_HAS_EXERCISE = 1 << 2,
    STORE_HAS_GRADE = 1 << 3,
    STORE_HAS_CREDIT = 1 << 4,
    STORE_HAS_LATENCY = 1 << 5,
    STORE_HAS_HINTS = 1 << 6,
    STORE_HAS_MODEL = 1 << 7,
    STORE_HAS_NAME = 1 << 8,
    STORE_HAS_VALUE = 1 << 9,
    STORE_HAS_OF = 1 << 10,
};

/* As it stands in the log, whatever it is: who takes a meaning from it looks whether it has
 * one (store_fold_is_review).  So an event of a newer program comes through whole. */
struct store_event {
    int64_t hlc; /* hybrid clock: UTC ms, but always more than the event before */
    struct store_event_key key;
    int64_t kind; /* enum store_kind, or unknown */
    int64_t utc_ms;
    int offset_min;
    unsigned has; /* of enum store_has */
    struct key128 item;
    int64_t skill;
    struct str exercise;
    int64_t grade;
    double credit;
    int64_t latency_ms;
    int64_t hints;
    int64_t model;
    struct str name;
    struct str value;
    struct store_event_key of;
};

#define STORE_EVENT_COLUMNS                                                                        \
    "hlc, device, epoch, seq, kind, utc_ms, offset_min, item, skill, exercise, grade, credit, "    \
    "latency_ms, hints, model, name, value, of_device, of_epoch, of_seq"

enum { STORE_EVENT_COLUMN_COUNT = 20 };

/* For "INSERT INTO event (STORE_EVENT_COLUMNS) VALUES (?, ...)". */
#define STORE_EVENT_INSERT                                                                         \
    "INSERT INTO event (" STORE_EVENT_COLUMNS                                                      \
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/* Its twenty parameters, in the columns' order. */
void store_event_bind(struct db_stmt *s, const struct store_event *e);

/* From a row of STORE_EVENT_COLUMNS; texts are borrowed until the next step.  False when
 * the row has no proper key or time. */
bool store_event_from_row(struct db_stmt *row, struct store_event *out);

/* A key, a time and a hybrid clock that a program of ours may have written. */
bool store_event_is_sound(const struct store_event *e);

bool store_event_key_eq(struct store_event_key a, struct store_event_key b);

/* In everything that they have. */
bool store_event_eq(const struct store_event *a, const struct store_event *b);

#endif
