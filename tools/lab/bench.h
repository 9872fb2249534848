/* SPDX-License-Identifier: MIT
 *
 * bench.h - what the benchmarks of tala-lab share: a clock, medians, a table.          */
#ifndef TOOLS_LAB_BENCH_H
#define TOOLS_LAB_BENCH_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BENCH_RUNS_MAX = 1000 };

/* The runs of one row. */
struct bench_times {
    double us[BENCH_RUNS_MAX];
    size_t runs;
    bool json; /* rows are printed as JSON objects */
};

struct bench {
    struct arena arena;
    struct str share; /* assets, locales, packs */
    struct str pack;  /* path of the pack to measure with */
    struct str dir;   /* a scratch folder */
    struct str text;  /* path of the strings to measure with, as layout_case.h has them */
    struct bench_times times;
    struct bench_times beside; /* of what is measured in turns with it */
};

int64_t bench_now_us(void);
/* One run, from then until now. */
void bench_add(struct bench_times *t, int64_t since_us);
/* Prints the row: what, median, 99th percentile, runs; and empties it. */
void bench_row(struct bench_times *t, const char *what);
/* A row of one figure that is no time. */
void bench_figure(const struct bench_times *t, const char *what, double value, const char *unit);
/* The table's head. */
void bench_head(const struct bench *b);

/* Each prints its rows; the first error ends it. */
WARN_UNUSED enum err bench_pack(struct bench *b);
WARN_UNUSED enum err bench_lesson(struct bench *b);
WARN_UNUSED enum err bench_store(struct bench *b);
WARN_UNUSED enum err bench_history(struct bench *b); /* a part of it */
WARN_UNUSED enum err bench_screen(struct bench *b);
WARN_UNUSED enum err bench_keys(struct bench *b);
WARN_UNUSED enum err bench_text(struct bench *b);

#endif
