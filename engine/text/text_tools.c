/* SPDX-License-Identifier: MIT */
#include "text/text_tools.h"

#include "text/text_inside.h"

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/ucol.h>

void text_tools_init(struct text_tools *t, struct str bcp47)
{
    *t = (struct text_tools){.locale = ""};
    text_locale(bcp47, t->locale);
}

void text_tools_init_standard(struct text_tools *t)
{
    *t = (struct text_tools){.locale = "", .standard = true};
}

void text_tools_rest(struct text_tools *t, const struct text_utf16 *u)
{
    enum { KEPT_UNITS_MAX = 8192 }; /* several pages; what longer texts need is not kept */
    if (u->count <= KEPT_UNITS_MAX) {
        arena_reset(&t->scratch);
        return;
    }
    arena_finish(&t->scratch);
    ubidi_close(t->bidi);
    t->bidi = NULL;
}

void text_tools_finish(struct text_tools *t)
{
    ubidi_close(t->bidi);
    t->bidi = NULL;
    for (int i = 0; i < TEXT_BREAK_KINDS; i++) {
        ubrk_close(t->breaks[i]);
        t->breaks[i] = NULL;
    }
    for (int i = 0; i < TEXT_STRENGTHS; i++) {
        ucol_close(t->collators[i]);
        t->collators[i] = NULL;
    }
    arena_finish(&t->scratch);
}
