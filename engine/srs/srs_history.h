/* SPDX-License-Identifier: MIT
 *
 * srs_history.h - a learner's answers, as training and evaluation read them.
 *
 * Memory by memory, and within a memory in order of time.  Voided answers and those that
 * were no test of memory are left out by whoever makes it.                              */
#ifndef SRS_SRS_HISTORY_H
#define SRS_SRS_HISTORY_H

#include "srs/srs_model.h"

#include <stddef.h>
#include <stdint.h>

struct srs_review {
    int64_t utc_ms; /* only orders the reviews: which of them are the last fifth */
    double days;    /* since this memory's previous review: whole local days for FSRS-6, the
                       exact time for FSRS-7; finite, 0 or more; 0 in the first */
    uint8_t grade;  /* enum srs_grade */
    uint8_t first;  /* 1: a new memory begins here; the very first has it, too */
};

struct srs_history {
    const struct srs_review *reviews;
    size_t count;
};

/* The states of all memories after their last reviews, in the history's order: `out` has room
 * for one each.  Returns how many there are.  The states are those of srs_state_next, to the
 * bit. */
size_t srs_replay(const struct srs_model *model, struct srs_history history, struct srs_state *out);

#endif
