/* SPDX-License-Identifier: MIT
 *
 * str.h - a slice of bytes, usually UTF-8; it owns nothing.
 *
 * A str is valid as long as the memory it points into.  It is not NUL-terminated:
 * make a C string (arena_cstr) only at a library's border.                        */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *p;
    size_t n; /* bytes */
};

/* A string literal as a str; also usable in static initialisers. */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).n, (s).p

struct str str_from(const char *cstr); /* NULL gives the empty str */
bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* byte order, shorter first: for sorting keys */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

struct str str_slice(struct str s, size_t from, size_t to); /* clamped to s */
struct str str_trim(struct str s);                          /* ASCII white space off both ends */

/* Byte offset of the first `needle`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);

/* Takes the text before the next `separator` off the front of `*rest`.
 * Returns false when nothing was left.  "a||b" gives "a", "", "b"; "" gives nothing. */
bool str_next(struct str *rest, char separator, struct str *out);

/* A whole decimal number, optional minus, nothing else.  False leaves *out alone. */
bool str_to_i64(struct str s, int64_t *out);

/* FNV-1a; for hash tables and cache keys, never for security. */
uint64_t str_hash(struct str s);

#endif
