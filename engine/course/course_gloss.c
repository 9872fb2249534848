/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

enum { MISSING_NAMED = 8 }; /* words that a note lists; it counts them all */

enum { ID, TEXT, GLOSS, EXAMPLE, STATE, COLUMNS };

static const struct table_column COLUMN[COLUMNS] = {
    [ID] = {STR_INIT("id"), TABLE_FILLED},
    [TEXT] = {STR_INIT("text"), TABLE_REQUIRED},
    [GLOSS] = {STR_INIT("gloss"), TABLE_REQUIRED},
    [EXAMPLE] = {STR_INIT("example"), TABLE_OPTIONAL},
    [STATE] = {STR_INIT("state"), TABLE_REQUIRED},
};

struct course_language course_language_new(const struct course_reader *r, struct str lang)
{
    const struct course *course = r->course;
    return (struct course_language){
        .lang = lang,
        .glosses = ARENA_ARRAY(r->a, struct course_gloss, (size_t)course->item_count),
        .titles = ARENA_ARRAY(r->a, struct course_title, (size_t)course->unit_count),
    };
}

/* The item that a row translates, or -1. */
static int find_item(const struct course_reader *r, const struct course_place *at, struct str id)
{
    int item = course_index_find(&r->item_ids, id);
    if (item < 0 && id.n > 0) {
        course_error(at, "course.gloss-unknown", COLUMN[ID].name, id, COURSE_NONE, COURSE_NONE);
    }
    return item;
}

static void look_twice(const struct course_place *at, const struct pack_item *item,
                       const struct str *cells)
{
    if (cells[GLOSS].n > 0 && !str_eq(cells[TEXT], item->text)) {
        course_warn(at, "course.gloss-stale", COLUMN[TEXT].name, item->id, cells[TEXT], item->text);
    }
    if (cells[EXAMPLE].n > 0 && item->example.n == 0) {
        course_warn(at, "course.gloss-example-unused", COLUMN[EXAMPLE].name, item->id, COURSE_NONE,
                    COURSE_NONE);
    }
}

static void read_row(const struct course_reader *r, struct course_language *language,
                     const struct course_place *at, const struct str *cells)
{
    course_cell_text(at, COLUMN[GLOSS].name, cells[GLOSS]);
    course_cell_text(at, COLUMN[EXAMPLE].name, cells[EXAMPLE]);
    enum pack_state state = course_cell_state(at, cells[STATE]);
    int index = find_item(r, at, cells[ID]);
    if (index < 0) {
        return;
    }
    struct course_gloss *gloss = &language->glosses[index];
    if (gloss->row > 0) {
        course_cell_duplicate(at, cells[ID], at->file, gloss->row);
        return;
    }
    const struct pack_item *item = &r->course->items[index].pack;
    look_twice(at, item, cells);
    *gloss = (struct course_gloss){
        .pack = {.gloss = cells[GLOSS], .example = cells[EXAMPLE], .state = state},
        .stale = !str_eq(cells[TEXT], item->text),
        .row = at->row,
    };
}

/* How much is translated, as two or three notes and not one for every word. */
static void count_missing(const struct course_reader *r, const struct course_language *language,
                          const struct course_place *at)
{
    int64_t missing = 0, drafts = 0, examples = 0;
    struct str words = COURSE_NONE;
    for (int i = 0; i < r->course->item_count; i++) {
        const struct pack_gloss *gloss = &language->glosses[i].pack;
        const struct pack_item *item = &r->course->items[i].pack;
        if (gloss->gloss.n == 0) {
            words = missing >= MISSING_NAMED ? words
                                             : arena_printf(r->a, "%.*s%s%.*s", STR_ARG(words),
                                                            missing ? ", " : "", STR_ARG(item->id));
            missing++;
            continue;
        }
        drafts += gloss->state == PACK_DRAFT;
        examples += item->example.n > 0 && gloss->example.n == 0;
    }
    struct str all = course_number(at, r->course->item_count);
    if (missing > 0) {
        course_note(at, "course.gloss-missing", COURSE_NONE, course_number(at, missing), all,
                    words);
    }
    if (examples > 0) {
        course_note(at, "course.gloss-example-missing", COURSE_NONE, course_number(at, examples),
                    COURSE_NONE, COURSE_NONE);
    }
    if (drafts > 0) {
        course_note(at, "course.gloss-draft", COURSE_NONE, course_number(at, drafts), all,
                    COURSE_NONE);
    }
}

void course_gloss_parse(struct course_reader *r, struct course_language *language, struct str file,
                        struct str bytes)
{
    struct course_table table = course_table_read(r, file, bytes, COLUMN, COLUMNS);
    const struct str *cells;
    while ((cells = course_table_next(&table)) != NULL) {
        read_row(r, language, &table.at, cells);
    }
    count_missing(r, language, &table.at);
}
