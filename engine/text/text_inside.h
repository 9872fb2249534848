/* SPDX-License-Identifier: MIT
 *
 * text_inside.h - shared by this room's sources; nobody else includes it.             */
#ifndef TEXT_TEXT_INSIDE_H
#define TEXT_TEXT_INSIDE_H

#include "base/arena.h"
#include "text/text_bidi.h"
#include "text/text_break.h"
#include "text/text_script.h"
#include "text/text_tools.h"

#include <uchar.h>

/* The first TEXT_BYTES_MAX bytes, ending between code points. */
struct str text_cut(struct str s);

enum { TEXT_UTF16_SPARE = 2 }; /* units beyond `count`, for whoever needs a sentinel */

/* A text as ICU wants it, and the way back to bytes. */
struct text_utf16 {
    struct arena *scratch; /* holds the rest, and whatever is needed on the way */
    char16_t *units;
    int32_t count;
    uint32_t *bytes; /* count + 1 offsets: where a unit's code point begins in UTF-8 */
};

struct text_utf16 text_utf16_make(struct arena *scratch, struct str s); /* of text_cut(s) */

/* Parts of the analysis of `s`, of which `u` was made; results live in `a`. */
struct text_bidi text_utf16_bidi(struct UBiDi **kept, const struct text_utf16 *u, struct arena *a,
                                 struct str s, enum text_direction base);
struct text_breaks text_utf16_graphemes(struct text_tools *t, const struct text_utf16 *u,
                                        struct arena *a, struct str s);
struct text_line_breaks text_utf16_lines(struct text_tools *t, const struct text_utf16 *u,
                                         struct arena *a, struct str s);
struct text_script_runs text_utf16_scripts(const struct text_utf16 *u, struct arena *a,
                                           struct str s);

/* The end of a call that made `u` in the scratch of the tools. */
void text_tools_rest(struct text_tools *t, const struct text_utf16 *u);

/* The code point at units[*at], which is below count; moves *at past it. */
static inline uint32_t text_utf16_next(const char16_t *units, int32_t count, int32_t *at)
{
    uint32_t c = units[(*at)++];
    if ((c & 0xFC00) != 0xD800 || *at >= count || (units[*at] & 0xFC00) != 0xDC00) {
        return c;
    }
    return 0x10000 + ((c - 0xD800) << 10) + (uint32_t)(units[(*at)++] - 0xDC00);
}

struct str text_from_utf16(struct arena *a, const char16_t *units, int32_t count);

/* ICU's name for a language tag; the root's, "", where the tag cannot be read. */
void text_locale(struct str bcp47, char out[TEXT_LOCALE_BYTES]);

#endif
