/* SPDX-License-Identifier: MIT
 *
 * utf8.h - code points in and out of UTF-8, strict (RFC 3629).                    */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* Takes one code point off the front of *s, which must not be empty.  A malformed
 * sequence gives 0xFFFD and takes its maximal valid prefix, at least one byte. */
uint32_t utf8_next(struct str *s);

/* Takes one code point off the end of *s, which must not be empty.  What is malformed
 * there gives 0xFFFD: the beginning of a code point as a whole, any other byte alone. */
uint32_t utf8_last(struct str *s);

/* Writes `c` (a scalar value) to out[4]; returns the number of bytes. */
size_t utf8_put(uint32_t c, char *out);

/* Byte offset of the first malformed sequence, or SIZE_MAX when all is well. */
size_t utf8_bad(struct str s);

size_t utf8_count(struct str s); /* code points */

#endif
