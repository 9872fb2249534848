/* SPDX-License-Identifier: MIT
 *
 * i18n.h - text for people, by key.
 *
 * A catalogue is a gettext .mo file whose messages all have a context: the key
 * ("lesson.go-on").  A catalogue always answers: with its own text, or that of its
 * fallback (the texts built into the program), or the key itself.                    */
#ifndef I18N_I18N_H
#define I18N_I18N_H

#include "base/arena.h"
#include "i18n/i18n_mo.h"
#include "i18n/i18n_rule.h"

enum {
    I18N_LANG_BYTES = 36,
    I18N_TEXT_BYTES_MAX = 16 * 1024, /* of a formatted text; the rest is cut */
};

struct i18n_catalogue {
    struct str mapped; /* the file, or empty */
    struct i18n_mo mo;
    struct i18n_rule rule;
    char lang[I18N_LANG_BYTES]; /* BCP 47, from the file's own header */
    const struct i18n_catalogue *fallback;
};

/* The texts built into the program, in its source language; the last fallback. */
void i18n_init_builtin(struct i18n_catalogue *c);

/* Maps the .mo file at `path`.  `fallback` (may be NULL) outlives the catalogue.
 * errors: ERR_NOT_FOUND, ERR_IO, ERR_FORMAT, ERR_LIMIT; then a line was logged and the
 * catalogue is good to use: it hands out its fallback's texts in its fallback's language. */
enum err i18n_open(struct i18n_catalogue *c, const char *path,
                   const struct i18n_catalogue *fallback);

/* The same from memory, which is the caller's and outlives the catalogue. */
enum err i18n_open_bytes(struct i18n_catalogue *c, struct str mo,
                         const struct i18n_catalogue *fallback);

void i18n_finish(struct i18n_catalogue *c); /* fine on zeroed memory, and twice */

/* The language of what it hands out. */
struct str i18n_lang(const struct i18n_catalogue *c);

/* Borrowed until the catalogue, its fallback or `key` goes. */
struct str i18n_text(const struct i18n_catalogue *c, const char *key);
bool i18n_has(const struct i18n_catalogue *c, const char *key);

/* The form of the text for `n` things by the language's own rule; placeholders still in
 * it.  A message without forms is handed out as it is. */
struct str i18n_plural(const struct i18n_catalogue *c, const char *key, int64_t n);

/* What goes into a {placeholder}.  Each is put into an isolate, so that neither disturbs the
 * order of the other; numbers that stand in a text itself are for text_number_groups.h. */
enum i18n_arg_kind {
    I18N_ARG_TEXT,   /* a name, a title, of any language: FSI, its first strong letter decides */
    I18N_ARG_LTR,    /* a phone number, date, time, price, postcode, sum, e-mail address, name of
                      * a file: LRI, from left to right also where no letter says so */
    I18N_ARG_NUMBER, /* an integer in Latin digits, a minus on its left: LRI */
};
struct i18n_arg {
    const char *name;
    enum i18n_arg_kind kind;
    struct str text;
    int64_t number;
};

static inline struct i18n_arg i18n_arg_text(const char *name, struct str text)
{
    return (struct i18n_arg){.name = name, .kind = I18N_ARG_TEXT, .text = text};
}

static inline struct i18n_arg i18n_arg_ltr(const char *name, struct str text)
{
    return (struct i18n_arg){.name = name, .kind = I18N_ARG_LTR, .text = text};
}

static inline struct i18n_arg i18n_arg_number(const char *name, int64_t number)
{
    return (struct i18n_arg){.name = name, .kind = I18N_ARG_NUMBER, .number = number};
}

/* The text of `key` with arguments in place of its {placeholders}, each in an isolate.
 * A placeholder without an argument stays visible as it is written; an argument
 * without a placeholder is left out.  The result lives in `a`. */
struct str i18n_format(struct arena *a, const struct i18n_catalogue *c, const char *key,
                       const struct i18n_arg *args, size_t count);

/* The same with the form for `n` things; {n} need not be among the arguments. */
struct str i18n_format_plural(struct arena *a, const struct i18n_catalogue *c, const char *key,
                              int64_t n, const struct i18n_arg *args, size_t count);

/* The same with a text that is at hand. */
struct str i18n_fill(struct arena *a, struct str text, const struct i18n_arg *args, size_t count);

#endif
