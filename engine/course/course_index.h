/* SPDX-License-Identifier: MIT
 *
 * course_index.h - from a text to a number: which item has that id, which row that text.
 *
 * Lives in an arena; grows as it is filled.  Texts are borrowed, numbers are not
 * negative.                                                                          */
#ifndef COURSE_COURSE_INDEX_H
#define COURSE_COURSE_INDEX_H

#include "base/arena.h"

struct course_index_slot {
    struct str text;
    int value; /* -1: free */
};

struct course_index {
    struct course_index_slot *slots;
    size_t slot_count; /* a power of two, or 0 */
    size_t used;
};

/* The number under `text`, or -1. */
int course_index_find(const struct course_index *index, struct str text);

/* Adds `text`, and returns -1; or leaves everything as it is where the text is there
 * already, and returns its number. */
int course_index_add(struct course_index *index, struct arena *a, struct str text, int value);

#endif
