/* SPDX-License-Identifier: MIT
 *
 * arena.h - memory with one lifetime: a course, a session, a frame.
 *
 * Everything allocated from an arena lives until the arena is reset or finished.
 * Out of memory ends the program with a message; a size that comes from a file is
 * capped by the caller before it gets here.  Built with ARENA_PLAIN_MALLOC (the
 * sanitizer builds) each allocation is a malloc of its own, so overruns show.     */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/err.h"
#include "base/str.h"

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    size_t block_bytes;         /* size of the next block; 0 means the default, 16 KiB */
};

void arena_init(struct arena *a, size_t block_bytes);
void arena_finish(struct arena *a); /* fine on zeroed memory, and twice */
void arena_reset(struct arena *a);  /* frees what was allocated; keeps one block for reuse */

/* Zeroed memory for `count` things of `size` bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t count, size_t size);

/* One, or `n`, zeroed `type`. */
#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), 1, sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type)))

/* A list that grows: `list`, or a copy of its `count` things where *room is less than `least`;
 * *room then doubles as often as needed.  Copies left behind go with the arena. */
void *arena_grow(struct arena *a, void *list, size_t count, size_t least, size_t *room,
                 size_t size);

struct str arena_str(struct arena *a, struct str s); /* a copy */
char *arena_cstr(struct arena *a, struct str s);     /* a NUL-terminated copy */
struct str arena_join(struct arena *a, struct str x, struct str y);
struct str arena_printf(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3);

/* malloc and realloc that never return NULL, for what outlives every arena. */
void *heap_alloc(size_t count, size_t size);
void *heap_grow(void *old, size_t count, size_t size);

#endif
