/* SPDX-License-Identifier: MIT
 *
 * text_number_groups.h - numbers keep their order among right-to-left words.
 *
 * A phone number, price, date, time, range, sum, postcode or address is read from left
 * to right in every language; without an isolate its parts change places beside Arabic
 * or Hebrew words ("+31 20 123" becomes "123 20 31+").  Authors write them plainly; this
 * isolates them when a text is shown.  Pure.                                          */
#ifndef TEXT_TEXT_NUMBER_GROUPS_H
#define TEXT_TEXT_NUMBER_GROUPS_H

#include "base/arena.h"
#include "text/text_lang.h"

/* `s` with every such group between LRI and PDI, for a paragraph of this base direction.
 * A left-to-right paragraph without a right-to-left letter is `s` itself: nothing moves
 * there.  What stands in an isolate already is left alone, so that doing it twice changes
 * nothing.  Beyond TEXT_BYTES_MAX bytes (text_tools.h) nothing is isolated.
 * owner: lives in `a`, or is `s` when nothing changed.
 *
 * What belongs together: digits with the signs within and around them (-5, 12,50, 9:30,
 * 12-05-2026, 20 %, € 5, 12,-); blocks of a phone number or of thousands; sums and ranges
 * with spaces (3 + 4 = 7); a number and up to three letters behind it that are no name
 * (1012 AB, 5 km, 9 EUR), with the Latin words that follow those; Latin words
 * with a number somewhere behind (Damrak 12), which the bidi algorithm itself keeps in one
 * piece; e-mail and web addresses. */
struct str text_number_groups(struct arena *a, struct str s, enum text_direction base);

#endif
