/* SPDX-License-Identifier: MIT
 *
 * tala-lab - for engineers and researchers: what it costs.                             */
#include "bench.h"

#include "base/os.h"

#include <stdio.h>
#include <string.h>

enum { EXIT_WELL, EXIT_FAILED, EXIT_USAGE };

static const char usage[] =
    "Usage: tala-lab bench [--pack FILE] [--dir DIR]\n"
    "Measures Tala's parts on this machine: medians and 99th percentiles.\n"
    "\n"
    "  --pack FILE   the pack to measure with (default: the Dutch course)\n"
    "  --dir DIR     a scratch folder, on the disk that matters (default: .)\n"
    "  --help, --version\n";

static const char whole_programs[] =
    "\n"
    "Start, memory and idling of the whole program, beside a bare SDL window:\n"
    "    python3 tests/bench/start.py build/release/bin/tala build/release/tests/bare_window\n";

static const struct {
    const char *name;
    enum err (*run)(struct bench *b);
} PARTS[] = {
    {"pack", bench_pack},     {"lesson", bench_lesson}, {"store", bench_store},
    {"screen", bench_screen}, {"keys", bench_keys},
};

static int run_bench(struct bench *b)
{
    printf("%-50s %12s  %12s  %5s\n", "what", "median", "99th", "runs");
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        enum err e = PARTS[i].run(b);
        if (e != OK) {
            fprintf(stderr, "tala-lab: %s could not be measured: %s\n", PARTS[i].name, err_name(e));
            return EXIT_FAILED;
        }
    }
    fputs(whole_programs, stdout);
    return EXIT_WELL;
}

static bool take(int argc, char **argv, int *i, const char *name, struct str *out)
{
    if (strcmp(argv[*i], name) != 0 || *i + 1 == argc) {
        return false;
    }
    *out = str_from(argv[++*i]);
    return true;
}

static bool read_options(int argc, char **argv, struct bench *b)
{
    for (int i = 2; i < argc; i++) {
        if (!take(argc, argv, &i, "--pack", &b->pack) && !take(argc, argv, &i, "--dir", &b->dir)) {
            fprintf(stderr, "tala-lab: %s is not an option, or lacks its value\n", argv[i]);
            return false;
        }
    }
    return true;
}

static int bench(int argc, char **argv)
{
    struct bench b = {.dir = STR(".")};
    b.share = os_share_dir(&b.arena);
    b.pack = arena_printf(&b.arena, "%.*s/packs/dutch-a1.talapack", STR_ARG(b.share));
    int status = read_options(argc, argv, &b) ? run_bench(&b) : EXIT_USAGE;
    arena_finish(&b.arena);
    return status;
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";
    if (strcmp(command, "--version") == 0) {
        puts("tala-lab " TALA_VERSION);
        return EXIT_WELL;
    }
    if (strcmp(command, "bench") == 0) {
        return bench(argc, argv);
    }
    bool asked = strcmp(command, "--help") == 0;
    fputs(usage, asked ? stdout : stderr);
    return asked ? EXIT_WELL : EXIT_USAGE;
}
