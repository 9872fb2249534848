/* SPDX-License-Identifier: MIT
 *
 * lesson_letters.h - text as the judge compares it: a row of letters, each knowing where
 * it stands in the text it came from.
 *
 * A letter is a code point with its marks, in three spellings that are numbers in one
 * alphabet: as written, without case, and its base letter (by the language's collation).
 * What is never an error is gone already: kinds of apostrophe, dash and digit, double
 * spaces, invisible signs, punctuation.                                              */
#ifndef LESSON_LESSON_LETTERS_H
#define LESSON_LESSON_LETTERS_H

#include "base/arena.h"
#include "lesson/lesson_rules.h"
#include "lesson/lesson_verdict.h"
#include "text/text_tools.h"

enum {
    LESSON_LETTERS_MAX = 256, /* a longer text is not compared letter by letter */
    LESSON_ALPHABET_MAX = 1024,
};

enum lesson_letter_kind {
    LESSON_LETTER,
    LESSON_SPACE,
    LESSON_JOINER, /* hyphen, zero-width joiner and non-joiner */
    LESSON_APOSTROPHE_SIGN,
};

struct lesson_letter {
    enum lesson_letter_kind kind;
    int exact; /* numbers of the alphabet */
    int fold;
    int base;
    struct lesson_range at; /* the grapheme it stands in */
};

struct lesson_letters {
    const struct lesson_letter *p;
    int count;
    bool cut; /* there were more than LESSON_LETTERS_MAX */
};

/* The signs seen so far, so that equal letters have equal numbers. */
struct lesson_alphabet {
    const struct lesson_rules *rules;
    struct text_tools *tools;
    struct arena *a;
    struct str *signs;
    int *bases; /* per sign */
    int count;
    bool keys_only; /* base letters are not wanted: no collation is opened */
};

void lesson_alphabet_init(struct lesson_alphabet *abc, const struct lesson_rules *rules,
                          struct text_tools *tools, struct arena *a);

/* owner: in the alphabet's arena.  Places are bytes of `text`. */
struct lesson_letters lesson_letters_read(struct lesson_alphabet *abc, struct str text);
struct lesson_letters lesson_letters_slice(struct lesson_letters letters, int from, int to);

/* The text without case, for looking up; owner: in `a`. */
struct str lesson_letters_key(const struct lesson_alphabet *abc, struct lesson_letters letters,
                              struct arena *a);

/* "the" and "cat" as "the cat"; an article that ends in an apostrophe is joined on. */
struct str lesson_full_answer(struct str article, struct str text, struct arena *a);
/* How many bytes of the full answer stand before the text. */
size_t lesson_article_bytes(struct str article);

/* The first letter of a text with its marks, as written. */
struct str lesson_first_letter(struct str text);

#endif
