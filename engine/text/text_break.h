/* SPDX-License-Identifier: MIT
 *
 * text_break.h - where graphemes, words and lines may end.
 *
 * Offsets are bytes of the text given, ascending; the first is 0 and the last is its
 * length (for the empty text there is one, 0).  Malformed UTF-8 counts as U+FFFD.
 * Results live in the arena.
 *
 * On top of Unicode's rules, and unless the tools are text_tools_init_standard's: a
 * Khmer coeng holds the letter it stacks; no line begins with a Burmese mark, a stacked
 * letter or a letter that ends a syllable; no line of any language begins with a small
 * kana or a lengthening mark ("strict").                                              */
#ifndef TEXT_TEXT_BREAK_H
#define TEXT_TEXT_BREAK_H

#include "base/arena.h"
#include "text/text_tools.h"

struct text_breaks {
    const size_t *at;
    size_t count;
};

/* What a reader takes for one letter: a caret may stand at each offset. */
struct text_breaks text_graphemes(struct text_tools *t, struct arena *a, struct str s);
size_t text_grapheme_count(struct text_tools *t, struct str s);

/* Boundaries of words, and of the spaces and signs between them. */
struct text_breaks text_words(struct text_tools *t, struct arena *a, struct str s);

struct text_span {
    size_t from, to;
};
struct text_spans {
    const struct text_span *items;
    size_t count;
};
/* Words alone: letters, digits, ideographs; no spaces, no punctuation. */
struct text_spans text_word_spans(struct text_tools *t, struct arena *a, struct str s);

struct text_line_break {
    size_t at;
    bool hard;   /* a line must end here */
    bool hyphen; /* a word is divided at a soft hyphen: a line that ends here shows one */
};
struct text_line_breaks {
    const struct text_line_break *items;
    size_t count;
};
/* Where a line may or must end; trailing spaces belong to the line before. */
struct text_line_breaks text_lines(struct text_tools *t, struct arena *a, struct str s);

#endif
