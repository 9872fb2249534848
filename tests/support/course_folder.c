/* SPDX-License-Identifier: MIT */
#include "support/course_folder.h"

#include "base/must.h"
#include "base/os.h"

#include <stdio.h>

enum { NAMES_MAX = 1000, BYTES_MAX = 16 << 20 };

static const char *join(struct arena *a, const char *dir, struct str name)
{
    return arena_printf(a, "%s/%.*s", dir, STR_ARG(name)).p;
}

static void copy(struct arena *a, const char *from, const char *to)
{
    struct os_names names;
    must(os_dir_make(to) == OK);
    must(os_dir_list(a, from, NAMES_MAX, &names) == OK);
    for (size_t i = 0; i < names.count; i++) {
        const char *source = join(a, from, names.names[i]), *target = join(a, to, names.names[i]);
        struct str bytes;
        if (os_is_dir(source)) {
            copy(a, source, target);
        } else {
            must(os_file_read(a, source, BYTES_MAX, &bytes) == OK);
            must(os_file_write(target, bytes) == OK);
        }
    }
}

static void clear(struct arena *a, const char *dir)
{
    struct os_names names;
    must(os_dir_list(a, dir, NAMES_MAX, &names) == OK);
    for (size_t i = 0; i < names.count; i++) {
        const char *path = join(a, dir, names.names[i]);
        if (os_is_dir(path)) {
            clear(a, path);
        } else {
            must(os_remove(path) == OK);
        }
    }
    must(remove(dir) == 0);
}

void course_folder_make(struct course_folder *f)
{
    uint64_t chance = 0;
    arena_init(&f->arena, 0);
    os_random(&chance, sizeof chance);
    f->parent =
        arena_printf(&f->arena, "%s/course-%016llx", BINARY_DIR, (unsigned long long)chance).p;
    f->dir = course_folder_beside(f, "tiny");
    copy(&f->arena, SOURCE_DIR "/tests/courses/tiny", f->dir);
    course_folder_edit(f, "course.ini", "test-speaker", SPEAKER);
}

void course_folder_remove(struct course_folder *f)
{
    clear(&f->arena, f->parent);
    arena_finish(&f->arena);
}

const char *course_folder_beside(struct course_folder *f, const char *name)
{
    return join(&f->arena, f->parent, str_from(name));
}

void course_folder_write(struct course_folder *f, const char *file, struct str bytes)
{
    const char *path = join(&f->arena, f->dir, str_from(file));
    char *folder = arena_cstr(&f->arena, str_from(path));
    for (size_t n = str_from(path).n; n > 0 && folder[n] != '/'; n--) {
        folder[n] = '\0';
    }
    must(os_dir_make(folder) == OK);
    must(os_file_write(path, bytes) == OK);
}

void course_folder_edit(struct course_folder *f, const char *file, const char *from, const char *to)
{
    const char *path = join(&f->arena, f->dir, str_from(file));
    if (!to) {
        must(os_remove(path) == OK);
        return;
    }
    if (!from) {
        course_folder_write(f, file, str_from(to));
        return;
    }
    struct str bytes;
    must(os_file_read(&f->arena, path, BYTES_MAX, &bytes) == OK);
    size_t at = str_find(bytes, str_from(from));
    must(at != SIZE_MAX);
    struct str head = str_slice(bytes, 0, at);
    struct str tail = str_slice(bytes, at + str_from(from).n, bytes.n);
    bytes = arena_join(&f->arena, arena_join(&f->arena, head, str_from(to)), tail);
    must(os_file_write(path, bytes) == OK);
}
