/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_similar.h"

#include "lesson/lesson_policy.h"

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static bool ends_letter(struct str text, size_t at)
{
    return at == text.n || !continues(text.p[at]);
}

static bool same_start(struct str a, struct str b)
{
    size_t least = a.n < b.n ? a.n : b.n;
    int letters = 0;
    for (size_t at = 0; at < least && a.p[at] == b.p[at] && letters < LESSON_ALIKE_START; at++) {
        letters += ends_letter(a, at + 1) && ends_letter(b, at + 1);
    }
    return letters >= LESSON_ALIKE_START;
}

static bool same_end(struct str a, struct str b)
{
    size_t least = a.n < b.n ? a.n : b.n;
    int letters = 0;
    for (size_t i = 1; i <= least && a.p[a.n - i] == b.p[b.n - i]; i++) {
        letters += !continues(a.p[a.n - i]);
    }
    return letters >= LESSON_ALIKE_END;
}

bool lesson_similar(const struct lesson_catalogue *c, int x, int y)
{
    const struct pack_item *a = &c->items[x];
    const struct pack_item *b = &c->items[y];
    return x != y && (same_start(a->text, b->text) || same_end(a->text, b->text) ||
                      (lesson_has_picture(c, x) && key128_eq(a->picture, b->picture)));
}
