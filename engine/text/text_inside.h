/* SPDX-License-Identifier: MIT
 *
 * text_inside.h - shared by this room's sources; nobody else includes it.             */
#ifndef TEXT_TEXT_INSIDE_H
#define TEXT_TEXT_INSIDE_H

#include "base/arena.h"
#include "text/text_tools.h"

#include <uchar.h>

/* The first TEXT_BYTES_MAX bytes, ending between code points. */
struct str text_cut(struct str s);

/* A text as ICU wants it, and the way back to bytes. */
struct text_utf16 {
    struct arena scratch; /* holds the rest; good for further scratch until the end */
    char16_t *units;
    int32_t count;
    size_t *bytes; /* count + 1 offsets: where a unit's code point begins in UTF-8 */
};

void text_utf16_begin(struct text_utf16 *u, struct str s); /* of text_cut(s) */
void text_utf16_end(struct text_utf16 *u);

/* The code point at units[*at], which is below count; moves *at past it. */
uint32_t text_utf16_next(const char16_t *units, int32_t count, int32_t *at);

struct str text_from_utf16(struct arena *a, const char16_t *units, int32_t count);

/* ICU's name for a language tag; the root's, "", where the tag cannot be read. */
void text_locale(struct str bcp47, char out[TEXT_LOCALE_BYTES]);

#endif
