/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_alike.h"

#include "base/utf8.h"

#include <string.h>

static bool is_word_edge(struct str text, size_t at)
{
    return at == 0 || at == text.n || text.p[at] == ' ' || text.p[at - 1] == ' ';
}

static bool fits_at(const struct lesson_pair *pair, struct str text, size_t at)
{
    return str_starts(str_slice(text, at, text.n), pair->from) &&
           (!pair->at_start || is_word_edge(text, at)) &&
           (!pair->at_end || is_word_edge(text, at + pair->from.n));
}

static struct str rewrite_one(const struct lesson_pair *pair, struct str text, struct arena *a)
{
    size_t most = text.n + (text.n / pair->from.n) * pair->to.n;
    char *out = ARENA_ARRAY(a, char, most + 1);
    size_t n = 0;
    for (size_t at = 0; at < text.n;) {
        if (fits_at(pair, text, at)) {
            memcpy(out + n, pair->to.p, pair->to.n);
            n += pair->to.n;
            at += pair->from.n;
        } else {
            out[n++] = text.p[at++];
        }
    }
    return (struct str){out, n};
}

struct str lesson_rewrite(struct lesson_pairs pairs, struct str text, struct arena *a)
{
    for (int i = 0; i < pairs.count; i++) {
        if (str_find(text, pairs.pairs[i].from) != SIZE_MAX) {
            text = rewrite_one(&pairs.pairs[i], text, a);
        }
    }
    return text;
}

static bool may_double(struct lesson_words doubling, struct str letter)
{
    for (int i = 0; i < doubling.count; i++) {
        if (str_eq(doubling.words[i], letter)) {
            return true;
        }
    }
    return doubling.count == 0 && !str_eq(letter, STR(" "));
}

struct str lesson_undouble(struct lesson_words doubling, struct str text, struct arena *a)
{
    char *out = ARENA_ARRAY(a, char, text.n + 1);
    size_t n = 0;
    struct str before = {"", 0};
    for (struct str rest = text; rest.n > 0;) {
        struct str letter = rest;
        (void)utf8_next(&rest);
        letter.n -= rest.n;
        if (!str_eq(letter, before) || !may_double(doubling, letter)) {
            memcpy(out + n, letter.p, letter.n);
            n += letter.n;
        }
        before = letter;
    }
    return (struct str){out, n};
}
