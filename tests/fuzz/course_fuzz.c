/* SPDX-License-Identifier: MIT
 *
 * The tables of a course from any bytes.  The input is the files one after another,
 * each but the last ended by a line of "----": course.ini, units.csv, the table of the
 * first unit, a gloss, titles.                                                      */
#include "course/course_reader.h"

#include "base/must.h"

enum { FILES = 5 };

static struct str take_file(struct str *rest)
{
    struct str mark = STR("----\n");
    size_t end = str_find(*rest, mark);
    struct str file = str_slice(*rest, 0, end);
    *rest = end == SIZE_MAX ? STR("") : str_slice(*rest, end + mark.n, rest->n);
    return file;
}

/* What the build relies on. */
static void check(const struct course *course)
{
    int items = 0;
    for (int i = 0; i < course->unit_count; i++) {
        const struct pack_unit *unit = &course->units[i].pack;
        must(unit->id.n > 0 && unit->position == i);
        must(i > 0 || unit->first_item == 0);
        items += unit->item_count;
    }
    must(items == course->item_count);
    for (int i = 0; i < course->item_count; i++) {
        const struct pack_item *item = &course->items[i].pack;
        must(item->id.n > 0 && item->id.n <= COURSE_ID_BYTES_MAX);
        must(item->unit >= 0 && item->unit < course->unit_count);
        must(item->accept.count <= PACK_LIST_MAX && item->tags.count <= PACK_LIST_MAX);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a;
    arena_init(&a, 0);
    struct diag_list diags;
    diag_init(&diags, &a);
    struct course course = {0};
    struct course_reader reader = {.a = &a, .diags = &diags, .course = &course};
    struct str rest = {(const char *)bytes, n}, files[FILES];
    for (size_t i = 0; i < FILES; i++) {
        files[i] = take_file(&rest);
    }
    course_ini_parse(&reader, files[0]);
    course_units_parse(&reader, files[1]);
    if (course.unit_count > 0) {
        course.units[0].file = STR("units/01-x.csv");
        course_items_parse(&reader, 0, files[2]);
    }
    struct course_language language = course_language_new(&reader, STR("und"));
    course_gloss_parse(&reader, &language, STR("gloss/und.csv"), files[3]);
    course_titles_parse(&reader, &language, STR("titles/und.csv"), files[4]);
    check(&course);
    arena_finish(&a);
    return 0;
}
