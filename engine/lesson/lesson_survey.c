/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_survey.h"

#include <string.h>

/* Progress along the interval is counted in steps of a sixteenth of a doubling, from an
 * eighth of it on. */
enum { BUCKETS = 256, BUCKET_SHIFT = 19, BUCKET_FIRST = (127 - 3) << 4 };
enum { DAYS_SEEN = LESSON_ABSENCE_FELT + 4 * LESSON_ABSENCE_DAYS };
enum { HERE, ELSEWHERE, PLACES };
/* Bits of a mark: a skill was asked; a rule's skill is opened by the rule's `after`, for
 * any `after` that it may fall back to. */
enum { OPENS_BIT = SRS_SKILLS };
_Static_assert(SRS_SKILLS + SRS_SKILLS * LESSON_OPENINGS <= 16, "a mark has 16 bits");

/* What is looked up by successes; more make no difference. */
enum { SUCCESSES = 16 };

struct survey {
    const struct lesson_catalogue *c;
    const struct lesson_memories *memories;
    int unit;
    int32_t today;
    float per_interval[BUCKETS]; /* stability by the model's interval, by stability */
    float per_cap[SUCCESSES];    /* one by the cap */
    uint16_t opens[SUCCESSES];   /* bits of the rules that so many successes satisfy */
    uint16_t *marks;
    float *progress; /* per memory; below 0: left out */
    int buckets[PLACES][BUCKETS];
    bool seen[DAYS_SEEN]; /* something was last asked so many days ago */
};

/* By exponent and four bits of the fraction: cheap, and rising with the number. */
static int bucket_of(float x, int first)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    int bucket = (int)(bits >> BUCKET_SHIFT) - first;
    bucket = bucket < 0 ? 0 : bucket;
    return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

/* Stabilities from 2^-6 days on. */
enum { STABILITY_FIRST = (127 - 6) << 4 };

/* Intervals of memories of middling difficulty; an estimate for the rest. */
static void measure_intervals(struct survey *s, const struct lesson_moment *at)
{
    for (int i = 0; i < BUCKETS; i += 16) {
        double stability = (double)(1 << (i / 16)) / 64.0;
        struct srs_memory m = {
            .stability_days = stability, .fast_days = stability, .difficulty = 5, .reviews = 1};
        double days = srs_interval_days(at->model, m, at->retention);
        for (int k = 0; k < 16; k++) {
            s->per_interval[i + k] = (float)(stability / (days > 0.01 ? days : 0.01));
        }
    }
}

static void look_up_rules(struct survey *s)
{
    for (unsigned n = 0; n < SUCCESSES; n++) {
        s->per_cap[n] = 1.0F / (float)lesson_interval_cap(n);
        for (unsigned i = 0; i < LESSON_OPENINGS; i++) {
            s->opens[n] |= (uint16_t)((n >= lesson_openings[i].successes) << i);
        }
    }
}

static unsigned capped_successes(const struct srs_memory *m)
{
    uint32_t n = m->successes;
    return n < SUCCESSES ? n : SUCCESSES - 1;
}

/* How far along its interval a memory is; 1 wants to be asked. */
static float progress_of(const struct survey *s, const struct srs_memory *m, unsigned successes)
{
    int64_t away_days = (int64_t)s->today - m->last_day;
    if (away_days < -1) {
        return 1; /* lesson_is_due */
    }
    float away = away_days > 0 ? (float)away_days : 0.0F;
    float stability = (float)m->stability_days;
    float by_model = away * s->per_interval[bucket_of(stability, STABILITY_FIRST)] / stability;
    float by_cap = away * s->per_cap[successes];
    float progress = by_model > by_cap ? by_model : by_cap;
    float rest = (float)lesson_interval_least(m->lapses);
    return away < rest && progress > away / rest ? away / rest : progress;
}

/* As lesson_opens() says of each rule. */
static uint16_t mark_of(const struct survey *s, enum srs_skill skill, const struct srs_memory *m,
                        unsigned successes)
{
    unsigned opens = m->stability_days >= LESSON_OPEN_STABILITY_DAYS ? s->opens[successes] : 0;
    return (uint16_t)(1U << skill | opens << (OPENS_BIT + (unsigned)skill * LESSON_OPENINGS));
}

static int place_of(const struct survey *s, int item)
{
    return s->unit == LESSON_TODAY || s->c->items[item].unit == s->unit ? HERE : ELSEWHERE;
}

