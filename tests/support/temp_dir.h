/* SPDX-License-Identifier: MIT
 *
 * temp_dir.h - a folder of a test's own, below the build folder.                    */
#ifndef TESTS_TEMP_DIR_H
#define TESTS_TEMP_DIR_H

struct temp_dir {
    char path[512];
};

void temp_dir_make(struct temp_dir *dir, const char *parent);
void temp_dir_remove(struct temp_dir *dir); /* with its files; not with folders in it */

/* "<dir>/<name>"; until the next call with the same `out`. */
const char *temp_dir_file(const struct temp_dir *dir, const char *name, char out[640]);

#endif
