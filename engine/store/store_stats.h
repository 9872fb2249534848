/* SPDX-License-Identifier: MIT
 *
 * store_stats.h - what a learner did, and what is known and will be due.
 *
 * The first half asks the log; the second is pure and works on
 * memories that were read already (store_memories).  Days are local day numbers.  Nothing
 * here is kept: a number that is shown is made when it is asked for.                   */
#ifndef STORE_STORE_STATS_H
#define STORE_STORE_STATS_H

#include "store/store.h"

enum {
    STORE_ANSWER_MAX_MS = 60 * 1000, /* a longer one is a break, and counts as this */
    STORE_DAYS_MAX = 3660,           /* of one question: ten years */
    STORE_EXERCISES_MAX = 64,        /* kinds of exercise that are told of */
    STORE_EXERCISE_ANSWERS = 2000,   /* the newest answers, that their times are of */
};

/* --- the log ----------------------------------------------------------------------- */

struct store_day {
    int32_t day;
    uint32_t answers;
    uint32_t again;    /* of them not remembered */
    uint64_t spent_ms; /* from prompts to answers; sixty thousand are a minute */
};

/* Of answers a day or more after the one before: how many, how many remembered, and how many
 * the model had expected. */
struct store_retention {
    uint32_t answers;
    uint32_t remembered;
    double expected;
};

struct store_stats {
    struct store_day *days; /* only those with answers, oldest first */
    size_t day_count;
    struct store_retention retention[SRS_SKILLS];
};

/* Days and retention from `from_day` on, in `a`.  Answers taken back do not count, forgotten
 * ones do.
 * errors: ERR_LIMIT (more than STORE_DAYS_MAX days with answers). */
WARN_UNUSED enum err store_stats(struct store *s, int32_t from_day, struct arena *a,
                                 struct store_stats *out);

/* How long a kind of exercise took lately. */
struct store_exercise {
    struct str code;
    uint32_t answers;
    uint32_t median_ms;
    uint32_t slow_ms; /* nine of ten took less */
};

/* Of the newest STORE_EXERCISE_ANSWERS answers, sorted by code, in `a`: a learner gets faster,
 * and a lesson that begins cannot wait for the whole log.  Answers taken back count, too: they
 * took their time. */
WARN_UNUSED enum err store_exercises(struct store *s, struct arena *a, struct store_exercise **list,
                                     size_t *count);

/* --- memories ---------------------------------------------------------------------- */

struct store_known {
    uint32_t met[SRS_SKILLS];
    uint32_t known[SRS_SKILLS];  /* the chance of recall is `target` or more */
    double expected[SRS_SKILLS]; /* the sum of these chances */
};

/* Of one unit's items.  `rows` are sorted as store_memories gives them. */
struct store_known store_known(const struct srs_model *model, const struct store_memory_row *rows,
                               size_t count, const struct key128 *items, size_t item_count,
                               struct srs_moment now, double target);

/* How many memories come due on each of `days` days: due[0] is today, with all that is
 * overdue; later than that is not told. */
void store_forecast(const struct srs_model *model, const struct store_memory_row *rows,
                    size_t count, struct srs_moment now, double target, uint32_t *due, size_t days);

#endif
