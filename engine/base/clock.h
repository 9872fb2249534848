/* SPDX-License-Identifier: MIT
 *
 * clock.h - time as an argument.
 *
 * Nobody asks the system for the time but through a struct clock handed down from
 * main, so that a test, a tour or a replay owns time.                             */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct clock {
    int64_t utc_base_ms; /* UTC at mono_base_ms */
    int64_t mono_base_ms;
    int offset_min; /* local time minus UTC; used where offset_fixed */
    bool offset_fixed;
    bool manual; /* time stands still but for clock_advance */
};

struct clock clock_system(void);
/* Starts at `utc_ms` and runs on at the system's pace. */
struct clock clock_running_from(int64_t utc_ms, int offset_min);
/* Starts at `utc_ms` and moves only by clock_advance. */
struct clock clock_manual(int64_t utc_ms, int offset_min);

int64_t clock_utc_ms(const struct clock *c);
int64_t clock_mono_ms(const struct clock *c);                /* for durations: never goes back */
int clock_offset_min(const struct clock *c, int64_t utc_ms); /* of that moment */
void clock_advance(struct clock *c, int64_t ms);             /* manual clocks only */

/* Days since 1970-01-01 in local time: floor((utc + offset - rollover) / day).
 * A learner's day begins at `rollover_hour` (design: 4 in the morning). */
int32_t clock_local_day(int64_t utc_ms, int offset_min, int rollover_hour);

/* "2026-01-31T09:00", seconds and a final Z or +02:00 optional; without a zone it is
 * read as UTC.  False on anything else. */
bool clock_parse(struct str s, int64_t *utc_ms, int *offset_min);

#endif
