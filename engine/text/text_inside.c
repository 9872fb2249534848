/* SPDX-License-Identifier: MIT */
#include "text/text_inside.h"

#include "base/utf8.h"

#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

struct str text_cut(struct str s)
{
    if (s.n <= TEXT_BYTES_MAX) {
        return s;
    }
    size_t n = TEXT_BYTES_MAX;
    for (int back = 0; back < 3 && is_continuation(s.p[n]); back++) {
        n--;
    }
    return str_slice(s, 0, n);
}

struct text_utf16 text_utf16_make(struct arena *scratch, struct str s)
{
    s = text_cut(s);
    struct text_utf16 u = {.scratch = scratch,
                           .units = ARENA_ARRAY(scratch, UChar, s.n + TEXT_UTF16_SPARE),
                           .bytes = ARENA_ARRAY(scratch, uint32_t, s.n + 1)};
    int32_t n = 0;
    for (struct str rest = s; rest.n > 0;) {
        uint32_t at = (uint32_t)(s.n - rest.n);
        uint32_t c = utf8_next(&rest);
        u.bytes[n] = at;
        if (c > 0xFFFF) {
            u.units[n++] = U16_LEAD(c);
            u.bytes[n] = at;
            c = U16_TRAIL(c);
        }
        u.units[n++] = (UChar)c;
    }
    u.bytes[n] = (uint32_t)s.n;
    u.count = n;
    return u;
}

struct str text_from_utf16(struct arena *a, const UChar *units, int32_t count)
{
    char *out = ARENA_ARRAY(a, char, (size_t)count * 3 + 1);
    size_t n = 0;
    for (int32_t i = 0; i < count;) {
        uint32_t c = text_utf16_next(units, count, &i);
        n += utf8_put(U_IS_SURROGATE(c) ? 0xFFFD : c, out + n);
    }
    return (struct str){out, n};
}

/* ICU's own table of languages that go under another tag. */
static void replace_alias(char locale[TEXT_LOCALE_BYTES])
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *metadata = ures_openDirect(NULL, "metadata", &status);
    UResourceBundle *alias = ures_getByKey(metadata, "alias", NULL, &status);
    UResourceBundle *languages = ures_getByKey(alias, "language", NULL, &status);
    UResourceBundle *entry = ures_getByKey(languages, locale, NULL, &status);
    int32_t n = 0;
    const UChar *name = ures_getStringByKey(entry, "replacement", &n, &status);
    if (U_SUCCESS(status) && n < TEXT_LOCALE_BYTES) {
        u_UCharsToChars(name, locale, n);
        locale[n] = '\0';
    }
    ures_close(entry);
    ures_close(languages);
    ures_close(alias);
    ures_close(metadata);
}

static bool has_likely_script(const char *locale)
{
    char likely[ULOC_FULLNAME_CAPACITY] = "";
    char script[ULOC_SCRIPT_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(locale, likely, (int32_t)sizeof likely, &status);
    return uloc_getScript(likely, script, (int32_t)sizeof script, &status) > 0 && U_SUCCESS(status);
}

void text_locale(struct str bcp47, char out[TEXT_LOCALE_BYTES])
{
    char tag[TEXT_LANG_BYTES_MAX + 1] = "";
    UErrorCode status = U_ZERO_ERROR;
    int32_t read = 0;
    int32_t n = 0;
    if (bcp47.n > 0 && bcp47.n <= TEXT_LANG_BYTES_MAX) {
        memcpy(tag, bcp47.p, bcp47.n);
        n = uloc_forLanguageTag(tag, out, TEXT_LOCALE_BYTES, &read, &status);
    }
    if (n <= 0 || U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING ||
        (size_t)read != bcp47.n) {
        out[0] = '\0';
        return;
    }
    if (!has_likely_script(out)) {
        replace_alias(out);
    }
}
