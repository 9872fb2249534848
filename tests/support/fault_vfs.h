/* SPDX-License-Identifier: MIT
 *
 * fault_vfs.h - a disk that fails when told to, between SQLite and the real one.
 *
 * Counted operations: writes, syncs and truncations.  It remembers for each file what
 * was last synced and what was written since; after a power cut any part of the
 * latter, in pieces of a sector, may be on the disk or not.                         */
#ifndef TESTS_FAULT_VFS_H
#define TESTS_FAULT_VFS_H

#include "base/rng.h"

#include <stdbool.h>
#include <sqlite3.h>

enum fault_kind {
    FAULT_NONE,
    FAULT_IO_ERROR,  /* the operation fails, half of a write is done */
    FAULT_DISK_FULL, /* the same, with the code for no space */
    FAULT_POWER_CUT, /* this operation and all that follow fail */
};

enum { FAULT_SHADOWS = 8 };

struct fault_shadow;

struct fault_vfs {
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    enum fault_kind kind;
    int first, times; /* which operations fail, from 1 */
    int count;        /* operations since fault_arm */
    struct fault_shadow *shadows[FAULT_SHADOWS];
};

void fault_vfs_install(struct fault_vfs *v); /* becomes SQLite's default */
void fault_vfs_remove(struct fault_vfs *v);

void fault_arm(struct fault_vfs *v, enum fault_kind kind, int first, int times);
bool fault_fired(const struct fault_vfs *v);

/* After everything was closed: leaves on the disk what a power cut may have left. */
void fault_power_cut(struct fault_vfs *v, struct rng *r);
/* Forgets all files: before the next ones. */
void fault_forget(struct fault_vfs *v);

#endif
