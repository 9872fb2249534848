/* SPDX-License-Identifier: MIT
 *
 * bench.h - what the benchmarks of tala-lab share: a clock, medians, a table.          */
#ifndef TOOLS_LAB_BENCH_H
#define TOOLS_LAB_BENCH_H

#include "base/arena.h"
#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

struct bench {
    struct arena arena;
    struct str share; /* assets, locales, packs */
    struct str pack;  /* path of the pack to measure with */
    struct str dir;   /* a scratch folder */
};

enum { BENCH_RUNS_MAX = 1000 };

/* Measured times; microseconds. */
struct bench_times {
    double us[BENCH_RUNS_MAX];
    size_t count;
};

int64_t bench_now_us(void);
void bench_add(struct bench_times *t, int64_t since_us, double per);
/* One row: what, median, 99th percentile, runs. */
void bench_row(const char *what, struct bench_times *t);
void bench_note(const char *what, double value, const char *unit);

/* Each prints its rows; errors are said on standard error. */
WARN_UNUSED enum err bench_pack(struct bench *b);
WARN_UNUSED enum err bench_lesson(struct bench *b);
WARN_UNUSED enum err bench_store(struct bench *b);
WARN_UNUSED enum err bench_screen(struct bench *b);

#endif
