/* SPDX-License-Identifier: MIT
 *
 * tala-lab - for engineers and researchers: what it costs, how text is laid out, whether
 * it conforms to the Unicode standard.                                                 */
#include "bench.h"
#include "conform.h"
#include "fit.h"
#include "layout.h"
#include "log.h"
#include "merge_check.h"
#include "replay.h"
#include "simulate.h"

#include "base/os.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_WELL, EXIT_FAILED, EXIT_USAGE };

static const char usage[] =
    "Usage: tala-lab bench [PART...] [--pack FILE] [--dir DIR] [--text FILE] [--json]\n"
    "       tala-lab layout FILE [--png DIR]\n"
    "       tala-lab conform bidi|grapheme|line|word|normalise FILE\n"
    "       tala-lab log export LEARNER.db\n"
    "       tala-lab log import LEARNER.db TEXT [--what-is-sound]\n"
    "       tala-lab log merge LEARNER.db OTHER.db\n"
    "       tala-lab merge-check SEED\n"
    "       tala-lab replay\n"
    "       tala-lab fit --model fsrs6|fsrs7 [--force] REVIEWS.csv\n"
    "       tala-lab evaluate --model fsrs6|fsrs7 --w FILE|default REVIEWS.csv\n"
    "       tala-lab simulate [--days N] [--learner KIND] [--repeat N] [--model NAME]\n"
    "                         [--fixed] [--seed N] [--csv FILE] [--svg FILE]\n"
    "\n"
    "bench   measures Tala's parts on this machine: medians and 99th percentiles\n"
    "        (pack, lesson, store, screen, keys, text; default: all but text)\n"
    "  --pack FILE   the pack to measure with (default: the Dutch course)\n"
    "  --dir DIR     a scratch folder, on the disk that matters (default: .)\n"
    "  --text FILE   the strings to measure with, for text (tests/bench/text.tsv)\n"
    "  --json        a JSON object for each row instead of a table\n"
    "layout  lays out the strings of a file and prints a JSON object for each\n"
    "  --png DIR     also paints each one into a picture in this folder\n"
    "conform runs one of Unicode's test files through Tala's text analysis\n"
    "log     writes a learner's log as text, takes over one, or that of another file\n"
    "  --what-is-sound  takes what it can from a text that is damaged or cut off\n"
    "merge-check plays a thousand learners on several computers with wrong clocks, whose logs\n"
    "        are exchanged in parts, twice and out of order: do they agree in the end?\n"
    "replay  computes memories review by review: a JSON object a line, in and out\n"
    "fit     finds a learner's parameters in a log of reviews, and prints them in JSON\n"
    "  --force       takes them even where the defaults foretell as well\n"
    "evaluate says in JSON how well parameters foretell a log of reviews\n"
    "simulate plays learners with known memories under three schedulers\n"
    "  --days N      how long (180)\n"
    "  --learner KIND fast, slow, shifts, gap or short (all)\n"
    "  --repeat N    learners of each kind, of which the mean is told (10)\n"
    "  --model NAME  what Tala plans with: fsrs7 or fsrs6 (fsrs7)\n"
    "  --fixed       it plans with the published parameters, not with the learner's own\n"
    "  --seed N      of everything drawn by lot (1)\n"
    "  --csv FILE    how far each is, day by day\n"
    "  --svg FILE    plots: things known against minutes studied\n"
    "\n"
    "  --help, --version\n";

static const char whole_programs[] =
    "\n"
    "Start, memory and idling of the whole program, beside a bare SDL window:\n"
    "    python3 tests/bench/start.py build/release/bin/tala build/release/tests/bare_window\n";

static const struct {
    const char *name;
    enum err (*run)(struct bench *b);
    bool on_request; /* needs an option */
} PARTS[] = {
    {"pack", bench_pack, false},     {"lesson", bench_lesson, false}, {"store", bench_store, false},
    {"screen", bench_screen, false}, {"keys", bench_keys, false},     {"text", bench_text, true},
};

enum { PART_COUNT = sizeof PARTS / sizeof *PARTS };

struct options {
    struct bench bench;
    bool wanted[PART_COUNT], any_wanted;
};

