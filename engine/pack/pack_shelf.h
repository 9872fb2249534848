/* SPDX-License-Identifier: MIT
 *
 * pack_shelf.h - the packs of several folders, open, with those that would not.
 *
 * A damaged pack never keeps the others from the learner: it stands in the list with
 * its error.  Folders count in order: a course found again later is ERR_EXISTS.      */
#ifndef PACK_PACK_SHELF_H
#define PACK_PACK_SHELF_H

#include "pack/pack.h"

enum { PACK_SHELF_MAX = 256 }; /* files looked at, over all folders */

struct pack_shelf_entry {
    struct str path;
    enum err err;      /* as pack_open, or ERR_EXISTS */
    struct pack *pack; /* NULL unless err is OK; the shelf's own */
};

struct pack_shelf {
    struct arena arena;
    struct pack_shelf_entry *entries; /* by folder, then file name */
    int count;
};

/* Opens every *.talapack of the folders; a folder that does not exist is an empty one. */
void pack_shelf_open(struct pack_shelf *shelf, const struct str *folders, int folder_count);
void pack_shelf_close(struct pack_shelf *shelf); /* fine on zeroed memory */

/* The open pack of the course with that key, or NULL. */
struct pack *pack_shelf_find(const struct pack_shelf *shelf, struct key128 course);

#endif
