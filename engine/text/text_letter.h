/* SPDX-License-Identifier: MIT
 *
 * text_letter.h - what kind of sign a code point is.  Pure.                           */
#ifndef TEXT_TEXT_LETTER_H
#define TEXT_TEXT_LETTER_H

#include <stdbool.h>
#include <stdint.h>

bool text_is_letter(uint32_t c);
bool text_is_mark(uint32_t c);  /* accents, harakat, vowel signs: it sits on another letter */
bool text_is_space(uint32_t c); /* any script's, no-break ones and the Ethiopic word space too */
/* Ends a line wherever it stands: U+000A and its kin (BK, CR, LF, NL of UAX 14). */
bool text_is_line_feed(uint32_t c);
/* A space at which a line may end, and which is not seen there: none of the no-break ones. */
bool text_is_breaking_space(uint32_t c);
bool text_is_punctuation(uint32_t c);
bool text_is_upper(uint32_t c);
/* Changes nothing a reader sees (text_without_invisible removes it). */
bool text_is_invisible(uint32_t c);
/* Changes its neighbours and is not seen itself: joiners, selectors of variants, tags. */
bool text_is_joiner(uint32_t c);
/* 0 to 9 for a decimal digit of any script, else -1. */
int text_digit_value(uint32_t c);

#endif
