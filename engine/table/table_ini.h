/* SPDX-License-Identifier: MIT
 *
 * table_ini.h - settings that people write: sections, keys, values.
 *
 * `[section]`, `key = value` (or `key: value`), comments from ';' or '#' at the start
 * of a line, or from " ;" to its end.  UTF-8, with or without a byte order mark, LF or
 * CRLF.  A key may stand once in its section; a section may be opened again.
 *
 * Codes, all errors, arguments in brackets: ini.bytes [limit], ini.entries [limit],
 * ini.line-long [limit], ini.section-long [limit], ini.line-bad, ini.utf8, ini.nul,
 * ini.key-duplicate [key, section], ini.section-unknown [section], ini.key-unknown [key,
 * section], ini.key-missing [key, section], ini.value-empty [key, section].            */
#ifndef TABLE_TABLE_INI_H
#define TABLE_TABLE_INI_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

enum {
    TABLE_INI_BYTES_MAX = 256 * 1024,
    TABLE_INI_ENTRIES_MAX = 4000,
    TABLE_INI_LINE_BYTES_MAX = 197,   /* libinih's line buffer, less CR, LF and NUL */
    TABLE_INI_SECTION_BYTES_MAX = 49, /* likewise; a longer name would be cut in silence */
};

struct table_ini_entry {
    struct str section; /* empty before the first [section] */
    struct str key;
    struct str value; /* may be empty */
    int row;
};

struct table_ini {
    const struct table_ini_entry *entries; /* in the file's order */
    size_t count;
};

/* Reads every entry.  Each problem is added to `diags` and reading goes on.
 * owner: *out lives in `a`.  errors: ERR_FORMAT when anything was added. */
WARN_UNUSED enum err table_ini_read(struct str bytes, struct str file, struct arena *a,
                                    struct diag_list *diags, struct table_ini *out);

struct table_ini_key {
    struct str section;
    struct str key; /* empty: any key of that section */
    bool required;  /* must be there, with a value */
};

/* Compares the entries with the keys that are allowed, and adds what is unknown, missing
 * or empty to `diags`.  errors: ERR_FORMAT when anything was added. */
WARN_UNUSED enum err table_ini_check(const struct table_ini *ini, struct str file,
                                     const struct table_ini_key *keys, size_t key_count,
                                     struct diag_list *diags);

/* The entry, or NULL. */
const struct table_ini_entry *table_ini_find(const struct table_ini *ini, struct str section,
                                             struct str key);
/* Its value, or the empty str. */
struct str table_ini_value(const struct table_ini *ini, struct str section, struct str key);

#endif
