/* SPDX-License-Identifier: MIT
 *
 * table_json.h - JSON as a tree of values.
 *
 * UTF-8, one value, nothing after it.  Numbers are finite; keys of an object stand once in
 * it; text has no U+0000.                                                              */
#ifndef TABLE_TABLE_JSON_H
#define TABLE_TABLE_JSON_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

enum { TABLE_JSON_BYTES_MAX = 64 << 20, TABLE_JSON_DEPTH_MAX = 32 };

enum table_json_kind {
    TABLE_JSON_NULL,
    TABLE_JSON_BOOL,
    TABLE_JSON_NUMBER,
    TABLE_JSON_TEXT,
    TABLE_JSON_LIST,
    TABLE_JSON_OBJECT,
};

struct table_json {
    enum table_json_kind kind;
    bool flag;                /* BOOL */
    bool is_whole;            /* NUMBER, written without point or exponent */
    int64_t whole;            /* then exact */
    double number;            /* NUMBER */
    struct str text;          /* TEXT */
    struct str key;           /* of a member of an object */
    struct table_json *items; /* LIST, OBJECT */
    size_t count;
};

struct table_json_problem {
    int row, column; /* from 1 */
    struct str what; /* in English, for engineers */
};

/* owner: *out and the problem live in `a`.  errors: ERR_FORMAT, ERR_LIMIT (bytes or depth);
 * then *problem says what and where. */
WARN_UNUSED enum err table_json_read(struct str bytes, struct arena *a, struct table_json *out,
                                     struct table_json_problem *problem);

/* The member, or NULL; NULL for what is no object, too. */
const struct table_json *table_json_find(const struct table_json *object, struct str key);

#endif
