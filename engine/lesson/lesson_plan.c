/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_plan.h"

#include "lesson/lesson_opener.h"
#include "lesson/lesson_order.h"
#include "lesson/lesson_rows.h"

#include <stdlib.h>

/* Of a session in a chosen unit, at most a third goes to what is due in others; own. */
enum { ELSEWHERE_SHARE = 3 };

/* An (item, skill) that could be asked again, or for the first time after its opening. */
struct candidate {
    int item;
    enum srs_skill skill;
    uint32_t turn; /* reviews so far */
    bool taken;
    bool elsewhere; /* in another unit than the one chosen */
    bool is_due;
    double recall; /* 1 where it was never asked */
    uint32_t draw; /* decides between equals */
};

struct planning {
    const struct lesson_catalogue *c;
    const struct lesson_wish *wish;
    const struct lesson_row *rows;
    struct rng *rng;
    int budget_ms;
    int spent_ms;
    int elsewhere_ms; /* of those, on units not chosen */
    struct candidate *candidates;
    int candidate_count;
    int due_count;
    bool *asked;               /* per item: has a step already */
    struct lesson_step *steps; /* of candidates, in the order they were chosen */
    int step_count;
    struct lesson_chain chains[LESSON_NEW_MAX];
    int chain_count;
    struct arena *a;
};

static bool in_unit(const struct planning *p, int item)
{
    return p->wish->unit == LESSON_TODAY || p->c->items[item].unit == p->wish->unit;
}

/* The chosen unit first, then what is likeliest forgotten. */
static int by_gain(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    if (a->elsewhere != b->elsewhere) {
        return a->elsewhere ? 1 : -1;
    }
    if (a->is_due != b->is_due) {
        return a->is_due ? -1 : 1;
    }
    if (a->recall < b->recall || a->recall > b->recall) {
        return a->recall < b->recall ? -1 : 1;
    }
    if (a->draw != b->draw) {
        return a->draw < b->draw ? -1 : 1;
    }
    return a->item != b->item ? a->item - b->item : (int)a->skill - (int)b->skill;
}

static void candidate_add(struct planning *p, int item, enum srs_skill skill, bool is_due)
{
    const struct srs_memory *m = p->rows[item].of[skill];
    const struct lesson_moment *at = &p->wish->at;
    p->candidates[p->candidate_count++] =
        (struct candidate){.item = item,
                           .skill = skill,
                           .turn = m != NULL ? m->reviews : 0,
                           .elsewhere = !in_unit(p, item),
                           .is_due = is_due,
                           .recall = m != NULL ? srs_recall(at->model, *m, at->now) : 1.0,
                           .draw = rng_next(p->rng)};
    p->due_count += is_due;
}

static bool is_opened(const struct planning *p, int item, enum srs_skill skill)
{
    struct lesson_opening opener;
    if (!lesson_skill_fits(p->c, skill, item) || !lesson_row_met(&p->rows[item])) {
        return false;
    }
    if (!lesson_opener(p->c, item, skill, &opener)) {
        return true; /* the first it can be asked in, though it was met in another */
    }
    const struct srs_memory *m = p->rows[item].of[opener.after];
    return m != NULL && lesson_opens(&opener, m);
}

/* What is due, and what skills have opened. */
static void find_due(struct planning *p)
{
    for (int i = 0; i < p->c->item_count; i++) {
        for (int s = 0; s < SRS_SKILLS; s++) {
            const struct srs_memory *m = p->rows[i].of[s];
            enum srs_skill skill = (enum srs_skill)s;
            if (m != NULL ? lesson_is_due(&p->wish->at, m) : is_opened(p, i, skill)) {
                candidate_add(p, i, skill, m != NULL);
            }
        }
    }
}

/* What was asked before today and is not due: for a learner who wants to practise all
 * the same. */
static void find_early(struct planning *p)
{
    for (int i = 0; i < p->c->item_count; i++) {
        for (int s = 0; s < SRS_SKILLS; s++) {
            const struct srs_memory *m = p->rows[i].of[s];
            if (m != NULL && in_unit(p, i) && !lesson_is_due(&p->wish->at, m)) {
                candidate_add(p, i, (enum srs_skill)s, false);
            }
        }
    }
}

/* Items never asked that can be, in course order; returns how many of `most`. */
static int find_new(const struct planning *p, int most, int *out)
{
    int count = 0;
    enum srs_skill first;
    for (int i = 0; i < p->c->item_count && count < most; i++) {
        if (in_unit(p, i) && !lesson_row_met(&p->rows[i]) && lesson_first_skill(p->c, i, &first)) {
            out[count++] = i;
        }
    }
    return count;
}

