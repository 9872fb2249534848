/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_pace.h"

#include "lesson/lesson_policy.h"

/* What a miss adds: it is asked twice more. */
enum { RETURNS = 2 };

struct lesson_pace lesson_pace_default(void)
{
    struct lesson_pace pace;
    for (int k = 0; k < LESSON_KINDS; k++) {
        pace.ms[k] = lesson_kind_estimate_ms((enum lesson_kind)k);
    }
    return pace;
}

static int64_t within(int64_t ms)
{
    ms = ms < LESSON_PACE_LEAST ? LESSON_PACE_LEAST : ms;
    return ms > LESSON_PACE_MOST ? LESSON_PACE_MOST : ms;
}

/* The default weighs as much as LESSON_PACE_PRIOR answers. */
static int32_t blend(int32_t usual_ms, int64_t measured_ms, uint32_t answers)
{
    int64_t sum = (int64_t)usual_ms * LESSON_PACE_PRIOR + within(measured_ms) * answers;
    return (int32_t)(sum / (LESSON_PACE_PRIOR + (int64_t)answers));
}

struct lesson_pace lesson_pace_from(const struct lesson_timing timings[LESSON_KINDS])
{
    struct lesson_pace pace = lesson_pace_default();
    for (int k = 0; k < LESSON_KINDS; k++) {
        bool graded = lesson_kind_by((enum lesson_kind)k) != LESSON_BY_MEETING;
        int64_t after_ms = graded ? LESSON_PACE_FEEDBACK : 0;
        int64_t typical_ms =
            timings[k].typical_ms < LESSON_PACE_MOST ? timings[k].typical_ms : LESSON_PACE_MOST;
        pace.ms[k] = blend(pace.ms[k], typical_ms + after_ms, timings[k].answers);
    }
    return pace;
}

int32_t lesson_pace_cost_ms(const struct lesson_pace *pace, enum lesson_kind kind, double recall)
{
    return (int32_t)(pace->ms[kind] * (1 + RETURNS * (1 - recall)) + 0.5);
}
