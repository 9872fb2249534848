/* SPDX-License-Identifier: MIT */
#include "text/text_lang.h"

#include "text/text_inside.h"

#include <string.h>

#include <unicode/uloc.h>

bool text_lang_is_rtl(struct str bcp47)
{
    char locale[TEXT_LOCALE_BYTES];
    text_locale(bcp47, locale);
    return uloc_isRightToLeft(locale) != 0;
}

enum text_direction text_lang_direction(struct str bcp47)
{
    return text_lang_is_rtl(bcp47) ? TEXT_RTL : TEXT_LTR;
}

void text_lang_script(struct str bcp47, char out[TEXT_SCRIPT_BYTES])
{
    char locale[TEXT_LOCALE_BYTES];
    char likely[ULOC_FULLNAME_CAPACITY] = "";
    char script[ULOC_SCRIPT_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    text_locale(bcp47, locale);
    if (locale[0] != '\0') { /* the root's likely script would be that of some language */
        uloc_addLikelySubtags(locale, likely, (int32_t)sizeof likely, &status);
        uloc_getScript(likely, script, (int32_t)sizeof script, &status);
    }
    bool known = U_SUCCESS(status) && strlen(script) == TEXT_SCRIPT_BYTES - 1;
    memcpy(out, known ? script : "Zyyy", TEXT_SCRIPT_BYTES);
}
