/* SPDX-License-Identifier: MIT
 *
 * i18n_endonym.h - languages as their own speakers write them: assets/endonyms.tsv.
 *
 * Tab-separated, one language a row, under the heading
 * "lang endonym latin greeting sample"; lines that begin with # are remarks.                 */
#ifndef I18N_I18N_ENDONYM_H
#define I18N_I18N_ENDONYM_H

#include "base/arena.h"
#include "base/err.h"

enum { I18N_ENDONYMS_MAX = 400, I18N_ENDONYM_FILE_BYTES_MAX = 256 * 1024 };

struct i18n_endonym {
    struct str lang;     /* BCP 47 */
    struct str endonym;  /* the language's name in that language */
    struct str latin;    /* a name for it in Latin letters, where its own are not installed */
    struct str greeting; /* "Welcome" */
    struct str sample;   /* its first letters, to recognise the script by */
};
struct i18n_endonyms {
    const struct i18n_endonym *items;
    size_t count;
};

/* errors: ERR_FORMAT (heading, columns, a language twice, malformed UTF-8), ERR_LIMIT.
 * owner: *out lives in `a`; its strings point into `tsv`. */
WARN_UNUSED enum err i18n_endonyms_parse(struct arena *a, struct str tsv,
                                         struct i18n_endonyms *out);

/* The same from a file; and ERR_NOT_FOUND, ERR_IO. */
WARN_UNUSED enum err i18n_endonyms_read(struct arena *a, const char *path,
                                        struct i18n_endonyms *out);

/* The row of exactly this language, or NULL. */
const struct i18n_endonym *i18n_endonym_of(const struct i18n_endonyms *all, struct str lang);

#endif
