/* SPDX-License-Identifier: MIT
 *
 * table_csv.h - tables that authors write in a spreadsheet, in and out.
 *
 * Reads UTF-8 with commas or semicolons (whichever the header has more of), LF or
 * CRLF, with or without a byte order mark; writes commas, LF, no mark.  Rows are
 * numbered as a text editor shows them, the header is row 1; a record over several
 * lines is named by its first.  White space around an unquoted cell is dropped; rows
 * without any text are skipped.
 *
 * Codes, all errors, arguments in brackets: csv.bytes [limit], csv.utf16, csv.empty,
 * csv.columns [limit], csv.rows [limit], csv.column-unknown [name], csv.column-unnamed
 * [number], csv.column-missing [name], csv.column-duplicate [name], csv.cell-count [found,
 * expected], csv.cell-long [limit], csv.cell-empty, csv.utf8, csv.nul, csv.quote-stray,
 * csv.quote-open.                                                                     */
#ifndef TABLE_TABLE_CSV_H
#define TABLE_TABLE_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

enum {
    TABLE_CSV_BYTES_MAX = 8 << 20,
    TABLE_CSV_ROWS_MAX = 20000,
    TABLE_CSV_COLUMNS_MAX = 64,
    TABLE_CSV_CELL_BYTES_MAX = 4 * 1024,
    TABLE_CSV_LONG_BYTES_MAX = 512 << 20, /* of table_csv_each */
    TABLE_CSV_LONG_ROWS_MAX = 4000000,
};

enum table_need {
    TABLE_OPTIONAL, /* the column may be missing */
    TABLE_REQUIRED, /* the column must be there */
    TABLE_FILLED,   /* and no cell of it may be empty */
};

struct table_column {
    struct str name;
    enum table_need need;
};

struct table_row {
    int row;                 /* where it begins in the file */
    const struct str *cells; /* one per column asked for, in that order; empty where the
                                file lacks the column */
};

struct table_csv {
    const struct table_row *rows;
    size_t row_count;
    bool has[TABLE_CSV_COLUMNS_MAX]; /* which of the columns asked for the file has */
};

/* Reads a table with the columns asked for, in any order.  Every problem is added to
 * `diags`, and reading goes on after it: *out holds the rows that were sound enough,
 * with an empty cell where a cell was not.
 * owner: *out lives in `a`.  errors: ERR_FORMAT when anything was added to `diags`. */
WARN_UNUSED enum err table_csv_read(struct str bytes, struct str file,
                                    const struct table_column *columns, size_t column_count,
                                    struct arena *a, struct diag_list *diags,
                                    struct table_csv *out);

/* Called with each sound row, whose cells live until it returns. */
struct table_csv_reader {
    void (*on_row)(void *context, const struct table_row *row);
    void *context;
};

/* Reads a long table of a machine's making row by row, keeping none: columns that were not
 * asked for are passed over, whatever they hold.  Problems as in table_csv_read.
 * `has`: which columns the file has, one per column asked for. */
WARN_UNUSED enum err table_csv_each(struct str bytes, struct str file,
                                    const struct table_column *columns, size_t column_count,
                                    struct arena *a, struct diag_list *diags, bool *has,
                                    const struct table_csv_reader *reader);

/* Appends one row, the header's too; quotes what needs it.  errors: ERR_LIMIT (the buffer's). */
WARN_UNUSED enum err table_csv_write_row(struct buf *out, const struct str *cells, size_t count);

#endif
