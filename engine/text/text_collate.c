/* SPDX-License-Identifier: MIT */
#include "text/text_collate.h"

#include "base/must.h"
#include "text/text_inside.h"

#include <unicode/ucol.h>

static UCollator *open_collator(const char *locale, enum text_strength strength)
{
    static const UCollationStrength strengths[TEXT_STRENGTHS] = {UCOL_PRIMARY, UCOL_SECONDARY,
                                                                 UCOL_TERTIARY};
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open(locale, &status);
    must(U_SUCCESS(status));
    ucol_setStrength(collator, strengths[strength]);
    /* What is typed need not come with its marks in canonical order. */
    ucol_setAttribute(collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
    must(U_SUCCESS(status));
    return collator;
}

int text_compare(struct text_tools *t, enum text_strength strength, struct str a, struct str b)
{
    if (!t->collators[strength]) {
        t->collators[strength] = open_collator(t->locale, strength);
    }
    a = text_cut(a);
    b = text_cut(b);
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult order = ucol_strcollUTF8(t->collators[strength], a.p ? a.p : "", (int32_t)a.n,
                                              b.p ? b.p : "", (int32_t)b.n, &status);
    must(U_SUCCESS(status));
    return (order == UCOL_GREATER) - (order == UCOL_LESS);
}

bool text_equal(struct text_tools *t, enum text_strength strength, struct str a, struct str b)
{
    return text_compare(t, strength, a, b) == 0;
}
