/* SPDX-License-Identifier: MIT
 *
 * Leitner's six boxes: asked after 1, 2, 4, 8, 16 and 32 days; a miss falls to the first
 * and is asked once more at the end of what is due, as long as minutes are left.  Then at
 * most twenty new cards a day.                                                          */
#include "sim_scheduler.h"

enum { BOXES = 6, NEW_A_DAY = 20 };
static const int box_days[BOXES] = {1, 2, 4, 8, 16, 32};

const enum srs_skill sim_skills[SIM_SKILLS] = {SRS_LISTEN, SRS_READ, SRS_WRITE};

struct card {
    int box; /* -1: new */
    int32_t due_day;
};

struct ladder {
    struct card *cards; /* in the order they were met */
    int card_count;     /* met */
    int card_total;
    int *again; /* a queue of those missed */
    int again_first, again_count;
    int32_t day;
    int new_today;
};

static void *ladder_begin(const struct sim_course *course, struct arena *a)
{
    struct ladder *l = ARENA_NEW(a, struct ladder);
    l->card_total = course->items * SIM_SKILLS;
    l->cards = ARENA_ARRAY(a, struct card, (size_t)l->card_total);
    l->again = ARENA_ARRAY(a, int, (size_t)l->card_total);
    l->day = -1;
    return l;
}

/* The one that has been due for longest, or -1. */
static int longest_due(const struct ladder *l)
{
    int best = -1;
    for (int i = 0; i < l->card_count; i++) {
        const struct card *card = &l->cards[i];
        if (card->box >= 0 && card->due_day <= l->day &&
            (best < 0 || card->due_day < l->cards[best].due_day)) {
            best = i;
        }
    }
    return best;
}

static void queue_again(struct ladder *l, int index)
{
    l->cards[index] = (struct card){0, l->day + box_days[0]};
    l->again[(l->again_first + l->again_count++) % l->card_total] = index;
}

static void answer(struct ladder *l, struct sim_mind *mind, int index, bool repeats)
{
    struct card *card = &l->cards[index];
    int item = index / SIM_SKILLS;
    if (!mind->shown[item]) {
        (void)sim_mind_meet(mind, item);
    }
    struct sim_answer got = sim_mind_answer(mind, item, sim_skills[index % SIM_SKILLS]);
    if (!got.known && !got.guessed) {
        queue_again(l, index);
    } else if (!repeats) {
        card->box = card->box + 1 < BOXES ? card->box + 1 : BOXES - 1;
        card->due_day = l->day + box_days[card->box];
    }
}

static int again(struct ladder *l)
{
    int index = l->again[l->again_first];
    l->again_first = (l->again_first + 1) % l->card_total;
    l->again_count--;
    return index;
}

/* Asks one card; false if there is none left today. */
static bool ask_one(struct ladder *l, struct sim_mind *mind)
{
    int due = longest_due(l);
    bool repeats = due < 0 && l->again_count > 0;
    if (repeats) {
        answer(l, mind, again(l), true);
    } else if (due >= 0) {
        answer(l, mind, due, false);
    } else if (l->new_today < NEW_A_DAY && l->card_count < l->card_total) {
        l->new_today++;
        l->cards[l->card_count].box = -1;
        answer(l, mind, l->card_count++, false);
    } else {
        return false;
    }
    return true;
}

static void ladder_study(void *self, struct sim_mind *mind, int minutes)
{
    struct ladder *l = self;
    double end = mind->studied_ms + minutes * 60000.0;
    if (l->day != sim_day(mind->now_days)) {
        l->day = sim_day(mind->now_days);
        l->new_today = 0;
        l->again_count = 0; /* they are due anyway */
    }
    for (bool asked = true; asked && mind->studied_ms < end;) {
        asked = ask_one(l, mind);
    }
}

static int ladder_backlog(const void *self, double at_days)
{
    const struct ladder *l = self;
    int count = 0;
    for (int i = 0; i < l->card_count; i++) {
        count += l->cards[i].box >= 0 && l->cards[i].due_day <= sim_day(at_days);
    }
    return count;
}

static void ladder_end(void *self)
{
    (void)self;
}

const struct sim_scheduler sim_ladder = {"ladder",     "six boxes",    ladder_begin,
                                         ladder_study, ladder_backlog, ladder_end};
