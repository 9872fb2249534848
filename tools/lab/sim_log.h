/* SPDX-License-Identifier: MIT
 *
 * sim_log.h - every answer a simulated learner gave to Tala, and the model fitted to them.
 *
 * As the program does it: memories follow from the log alone, and are made anew when the
 * model has changed.                                                                     */
#ifndef TOOLS_LAB_SIM_LOG_H
#define TOOLS_LAB_SIM_LOG_H

#include "base/arena.h"
#include "srs/srs_model.h"

#include <stdbool.h>

struct sim_entry {
    int memory;
    enum srs_grade grade;
    double at_days; /* since the first midnight */
};

struct sim_log {
    int memory_count;
    struct sim_entry *entries; /* in order of time */
    int count, room;
    size_t later;    /* reviews on a later day than the memory's one before */
    size_t tried_at; /* `later` at the last try */
};

/* owner: sim_log_finish. */
struct sim_log sim_log_init(int memory_count);
void sim_log_finish(struct sim_log *log);

/* `later`: the memory was asked before, on an earlier day. */
void sim_log_add(struct sim_log *log, struct sim_entry entry, bool later);

/* Fits the model where a try is worth it (srs_train_is_due).  False: it stays. */
bool sim_log_fit(struct sim_log *log, struct srs_model *model);

#endif
