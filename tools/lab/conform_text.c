/* SPDX-License-Identifier: MIT */
#include "conform.h"

#include "base/utf8.h"

bool conform_word_next(struct str *rest, struct str *word)
{
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t') {
        n++;
    }
    *word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return n > 0;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* 4 to 6 digits of a code point that UTF-8 can hold. */
static bool read_hex(struct str hex, uint32_t *out)
{
    *out = 0;
    for (size_t i = 0; i < hex.n; i++) {
        int digit = hex_digit(hex.p[i]);
        if (digit < 0 || i == 6) {
            return false;
        }
        *out = *out * 16 + (uint32_t)digit;
    }
    return hex.n >= 4 && *out <= 0x10FFFF && (*out < 0xD800 || *out > 0xDFFF);
}

bool conform_text_add(struct conform_text *t, struct str hex)
{
    uint32_t c;
    if (t->count == CONFORM_LETTERS_MAX || !read_hex(hex, &c)) {
        return false;
    }
    t->letters[t->count] = c;
    t->at[t->count + 1] = t->at[t->count] + utf8_put(c, t->bytes + t->at[t->count]);
    t->count++;
    return true;
}

bool conform_text_read(struct conform_text *t, struct str list)
{
    struct str word;
    t->count = 0;
    t->at[0] = 0;
    while (conform_word_next(&list, &word)) {
        if (!conform_text_add(t, word)) {
            return false;
        }
    }
    return t->count > 0;
}

struct str conform_text_str(const struct conform_text *t)
{
    return (struct str){t->bytes, t->at[t->count]};
}
