/* SPDX-License-Identifier: MIT
 *
 * diag.h - every problem found in someone's work, each with its place.
 *
 * A reader of courses, tables or packs goes on after a problem and collects them
 * all.  A diag holds a code and arguments, not a sentence: whoever shows it turns
 * the code into the reader's language (catalogue key "diag.<code>", arguments {1},
 * {2}, {3}).                                                                      */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum diag_level {
    DIAG_NOTE,    /* worth knowing */
    DIAG_WARNING, /* should be looked at */
    DIAG_ERROR,   /* must be mended before the course can be published */
};

enum { DIAG_ARGS = 3, DIAG_MAX = 1000 };

struct diag_place {
    struct str file;   /* relative to the course folder; empty where there is none */
    int row;           /* from 1, counting the header; 0: the file as a whole */
    struct str column; /* the column's name, or an INI key; may be empty */
};

struct diag {
    enum diag_level level;
    const char *code; /* "csv.column-unknown": static */
    struct diag_place place;
    struct str args[DIAG_ARGS];
};

struct diag_list {
    struct arena *arena; /* holds copies of places and arguments */
    struct diag *items;
    size_t count;
    size_t room;
    size_t errors;  /* how many are DIAG_ERROR, counting dropped ones */
    size_t dropped; /* found after DIAG_MAX were held */
};

void diag_init(struct diag_list *list, struct arena *arena);

/* Copies everything; missing arguments are the empty str. */
void diag_add(struct diag_list *list, enum diag_level level, const char *code,
              struct diag_place place, struct str arg1, struct str arg2, struct str arg3);

bool diag_has_errors(const struct diag_list *list);

#endif
