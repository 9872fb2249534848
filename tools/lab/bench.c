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

void bench_row(struct bench_times *t, const char *what)
{
    must(t->runs > 0);
    qsort(t->us, t->runs, sizeof *t->us, by_size);
    double median = t->us[t->runs / 2];
    double high = t->us[(t->runs * 99) / 100];
    printf("%-50s %9.3f ms  %9.3f ms  %5zu\n", what, median / 1000, high / 1000, t->runs);
    fflush(stdout);
    t->runs = 0;
}
