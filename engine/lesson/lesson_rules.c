/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_rules.h"

#include "base/os.h"
#include "table/table_ini.h"

#include <string.h>

/* One rules file being read. */
struct reading {
    const struct table_ini *ini;
    struct str file;
    struct arena *a;
    struct diag_list *diags;
    bool bad;
};

static const struct table_ini_key keys[] = {
    {STR_INIT("letters"), STR_INIT("own"), false},
    {STR_INIT("letters"), STR_INIT("accents"), false},
    {STR_INIT("letters"), STR_INIT("case"), false},
    {STR_INIT("letters"), STR_INIT("same"), false},
    {STR_INIT("letters"), STR_INIT("ignored"), false},
    {STR_INIT("letters"), STR_INIT("doubling"), false},
    {STR_INIT("spelling"), STR_INIT("alike"), false},
    {STR_INIT("articles"), STR_INIT("told"), false},
    {STR_INIT("articles"), STR_INIT("free"), false},
    {STR_INIT("keyboard"), STR_INIT("row1"), false}, /* for the keyboard on the screen */
    {STR_INIT("keyboard"), STR_INIT("row2"), false},
    {STR_INIT("keyboard"), STR_INIT("row3"), false},
    {STR_INIT("keyboard"), STR_INIT("own"), false},
    {STR_INIT("keyboard"), STR_INIT("bold"), false},
};
enum { KEYS = sizeof keys / sizeof keys[0] };

struct lesson_rules lesson_rules_default(struct str language)
{
    return (struct lesson_rules){.language = language};
}

static void complain(struct reading *r, const struct table_ini_entry *entry, struct str value)
{
    struct diag_place place = {.file = r->file, .row = entry->row, .column = entry->key};
    diag_add(r->diags, DIAG_ERROR, "lesson.rule-bad", place, value, entry->key,
             (struct str){"", 0});
    r->bad = true;
}

/* The values of a list, trimmed; an empty part is a mistake. */
static struct lesson_words read_words(struct reading *r, const char *section, const char *key)
{
    const struct table_ini_entry *entry = table_ini_find(r->ini, str_from(section), str_from(key));
    if (entry == NULL) {
        return (struct lesson_words){NULL, 0};
    }
    struct str rest = entry->value;
    struct str *words = ARENA_ARRAY(r->a, struct str, LESSON_RULES_LIST_MAX);
    int count = 0;
    for (struct str part; str_next(&rest, '|', &part);) {
        part = str_trim(part);
        if (part.n == 0 || count == LESSON_RULES_LIST_MAX) {
            complain(r, entry, part);
            break;
        }
        words[count++] = arena_str(r->a, part);
    }
    return (struct lesson_words){words, count};
}

/* "ei=ij", "d=t$", "^h=": false unless something is on the left of one '='. */
static bool read_pair(struct str text, struct lesson_pair *out)
{
    size_t equals = str_find(text, STR("="));
    if (equals == SIZE_MAX) {
        return false;
    }
    struct str from = str_slice(text, 0, equals);
    struct str to = str_slice(text, equals + 1, text.n);
    bool at_start = str_starts(from, STR("^"));
    bool at_end = str_ends(to, STR("$"));
    from = str_trim(str_slice(from, at_start, from.n));
    to = str_trim(str_slice(to, 0, to.n - at_end));
    *out = (struct lesson_pair){from, to, at_start, at_end};
    return from.n > 0 && str_find(to, STR("=")) == SIZE_MAX && !str_eq(from, to);
}

static struct lesson_pairs read_pairs(struct reading *r, const char *section, const char *key)
{
    struct lesson_words words = read_words(r, section, key);
    struct lesson_pair *pairs = ARENA_ARRAY(r->a, struct lesson_pair, LESSON_RULES_LIST_MAX);
    for (int i = 0; i < words.count; i++) {
        if (!read_pair(words.words[i], &pairs[i])) {
            complain(r, table_ini_find(r->ini, str_from(section), str_from(key)), words.words[i]);
        }
    }
    return (struct lesson_pairs){pairs, words.count};
}

