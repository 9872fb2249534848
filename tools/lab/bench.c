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

void bench_add(struct bench_times *t, int64_t since_us, double per)
{
    must(t->count < BENCH_RUNS_MAX);
    t->us[t->count++] = (double)(bench_now_us() - since_us) / per;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void bench_row(const char *what, struct bench_times *t)
{
    qsort(t->us, t->count, sizeof *t->us, by_size);
    double median = t->us[t->count / 2];
    double high = t->us[(t->count * 99) / 100];
    printf("%-46s %10.3f ms  %10.3f ms  %5zu\n", what, median / 1000, high / 1000, t->count);
    t->count = 0;
}

void bench_note(const char *what, double value, const char *unit)
{
    printf("%-46s %10.3f %s\n", what, value, unit);
}
