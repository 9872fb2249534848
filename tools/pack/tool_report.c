/* SPDX-License-Identifier: MIT */
#include "tool.h"

#include "text/text_clean.h"
#include "text/text_lang.h"

#include <stdio.h>

/* Isolates keep a right-to-left sentence in order; in a left-to-right one they are only
 * signs that a terminal may show as boxes. */
static struct str plain(struct tool *t, struct str line)
{
    bool rtl = text_lang_is_rtl(i18n_lang(&t->catalogue));
    return rtl ? line : text_without_invisible(&t->arena, line);
}

static void print(struct tool *t, struct str line)
{
    printf("%.*s\n", STR_ARG(plain(t, line)));
}

void tool_say(struct tool *t, const char *key, const struct i18n_arg *args, size_t count)
{
    print(t, i18n_format(&t->arena, &t->catalogue, key, args, count));
}

/* The catalogue's key for a place: a file, with a row or a column or both. */
static const char *place_key(const struct diag_place *place)
{
    if (place->row > 0) {
        return place->column.n > 0 ? "pack.at-cell" : "pack.at-row";
    }
    return place->column.n > 0 ? "pack.at-column" : "pack.at-file";
}

static struct str sentence(struct tool *t, const struct diag *d)
{
    struct str key = arena_printf(&t->arena, "diag.%s", d->code);
    const struct i18n_arg args[DIAG_ARGS] = {
        i18n_arg_text("1", d->args[0]),
        i18n_arg_text("2", d->args[1]),
        i18n_arg_text("3", d->args[2]),
    };
    return i18n_format(&t->arena, &t->catalogue, key.p, args, DIAG_ARGS);
}

static void print_problem(struct tool *t, const struct diag *d)
{
    struct str text = sentence(t, d);
    if (d->place.file.n == 0) {
        print(t, text);
        return;
    }
    const char *key = place_key(&d->place);
    struct str form = i18n_text(&t->catalogue, key);
    const struct i18n_arg args[] = {
        i18n_arg_ltr("file", d->place.file),
        i18n_arg_number("row", d->place.row),
        i18n_arg_ltr("column", d->place.column),
        i18n_arg_text("text", text),
    };
    print(t, i18n_fill(&t->arena, form, args, sizeof args / sizeof *args));
}

static size_t count_level(const struct tool *t, enum diag_level level)
{
    size_t n = 0;
    for (size_t i = 0; i < t->diags.count; i++) {
        n += t->diags.items[i].level == level;
    }
    return n;
}

static void print_level(struct tool *t, enum diag_level level, const char *heading)
{
    if (heading && count_level(t, level) > 0) {
        tool_say(t, heading, NULL, 0);
    }
    for (size_t i = 0; i < t->diags.count; i++) {
        if (t->diags.items[i].level == level) {
            print_problem(t, &t->diags.items[i]);
        }
    }
}

/* "2 errors, 1 warning" */
static void print_counts(struct tool *t)
{
    const struct {
        const char *key;
        size_t n;
    } counts[] = {
        {"pack.errors", t->diags.errors},
        {"pack.warnings", count_level(t, DIAG_WARNING)},
        {"pack.notes", count_level(t, DIAG_NOTE)},
    };
    struct str line = STR("");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (counts[i].n > 0) {
            struct str part = i18n_format_plural(&t->arena, &t->catalogue, counts[i].key,
                                                 (int64_t)counts[i].n, NULL, 0);
            line = arena_printf(&t->arena, "%.*s%s%.*s", STR_ARG(line), line.n ? ", " : "",
                                STR_ARG(part));
        }
    }
    if (line.n > 0) {
        print(t, line);
    } else {
        tool_say(t, "pack.all-well", NULL, 0);
    }
}

int tool_report(struct tool *t)
{
    print_level(t, DIAG_ERROR, NULL);
    print_level(t, DIAG_WARNING, "pack.heading-warnings");
    print_level(t, DIAG_NOTE, "pack.heading-notes");
    if (t->diags.dropped > 0) {
        struct i18n_arg n = i18n_arg_number("n", (int64_t)t->diags.dropped);
        tool_say(t, "pack.dropped", &n, 1);
    }
    print_counts(t);
    return diag_has_errors(&t->diags) ? EXIT_ERRORS : EXIT_WELL;
}
