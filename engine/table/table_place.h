/* SPDX-License-Identifier: MIT
 *
 * table_place.h - how the readers of this room report: an error, its place, arguments. */
#ifndef TABLE_TABLE_PLACE_H
#define TABLE_TABLE_PLACE_H

#include "base/diag.h"

/* Where a reader reports to. */
struct table_report {
    struct diag_list *diags;
    struct str file;
};

static inline void table_report_error(const struct table_report *to, const char *code, int row,
                                      struct str column, struct str arg1, struct str arg2)
{
    struct diag_place place = {.file = to->file, .row = row, .column = column};
    diag_add(to->diags, DIAG_ERROR, code, place, arg1, arg2, (struct str){0});
}

static inline struct str table_number(struct arena *a, size_t n)
{
    return arena_printf(a, "%zu", n);
}

#endif
