/* SPDX-License-Identifier: MIT
 *
 * store_history.h - the log as training reads it.                                     */
#ifndef STORE_STORE_HISTORY_H
#define STORE_STORE_HISTORY_H

#include "srs/srs_history.h"
#include "store/store.h"

/* Every answer that counts, memory by memory, as the fold of the store's model sees it: what
 * was taken back is not there, a memory that was forgotten begins anew, days come from clocks
 * that were put right (store/store_fold.h).  In `a`.  cost: one pass over the log. */
WARN_UNUSED enum err store_history(struct store *s, struct arena *a, struct srs_history *out);

/* How many answers there are, those taken back included: to know whether training is due,
 * before the history is read for it. */
struct store_answers {
    size_t all;
    size_t trained; /* older than the parameters in force; 0: these were given, not fitted */
};
WARN_UNUSED enum err store_answers(struct store *s, struct store_answers *out);

#endif
