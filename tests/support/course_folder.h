/* SPDX-License-Identifier: MIT
 *
 * course_folder.h - a copy of tests/courses/tiny that a test may spoil.              */
#ifndef TESTS_COURSE_FOLDER_H
#define TESTS_COURSE_FOLDER_H

#include "base/arena.h"

struct course_folder {
    struct arena arena;
    const char *parent; /* holds the course and what the test makes of it */
    const char *dir;    /* the course */
};

/* Its speaking program is the one of the build. */
void course_folder_make(struct course_folder *f);
void course_folder_remove(struct course_folder *f);

/* Puts `to` in the place of `from`, which must be there.  Without `from` the file is
 * written anew; without `to` it is removed. */
void course_folder_edit(struct course_folder *f, const char *file, const char *from,
                        const char *to);
void course_folder_write(struct course_folder *f, const char *file, struct str bytes);

/* A path beside the course. */
const char *course_folder_beside(struct course_folder *f, const char *name);

#endif
