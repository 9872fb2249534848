/* SPDX-License-Identifier: MIT */
#include "text/text_number_groups.h"

#include "base/utf8.h"
#include "text/text_bidi.h"
#include "text/text_letter.h"
#include "text/text_tools.h"

#include <unicode/uchar.h>

enum {
    LRI = 0x2066,
    FSI = 0x2068,
    PDI = 0x2069,
    CONTROL_BYTES = 3, /* of each of these in UTF-8 */
    LEADS_MAX = 4,     /* signs before a number */
    BLOCKS_MAX = 12,   /* of one number; more are numbers one after the other */
    PHONE_DIGITS = 7,
};

enum kind {
    STOP,  /* a group never crosses it: a line's end, a control, what is isolated already */
    RTL,   /* nor a right-to-left letter */
    SPACE, /* one of them may stand within a group */
    DIGIT,
    LETTER, /* left to right */
    SIGN,
};

struct sign {
    uint32_t c;
    size_t at; /* byte */
    enum kind kind;
};

/* The text, with a STOP before its first sign and two after its last. */
struct signs {
    struct sign *items;
    size_t count; /* without those behind */
    bool any_rtl, any_digit;
};

struct group {
    size_t from, to; /* signs */
};

static bool one_of(uint32_t c, const char *signs)
{
    struct str rest = str_from(signs);
    while (rest.n > 0) {
        if (utf8_next(&rest) == c) {
            return true;
        }
    }
    return false;
}

static bool is_currency(uint32_t c)
{
    return u_charType((UChar32)c) == U_CURRENCY_SYMBOL;
}

/* May stand before a number's first digit ... */
static bool leads(uint32_t c)
{
    return is_currency(c) || one_of(c, "+-−–#@~≈<>≤≥±№");
}

/* ... between two digits, without a space ... */
static bool joins(uint32_t c)
{
    return one_of(c, ".,:/-\u2010\u2011–−'’\u066B\u066C_*×x+=÷~<>");
}

/* ... between two numbers, with spaces ... */
static bool operates(uint32_t c)
{
    return one_of(c, "+-−–—×x*÷/:=<>≤≥≈~");
}

/* ... or behind the last digit. */
static bool trails(uint32_t c)
{
    return is_currency(c) || one_of(c, "%‰\u066A°′″²³½¼¾+");
}

static enum kind kind_of(uint32_t c)
{
    if (c == '\n' || c == '\r' || c == 0x2029) {
        return STOP;
    }
    if (text_is_space(c)) {
        return SPACE;
    }
    switch (u_charDirection((UChar32)c)) {
    case U_RIGHT_TO_LEFT: /* with the digits of scripts that write them right to left */
    case U_RIGHT_TO_LEFT_ARABIC:
        return RTL;
    case U_LEFT_TO_RIGHT:
        return text_digit_value(c) >= 0 ? DIGIT : text_is_invisible(c) ? STOP : LETTER;
    default:
        return text_digit_value(c) >= 0 ? DIGIT : text_is_invisible(c) ? STOP : SIGN;
    }
}

/* A mark is of the kind of the sign it sits on; so is a joiner. */
static bool is_carried(uint32_t c)
{
    return text_is_mark(c) || c == 0x200C || c == 0x200D;
}

static struct signs read_signs(struct arena *a, struct str s)
{
    struct signs out = {.items = ARENA_ARRAY(a, struct sign, s.n + 3), .count = 1};
    struct str rest = s;
    size_t depth = 0; /* of isolates */
    out.items[0] = (struct sign){.kind = STOP};
    while (rest.n > 0) {
        size_t at = s.n - rest.n;
        uint32_t c = utf8_next(&rest);
        enum kind kind = is_carried(c) ? out.items[out.count - 1].kind : kind_of(c);
        depth += c >= LRI && c <= FSI;
        kind = depth > 0 ? STOP : kind;
        depth -= c == PDI && depth > 0;
        out.items[out.count++] = (struct sign){c, at, kind};
        out.any_rtl |= kind == RTL;
        out.any_digit |= kind == DIGIT || c == '@' || c == '/';
    }
    out.items[out.count] = out.items[out.count + 1] = (struct sign){.at = s.n, .kind = STOP};
    return out;
}

static size_t skip_digits(const struct sign *s, size_t i)
{
    while (s[i].kind == DIGIT) {
        i++;
    }
    return i;
}

