/* SPDX-License-Identifier: MIT */
#include "table/table_csv.h"

#include <string.h>

/* Whether a cell would read back differently without quotes. */
static bool needs_quotes(struct str cell)
{
    if (!cell.n) {
        return false;
    }
    char first = cell.p[0];
    char last = cell.p[cell.n - 1];
    if (first == ' ' || first == '\t' || last == ' ' || last == '\t') {
        return true;
    }
    /* The semicolon too, so that no header is taken for a semicolon table. */
    static const struct str special = STR_INIT(",;\"\r\n");
    for (size_t i = 0; i < cell.n; i++) {
        if (memchr(special.p, cell.p[i], special.n)) {
            return true;
        }
    }
    return false;
}

static enum err write_quoted(struct buf *out, struct str cell)
{
    enum err err = buf_add(out, STR("\""));
    size_t quote;
    while (!err && (quote = str_find(cell, STR("\""))) != SIZE_MAX) {
        err = buf_add(out, str_slice(cell, 0, quote));
        err = err ? err : buf_add(out, STR("\"\""));
        cell = str_slice(cell, quote + 1, cell.n);
    }
    err = err ? err : buf_add(out, cell);
    return err ? err : buf_add(out, STR("\""));
}

enum err table_csv_write_row(struct buf *out, const struct str *cells, size_t count)
{
    enum err err = OK;
    for (size_t i = 0; i < count && !err; i++) {
        if (i) {
            err = buf_add(out, STR(","));
        }
        if (!err) {
            err = needs_quotes(cells[i]) ? write_quoted(out, cells[i]) : buf_add(out, cells[i]);
        }
    }
    return err ? err : buf_add(out, STR("\n"));
}
