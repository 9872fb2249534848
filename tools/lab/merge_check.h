/* SPDX-License-Identifier: MIT
 *
 * merge_check.h - many computers of one learner, with clocks that are wrong, exchanging logs
 * in parts, twice and out of order: do they agree in the end?                          */
#ifndef TOOLS_LAB_MERGE_CHECK_H
#define TOOLS_LAB_MERGE_CHECK_H

#include "base/key128.h"
#include "store/store.h"

struct merge_check {
    int runs;
    int divergences; /* runs after which two of the ways below led to different states */
    uint64_t computers, events, exchanges, partial;
    double worst_clock_years; /* how far a clock was off */
};

/* Each run: two to six computers, some sixty events, some twenty exchanges.  Then all logs are
 * united forwards, backwards with repetitions, in pairs, and by the computers among
 * themselves: commutative, idempotent, associative, and so in practice.
 * errors: of the store. */
WARN_UNUSED enum err merge_check_runs(uint64_t seed, int runs, struct merge_check *out);

/* The name of all that a log says and of all that follows from it. */
WARN_UNUSED enum err merge_check_state(struct store *s, struct key128 *out);

/* Prints 1,000 runs; 0 when there was no divergence. */
int merge_check_run(uint64_t seed);

#endif