static int run_parts(struct options *o)
{
    bench_head(&o->bench);
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (o->any_wanted ? !o->wanted[i] : PARTS[i].on_request) {
            continue;
        }
        enum err e = PARTS[i].run(&o->bench);
        if (e != OK) {
            fprintf(stderr, "tala-lab: %s could not be measured: %s\n", PARTS[i].name, err_name(e));
            return EXIT_FAILED;
        }
    }
    if (!o->any_wanted && !o->bench.times.json) {
        fputs(whole_programs, stdout);
    }
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

static bool take_part(struct options *o, const char *name)
{
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (strcmp(name, PARTS[i].name) == 0) {
            o->wanted[i] = o->any_wanted = true;
            return true;
        }
    }
    return false;
}

static bool read_options(int argc, char **argv, struct options *o)
{
    struct bench *b = &o->bench;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            b->times.json = b->beside.json = true;
        } else if (!take(argc, argv, &i, "--pack", &b->pack) &&
                   !take(argc, argv, &i, "--dir", &b->dir) &&
                   !take(argc, argv, &i, "--text", &b->text) && !take_part(o, argv[i])) {
            fprintf(stderr, "tala-lab: %s is not a part or an option, or lacks its value\n",
                    argv[i]);
            return false;
        }
    }
    return true;
}

static int bench(int argc, char **argv)
{
    struct options o = {.bench = {.dir = STR("."), .text = STR("tests/bench/text.tsv")}};
    struct bench *b = &o.bench;
    b->share = os_share_dir(&b->arena);
    b->pack = arena_printf(&b->arena, "%.*s/packs/dutch-a1.talapack", STR_ARG(b->share));
    int status = read_options(argc, argv, &o) ? run_parts(&o) : EXIT_USAGE;
    arena_finish(&b->arena);
    return status;
}

static int layout(int argc, char **argv)
{
    struct str file = {0}, png_dir = {0};
    for (int i = 2; i < argc; i++) {
        if (take(argc, argv, &i, "--png", &png_dir)) {
            continue;
        }
        if (file.n > 0 || argv[i][0] == '-' || argv[i][0] == '\0') {
            fprintf(stderr, "tala-lab: %s is not an option, lacks its value or is a second file\n",
                    argv[i]);
            return EXIT_USAGE;
        }
        file = str_from(argv[i]);
    }
    if (file.n == 0) {
        fputs("tala-lab: which file of strings?\n", stderr);
        return EXIT_USAGE;
    }
    return layout_run(file, png_dir) == 0 ? EXIT_WELL : EXIT_FAILED;
}

struct memory_options {
    struct str model, w, file;
    bool force;
};

static bool read_memory_options(int argc, char **argv, struct memory_options *o)
{
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--force") == 0) {
            o->force = true;
        } else if (take(argc, argv, &i, "--model", &o->model) ||
                   take(argc, argv, &i, "--w", &o->w)) {
            continue;
        } else if (o->file.n > 0 || argv[i][0] == '-' || argv[i][0] == '\0') {
            fprintf(stderr, "tala-lab: %s is not an option, lacks its value or is a second file\n",
                    argv[i]);
            return false;
        } else {
            o->file = str_from(argv[i]);
        }
    }
    return true;
}

/* fit and evaluate: they differ in who needs --w, and who may have --force. */
static int memory(int argc, char **argv, bool evaluates)
{
    struct memory_options o = {.force = false};
    enum srs_model_id id;
    if (!read_memory_options(argc, argv, &o)) {
        return EXIT_USAGE;
    }
    if (srs_model_id_from(o.model, &id) != OK) {
        fputs("tala-lab: which model? --model fsrs6 or --model fsrs7\n", stderr);
        return EXIT_USAGE;
    }
    if (o.file.n == 0 || (o.w.n > 0) != evaluates || (o.force && evaluates)) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    return evaluates ? evaluate_run(id, o.w, o.file) : fit_run(id, o.file, o.force);
}

