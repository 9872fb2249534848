/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_plan.h"

#include "lesson/lesson_candidate.h"
#include "lesson/lesson_frontier.h"
#include "lesson/lesson_help.h"
#include "lesson/lesson_opener.h"
#include "lesson/lesson_order.h"

/* The chance that what was just met is remembered. */
#define FIRST_PASS (1 - LESSON_NEW_MISSES / 100.0)

struct planning {
    const struct lesson_catalogue *c;
    const struct lesson_wish *wish;
    struct lesson_pace pace;
    struct lesson_survey survey;
    struct lesson_candidates candidates;
    int fresh[LESSON_NEW_MAX]; /* the next items to be met */
    int fresh_count;
    int budget_ms;
    int spent_ms;
    int elsewhere_ms;          /* of those, on units not chosen */
    int opened_ms;             /* of those, on skills just opened */
    bool *asked;               /* per item: has a step already */
    struct lesson_step *steps; /* of candidates, in the order they were chosen */
    int step_count;
    struct lesson_chain chains[LESSON_CHAINS_MAX]; /* helps, then new items */
    int chain_count;
    struct lesson_plan plan;
};

static int minutes_of(const struct lesson_wish *wish)
{
    int minutes = wish->minutes < LESSON_MINUTES_LEAST ? LESSON_MINUTES_LEAST : wish->minutes;
    return minutes < LESSON_MINUTES_MAX ? minutes : LESSON_MINUTES_MAX;
}

static int cost_of(const struct planning *p, const struct lesson_candidate *one)
{
    return lesson_pace_cost_ms(&p->pace, one->kind, one->recall);
}

/* How long all that may be asked now would take, in per cent of the minutes. */
static int64_t load_of(const struct planning *p)
{
    int64_t ms = 0;
    int old = 0;
    int failing = 0;
    for (int i = 0; i < p->candidates.count; i++) {
        const struct lesson_candidate *one = &p->candidates.list[i];
        old += one->is_old;
        failing += one->is_failing;
        if ((!one->is_old || old <= LESSON_ABSENCE_REVIEWS) &&
            (!one->is_failing || failing <= LESSON_FAILING_MAX)) {
            ms += cost_of(p, one);
        }
    }
    return ms * 100 / p->budget_ms;
}

