/* SPDX-License-Identifier: MIT */
#include "text/text_letter.h"

#include <stddef.h>

#include <unicode/uchar.h>

bool text_is_letter(uint32_t c)
{
    return (U_GET_GC_MASK((UChar32)c) & U_GC_L_MASK) != 0;
}

bool text_is_mark(uint32_t c)
{
    return (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

bool text_is_space(uint32_t c)
{
    enum { ETHIOPIC_WORDSPACE = 0x1361 }; /* punctuation to Unicode, a space to readers */
    return u_isUWhiteSpace((UChar32)c) || c == ETHIOPIC_WORDSPACE;
}

bool text_is_line_feed(uint32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool text_is_breaking_space(uint32_t c)
{
    enum { NEXT_LINE = 0x85 };
    if (c < NEXT_LINE) { /* nearly always */
        return c == ' ' || c == '\t';
    }
    bool no_break = c == 0x00A0 || c == 0x2007 || c == 0x202F;
    return u_isUWhiteSpace((UChar32)c) && !no_break && !text_is_line_feed(c);
}

bool text_is_punctuation(uint32_t c)
{
    return (U_GET_GC_MASK((UChar32)c) & U_GC_P_MASK) != 0;
}

bool text_is_upper(uint32_t c)
{
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool text_is_invisible(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00AD, 0x00AD}, /* soft hyphen */
        {0x034F, 0x034F}, /* combining grapheme joiner */
        {0x061C, 0x061C}, /* letter mark */
        {0x0640, 0x0640}, /* tatweel: it stretches a word, nothing more */
        {0x200B, 0x200B}, /* zero-width space */
        {0x200E, 0x200F}, /* direction marks */
        {0x202A, 0x202E}, /* embeddings, overrides */
        {0x2060, 0x2064}, /* word joiner, invisible operators */
        {0x2066, 0x206F}, /* isolates, deprecated controls */
        {0xFEFF, 0xFEFF}, /* byte order mark */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

bool text_is_joiner(uint32_t c)
{
    enum { NON_JOINER = 0x200C, JOINER = 0x200D, FIRST_TAG = 0xE0020, LAST_TAG = 0xE007F };
    return c == NON_JOINER || c == JOINER || (c >= FIRST_TAG && c <= LAST_TAG) ||
           u_hasBinaryProperty((UChar32)c, UCHAR_VARIATION_SELECTOR);
}

int text_digit_value(uint32_t c)
{
    return u_charDigitValue((UChar32)c);
}
