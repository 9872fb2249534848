/* SPDX-License-Identifier: MIT
 *
 * text_analysis.h - all that setting a paragraph in type needs to know, found at once.
 *
 * The same results as text_bidi, text_graphemes, text_lines and text_scripts, for about
 * the price of the dearest of them: the text is converted once, and what ICU needs is
 * kept in the tools.                                                                    */
#ifndef TEXT_TEXT_ANALYSIS_H
#define TEXT_TEXT_ANALYSIS_H

#include "text/text_bidi.h"
#include "text/text_break.h"
#include "text/text_script.h"

struct text_analysis {
    struct text_bidi bidi; /* bidi.text is the text; lines by text_bidi_line */
    struct text_breaks graphemes;
    struct text_line_breaks lines;
    struct text_script_runs scripts;
};

/* Results live in the arena and point into `s`. */
struct text_analysis text_analyse(struct text_tools *t, struct arena *a, struct str s,
                                  enum text_direction base);

#endif
