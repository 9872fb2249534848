/* SPDX-License-Identifier: MIT */
#include "text/text_break.h"

#include "base/must.h"
#include "text/text_inside.h"
#include "text/text_letter.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

enum { GRAPHEME, WORD, LINE };

enum { SOFT_HYPHEN = 0x00AD };

/* Signs of South-East Asian scripts that ICU 72's rules do not know to hold a syllable
 * together. */
enum {
    COENG = 0x17D2,  /* stacks the next letter below */
    VIRAMA = 0x1039, /* the same in another script */
    ASAT = 0x103A,   /* ends the syllable after the letter it stands on */
    DOT_BELOW = 0x1037,
    MEDIAL_FIRST = 0x103B,
    MEDIAL_LAST = 0x103E,
};

/* Strict lines never begin with a small kana or a lengthening mark. */
static UBreakIterator *open_iterator(const struct text_tools *t, int kind)
{
    static const UBreakIteratorType types[TEXT_BREAK_KINDS] = {UBRK_CHARACTER, UBRK_WORD,
                                                               UBRK_LINE};
    char locale[TEXT_LOCALE_BYTES + 16] = "";
    memcpy(locale, t->locale, strlen(t->locale) + 1);
    UErrorCode status = U_ZERO_ERROR;
    if (kind == LINE && !t->standard) {
        uloc_setKeywordValue("lb", "strict", locale, (int32_t)sizeof locale, &status);
    }
    must(U_SUCCESS(status));
    UBreakIterator *iterator = ubrk_open(types[kind], locale, NULL, 0, &status);
    must(U_SUCCESS(status));
    return iterator;
}

static UBreakIterator *iterator_on(struct text_tools *t, int kind, const struct text_utf16 *u)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!t->breaks[kind]) {
        t->breaks[kind] = open_iterator(t, kind);
    }
    ubrk_setText(t->breaks[kind], u->units, u->count, &status);
    must(U_SUCCESS(status));
    return t->breaks[kind];
}

/* The letter at `at` carries an asat, or stacks the next: it ends the syllable before. */
static bool ends_syllable(const struct text_utf16 *u, int32_t at)
{
    UErrorCode status = U_ZERO_ERROR;
    uint32_t c = text_utf16_next(u->units, u->count, &at);
    if (uscript_getScript((UChar32)c, &status) != USCRIPT_MYANMAR || !text_is_letter(c)) {
        return false;
    }
    while (at < u->count && (u->units[at] == DOT_BELOW ||
                             (u->units[at] >= MEDIAL_FIRST && u->units[at] <= MEDIAL_LAST))) {
        at++;
    }
    return at < u->count && (u->units[at] == ASAT || u->units[at] == VIRAMA);
}

static bool is_space_or_break(UChar c)
{
    enum { ZERO_WIDTH_SPACE = 0x200B };
    return u_isUWhiteSpace(c) || c == ZERO_WIDTH_SPACE;
}

/* Whether a line may not begin at `at`: with a mark, a stacked letter or one that ends the
 * syllable. */
static bool is_line_guarded(const struct text_utf16 *u, int32_t at)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar before = u->units[at - 1];
    bool dependent =
        text_is_mark(u->units[at]) && uscript_getScript(u->units[at], &status) == USCRIPT_MYANMAR;
    return dependent || before == VIRAMA || (!is_space_or_break(before) && ends_syllable(u, at));
}

/* Whether a boundary ICU offers would split what readers hold for one sign or syllable. */
static bool is_guarded(const struct text_utf16 *u, int kind, int32_t at)
{
    if (at <= 0 || at >= u->count) {
        return false;
    }
    if (u->units[at - 1] == COENG) {
        return text_is_letter(u->units[at]);
    }
    return kind == LINE && is_line_guarded(u, at);
}

struct boundary {
    int32_t unit;
    int32_t status; /* ICU's, of the piece that ends here */
};
struct boundaries {
    const struct boundary *list;
    size_t count;
};

static bool is_hard(int kind, int32_t status)
{
    return kind == LINE && status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
}

static struct boundaries find(struct text_tools *t, int kind, const struct text_utf16 *u)
{
    struct boundary *list = ARENA_ARRAY(u->scratch, struct boundary, (size_t)u->count + 1);
    UBreakIterator *iterator = iterator_on(t, kind, u);
    size_t n = 0;
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        int32_t status = at > 0 ? ubrk_getRuleStatus(iterator) : 0;
        if (t->standard || is_hard(kind, status) || !is_guarded(u, kind, at)) {
            list[n++] = (struct boundary){at, status};
        }
    }
    must(n > 0);
    return (struct boundaries){list, n};
}

