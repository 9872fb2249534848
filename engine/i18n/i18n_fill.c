/* SPDX-License-Identifier: MIT */
#include "i18n/i18n.h"

#include "base/buf.h"
#include "text/text_clean.h"
#include "text/text_isolate.h"

#include <inttypes.h>

/* What may fill a text's placeholders: the caller's arguments, then `more`. */
struct filling {
    const struct i18n_arg *args;
    size_t count;
    const struct i18n_arg *more; /* or NULL */
};

static const struct i18n_arg *find_arg(const struct filling *f, struct str name)
{
    for (size_t i = 0; i < f->count; i++) {
        if (str_eq(str_from(f->args[i].name), name)) {
            return &f->args[i];
        }
    }
    return f->more && str_eq(str_from(f->more->name), name) ? f->more : NULL;
}

static struct str arg_text(struct arena *a, const struct i18n_arg *arg)
{
    switch (arg->kind) {
    case I18N_ARG_TEXT:
        return text_isolate(a, str_slice(arg->text, 0, I18N_TEXT_BYTES_MAX), TEXT_AUTO);
    case I18N_ARG_LTR:
        return text_isolate(a, str_slice(arg->text, 0, I18N_TEXT_BYTES_MAX), TEXT_LTR);
    case I18N_ARG_NUMBER:
        break;
    }
    return text_isolate(a, arena_printf(a, "%" PRId64, arg->number), TEXT_LTR);
}

/* Takes what comes next off the front of *rest, which is not empty: a placeholder with
 * its braces, or the text up to the next brace that opens one. */
static struct str next_piece(struct str *rest)
{
    bool opened = rest->p[0] == '{';
    size_t n = 1;
    while (n < rest->n && rest->p[n] != '{' && !(opened && rest->p[n] == '}')) {
        n++;
    }
    n += n < rest->n && rest->p[n] == '}';
    struct str piece = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return piece;
}

static struct str filled_piece(struct arena *a, const struct filling *f, struct str piece)
{
    if (!str_starts(piece, STR("{")) || !str_ends(piece, STR("}"))) {
        return piece;
    }
    const struct i18n_arg *arg = find_arg(f, str_slice(piece, 1, piece.n - 1));
    return arg ? arg_text(a, arg) : piece;
}

static struct str fill(struct arena *a, struct str text, const struct filling *f)
{
    struct buf b;
    struct str rest = text_clean(a, str_slice(text, 0, I18N_TEXT_BYTES_MAX));
    buf_init(&b, I18N_TEXT_BYTES_MAX);
    while (rest.n > 0) {
        if (buf_add(&b, filled_piece(a, f, next_piece(&rest))) != OK) {
            break;
        }
    }
    struct str out = arena_str(a, buf_str(&b));
    buf_finish(&b);
    return out;
}

struct str i18n_fill(struct arena *a, struct str text, const struct i18n_arg *args, size_t count)
{
    return fill(a, text, &(struct filling){args, count, NULL});
}

struct str i18n_format(struct arena *a, const struct i18n_catalogue *c, const char *key,
                       const struct i18n_arg *args, size_t count)
{
    return i18n_fill(a, i18n_text(c, key), args, count);
}

struct str i18n_format_plural(struct arena *a, const struct i18n_catalogue *c, const char *key,
                              int64_t n, const struct i18n_arg *args, size_t count)
{
    struct i18n_arg number = i18n_arg_number("n", n);
    return fill(a, i18n_plural(c, key, n), &(struct filling){args, count, &number});
}
