/* SPDX-License-Identifier: MIT */
#include "srs/srs_model.h"

#include "base/must.h"
#include "srs/srs_bounds.h"
#include "srs/srs_fsrs6.h"
#include "srs/srs_fsrs7.h"
#include "srs/srs_math.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* --- models ----------------------------------------------------------------------- */

const struct srs_bounds *srs_bounds_of(enum srs_model_id id, size_t *count)
{
    switch (id) {
    case SRS_FSRS6:
        *count = SRS_FSRS6_PARAMETERS;
        return srs_fsrs6_bounds;
    case SRS_FSRS7:
        *count = SRS_FSRS7_PARAMETERS;
        return srs_fsrs7_bounds;
    }
    must(false); /* no model has this number */
    return NULL;
}

void srs_model_settle(struct srs_model *model)
{
    size_t count = 0;
    const struct srs_bounds *bounds = srs_bounds_of(model->id, &count);
    for (size_t i = 0; i < count; i++) {
        model->w[i] = srs_clamp(model->w[i], bounds[i].min, bounds[i].max);
    }
    switch (model->id) {
    case SRS_FSRS6:
        srs_fsrs6_derive(model);
        break;
    case SRS_FSRS7:
        srs_fsrs7_order(model);
        srs_fsrs7_derive(model);
        break;
    }
}

struct srs_model srs_model_default(enum srs_model_id id)
{
    struct srs_model model = {.id = id};
    const struct srs_bounds *bounds = srs_bounds_of(id, &model.count);
    for (size_t i = 0; i < model.count; i++) {
        model.w[i] = bounds[i].standard;
    }
    srs_model_settle(&model);
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
    double migrated[SRS_FSRS6_PARAMETERS];
    if (id != SRS_FSRS6 && id != SRS_FSRS7) {
        return ERR_UNSUPPORTED;
    }
    if (id == SRS_FSRS6 && srs_fsrs6_migrate(w, count, migrated)) {
        w = migrated;
        count = SRS_FSRS6_PARAMETERS;
    }
    struct srs_model model = {.id = (enum srs_model_id)id};
    (void)srs_bounds_of(model.id, &model.count);
    if (count != model.count || !all_finite(w, count)) {
        return ERR_FORMAT;
    }
    memcpy(model.w, w, count * sizeof *w);
    srs_model_settle(&model);
    *out = model;
    return OK;
}

/* --- states, by elapsed days -------------------------------------------------------- */

struct srs_state srs_state_first(const struct srs_model *model, enum srs_grade grade)
{
    switch (model->id) {
    case SRS_FSRS6:
        return srs_fsrs6_first(model, grade);
    case SRS_FSRS7:
        return srs_fsrs7_first(model, grade);
    }
    return (struct srs_state){0};
}

struct srs_state srs_state_next(const struct srs_model *model, struct srs_state s,
                                enum srs_grade grade, double days)
{
    switch (model->id) {
    case SRS_FSRS6:
        return srs_fsrs6_next(model, s, grade, days);
    case SRS_FSRS7:
        return srs_fsrs7_next(model, s, grade, days);
    }
    return s;
}

double srs_state_recall(const struct srs_model *model, struct srs_state s, double days)
{
    switch (model->id) {
    case SRS_FSRS6:
        return srs_fsrs6_recall(model, s, days);
    case SRS_FSRS7:
        return srs_fsrs7_recall(model, s, days);
    }
    return 0;
}

double srs_state_interval(const struct srs_model *model, struct srs_state s, double target)
{
    must(target > 0 && target < 1);
    switch (model->id) {
    case SRS_FSRS6:
        return srs_fsrs6_interval(model, s, target);
    case SRS_FSRS7:
        return srs_fsrs7_interval(model, s, target);
    }
    return 0;
}

/* --- memories, by moments ----------------------------------------------------------- */

/* A clock that was set back counts as the same day, or the same time. */
static double days_since(const struct srs_model *model, const struct srs_memory *memory,
                         struct srs_moment at)
{
    double days = 0;
    switch (model->id) {
    case SRS_FSRS6:
        days = (double)((int64_t)at.day - memory->last_day);
        break;
    case SRS_FSRS7:
        days = ((double)at.utc_ms - (double)memory->last_utc_ms) / 86400000;
        break;
    }
    return days > 0 ? days : 0;
}

static struct srs_state state_of(const struct srs_memory *m)
{
    return (struct srs_state){.stability_days = m->stability_days,
                              .fast_days = m->fast_days,
                              .difficulty = m->difficulty};
}

struct srs_memory srs_step(const struct srs_model *model, struct srs_memory before,
                           enum srs_grade grade, struct srs_moment at)
{
    must(grade >= SRS_AGAIN && grade <= SRS_EASY);
    bool is_first = before.reviews == 0;
    struct srs_memory after = before;
    struct srs_state s =
        is_first ? srs_state_first(model, grade)
                 : srs_state_next(model, state_of(&before), grade, days_since(model, &before, at));
    after.stability_days = s.stability_days;
    after.fast_days = s.fast_days;
    after.difficulty = s.difficulty;
    /* The moment is taken as it is, earlier or not: a clock that was wrong once does
     * not hold the item back until that time has come. */
    after.last_day = at.day;
    after.last_utc_ms = at.utc_ms;
    after.reviews++;
    after.lapses += grade == SRS_AGAIN && !is_first && at.day > before.last_day;
    after.successes += grade != SRS_AGAIN;
    return after;
}

double srs_recall(const struct srs_model *model, struct srs_memory memory, struct srs_moment at)
{
    if (memory.reviews == 0) {
        return 0;
    }
    return srs_state_recall(model, state_of(&memory), days_since(model, &memory, at));
}

double srs_interval_days(const struct srs_model *model, struct srs_memory memory, double target)
{
    must(target > 0 && target < 1);
    return memory.reviews == 0 ? 0 : srs_state_interval(model, state_of(&memory), target);
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
