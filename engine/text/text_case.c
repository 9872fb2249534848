/* SPDX-License-Identifier: MIT */
#include "text/text_case.h"

#include "base/must.h"
#include "text/text_inside.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

/* Unicode: changing case makes at most three units of one. */
enum { CASE_GROWTH = 3 };

typedef int32_t case_mapping(UChar *to, int32_t room, const UChar *from, int32_t n,
                             const char *locale, UErrorCode *status);

static struct str mapped(const struct text_tools *t, struct arena *a, struct str s,
                         case_mapping *map)
{
    struct arena scratch;
    UErrorCode status = U_ZERO_ERROR;
    arena_init(&scratch, 0);
    struct text_utf16 u = text_utf16_make(&scratch, s);
    int32_t room = u.count * CASE_GROWTH + 1;
    UChar *to = ARENA_ARRAY(&scratch, UChar, (size_t)room);
    int32_t n = map(to, room, u.units, u.count, t->locale, &status);
    must(U_SUCCESS(status));
    struct str out = text_from_utf16(a, to, n);
    arena_finish(&scratch);
    return out;
}

struct str text_lower(const struct text_tools *t, struct arena *a, struct str s)
{
    return mapped(t, a, s, u_strToLower);
}

struct str text_upper(const struct text_tools *t, struct arena *a, struct str s)
{
    return mapped(t, a, s, u_strToUpper);
}

/* Whether the language's small letter for I is another one than i. */
static bool has_dotless_i(const char *locale)
{
    static const UChar capital[] = {'I'};
    UChar small[CASE_GROWTH + 1] = {0};
    UErrorCode status = U_ZERO_ERROR;
    u_strToLower(small, CASE_GROWTH + 1, capital, 1, locale, &status);
    return U_SUCCESS(status) && small[0] != 'i';
}

static int32_t fold_lower(UChar *to, int32_t room, const UChar *from, int32_t n, const char *locale,
                          UErrorCode *status)
{
    uint32_t option = has_dotless_i(locale) ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT;
    return u_strFoldCase(to, room, from, n, option, status);
}

struct str text_fold(const struct text_tools *t, struct arena *a, struct str s)
{
    return mapped(t, a, text_lower(t, a, s), fold_lower);
}
