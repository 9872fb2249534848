/* SPDX-License-Identifier: MIT */
#include "conform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"

enum { FILE_BYTES_MAX = 64 << 20 };
enum { STATUS_PASSED, STATUS_FAILED, STATUS_UNUSABLE };

static const struct {
    const char *name;
    conform_line *run;
} KINDS[] = {
    {"bidi", conform_bidi_line}, {"grapheme", conform_grapheme_line}, {"line", conform_line_line},
    {"word", conform_word_line}, {"normalise", conform_form_line},
};

static conform_line *kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(KINDS[i].name, name) == 0) {
            return KINDS[i].run;
        }
    }
    return NULL;
}

void conform_passed(struct conform *c)
{
    c->passed++;
}

void conform_failed(struct conform *c, struct str expected, struct str got)
{
    if (c->failed++ < CONFORM_SHOWN_MAX) {
        printf("line %d: expected %.*s, got %.*s\n", c->line, STR_ARG(expected), STR_ARG(got));
    }
}

static bool run_lines(struct conform *c, struct str file, conform_line *run)
{
    for (struct str line; str_next(&file, '\n', &line);) {
        c->line++;
        line = str_trim(str_slice(line, 0, str_find(line, STR("#"))));
        const char *problem = line.n > 0 ? run(c, line) : NULL;
        arena_reset(&c->arena);
        if (problem) {
            fprintf(stderr, "tala-lab: %s, line %d: %s\n", c->path, c->line, problem);
            return false;
        }
    }
    if (c->passed + c->failed == 0) {
        fprintf(stderr, "tala-lab: %s: there is no test in this file\n", c->path);
        return false;
    }
    return true;
}

static int run_file(struct conform *c, conform_line *run)
{
    struct arena a;
    struct str file;
    int status = STATUS_UNUSABLE;
    arena_init(&a, 0);
    enum err e = os_file_read(&a, c->path, FILE_BYTES_MAX, &file);
    if (e != OK) {
        fprintf(stderr, "tala-lab: %s cannot be read: %s\n", c->path, err_name(e));
    } else if (run_lines(c, file, run)) {
        if (c->failed > CONFORM_SHOWN_MAX) {
            printf("and %zu more\n", c->failed - CONFORM_SHOWN_MAX);
        }
        printf("%zu passed, %zu failed\n", c->passed, c->failed);
        status = c->failed == 0 ? STATUS_PASSED : STATUS_FAILED;
    }
    arena_finish(&a);
    return status;
}

int conform_run(const char *kind, const char *path)
{
    conform_line *run = kind_of(kind);
    if (!run) {
        fprintf(stderr, "tala-lab: %s is none of bidi, grapheme, line, word, normalise\n", kind);
        return STATUS_UNUSABLE;
    }
    struct conform *c = heap_alloc(1, sizeof *c);
    c->path = path;
    arena_init(&c->arena, 0);
    text_tools_init_standard(&c->tools);
    int status = run_file(c, run);
    text_tools_finish(&c->tools);
    arena_finish(&c->arena);
    free(c);
    return status;
}
