/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_letters.h"

#include "base/utf8.h"
#include "text/text_break.h"
#include "text/text_case.h"
#include "text/text_clean.h"
#include "text/text_collate.h"
#include "text/text_letter.h"

#include <string.h>

enum { LETTER_BYTES_MAX = 64 }; /* one with all its marks; further marks are left off */

/* Signs written for an apostrophe or a hyphen. */
static const uint32_t apostrophes[] = {0x27,  0x60,  0xB4,   0x2B9,  0x2BB,  0x2BC,
                                       0x2BD, 0x55A, 0x2018, 0x2019, 0x201B, 0x2032};
static const uint32_t hyphens[] = {0x2D,   0x58A,  0x5BE,  0x2010, 0x2011,
                                   0x2012, 0x2013, 0x2014, 0x2015, 0x2212};
enum { ZERO_WIDTH_NON_JOINER = 0x200C, ZERO_WIDTH_JOINER = 0x200D };

static bool is_one_of(uint32_t c, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i] == c) {
            return true;
        }
    }
    return false;
}

/* One code point in the form that is compared. */
static uint32_t plain(uint32_t c)
{
    if (is_one_of(c, apostrophes, sizeof apostrophes / sizeof apostrophes[0])) {
        return '\'';
    }
    if (is_one_of(c, hyphens, sizeof hyphens / sizeof hyphens[0])) {
        return '-';
    }
    int digit = text_digit_value(c);
    if (digit >= 0) {
        return (uint32_t)('0' + digit);
    }
    return text_is_space(c) ? ' ' : c;
}

static bool is_ignored(const struct lesson_rules *rules, uint32_t c)
{
    for (int i = 0; i < rules->ignored_count; i++) {
        if (c >= rules->ignored[i].from && c <= rules->ignored[i].to) {
            return true;
        }
    }
    return text_is_invisible(c);
}

static enum lesson_letter_kind kind_of(uint32_t c)
{
    if (c == ' ') {
        return LESSON_SPACE;
    }
    if (c == '\'') {
        return LESSON_APOSTROPHE_SIGN;
    }
    bool joins = c == '-' || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    return joins ? LESSON_JOINER : LESSON_LETTER;
}

void lesson_alphabet_init(struct lesson_alphabet *abc, const struct lesson_rules *rules,
                          struct text_tools *tools, struct arena *a)
{
    *abc = (struct lesson_alphabet){.rules = rules,
                                    .tools = tools,
                                    .a = a,
                                    .signs = ARENA_ARRAY(a, struct str, LESSON_ALPHABET_MAX),
                                    .bases = ARENA_ARRAY(a, int, LESSON_ALPHABET_MAX)};
}

static bool is_own_letter(const struct lesson_rules *rules, struct str sign)
{
    for (int i = 0; i < rules->own.count; i++) {
        if (str_eq(rules->own.pairs[i].from, sign)) {
            return true;
        }
    }
    return false;
}

/* The first sign with the same base letter, or `sign` itself. */
static int base_of(struct lesson_alphabet *abc, int sign)
{
    if (abc->keys_only || is_own_letter(abc->rules, abc->signs[sign])) {
        return sign;
    }
    for (int i = 0; i < sign; i++) {
        if (abc->bases[i] == i && !is_own_letter(abc->rules, abc->signs[i]) &&
            text_equal(abc->tools, TEXT_PRIMARY, abc->signs[i], abc->signs[sign])) {
            return i;
        }
    }
    return sign;
}

/* The sign's number; a full alphabet gives its last to all further signs. */
static int number_of(struct lesson_alphabet *abc, struct str sign)
{
    for (int i = 0; i < abc->count; i++) {
        if (str_eq(abc->signs[i], sign)) {
            return i;
        }
    }
    if (abc->count == LESSON_ALPHABET_MAX) {
        return abc->count - 1;
    }
    abc->signs[abc->count] = arena_str(abc->a, sign);
    abc->bases[abc->count] = base_of(abc, abc->count);
    return abc->count++;
}

/* Letters being collected from one text. */
struct reading {
    struct lesson_alphabet *abc;
    struct lesson_letter letters[LESSON_LETTERS_MAX];
    int count;
    bool cut;
    struct lesson_range at; /* the grapheme being read */
};

static void add_letter(struct reading *r, enum lesson_letter_kind kind, struct str exact,
                       struct str fold)
{
    if (r->count == LESSON_LETTERS_MAX) {
        r->cut = true;
        return;
    }
    int number = number_of(r->abc, fold);
    r->letters[r->count++] = (struct lesson_letter){.kind = kind,
                                                    .exact = number_of(r->abc, exact),
                                                    .fold = number,
                                                    .base = r->abc->bases[number],
                                                    .at = r->at};
}

/* Takes a code point with its marks off the front of *rest into buffer, in plain form and
 * without what is ignored.  The result may be empty. */
static struct str next_letter(const struct lesson_rules *rules, struct str *rest, char *buffer)
{
    size_t n = 0;
    bool first = true;
    while (rest->n > 0) {
        struct str tail = *rest;
        uint32_t c = utf8_next(&tail);
        if (!first && !text_is_mark(c)) {
            break;
        }
        first = false;
        *rest = tail;
        if (!is_ignored(rules, c) && n + 4 <= LETTER_BYTES_MAX) {
            n += utf8_put(plain(c), buffer + n);
        }
    }
    return (struct str){buffer, n};
}

