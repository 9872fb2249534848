/* SPDX-License-Identifier: MIT */
#include "i18n/i18n.h"

#include "base/must.h"
#include "base/os.h"
#include "i18n_builtin_mo.h"

#include <string.h>

#define LOG_MODULE "i18n"
#include "base/log.h"

/* "pt_BR" in gettext's way becomes "pt-BR". */
static void read_language(struct i18n_catalogue *c)
{
    struct str lang = i18n_mo_header(&c->mo, STR("Language"));
    if (lang.n >= sizeof c->lang) {
        return;
    }
    for (size_t i = 0; i < lang.n; i++) {
        c->lang[i] = lang.p[i];
        if (c->lang[i] == '_') {
            c->lang[i] = '-';
        }
    }
}

/* A file without the line counts one form for everything; a broken line spoils the file. */
static enum err read_rule(struct i18n_catalogue *c)
{
    struct str line = i18n_mo_header(&c->mo, STR("Plural-Forms"));
    c->rule = i18n_rule_none();
    return line.n ? i18n_rule_read(line, &c->rule) : OK;
}

static enum err load(struct i18n_catalogue *c, struct str mo, const struct i18n_catalogue *fallback)
{
    *c = (struct i18n_catalogue){.fallback = fallback};
    enum err e = i18n_mo_open(&c->mo, mo);
    if (e == OK) {
        e = read_rule(c);
    }
    if (e != OK) {
        *c = (struct i18n_catalogue){.fallback = fallback};
        return e;
    }
    read_language(c);
    return OK;
}

void i18n_init_builtin(struct i18n_catalogue *c)
{
    struct str mo = {(const char *)i18n_builtin_mo, sizeof i18n_builtin_mo - 1};
    enum err e = load(c, mo, NULL);
    must(e == OK);
}

enum err i18n_open_bytes(struct i18n_catalogue *c, struct str mo,
                         const struct i18n_catalogue *fallback)
{
    enum err e = load(c, mo, fallback);
    if (e != OK) {
        LOG_WARN("a catalogue cannot be used (%s): the fallback stands in", err_name(e));
    }
    return e;
}

enum err i18n_open(struct i18n_catalogue *c, const char *path,
                   const struct i18n_catalogue *fallback)
{
    struct str mapped = {NULL, 0};
    *c = (struct i18n_catalogue){.fallback = fallback};
    enum err e = os_map(path, &mapped);
    if (e == OK) {
        e = load(c, mapped, fallback);
        if (e == OK) {
            c->mapped = mapped;
        } else {
            os_unmap(mapped);
        }
    }
    if (e != OK) {
        LOG_WARN("%s cannot be used (%s): the fallback stands in", path, err_name(e));
    }
    return e;
}

void i18n_finish(struct i18n_catalogue *c)
{
    os_unmap(c->mapped);
    *c = (struct i18n_catalogue){.fallback = NULL};
}

struct str i18n_lang(const struct i18n_catalogue *c)
{
    while (c && c->lang[0] == '\0') {
        c = c->fallback;
    }
    return c ? str_from(c->lang) : STR("");
}

/* Forms of a message stand one after the other, a NUL between them.  A file with fewer
 * forms than its rule speaks of gives its last. */
static struct str form_of(struct str message, uint32_t form)
{
    struct str out = {"", 0};
    for (uint32_t i = 0; i <= form && str_next(&message, '\0', &out); i++) {
    }
    return out;
}

/* The form for `n` things, or the first where `n` is NULL, of the first catalogue of the chain
 * that has something there; empty: none has. */
static struct str find(const struct i18n_catalogue *c, const char *key, const int64_t *n)
{
    struct str form = {"", 0};
    for (; c && form.n == 0; c = c->fallback) {
        struct str message;
        if (i18n_mo_find(&c->mo, str_from(key), &message)) {
            form = form_of(message, n ? i18n_rule_form(&c->rule, *n) : 0);
        }
    }
    return form;
}

bool i18n_has(const struct i18n_catalogue *c, const char *key)
{
    return find(c, key, NULL).n > 0;
}

struct str i18n_text(const struct i18n_catalogue *c, const char *key)
{
    struct str form = find(c, key, NULL);
    return form.n > 0 ? form : str_from(key);
}

struct str i18n_plural(const struct i18n_catalogue *c, const char *key, int64_t n)
{
    struct str form = find(c, key, &n);
    return form.n > 0 ? form : str_from(key);
}
