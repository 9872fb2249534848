/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include "base/must.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_BLOCK_BYTES = 16 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t size; /* of data, in bytes */
    size_t used;
    max_align_t data[];
};

static void out_of_memory(void)
{
    fputs("tala: out of memory\n", stderr);
    abort();
}

static size_t checked_product(size_t count, size_t size)
{
    must(size == 0 || count <= (SIZE_MAX / 2) / size);
    return count * size;
}

void *heap_alloc(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p) {
        out_of_memory();
    }
    return p;
}

void *heap_grow(void *old, size_t count, size_t size)
{
    size_t bytes = checked_product(count, size);
    void *p = realloc(old, bytes ? bytes : 1);
    if (!p) {
        out_of_memory();
    }
    return p;
}

void arena_init(struct arena *a, size_t block_bytes)
{
    *a = (struct arena){.block_bytes = block_bytes};
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_finish(struct arena *a)
{
    free_blocks(a->blocks);
    a->blocks = NULL;
}

static struct arena_block *push_block(struct arena *a, size_t size)
{
    struct arena_block *block = heap_alloc(1, sizeof *block + size);
    block->size = size;
    block->next = a->blocks;
    a->blocks = block;
    return block;
}

#ifdef ARENA_PLAIN_MALLOC

void arena_reset(struct arena *a)
{
    arena_finish(a);
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
    size_t bytes = checked_product(count, size);
    struct arena_block *block = push_block(a, bytes ? bytes : 1);
    block->used = block->size;
    return block->data;
}

#else

static size_t round_up(size_t n)
{
    size_t unit = _Alignof(max_align_t);
    return (n + unit - 1) / unit * unit;
}

void arena_reset(struct arena *a)
{
    struct arena_block *keep = a->blocks;
    if (!keep) {
        return;
    }
    free_blocks(keep->next);
    keep->next = NULL;
    memset(keep->data, 0, keep->used);
    keep->used = 0;
}

void *arena_alloc(struct arena *a, size_t count, size_t size)
{
    size_t bytes = round_up(checked_product(count, size));
    struct arena_block *block = a->blocks;
    if (!block || block->size - block->used < bytes) {
        size_t least = a->block_bytes ? a->block_bytes : DEFAULT_BLOCK_BYTES;
        block = push_block(a, bytes > least ? bytes : round_up(least));
    }
    void *p = (char *)block->data + block->used;
    block->used += bytes;
    return p;
}

#endif

char *arena_cstr(struct arena *a, struct str s)
{
    char *copy = ARENA_ARRAY(a, char, s.n + 1);
    if (s.n) {
        memcpy(copy, s.p, s.n);
    }
    return copy;
}

void *arena_grow(struct arena *a, void *list, size_t count, size_t least, size_t *room, size_t size)
{
    enum { FIRST = 16 };
    if (least <= *room) {
        return list;
    }
    size_t more = *room > 0 ? *room : FIRST;
    while (more < least) {
        more *= 2;
    }
    void *copy = arena_alloc(a, more, size);
    if (count > 0) {
        memcpy(copy, list, count * size);
    }
    *room = more;
    return copy;
}

struct str arena_str(struct arena *a, struct str s)
{
    return (struct str){arena_cstr(a, s), s.n};
}

struct str arena_join(struct arena *a, struct str x, struct str y)
{
    char *both = ARENA_ARRAY(a, char, x.n + y.n + 1);
    if (x.n) {
        memcpy(both, x.p, x.n);
    }
    if (y.n) {
        memcpy(both + x.n, y.p, y.n);
    }
    return (struct str){both, x.n + y.n};
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    must(n >= 0);
    char *text = ARENA_ARRAY(a, char, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)n + 1, format, args);
    va_end(args);
    return (struct str){text, (size_t)n};
}
