/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

enum { ID, TITLE, CAN_DO, STATE, COLUMNS };

static const struct table_column COLUMN[COLUMNS] = {
    [ID] = {STR_INIT("id"), TABLE_FILLED},
    [TITLE] = {STR_INIT("title"), TABLE_REQUIRED},
    [CAN_DO] = {STR_INIT("can-do"), TABLE_REQUIRED},
    [STATE] = {STR_INIT("state"), TABLE_REQUIRED},
};

#define WHOLE_COURSE STR("course")

/* What a row is the title of, or NULL. */
static struct course_title *find_title(const struct course_reader *r,
                                       struct course_language *language,
                                       const struct course_place *at, struct str id)
{
    if (str_eq(id, WHOLE_COURSE)) {
        return &language->title;
    }
    int unit = course_index_find(&r->unit_ids, id);
    if (unit >= 0) {
        return &language->titles[unit];
    }
    if (id.n > 0) {
        course_error(at, "course.title-unknown", COLUMN[ID].name, id, COURSE_NONE, COURSE_NONE);
    }
    return NULL;
}

static void read_row(const struct course_reader *r, struct course_language *language,
                     const struct course_place *at, const struct str *cells)
{
    course_cell_text(at, COLUMN[TITLE].name, cells[TITLE]);
    course_cell_text(at, COLUMN[CAN_DO].name, cells[CAN_DO]);
    enum pack_state state = course_cell_state(at, cells[STATE]);
    struct course_title *title = find_title(r, language, at, cells[ID]);
    if (!title) {
        return;
    }
    if (title->row > 0) {
        course_cell_duplicate(at, cells[ID], at->file, title->row);
        return;
    }
    *title = (struct course_title){
        .pack = {.title = cells[TITLE], .can_do = cells[CAN_DO], .state = state},
        .row = at->row,
    };
}

static void count_missing(const struct course_reader *r, const struct course_language *language,
                          const struct course_place *at)
{
    int64_t missing = language->title.pack.title.n == 0;
    for (int i = 0; i < r->course->unit_count; i++) {
        missing += language->titles[i].pack.title.n == 0;
    }
    if (missing > 0) {
        course_note(at, "course.title-missing", COURSE_NONE, course_number(at, missing),
                    course_number(at, r->course->unit_count + 1), COURSE_NONE);
    }
}

void course_titles_parse(struct course_reader *r, struct course_language *language, struct str file,
                         struct str bytes)
{
    struct course_table table = course_table_read(r, file, bytes, COLUMN, COLUMNS);
    const struct str *cells;
    while ((cells = course_table_next(&table)) != NULL) {
        read_row(r, language, &table.at, cells);
    }
    count_missing(r, language, &table.at);
}