/* The last reviewed day of anything, or today where nothing was. */
static int32_t last_day(const struct planning *p)
{
    bool any = false;
    int32_t last = p->wish->at.now.day;
    for (int i = 0; i < p->c->item_count; i++) {
        for (int s = 0; s < SRS_SKILLS; s++) {
            const struct srs_memory *m = p->rows[i].of[s];
            if (m != NULL && (!any || m->last_day > last)) {
                last = m->last_day;
                any = true;
            }
        }
    }
    return last;
}

static int review_limit(const struct planning *p)
{
    bool was_away = (int64_t)p->wish->at.now.day - last_day(p) > LESSON_ABSENCE_DAYS;
    return was_away ? LESSON_ABSENCE_REVIEWS : LESSON_STEPS_MAX / 2;
}

static int new_limit(const struct planning *p)
{
    int least = p->wish->unit == LESSON_TODAY ? 0 : LESSON_NEW_LEAST;
    int limit = LESSON_NEW_MAX - p->due_count / LESSON_DUE_PER_NEW;
    return limit > least ? limit : least;
}

/* Spends time on a step if `budget_ms` still has it. */
static bool spend(struct planning *p, int cost_ms, int budget_ms)
{
    if (p->spent_ms + cost_ms > budget_ms) {
        return false;
    }
    p->spent_ms += cost_ms;
    return true;
}

/* Takes candidates in their order, one an item or (siblings) a further one. */
static void take_reviews(struct planning *p, bool siblings, int most, int budget_ms)
{
    for (int i = 0; i < p->candidate_count && p->step_count < most; i++) {
        struct candidate *one = &p->candidates[i];
        if (one->taken || (p->asked[one->item] && !siblings)) {
            continue;
        }
        enum lesson_kind kind = lesson_kind_for(p->c, one->skill, one->item, one->turn);
        int cost_ms = lesson_kind_estimate_ms(kind);
        if (one->elsewhere && p->elsewhere_ms + cost_ms > p->budget_ms / ELSEWHERE_SHARE) {
            continue;
        }
        if (spend(p, cost_ms, budget_ms)) {
            p->elsewhere_ms += one->elsewhere ? cost_ms : 0;
            p->steps[p->step_count++] = (struct lesson_step){.kind = kind, .item = one->item};
            p->asked[one->item] = true;
            one->taken = true;
        }
    }
}

static void chain_add(struct lesson_chain *chain, struct lesson_step step)
{
    step.item = chain->count > 0 ? chain->steps[0].item : step.item;
    step.is_new = true;
    chain->steps[chain->count++] = step;
}

/* Meeting an item and asking it twice in its first skill. */
static int chain_begin(const struct planning *p, int item, struct lesson_chain *chain)
{
    enum srs_skill skill;
    (void)lesson_first_skill(p->c, item, &skill);
    *chain = (struct lesson_chain){.count = 0};
    chain_add(chain, (struct lesson_step){.kind = LESSON_PRESENT, .item = item});
    for (uint32_t turn = 0; turn < 2; turn++) {
        chain_add(chain, (struct lesson_step){.kind = lesson_kind_for(p->c, skill, item, turn)});
    }
    int cost_ms = 0;
    for (int i = 0; i < chain->count; i++) {
        cost_ms += lesson_kind_estimate_ms(chain->steps[i].kind);
    }
    return cost_ms;
}

static void take_new(struct planning *p, const int *items, int count)
{
    for (int i = 0; i < count; i++) {
        struct lesson_chain *chain = &p->chains[p->chain_count];
        if (spend(p, chain_begin(p, items[i], chain), p->budget_ms)) {
            p->chain_count++;
        }
    }
}

/* Where minutes are left: the next skill of each new item, if it opens on the way. */
static void extend_new(struct planning *p)
{
    for (int i = 0; i < p->chain_count; i++) {
        struct lesson_chain *chain = &p->chains[i];
        int item = chain->steps[0].item;
        enum srs_skill next;
        if (chain->count < LESSON_CHAIN_MAX &&
            lesson_skill_after(p->c, item, lesson_kind_skill(chain->steps[chain->count - 1].kind),
                               &next)) {
            enum lesson_kind kind = lesson_kind_for(p->c, next, item, 0);
            if (spend(p, lesson_kind_estimate_ms(kind), p->budget_ms)) {
                chain_add(chain, (struct lesson_step){.kind = kind, .if_opened = true});
            }
        }
    }
}

