/* SPDX-License-Identifier: MIT
 *
 * text_collate.h - alphabetical order and sameness by the rules of a language.
 *
 * At most TEXT_BYTES_MAX bytes (text_tools.h) of each text are compared.
 * cost: linear, but for one letter with thousands of marks: 0.7 s at the limit.      */
#ifndef TEXT_TEXT_COLLATE_H
#define TEXT_TEXT_COLLATE_H

#include "base/str.h"
#include "text/text_tools.h"

enum text_strength {
    TEXT_PRIMARY,   /* base letters: what the language takes for an accent is ignored */
    TEXT_SECONDARY, /* and accents */
    TEXT_TERTIARY,  /* and case */
};

/* Below, at or above 0. */
int text_compare(struct text_tools *t, enum text_strength strength, struct str a, struct str b);

bool text_equal(struct text_tools *t, enum text_strength strength, struct str a, struct str b);

#endif
