/* SPDX-License-Identifier: MIT */
#include "srs/srs_model.h"

#include "base/must.h"
#include "srs/srs_fsrs6.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

struct srs_model srs_model_default(enum srs_model_id id)
{
    struct srs_model model = {.id = id};
    switch (id) {
    case SRS_FSRS6:
        model.count = SRS_FSRS6_PARAMETERS;
        srs_fsrs6_defaults(model.w);
        break;
    }
    must(model.count > 0);
    return model;
}

static bool all_finite(const double *w, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(w[i])) {
            return false;
        }
    }
    return true;
}

enum err srs_model_from(int id, const double *w, size_t count, struct srs_model *out)
{
    if (id != SRS_FSRS6) {
        return ERR_UNSUPPORTED;
    }
    if (count != SRS_FSRS6_PARAMETERS || !all_finite(w, count)) {
        return ERR_FORMAT;
    }
    struct srs_model model = {.id = SRS_FSRS6, .count = count};
    memcpy(model.w, w, count * sizeof *w);
    srs_fsrs6_clamp(model.w);
    *out = model;
    return OK;
}

/* Whole local days; a clock that was set back counts as the same day. */
static double days_since(struct srs_memory memory, struct srs_moment at)
{
    int64_t days = (int64_t)at.day - memory.last_day;
    return days > 0 ? (double)days : 0;
}

/* Stability and difficulty after the answer; the rest is as it was. */
static struct srs_memory step_fsrs6(const double *w, struct srs_memory memory, enum srs_grade grade,
                                    double days)
{
    struct srs_fsrs6_state s = {memory.stability_days, memory.difficulty};
    s = memory.reviews == 0 ? srs_fsrs6_first(w, grade) : srs_fsrs6_next(w, s, grade, days);
    memory.stability_days = s.stability_days;
    memory.difficulty = s.difficulty;
    return memory;
}

struct srs_memory srs_step(const struct srs_model *model, struct srs_memory before,
                           enum srs_grade grade, struct srs_moment at)
{
    must(grade >= SRS_AGAIN && grade <= SRS_EASY);
    bool is_first = before.reviews == 0;
    double days = is_first ? 0 : days_since(before, at);
    struct srs_memory after = {0};
    switch (model->id) {
    case SRS_FSRS6:
        after = step_fsrs6(model->w, before, grade, days);
        break;
    }
    /* The moment is taken as it is, earlier or not: a clock that was wrong once does
     * not hold the item back until that time has come. */
    after.last_day = at.day;
    after.last_utc_ms = at.utc_ms;
    after.reviews++;
    after.lapses += grade == SRS_AGAIN && days > 0;
    return after;
}

double srs_recall(const struct srs_model *model, struct srs_memory memory, struct srs_moment at)
{
    if (memory.reviews == 0) {
        return 0;
    }
    switch (model->id) {
    case SRS_FSRS6:
        return srs_fsrs6_recall(model->w, days_since(memory, at), memory.stability_days);
    }
    return 0;
}

double srs_interval_days(const struct srs_model *model, struct srs_memory memory, double target)
{
    must(target > 0 && target < 1);
    if (memory.reviews == 0) {
        return 0;
    }
    switch (model->id) {
    case SRS_FSRS6:
        return srs_fsrs6_interval(model->w, target, memory.stability_days);
    }
    return 0;
}

int32_t srs_interval_whole_days(const struct srs_model *model, struct srs_memory memory,
                                double target, int32_t max_days)
{
    double days = round(srs_interval_days(model, memory, target));
    if (days >= max_days) {
        return max_days;
    }
    return days < 1 ? 1 : (int32_t)days;
}
