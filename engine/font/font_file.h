/* SPDX-License-Identifier: MIT
 *
 * font_file.h - finds font files by name in a list of folders.
 *
 * Private to this room.                                                              */
#ifndef FONT_FONT_FILE_H
#define FONT_FONT_FILE_H

#include "base/arena.h"

#include <stdbool.h>

enum { FONT_FOLDERS_MAX = 512, FONT_FOLDER_NAMES_MAX = 4096 };

struct font_folders {
    struct arena *arena;
    struct str paths[FONT_FOLDERS_MAX]; /* those given, then the ones directly below them */
    size_t given, count;
    bool looked_below;
};

/* Copies the paths; looks at none of them yet. */
void font_folders_init(struct font_folders *f, struct arena *a, const struct str *folders,
                       size_t count);

/* The file's path, or NULL; in the folders' arena. */
const char *font_folders_find(struct font_folders *f, struct str file_name);

#endif
