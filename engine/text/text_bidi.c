/* SPDX-License-Identifier: MIT */
#include "text/text_bidi.h"

#include "base/must.h"
#include "base/utf8.h"
#include "text/text_inside.h"

#include <string.h>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

/* Below this code point nothing runs from right to left and nothing controls direction. */
enum { FIRST_RIGHT_TO_LEFT = 0x0590 };

enum { BRACKETS_OPEN_MAX = 63 };

enum text_direction text_first_strong(struct str s)
{
    size_t isolates = 0; /* open ones; what is inside does not count (UAX 9, P2) */
    s = text_cut(s);
    while (s.n > 0) {
        UCharDirection class = u_charDirection((UChar32)utf8_next(&s));
        bool opens = class == U_LEFT_TO_RIGHT_ISOLATE || class == U_RIGHT_TO_LEFT_ISOLATE ||
                     class == U_FIRST_STRONG_ISOLATE;
        if (opens) {
            isolates++;
        } else if (class == U_POP_DIRECTIONAL_ISOLATE && isolates > 0) {
            isolates--;
        } else if (class == U_BLOCK_SEPARATOR) {
            isolates = 0;
        } else if (isolates == 0 && class == U_LEFT_TO_RIGHT) {
            return TEXT_LTR;
        } else if (isolates == 0 && (class == U_RIGHT_TO_LEFT || class == U_RIGHT_TO_LEFT_ARABIC)) {
            return TEXT_RTL;
        }
    }
    return TEXT_AUTO;
}

/* ICU's levels, one per UTF-16 unit, spread over bytes.  NULL when all are `base`. */
static const uint8_t *spread(struct arena *a, const struct text_utf16 *u, const UBiDiLevel *units,
                             struct str s, uint8_t base)
{
    int32_t same = 0;
    while (same < u->count && units[same] == base) {
        same++;
    }
    if (same == u->count) {
        return NULL;
    }
    uint8_t *levels = ARENA_ARRAY(a, uint8_t, s.n);
    memset(levels, base, s.n);
    for (int32_t i = 0; i < u->count; i++) {
        memset(levels + u->bytes[i], units[i], u->bytes[i + 1] - u->bytes[i]);
    }
    return levels;
}

/* Letters of one direction, digits and signs, in a paragraph from left to right, are all
 * of its level: most paragraphs. */
static bool is_plain(const struct text_utf16 *u)
{
    const uint32_t moving = U_MASK(U_RIGHT_TO_LEFT) | U_MASK(U_RIGHT_TO_LEFT_ARABIC) |
                            U_MASK(U_ARABIC_NUMBER) | U_MASK(U_LEFT_TO_RIGHT_EMBEDDING) |
                            U_MASK(U_LEFT_TO_RIGHT_OVERRIDE) | U_MASK(U_RIGHT_TO_LEFT_EMBEDDING) |
                            U_MASK(U_RIGHT_TO_LEFT_OVERRIDE) | U_MASK(U_LEFT_TO_RIGHT_ISOLATE) |
                            U_MASK(U_RIGHT_TO_LEFT_ISOLATE) | U_MASK(U_FIRST_STRONG_ISOLATE);
    for (int32_t i = 0; i < u->count;) {
        uint32_t c = text_utf16_next(u->units, u->count, &i);
        if (c >= FIRST_RIGHT_TO_LEFT && (U_MASK(u_charDirection((UChar32)c)) & moving) != 0) {
            return false;
        }
    }
    return true;
}

/* Brackets that wait for their other half, innermost last.  source: UAX 9, BD16. */
struct brackets {
    uint32_t closers[BRACKETS_OPEN_MAX];
    size_t count;
};

