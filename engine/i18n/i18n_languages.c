/* SPDX-License-Identifier: MIT */
#include "i18n/i18n_languages.h"

#include "base/os.h"
#include "i18n/i18n.h"

static bool is_tag_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool i18n_tag_is_good(struct str tag)
{
    bool letter = false;
    for (size_t i = 0; i < tag.n; i++) {
        if (!is_tag_letter(tag.p[i]) && !(letter && tag.p[i] == '-')) {
            return false;
        }
        letter = tag.p[i] != '-';
    }
    return letter && tag.n < I18N_LANG_BYTES;
}

static bool has(const struct str *tags, size_t count, struct str tag)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(tags[i], tag)) {
            return true;
        }
    }
    return false;
}

enum err i18n_languages_parse(struct arena *a, struct str text, struct i18n_languages *out)
{
    *out = (struct i18n_languages){NULL, 0};
    if (text.n > I18N_LANGUAGES_BYTES_MAX) {
        return ERR_LIMIT;
    }
    struct str *tags = ARENA_ARRAY(a, struct str, I18N_LANGUAGES_MAX);
    size_t count = 0;
    struct str line;
    while (str_next(&text, '\n', &line)) {
        line = str_trim(line);
        if (line.n == 0 || line.p[0] == '#') {
            continue;
        }
        if (!i18n_tag_is_good(line) || has(tags, count, line)) {
            return ERR_FORMAT;
        }
        if (count == I18N_LANGUAGES_MAX) {
            return ERR_LIMIT;
        }
        tags[count++] = line;
    }
    *out = (struct i18n_languages){tags, count};
    return OK;
}

enum err i18n_languages_read(struct arena *a, const char *path, struct i18n_languages *out)
{
    struct str text;
    *out = (struct i18n_languages){NULL, 0};
    enum err e = os_file_read(a, path, I18N_LANGUAGES_BYTES_MAX, &text);
    return e == OK ? i18n_languages_parse(a, text, out) : e;
}