static void pass(struct survey *s)
{
    for (int i = 0; i < s->memories->count; i++) {
        const struct lesson_memory *one = &s->memories->all[i];
        if (one->item < 0 || one->item >= s->c->item_count || one->memory.reviews == 0) {
            s->progress[i] = -1;
            continue;
        }
        unsigned successes = capped_successes(&one->memory);
        int64_t away = (int64_t)s->today - one->memory.last_day;
        s->seen[away < 0 ? 0 : away < DAYS_SEEN ? away : DAYS_SEEN - 1] = true;
        s->marks[one->item] |= mark_of(s, one->skill, &one->memory, successes);
        if (lesson_is_suspended(s->memories, one->item)) {
            s->progress[i] = -1;
            continue;
        }
        s->progress[i] = progress_of(s, &one->memory, successes);
        s->buckets[place_of(s, one->item)][bucket_of(s->progress[i], BUCKET_FIRST)]++;
    }
}

/* The lowest bucket whose memories, with those above, are no more than fit; where even
 * the highest has too many, that one. */
static int lowest_bucket(const int *buckets)
{
    int sum = 0;
    int i = BUCKETS - 1;
    while (i >= 0 && sum + buckets[i] <= LESSON_SHORTLIST_MAX) {
        sum += buckets[i--];
    }
    return i;
}

/* Lists whole buckets from above, and of the next as many as fit, from anywhere on. */
static int gather(const struct survey *s, struct rng *rng, int place, int *out)
{
    int lowest = lowest_bucket(s->buckets[place]);
    int count = 0;
    int room = LESSON_SHORTLIST_MAX;
    for (int b = lowest + 1; b < BUCKETS; b++) {
        room -= s->buckets[place][b];
    }
    int total = s->memories->count;
    int start = total > 0 ? (int)rng_below(rng, (uint32_t)total) : 0;
    for (int k = 0; k < total; k++) {
        int i = start + k < total ? start + k : start + k - total;
        int bucket = s->progress[i] < 0 ? -1 : bucket_of(s->progress[i], BUCKET_FIRST);
        if (bucket < 0 || bucket < lowest || (bucket == lowest && room == 0) ||
            place_of(s, s->memories->all[i].item) != place) {
            continue;
        }
        room -= bucket == lowest;
        out[count++] = i;
    }
    return count;
}

/* The latest day before more than LESSON_ABSENCE_DAYS on which nothing was asked. */
static int32_t before_absence(const struct survey *s)
{
    int newer = 0; /* today itself counts */
    for (int ago = 0; ago < DAYS_SEEN && newer <= LESSON_ABSENCE_FELT; ago++) {
        if (s->seen[ago]) {
            if (ago - newer > LESSON_ABSENCE_DAYS) {
                return s->today - ago;
            }
            newer = ago;
        }
    }
    return INT32_MIN;
}

struct lesson_survey lesson_survey_make(const struct lesson_catalogue *c,
                                        const struct lesson_memories *memories,
                                        const struct lesson_wish *wish, struct rng *rng,
                                        struct arena *a)
{
    struct survey *s = ARENA_NEW(a, struct survey);
    s->c = c;
    s->memories = memories;
    s->unit = wish->unit;
    s->today = wish->at.now.day;
    s->marks = ARENA_ARRAY(a, uint16_t, (size_t)c->item_count);
    s->progress = ARENA_ARRAY(a, float, (size_t)memories->count);
    measure_intervals(s, &wish->at);
    look_up_rules(s);
    pass(s);
    int *listed = ARENA_ARRAY(a, int, PLACES *(size_t)LESSON_SHORTLIST_MAX);
    int count = gather(s, rng, HERE, listed);
    if (wish->unit != LESSON_TODAY) {
        count += gather(s, rng, ELSEWHERE, listed + count);
    }
    return (struct lesson_survey){
        .marks = s->marks, .listed = listed, .count = count, .before_day = before_absence(s)};
}

bool lesson_survey_asked(const struct lesson_survey *s, int item, enum srs_skill skill)
{
    return (s->marks[item] >> skill & 1) != 0;
}

bool lesson_survey_met(const struct lesson_survey *s, int item)
{
    return s->marks[item] != 0;
}

bool lesson_survey_opens(const struct lesson_survey *s, int item,
                         const struct lesson_opening *opening)
{
    for (unsigned i = 0; i < LESSON_OPENINGS; i++) {
        if (lesson_openings[i].skill == opening->skill) {
            unsigned bit = OPENS_BIT + (unsigned)opening->after * LESSON_OPENINGS + i;
            return (s->marks[item] >> bit & 1) != 0;
        }
    }
    return false;
}
