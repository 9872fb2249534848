/* SPDX-License-Identifier: MIT
 *
 * The commands that read a course folder: check, build, voice.                       */
#include "tool.h"

#include "base/os.h"

static enum err read_course(struct tool *t, struct course *course)
{
    enum err e = course_read(t->options.target, &t->arena, &t->diags, course);
    if (e != OK) {
        struct i18n_arg file = i18n_arg_ltr("file", str_from(t->options.target));
        tool_say(t, "pack.no-folder", &file, 1);
    }
    return e;
}

static enum err read_and_check(struct tool *t, struct course *course)
{
    enum err e = tool_open_fonts(t);
    e = e == OK ? read_course(t, course) : e;
    if (e == OK) {
        course_check(course, &t->course_tools, &t->diags);
    }
    return e;
}

int tool_check(struct tool *t)
{
    struct course course;
    return read_and_check(t, &course) == OK ? tool_report(t) : EXIT_ERRORS;
}

static void say_built(struct tool *t, const struct course *course)
{
    struct str pack = {0};
    if (os_map(t->options.out, &pack) != OK) {
        return;
    }
    const struct i18n_arg args[] = {
        i18n_arg_ltr("file", str_from(t->options.out)),
        i18n_arg_number("units", course->unit_count),
        i18n_arg_number("items", course->item_count),
        i18n_arg_number("bytes", (int64_t)pack.n),
    };
    tool_say(t, "pack.built", args, sizeof args / sizeof *args);
    os_unmap(pack);
}

int tool_build(struct tool *t)
{
    struct course course;
    if (read_and_check(t, &course) != OK) {
        return EXIT_ERRORS;
    }
    enum err e = course_build(&course, &t->course_tools, t->options.drafts,
                              STR("tala-pack " TALA_VERSION), t->options.out, &t->diags);
    int status = tool_report(t);
    if (e != OK) {
        return EXIT_ERRORS;
    }
    say_built(t, &course);
    return status;
}

static struct str program_of(const struct course *course)
{
    struct str rest = course->speaker.command, word = STR("");
    str_next(&rest, ' ', &word);
    return word;
}

static void report_failure(struct tool *t, const struct course *course,
                           const struct course_draft *draft, enum err e)
{
    const struct course_item *item = &course->items[draft->item];
    struct diag_place place = {.file = course->units[item->pack.unit].file,
                               .row = item->row,
                               .column =
                                   draft->role == PACK_CLIP_WORD ? STR("text") : STR("example")};
    diag_add(&t->diags, DIAG_ERROR, "voice.failed", place, draft->line.text, str_from(err_name(e)),
             (struct str){0});
}

/* Makes what is missing.  A program that is not there fails once, not for every word. */
static void make_drafts(struct tool *t, const struct course *course)
{
    struct course_drafts drafts;
    int64_t made_count = 0, kept = 0;
    course_drafts_list(course, &t->arena, &drafts);
    for (size_t i = 0; i < drafts.count; i++) {
        bool made = false;
        enum err e = course_draft_make(course, &drafts.drafts[i], t->options.drafts, &made);
        if (e == ERR_NOT_FOUND) {
            struct diag_place place = {.file = STR("course.ini"), .column = STR("command")};
            diag_add(&t->diags, DIAG_ERROR, "voice.program-missing", place, program_of(course),
                     (struct str){0}, (struct str){0});
            return;
        }
        if (e != OK) {
            report_failure(t, course, &drafts.drafts[i], e);
        } else {
            made_count += made;
            kept += !made;
        }
    }
    const struct i18n_arg args[] = {i18n_arg_number("made", made_count),
                                    i18n_arg_number("kept", kept)};
    tool_say(t, "pack.voiced", args, sizeof args / sizeof *args);
}

/* Only errors matter here: the rest is said by check and by build. */
int tool_voice(struct tool *t)
{
    struct course course;
    if (read_course(t, &course) != OK) {
        return EXIT_ERRORS;
    }
    if (!diag_has_errors(&t->diags) && os_dir_make(t->options.drafts) != OK) {
        diag_add(&t->diags, DIAG_ERROR, "voice.folder", (struct diag_place){0},
                 str_from(t->options.drafts), (struct str){0}, (struct str){0});
    }
    if (!diag_has_errors(&t->diags)) {
        make_drafts(t, &course);
    }
    return diag_has_errors(&t->diags) ? tool_report(t) : EXIT_WELL;
}
