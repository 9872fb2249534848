/* SPDX-License-Identifier: MIT
 *
 * pack_writer.h - makes a pack: rows and blobs in, one file out.
 *
 * The same calls give the same bytes.  Nothing stands at `path` until
 * pack_writer_finish, which puts the whole file there at once.  Everything handed in
 * is copied, and a call that fails adds nothing.
 *
 * Order: units in course order, each followed by its items; glosses, clips and unit
 * titles after what they belong to; blobs at any time before finish.
 *
 * errors of the add functions: ERR_LIMIT (pack_model.h), ERR_FORMAT (malformed UTF-8, a
 * missing text or id, a language that is no tag, an unknown unit or item, '|' or nothing
 * in a list's part, a blob that is neither PNG nor Opus), ERR_EXISTS (added before),
 * ERR_FULL, ERR_IO.                                                                   */
#ifndef PACK_PACK_WRITER_H
#define PACK_PACK_WRITER_H

#include "base/arena.h"
#include "base/err.h"
#include "pack/pack_model.h"

struct pack_writer;

/* Starts a pack that will stand at `path`, a temporary file beside it; NULL makes it in
 * memory.  info->key is not read.  errors: ERR_FORMAT (uuid, id, host or version are
 * missing or not what pack_model.h says), ERR_NOT_FOUND (no such folder), ERR_READ_ONLY,
 * ERR_FULL, ERR_IO. */
WARN_UNUSED enum err pack_writer_create(const char *path, const struct pack_info *info,
                                        struct pack_writer **out);
/* Drops what was not finished, with its temporary file; fine on NULL. */
void pack_writer_destroy(struct pack_writer *w);

/* Appends a unit; position, first_item and item_count are not read. */
WARN_UNUSED enum err pack_writer_add_unit(struct pack_writer *w, const struct pack_unit *unit);
/* Appends an item to the latest unit; key and unit are not read. */
WARN_UNUSED enum err pack_writer_add_item(struct pack_writer *w, const struct pack_item *item);
/* `unit` is an index, or PACK_COURSE; `language` may be the host language. */
WARN_UNUSED enum err pack_writer_add_title(struct pack_writer *w, int unit, struct str language,
                                           const struct pack_title *title);
WARN_UNUSED enum err pack_writer_add_gloss(struct pack_writer *w, int item, struct str language,
                                           const struct pack_gloss *gloss);
WARN_UNUSED enum err pack_writer_add_clip(struct pack_writer *w, int item,
                                          const struct pack_clip *clip);
/* Adds a blob, once however often it is added, and tells its key. */
WARN_UNUSED enum err pack_writer_add_blob(struct pack_writer *w, enum pack_blob_kind kind,
                                          struct str bytes, struct key128 *key);

/* Completes the pack at `path`, replacing what was there.  errors: ERR_FORMAT (a picture or clip
 * names a blob that was not added), ERR_FULL, ERR_IO.  Destroy the writer afterwards in any case.
 */
WARN_UNUSED enum err pack_writer_finish(struct pack_writer *w);

/* The same for a pack made in memory: its bytes. */
WARN_UNUSED enum err pack_writer_finish_bytes(struct pack_writer *w, struct arena *a,
                                              struct str *bytes);

#endif
