/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

#include "base/os.h"
#include "pack/pack_value.h"

#include <stdlib.h>

struct str course_path(const struct course *course, struct arena *a, struct str file)
{
    return arena_printf(a, "%.*s/%.*s", STR_ARG(course->dir), STR_ARG(file));
}

bool course_file_read(const struct course *course, struct diag_list *diags, struct arena *a,
                      struct str file, size_t bytes_max, struct str *bytes)
{
    struct course_place at = {diags, file, 0};
    enum err e = os_file_read(a, course_path(course, a, file).p, bytes_max, bytes);
    if (e == ERR_NOT_FOUND) {
        course_error(&at, "course.file-missing", COURSE_NONE, file, COURSE_NONE, COURSE_NONE);
    } else if (e == ERR_LIMIT) {
        course_error(&at, "course.file-large", COURSE_NONE, course_number(&at, (int64_t)bytes_max),
                     COURSE_NONE, COURSE_NONE);
    } else if (e != OK) {
        course_error(&at, "course.file-unreadable", COURSE_NONE, file, COURSE_NONE, COURSE_NONE);
    }
    return e == OK;
}

void course_folder_list(const struct course_reader *r, struct str folder, struct os_names *out)
{
    *out = (struct os_names){0};
    enum err e = os_dir_list(r->a, course_path(r->course, r->a, folder).p, COURSE_FILES_MAX, out);
    if (e != OK && e != ERR_NOT_FOUND) {
        struct course_place at = {r->diags, folder, 0};
        course_error(&at, "course.file-unreadable", COURSE_NONE, folder, COURSE_NONE, COURSE_NONE);
    }
}

static bool read_table(const struct course_reader *r, struct str file, struct str *bytes)
{
    return course_file_read(r->course, r->diags, r->a, file, TABLE_CSV_BYTES_MAX, bytes);
}

/* "03-day-and-time.csv": a number, for people who look at the folder, and the unit's id. */
static bool parse_unit_file(struct str name, struct str *id)
{
    size_t digits = 0;
    while (digits < name.n && name.p[digits] >= '0' && name.p[digits] <= '9') {
        digits++;
    }
    struct str rest = str_slice(name, digits, name.n);
    if (digits == 0 || !str_starts(rest, STR("-")) || !str_ends(rest, STR(".csv"))) {
        return false;
    }
    *id = str_slice(rest, 1, rest.n - STR(".csv").n);
    return true;
}

/* Gives a table of units/ to its unit. */
static void place_unit_file(struct course_reader *r, struct str name)
{
    struct course_place at = {r->diags, arena_printf(r->a, "units/%.*s", STR_ARG(name)), 0};
    struct str id;
    if (!parse_unit_file(name, &id)) {
        course_warn(&at, "course.file-unknown", COURSE_NONE, name, COURSE_NONE, COURSE_NONE);
        return;
    }
    int unit = course_index_find(&r->unit_ids, id);
    if (unit < 0) {
        course_error(&at, "course.unit-unknown", COURSE_NONE, id, COURSE_NONE, COURSE_NONE);
    } else if (r->course->units[unit].file.n > 0) {
        course_error(&at, "course.unit-file-duplicate", COURSE_NONE, id,
                     r->course->units[unit].file, COURSE_NONE);
    } else {
        r->course->units[unit].file = at.file;
    }
}

static void read_unit_tables(struct course_reader *r)
{
    struct os_names names;
    course_folder_list(r, STR("units"), &names);
    for (size_t i = 0; i < names.count; i++) {
        place_unit_file(r, names.names[i]);
    }
    for (int i = 0; i < r->course->unit_count; i++) {
        struct course_unit *unit = &r->course->units[i];
        struct str bytes;
        unit->pack.first_item = r->course->item_count;
        if (unit->file.n == 0) {
            struct course_place at = {r->diags, STR("units.csv"), unit->row};
            course_error(&at, "course.unit-file-missing", STR("id"), unit->pack.id, COURSE_NONE,
                         COURSE_NONE);
        } else if (read_table(r, unit->file, &bytes)) {
            course_items_parse(r, i, bytes);
        }
    }
}

/* The language of "gloss/uk.csv", allotted when its first file is met; NULL: reported. */
static struct course_language *language_of(struct course_reader *r, const struct course_place *at,
                                           struct str name)
{
    struct course *course = r->course;
    struct str lang = str_slice(name, 0, name.n - STR(".csv").n);
    for (int i = 0; i < course->language_count; i++) {
        if (str_eq(course->languages[i].lang, lang)) {
            return &course->languages[i];
        }
    }
    if (!pack_language_sound(lang)) {
        course_error(at, "course.language", COURSE_NONE, lang, COURSE_NONE, COURSE_NONE);
        return NULL;
    }
    if (course->language_count == PACK_LANGUAGES_MAX) {
        course_error(at, "course.limit", COURSE_NONE, course_number(at, PACK_LANGUAGES_MAX),
                     COURSE_NONE, COURSE_NONE);
        return NULL;
    }
    struct course_language *language = &course->languages[course->language_count++];
    *language = course_language_new(r, lang);
    return language;
}

typedef void parse_language(struct course_reader *r, struct course_language *language,
                            struct str file, struct str bytes);

static void read_languages(struct course_reader *r, struct str folder, parse_language *parse)
{
    struct os_names names;
    course_folder_list(r, folder, &names);
    for (size_t i = 0; i < names.count; i++) {
        struct str name = names.names[i], bytes;
        struct course_place at = {
            r->diags, arena_printf(r->a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)), 0};
        if (!str_ends(name, STR(".csv"))) {
            course_warn(&at, "course.file-unknown", COURSE_NONE, name, COURSE_NONE, COURSE_NONE);
            continue;
        }
        struct course_language *language = language_of(r, &at, name);
        if (language && read_table(r, at.file, &bytes)) {
            parse(r, language, at.file, bytes);
        }
    }
}

static int by_tag(const void *a, const void *b)
{
    const struct course_language *x = a, *y = b;
    return str_cmp(x->lang, y->lang);
}

static void read_folder(struct course_reader *r)
{
    struct str bytes;
    if (read_table(r, STR("course.ini"), &bytes)) {
        course_ini_parse(r, bytes);
    }
    if (read_table(r, STR("units.csv"), &bytes)) {
        course_units_parse(r, bytes);
        if (r->course->unit_count == 0) {
            struct course_place at = {r->diags, STR("units.csv"), 0};
            course_error(&at, "course.units-missing", COURSE_NONE, COURSE_NONE, COURSE_NONE,
                         COURSE_NONE);
        }
    }
    read_unit_tables(r);
    r->course->languages = ARENA_ARRAY(r->a, struct course_language, PACK_LANGUAGES_MAX);
    read_languages(r, STR("gloss"), course_gloss_parse);
    read_languages(r, STR("titles"), course_titles_parse);
    if (r->course->language_count > 1) {
        qsort(r->course->languages, (size_t)r->course->language_count, sizeof *r->course->languages,
              by_tag);
    }
    course_recordings_find(r);
}

enum err course_read(const char *dir, struct arena *a, struct diag_list *diags, struct course *out)
{
    if (!os_is_dir(dir)) {
        return ERR_NOT_FOUND;
    }
    *out = (struct course){.dir = arena_str(a, str_from(dir))};
    struct course_reader reader = {.a = a, .diags = diags, .course = out};
    read_folder(&reader);
    return OK;
}