/* "(020)" and "(0)" before more digits: the end of it, or `i` where there is none. */
static size_t skip_bracketed(const struct sign *s, size_t i)
{
    size_t end = s[i].c == '(' ? skip_digits(s, i + 1) : i;
    if (end <= i + 1 || s[end].c != ')') {
        return i;
    }
    end++;
    return s[end].kind == DIGIT || (s[end].kind == SPACE && s[end + 1].kind == DIGIT) ? end : i;
}

/* The end of a number written without spaces, from its first digit or bracket on. */
static size_t number_end(const struct sign *s, size_t i)
{
    for (;;) {
        size_t end = skip_digits(s, skip_bracketed(s, i));
        end += s[end].kind == SIGN && joins(s[end].c) && s[end + 1].kind == DIGIT;
        if (end == i) {
            break;
        }
        i = end;
    }
    if (s[i].c == ',' && one_of(s[i + 1].c, "-–—")) { /* a price without cents */
        return i + 2;
    }
    while (s[i].kind == SIGN && trails(s[i].c)) {
        i++;
    }
    return i;
}

/* Past the signs that may lead a number; `i` where no number follows. */
static size_t number_start(const struct sign *s, size_t i)
{
    size_t at = i;
    while (at < i + LEADS_MAX && s[at].kind == SIGN && leads(s[at].c)) {
        at++;
    }
    at += at > i && is_currency(s[at - 1].c) && s[at].kind == SPACE;
    return s[at].kind == DIGIT || skip_bracketed(s, at) > at ? at : i;
}

static bool starts_number(const struct sign *s, size_t i)
{
    return s[i].kind == DIGIT || number_start(s, i) > i || skip_bracketed(s, i) > i;
}

static size_t digits_in(const struct sign *s, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        n += s[i].kind == DIGIT;
    }
    return n;
}

/* Numbers one space apart, from the one at `i` that ends at `first`: the end of the last when
 * they are blocks of one number - of a phone number, which begins with +, a bracket or 0 and
 * another digit or has at least seven, or of thousands, or 123 45 - else `first`. */
static size_t blocks_end(const struct sign *s, size_t i, size_t first)
{
    size_t end = first;
    size_t digits = digits_in(s, i, first);
    bool phone = one_of(s[i].c, "+(") || (text_digit_value(s[i].c) == 0 && digits > 1);
    bool thousands = digits <= 3;
    bool postcode = digits == 3;
    size_t blocks = 1;
    while (blocks <= BLOCKS_MAX && s[end].kind == SPACE && number_end(s, end + 1) > end + 1) {
        size_t next = number_end(s, end + 1);
        size_t n = digits_in(s, end, next);
        thousands = thousands && n == 3;
        postcode = postcode && blocks == 1 && n == 2;
        digits += n;
        blocks++;
        end = next;
    }
    bool one = phone || thousands || postcode || digits >= PHONE_DIGITS;
    return one && blocks <= BLOCKS_MAX ? end : first;
}

/* The end of what is still to be found out: "?", "...", "__". */
static size_t blank_end(const struct sign *s, size_t i)
{
    size_t end = i;
    while (s[end].kind == SIGN && one_of(s[end].c, "?_.…□")) {
        end++;
    }
    return s[end].kind == SPACE || s[end].kind == STOP || s[end].kind == RTL ? end : i;
}

/* The end of " + 4" or " = ?" behind a number; `i` where there is none. */
static size_t operation_end(const struct sign *s, size_t i)
{
    if (s[i].kind != SPACE || !operates(s[i + 1].c) || s[i + 2].kind != SPACE) {
        return i;
    }
    size_t operand = i + 3;
    if (starts_number(s, operand)) {
        return number_end(s, number_start(s, operand));
    }
    size_t blank = blank_end(s, operand);
    return blank > operand ? blank : i;
}

/* The end of " %" or " EUR" as a sign behind a number; `i` where there is none. */
static size_t unit_end(const struct sign *s, size_t i)
{
    if (s[i].kind != SPACE || !trails(s[i + 1].c) || s[i + 1].c == '+') {
        return i;
    }
    size_t end = i + 1;
    while (s[end].kind == SIGN && trails(s[end].c)) {
        end++;
    }
    return s[end].kind == DIGIT || (s[end].kind == SPACE && s[end + 1].kind == DIGIT) ? i : end;
}

