/* SPDX-License-Identifier: MIT
 *
 * text_tools.h - the analysers of one language, opened when first used and kept.
 *
 * Costs up to a millisecond and a megabyte when a part is first used, nothing before.
 * Not for two threads at once.  Functions that take one are in text_analysis.h,
 * text_break.h, text_case.h and text_collate.h.                                      */
#ifndef TEXT_TEXT_TOOLS_H
#define TEXT_TEXT_TOOLS_H

#include "base/arena.h"
#include "text/text_lang.h"

/* The longest text analysed at once.  Analysis treats what lies beyond as part of the
 * last piece; functions that return changed text return that of the first
 * TEXT_BYTES_MAX bytes. */
enum { TEXT_BYTES_MAX = 64 * 1024 };

enum { TEXT_LOCALE_BYTES = 96, TEXT_BREAK_KINDS = 3, TEXT_STRENGTHS = 3 };

struct UBiDi;
struct UBreakIterator;
struct UCollator;

/* Fields are the room's own. */
struct text_tools {
    char locale[TEXT_LOCALE_BYTES];
    bool standard;
    struct UBiDi *bidi;
    struct UBreakIterator *breaks[TEXT_BREAK_KINDS];
    struct UCollator *collators[TEXT_STRENGTHS];
    struct arena scratch; /* empty between calls */
};

void text_tools_init(struct text_tools *t, struct str bcp47);

/* Unicode's default rules and nothing of ours: no language, no strict line breaks, no
 * guards (text_break.h).  For conformance tests; readers want text_tools_init. */
void text_tools_init_standard(struct text_tools *t);

void text_tools_finish(struct text_tools *t); /* fine on zeroed memory, and twice */

#endif
