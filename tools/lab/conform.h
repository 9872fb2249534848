/* SPDX-License-Identifier: MIT
 *
 * conform.h - Unicode's own test files, run through the text room with the standard's
 * default rules (text_tools_init_standard).
 *
 * A kind of file is a function that runs one line of it, without its comment, and tells
 * the results to conform_result.  It returns what is wrong with a line that is none of
 * such a file, or NULL.                                                               */
#ifndef LAB_CONFORM_H
#define LAB_CONFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/text_tools.h"

/* The longest line of Unicode 15.0 has 130 letters. */
enum { CONFORM_LETTERS_MAX = 1024, CONFORM_SHOWN_MAX = 200, CONFORM_NO_LEVEL = -1 };

/* A text as the files write it: code points in hexadecimal. */
struct conform_text {
    uint32_t letters[CONFORM_LETTERS_MAX];
    size_t at[CONFORM_LETTERS_MAX + 1]; /* bytes where each begins; the last is the end */
    size_t count;
    char bytes[CONFORM_LETTERS_MAX * 4];
};

/* Levels of letters, and the letters as seen from left to right. */
struct conform_order {
    int levels[CONFORM_LETTERS_MAX]; /* CONFORM_NO_LEVEL for letters that bidi removes */
    size_t level_count;
    size_t seen[CONFORM_LETTERS_MAX];
    size_t seen_count;
};

struct conform {
    const char *path;
    int line;
    size_t passed, failed;
    struct text_tools tools;
    struct arena arena;         /* of one line */
    struct conform_order order; /* what BidiTest.txt expects of the lines to come */
    bool by_class;              /* BidiTest.txt: lines of classes, not of code points */
};

typedef const char *conform_line(struct conform *c, struct str line);
conform_line conform_bidi_line;
conform_line conform_grapheme_line;
conform_line conform_line_line;
conform_line conform_word_line;
conform_line conform_form_line;

/* Runs the file and prints failures and, last, the tally.  Returns the program's status:
 * 0 all passed, 1 some failed, 2 the kind or the file cannot be used (said on stderr). */
int conform_run(const char *kind, const char *path);

/* One test passed, or failed: then both texts are printed, but for the first ones only. */
void conform_passed(struct conform *c);
void conform_failed(struct conform *c, struct str expected, struct str got);

/* Appends a code point; false if `hex` is none, or the text is full. */
bool conform_text_add(struct conform_text *t, struct str hex);
/* Fills `t` from code points with spaces between; false if one is none, or there is none. */
bool conform_text_read(struct conform_text *t, struct str list);
struct str conform_text_str(const struct conform_text *t); /* until `t` changes */

/* Takes the next word off the front of *rest; spaces and tabs divide.  False at the end. */
bool conform_word_next(struct str *rest, struct str *word);

#endif
