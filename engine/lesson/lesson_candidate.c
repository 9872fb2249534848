/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_candidate.h"

#include "lesson/lesson_opener.h"

#include <stdlib.h>

enum { LISTED_MAX = 2 * LESSON_SHORTLIST_MAX, OPENED_MAX = LESSON_STEPS_MAX };

struct finding {
    const struct lesson_catalogue *c;
    const struct lesson_memories *memories;
    const struct lesson_wish *wish;
    const struct lesson_survey *survey;
    const struct lesson_search *search;
    struct rng *rng;
    struct lesson_candidate *list;
    int count;
};

static bool is_elsewhere(const struct finding *f, int item)
{
    return f->wish->unit != LESSON_TODAY && f->c->items[item].unit != f->wish->unit;
}

/* What is about to be forgotten first, not what is lost already: keeping the one costs one
 * answer, winning the other back costs several.  The other way round up to a twelfth less was known
 * a minute.  So it was, by 1 to 10 per cent, with the gain that the model foretells: the recall of
 * the next 10, 30 or 90 days when it is asked today less that when it is not, or is asked three
 * days later, a minute or in all, and with recall a minute.  All of them spend more on what
 * fades fast, and will fade fast again; simulated. */
static double gain_of(double recall, bool needed)
{
    return needed ? recall * (1 + LESSON_NEED_WEIGHT / 100.0) : recall;
}

/* Asked under a clock that was wrong: when, nobody knows. */
static bool is_ahead(const struct lesson_moment *at, const struct srs_memory *m)
{
    return (int64_t)m->last_day - at->now.day > 1;
}

static void add_asked(struct finding *f, const struct lesson_memory *one, bool is_due)
{
    const struct lesson_moment *at = &f->wish->at;
    const struct srs_memory *m = &one->memory;
    double recall = srs_recall(at->model, *m, at->now);
    f->list[f->count++] = (struct lesson_candidate){
        .item = one->item,
        .skill = one->skill,
        .kind = lesson_kind_for(f->c, one->skill, one->item, m->reviews),
        .elsewhere = is_elsewhere(f, one->item),
        .is_due = is_due,
        .is_old = is_due && (m->last_day <= f->survey->before_day || is_ahead(at, m)),
        .is_failing = lesson_is_failing(m),
        .waits_days = (int64_t)at->now.day - m->last_day,
        .recall = recall,
        .gain = gain_of(recall, f->search->needed[one->item]),
        .draw = rng_next(f->rng)};
}

static void add_opened(struct finding *f, int item, enum srs_skill skill)
{
    f->list[f->count++] = (struct lesson_candidate){.item = item,
                                                    .skill = skill,
                                                    .kind = lesson_kind_for(f->c, skill, item, 0),
                                                    .elsewhere = is_elsewhere(f, item),
                                                    .is_opened = true,
                                                    .recall = 1 - LESSON_NEW_MISSES / 100.0,
                                                    .draw = rng_next(f->rng)};
}

/* Those listed that an exercise can still ask. */
static void find_asked(struct finding *f, bool due)
{
    for (int i = 0; i < f->survey->count; i++) {
        const struct lesson_memory *one = &f->memories->all[f->survey->listed[i]];
        if (lesson_is_due(&f->wish->at, &one->memory) == due &&
            (due || !is_elsewhere(f, one->item)) &&
            lesson_skill_fits(f->c, one->skill, one->item)) {
            add_asked(f, one, due);
        }
    }
}

static bool has_opened(const struct finding *f, int item, enum srs_skill skill)
{
    struct lesson_opening opener;
    if (lesson_survey_asked(f->survey, item, skill) || !lesson_skill_fits(f->c, skill, item)) {
        return false;
    }
    /* Without an opener: the first it can be asked in, though it was met in another. */
    return !lesson_opener(f->c, item, skill, &opener) ||
           lesson_survey_opens(f->survey, item, &opener);
}

