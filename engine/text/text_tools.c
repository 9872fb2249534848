/* SPDX-License-Identifier: MIT */
#include "text/text_tools.h"

#include "text/text_inside.h"

#include <unicode/ubrk.h>
#include <unicode/ucol.h>

void text_tools_init(struct text_tools *t, struct str bcp47)
{
    *t = (struct text_tools){.locale = ""};
    text_locale(bcp47, t->locale);
}

void text_tools_finish(struct text_tools *t)
{
    for (int i = 0; i < TEXT_BREAK_KINDS; i++) {
        ubrk_close(t->breaks[i]);
        t->breaks[i] = NULL;
    }
    for (int i = 0; i < TEXT_STRENGTHS; i++) {
        ucol_close(t->collators[i]);
        t->collators[i] = NULL;
    }
}