/* Few where much waits. */
static int new_limit(const struct planning *p)
{
    int minutes = minutes_of(p->wish);
    int64_t most = LESSON_NEW_PER_PERIOD;
    if (minutes > LESSON_PERIOD_MINUTES) {
        most = most * minutes / LESSON_PERIOD_MINUTES;
    }
    int64_t over = load_of(p) - LESSON_LOAD_FREE;
    if (over > 0) {
        most -= most * over / (LESSON_LOAD_FULL - LESSON_LOAD_FREE);
    }
    int64_t least = p->wish->unit == LESSON_TODAY ? 0 : LESSON_NEW_LEAST;
    return (int)(most > least ? most : least);
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

static void chain_add(struct planning *p, struct lesson_chain *chain, struct lesson_step step,
                      double recall)
{
    step.item = chain->count > 0 ? chain->steps[0].item : step.item;
    chain->steps[chain->count++] = step;
    chain->cost_ms += lesson_pace_cost_ms(&p->pace, step.kind, recall);
}

/* Meeting an item and asking it in its first skill. */
static struct lesson_chain new_chain(struct planning *p, int item)
{
    enum srs_skill skill;
    (void)lesson_first_skill(p->c, item, &skill);
    struct lesson_chain chain = {0};
    chain_add(p, &chain, (struct lesson_step){.kind = LESSON_PRESENT, .item = item}, 1);
    chain_add(p, &chain, (struct lesson_step){.kind = lesson_kind_for(p->c, skill, item, 0)},
              FIRST_PASS);
    chain.steps[0].is_new = chain.steps[1].is_new = true;
    return chain;
}

/* Meeting it again, asking it in an easier way, then in the one that failed. */
static struct lesson_chain help_chain(struct planning *p, const struct lesson_candidate *one)
{
    enum lesson_kind help = lesson_help_kind(p->c, one->kind, one->item);
    struct lesson_chain chain = {0};
    chain_add(p, &chain, (struct lesson_step){.kind = LESSON_PRESENT, .item = one->item}, 1);
    if (help != one->kind) {
        chain_add(p, &chain, (struct lesson_step){.kind = help, .is_help = true}, one->recall);
    }
    chain_add(p, &chain, (struct lesson_step){.kind = one->kind}, one->recall);
    return chain;
}

static bool take_help(struct planning *p, const struct lesson_candidate *one, int budget_ms)
{
    if (p->plan.help_count == LESSON_FAILING_MAX || p->asked[one->item]) {
        return false;
    }
    struct lesson_chain chain = help_chain(p, one);
    if (!spend(p, chain.cost_ms, budget_ms)) {
        return false;
    }
    p->chains[p->chain_count++] = chain;
    p->plan.help_count++;
    return true;
}

static bool take_step(struct planning *p, const struct lesson_candidate *one, int budget_ms)
{
    if (!spend(p, cost_of(p, one), budget_ms)) {
        return false;
    }
    p->steps[p->step_count++] = (struct lesson_step){.kind = one->kind, .item = one->item};
    return true;
}

static bool may_take(const struct planning *p, const struct lesson_candidate *one, bool siblings)
{
    if (one->taken || (p->asked[one->item] && !siblings) ||
        (one->is_old && p->plan.old_count == LESSON_ABSENCE_REVIEWS)) {
        return false;
    }
    int cost = cost_of(p, one);
    return (!one->is_opened || p->opened_ms + cost <= p->budget_ms / LESSON_OPENED_SHARE) &&
           (!one->elsewhere || p->elsewhere_ms + cost <= p->budget_ms / LESSON_ELSEWHERE_SHARE);
}

/* Takes candidates in their order, one an item or (siblings) a further one. */
static void take_reviews(struct planning *p, bool siblings, int budget_ms)
{
    for (int i = 0; i < p->candidates.count && p->plan.review_count < LESSON_REVIEWS_MAX; i++) {
        struct lesson_candidate *one = &p->candidates.list[i];
        int before_ms = p->spent_ms;
        if (!may_take(p, one, siblings) ||
            !(one->is_failing ? take_help(p, one, budget_ms) : take_step(p, one, budget_ms))) {
            continue;
        }
        one->taken = true;
        p->asked[one->item] = true;
        p->elsewhere_ms += one->elsewhere ? p->spent_ms - before_ms : 0;
        p->opened_ms += one->is_opened ? p->spent_ms - before_ms : 0;
        p->plan.review_count++;
        p->plan.old_count += one->is_old;
    }
}

static void take_new(struct planning *p, const int *items, int count)
{
    for (int i = 0; i < count; i++) {
        struct lesson_chain chain = new_chain(p, items[i]);
        if (spend(p, chain.cost_ms, p->budget_ms)) {
            p->chains[p->chain_count++] = chain;
            p->plan.new_count++;
        }
    }
}

/* What a new item is asked next: a second time in its first skill, then the skills that
 * this opens.  False where there is no more. */
static bool next_ask(const struct planning *p, const struct lesson_chain *chain,
                     struct lesson_step *out)
{
    int item = chain->steps[0].item;
    enum srs_skill skill = lesson_kind_skill(chain->steps[chain->count - 1].kind);
    bool again = chain->count == 2;
    if (chain->count == LESSON_CHAIN_MAX ||
        (!again && !lesson_skill_after(p->c, item, skill, &skill))) {
        return false;
    }
    *out = (struct lesson_step){.kind = lesson_kind_for(p->c, skill, item, again ? 1 : 0),
                                .is_new = true,
                                .if_opened = !again};
    return true;
}

/* Where minutes are left: one more question for each new item. */
static void extend_new(struct planning *p)
{
    for (int i = p->plan.help_count; i < p->chain_count; i++) {
        struct lesson_chain *chain = &p->chains[i];
        struct lesson_step step;
        if (next_ask(p, chain, &step) &&
            spend(p, lesson_pace_cost_ms(&p->pace, step.kind, FIRST_PASS), p->budget_ms)) {
            chain_add(p, chain, step, FIRST_PASS);
        }
    }
}

/* Time set aside for new items: what they need, at most their share. */
static int reserve_ms(struct planning *p, const int *items, int count)
{
    int reserve = 0;
    for (int i = 0; i < count; i++) {
        reserve += new_chain(p, items[i]).cost_ms;
    }
    int most = p->budget_ms / LESSON_NEW_SHARE;
    return reserve < most ? reserve : most;
}

static void choose(struct planning *p)
{
    int limit = new_limit(p);
    int fresh_count = p->fresh_count < limit ? p->fresh_count : limit;
    take_reviews(p, false, p->budget_ms - reserve_ms(p, p->fresh, fresh_count));
    take_new(p, p->fresh, fresh_count);
    take_reviews(p, true, p->budget_ms);
    for (int i = 2; i < LESSON_CHAIN_MAX; i++) {
        extend_new(p);
    }
}

/* Of items that have no step yet: their skills keep apart without an order.  Nothing that needs
 * help: who has time left is not to end with what is tiring; and nothing of the old, of which
 * there is enough. */
static void choose_spare(struct planning *p)
{
    int first = p->step_count;
    int most = p->spent_ms + p->budget_ms / LESSON_SPARE_SHARE;
    for (int i = 0; i < p->candidates.count && p->step_count < LESSON_REVIEWS_MAX; i++) {
        const struct lesson_candidate *one = &p->candidates.list[i];
        if (!one->is_failing && !one->is_old && may_take(p, one, false) &&
            take_step(p, one, most)) {
            p->asked[one->item] = true;
        }
    }
    p->plan.spare = p->steps + first;
    p->plan.spare_count = p->step_count - first;
}

static struct planning planning_begin(const struct lesson_catalogue *c,
                                      const struct lesson_memories *memories,
                                      const struct lesson_wish *wish, struct rng *rng,
                                      struct arena *a)
{
    struct planning p = {
        .c = c,
        .wish = wish,
        .pace = wish->pace != NULL ? *wish->pace : lesson_pace_default(),
        .survey = lesson_survey_make(c, memories, wish, rng, a),
        .budget_ms = minutes_of(wish) * 60 * 1000,
        .asked = ARENA_ARRAY(a, bool, (size_t)c->item_count),
        .steps = ARENA_ARRAY(a, struct lesson_step, LESSON_REVIEWS_MAX),
    };
    p.fresh_count = lesson_frontier(c, memories, wish, &p.survey, LESSON_NEW_MAX, p.fresh);
    int next = p.fresh_count < LESSON_NEW_PER_PERIOD ? p.fresh_count : LESSON_NEW_PER_PERIOD;
    struct lesson_search search = {
        .needed = lesson_frontier_needs(c, wish->judge, p.fresh, next, a),
        .or_early = p.fresh_count == 0,
    };
    p.candidates = lesson_candidates_find(c, memories, wish, &p.survey, &search, rng, a);
    return p;
}

struct lesson_plan lesson_plan_make(const struct lesson_catalogue *c,
                                    const struct lesson_memories *memories,
                                    const struct lesson_wish *wish, struct rng *rng,
                                    struct arena *a)
{
    struct planning p = planning_begin(c, memories, wish, rng, a);
    choose(&p);
    struct lesson_step *out = ARENA_ARRAY(a, struct lesson_step, LESSON_STEPS_MAX);
    p.plan.steps = out;
    p.plan.count = lesson_order(c, p.steps, p.step_count, p.chains, p.chain_count, out);
    p.plan.estimate_ms = p.spent_ms;
    p.plan.budget_ms = p.budget_ms;
    choose_spare(&p);
    return p.plan;
}