static struct str same_letter(const struct lesson_rules *rules, struct str fold)
{
    for (int i = 0; i < rules->same.count; i++) {
        if (str_eq(rules->same.pairs[i].from, fold)) {
            return rules->same.pairs[i].to;
        }
    }
    return fold;
}

static bool is_plain_lower(struct str s)
{
    return s.n == 1 && ((s.p[0] >= 'a' && s.p[0] <= 'z') || (s.p[0] >= '0' && s.p[0] <= '9'));
}

/* A letter without case may be several (sharp s is ss). */
static void add_folded(struct reading *r, struct str exact)
{
    const struct lesson_rules *rules = r->abc->rules;
    struct str fold = is_plain_lower(exact) ? exact : text_fold(r->abc->tools, r->abc->a, exact);
    struct str same = same_letter(rules, fold);
    char buffer[LETTER_BYTES_MAX];
    struct str rest = same;
    struct str letter = next_letter(rules, &rest, buffer);
    bool single = rest.n == 0 && str_eq(same, fold);
    while (letter.n > 0) {
        add_letter(r, LESSON_LETTER, single ? exact : letter, letter);
        letter = next_letter(rules, &rest, buffer);
    }
}

static void add_sign(struct reading *r, struct str sign)
{
    struct str rest = sign;
    uint32_t c = utf8_next(&rest);
    enum lesson_letter_kind kind = kind_of(c);
    if (kind == LESSON_SPACE) {
        bool follows = r->count > 0 && r->letters[r->count - 1].kind != LESSON_SPACE;
        if (follows) {
            add_letter(r, kind, STR(" "), STR(" "));
        }
    } else if (kind != LESSON_LETTER) {
        struct str one = kind == LESSON_JOINER ? STR("-") : STR("'");
        add_letter(r, kind, one, one);
    } else if (!text_is_punctuation(c)) {
        add_folded(r, sign);
    }
}

static void read_grapheme(struct reading *r, struct str text)
{
    struct str raw = str_slice(text, r->at.from, r->at.to);
    struct str rest = raw.n == 1 ? raw : text_nfc_compatible(r->abc->a, raw);
    char buffer[LETTER_BYTES_MAX];
    while (rest.n > 0) {
        struct str sign = next_letter(r->abc->rules, &rest, buffer);
        if (sign.n > 0) {
            add_sign(r, sign);
        }
    }
}

struct lesson_letters lesson_letters_read(struct lesson_alphabet *abc, struct str text)
{
    struct text_breaks breaks = text_graphemes(abc->tools, abc->a, text);
    struct reading r;
    r.abc = abc;
    r.count = 0;
    r.cut = false;
    for (size_t i = 0; i + 1 < breaks.count && !r.cut; i++) {
        r.at = (struct lesson_range){breaks.at[i], breaks.at[i + 1]};
        read_grapheme(&r, text);
    }
    if (r.count > 0 && r.letters[r.count - 1].kind == LESSON_SPACE) {
        r.count--;
    }
    struct lesson_letter *letters = ARENA_ARRAY(abc->a, struct lesson_letter, (size_t)r.count);
    for (int i = 0; i < r.count; i++) {
        letters[i] = r.letters[i];
    }
    return (struct lesson_letters){letters, r.count, r.cut};
}

struct lesson_letters lesson_letters_slice(struct lesson_letters letters, int from, int to)
{
    return (struct lesson_letters){letters.p + from, to - from, letters.cut};
}

struct str lesson_letters_key(const struct lesson_alphabet *abc, struct lesson_letters letters,
                              struct arena *a)
{
    size_t n = 0;
    for (int i = 0; i < letters.count; i++) {
        n += abc->signs[letters.p[i].fold].n;
    }
    char *out = ARENA_ARRAY(a, char, n + 1);
    n = 0;
    for (int i = 0; i < letters.count; i++) {
        struct str sign = abc->signs[letters.p[i].fold];
        memcpy(out + n, sign.p, sign.n);
        n += sign.n;
    }
    return (struct str){out, n};
}

static bool joins_on(struct str article)
{
    return str_ends(article, STR("'")) || str_ends(article, STR("’"));
}

size_t lesson_article_bytes(struct str article)
{
    return article.n == 0 || joins_on(article) ? article.n : article.n + 1;
}

struct str lesson_full_answer(struct str article, struct str text, struct arena *a)
{
    const char *space = lesson_article_bytes(article) > article.n ? " " : "";
    return arena_printf(a, "%.*s%s%.*s", STR_ARG(article), space, STR_ARG(text));
}

struct str lesson_first_letter(struct str text)
{
    struct str rest = text;
    while (rest.n > 0) {
        struct str tail = rest;
        uint32_t c = utf8_next(&tail);
        if (rest.n < text.n && !text_is_mark(c)) {
            break;
        }
        rest = tail;
    }
    return str_slice(text, 0, text.n - rest.n);
}
