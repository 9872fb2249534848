/* SPDX-License-Identifier: MIT
 *
 * srs_fuzz.h - intervals a little apart, so that what was learnt together does not stay
 * together.
 *
 * The same memory, repetition and seed always give the same days: a replay of the log
 * gives the same schedule.  source: the range is that of Anki and ts-fsrs.             */
#ifndef SRS_SRS_FUZZ_H
#define SRS_SRS_FUZZ_H

#include <stdint.h>

/* How far from `days` the fuzz may go to either side; 0 below 2.5 days. */
double srs_fuzz_range(double days);

/* Whole days near `days`, at least 1, at most `max_days`.  `memory` is any hash of the
 * item and skill, `repetition` its count of reviews, `seed` the learner's. */
int32_t srs_fuzz_days(double days, uint64_t memory, uint32_t repetition, uint64_t seed,
                      int32_t max_days);

#endif
