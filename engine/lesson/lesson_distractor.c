/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_kind.h"

#include "base/must.h"
#include "base/utf8.h"

/* How likely an item is to be confused with the one that is asked; field 3.4, E16: same
 * domain and same first letter.  Chance lets equals take turns. */
enum { SAME_UNIT = 40, SAME_KIND = 30, SAME_START = 20, CHANCE = 25 };

/* Enough that pairs which look the same can be passed over. */
enum { POOL = 24 };

struct candidate {
    int item;
    uint32_t score;
};

static uint32_t first_letter(struct str text)
{
    uint32_t c = text.n > 0 ? utf8_next(&text) : 0;
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static uint32_t score_of(const struct lesson_catalogue *c, int item, int other, struct rng *rng)
{
    const struct pack_item *a = &c->items[item];
    const struct pack_item *b = &c->items[other];
    uint32_t score = rng_below(rng, CHANCE);
    score += a->unit == b->unit ? SAME_UNIT : 0;
    score += a->kind == b->kind ? SAME_KIND : 0;
    score += first_letter(a->text) == first_letter(b->text) ? SAME_START : 0;
    return score;
}

/* Keeps the pool's best, best first. */
static void pool_add(struct candidate *pool, int *count, struct candidate one)
{
    int at = *count < POOL ? (*count)++ : POOL;
    while (at > 0 && pool[at - 1].score < one.score) {
        if (at < POOL) {
            pool[at] = pool[at - 1];
        }
        at--;
    }
    if (at < POOL) {
        pool[at] = one;
    }
}

static bool looks_like_any(const struct lesson_catalogue *c, int item, const int *others, int count)
{
    for (int i = 0; i < count; i++) {
        if (lesson_same_look(c, item, others[i])) {
            return true;
        }
    }
    return false;
}

int lesson_distractors(const struct lesson_catalogue *c, const struct lesson_kind_def *kind,
                       int item, struct rng *rng, int most, int *out)
{
    must(kind->option_fits != NULL);
    struct candidate pool[POOL];
    int pooled = 0;
    for (int other = 0; other < c->item_count; other++) {
        if (other != item && kind->option_fits(c, other)) {
            uint32_t score = score_of(c, item, other, rng);
            pool_add(pool, &pooled, (struct candidate){other, score});
        }
    }
    int count = 0;
    for (int i = 0; i < pooled && count < most; i++) {
        if (!lesson_same_look(c, pool[i].item, item) &&
            !looks_like_any(c, pool[i].item, out, count)) {
            out[count++] = pool[i].item;
        }
    }
    return count;
}
