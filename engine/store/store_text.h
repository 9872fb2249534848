/* SPDX-License-Identifier: MIT
 *
 * store_text.h - a learner's log as plain text, out and in again.
 *
 * JSON Lines, UTF-8: a head, one event a line in the log's order, and an end that tells
 * how many there were, so that a text that was cut off shows.
 *
 *     {"tala":"learner","version":1}
 *     {"hlc":1772438400000,"device":"aa01...","epoch":"0be4...","seq":1,"kind":"enrol",...}
 *     {"end":1}
 *
 * Names of members are those of the columns in store_v1.sql; keys and epochs are
 * hexadecimal; what an event does not have is left out.  A kind without a name, from a newer
 * program, is a number.  Nothing that a learner typed is in it, nor a name.
 *
 * Complaints, with their line; arguments in brackets:  log.head, log.version [version],
 * log.json, log.line-long [limit], log.member-unknown [member], log.member-missing
 * [member], log.member-wrong [member], log.truncated [lines], log.count [said, found],
 * log.after-end, log.empty.                                                            */
#ifndef STORE_STORE_TEXT_H
#define STORE_STORE_TEXT_H

#include "base/buf.h"
#include "base/diag.h"
#include "store/store.h"

enum {
    STORE_TEXT_VERSION = 1,
    STORE_TEXT_LINE_BYTES_MAX = 512 * 1024, /* a setting's value, every byte of it escaped */
};

/* Adds the whole log to `out`.  errors: ERR_LIMIT (the buffer's), those of reading. */
WARN_UNUSED enum err store_export(struct store *s, struct buf *out);

enum store_import_mode {
    STORE_IMPORT_ALL_OR_NOTHING, /* one complaint, and nothing is taken */
    STORE_IMPORT_WHAT_IS_SOUND,  /* the last resort: whatever lines are sound are taken */
};

struct store_imported {
    size_t sound; /* events in the text */
    size_t added; /* of them were not here yet; 0 where nothing was taken */
};

/* Takes over the events of a text, as store_merge does.  Every complaint is added to
 * `diags`, with `file` as its place.  errors: ERR_FORMAT (there were complaints: see the
 * mode), ERR_VERSION (the text comes from a newer program), those of writing. */
WARN_UNUSED enum err store_import(struct store *s, struct str text, struct str file,
                                  enum store_import_mode mode, struct diag_list *diags,
                                  struct store_imported *out);

#endif
