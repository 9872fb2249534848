/* SPDX-License-Identifier: MIT
 *
 * libinih tells neither row nor all errors, so the lines are handed to it one by one:
 * a line that should have given an entry and did not is the error.                   */
#include "table/table_ini.h"

#include <string.h>

#include <ini.h>

#include "base/must.h"
#include "base/utf8.h"
#include "table/table_place.h"

struct ini_reader {
    struct arena *arena;
    struct table_report report;
    struct str rest;
    int row;
    bool expect_entry; /* the line handed over last must give one */
    bool full;         /* TABLE_INI_ENTRIES_MAX was reported */
    struct table_ini_entry *entries;
    size_t count;
    size_t room;
};

static const struct str NONE = {"", 0};

static void report(struct ini_reader *r, const char *code, struct str key, struct str arg1,
                   struct str arg2)
{
    table_report_error(&r->report, code, r->row, key, arg1, arg2);
}

static struct str next_line(struct str *rest)
{
    const char *lf = memchr(rest->p, '\n', rest->n);
    size_t n = lf ? (size_t)(lf - rest->p) : rest->n;
    struct str line = {rest->p, n};
    *rest = str_slice(*rest, n + 1, rest->n);
    return str_trim(line);
}

/* "[name]", then nothing or a comment.  libinih also ends its search at " ;". */
static bool section_is_whole(struct str line)
{
    size_t end = str_find(line, STR("]"));
    if (end == SIZE_MAX || str_find(str_slice(line, 0, end), STR(" ;")) != SIZE_MAX) {
        return false;
    }
    struct str after = str_trim(str_slice(line, end + 1, line.n));
    return !after.n || after.p[0] == ';' || after.p[0] == '#';
}

/* What makes a line one that libinih must not see, as a code with its limit. */
static const char *line_fault(struct str line, size_t *limit)
{
    *limit = 0;
    if (memchr(line.p, '\0', line.n)) {
        return "ini.nul";
    }
    if (utf8_bad(line) != SIZE_MAX) {
        return "ini.utf8";
    }
    if (line.n > TABLE_INI_LINE_BYTES_MAX) {
        *limit = TABLE_INI_LINE_BYTES_MAX;
        return "ini.line-long";
    }
    if (line.p[0] == '[' && !section_is_whole(line)) {
        return "ini.line-bad";
    }
    if (line.p[0] == '[' && str_find(line, STR("]")) > TABLE_INI_SECTION_BYTES_MAX + 1) {
        *limit = TABLE_INI_SECTION_BYTES_MAX;
        return "ini.section-long";
    }
    return NULL;
}

static void expect_no_more(struct ini_reader *r)
{
    if (r->expect_entry) {
        report(r, "ini.line-bad", NONE, NONE, NONE);
        r->expect_entry = false;
    }
}

/* The next line that says something and is sound; false at the end. */
static bool next_sound_line(struct ini_reader *r, struct str *line)
{
    while (r->rest.n) {
        *line = next_line(&r->rest);
        r->row++;
        if (!line->n || line->p[0] == ';' || line->p[0] == '#') {
            continue;
        }
        size_t limit;
        const char *fault = line_fault(*line, &limit);
        if (!fault) {
            return true;
        }
        report(r, fault, NONE, limit ? table_number(r->arena, limit) : NONE, NONE);
    }
    return false;
}

/* libinih: asks for a line, as fgets would give it. */
static char *on_line_wanted(char *out, int room, void *ctx)
{
    struct ini_reader *r = ctx;
    struct str line;
    expect_no_more(r);
    if (!next_sound_line(r, &line)) {
        return NULL;
    }
    must(line.n < (size_t)room);
    memcpy(out, line.p, line.n);
    out[line.n] = '\0';
    r->expect_entry = line.p[0] != '[';
    return out;
}

static bool already_there(const struct ini_reader *r, struct str section, struct str key)
{
    struct table_ini so_far = {.entries = r->entries, .count = r->count};
    return table_ini_find(&so_far, section, key) != NULL;
}

static void add_entry(struct ini_reader *r, struct table_ini_entry entry)
{
    if (r->count == r->room) {
        size_t room = r->room ? r->room * 2 : 32;
        struct table_ini_entry *entries = ARENA_ARRAY(r->arena, struct table_ini_entry, room);
        if (r->count) {
            memcpy(entries, r->entries, r->count * sizeof *entries);
        }
        r->entries = entries;
        r->room = room;
    }
    r->entries[r->count++] = entry;
}

/* libinih: an entry.  Always goes on (1). */
static int on_entry(void *ctx, const char *section, const char *key, const char *value)
{
    struct ini_reader *r = ctx;
    r->expect_entry = false;
    struct str s = str_from(section);
    struct str k = str_from(key);
    if (!k.n) {
        report(r, "ini.line-bad", NONE, NONE, NONE);
    } else if (already_there(r, s, k)) {
        report(r, "ini.key-duplicate", k, k, s);
    } else if (r->count < TABLE_INI_ENTRIES_MAX) {
        add_entry(r, (struct table_ini_entry){.section = arena_str(r->arena, s),
                                              .key = arena_str(r->arena, k),
                                              .value = arena_str(r->arena, str_from(value)),
                                              .row = r->row});
    } else if (!r->full) {
        r->full = true;
        report(r, "ini.entries", NONE, table_number(r->arena, TABLE_INI_ENTRIES_MAX), NONE);
    }
    return 1;
}

enum err table_ini_read(struct str bytes, struct str file, struct arena *a, struct diag_list *diags,
                        struct table_ini *out)
{
    size_t errors_before = diags->errors;
    struct ini_reader r = {.arena = a, .report = {.diags = diags, .file = file}, .rest = bytes};
    if (bytes.n > TABLE_INI_BYTES_MAX) {
        report(&r, "ini.bytes", NONE, table_number(a, TABLE_INI_BYTES_MAX), NONE);
    } else {
        if (str_starts(bytes, STR("\xef\xbb\xbf"))) {
            r.rest = str_slice(bytes, 3, bytes.n);
        }
        /* Its return value, the first bad row, is among what was reported. */
        ini_parse_stream(on_line_wanted, &r, on_entry, &r);
    }
    *out = (struct table_ini){.entries = r.entries, .count = r.count};
    return diags->errors == errors_before ? OK : ERR_FORMAT;
}

const struct table_ini_entry *table_ini_find(const struct table_ini *ini, struct str section,
                                             struct str key)
{
    for (size_t i = 0; i < ini->count; i++) {
        if (str_eq(ini->entries[i].key, key) && str_eq(ini->entries[i].section, section)) {
            return &ini->entries[i];
        }
    }
    return NULL;
}

struct str table_ini_value(const struct table_ini *ini, struct str section, struct str key)
{
    const struct table_ini_entry *entry = table_ini_find(ini, section, key);
    return entry ? entry->value : NONE;
}