/* Whether letters behind a number are a sign that belongs to it: AB, km, EUR; no name. */
static bool is_short(const struct sign *s, size_t i)
{
    size_t n = 0, upper = 0;
    for (; s[i].kind == LETTER; i++) {
        n += !is_carried(s[i].c);
        upper += text_is_upper(s[i].c);
    }
    return n > 0 && s[i].kind != DIGIT && (n <= 2 || (n == 3 && upper % 3 == 0));
}

/* The end of a stretch of left-to-right words: its last letter, digit or closing sign. */
static size_t words_end(const struct sign *s, size_t i)
{
    size_t last = i;
    size_t open = 0;
    for (; s[i].kind != STOP && s[i].kind != RTL; i++) {
        bool closes = s[i].c == ')' && open > 0;
        open += s[i].c == '(';
        open -= closes;
        bool attached = i == last && (trails(s[i].c) || s[i].c == '/');
        if (s[i].kind == DIGIT || s[i].kind == LETTER || closes || attached) {
            last = i + 1;
        }
    }
    return last;
}

static size_t numbers_end(const struct sign *s, size_t start, size_t i)
{
    size_t end = blocks_end(s, start < i && s[start].c == '+' ? start : i, number_end(s, i));
    for (;;) {
        size_t next = operation_end(s, unit_end(s, end));
        if (next == end) {
            break;
        }
        end = next;
    }
    bool goes_on = s[end].kind == LETTER || (s[end].kind == SPACE && is_short(s, end + 1));
    return goes_on ? words_end(s, end) : end;
}

/* An address has the one or the other; plain words keep their order by themselves. */
static bool is_address(const struct sign *s, const struct group *g)
{
    for (size_t i = g->from + 1; i < g->to; i++) {
        bool path = s[i].c == '/' && (s[i - 1].c == '/' || i + 1 == g->to);
        if (path || (s[i].c == '@' && s[i - 1].kind == LETTER && s[i + 1].kind == LETTER)) {
            return true;
        }
    }
    return false;
}

/* A sign leads only where nothing stands before it but a space or an opening bracket or
 * quote: in a word such as Hebrew "b-12" the hyphen is the word's. */
static bool is_open_before(const struct sign *s, size_t i)
{
    return s[i - 1].kind == STOP || s[i - 1].kind == SPACE || is_currency(s[i].c) ||
           one_of(s[i - 1].c, "([{\"'«‘“„");
}

/* Whether a group begins at `i`; then *g is it, though it may not need an isolate. */
static bool group_at(const struct sign *s, size_t i, struct group *g)
{
    g->from = i;
    if (s[i].kind == LETTER) {
        g->to = words_end(s, i);
        return true;
    }
    if (s[i].kind != DIGIT && !(is_open_before(s, i) && starts_number(s, i))) {
        return false;
    }
    g->to = numbers_end(s, i, number_start(s, i));
    return true;
}

/* One digit after the other always keeps its order, but also then it is isolated: it must
 * not join the words on either side. */
static bool needs_isolate(const struct sign *s, const struct group *g)
{
    return digits_in(s, g->from, g->to) > 0 || is_address(s, g);
}

static size_t copy(char *out, size_t n, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        out[n + i] = s.p[i];
    }
    return n + s.n;
}

static struct str isolated(struct arena *a, struct str s, const struct signs *signs)
{
    const struct sign *items = signs->items;
    char *out = ARENA_ARRAY(a, char, s.n *(1 + 2 * (size_t)CONTROL_BYTES) + 1);
    size_t n = 0;
    size_t done = 0; /* bytes */
    for (size_t i = 1; i < signs->count;) {
        struct group g;
        bool found = group_at(items, i, &g);
        if (found && needs_isolate(items, &g)) {
            n = copy(out, n, str_slice(s, done, items[g.from].at));
            n += utf8_put(LRI, out + n);
            n = copy(out, n, str_slice(s, items[g.from].at, items[g.to].at));
            n += utf8_put(PDI, out + n);
            done = items[g.to].at;
        }
        i = found ? g.to : i + 1;
    }
    return done == 0 ? s : (struct str){out, copy(out, n, str_slice(s, done, s.n))};
}

struct str text_number_groups(struct arena *a, struct str s, enum text_direction base)
{
    if (s.n > TEXT_BYTES_MAX) {
        return s;
    }
    struct signs signs = read_signs(a, s);
    bool rtl = base == TEXT_RTL || (base == TEXT_AUTO && text_first_strong(s) == TEXT_RTL);
    return signs.any_digit && (rtl || signs.any_rtl) ? isolated(a, s, &signs) : s;
}
