/* SPDX-License-Identifier: MIT
 *
 * What the store remembers, for the items that the chosen course still has.            */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"

static const bool *suspended_items(struct app *app, struct arena *a)
{
    const struct pack *pack = app_pack(app);
    struct key128 *keys = NULL;
    size_t count = 0;
    enum err e = store_suspended(app->store, a, &keys, &count);
    if (e != OK) {
        LOG_ERROR("what was put aside could not be read: %s", err_name(e));
        return NULL;
    }
    bool *suspended = ARENA_ARRAY(a, bool, (size_t)pack->item_count);
    for (size_t i = 0; i < count; i++) {
        int item = pack_item_of_key(pack, keys[i]);
        if (item >= 0) {
            suspended[item] = true;
        }
    }
    return suspended;
}

struct lesson_memories app_memories(struct app *app, struct arena *a)
{
    const struct pack *pack = app_pack(app);
    struct store_memory_row *rows = NULL;
    size_t count = 0;
    enum err e = store_memories(app->store, a, &rows, &count);
    if (e != OK) {
        LOG_ERROR("what you know could not be read: %s", err_name(e));
        app_notice_add(app, "notice.not-read", STR(""));
        count = 0;
    }
    struct lesson_memory *all = ARENA_ARRAY(a, struct lesson_memory, count);
    int n = 0;
    for (size_t i = 0; i < count; i++) {
        int item = pack_item_of_key(pack, rows[i].item);
        if (item >= 0) {
            all[n++] = (struct lesson_memory){item, rows[i].skill, rows[i].memory};
        }
    }
    return (struct lesson_memories){all, n, suspended_items(app, a)};
}
