/* SPDX-License-Identifier: MIT
 *
 * pack.h - opens a compiled course, *.talapack, and looks things up in it.
 *
 * A pack is somebody else's file: it is opened read-only and hardened, its schema is
 * compared byte for byte, sizes are capped and references checked before anything is
 * handed out.  The catalogue is in memory from then on; pictures and sounds are read
 * one by one, and each is checked against its hash.  Everything returned lives until
 * pack_close.                                                                        */
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include "base/arena.h"
#include "base/err.h"
#include "pack/pack_model.h"

struct pack_inside; /* the open file and the indexes */

struct pack {
    struct pack_info info;
    const struct pack_unit *units;
    int unit_count;
    const struct pack_item *items;
    int item_count;
    const struct str *languages; /* that have glosses, in byte order */
    int language_count;
    struct pack_inside *inside;
};

/* Opens a pack and loads its catalogue.
 * errors: ERR_NOT_FOUND; ERR_FORMAT (not a pack, or damaged); ERR_VERSION (made by a
 * newer Tala); ERR_LIMIT (larger than pack_model.h allows); ERR_IO. */
WARN_UNUSED enum err pack_open(const char *path, struct pack **out);
/* The same for a pack in memory, such as the studio's preview; `bytes` is copied. */
WARN_UNUSED enum err pack_open_bytes(struct str bytes, struct pack **out);
void pack_close(struct pack *pack); /* fine on NULL */

/* Checks a whole pack once, when it is installed: all that pack_open checks, the
 * file's integrity, and every blob's hash.  errors: as pack_open.  cost: reads it all. */
WARN_UNUSED enum err pack_verify(const char *path);

/* The title of a unit, or of the course where `unit` is PACK_COURSE, in `language`;
 * where that is missing in the nearest wider language ("xx-YY" falls back to "xx"),
 * else in the host language.  can_do falls back on its own.  Empty where nobody wrote one. */
enum { PACK_COURSE = -1 };
struct str pack_title(const struct pack *pack, struct str language, int unit);
struct str pack_can_do(const struct pack *pack, struct str language, int unit);

/* What an item means in `language`, or its nearest wider one; NULL if untranslated. */
const struct pack_gloss *pack_gloss(const struct pack *pack, int item, struct str language);

/* A recording of an item: a person's before a machine's, then by voice name; NULL if
 * there is none of that role and speed. */
const struct pack_clip *pack_clip(const struct pack *pack, int item, enum pack_role role,
                                  enum pack_speed speed);

/* The index of the item with that key or id, or -1.  cost: a hash look-up. */
int pack_item_of_key(const struct pack *pack, struct key128 key);
int pack_item_of_id(const struct pack *pack, struct str id);

/* Reads one picture or sound into `a`.
 * errors: ERR_NOT_FOUND, ERR_FORMAT (its hash differs), ERR_LIMIT, ERR_IO. */
WARN_UNUSED enum err pack_blob(const struct pack *pack, struct key128 blob, struct arena *a,
                               struct str *bytes);

#endif
