/* SPDX-License-Identifier: MIT
 *
 * reviews.h - a log of reviews in CSV, as training and evaluation read it.
 *
 * Columns card_id, review_time (UTC ms), rating (1..4) and, where it is known, delta_t (days
 * since the card's previous review); others are passed over.  The first review of a card
 * counts as such, whatever its delta_t.  Without delta_t the days are the difference of UTC
 * dates for FSRS-6 and the exact time for FSRS-7, 0 where the clock went back.            */
#ifndef TOOLS_LAB_REVIEWS_H
#define TOOLS_LAB_REVIEWS_H

#include "base/arena.h"
#include "srs/srs_history.h"
#include "srs/srs_model.h"

/* Times are from 1970 to 9999, days up to a thousand years. */
#define REVIEWS_TIME_MAX_MS INT64_C(253402300799999)
#define REVIEWS_DAYS_MAX    365250.0

enum { REVIEWS_PROBLEMS_MAX = 20 };

struct reviews_problem {
    int row; /* 0: the file as a whole */
    struct str what;
};

struct reviews {
    struct srs_review *items; /* memory by memory, each in order of time */
    size_t count;
    int64_t last_ms; /* of the latest */
    struct reviews_problem problems[REVIEWS_PROBLEMS_MAX];
    size_t problem_count; /* may exceed what is kept */
};

/* owner: reviews_finish; problems live in `a`.  errors: ERR_FORMAT when there are problems;
 * then there are no items. */
WARN_UNUSED enum err reviews_read(struct str bytes, enum srs_model_id id, struct arena *a,
                                  struct reviews *out);
void reviews_finish(struct reviews *r);

struct srs_history reviews_history(const struct reviews *r);

#endif