/* False when a bracket is one too many. */
static bool take_bracket(struct brackets *open, uint32_t c)
{
    enum { LAST_ASCII = '}', NEXT = 0x0F3A }; /* no letter of most scripts is looked up */
    if (c > LAST_ASCII && c < NEXT) {
        return true;
    }
    int32_t type = u_getIntPropertyValue((UChar32)c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    if (type == U_BPT_OPEN) {
        if (open->count == BRACKETS_OPEN_MAX) {
            return false;
        }
        open->closers[open->count++] = (uint32_t)u_getBidiPairedBracket((UChar32)c);
    } else if (type == U_BPT_CLOSE) {
        for (size_t i = open->count; i-- > 0;) {
            if (open->closers[i] == c) {
                open->count = i;
                break;
            }
        }
    }
    return true;
}

static bool has_too_many_brackets(const struct text_utf16 *u)
{
    struct brackets open = {.count = 0};
    for (int32_t i = 0; i < u->count;) {
        if (!take_bracket(&open, text_utf16_next(u->units, u->count, &i))) {
            return true;
        }
    }
    return false;
}

/* The units with a sign of the same class for every bracket: so nothing is paired, as BD16
 * wants it where more brackets are open than it allows.  ICU would take quadratic time. */
static UChar *without_brackets(const struct text_utf16 *u)
{
    UChar *units = ARENA_ARRAY(u->scratch, UChar, (size_t)u->count + TEXT_UTF16_SPARE);
    for (int32_t i = 0; i < u->count; i++) {
        UChar c = u->units[i];
        bool is_bracket = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) != U_BPT_NONE;
        units[i] = is_bracket ? '!' : c;
    }
    return units;
}

/* ICU gives text of one direction the paragraph's level throughout, whatever isolates and
 * numbers are in it.  A second paragraph, of the other direction, keeps it from that. */
static const UBiDiLevel *exact_levels(struct UBiDi **kept, const struct text_utf16 *u, uint8_t base)
{
    enum { PARAGRAPH_END = 0x2029, LEFT_TO_RIGHT = 'a', RIGHT_TO_LEFT = 0x05D0 };
    UErrorCode status = U_ZERO_ERROR;
    if (!*kept) {
        *kept = ubidi_open(); /* grows as texts ask for it; a size given would be its limit */
        must(*kept);
    }
    UChar *units = has_too_many_brackets(u) ? without_brackets(u) : u->units;
    units[u->count] = PARAGRAPH_END;
    units[u->count + 1] = base == 0 ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    ubidi_setPara(*kept, units, u->count + TEXT_UTF16_SPARE, base, NULL, &status);
    const UBiDiLevel *levels = ubidi_getLevels(*kept, &status);
    must(U_SUCCESS(status));
    return levels;
}

struct text_bidi text_utf16_bidi(struct UBiDi **kept, const struct text_utf16 *u, struct arena *a,
                                 struct str s, enum text_direction base)
{
    if (base == TEXT_AUTO) {
        base = text_first_strong(s);
    }
    struct text_bidi p = {.text = s, .base = base == TEXT_RTL};
    if (u->count == 0 || (p.base == 0 && is_plain(u))) {
        return p;
    }
    p.levels = spread(a, u, exact_levels(kept, u, p.base), s, p.base);
    return p;
}

struct text_bidi text_bidi(struct arena *a, struct str s, enum text_direction base)
{
    struct arena scratch;
    UBiDi *bidi = NULL;
    arena_init(&scratch, 0);
    struct text_utf16 u = text_utf16_make(&scratch, s);
    struct text_bidi p = text_utf16_bidi(&bidi, &u, a, s, base);
    ubidi_close(bidi);
    arena_finish(&scratch);
    return p;
}

/* Some bytes of a paragraph, seen as one line. */
struct stretch {
    const struct text_bidi *p;
    size_t from, to;
    size_t spaces_from; /* from here on all is at the base level */
    bool one_way;       /* nothing runs against the base direction: one run, base level */
};

static uint8_t level_at(const struct stretch *s, size_t at)
{
    return s->one_way || at >= s->spaces_from ? s->p->base : s->p->levels[at];
}

/* Levels 0 and 2 alone look as 0 does (as 1 and 3 look as 1): UAX 9, L2. */
static bool is_one_way(const struct text_bidi *p, size_t from, size_t to)
{
    for (size_t i = from; p->levels && i < to; i++) {
        if ((p->levels[i] ^ p->base) & 1) {
            return false;
        }
    }
    return true;
}

/* Where the run of equal levels that holds `at` ends. */
static size_t run_end(const struct stretch *s, size_t at)
{
    size_t end = at + 1, level = level_at(s, at);
    if (s->one_way) {
        return s->to;
    }
    while (end < s->to && level_at(s, end) == level) {
        end++;
    }
    return end;
}

