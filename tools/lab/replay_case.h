/* SPDX-License-Identifier: MIT
 *
 * replay_case.h - one line of `tala-lab replay`: a memory, its reviews and what to compute.  */
#ifndef TOOLS_LAB_REPLAY_CASE_H
#define TOOLS_LAB_REPLAY_CASE_H

#include "srs/srs_model.h"
#include "table/table_json.h"

/* A thousand years; beyond lies a mistake. */
#define REPLAY_DAYS_MAX 365250.0

struct replay_step {
    double days; /* since the previous; 0 in the first */
    enum srs_grade grade;
};

struct replay_case {
    struct table_json id; /* as given; a number, text or nothing */
    struct srs_model model;
    size_t clamped; /* parameters that were out of bounds */
    struct replay_step *steps;
    size_t step_count;
    double *horizons, *targets;
    size_t horizon_count, target_count;
};

/* owner: all lives in `a`.  errors: ERR_FORMAT, ERR_LIMIT; then *what says which, in English,
 * and of *out only the id, where there is one, counts. */
WARN_UNUSED enum err replay_case_read(struct str line, struct arena *a, struct replay_case *out,
                                      struct str *what);

/* Parameters as JSON has them: a list of numbers; NULL is the published ones. */
WARN_UNUSED enum err replay_model_from(enum srs_model_id id, const struct table_json *w,
                                       struct srs_model *out, size_t *clamped);

#endif
