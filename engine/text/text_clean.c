/* SPDX-License-Identifier: MIT */
#include "text/text_clean.h"

#include "base/must.h"
#include "base/utf8.h"
#include "text/text_inside.h"
#include "text/text_letter.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Every function may grow a text by this much per UTF-16 unit (NFKC of U+FDFA). */
enum { UNITS_PER_UNIT_MAX = 18, UTF8_BYTES_MAX = 4 };

struct str text_clean(struct arena *a, struct str s)
{
    s = text_cut(s);
    if (utf8_bad(s) == SIZE_MAX) {
        return s;
    }
    char *out = ARENA_ARRAY(a, char, s.n * 3 + 1);
    size_t n = 0;
    while (s.n > 0) {
        n += utf8_put(utf8_next(&s), out + n);
    }
    return (struct str){out, n};
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

static const UNormalizer2 *nfc_instance(void)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    must(U_SUCCESS(status));
    return nfc;
}

/* ICU: a text grows at most threefold in NFC. */
static struct str nfc_of(struct arena *a, const struct text_utf16 *u)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = u->count * 3 + 1;
    UChar *out = ARENA_ARRAY(u->scratch, UChar, (size_t)room);
    int32_t n = unorm2_normalize(nfc_instance(), u->units, u->count, out, room, &status);
    must(U_SUCCESS(status));
    return text_from_utf16(a, out, n);
}

struct str text_nfc(struct arena *a, struct str s)
{
    s = text_cut(s);
    if (is_ascii(s)) {
        return s;
    }
    struct arena scratch;
    arena_init(&scratch, 0);
    struct text_utf16 u = text_utf16_make(&scratch, s);
    struct str out = nfc_of(a, &u);
    arena_finish(&scratch);
    return str_eq(out, s) ? s : out;
}

bool text_is_nfc(struct str s)
{
    if (s.n > TEXT_BYTES_MAX || utf8_bad(s) != SIZE_MAX) {
        return false;
    }
    if (is_ascii(s)) {
        return true;
    }
    struct arena scratch;
    UErrorCode status = U_ZERO_ERROR;
    arena_init(&scratch, 0);
    struct text_utf16 u = text_utf16_make(&scratch, s);
    bool yes = unorm2_isNormalized(nfc_instance(), u.units, u.count, &status) != 0;
    arena_finish(&scratch);
    return yes && U_SUCCESS(status);
}

struct str text_without_invisible(struct arena *a, struct str s)
{
    s = text_clean(a, s);
    char *out = ARENA_ARRAY(a, char, s.n + 1);
    size_t n = 0;
    while (s.n > 0) {
        uint32_t c = utf8_next(&s);
        if (!text_is_invisible(c)) {
            n += utf8_put(c, out + n);
        }
    }
    return (struct str){out, n};
}

/* Letters that exist twice for the sake of old character sets. */
static bool is_compatible_form(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x0132, 0x0133}, /* ij as one letter */
        {0x0149, 0x0149}, /* apostrophe n */
        {0x01C4, 0x01CC}, /* dz, lj, nj as one letter */
        {0x2026, 0x2026}, /* ellipsis */
        {0xFB00, 0xFDFF}, /* ligature letters; presentation forms */
        {0xFE76, 0xFEFC}, /* presentation forms; before them stand marks on a space */
        {0xFF01, 0xFFEE}, /* full-width and half-width forms */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

/* Appends the compatibility decomposition of `c`, or `c` where it has none, or where that
 * would begin with a space (a mark that stands alone). */
static size_t put_opened(const UNormalizer2 *nfkc, uint32_t c, char *out)
{
    UChar open[UNITS_PER_UNIT_MAX + 1];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = unorm2_getDecomposition(nfkc, (UChar32)c, open, UNITS_PER_UNIT_MAX + 1, &status);
    if (U_FAILURE(status) || n <= 0 || open[0] == ' ') {
        return utf8_put(c, out);
    }
    size_t bytes = 0;
    for (int32_t i = 0; i < n;) {
        bytes += utf8_put(text_utf16_next(open, n, &i), out + bytes);
    }
    return bytes;
}

struct str text_nfc_compatible(struct arena *a, struct str s)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
    must(U_SUCCESS(status));
    s = text_nfc(a, text_clean(a, s));
    size_t forms = 0;
    for (struct str rest = s; rest.n > 0;) {
        forms += is_compatible_form(utf8_next(&rest));
    }
    if (forms == 0) {
        return s;
    }
    char *out = ARENA_ARRAY(a, char, s.n + forms * UNITS_PER_UNIT_MAX * UTF8_BYTES_MAX + 1);
    size_t n = 0;
    while (s.n > 0) {
        uint32_t c = utf8_next(&s);
        n += is_compatible_form(c) ? put_opened(nfkc, c, out + n) : utf8_put(c, out + n);
    }
    return text_nfc(a, (struct str){out, n});
}

struct str text_single_spaced(struct arena *a, struct str s)
{
    s = text_clean(a, s);
    char *out = ARENA_ARRAY(a, char, s.n + 1);
    size_t n = 0;
    bool space = false;
    while (s.n > 0) {
        uint32_t c = utf8_next(&s);
        if (text_is_space(c)) {
            space = n > 0;
            continue;
        }
        if (space) {
            out[n++] = ' ';
        }
        space = false;
        n += utf8_put(c, out + n);
    }
    return (struct str){out, n};
}
