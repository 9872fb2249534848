/* SPDX-License-Identifier: MIT
 *
 * tool.h - tala-pack: what its commands share.
 *
 * Every problem is collected first and printed once, as a sentence with its place.  A
 * command returns the exit status: 0 well, 1 there were errors, 2 wrong usage.       */
#ifndef TOOL_TOOL_H
#define TOOL_TOOL_H

#include "course/course_build.h"
#include "i18n/i18n.h"

enum { EXIT_WELL = 0, EXIT_ERRORS = 1, EXIT_USAGE = 2 };

struct tool_options {
    const char *command; /* NULL: none */
    const char *target;  /* DIR or FILE */
    const char *out;     /* -o */
    const char *drafts;  /* --drafts */
    const char *locale;  /* --locale; NULL: the environment's */
    bool help, version;
};

struct tool {
    struct tool_options options;
    struct arena arena; /* until the end */
    struct str share;   /* holds assets and locales */
    struct i18n_catalogue builtin, catalogue;
    struct diag_list diags;
    struct course_tools course_tools;
};

/* --- tool_options.c --- */

extern const char tool_usage[];

/* errors: ERR_FORMAT, with a sentence in *problem. */
WARN_UNUSED enum err tool_options_read(int argc, char **argv, struct arena *a,
                                       struct tool_options *out, struct str *problem);

/* --- tool_open.c --- */

/* Finds the catalogue of the language to speak. */
void tool_open(struct tool *t);
/* Opens what checking a course needs beside its folder; says what is missing. */
WARN_UNUSED enum err tool_open_fonts(struct tool *t);
void tool_close(struct tool *t);

/* --- tool_report.c --- */

/* A line in the reader's language. */
void tool_say(struct tool *t, const char *key, const struct i18n_arg *args, size_t count);

/* Prints all problems and a line that counts them; returns the exit status. */
int tool_report(struct tool *t);

/* --- one file a command --- */

int tool_check(struct tool *t);
int tool_build(struct tool *t);
int tool_voice(struct tool *t);
int tool_show(struct tool *t);

#endif