/* Time set aside for new items: what they need, at most half. */
static int reserve_ms(const struct planning *p, const int *items, int count)
{
    int reserve = 0;
    for (int i = 0; i < count; i++) {
        struct lesson_chain chain;
        reserve += chain_begin(p, items[i], &chain);
    }
    return reserve < p->budget_ms / 2 ? reserve : p->budget_ms / 2;
}

static void swap(struct candidate *a, struct candidate *b)
{
    struct candidate held = *a;
    *a = *b;
    *b = held;
}

/* Splits around the middle one; returns how many stand before it.  source: Lomuto. */
static int split(struct candidate *list, int count)
{
    swap(&list[count / 2], &list[count - 1]);
    int before = 0;
    for (int i = 0; i < count - 1; i++) {
        if (by_gain(&list[i], &list[count - 1]) < 0) {
            swap(&list[i], &list[before++]);
        }
    }
    swap(&list[before], &list[count - 1]);
    return before;
}

/* Brings the `most` best to the front, in no order.  source: Hoare's quickselect; the draw
 * in every candidate keeps it from its worst case. */
static void select_best(struct candidate *list, int count, int most)
{
    while (count > most) {
        int before = split(list, count);
        if (before >= most) {
            count = before;
        } else {
            list += before + 1;
            count -= before + 1;
            most -= before + 1;
        }
    }
}

/* Enough for one step an item, were all skills of each among the best. */
enum { SORTED_MAX = LESSON_STEPS_MAX / 2 * SRS_SKILLS };

/* Orders the best candidates and forgets the rest: sorting all would take longer than
 * everything else. */
static void sort_candidates(struct planning *p)
{
    if (p->candidate_count > SORTED_MAX) {
        select_best(p->candidates, p->candidate_count, SORTED_MAX);
        p->candidate_count = SORTED_MAX;
    }
    qsort(p->candidates, (size_t)p->candidate_count, sizeof p->candidates[0], by_gain);
}

static bool nothing_here(const struct planning *p, int new_count)
{
    for (int i = 0; i < p->candidate_count; i++) {
        if (!p->candidates[i].elsewhere) {
            return false;
        }
    }
    return new_count == 0;
}

static void choose(struct planning *p)
{
    int fresh[LESSON_NEW_MAX];
    find_due(p);
    int fresh_count = find_new(p, new_limit(p), fresh);
    if (nothing_here(p, fresh_count)) {
        find_early(p);
    }
    sort_candidates(p);
    int most = review_limit(p);
    take_reviews(p, false, most, p->budget_ms - reserve_ms(p, fresh, fresh_count));
    take_new(p, fresh, fresh_count);
    take_reviews(p, true, most, p->budget_ms);
    extend_new(p);
    extend_new(p);
}

static struct planning planning_begin(const struct lesson_catalogue *c,
                                      const struct lesson_memories *memories,
                                      const struct lesson_wish *wish, struct rng *rng,
                                      struct arena *a)
{
    int minutes = wish->minutes < 1 ? 1 : wish->minutes;
    minutes = minutes > LESSON_MINUTES_MAX ? LESSON_MINUTES_MAX : minutes;
    size_t items = (size_t)c->item_count;
    return (struct planning){
        .c = c,
        .wish = wish,
        .rows = lesson_rows(c, memories, a),
        .rng = rng,
        .budget_ms = minutes * 60 * 1000,
        .candidates = ARENA_ARRAY(a, struct candidate, items * SRS_SKILLS),
        .asked = ARENA_ARRAY(a, bool, items),
        .steps = ARENA_ARRAY(a, struct lesson_step, LESSON_STEPS_MAX),
        .a = a,
    };
}

struct lesson_plan lesson_plan_make(const struct lesson_catalogue *c,
                                    const struct lesson_memories *memories,
                                    const struct lesson_wish *wish, struct rng *rng,
                                    struct arena *a)
{
    struct planning p = planning_begin(c, memories, wish, rng, a);
    choose(&p);
    struct lesson_step *out = ARENA_ARRAY(a, struct lesson_step, LESSON_STEPS_MAX);
    int count = lesson_order(p.steps, p.step_count, p.chains, p.chain_count, out);
    return (struct lesson_plan){.steps = out,
                                .count = count,
                                .review_count = p.step_count,
                                .new_count = p.chain_count,
                                .estimate_ms = p.spent_ms};
}
