/* SPDX-License-Identifier: MIT */
#include "font/font_system.h"

#include "base/os.h"
#include "font/font_file.h"

enum { TABLE_BYTES_MAX = 256 * 1024, FOLDERS = 4 };

static void folders_of(struct arena *a, struct str share, struct str folders[FOLDERS])
{
    folders[0] = arena_join(a, share, STR("/fonts"));
    folders[1] = STR("/usr/share/fonts/truetype");
    folders[2] = STR("/usr/share/fonts/opentype");
    folders[3] = STR("/usr/local/share/fonts");
}

static enum err read_table(struct arena *a, struct str share, const char *name,
                           struct diag_list *diags, struct str *out)
{
    struct str path = arena_printf(a, "%.*s/assets/%s", STR_ARG(share), name);
    enum err e = os_file_read(a, path.p, TABLE_BYTES_MAX, out);
    if (e != OK) {
        diag_add(diags, DIAG_ERROR, "font.table-missing", (struct diag_place){path, 0, STR("")},
                 path, STR(""), STR(""));
    }
    return e;
}

enum err font_system_open(struct str share, struct diag_list *diags, struct font_set **out)
{
    struct arena a = {0};
    struct str folders[FOLDERS];
    folders_of(&a, share, folders);
    struct font_options o = {.folders = folders, .folder_count = FOLDERS};
    enum err e = read_table(&a, share, "fonts.ini", diags, &o.fonts_ini);
    e = e == OK ? read_table(&a, share, "icons.ini", diags, &o.icons_ini) : e;
    e = e == OK ? font_set_create(&o, diags, out) : e;
    arena_finish(&a);
    return e;
}

struct str font_system_file(struct arena *a, struct str share, struct str name)
{
    struct str folders[FOLDERS];
    struct font_folders all;
    folders_of(a, share, folders);
    font_folders_init(&all, a, folders, FOLDERS);
    return str_from(font_folders_find(&all, name));
}
