/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_catalogue.h"

/* What separates the meanings of one gloss: "aunt; auntie". */
static const struct str separators[] = {STR_INIT(";"), STR_INIT(","), STR_INIT("/"), STR_INIT("،"),
                                        STR_INIT("؛"), STR_INIT("፣"), STR_INIT("、")};
enum { SEPARATORS = sizeof separators / sizeof separators[0] };

struct lesson_catalogue lesson_catalogue_of(const struct pack *pack, struct str language,
                                            bool with_sound, struct arena *a)
{
    struct lesson_facts *facts = ARENA_ARRAY(a, struct lesson_facts, (size_t)pack->item_count);
    for (int i = 0; i < pack->item_count; i++) {
        const struct pack_gloss *gloss = pack_gloss(pack, i, language);
        facts[i].gloss = gloss != NULL ? gloss->gloss : (struct str){"", 0};
        facts[i].has_clip = with_sound && pack_clip(pack, i, PACK_CLIP_WORD, PACK_NORMAL) != NULL;
    }
    return (struct lesson_catalogue){.items = pack->items,
                                     .facts = facts,
                                     .item_count = pack->item_count,
                                     .units = pack->units,
                                     .unit_count = pack->unit_count};
}

bool lesson_has_picture(const struct lesson_catalogue *c, int item)
{
    return !key128_is_zero(c->items[item].picture);
}

bool lesson_has_gloss(const struct lesson_catalogue *c, int item)
{
    return c->facts[item].gloss.n > 0;
}

/* Takes the next meaning off the front of *rest. */
static bool next_meaning(struct str *rest, struct str *out)
{
    if (rest->n == 0) {
        return false;
    }
    for (size_t at = 0; at < rest->n; at++) {
        struct str tail = str_slice(*rest, at, rest->n);
        for (size_t i = 0; i < SEPARATORS; i++) {
            if (str_starts(tail, separators[i])) {
                *out = str_trim(str_slice(*rest, 0, at));
                *rest = str_slice(tail, separators[i].n, tail.n);
                return true;
            }
        }
    }
    *out = str_trim(*rest);
    *rest = (struct str){"", 0};
    return true;
}

static bool meanings_meet(struct str x, struct str y)
{
    for (struct str one; next_meaning(&x, &one);) {
        struct str others = y;
        for (struct str other; next_meaning(&others, &other);) {
            if (one.n > 0 && str_eq(one, other)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_accepted(const struct pack_item *item, struct str text)
{
    for (int i = 0; i < item->accept.count; i++) {
        if (str_eq(item->accept.parts[i], text)) {
            return true;
        }
    }
    return str_eq(item->text, text);
}

bool lesson_same_look(const struct lesson_catalogue *c, int x, int y)
{
    const struct pack_item *a = &c->items[x];
    const struct pack_item *b = &c->items[y];
    return x == y || is_accepted(a, b->text) || is_accepted(b, a->text) ||
           (lesson_has_picture(c, x) && key128_eq(a->picture, b->picture)) ||
           meanings_meet(c->facts[x].gloss, c->facts[y].gloss);
}
