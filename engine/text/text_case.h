/* SPDX-License-Identifier: MIT
 *
 * text_case.h - letter case by the rules of a language.
 *
 * Results live in the arena; at most TEXT_BYTES_MAX bytes (text_tools.h) are taken.   */
#ifndef TEXT_TEXT_CASE_H
#define TEXT_TEXT_CASE_H

#include "base/arena.h"
#include "text/text_tools.h"

struct str text_lower(const struct text_tools *t, struct arena *a, struct str s);
/* Of the whole text: for a heading in capitals. */
struct str text_upper(const struct text_tools *t, struct arena *a, struct str s);

/* Lower case of the language, then full case folding (sharp s = ss); a language that
 * tells dotted from dotless i keeps telling them apart. */
struct str text_fold(const struct text_tools *t, struct arena *a, struct str s);

#endif
