/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

#include "pack/pack_word.h"

#include <stdlib.h>

#define FILE_NAME STR("units.csv")
#define RESERVED  STR("course") /* in titles: the course itself */

enum { ORDER, ID, TITLE, DOMAIN_, LEVEL, CAN_DO, PICTURE, GRAMMAR, COLUMNS };

static const struct table_column COLUMN[COLUMNS] = {
    [ORDER] = {STR_INIT("order"), TABLE_FILLED},
    [ID] = {STR_INIT("id"), TABLE_FILLED},
    [TITLE] = {STR_INIT("title"), TABLE_FILLED},
    [DOMAIN_] = {STR_INIT("domain"), TABLE_FILLED},
    [LEVEL] = {STR_INIT("level"), TABLE_FILLED},
    [CAN_DO] = {STR_INIT("can-do"), TABLE_REQUIRED},
    [PICTURE] = {STR_INIT("picture"), TABLE_OPTIONAL},
    [GRAMMAR] = {STR_INIT("grammar"), TABLE_OPTIONAL},
};

enum { ORDER_MAX = 9999 };

/* A unit with the number that orders it, which nothing needs afterwards. */
struct ordered {
    struct course_unit unit;
    int order;
};

static int by_order(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    int order = (x->order > y->order) - (x->order < y->order);
    return order ? order : (x->unit.row > y->unit.row) - (x->unit.row < y->unit.row);
}

static int read_order(const struct course_place *at, struct str cell)
{
    int64_t order = 0;
    if (cell.n > 0 && (!str_to_i64(cell, &order) || order < 0 || order > ORDER_MAX)) {
        course_error(at, "course.number", COLUMN[ORDER].name, cell, STR("0"),
                     course_number(at, ORDER_MAX));
        order = 0;
    }
    return (int)order;
}

static enum pack_domain read_domain(const struct course_place *at, struct str cell)
{
    enum pack_domain domain = PACK_CIVIC;
    if (cell.n > 0 && !pack_domain_from(cell, &domain)) {
        course_error(at, "course.domain", COLUMN[DOMAIN_].name, cell, COURSE_NONE, COURSE_NONE);
    }
    return domain;
}

static struct ordered read_unit(const struct course_place *at, const struct str *cells)
{
    static const int texts[] = {TITLE, CAN_DO, PICTURE, GRAMMAR};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        course_cell_text(at, COLUMN[texts[i]].name, cells[texts[i]]);
    }
    course_cell_level(at, cells[LEVEL]);
    return (struct ordered){
        .order = read_order(at, cells[ORDER]),
        .unit = {.pack = {.id = cells[ID],
                          .domain = read_domain(at, cells[DOMAIN_]),
                          .level = cells[LEVEL],
                          .grammar = cells[GRAMMAR]},
                 .title = cells[TITLE],
                 .can_do = cells[CAN_DO],
                 .picture = cells[PICTURE],
                 .row = at->row},
    };
}

static bool id_is_usable(struct course_reader *r, const struct course_place *at, struct str id)
{
    if (!course_cell_id(at, COLUMN[ID].name, id)) {
        return false;
    }
    if (str_eq(id, RESERVED)) {
        course_error(at, "course.id-reserved", COLUMN[ID].name, id, COURSE_NONE, COURSE_NONE);
        return false;
    }
    int first = course_index_add(&r->unit_ids, r->a, id, at->row);
    if (first >= 0) {
        course_cell_duplicate(at, id, FILE_NAME, first);
    }
    return first < 0;
}

/* Sorts, and forgets the numbers: from here on a unit is named by its index. */
static void take_units(struct course_reader *r, struct ordered *list, int count)
{
    struct course_unit *units = ARENA_ARRAY(r->a, struct course_unit, (size_t)count);
    qsort(list, (size_t)count, sizeof *list, by_order);
    r->unit_ids = (struct course_index){0};
    for (int i = 0; i < count; i++) {
        units[i] = list[i].unit;
        units[i].pack.position = i;
        course_index_add(&r->unit_ids, r->a, units[i].pack.id, i);
        if (i > 0 && list[i].order == list[i - 1].order) {
            struct course_place at = {r->diags, FILE_NAME, units[i].row};
            course_error(&at, "course.order-duplicate", COLUMN[ORDER].name,
                         course_number(&at, list[i].order), course_number(&at, units[i - 1].row),
                         COURSE_NONE);
        }
    }
    r->course->units = units;
    r->course->unit_count = count;
}

void course_units_parse(struct course_reader *r, struct str bytes)
{
    struct course_table table = course_table_read(r, FILE_NAME, bytes, COLUMN, COLUMNS);
    struct course_place *at = &table.at;
    if (table.csv.row_count > PACK_UNITS_MAX) {
        course_error(at, "course.limit", COURSE_NONE, course_number(at, PACK_UNITS_MAX),
                     COURSE_NONE, COURSE_NONE);
        table.csv.row_count = PACK_UNITS_MAX;
    }
    struct ordered *list = ARENA_ARRAY(r->a, struct ordered, table.csv.row_count);
    const struct str *cells;
    int count = 0;
    while ((cells = course_table_next(&table)) != NULL) {
        struct ordered unit = read_unit(at, cells);
        if (id_is_usable(r, at, unit.unit.pack.id)) {
            list[count++] = unit;
        }
    }
    take_units(r, list, count);
}