/* The byte where boundary `i` stands; the last one is the end of `s`, even of a cut one. */
static size_t byte_of(const struct boundaries *b, size_t i, const struct text_utf16 *u,
                      struct str s)
{
    return i > 0 && i + 1 == b->count ? s.n : u->bytes[b->list[i].unit];
}

static struct text_breaks breaks_of(struct text_tools *t, const struct text_utf16 *u,
                                    struct arena *a, struct str s, int kind)
{
    struct boundaries b = find(t, kind, u);
    size_t *at = ARENA_ARRAY(a, size_t, b.count);
    for (size_t i = 0; i < b.count; i++) {
        at[i] = byte_of(&b, i, u, s);
    }
    return (struct text_breaks){at, b.count};
}

/* Where no letter joins another, as in most scripts written without marks, every code
 * point is a grapheme (UAX 29, GB999). */
static bool is_all_single(const struct text_utf16 *u)
{
    enum { FIRST_JOINING = 0x0300 }; /* below it only CR and LF join */
    for (int32_t i = 0; i < u->count;) {
        uint32_t c = text_utf16_next(u->units, u->count, &i);
        if (c == '\r' ||
            (c >= FIRST_JOINING &&
             u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK) != U_GCB_OTHER)) {
            return false;
        }
    }
    return true;
}

static struct text_breaks single_breaks(const struct text_utf16 *u, struct arena *a, struct str s)
{
    size_t *at = ARENA_ARRAY(a, size_t, (size_t)u->count + 1);
    size_t n = 1; /* at[0] is 0 */
    for (int32_t i = 1; i < u->count; i++) {
        if (u->bytes[i] > u->bytes[i - 1]) {
            at[n++] = u->bytes[i];
        }
    }
    if (u->count > 0) {
        at[n++] = s.n;
    }
    return (struct text_breaks){at, n};
}

struct text_breaks text_utf16_graphemes(struct text_tools *t, const struct text_utf16 *u,
                                        struct arena *a, struct str s)
{
    return is_all_single(u) ? single_breaks(u, a, s) : breaks_of(t, u, a, s, GRAPHEME);
}

struct text_breaks text_graphemes(struct text_tools *t, struct arena *a, struct str s)
{
    struct text_utf16 u = text_utf16_make(&t->scratch, s);
    struct text_breaks b = text_utf16_graphemes(t, &u, a, s);
    text_tools_rest(t, &u);
    return b;
}

size_t text_grapheme_count(struct text_tools *t, struct str s)
{
    struct text_utf16 u = text_utf16_make(&t->scratch, s);
    size_t count = find(t, GRAPHEME, &u).count;
    text_tools_rest(t, &u);
    return count - 1;
}

struct text_breaks text_words(struct text_tools *t, struct arena *a, struct str s)
{
    struct text_utf16 u = text_utf16_make(&t->scratch, s);
    struct text_breaks b = breaks_of(t, &u, a, s, WORD);
    text_tools_rest(t, &u);
    return b;
}

struct text_spans text_word_spans(struct text_tools *t, struct arena *a, struct str s)
{
    struct text_utf16 u = text_utf16_make(&t->scratch, s);
    struct boundaries b = find(t, WORD, &u);
    struct text_span *spans = ARENA_ARRAY(a, struct text_span, b.count);
    size_t n = 0;
    for (size_t i = 1; i < b.count; i++) {
        if (b.list[i].status >= UBRK_WORD_NONE_LIMIT) {
            spans[n++] = (struct text_span){byte_of(&b, i - 1, &u, s), byte_of(&b, i, &u, s)};
        }
    }
    text_tools_rest(t, &u);
    return (struct text_spans){spans, n};
}

struct text_line_breaks text_utf16_lines(struct text_tools *t, const struct text_utf16 *u,
                                         struct arena *a, struct str s)
{
    struct boundaries b = find(t, LINE, u);
    struct text_line_break *items = ARENA_ARRAY(a, struct text_line_break, b.count);
    for (size_t i = 0; i < b.count; i++) {
        int32_t unit = b.list[i].unit;
        bool inside = unit > 0 && i + 1 < b.count;
        items[i] = (struct text_line_break){
            .at = byte_of(&b, i, u, s),
            .hard = is_hard(LINE, b.list[i].status),
            .hyphen = inside && u->units[unit - 1] == SOFT_HYPHEN,
        };
    }
    return (struct text_line_breaks){items, b.count};
}

struct text_line_breaks text_lines(struct text_tools *t, struct arena *a, struct str s)
{
    struct text_utf16 u = text_utf16_make(&t->scratch, s);
    struct text_line_breaks lines = text_utf16_lines(t, &u, a, s);
    text_tools_rest(t, &u);
    return lines;
}
