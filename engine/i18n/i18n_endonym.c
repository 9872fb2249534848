/* SPDX-License-Identifier: MIT */
#include "i18n/i18n_endonym.h"

#include "base/os.h"
#include "base/utf8.h"

enum { COLUMNS = 5 };

/* False unless the line has exactly that many columns, none of them empty. */
static bool split(struct str line, struct str columns[COLUMNS])
{
    size_t n = 0;
    struct str cell;
    while (str_next(&line, '\t', &cell)) {
        if (n == COLUMNS || str_trim(cell).n == 0) {
            return false;
        }
        columns[n++] = str_trim(cell);
    }
    return n == COLUMNS;
}

static bool is_heading(const struct str columns[COLUMNS])
{
    return str_eq(columns[0], STR("lang")) && str_eq(columns[1], STR("endonym")) &&
           str_eq(columns[2], STR("latin")) && str_eq(columns[3], STR("greeting")) &&
           str_eq(columns[4], STR("sample"));
}

const struct i18n_endonym *i18n_endonym_of(const struct i18n_endonyms *all, struct str lang)
{
    for (size_t i = 0; i < all->count; i++) {
        if (str_eq(all->items[i].lang, lang)) {
            return &all->items[i];
        }
    }
    return NULL;
}

static enum err add(struct i18n_endonym *items, size_t *count, const struct str columns[COLUMNS])
{
    struct i18n_endonyms so_far = {items, *count};
    if (*count == I18N_ENDONYMS_MAX) {
        return ERR_LIMIT;
    }
    if (i18n_endonym_of(&so_far, columns[0])) {
        return ERR_FORMAT;
    }
    items[(*count)++] =
        (struct i18n_endonym){columns[0], columns[1], columns[2], columns[3], columns[4]};
    return OK;
}

/* Fills items, which has room for I18N_ENDONYMS_MAX. */
static enum err parse_rows(struct str tsv, struct i18n_endonym *items, size_t *count)
{
    bool heading = false;
    struct str line;
    while (str_next(&tsv, '\n', &line)) {
        struct str columns[COLUMNS];
        line = str_trim(line);
        if (line.n == 0 || line.p[0] == '#') {
            continue;
        }
        if (!split(line, columns) || (!heading && !is_heading(columns))) {
            return ERR_FORMAT;
        }
        enum err e = heading ? add(items, count, columns) : OK;
        if (e != OK) {
            return e;
        }
        heading = true;
    }
    return heading ? OK : ERR_FORMAT;
}

enum err i18n_endonyms_parse(struct arena *a, struct str tsv, struct i18n_endonyms *out)
{
    *out = (struct i18n_endonyms){NULL, 0};
    if (tsv.n > I18N_ENDONYM_FILE_BYTES_MAX) {
        return ERR_LIMIT;
    }
    if (utf8_bad(tsv) != SIZE_MAX) {
        return ERR_FORMAT;
    }
    size_t count = 0;
    struct i18n_endonym *items = ARENA_ARRAY(a, struct i18n_endonym, I18N_ENDONYMS_MAX);
    enum err e = parse_rows(tsv, items, &count);
    if (e == OK) {
        *out = (struct i18n_endonyms){items, count};
    }
    return e;
}

enum err i18n_endonyms_read(struct arena *a, const char *path, struct i18n_endonyms *out)
{
    struct str tsv;
    *out = (struct i18n_endonyms){NULL, 0};
    enum err e = os_file_read(a, path, I18N_ENDONYM_FILE_BYTES_MAX, &tsv);
    return e == OK ? i18n_endonyms_parse(a, tsv, out) : e;
}
