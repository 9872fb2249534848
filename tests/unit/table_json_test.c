/* SPDX-License-Identifier: MIT
 *
 * JSON, and long tables row by row.                                                     */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "table/table_csv.h"
#include "table/table_json.h"

static void values_are_read(void **state)
{
    struct arena a = {0};
    struct table_json v;
    struct table_json_problem p;
    (void)state;
    assert_int_equal(
        table_json_read(STR("{\"n\":null,\"t\":true,\"i\":-9007199254740993,\"r\":-2.5e-3,"
                            "\"s\":\"\\u00e9\\\"\",\"l\":[1,[],{}]}"),
                        &a, &v, &p),
        OK);
    assert_int_equal(v.kind, TABLE_JSON_OBJECT);
    assert_int_equal(v.count, 6);
    assert_int_equal(table_json_find(&v, STR("n"))->kind, TABLE_JSON_NULL);
    assert_true(table_json_find(&v, STR("t"))->flag);
    const struct table_json *i = table_json_find(&v, STR("i")), *r = table_json_find(&v, STR("r"));
    assert_true(i->is_whole && i->whole == -9007199254740993);
    assert_true(!r->is_whole && r->number == -2.5e-3);
    assert_true(str_eq(table_json_find(&v, STR("s"))->text, STR("\xc3\xa9\"")));
    const struct table_json *l = table_json_find(&v, STR("l"));
    assert_int_equal(l->count, 3);
    assert_int_equal(l->items[1].kind, TABLE_JSON_LIST);
    assert_null(table_json_find(&v, STR("x")));
    assert_null(table_json_find(l, STR("x")));
    arena_finish(&a);
}

static void what_is_no_json_is_refused_with_its_place(void **state)
{
    static const struct {
        const char *text;
        enum err err;
        int row;
    } bad[] = {
        {"", ERR_FORMAT, 1},
        {"{\"a\":1", ERR_FORMAT, 1},
        {"{\n\"a\":1,\n}", ERR_FORMAT, 3},
        {"[1] 2", ERR_FORMAT, 1},
        {"{\"a\":1,\"a\":2}", ERR_FORMAT, 1},
        {"[1e999]", ERR_FORMAT, 1},
        {"[NaN]", ERR_FORMAT, 1},
        {"[01]", ERR_FORMAT, 1},
        {"\"\\u0000\"", ERR_FORMAT, 1},
        {"\"\xff\"", ERR_FORMAT, 1},
        {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", ERR_LIMIT, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena a = {0};
        struct table_json v;
        struct table_json_problem p = {0};
        assert_int_equal(table_json_read(str_from(bad[i].text), &a, &v, &p), bad[i].err);
        assert_int_equal(p.row, bad[i].row);
        assert_true(p.column > 0 && p.what.n > 0);
        arena_finish(&a);
    }
}

/* --- long tables ---------------------------------------------------------------------- */

static const struct table_column columns[] = {{STR_INIT("b"), TABLE_FILLED},
                                              {STR_INIT("a"), TABLE_OPTIONAL},
                                              {STR_INIT("z"), TABLE_OPTIONAL}};

struct seen {
    size_t rows;
    size_t bytes; /* of the cells asked for */
    int last_row;
};

static void see(void *context, const struct table_row *row)
{
    struct seen *s = context;
    s->rows++;
    s->bytes += row->cells[0].n + row->cells[1].n + row->cells[2].n;
    s->last_row = row->row;
}

static enum err each(struct str csv, struct diag_list *diags, bool *has, struct seen *seen)
{
    struct table_csv_reader reader = {see, seen};
    *seen = (struct seen){0};
    return table_csv_each(csv, STR("t"), columns, 3, diags->arena, diags, has, &reader);
}

static void long_tables_pass_over_what_was_not_asked_for(void **state)
{
    struct arena a = {0};
    struct diag_list diags;
    struct seen seen;
    bool has[3];
    (void)state;
    diag_init(&diags, &a);
    assert_int_equal(each(STR("x,a,,b,x\n\xff,1,2,33,\"4\n5\"\n,,,9,\n"), &diags, has, &seen), OK);
    assert_true(seen.rows == 2 && seen.bytes == 4 && seen.last_row == 4);
    assert_true(has[0] && has[1] && !has[2]);
    assert_int_equal(each(STR("a\n1\n"), &diags, has, &seen), ERR_FORMAT); /* no b */
    assert_string_equal(diags.items[0].code, "csv.column-missing");
    diag_init(&diags, &a);
    assert_int_equal(each(STR("a,b\n1,2\n3,\n4\n5,6\n"), &diags, has, &seen), ERR_FORMAT);
    assert_int_equal(diags.count, 2);
    assert_true(diags.items[0].place.row == 3 && diags.items[1].place.row == 4);
    assert_int_equal(seen.rows, 3); /* and goes on after them */
    diag_init(&diags, &a);
    assert_int_equal(each(STR("a,b,b\n1,2,3\n"), &diags, has, &seen), ERR_FORMAT);
    assert_string_equal(diags.items[0].code, "csv.column-duplicate");
    arena_finish(&a);
}

static void long_tables_may_be_longer_than_those_that_are_kept(void **state)
{
    struct arena a = {0};
    struct diag_list diags;
    struct seen seen;
    struct buf csv;
    bool has[3];
    (void)state;
    diag_init(&diags, &a);
    buf_init(&csv, 1 << 24);
    assert_int_equal(buf_add(&csv, STR("b,other\n")), OK);
    for (int i = 0; i < TABLE_CSV_ROWS_MAX + 10; i++) {
        assert_int_equal(buf_add(&csv, STR("12345,\n")), OK);
    }
    assert_int_equal(each(buf_str(&csv), &diags, has, &seen), OK);
    assert_int_equal(seen.rows, TABLE_CSV_ROWS_MAX + 10);
    assert_int_equal(seen.bytes, 5 * seen.rows);
    buf_finish(&csv);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(what_is_no_json_is_refused_with_its_place),
        cmocka_unit_test(long_tables_pass_over_what_was_not_asked_for),
        cmocka_unit_test(long_tables_may_be_longer_than_those_that_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
