/* SPDX-License-Identifier: MIT
 *
 * pack_loader.h - rows from a database that may be hostile.
 *
 * Each value is checked, counted and hashed as it is read; the first fault is kept in
 * `err`, and ends the work at the next row, so that the functions that take values need
 * no error paths: after a fault they give something harmless.  pack_load.c alone uses
 * this.                                                                              */
#ifndef PACK_PACK_LOADER_H
#define PACK_PACK_LOADER_H

#include "pack/pack_private.h"
#include "seal/seal.h"

struct pack_loader {
    struct pack *pack;
    struct pack_inside *inside;
    struct arena *arena;
    struct pack_unit *units; /* pack->units and so on, while they are filled */
    struct pack_item *items;
    struct str *languages;
    struct db_stmt *stmt; /* the query whose rows are being taken */
    int column;           /* the next one to read */
    enum err err;
    struct seal_hash digest;
    size_t text_bytes; /* of all text so far */
    struct arena scratch;
    struct key128 *blobs; /* of those in the file, in order; in scratch */
    int blob_count;
    int previous; /* the unit or item of the row before */
};

void pack_fail(struct pack_loader *l, enum err err);
void pack_expect(struct pack_loader *l, bool condition); /* else ERR_FORMAT */

/* --- the next column of the row that is being taken --- */

struct str pack_peek_text(struct pack_loader *l);   /* until the next row */
struct str pack_take_text(struct pack_loader *l);   /* in the arena; may be empty */
struct str pack_take_filled(struct pack_loader *l); /* may not */
struct str pack_take_language(struct pack_loader *l);
struct pack_list pack_take_list(struct pack_loader *l);
/* From `least` to `most`; `least` after a fault. */
int pack_take_int(struct pack_loader *l, int least, int most);
enum pack_state pack_take_state(struct pack_loader *l);
/* The name of a blob that is in the file; a picture may be NULL, which gives zero. */
struct key128 pack_take_blob(struct pack_loader *l);
struct key128 pack_take_picture(struct pack_loader *l);

/* --- queries --- */

/* What `sql` counts; more than `most` is ERR_LIMIT, and gives 0 as any fault does. */
int pack_count_rows(struct pack_loader *l, const char *sql, int most);

typedef void pack_take_row(struct pack_loader *l, int index);

/* Hands each of exactly `count` rows to `take`. */
void pack_each_row(struct pack_loader *l, const char *sql, int count, pack_take_row *take);

/* For rows in order of their owner: notes that those of `owner` begin at `index`, and
 * that owners passed over have none. */
void pack_begin_ranges(struct pack_loader *l, int *first, int owner, int index);

#endif
