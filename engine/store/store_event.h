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

#include <stdbool.h>
#include <stdint.h>

/* Stored: a number never changes its meaning.  A kind that is not here comes from a
 * newer program; it is kept, merged on, and means nothing to the fold. */
enum store_kind {
    STORE_REVIEW = 1,
    STORE_UNDO = 2,          /* takes back the event `of`, whichever of the two is older */
    STORE_SETTING = 3,       /* name, value */
    STORE_ENROL = 4,         /* name: course, value: language */
    STORE_SUSPEND = 5,       /* reserved */
    STORE_TRAINED = 6,       /* reserved: parameters fitted to this learner */
    STORE_SESSION_BEGIN = 7, /* name: course, value: minutes */
    STORE_SESSION_END = 8,
    STORE_FORGET = 9, /* item: all its skills begin anew */
    STORE_ERASE = 10, /* reserved: the learner */
};

/* 9999-12-31: no clock of ours gets there, and sums of such numbers do not overflow. */
#define STORE_TIME_MAX_MS INT64_C(253402300799999)

struct store_event_key {
    struct key128 device;
    int64_t epoch;
    int64_t seq;
};

struct store_event {
    int64_t hlc; /* hybrid clock: UTC ms, but always more than the event before */
    struct store_event_key key;
    int kind;
    int64_t utc_ms;
    int offset_min;
    struct key128 item; /* zero: none */
    int skill;
    struct str exercise;
    int grade;
    double credit;
    int64_t latency_ms;
    int64_t hints;
    int model;
    struct str name;
    struct str value;
    struct store_event_key of; /* device zero: none */
};

#define STORE_EVENT_COLUMNS                                                                        \
    "hlc, device, epoch, seq, kind, utc_ms, offset_min, item, skill, exercise, grade, credit, "    \
    "latency_ms, hints, model, name, value, of_device, of_epoch, of_seq"

enum { STORE_EVENT_COLUMN_COUNT = 20 };

/* For "INSERT INTO event (STORE_EVENT_COLUMNS) VALUES (?, ...)". */
#define STORE_EVENT_INSERT                                                                         \
    "INSERT INTO event (" STORE_EVENT_COLUMNS                                                      \
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

void store_event_bind(struct db_stmt *insert, const struct store_event *e);

/* From a row of STORE_EVENT_COLUMNS; texts are borrowed until the next step.  False when
 * the row has no proper key or time. */
bool store_event_from_row(struct db_stmt *row, struct store_event *out);

bool store_event_key_eq(struct store_event_key a, struct store_event_key b);

#endif
