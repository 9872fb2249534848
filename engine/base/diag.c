/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

void diag_init(struct diag_list *list, struct arena *arena)
{
    *list = (struct diag_list){.arena = arena};
}

void diag_add(struct diag_list *list, enum diag_level level, const char *code,
              struct diag_place place, struct str arg1, struct str arg2, struct str arg3)
{
    list->errors += level == DIAG_ERROR;
    if (list->count == DIAG_MAX) {
        list->dropped++;
        return;
    }
    struct arena *a = list->arena;
    list->items =
        arena_grow(a, list->items, list->count, list->count + 1, &list->room, sizeof *list->items);
    list->items[list->count++] = (struct diag){
        .level = level,
        .code = code,
        .place = {arena_str(a, place.file), place.row, arena_str(a, place.column)},
        .args = {arena_str(a, arg1), arena_str(a, arg2), arena_str(a, arg3)},
    };
}

bool diag_has_errors(const struct diag_list *list)
{
    return list->errors > 0;
}
