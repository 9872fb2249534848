/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a table; what was read is written and must read back the same.      */
#include "table/table_csv.h"

#include <stdint.h>

#include "base/must.h"

enum { COLUMNS = 3 };

static const struct table_column columns[COLUMNS] = {
    {STR_INIT("id"), TABLE_FILLED},
    {STR_INIT("text"), TABLE_REQUIRED},
    {STR_INIT("note"), TABLE_OPTIONAL},
};

static void write_table(const struct table_csv *table, struct buf *out)
{
    struct str names[COLUMNS] = {columns[0].name, columns[1].name, columns[2].name};
    must(!table_csv_write_row(out, names, COLUMNS));
    for (size_t i = 0; i < table->row_count; i++) {
        must(!table_csv_write_row(out, table->rows[i].cells, COLUMNS));
    }
}

static bool row_has_text(const struct table_row *row)
{
    return row->cells[0].n || row->cells[1].n || row->cells[2].n;
}

/* Rows without text are skipped on reading, so they are left out of the comparison. */
static void must_be_same(const struct table_csv *was, const struct table_csv *is)
{
    size_t at = 0;
    for (size_t i = 0; i < was->row_count; i++) {
        if (!row_has_text(&was->rows[i])) {
            continue;
        }
        must(at < is->row_count);
        for (size_t c = 0; c < COLUMNS; c++) {
            must(str_eq(was->rows[i].cells[c], is->rows[at].cells[c]));
        }
        at++;
    }
    must(at == is->row_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct diag_list diags;
    diag_init(&diags, &arena);
    struct table_csv table;
    struct str input = {(const char *)bytes, n};
    enum err err = table_csv_read(input, STR("f"), columns, COLUMNS, &arena, &diags, &table);
    must((err != OK) == diag_has_errors(&diags));

    struct buf out;
    buf_init(&out, (size_t)4 * TABLE_CSV_BYTES_MAX);
    write_table(&table, &out);
    struct table_csv again;
    err = table_csv_read(buf_str(&out), STR("f"), columns, COLUMNS, &arena, &diags, &again);
    (void)err; /* an empty id is an error again; only the cells matter here */
    must_be_same(&table, &again);
    buf_finish(&out);
    arena_finish(&arena);
    return 0;
}
