/* SPDX-License-Identifier: MIT
 *
 * pack_private.h - what the reader and the writer of packs share.                    */
#ifndef PACK_PACK_PRIVATE_H
#define PACK_PACK_PRIVATE_H

#include "db/db.h"
#include "db/db_stmt.h"
#include "pack/pack.h"
#include "pack/pack_value.h"

#include <stdint.h>

extern const struct db_kind pack_db_kind;

struct pack_title_row {
    struct str language;
    struct pack_title title;
};

struct pack_gloss_row {
    int language; /* index into the pack's languages */
    struct pack_gloss gloss;
};

/* The rows of item or unit i are [first[i], first[i + 1]).  Titles: unit i at i + 1, the
 * course at 0. */
struct pack_inside {
    struct arena arena;
    struct db *db;
    struct db_stmt *blob_bytes; /* one blob by its hash */
    struct pack_title_row *titles;
    int *title_first;
    struct pack_gloss_row *glosses;
    int *gloss_first;
    struct pack_clip *clips;
    int *clip_first;
    int *slots; /* hash table of items by key: index + 1, 0 is free */
    uint32_t slot_mask;
};

/* Loads and checks everything but blobs from inside->db into a zeroed pack, whose arena
 * is ready.  *digest is what meta must say under "digest" (hex).
 * errors: ERR_FORMAT, ERR_LIMIT, ERR_IO. */
WARN_UNUSED enum err pack_load(struct pack *pack, struct key128 *digest);

/* Fills the table of items by key; ERR_FORMAT when two items have the same. */
WARN_UNUSED enum err pack_index_items(struct pack *pack);

/* --- what both sides demand of values (pack_value.c) --- */

bool pack_text_fits(struct str text);  /* within PACK_TEXT_BYTES_MAX */
bool pack_text_sound(struct str text); /* UTF-8 without NUL */
/* The bytes begin as such a file does; the decoders look further. */
bool pack_blob_looks_like(enum pack_blob_kind kind, struct str bytes);

#endif
