/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_policy.h"

#include "base/must.h"

#include <stddef.h>

const struct lesson_opening lesson_openings[LESSON_OPENINGS] = {
    {.skill = SRS_READ, .after = SRS_LISTEN, .successes = 2},
    {.skill = SRS_WRITE, .after = SRS_READ, .successes = 1},
};

/* The longest interval in days after so many successes.  A new item is usually asked
 * twice on its first day, so that the first two stand for one.
 * source: the boxes of field 3.5; why at all: scheduling 4.6. */
static const int32_t interval_caps[] = {1, 1, 1, 2, 5, 12, 30};
enum { INTERVAL_CAPS = sizeof interval_caps / sizeof interval_caps[0] };

uint32_t lesson_successes(const struct srs_memory *m)
{
    return m->reviews - m->lapses;
}

bool lesson_opens(const struct lesson_opening *opening, const struct srs_memory *m)
{
    return lesson_successes(m) >= opening->successes &&
           m->stability_days >= LESSON_OPEN_STABILITY_DAYS;
}

static int32_t interval_cap(const struct srs_memory *m)
{
    uint32_t successes = lesson_successes(m);
    return successes < INTERVAL_CAPS ? interval_caps[successes] : SRS_INTERVAL_MAX_DAYS;
}

int32_t lesson_due_day(const struct srs_model *model, double retention, const struct srs_memory *m)
{
    must(m->reviews > 0);
    return m->last_day + srs_interval_whole_days(model, *m, retention, interval_cap(m));
}

bool lesson_is_due(const struct lesson_moment *at, const struct srs_memory *m)
{
    /* Most memories are decided without asking the model, which costs a pow(). */
    int64_t away_days = (int64_t)at->now.day - m->last_day;
    if (away_days < 1) {
        return false;
    }
    return away_days >= interval_cap(m) ||
           lesson_due_day(at->model, at->retention, m) <= at->now.day;
}
