/* SPDX-License-Identifier: MIT
 *
 * srs_model.h - a memory model with its parameters: from answers to memories, from a
 * memory to the chance of recall and to an interval.
 *
 * Pure functions over values: no clock, no random, no allocation.  A model is an id
 * and an array of parameters, always within the model's bounds; only the functions below
 * make one.  A moment is given both as UTC and as a local day: FSRS-6 counts whole local
 * days, FSRS-7 the exact time.                                                          */
#ifndef SRS_SRS_MODEL_H
#define SRS_SRS_MODEL_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "srs/srs_memory.h"
#include "srs/srs_skill.h"

#include <stddef.h>
#include <stdint.h>

/* Stored in learners' files: a number never changes its meaning. */
enum srs_model_id {
    SRS_FSRS6 = 6, /* one trace, whole days, 21 parameters */
    SRS_FSRS7 = 7, /* two traces, fractional days, 34 parameters */
};

enum {
    SRS_PARAMETERS_MAX = 34,
    SRS_DERIVED_MAX = 8,
    SRS_INTERVAL_MAX_DAYS = 36500,
};

struct srs_model {
    enum srs_model_id id;
    size_t count; /* of w in use */
    double w[SRS_PARAMETERS_MAX];
    double derived[SRS_DERIVED_MAX]; /* what every step needs of w alone; belongs to the room */
};

struct srs_moment {
    int64_t utc_ms;
    int32_t day; /* clock_local_day with the offset that was in force then */
};

/* What a learner gets who has not chosen: drills repeat within the day, and FSRS-6 does not
 * foretell that.  Fitted to the learner, plans by either know as much a minute, within 3 per
 * cent for every kind of learner of tala-lab simulate. */
#define SRS_MODEL_STANDARD SRS_FSRS7

/* --- models ----------------------------------------------------------------------- */

/* With the parameters published for it. */
struct srs_model srs_model_default(enum srs_model_id id);

/* A model with parameters from elsewhere, clamped to the model's bounds.  FSRS-6 also takes
 * the 17 and 19 parameters of its forerunners (4.5 and 5) and brings them over.
 * errors: ERR_FORMAT (wrong count, not finite), ERR_UNSUPPORTED (unknown id). */
WARN_UNUSED enum err srs_model_from(int id, const double *w, size_t count, struct srs_model *out);

/* "fsrs6" or "fsrs7"; static. */
const char *srs_model_name(enum srs_model_id id);
/* errors: ERR_UNSUPPORTED. */
WARN_UNUSED enum err srs_model_id_from(struct str name, enum srs_model_id *out);

/* A model as one line of text, without its end: "fsrs7 0.1104 2.2395 ...", every number with
 * 17 significant digits, so that reading it gives the same bits.  Names the model, too.
 * errors: ERR_LIMIT (the buffer's; SRS_MODEL_TEXT_MAX bytes are always enough). */
enum { SRS_MODEL_TEXT_MAX = 8 + SRS_PARAMETERS_MAX * 26 };
WARN_UNUSED enum err srs_model_text(const struct srs_model *model, struct buf *out);
/* errors: as srs_model_from; ERR_FORMAT for anything but numbers between single blanks. */
WARN_UNUSED enum err srs_model_from_text(struct str text, struct srs_model *out);

/* --- memories, by moments: what the log of a learner needs --------------------------- */

/* The memory after an answer.  A moment before the last review counts as the same day,
 * and for FSRS-7 as the same time. */
struct srs_memory srs_step(const struct srs_model *model, struct srs_memory before,
                           enum srs_grade grade, struct srs_moment at);

/* The chance of recall, 0..1; 0 for an item never met. */
double srs_recall(const struct srs_model *model, struct srs_memory memory, struct srs_moment at);

/* Days from the last review until recall falls to `target` (0 < target < 1), exact and
 * unrounded; 0 for an item never met.  FSRS-7: |recall - target| <= 1e-9, from 0 (a target
 * above 0.99999) to SRS_INTERVAL_MAX_DAYS. */
double srs_interval_days(const struct srs_model *model, struct srs_memory memory, double target);

/* The same in whole days, at least 1, at most `max_days`; half a day rounds up. */
int32_t srs_interval_whole_days(const struct srs_model *model, struct srs_memory memory,
                                double target, int32_t max_days);

/* --- states, by elapsed days: the models themselves ----------------------------------- */

/* Days are finite; below 0 they count as 0.  FSRS-6 takes 0 for "the same day", and
 * everything above for later days. */
struct srs_state {
    double stability_days; /* FSRS-7: the slow trace */
    double fast_days;      /* FSRS-7 only; else 0 */
    double difficulty;
};

struct srs_state srs_state_first(const struct srs_model *model, enum srs_grade grade);
struct srs_state srs_state_next(const struct srs_model *model, struct srs_state s,
                                enum srs_grade grade, double days);
double srs_state_recall(const struct srs_model *model, struct srs_state s, double days);
double srs_state_interval(const struct srs_model *model, struct srs_state s, double target);

#endif
