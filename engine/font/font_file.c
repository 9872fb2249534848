/* SPDX-License-Identifier: MIT */
#include "font/font_file.h"

#include "base/os.h"

void font_folders_init(struct font_folders *f, struct arena *a, const struct str *folders,
                       size_t count)
{
    *f = (struct font_folders){.arena = a};
    for (size_t i = 0; i < count && i < FONT_FOLDERS_MAX; i++) {
        f->paths[f->count++] = arena_str(a, folders[i]);
    }
    f->given = f->count;
}

static bool looks_like_a_file(struct str name)
{
    return name.n > 4 && name.p[name.n - 4] == '.';
}

static void add_below(struct font_folders *f, struct str folder)
{
    struct os_names names;
    struct arena scratch = {0};
    char *path = arena_cstr(f->arena, folder);
    if (os_dir_list(&scratch, path, FONT_FOLDER_NAMES_MAX, &names) == OK) {
        for (size_t i = 0; i < names.count && f->count < FONT_FOLDERS_MAX; i++) {
            if (looks_like_a_file(names.names[i])) {
                continue;
            }
            struct str below = arena_printf(f->arena, "%s/%.*s", path, STR_ARG(names.names[i]));
            if (os_is_dir(below.p)) {
                f->paths[f->count++] = below;
            }
        }
    }
    arena_finish(&scratch);
}

static const char *find_among(struct font_folders *f, size_t from, struct str file_name)
{
    for (size_t i = from; i < f->count; i++) {
        struct str path =
            arena_printf(f->arena, "%.*s/%.*s", STR_ARG(f->paths[i]), STR_ARG(file_name));
        if (os_is_file(path.p)) {
            return path.p;
        }
    }
    return NULL;
}

const char *font_folders_find(struct font_folders *f, struct str file_name)
{
    const char *path = find_among(f, 0, file_name);
    if (path || f->looked_below) {
        return path;
    }
    f->looked_below = true;
    size_t from = f->count;
    for (size_t i = 0; i < f->given; i++) {
        add_below(f, f->paths[i]);
    }
    return find_among(f, from, file_name);
}
