/* SPDX-License-Identifier: MIT
 *
 * Taking back: one event, an item's memories, an item's turn.                        */
#include "store/store_private.h"

#include "base/must.h"

#include <stdlib.h>

enum err store_undo(struct store *s, struct store_event_key of)
{
    must(!key128_is_zero(of.device));
    struct store_event e = {.kind = STORE_UNDO, .has = STORE_HAS_OF, .of = of};
    return store_append(s, &e, NULL);
}

enum err store_forget(struct store *s, struct key128 item)
{
    must(!key128_is_zero(item));
    struct store_event e = {.kind = STORE_FORGET, .has = STORE_HAS_ITEM, .item = item};
    return store_append(s, &e, NULL);
}

/* --- suspended items -------------------------------------------------------------- */

enum err store_suspend(struct store *s, struct key128 item, bool suspended)
{
    must(!key128_is_zero(item));
    struct store_event e = {.kind = STORE_SUSPEND,
                            .has = STORE_HAS_ITEM | STORE_HAS_VALUE,
                            .item = item,
                            .value = suspended ? STR("on") : STR("off")};
    return store_append(s, &e, NULL);
}

struct choice {
    struct key128 item;
    size_t age; /* 0: the newest of all */
    bool suspended;
};

struct choices {
    struct choice *items;
    size_t count, room;
};

static void add_choice(struct choices *list, struct db_stmt *row)
{
    struct key128 item;
    if (!db_column_key(row, 0, &item)) {
        return;
    }
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 64;
        list->items = heap_grow(list->items, list->room, sizeof *list->items);
    }
    bool suspended = str_eq(db_column_str(row, 1), STR("on"));
    list->items[list->count] = (struct choice){item, list->count, suspended};
    list->count++;
}

static int by_item_newest_first(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    int item = key128_cmp(x->item, y->item);
    return item != 0 ? item : (x->age > y->age) - (x->age < y->age);
}

/* The newest choice for each item is the one that holds. */
static size_t keep_suspended(const struct choices *list, struct key128 *to)
{
    size_t n = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct choice *c = &list->items[i];
        bool newest = i == 0 || !key128_eq(c->item, list->items[i - 1].item);
        if (newest && c->suspended) {
            to[n++] = c->item;
        }
    }
    return n;
}

enum err store_suspended(struct store *s, struct arena *a, struct key128 **items, size_t *count)
{
    struct db_stmt *q = NULL;
    struct choices list = {0};
    bool row = false;
    enum err e = db_prepare(s->db, "SELECT item, value" STORE_KIND_NEWEST_FIRST(""), &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_SUSPEND);
    }
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        add_choice(&list, q);
    }
    db_stmt_close(q);
    if (list.count > 0) {
        qsort(list.items, list.count, sizeof *list.items, by_item_newest_first);
    }
    *items = ARENA_ARRAY(a, struct key128, list.count);
    *count = keep_suspended(&list, *items);
    free(list.items);
    return e;
}
