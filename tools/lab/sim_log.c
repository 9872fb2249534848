/* SPDX-License-Identifier: MIT */
#include "sim_log.h"

#include "sim_scheduler.h"
#include "srs/srs_train.h"

#include <stdlib.h>

struct sim_log sim_log_init(int memory_count)
{
    return (struct sim_log){.memory_count = memory_count};
}

void sim_log_finish(struct sim_log *log)
{
    free(log->entries);
    *log = (struct sim_log){0};
}

void sim_log_add(struct sim_log *log, struct sim_entry entry, bool later)
{
    if (log->count == log->room) {
        log->room = log->room > 0 ? 2 * log->room : 1024;
        log->entries = heap_grow(log->entries, (size_t)log->room, sizeof log->entries[0]);
    }
    log->entries[log->count++] = entry;
    log->later += later;
}

/* Between two answers, as the model counts: whole local days, or the exact time. */
static double days_between(enum srs_model_id id, double from, double to)
{
    return id == SRS_FSRS6 ? sim_day(to) - sim_day(from) : to - from;
}

/* Where each memory's answers begin when they stand memory by memory. */
static int *starts_of(const struct sim_log *log, struct arena *a)
{
    int *starts = ARENA_ARRAY(a, int, (size_t)log->memory_count + 1);
    for (int i = 0; i < log->count; i++) {
        starts[log->entries[i].memory + 1]++;
    }
    for (int m = 0; m < log->memory_count; m++) {
        starts[m + 1] += starts[m];
    }
    return starts;
}

static struct srs_history history_of(const struct sim_log *log, enum srs_model_id id,
                                     struct arena *a)
{
    int *next = starts_of(log, a);
    double *last_days = ARENA_ARRAY(a, double, (size_t)log->memory_count);
    bool *begun = ARENA_ARRAY(a, bool, (size_t)log->memory_count);
    struct srs_review *out = ARENA_ARRAY(a, struct srs_review, (size_t)log->count);
    for (int i = 0; i < log->count; i++) {
        const struct sim_entry *e = &log->entries[i];
        bool first = !begun[e->memory];
        out[next[e->memory]++] = (struct srs_review){
            .utc_ms = sim_moment(e->at_days).utc_ms,
            .days = first ? 0 : days_between(id, last_days[e->memory], e->at_days),
            .grade = (uint8_t)e->grade,
            .first = first};
        begun[e->memory] = true;
        last_days[e->memory] = e->at_days;
    }
    return (struct srs_history){out, (size_t)log->count};
}

bool sim_log_fit(struct sim_log *log, struct srs_model *model)
{
    if (!srs_train_is_due(log->later, log->tried_at)) {
        return false;
    }
    log->tried_at = log->later;
    struct arena a = {0};
    struct srs_trainer *t = srs_trainer_create(model->id, history_of(log, model->id, &a), false);
    while (srs_trainer_pass(t)) {
    }
    struct srs_trained got = srs_trainer_result(t);
    srs_trainer_destroy(t);
    arena_finish(&a);
    if (got.accepted) {
        *model = got.model;
    }
    return got.accepted;
}
