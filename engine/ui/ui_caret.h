/* SPDX-License-Identifier: MIT
 *
 * ui_caret.h - where a caret may stand in a line of text, and where keys take it.
 *
 * Pure.  Places are bytes; a caret stands between graphemes, at 0 and at the end.     */
#ifndef UI_UI_CARET_H
#define UI_UI_CARET_H

#include "base/str.h"

#include <stdbool.h>

struct ui_range {
    size_t from, to;
};

size_t ui_caret_before(struct str text, size_t at); /* the last place before `at`, or 0 */
size_t ui_caret_from(struct str text, size_t at);   /* the first at or after it, or the end */
size_t ui_caret_graphemes(struct str text);

/* The place beside `at` as seen on the screen.  Where directions meet, two places may look
 * the same; they then follow each other.  Every place is reached from every other.
 * `rtl`: the direction of the line itself. */
size_t ui_caret_left(struct str text, size_t at, bool rtl);
size_t ui_caret_right(struct str text, size_t at, bool rtl);
bool ui_caret_is_left(struct str text, size_t a, size_t b, bool rtl); /* a is left of b */

size_t ui_caret_word_start(struct str text, size_t at);    /* of the word before; or 0 */
size_t ui_caret_word_end(struct str text, size_t at);      /* of the word after; or the end */
struct ui_range ui_caret_word(struct str text, size_t at); /* around it, or the gap there */

/* Where that begins which Backspace at `at` takes away: the grapheme, but in scripts whose
 * marks are letters of their own to those who type them (harakat, vowel signs) the last code
 * point alone.  source: Pango, PangoLogAttr.backspace_deletes_character, by which GTK works;
 * unlike GTK a letter that is one code point is never taken apart. */
size_t ui_caret_backspace(struct str text, size_t at);

#endif
