/* SPDX-License-Identifier: MIT
 *
 * text_clean.h - one form for text that looks the same.
 *
 * Results live in the arena, or are `s` itself when nothing changed.  All take at most
 * TEXT_BYTES_MAX bytes (text_tools.h) and return valid UTF-8.
 * cost: linear, but for NFC of one letter with thousands of marks: 0.3 s at the limit. */
#ifndef TEXT_TEXT_CLEAN_H
#define TEXT_TEXT_CLEAN_H

#include "base/arena.h"

#include <stdbool.h>

/* Malformed UTF-8 replaced by U+FFFD, a sign per maximal malformed sequence. */
struct str text_clean(struct arena *a, struct str s);

struct str text_nfc(struct arena *a, struct str s);
/* False for malformed UTF-8 and for text longer than TEXT_BYTES_MAX. */
bool text_is_nfc(struct str s);

/* Without signs that change nothing a reader sees: bidi controls and marks, soft hyphen,
 * zero-width space, word joiner, byte order mark, tatweel.  Zero-width joiner and
 * non-joiner stay: they change letters. */
struct str text_without_invisible(struct arena *a, struct str s);

/* NFC after opening presentation forms, ligature letters (U+FB01, U+0133), full-width
 * and half-width forms, and the ellipsis.  Not NFKC: fractions, circled numbers and
 * superscripts stay. */
struct str text_nfc_compatible(struct arena *a, struct str s);

/* Runs of white space, in any script, become one space; none at the ends. */
struct str text_single_spaced(struct arena *a, struct str s);

#endif
