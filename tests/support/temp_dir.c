/* SPDX-License-Identifier: MIT */
#include "support/temp_dir.h"

#include "base/arena.h"
#include "base/must.h"
#include "base/os.h"

#include <stdio.h>

enum { MOST_FILES = 1000 };

void temp_dir_make(struct temp_dir *dir, const char *parent)
{
    uint64_t chance = 0;
    os_random(&chance, sizeof chance);
    int n = snprintf(dir->path, sizeof dir->path, "%s/test-%016llx", parent,
                     (unsigned long long)chance);
    must(n > 0 && (size_t)n < sizeof dir->path);
    must(os_dir_make(dir->path) == OK);
}

void temp_dir_remove(struct temp_dir *dir)
{
    struct arena a = {0};
    struct os_names names = {0};
    if (os_dir_list(&a, dir->path, MOST_FILES, &names) == OK) {
        for (size_t i = 0; i < names.count; i++) {
            remove(arena_cstr(&a, arena_printf(&a, "%s/%.*s", dir->path, STR_ARG(names.names[i]))));
        }
    }
    remove(dir->path);
    arena_finish(&a);
}

const char *temp_dir_file(const struct temp_dir *dir, const char *name, char out[640])
{
    int n = snprintf(out, 640, "%s/%s", dir->path, name);
    must(n > 0 && n < 640);
    return out;
}
