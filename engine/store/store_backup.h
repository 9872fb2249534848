/* SPDX-License-Identifier: MIT
 *
 * store_backup.h - copies of a learner's file, for the day when it is damaged.
 *
 * A folder of `learner-000012-2026-03-02.db`: the number only grows, so a clock that was
 * wrong for a while neither hides a newer copy nor lets an older one live.  A copy is a
 * learner's file like any other: to go back, close the program and put it in the place of
 * the damaged one, or merge it.                                                         */
#ifndef STORE_STORE_BACKUP_H
#define STORE_STORE_BACKUP_H

#include "store/store.h"

enum { STORE_BACKUPS_KEPT = 7 };

/* Makes a copy unless the newest one is of this (local) day, reads it back and checks every
 * page and index, and only then lets the oldest go.  `*made` may be NULL.  A store in
 * memory is not copied.  cost: the file's size, twice.
 * errors: ERR_FULL, ERR_READ_ONLY, ERR_IO; ERR_FORMAT (the copy, so also the file, is
 * damaged: the older copies stay). */
WARN_UNUSED enum err store_backup(struct store *s, const char *folder, bool *made);

/* Removes every copy: after store_erase. */
WARN_UNUSED enum err store_backup_remove_all(const char *folder);

#endif
