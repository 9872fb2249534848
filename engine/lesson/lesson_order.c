/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_order.h"

#include "lesson/lesson_similar.h"

/* Items met and not yet asked.  While there are no more than this, each gets its first
 * question in time: it waits for at most OPEN - 1 others beyond the least. */
enum { OPEN_MAX = 1 + LESSON_FIRST_ASK_MOST - LESSON_FIRST_ASK_LEAST };

struct order {
    const struct lesson_catalogue *c;
    const struct lesson_step *due;
    int due_count;
    bool taken[LESSON_STEPS_MAX]; /* of due */
    const struct lesson_chain *chains;
    int chain_count;
    int next[LESSON_CHAINS_MAX];     /* step of each chain that comes next */
    int ready_at[LESSON_CHAINS_MAX]; /* place in `out` from which it may come */
    struct lesson_step *out;
    int count;
};

static bool chain_waits(const struct order *o, int chain)
{
    return o->next[chain] < o->chains[chain].count;
}

/* Others that must stand before step `next` of a chain. */
static int gap_before(int next)
{
    if (next == 1) {
        return LESSON_FIRST_ASK_LEAST;
    }
    return next == 2 ? LESSON_SECOND_ASK : LESSON_SIBLING_GAP;
}

static void place_chain(struct order *o, int chain)
{
    int next = o->next[chain]++;
    o->out[o->count++] = o->chains[chain].steps[next];
    o->ready_at[chain] = o->count + gap_before(next + 1);
}

static void place_due(struct order *o, int due)
{
    o->taken[due] = true;
    o->out[o->count++] = o->due[due];
}

/* How many steps ago the item stood; a large number if it did not. */
static int steps_since(const struct order *o, int item)
{
    for (int i = o->count - 1; i >= 0; i--) {
        if (o->out[i].item == item) {
            return o->count - 1 - i;
        }
    }
    return LESSON_STEPS_MAX;
}

/* The chain whose step from..to is ready and has been for longest, or -1. */
static int ready_chain(const struct order *o, int from, int to)
{
    int best = -1;
    for (int i = 0; i < o->chain_count; i++) {
        if (chain_waits(o, i) && o->next[i] >= from && o->next[i] <= to &&
            o->ready_at[i] <= o->count && (best < 0 || o->ready_at[i] < o->ready_at[best])) {
            best = i;
        }
    }
    return best;
}

static bool take_first_ask(struct order *o)
{
    int chain = ready_chain(o, 1, 1);
    if (chain >= 0) {
        place_chain(o, chain);
    }
    return chain >= 0;
}

static bool take_later_ask(struct order *o)
{
    int chain = ready_chain(o, 2, LESSON_CHAIN_MAX);
    if (chain >= 0) {
        place_chain(o, chain);
    }
    return chain >= 0;
}

static bool take_meeting(struct order *o)
{
    int open = 0;
    int unmet = -1;
    for (int i = o->chain_count - 1; i >= 0; i--) {
        open += o->next[i] == 1 && chain_waits(o, i);
        unmet = o->next[i] == 0 ? i : unmet;
    }
    if (unmet < 0 || open >= OPEN_MAX) {
        return false;
    }
    place_chain(o, unmet);
    return true;
}

static bool follows_similar(const struct order *o, int item)
{
    for (int i = o->count - 1; i >= 0 && i >= o->count - LESSON_SIMILAR_GAP; i--) {
        if (lesson_similar(o->c, o->out[i].item, item)) {
            return true;
        }
    }
    return false;
}

static bool follows_unit(const struct order *o, int item)
{
    return o->count > 0 && o->c->items[o->out[o->count - 1].item].unit == o->c->items[item].unit;
}

/* The first whose siblings are far enough; of the first few of those, one that neither looks
 * like what stands before it nor is of the same unit, or at least does not look like it. */
static bool take_due(struct order *o)
{
    int first = -1;
    int unlike = -1;
    for (int i = 0, seen = 0; i < o->due_count && seen < LESSON_MIX_WINDOW; i++) {
        int item = o->due[i].item;
        if (o->taken[i] || steps_since(o, item) < LESSON_SIBLING_GAP) {
            continue;
        }
        seen++;
        first = first < 0 ? i : first;
        if (!follows_similar(o, item)) {
            unlike = unlike < 0 ? i : unlike;
            if (!follows_unit(o, item)) {
                place_due(o, i);
                return true;
            }
        }
    }
    if (first >= 0) {
        place_due(o, unlike >= 0 ? unlike : first);
    }
    return first >= 0;
}

/* Too few others are left to keep every distance: what stood longest ago comes. */
static bool take_any(struct order *o)
{
    int due = -1;
    int chain = -1;
    int longest = -1;
    for (int i = 0; i < o->due_count; i++) {
        int since = o->taken[i] ? -1 : steps_since(o, o->due[i].item);
        if (since > longest) {
            longest = since;
            due = i;
        }
    }
    for (int i = 0; i < o->chain_count; i++) {
        int since = chain_waits(o, i) ? steps_since(o, o->chains[i].steps[0].item) : -1;
        if (since > longest) {
            longest = since;
            chain = i;
        }
    }
    if (chain >= 0) {
        place_chain(o, chain);
    } else if (due >= 0) {
        place_due(o, due);
    }
    return longest >= 0;
}

int lesson_order(const struct lesson_catalogue *c, const struct lesson_step *due, int due_count,
                 const struct lesson_chain *chains, int chain_count, struct lesson_step *out)
{
    /* Turns among these, so that old and new stand mixed. */
    static bool (*const takes[])(struct order *) = {take_due, take_meeting, take_later_ask};
    enum { TAKES = sizeof takes / sizeof takes[0] };

    struct order o = {.c = c,
                      .due = due,
                      .due_count = due_count,
                      .chains = chains,
                      .chain_count = chain_count,
                      .out = out};
    size_t turn = 0;
    for (bool placed = true; placed;) {
        placed = take_first_ask(&o);
        for (size_t i = 0; i < TAKES && !placed; i++) {
            placed = takes[turn++ % TAKES](&o);
        }
        placed = placed || take_any(&o);
    }
    return o.count;
}
