/* SPDX-License-Identifier: MIT */
#include "bench_child.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KIB_PER_MIB = 1024 };

struct answer {
    enum err err;
    double figure;
};

static void work(bench_measure *measure, void *ctx, int to)
{
    struct answer answer = {0};
    answer.err = measure(ctx, &answer.figure);
    _exit(write(to, &answer, sizeof answer) == (ssize_t)sizeof answer ? 0 : 1);
}

enum err bench_child(bench_measure *measure, void *ctx, double *figure)
{
    int ends[2];
    struct answer answer = {.err = ERR_IO};
    if (pipe(ends) != 0) {
        return ERR_IO;
    }
    pid_t child = fork();
    if (child == 0) {
        work(measure, ctx, ends[1]);
    }
    close(ends[1]);
    if (child < 0 || read(ends[0], &answer, sizeof answer) != (ssize_t)sizeof answer) {
        answer.err = ERR_IO;
    }
    close(ends[0]);
    if (child > 0) {
        (void)waitpid(child, NULL, 0);
    }
    *figure = answer.figure;
    return answer.err;
}

enum err bench_memory(struct bench_memory *out)
{
    char line[128];
    long kib = 0;
    FILE *f = fopen("/proc/self/smaps_rollup", "r");
    if (!f) {
        return ERR_UNSUPPORTED;
    }
    while (fgets(line, sizeof line, f)) {
        if (sscanf(line, "Private_Dirty: %ld", &kib) == 1) {
            out->written_mib = (double)kib / KIB_PER_MIB;
        } else if (sscanf(line, "Private_Clean: %ld", &kib) == 1) {
            out->files_mib = (double)kib / KIB_PER_MIB;
        }
    }
    (void)fclose(f);
    return OK;
}