static int learners_log(int argc, char **argv)
{
    const char *what = argc > 3 ? argv[2] : "";
    struct str learner = str_from(argc > 3 ? argv[3] : "");
    struct str other = str_from(argc > 4 ? argv[4] : "");
    bool sound = argc == 6 && strcmp(argv[5], "--what-is-sound") == 0;
    if (strcmp(what, "export") == 0 && argc == 4) {
        return log_export(learner);
    }
    if (strcmp(what, "import") == 0 && (argc == 5 || sound)) {
        return log_import(learner, other, sound);
    }
    if (strcmp(what, "merge") == 0 && argc == 5) {
        return log_merge(learner, other);
    }
    fputs(usage, stderr);
    return EXIT_USAGE;
}

static int merge_check(const char *seed)
{
    int64_t number = 0;
    if (!str_to_i64(str_from(seed), &number)) {
        fprintf(stderr, "tala-lab: %s is no whole number\n", seed);
        return EXIT_USAGE;
    }
    return merge_check_run((uint64_t)number) == 0 ? EXIT_WELL : EXIT_FAILED;
}

/* False unless the whole text is a number within the bounds. */
static bool read_number(struct str text, uint64_t least, uint64_t most, uint64_t *out)
{
    char *end = NULL;
    errno = 0;
    unsigned long long n = strtoull(text.p, &end, 10);
    *out = n;
    return text.n > 0 && text.p[0] >= '0' && text.p[0] <= '9' && *end == '\0' && errno == 0 &&
           n >= least && n <= most;
}

static bool read_simulate(int argc, char **argv, struct simulate_options *o)
{
    struct str days = STR("180"), seed = STR("1"), learner = {0}, model = STR("fsrs7");
    struct str repeat = STR("10");
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--fixed") == 0) {
            o->fixed = true;
        } else if (!take(argc, argv, &i, "--days", &days) &&
                   !take(argc, argv, &i, "--seed", &seed) &&
                   !take(argc, argv, &i, "--learner", &learner) &&
                   !take(argc, argv, &i, "--repeat", &repeat) &&
                   !take(argc, argv, &i, "--model", &model) &&
                   !take(argc, argv, &i, "--csv", &o->csv) &&
                   !take(argc, argv, &i, "--svg", &o->svg)) {
            fprintf(stderr, "tala-lab: %s is not an option, or lacks its value\n", argv[i]);
            return false;
        }
    }
    uint64_t n = 0, learners = 0;
    o->learner = sim_learner_named(learner);
    if (!read_number(days, 1, SIM_DAYS_MAX, &n) || !read_number(seed, 0, UINT64_MAX, &o->seed) ||
        !read_number(repeat, 1, 1000, &learners) || (learner.n > 0 && o->learner == NULL) ||
        srs_model_id_from(model, &o->model) != OK) {
        fprintf(
            stderr,
            "tala-lab: days go from 1 to %d, repeat to 1000, seeds from 0; learners: fast, slow, "
            "shifts, gap, short; models: fsrs6, fsrs7\n",
            SIM_DAYS_MAX);
        return false;
    }
    o->days = (int)n;
    o->repeat = (int)learners;
    return true;
}

static int simulation(int argc, char **argv)
{
    struct simulate_options o = {0};
    if (!read_simulate(argc, argv, &o)) {
        return EXIT_USAGE;
    }
    return simulate(&o) == 0 ? EXIT_WELL : EXIT_FAILED;
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
    if (strcmp(command, "layout") == 0) {
        return layout(argc, argv);
    }
    if (strcmp(command, "simulate") == 0) {
        return simulation(argc, argv);
    }
    if (strcmp(command, "conform") == 0 && argc == 4) {
        return conform_run(argv[2], argv[3]);
    }
    if (strcmp(command, "replay") == 0 && argc == 2) {
        return replay_run() == 0 ? EXIT_WELL : EXIT_FAILED;
    }
    if (strcmp(command, "fit") == 0 || strcmp(command, "evaluate") == 0) {
        return memory(argc, argv, command[0] == 'e');
    }
    if (strcmp(command, "log") == 0) {
        return learners_log(argc, argv);
    }
    if (strcmp(command, "merge-check") == 0 && argc == 3) {
        return merge_check(argv[2]);
    }
    bool asked = strcmp(command, "--help") == 0;
    fputs(usage, asked ? stdout : stderr);
    return asked ? EXIT_WELL : EXIT_USAGE;
}
