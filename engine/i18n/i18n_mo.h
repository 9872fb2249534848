/* SPDX-License-Identifier: MIT
 *
 * i18n_mo.h - a gettext .mo file, looked up by context alone.
 *
 * Of either byte order; the hash table is not used.  Everything is checked when it is
 * opened, so that lookups cannot leave the file.
 * source: GNU gettext manual, "The Format of GNU MO Files".                           */
#ifndef I18N_I18N_MO_H
#define I18N_I18N_MO_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

enum {
    I18N_FILE_BYTES_MAX = 4 * 1024 * 1024,
    I18N_MESSAGES_MAX = 20000,
    I18N_MESSAGE_BYTES_MAX = 16 * 1024, /* they may lie over each other: all are read once */
};

struct i18n_mo {
    struct str bytes; /* the caller's */
    uint32_t count;
    uint32_t originals, translations; /* offsets of the two tables */
    bool big_endian;
};

/* errors: ERR_FORMAT, ERR_VERSION, ERR_LIMIT; then *mo is an empty catalogue. */
WARN_UNUSED enum err i18n_mo_open(struct i18n_mo *mo, struct str bytes);

/* The translation of the message with this context, its plural forms separated by NUL
 * bytes; borrowed from the file.  False when there is none or it is empty. */
bool i18n_mo_find(const struct i18n_mo *mo, struct str context, struct str *out);

/* Message `i`, below mo->count: its translation, and its context ("" for the header). */
struct str i18n_mo_message(const struct i18n_mo *mo, uint32_t i, struct str *context);

/* A field of the header: "Language" gives "uk".  Empty when there is none. */
struct str i18n_mo_header(const struct i18n_mo *mo, struct str field);

#endif
