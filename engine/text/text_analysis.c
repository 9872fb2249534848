/* SPDX-License-Identifier: MIT */
#include "text/text_analysis.h"

#include "text/text_inside.h"

struct text_analysis text_analyse(struct text_tools *t, struct arena *a, struct str s,
                                  enum text_direction base)
{
    struct text_utf16 u = text_utf16_make(&t->scratch, s);
    struct text_analysis all = {
        .bidi = text_utf16_bidi(&t->bidi, &u, a, s, base),
        .graphemes = text_utf16_graphemes(t, &u, a, s),
        .lines = text_utf16_lines(t, &u, a, s),
        .scripts = text_utf16_scripts(&u, a, s),
    };
    text_tools_rest(t, &u);
    return all;
}
