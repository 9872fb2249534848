/* SPDX-License-Identifier: MIT
 *
 * buf.h - bytes that grow, up to a maximum named when the buffer is made.
 *
 * Adding past the maximum returns ERR_LIMIT and leaves the buffer as it was.      */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/err.h"
#include "base/str.h"

struct buf {
    char *p; /* always NUL-terminated once something was added */
    size_t n;
    size_t room;
    size_t max_bytes;
};

void buf_init(struct buf *b, size_t max_bytes);
void buf_finish(struct buf *b); /* fine on zeroed memory */
void buf_clear(struct buf *b);

WARN_UNUSED enum err buf_add(struct buf *b, struct str s);
WARN_UNUSED enum err buf_addf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);

/* The bytes so far; until the next change. */
struct str buf_str(const struct buf *b);

#endif
