/* SPDX-License-Identifier: MIT
 *
 * tala-pack - checks a course folder, makes draft speech for it and builds it into a pack. */
#include "tool.h"

#include <stdio.h>

struct command {
    const char *name;
    int (*run)(struct tool *t);
};

static const struct command COMMANDS[] = {
    {"check", tool_check},
    {"build", tool_build},
    {"voice", tool_voice},
    {"show", tool_show},
};

static int run_command(struct tool *t)
{
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
        if (str_eq(str_from(COMMANDS[i].name), str_from(t->options.command))) {
            tool_open(t);
            return COMMANDS[i].run(t);
        }
    }
    fprintf(stderr, "tala-pack: there is no command %s\nTry: tala-pack --help\n",
            t->options.command);
    return EXIT_USAGE;
}

static int run(struct tool *t, int argc, char **argv)
{
    struct str problem = {0};
    if (tool_options_read(argc, argv, &t->arena, &t->options, &problem) != OK) {
        fprintf(stderr, "tala-pack: %.*s\nTry: tala-pack --help\n", STR_ARG(problem));
        return EXIT_USAGE;
    }
    if (t->options.help) {
        fputs(tool_usage, stdout);
        return EXIT_WELL;
    }
    if (t->options.version) {
        puts("tala-pack " TALA_VERSION);
        return EXIT_WELL;
    }
    return run_command(t);
}

int main(int argc, char **argv)
{
    struct tool t = {0};
    arena_init(&t.arena, 0);
    diag_init(&t.diags, &t.arena);
    int status = run(&t, argc, argv);
    tool_close(&t);
    return status;
}
