/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* What a lead byte promises.  The second byte's range keeps out overlong forms,
 * surrogates and values above U+10FFFF.  source: RFC 3629, section 4. */
struct lead {
    size_t more;
    unsigned char second_low, second_high;
};

static struct lead lead_of(unsigned char c)
{
    if (c < 0xC2 || c > 0xF4) {
        return (struct lead){0, 0, 0};
    }
    if (c < 0xE0) {
        return (struct lead){1, 0x80, 0xBF};
    }
    if (c < 0xF0) {
        unsigned char low = c == 0xE0 ? 0xA0 : 0x80;
        return (struct lead){2, low, c == 0xED ? 0x9F : 0xBF};
    }
    return (struct lead){3, c == 0xF0 ? 0x90 : 0x80, c == 0xF4 ? 0x8F : 0xBF};
}

static uint32_t take(struct str *s, size_t n, uint32_t c)
{
    *s = (struct str){s->p + n, s->n - n};
    return c;
}

uint32_t utf8_next(struct str *s)
{
    unsigned char first = (unsigned char)s->p[0];
    if (first < 0x80) {
        return take(s, 1, first);
    }
    struct lead lead = lead_of(first);
    if (lead.more == 0) {
        return take(s, 1, REPLACEMENT);
    }
    uint32_t c = first & (0x3Fu >> lead.more);
    for (size_t i = 1; i <= lead.more; i++) {
        unsigned char low = i == 1 ? lead.second_low : 0x80;
        unsigned char high = i == 1 ? lead.second_high : 0xBF;
        unsigned char next = i < s->n ? (unsigned char)s->p[i] : 0;
        if (next < low || next > high) {
            return take(s, i, REPLACEMENT);
        }
        c = c << 6 | (next & 0x3Fu);
    }
    return take(s, lead.more + 1, c);
}

uint32_t utf8_last(struct str *s)
{
    enum { CONTINUED_MAX = 3 }; /* bytes after a lead */
    size_t from = s->n - 1, least = from > CONTINUED_MAX ? from - CONTINUED_MAX : 0;
    while (from > least && ((unsigned char)s->p[from] & 0xC0) == 0x80) {
        from--;
    }
    struct str one = str_slice(*s, from, s->n);
    uint32_t c = utf8_next(&one);
    bool alone = one.n > 0; /* it begins with something shorter */
    s->n = alone ? s->n - 1 : from;
    return alone ? REPLACEMENT : c;
}

size_t utf8_put(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    for (size_t i = more; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (char)((0xF80u >> more & 0xF0u) | c);
    return more + 1;
}

size_t utf8_bad(struct str s)
{
    struct str rest = s;
    while (rest.n > 0) {
        const char *at = rest.p;
        size_t before = rest.n;
        if (utf8_next(&rest) == REPLACEMENT) {
            bool real = before - rest.n == 3 && (unsigned char)at[0] == 0xEF &&
                        (unsigned char)at[1] == 0xBF && (unsigned char)at[2] == 0xBD;
            if (!real) {
                return (size_t)(at - s.p);
            }
        }
    }
    return SIZE_MAX;
}

size_t utf8_count(struct str s)
{
    size_t count = 0;
    while (s.n > 0) {
        (void)utf8_next(&s);
        count++;
    }
    return count;
}
