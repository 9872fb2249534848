/* SPDX-License-Identifier: MIT
 *
 * i18n_languages.h - the languages the interface speaks, in the order in which they are
 * offered: locales/languages.txt.
 *
 * One tag (BCP 47) a line; lines that begin with # are remarks.  A catalogue that is not
 * in the table is never offered, only opened for who asks for it by name.               */
#ifndef I18N_I18N_LANGUAGES_H
#define I18N_I18N_LANGUAGES_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

enum { I18N_LANGUAGES_MAX = 200, I18N_LANGUAGES_BYTES_MAX = 16 * 1024 };

struct i18n_languages {
    const struct str *tags;
    size_t count;
};

/* errors: ERR_FORMAT (no tag, a tag twice), ERR_LIMIT; then *out is empty.
 * owner: *out lives in `a`; its strings point into `text`. */
WARN_UNUSED enum err i18n_languages_parse(struct arena *a, struct str text,
                                          struct i18n_languages *out);

/* The same from a file; and ERR_NOT_FOUND, ERR_IO. */
WARN_UNUSED enum err i18n_languages_read(struct arena *a, const char *path,
                                         struct i18n_languages *out);

/* Letters and digits in groups with a hyphen between: good for a file's name. */
bool i18n_tag_is_good(struct str tag);

#endif