static struct text_run *runs_of(const struct stretch *s, struct arena *a, size_t *count)
{
    *count = 0;
    for (size_t i = s->from; i < s->to; i = run_end(s, i)) {
        ++*count;
    }
    struct text_run *runs = ARENA_ARRAY(a, struct text_run, *count);
    size_t n = 0;
    for (size_t i = s->from; i < s->to; i = runs[n++].to) {
        runs[n] = (struct text_run){i, run_end(s, i), level_at(s, i)};
    }
    return runs;
}

static void clamp(const struct text_bidi *p, size_t *from, size_t *to)
{
    *to = *to < p->text.n ? *to : p->text.n;
    *from = *from < *to ? *from : *to;
}

struct text_runs text_bidi_runs(const struct text_bidi *p, struct arena *a, size_t from, size_t to)
{
    size_t count;
    clamp(p, &from, &to);
    const struct stretch s = {p, from, to, to, is_one_way(p, from, to)};
    const struct text_run *runs = runs_of(&s, a, &count);
    return (struct text_runs){runs, count};
}

bool text_bidi_removes(uint32_t c)
{
    const uint32_t classes = U_MASK(U_LEFT_TO_RIGHT_EMBEDDING) | U_MASK(U_LEFT_TO_RIGHT_OVERRIDE) |
                             U_MASK(U_RIGHT_TO_LEFT_EMBEDDING) | U_MASK(U_RIGHT_TO_LEFT_OVERRIDE) |
                             U_MASK(U_POP_DIRECTIONAL_FORMAT) | U_MASK(U_BOUNDARY_NEUTRAL);
    return (U_MASK(u_charDirection((UChar32)c)) & classes) != 0;
}

/* UAX 9, L1: white space and isolates at the end of a line. */
static bool is_line_end_space(uint32_t c)
{
    uint32_t classes = U_MASK(U_WHITE_SPACE_NEUTRAL) | U_MASK(U_SEGMENT_SEPARATOR) |
                       U_MASK(U_BLOCK_SEPARATOR) | U_MASK(U_BOUNDARY_NEUTRAL) |
                       U_MASK(U_LEFT_TO_RIGHT_ISOLATE) | U_MASK(U_RIGHT_TO_LEFT_ISOLATE) |
                       U_MASK(U_FIRST_STRONG_ISOLATE) | U_MASK(U_POP_DIRECTIONAL_ISOLATE);
    return (U_MASK(u_charDirection((UChar32)c)) & classes) != 0;
}

static size_t line_end_spaces(struct str s, size_t from, size_t to)
{
    struct str line = str_slice(s, from, to);
    size_t n = line.n;
    while (line.n > 0 && is_line_end_space(utf8_last(&line))) {
        n = line.n;
    }
    return from + n;
}

static void reverse(struct text_run *runs, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct text_run r = runs[i];
        runs[i] = runs[count - 1 - i];
        runs[count - 1 - i] = r;
    }
}

/* UAX 9, L2: from the highest level down to the lowest odd one, what is at that level or
 * above is reversed. */
static void reorder(struct text_run *runs, size_t count)
{
    uint8_t highest = 0;
    uint8_t lowest_odd = UINT8_MAX;
    for (size_t i = 0; i < count; i++) {
        uint8_t odd = runs[i].level | 1;
        highest = runs[i].level > highest ? runs[i].level : highest;
        lowest_odd = odd < lowest_odd ? odd : lowest_odd;
    }
    for (uint8_t level = highest; level >= lowest_odd; level--) {
        for (size_t from = 0, to; from < count; from = to + 1) {
            for (to = from; to < count && runs[to].level >= level; to++) {
            }
            reverse(runs + from, to - from);
        }
    }
}

struct text_runs text_bidi_line(const struct text_bidi *p, struct arena *a, size_t from, size_t to)
{
    size_t count;
    clamp(p, &from, &to);
    size_t spaces_from = line_end_spaces(p->text, from, to);
    const struct stretch s = {p, from, to, spaces_from, is_one_way(p, from, spaces_from)};
    struct text_run *runs = runs_of(&s, a, &count);
    reorder(runs, count);
    return (struct text_runs){runs, count};
}

uint32_t text_mirror(uint32_t c)
{
    return (uint32_t)u_charMirror((UChar32)c);
}
