/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

struct course_table course_table_read(const struct course_reader *r, struct str file,
                                      struct str bytes, const struct table_column *columns,
                                      size_t column_count)
{
    struct course_table table = {.at = {r->diags, file, 0}};
    enum err e = table_csv_read(bytes, file, columns, column_count, r->a, r->diags, &table.csv);
    (void)e; /* what it found is in the list */
    return table;
}

const struct str *course_table_next(struct course_table *table)
{
    if (table->next == table->csv.row_count) {
        table->at.row = 0;
        return NULL;
    }
    const struct table_row *row = &table->csv.rows[table->next++];
    table->at.row = row->row;
    return row->cells;
}
