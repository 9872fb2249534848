/* SPDX-License-Identifier: MIT */
#include "pack/pack_shelf.h"

#include "base/os.h"

static const struct str suffix = STR_INIT(".talapack");

struct pack *pack_shelf_find(const struct pack_shelf *shelf, struct key128 course)
{
    for (int i = 0; i < shelf->count; i++) {
        struct pack *pack = shelf->entries[i].pack;
        if (pack && key128_eq(pack->info.key, course)) {
            return pack;
        }
    }
    return NULL;
}

static void add_file(struct pack_shelf *shelf, struct str folder, struct str name)
{
    struct str path = arena_printf(&shelf->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
    struct pack *pack = NULL;
    enum err err = pack_open(path.p, &pack);
    if (!err && pack_shelf_find(shelf, pack->info.key)) {
        pack_close(pack);
        pack = NULL;
        err = ERR_EXISTS;
    }
    shelf->entries[shelf->count++] =
        (struct pack_shelf_entry){.path = path, .err = err, .pack = pack};
}

static void add_folder(struct pack_shelf *shelf, struct str folder)
{
    enum { NAMES_MAX = 10000 };
    struct os_names names = {0};
    struct arena scratch;
    arena_init(&scratch, 0);
    /* A folder that is not there, or may not be read, has no packs. */
    if (!os_dir_list(&scratch, arena_cstr(&scratch, folder), NAMES_MAX, &names)) {
        for (size_t i = 0; i < names.count && shelf->count < PACK_SHELF_MAX; i++) {
            if (str_ends(names.names[i], suffix)) {
                add_file(shelf, folder, names.names[i]);
            }
        }
    }
    arena_finish(&scratch);
}

void pack_shelf_open(struct pack_shelf *shelf, const struct str *folders, int folder_count)
{
    *shelf = (struct pack_shelf){0};
    arena_init(&shelf->arena, 0);
    shelf->entries = ARENA_ARRAY(&shelf->arena, struct pack_shelf_entry, PACK_SHELF_MAX);
    for (int i = 0; i < folder_count; i++) {
        add_folder(shelf, folders[i]);
    }
}

void pack_shelf_close(struct pack_shelf *shelf)
{
    for (int i = 0; i < shelf->count; i++) {
        pack_close(shelf->entries[i].pack);
    }
    arena_finish(&shelf->arena);
    *shelf = (struct pack_shelf){0};
}
