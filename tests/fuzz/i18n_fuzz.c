/* SPDX-License-Identifier: MIT
 *
 * Hostile bytes as a catalogue, as a plural rule, as a text with placeholders and as the
 * two tables of languages.                                                                 */
#include <stdint.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/must.h"
#include "base/utf8.h"
#include "i18n/i18n.h"
#include "i18n/i18n_endonym.h"
#include "i18n/i18n_languages.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void quiet(void *ctx, enum log_level level, const char *module, const char *line)
{
    (void)ctx;
    (void)level;
    (void)module;
    (void)line;
}

static void catalogue(struct arena *a, struct str s)
{
    static const char *const keys[] = {"test.go", "test.words", "", "zzz"};
    struct i18n_arg args[] = {i18n_arg_text("n", s), i18n_arg_ltr("phone", s)};
    struct i18n_catalogue c;
    if (i18n_open_bytes(&c, s, NULL) != OK) {
        must(c.mo.count == 0);
    }
    for (uint32_t i = 0; i < c.mo.count; i++) { /* the catalogue's own keys and texts */
        struct str key;
        i18n_mo_message(&c.mo, i, &key);
        struct str filled = i18n_format_plural(a, &c, arena_cstr(a, key), i, args, 2);
        must(filled.n <= I18N_TEXT_BYTES_MAX && utf8_bad(filled) == SIZE_MAX);
    }
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        struct str filled = i18n_format_plural(a, &c, keys[i], (int64_t)i - 1, NULL, 0);
        must(filled.n <= I18N_TEXT_BYTES_MAX && utf8_bad(filled) == SIZE_MAX);
    }
    i18n_finish(&c);
}

static void rule(struct str s)
{
    static const int64_t numbers[] = {INT64_MIN, -1, 0, 1, 2, 11, INT64_MAX};
    struct i18n_rule r;
    enum err e = i18n_rule_read(s, &r);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        must(i18n_rule_form(&r, numbers[i]) < (e == OK ? r.forms : 1));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct str s = {(const char *)bytes, n};
    struct arena a;
    struct i18n_endonyms endonyms;
    struct i18n_languages languages;
    log_set_sink(quiet, NULL, LOG_LEVEL_ERROR);
    arena_init(&a, 0);
    catalogue(&a, s);
    rule(s);
    struct i18n_arg args[] = {i18n_arg_text("n", s), i18n_arg_ltr("phone", s)};
    must(i18n_fill(&a, s, args, 2).n <= I18N_TEXT_BYTES_MAX);
    if (i18n_endonyms_parse(&a, s, &endonyms) != OK) {
        must(endonyms.count == 0);
    }
    if (i18n_languages_parse(&a, s, &languages) != OK) {
        must(languages.count == 0);
    }
    arena_finish(&a);
    return 0;
}
