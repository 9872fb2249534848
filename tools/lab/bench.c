/* SPDX-License-Identifier: MIT */
#include "bench.h"

#include "base/must.h"
#include "base/os.h"

#include <stdio.h>
#include <stdlib.h>

int64_t bench_now_us(void)
{
    return os_mono_us();
}

void bench_add(struct bench_times *t, int64_t since_us)
{
    must(t->runs < BENCH_RUNS_MAX);
    t->us[t->runs++] = (double)(bench_now_us() - since_us);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_row(const struct bench_times *t, const char *what, double median_ms,
                      double high_ms)
{
    if (t->json) {
        printf("{\"what\":\"%s\",\"median_ms\":%.4f,\"high_ms\":%.4f,\"runs\":%zu}\n", what,
               median_ms, high_ms, t->runs);
    } else {
        printf("%-50s %9.3f ms  %9.3f ms  %5zu\n", what, median_ms, high_ms, t->runs);
    }
    fflush(stdout);
}

void bench_row(struct bench_times *t, const char *what)
{
    must(t->runs > 0);
    qsort(t->us, t->runs, sizeof *t->us, by_size);
    print_row(t, what, t->us[t->runs / 2] / 1000, t->us[(t->runs * 99) / 100] / 1000);
    t->runs = 0;
}

void bench_figure(const struct bench_times *t, const char *what, double value, const char *unit)
{
    if (t->json) {
        printf("{\"what\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n", what, value, unit);
    } else {
        printf("%-50s %9.2f %s\n", what, value, unit);
    }
    fflush(stdout);
}

void bench_head(const struct bench *b)
{
    if (!b->times.json) {
        printf("%-50s %12s  %12s  %5s\n", "what", "median", "99th", "runs");
    }
}
