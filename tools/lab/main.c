/* SPDX-License-Identifier: MIT
 *
 * tala-lab - for engineers and researchers: what it costs.                             */
#include "bench.h"

#include "base/os.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: tala-lab bench [--pack FILE] [--dir DIR]\n"
    "Measures Tala on this machine; medians and 99th percentiles.\n"
    "\n"
    "  --pack FILE   the pack to measure with (default: the Dutch course)\n"
    "  --dir DIR     a scratch folder, on the disk that matters (default: .)\n"
    "\n"
    "Start, memory and idling of the whole program: tests/bench/start.py\n";

static bool take(int argc, char **argv, int *i, const char *name, struct str *out)
{
    if (strcmp(argv[*i], name) != 0 || *i + 1 == argc) {
        return false;
    }
    *out = str_from(argv[++*i]);
    return true;
}

static enum err bench(struct bench *b)
{
    static enum err (*const parts[])(struct bench *) = {bench_pack, bench_lesson, bench_store,
                                                        bench_screen};
    printf("%-46s %13s  %13s  %5s\n", "what", "median", "99th", "runs");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        enum err e = parts[i](b);
        if (e != OK) {
            fprintf(stderr, "tala-lab: part %zu could not be measured: %s\n", i + 1, err_name(e));
            return e;
        }
    }
    return OK;
}

int main(int argc, char **argv)
{
    struct bench b = {.dir = STR(".")};
    b.share = os_share_dir(&b.arena);
    b.pack = arena_printf(&b.arena, "%.*s/packs/dutch-a1.talapack", STR_ARG(b.share));
    bool right = argc > 1 && strcmp(argv[1], "bench") == 0;
    for (int i = 2; right && i < argc; i++) {
        right = take(argc, argv, &i, "--pack", &b.pack) || take(argc, argv, &i, "--dir", &b.dir);
    }
    int rc = 2;
    if (right) {
        rc = bench(&b) == OK ? 0 : 1;
    } else {
        fputs(usage, argc > 1 && strcmp(argv[1], "--help") == 0 ? stdout : stderr);
        rc = argc > 1 && strcmp(argv[1], "--help") == 0 ? 0 : 2;
    }
    arena_finish(&b.arena);
    return rc;
}