/* "U+064B", from the front of *text. */
static bool read_code_point(struct str *text, uint32_t *out)
{
    if (!str_starts(*text, STR("U+"))) {
        return false;
    }
    size_t at = 2;
    uint32_t c = 0;
    for (; at < text->n && at < 8; at++) {
        const char *digits = "0123456789ABCDEF";
        const char *digit = text->p[at] != '\0' ? strchr(digits, text->p[at]) : NULL;
        if (digit == NULL) {
            break;
        }
        c = c * 16 + (uint32_t)(digit - digits);
    }
    *text = str_slice(*text, at, text->n);
    *out = c;
    return at >= 6 && c <= 0x10FFFF;
}

static bool read_range(struct str text, struct lesson_ignored *out)
{
    if (!read_code_point(&text, &out->from)) {
        return false;
    }
    out->to = out->from;
    if (!str_starts(text, STR("-"))) {
        return text.n == 0;
    }
    text = str_slice(text, 1, text.n);
    return read_code_point(&text, &out->to) && text.n == 0 && out->to >= out->from;
}

static void read_ignored(struct reading *r, struct lesson_rules *rules)
{
    struct lesson_words words = read_words(r, "letters", "ignored");
    struct lesson_ignored *ignored =
        ARENA_ARRAY(r->a, struct lesson_ignored, LESSON_RULES_LIST_MAX);
    for (int i = 0; i < words.count; i++) {
        if (!read_range(words.words[i], &ignored[i])) {
            complain(r, table_ini_find(r->ini, STR("letters"), STR("ignored")), words.words[i]);
        }
    }
    rules->ignored = ignored;
    rules->ignored_count = words.count;
}

/* "remark" (or nothing) or "error". */
static bool read_matters(struct reading *r, const char *key)
{
    const struct table_ini_entry *entry = table_ini_find(r->ini, STR("letters"), str_from(key));
    if (entry == NULL || str_eq(entry->value, STR("remark"))) {
        return false;
    }
    if (!str_eq(entry->value, STR("error"))) {
        complain(r, entry, entry->value);
    }
    return true;
}

enum err lesson_rules_read(struct str bytes, struct str file, struct str language, struct arena *a,
                           struct diag_list *diags, struct lesson_rules *out)
{
    struct table_ini ini;
    *out = lesson_rules_default(language);
    enum err read = table_ini_read(bytes, file, a, diags, &ini);
    enum err checked = table_ini_check(&ini, file, keys, KEYS, diags);
    struct reading r = {.ini = &ini, .file = file, .a = a, .diags = diags};
    struct lesson_rules rules = {.language = language};
    rules.own = read_pairs(&r, "letters", "own");
    rules.accents_matter = read_matters(&r, "accents");
    rules.case_matters = read_matters(&r, "case");
    rules.same = read_pairs(&r, "letters", "same");
    read_ignored(&r, &rules);
    rules.doubling = read_words(&r, "letters", "doubling");
    rules.alike = read_pairs(&r, "spelling", "alike");
    rules.articles_told = read_words(&r, "articles", "told");
    rules.articles_free = read_words(&r, "articles", "free");
    if (read != OK || checked != OK || r.bad) {
        return ERR_FORMAT;
    }
    *out = rules;
    return OK;
}

/* "nl-BE" to "nl"; false at the last part. */
static bool widen(struct str *language)
{
    size_t at = language->n;
    while (at > 0 && language->p[at - 1] != '-') {
        at--;
    }
    language->n = at > 0 ? at - 1 : 0;
    return language->n > 0;
}

/* A tag becomes part of a path: nothing but letters, digits and hyphens. */
static bool is_tag(struct str language)
{
    for (size_t i = 0; i < language.n; i++) {
        unsigned char c = (unsigned char)language.p[i];
        bool alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!alphanumeric && c != '-') {
            return false;
        }
    }
    return language.n > 0 && language.n <= LESSON_RULES_TAG_BYTES_MAX;
}

enum err lesson_rules_load(const char *folder, struct str language, struct arena *a,
                           struct diag_list *diags, struct lesson_rules *out)
{
    *out = lesson_rules_default(language);
    if (!is_tag(language)) {
        return OK;
    }
    struct str tag = language;
    do {
        struct str file = arena_printf(a, "%.*s.ini", STR_ARG(tag));
        struct str path = arena_printf(a, "%s/%.*s", folder, STR_ARG(file));
        struct str bytes;
        enum err read = os_file_read(a, arena_cstr(a, path), TABLE_INI_BYTES_MAX, &bytes);
        if (read != ERR_NOT_FOUND) {
            return read != OK ? read : lesson_rules_read(bytes, file, language, a, diags, out);
        }
    } while (widen(&tag));
    return OK;
}
