/* SPDX-License-Identifier: MIT
 *
 * os.h - what the engine asks of the system, one os_*.c per system.
 *
 * Paths are UTF-8, with '/' between parts on every system.                        */
#ifndef BASE_OS_H
#define BASE_OS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

int64_t os_utc_ms(void);
int64_t os_mono_ms(void);
int64_t os_mono_us(void);
int os_offset_min(int64_t utc_ms); /* local time minus UTC at that moment */

/* Fills from the system's secure source; ends the program if there is none. */
void os_random(void *out, size_t bytes);

/* Reads a whole file into `a`.  errors: ERR_NOT_FOUND, ERR_LIMIT (larger than
 * max_bytes; nothing is read), ERR_IO. */
WARN_UNUSED enum err os_file_read(struct arena *a, const char *path, size_t max_bytes,
                                  struct str *out);

/* Replaces the file at once or not at all: a temporary beside it, synced, renamed.
 * errors: ERR_FULL, ERR_READ_ONLY, ERR_NOT_FOUND (no such folder), ERR_IO. */
WARN_UNUSED enum err os_file_write(const char *path, struct str bytes);

/* A file mapped read-only; unmap with os_unmap.  Never for files others may change. */
WARN_UNUSED enum err os_map(const char *path, struct str *out);
void os_unmap(struct str mapped);

bool os_is_file(const char *path);
bool os_is_dir(const char *path);
WARN_UNUSED enum err os_remove(const char *path);
/* Replaces `to`, and lasts: a power cut after it does not undo it. */
WARN_UNUSED enum err os_rename(const char *from, const char *to);
WARN_UNUSED enum err os_dir_make(const char *path); /* with its parents; existing is OK */

/* Names in a folder (not its subfolders' contents), byte order, at most `most`. */
struct os_names {
    struct str *names;
    size_t count;
};
WARN_UNUSED enum err os_dir_list(struct arena *a, const char *path, size_t most,
                                 struct os_names *out);

/* Runs a program (argv[0], looked for in PATH) with no shell between, no input, its
 * output dropped, and waits for it.  `argv` ends with NULL.
 * errors: ERR_NOT_FOUND (no such program), ERR_IO (it did not end with 0),
 * ERR_CANCELLED (it took longer than most_ms and was ended). */
WARN_UNUSED enum err os_run(const char *const *argv, int most_ms);

/* The folder that holds the running program, without a trailing '/'. */
struct str os_program_dir(struct arena *a);
/* What every program of Tala reads: assets, locales and packs.  Beside the program, in
 * ../share/tala: so it is in a build tree as where it is installed; else /usr/share/tala. */
struct str os_share_dir(struct arena *a);
/* Where this user's data of the program belongs ($XDG_DATA_HOME/tala, %APPDATA%\Tala). */
struct str os_data_dir(struct arena *a);
/* A BCP 47 guess at the user's language from the environment; "en" where unknown. */
struct str os_language(struct arena *a);

#endif
