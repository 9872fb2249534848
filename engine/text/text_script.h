/* SPDX-License-Identifier: MIT
 *
 * text_script.h - runs of one script, for choosing fonts and shaping.
 *
 * Signs shared by scripts (spaces, digits, full stops, marks) join the run before, or
 * the first run after where there is none before; closing brackets and quotes join the
 * run of the one they close.  A text of nothing but shared signs is one run "Zyyy".   */
#ifndef TEXT_TEXT_SCRIPT_H
#define TEXT_TEXT_SCRIPT_H

#include "base/arena.h"
#include "text/text_lang.h"

struct text_script_run {
    size_t from, to;                /* bytes */
    char script[TEXT_SCRIPT_BYTES]; /* ISO 15924, "Arab" */
};
struct text_script_runs {
    const struct text_script_run *items;
    size_t count;
};

enum { TEXT_PAIRS_MAX = 32 }; /* brackets open at once; deeper ones join the run before */

struct text_script_runs text_scripts(struct arena *a, struct str s);

/* The script of one letter: "Zyyy" for shared signs, "Zinh" for marks of any script. */
void text_letter_script(uint32_t c, char out[TEXT_SCRIPT_BYTES]);

#endif
