/* SPDX-License-Identifier: MIT
 *
 * srs_memory.h - what is believed about one (item, skill) in a learner's head.
 *
 * A value, derived from the log of answers and from nothing else; zeroed memory is
 * an item never met.  Days are local day numbers (clock_local_day).  What a cache must
 * keep of it: every field; and it belongs to the model it was made with (srs_model_text
 * names one).                                                                          */
#ifndef SRS_SRS_MEMORY_H
#define SRS_SRS_MEMORY_H

#include <stdint.h>

struct srs_memory {
    double stability_days; /* FSRS-6: recall falls to 90 % after so many days; FSRS-7: slow trace */
    double difficulty;     /* 1 easy .. 10 hard */
    int32_t last_day;      /* local day of the last review */
    int64_t last_utc_ms;   /* time of the last review */
    uint32_t reviews;      /* 0: never met, and all else is 0 */
    uint32_t lapses;       /* graded "again" on a later day than the review before */
    uint32_t successes;    /* graded better than "again" */
    double fast_days;      /* FSRS-7: stability of the fast trace; FSRS-6: 0 */
};

#endif
