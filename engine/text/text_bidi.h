/* SPDX-License-Identifier: MIT
 *
 * text_bidi.h - the order in which mixed text is seen.  source: UAX 9.
 *
 * A level is even for left to right, odd for right to left.  Call text_bidi for a
 * paragraph, then text_bidi_line for each of its lines.                               */
#ifndef TEXT_TEXT_BIDI_H
#define TEXT_TEXT_BIDI_H

#include "base/arena.h"
#include "text/text_lang.h"

struct text_bidi {
    struct str text; /* the caller's */
    const uint8_t
        *levels;  /* one per byte, the same for all bytes of a letter; NULL: all are base */
    uint8_t base; /* 0 or 1 */
};

/* Levels live in the arena.  Line feeds inside start a paragraph of the same base. */
struct text_bidi text_bidi(struct arena *a, struct str s, enum text_direction base);

struct text_run {
    size_t from, to; /* bytes of the paragraph's text */
    uint8_t level;
};
struct text_runs {
    const struct text_run *items;
    size_t count;
};

/* Runs of equal level in bytes [from, to), both between letters; first to last as read.
 * Where all of it runs in the base direction it is one run of the base level. */
struct text_runs text_bidi_runs(const struct text_bidi *p, struct arena *a, size_t from, size_t to);

/* The same runs from left to right as seen, with white space at the line's end put at
 * the end of the base direction. */
struct text_runs text_bidi_line(const struct text_bidi *p, struct arena *a, size_t from, size_t to);

/* Embeddings, overrides and joiners, which take no place in a line; in `levels` they have
 * that of their surroundings.  source: UAX 9, X9. */
bool text_bidi_removes(uint32_t c);

/* The direction of the first strong letter; TEXT_AUTO when there is none. */
enum text_direction text_first_strong(struct str s);

/* The letter seen instead in right-to-left text: ")" for "("; others are themselves. */
uint32_t text_mirror(uint32_t c);

#endif
