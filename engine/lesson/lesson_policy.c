/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_policy.h"

#include "base/must.h"

#include <stddef.h>

const struct lesson_opening lesson_openings[LESSON_OPENINGS] = {
    {.skill = SRS_READ, .after = SRS_LISTEN, .successes = 2},
    {.skill = SRS_WRITE, .after = SRS_READ, .successes = 1},
    {.skill = SRS_SPEAK, .after = SRS_WRITE, .successes = 1},
};

/* 0.85 to 0.9 by scheduling 13; in the simulations 0.88 to 0.9 knew most a minute. */
static const double retentions[LESSON_INTENSITIES] = {
    [LESSON_NORMAL] = 0.88,
    [LESSON_CALM] = 0.85,
    [LESSON_INTENSIVE] = 0.9,
};

/* The longest interval in days after so many successes, of which the first two may fall on
 * the day it was met.  Tomorrow while it never succeeded, then two days, as shorter lags
 * help who learns slowly (field 1.3, scheduling 4.6), then about four times as long each,
 * then as the model says.  With the boxes of field 3.5 (1, 1, 2, 5, 12, 30) a twentieth less
 * was known a minute, without the last two caps an eighth less; simulated. */
static const int32_t interval_caps[] = {1, 2, 4, 15, 60};
enum { INTERVAL_CAPS = sizeof interval_caps / sizeof interval_caps[0] };

double lesson_retention(enum lesson_intensity intensity)
{
    return retentions[intensity];
}

static const char *const intensity_names[LESSON_INTENSITIES] = {
    [LESSON_NORMAL] = "normal",
    [LESSON_CALM] = "calm",
    [LESSON_INTENSIVE] = "intensive",
};

const char *lesson_intensity_name(enum lesson_intensity intensity)
{
    return intensity_names[intensity];
}

bool lesson_intensity_read(struct str s, enum lesson_intensity *out)
{
    for (int i = 0; i < LESSON_INTENSITIES; i++) {
        if (str_eq(s, str_from(intensity_names[i]))) {
            *out = (enum lesson_intensity)i;
            return true;
        }
    }
    return false;
}

bool lesson_minutes_read(struct str s, int *out)
{
    int64_t n = 0;
    bool ok = str_to_i64(s, &n) && n >= LESSON_MINUTES_LEAST && n <= LESSON_MINUTES_MAX;
    *out = ok ? (int)n : *out;
    return ok;
}

bool lesson_opens(const struct lesson_opening *opening, const struct srs_memory *m)
{
    return m->successes >= opening->successes && m->stability_days >= LESSON_OPEN_STABILITY_DAYS;
}

int32_t lesson_interval_cap(uint32_t successes)
{
    return successes < INTERVAL_CAPS ? interval_caps[successes] : SRS_INTERVAL_MAX_DAYS;
}

int32_t lesson_interval_least(uint32_t lapses)
{
    if (lapses < LESSON_REST_LAPSES) {
        return LESSON_INTERVAL_LEAST;
    }
    uint32_t times = lapses - LESSON_REST_LAPSES + 1;
    return times < LESSON_REST_MOST / LESSON_REST_DAYS ? (int32_t)times * LESSON_REST_DAYS
                                                       : LESSON_REST_MOST;
}

int32_t lesson_due_day(const struct lesson_moment *at, const struct srs_memory *m)
{
    must(m->reviews > 0);
    int32_t most = lesson_interval_cap(m->successes);
    int32_t days = srs_interval_whole_days(at->model, *m, at->retention, most);
    int32_t least = lesson_interval_least(m->lapses);
    return m->last_day + (days > least ? days : least);
}

bool lesson_is_due_on(const struct lesson_moment *at, const struct srs_memory *m, int32_t day)
{
    int64_t away_days = (int64_t)day - m->last_day;
    if (away_days < lesson_interval_least(m->lapses)) {
        return false;
    }
    /* Many are decided without asking the model. */
    if (away_days >= lesson_interval_cap(m->successes)) {
        return true;
    }
    /* The interval, half a day rounded up, is over when recall is no more than is desired
     * half a day later: this is cheaper than the interval itself. */
    struct srs_state state = {m->stability_days, m->fast_days, m->difficulty};
    return srs_state_recall(at->model, state, (double)away_days + 0.5) <= at->retention;
}

bool lesson_is_due(const struct lesson_moment *at, const struct srs_memory *m)
{
    /* A day ahead may be another time zone; more is a clock that was wrong. */
    return (int64_t)m->last_day - at->now.day > 1 || lesson_is_due_on(at, m, at->now.day);
}

bool lesson_is_failing(const struct srs_memory *m)
{
    return m->lapses >= LESSON_FAILING_LAPSES && m->stability_days < LESSON_FAILING_DAYS;
}
