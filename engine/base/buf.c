/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include "base/arena.h"
#include "base/must.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_init(struct buf *b, size_t max_bytes)
{
    *b = (struct buf){.max_bytes = max_bytes};
}

void buf_finish(struct buf *b)
{
    free(b->p);
    *b = (struct buf){0};
}

void buf_clear(struct buf *b)
{
    b->n = 0;
}

static enum err make_room(struct buf *b, size_t more)
{
    if (more > b->max_bytes - b->n) {
        return ERR_LIMIT;
    }
    size_t need = b->n + more + 1;
    if (need > b->room) {
        size_t room = b->room * 2 > need ? b->room * 2 : need;
        b->p = heap_grow(b->p, room, 1);
        b->room = room;
    }
    return OK;
}

enum err buf_add(struct buf *b, struct str s)
{
    enum err e = make_room(b, s.n);
    if (e != OK) {
        return e;
    }
    if (s.n) {
        memcpy(b->p + b->n, s.p, s.n);
    }
    b->n += s.n;
    b->p[b->n] = '\0';
    return OK;
}

enum err buf_addf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    must(n >= 0);
    enum err e = make_room(b, (size_t)n);
    if (e != OK) {
        return e;
    }
    va_start(args, format);
    vsnprintf(b->p + b->n, (size_t)n + 1, format, args);
    va_end(args);
    b->n += (size_t)n;
    return OK;
}

struct str buf_str(const struct buf *b)
{
    return (struct str){b->p ? b->p : "", b->n};
}
