/* SPDX-License-Identifier: MIT
 *
 * pack_writer_private.h - a pack in the making: pack_writer.c begins and ends it,
 * pack_writer_add.c fills it.                                                        */
#ifndef PACK_PACK_WRITER_PRIVATE_H
#define PACK_PACK_WRITER_PRIVATE_H

#include "pack/pack_private.h"
#include "pack/pack_writer.h"

enum pack_insert {
    INSERT_META,
    INSERT_UNIT,
    INSERT_TITLE,
    INSERT_ITEM,
    INSERT_GLOSS,
    INSERT_CLIP,
    INSERT_BLOB,
    INSERTS
};

struct pack_writer {
    struct arena arena;
    char *path; /* NULL: in memory */
    char *temporary;
    struct db *db;
    struct db_stmt *inserts[INSERTS];
    int unit_count;
    int item_count;
    int gloss_count;
    int clip_count;
    int blob_count;
};

/* ERR_LIMIT or ERR_FORMAT for text that no pack may hold. */
WARN_UNUSED enum err pack_check_text(struct str text);

#endif
