/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <string.h>

void diag_init(struct diag_list *list, struct arena *arena)
{
    *list = (struct diag_list){.arena = arena};
}

static void make_room(struct diag_list *list)
{
    if (list->count < list->room) {
        return;
    }
    size_t room = list->room ? list->room * 2 : 16;
    struct diag *items = ARENA_ARRAY(list->arena, struct diag, room);
    if (list->count) {
        memcpy(items, list->items, list->count * sizeof *items);
    }
    list->items = items;
    list->room = room;
}

void diag_add(struct diag_list *list, enum diag_level level, const char *code,
              struct diag_place place, struct str arg1, struct str arg2, struct str arg3)
{
    list->errors += level == DIAG_ERROR;
    if (list->count == DIAG_MAX) {
        list->dropped++;
        return;
    }
    make_room(list);
    struct arena *a = list->arena;
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