/* In course order, as far as a session could hold. */
static void find_opened(struct finding *f)
{
    int most = f->count + OPENED_MAX;
    for (int i = 0; i < f->c->item_count && f->count < most; i++) {
        if (!lesson_survey_met(f->survey, i) || lesson_is_suspended(f->memories, i)) {
            continue;
        }
        for (int s = 0; s < SRS_SKILLS && f->count < most; s++) {
            if (has_opened(f, i, (enum srs_skill)s)) {
                add_opened(f, i, (enum srs_skill)s);
            }
        }
    }
}

static bool any_here(const struct finding *f)
{
    for (int i = 0; i < f->count; i++) {
        if (!f->list[i].elsewhere) {
            return true;
        }
    }
    return false;
}

static int by_draw(const struct lesson_candidate *a, const struct lesson_candidate *b)
{
    if (a->draw != b->draw) {
        return a->draw < b->draw ? -1 : 1;
    }
    return a->item != b->item ? a->item - b->item : (int)a->skill - (int)b->skill;
}

/* The chosen unit first; what has just opened, what is due, the rest; then what is gained. */
static int by_gain(const void *left, const void *right)
{
    const struct lesson_candidate *a = left;
    const struct lesson_candidate *b = right;
    if (a->elsewhere != b->elsewhere) {
        return a->elsewhere ? 1 : -1;
    }
    if (a->is_opened != b->is_opened) {
        return a->is_opened ? -1 : 1;
    }
    if (a->is_due != b->is_due) {
        return a->is_due ? -1 : 1;
    }
    if (a->gain > b->gain || a->gain < b->gain) {
        return a->gain > b->gain ? -1 : 1;
    }
    return by_draw(a, b);
}

static int by_wait(const void *left, const void *right)
{
    const struct lesson_candidate *a = *(struct lesson_candidate *const *)left;
    const struct lesson_candidate *b = *(struct lesson_candidate *const *)right;
    if (a->elsewhere != b->elsewhere) {
        return a->elsewhere ? 1 : -1;
    }
    if (a->waits_days != b->waits_days) {
        return a->waits_days > b->waits_days ? -1 : 1;
    }
    return by_draw(a, b);
}

/* The next in a list of candidates that is not taken. */
static struct lesson_candidate *next_of(struct lesson_candidate **list, int count, int *at)
{
    while (*at < count && list[*at]->taken) {
        ++*at;
    }
    return *at < count ? list[*at] : NULL;
}

/* By gain, but every LESSON_LONGEST_SHARE-th is what has waited longest. */
static void order(struct finding *f, struct arena *a)
{
    size_t n = (size_t)f->count;
    qsort(f->list, n, sizeof f->list[0], by_gain);
    struct lesson_candidate **gain = ARENA_ARRAY(a, struct lesson_candidate *, n);
    struct lesson_candidate **wait = ARENA_ARRAY(a, struct lesson_candidate *, n);
    struct lesson_candidate *out = ARENA_ARRAY(a, struct lesson_candidate, n);
    for (size_t i = 0; i < n; i++) {
        gain[i] = wait[i] = &f->list[i];
    }
    qsort(wait, n, sizeof wait[0], by_wait); /* NOLINT(bugprone-sizeof-expression): pointers */
    int at_gain = 0;
    int at_wait = 0;
    for (int i = 0; i < f->count; i++) {
        bool longest = i % LESSON_LONGEST_SHARE == LESSON_LONGEST_SHARE - 1;
        struct lesson_candidate *one =
            longest ? next_of(wait, f->count, &at_wait) : next_of(gain, f->count, &at_gain);
        out[i] = *one;
        one->taken = true;
    }
    f->list = out;
}

struct lesson_candidates
lesson_candidates_find(const struct lesson_catalogue *c, const struct lesson_memories *memories,
                       const struct lesson_wish *wish, const struct lesson_survey *survey,
                       const struct lesson_search *search, struct rng *rng, struct arena *a)
{
    struct finding f = {
        .c = c,
        .memories = memories,
        .wish = wish,
        .survey = survey,
        .search = search,
        .rng = rng,
        .list = ARENA_ARRAY(a, struct lesson_candidate, (size_t)LISTED_MAX + OPENED_MAX)};
    find_asked(&f, true);
    find_opened(&f);
    if (search->or_early && !any_here(&f)) {
        find_asked(&f, false);
    }
    order(&f, a);
    return (struct lesson_candidates){f.list, f.count};
}
