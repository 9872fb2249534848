/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

#include "pack/pack_word.h"

#include <string.h>

enum {
    ID,
    KIND,
    TEXT,
    ACCEPT,
    ARTICLE,
    PLURAL,
    PICTURE,
    GRAPHEMES,
    STRESS,
    SAY,
    EXAMPLE,
    TAGS,
    COLUMNS
};

static const struct table_column COLUMN[COLUMNS] = {
    [ID] = {STR_INIT("id"), TABLE_FILLED},
    [KIND] = {STR_INIT("kind"), TABLE_FILLED},
    [TEXT] = {STR_INIT("text"), TABLE_FILLED},
    [ACCEPT] = {STR_INIT("accept"), TABLE_OPTIONAL},
    [ARTICLE] = {STR_INIT("article"), TABLE_OPTIONAL},
    [PLURAL] = {STR_INIT("plural"), TABLE_OPTIONAL},
    [PICTURE] = {STR_INIT("picture"), TABLE_OPTIONAL},
    [GRAPHEMES] = {STR_INIT("graphemes"), TABLE_OPTIONAL},
    [STRESS] = {STR_INIT("stress"), TABLE_OPTIONAL},
    [SAY] = {STR_INIT("say"), TABLE_OPTIONAL},
    [EXAMPLE] = {STR_INIT("example"), TABLE_OPTIONAL},
    [TAGS] = {STR_INIT("tags"), TABLE_OPTIONAL},
};

static enum pack_kind read_kind(const struct course_place *at, struct str cell)
{
    enum pack_kind kind = PACK_WORD;
    if (cell.n > 0 && !pack_kind_from(cell, &kind)) {
        course_error(at, "course.kind", COLUMN[KIND].name, cell, COURSE_NONE, COURSE_NONE);
    }
    return kind;
}

static struct course_item read_item(struct course_reader *r, const struct course_place *at,
                                    const struct str *cells)
{
    for (int i = TEXT; i < COLUMNS; i++) {
        course_cell_text(at, COLUMN[i].name, cells[i]);
    }
    return (struct course_item){
        .pack = {.id = cells[ID],
                 .kind = read_kind(at, cells[KIND]),
                 .text = cells[TEXT],
                 .accept = course_cell_list(at, r->a, COLUMN[ACCEPT].name, cells[ACCEPT]),
                 .article = cells[ARTICLE],
                 .plural = cells[PLURAL],
                 .graphemes = cells[GRAPHEMES],
                 .stress = cells[STRESS],
                 .say = cells[SAY],
                 .example = cells[EXAMPLE],
                 .tags = course_cell_list(at, r->a, COLUMN[TAGS].name, cells[TAGS])},
        .picture = cells[PICTURE],
        .row = at->row,
    };
}

/* Without '-' and spaces. */
static struct str letters_only(struct arena *a, struct str s)
{
    char *out = arena_cstr(a, s);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '-' && s.p[i] != ' ') {
            out[n++] = s.p[i];
        }
    }
    return (struct str){out, n};
}

/* What is well formed but hardly meant. */
static void look_twice(const struct course_place *at, const struct pack_item *item)
{
    struct arena *a = at->diags->arena;
    if (item->article.n > 0 && item->kind != PACK_WORD) {
        course_warn(at, "course.article-kind", COLUMN[ARTICLE].name, item->article,
                    pack_kind_word(item->kind), COURSE_NONE);
    }
    if (item->graphemes.n > 0 &&
        !str_eq(letters_only(a, item->graphemes), letters_only(a, item->text))) {
        course_warn(at, "course.graphemes-differ", COLUMN[GRAPHEMES].name, item->graphemes,
                    item->text, COURSE_NONE);
    }
}

static struct str file_of(const struct course *course, int item)
{
    return course->units[course->items[item].pack.unit].file;
}

/* Two rows that look the same to a learner; the article tells "de bal" from "het bal". */
static void check_text(struct course_reader *r, const struct course_place *at,
                       const struct pack_item *item, int index)
{
    struct str shown = arena_printf(r->a, "%.*s %.*s", STR_ARG(item->article), STR_ARG(item->text));
    int first = course_index_add(&r->item_texts, r->a, shown, index);
    if (first >= 0) {
        course_warn(at, "course.text-duplicate", COLUMN[TEXT].name, str_trim(shown),
                    file_of(r->course, first), course_number(at, r->course->items[first].row));
    }
}

static bool id_is_usable(struct course_reader *r, const struct course_place *at, struct str id)
{
    if (!course_cell_id(at, COLUMN[ID].name, id)) {
        return false;
    }
    int first = course_index_add(&r->item_ids, r->a, id, r->course->item_count);
    if (first >= 0) {
        course_cell_duplicate(at, id, file_of(r->course, first), r->course->items[first].row);
    }
    return first < 0;
}

static bool has_room(struct course_reader *r, const struct course_place *at)
{
    struct course *course = r->course;
    if (course->item_count == PACK_ITEMS_MAX) {
        if (!r->too_many) {
            course_error(at, "course.limit", COURSE_NONE, course_number(at, PACK_ITEMS_MAX),
                         COURSE_NONE, COURSE_NONE);
        }
        r->too_many = true;
        return false;
    }
    if (course->item_count == r->item_room) {
        int room = r->item_room ? r->item_room * 2 : 64;
        struct course_item *items = ARENA_ARRAY(r->a, struct course_item, (size_t)room);
        if (course->item_count > 0) {
            memcpy(items, course->items, (size_t)course->item_count * sizeof *items);
        }
        course->items = items;
        r->item_room = room;
    }
    return true;
}

static void add_item(struct course_reader *r, const struct course_place *at, int unit,
                     const struct str *cells)
{
    struct course_item item = read_item(r, at, cells);
    look_twice(at, &item.pack);
    if (!has_room(r, at) || !id_is_usable(r, at, item.pack.id)) {
        return;
    }
    check_text(r, at, &item.pack, r->course->item_count);
    item.pack.unit = unit;
    r->course->items[r->course->item_count++] = item;
    r->course->units[unit].pack.item_count++;
}

void course_items_parse(struct course_reader *r, int unit, struct str bytes)
{
    struct course_unit *u = &r->course->units[unit];
    struct course_table table = course_table_read(r, u->file, bytes, COLUMN, COLUMNS);
    const struct str *cells;
    u->pack.first_item = r->course->item_count;
    while ((cells = course_table_next(&table)) != NULL) {
        add_item(r, &table.at, unit, cells);
    }
    if (u->pack.item_count == 0) {
        course_error(&table.at, "course.unit-empty", COURSE_NONE, u->pack.id, COURSE_NONE,
                     COURSE_NONE);
    }
}
