/* SPDX-License-Identifier: MIT
 *
 * FSRS-6 as Anki uses it with its own settings: 20 new cards and 200 reviews a day, new
 * ones mixed among the reviews, reviews by due date and then by lot, learning steps of one
 * and ten minutes, a relearning step of ten, desired retention 0.9, fuzz.
 * source: Anki 26.08, deck options and rslib/src/scheduler, from the scheduling notes.   */
#include "sim_scheduler.h"

#include "srs/srs_fuzz.h"

#include <stdlib.h>

enum { NEW_A_DAY = 20, REVIEWS_A_DAY = 200, INTERVAL_MAX = 36500 };
#define RETENTION   0.9
#define STEP_FIRST  (1.0 / 1440)
#define STEP_SECOND (10.0 / 1440)
#define LEARN_AHEAD (20.0 / 1440)

enum stage { CARD_NEW, CARD_STEP_FIRST, CARD_STEP_SECOND, CARD_REVIEW };

struct card {
    enum stage stage;
    struct srs_memory memory;
    int32_t due_day; /* of a review */
    double due_at;   /* of a step */
};

struct due {
    int index;
    int32_t day;
    uint32_t draw;
};

struct anki {
    struct srs_model model;
    struct rng rng;
    uint64_t seed;
    struct card *cards; /* in deck order */
    int card_total;
    int next_new;
    struct due *due; /* today's reviews */
    int due_count, due_at;
    int new_left;
    int32_t day;
    double mix; /* new cards a review, and what is owed of them */
    double owed;
};

static void *anki_begin(const struct sim_course *course, struct arena *a)
{
    struct anki *k = ARENA_NEW(a, struct anki);
    k->model = srs_model_default(SRS_FSRS6);
    k->rng = rng_from(course->seed);
    k->seed = course->seed;
    k->card_total = course->items * SIM_SKILLS;
    k->cards = ARENA_ARRAY(a, struct card, (size_t)k->card_total);
    k->due = ARENA_ARRAY(a, struct due, (size_t)k->card_total);
    k->day = -1;
    return k;
}

static int by_due(const void *left, const void *right)
{
    const struct due *a = left;
    const struct due *b = right;
    if (a->day != b->day) {
        return a->day < b->day ? -1 : 1;
    }
    if (a->draw != b->draw) {
        return a->draw < b->draw ? -1 : 1;
    }
    return a->index - b->index;
}

/* What the new day asks, within the quotas. */
static void begin_day(struct anki *k, int32_t day)
{
    k->day = day;
    k->due_count = 0;
    k->due_at = 0;
    for (int i = 0; i < k->next_new; i++) {
        if (k->cards[i].stage == CARD_REVIEW && k->cards[i].due_day <= day) {
            k->due[k->due_count++] = (struct due){i, k->cards[i].due_day, rng_next(&k->rng)};
        }
    }
    qsort(k->due, (size_t)k->due_count, sizeof k->due[0], by_due);
    k->due_count = k->due_count < REVIEWS_A_DAY ? k->due_count : REVIEWS_A_DAY;
    int left = k->card_total - k->next_new;
    k->new_left = left < NEW_A_DAY ? left : NEW_A_DAY;
    k->mix = k->due_count > 0 ? (double)k->new_left / k->due_count : 0;
    k->owed = 0;
}

/* The step that is due first by then, or -1. */
static int step_due(const struct anki *k, double by_days)
{
    int best = -1;
    for (int i = 0; i < k->next_new; i++) {
        const struct card *card = &k->cards[i];
        bool steps = card->stage == CARD_STEP_FIRST || card->stage == CARD_STEP_SECOND;
        if (steps && card->due_at <= by_days &&
            (best < 0 || card->due_at < k->cards[best].due_at)) {
            best = i;
        }
    }
    return best;
}

/* Reviews and new cards, in their proportion; -1: none are left today. */
static int next_main(struct anki *k)
{
    bool no_review = k->due_at == k->due_count;
    if (k->new_left > 0 && (no_review || k->owed >= 1)) {
        k->new_left--;
        k->owed -= 1;
        return k->next_new++;
    }
    if (no_review) {
        return -1;
    }
    k->owed += k->mix;
    return k->due[k->due_at++].index;
}

static int next_card(struct anki *k, double now_days)
{
    int index = step_due(k, now_days);
    index = index >= 0 ? index : next_main(k);
    return index >= 0 ? index : step_due(k, now_days + LEARN_AHEAD);
}

static void graduate(struct anki *k, int index)
{
    struct card *card = &k->cards[index];
    double days = srs_interval_days(&k->model, card->memory, RETENTION);
    card->stage = CARD_REVIEW;
    card->due_day =
        k->day + srs_fuzz_days(days, (uint64_t)index, card->memory.reviews, k->seed, INTERVAL_MAX);
}

static void answer(struct anki *k, struct sim_mind *mind, int index)
{
    struct card *card = &k->cards[index];
    int item = index / SIM_SKILLS;
    if (!mind->shown[item]) {
        (void)sim_mind_meet(mind, item);
    }
    struct sim_answer got = sim_mind_answer(mind, item, sim_skills[index % SIM_SKILLS]);
    bool right = got.known || got.guessed;
    card->memory =
        srs_step(&k->model, card->memory, right ? SRS_GOOD : SRS_AGAIN, sim_moment(mind->now_days));
    if (right && (card->stage == CARD_STEP_SECOND || card->stage == CARD_REVIEW)) {
        graduate(k, index);
        return;
    }
    bool first = !right && card->stage != CARD_REVIEW;
    card->stage = first ? CARD_STEP_FIRST : CARD_STEP_SECOND;
    card->due_at = mind->now_days + (first ? STEP_FIRST : STEP_SECOND);
}

static void anki_study(void *self, struct sim_mind *mind, int minutes)
{
    struct anki *k = self;
    double end = mind->studied_ms + minutes * 60000.0;
    if (k->day != sim_day(mind->now_days)) {
        begin_day(k, sim_day(mind->now_days));
    }
    for (int index = 0; index >= 0 && mind->studied_ms < end;) {
        index = next_card(k, mind->now_days);
        if (index >= 0) {
            answer(k, mind, index);
        }
    }
}

static int anki_backlog(const void *self, double at_days)
{
    const struct anki *k = self;
    int count = 0;
    for (int i = 0; i < k->next_new; i++) {
        count += k->cards[i].stage != CARD_REVIEW || k->cards[i].due_day <= sim_day(at_days);
    }
    return count;
}

static void anki_end(void *self)
{
    (void)self;
}

const struct sim_scheduler sim_anki = {
    "anki", "FSRS-6 with Anki's quotas", anki_begin, anki_study, anki_backlog, anki_end};
