/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "table/table_csv.h"
#include "table/table_ini.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct fixture {
    struct arena arena;
    struct diag_list diags;
};

static int setup(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    arena_init(&f->arena, 0);
    diag_init(&f->diags, &f->arena);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_finish(&f->arena);
    free(f);
    return 0;
}

/* The diagnostics as one line each: "code row column arg1 arg2", joined by '\n'. */
static char *diag_text(struct fixture *f)
{
    struct str all = {"", 0};
    for (size_t i = 0; i < f->diags.count; i++) {
        const struct diag *d = &f->diags.items[i];
        assert_int_equal(d->level, DIAG_ERROR);
        assert_true(str_eq(d->place.file, STR("t")));
        all = arena_printf(&f->arena, "%.*s%s%s|%d|%.*s|%.*s|%.*s", STR_ARG(all), i ? "\n" : "",
                           d->code, d->place.row, STR_ARG(d->place.column), STR_ARG(d->args[0]),
                           STR_ARG(d->args[1]));
    }
    diag_init(&f->diags, &f->arena);
    return arena_cstr(&f->arena, all);
}

/* The table as text: "row:cell/cell/cell;" per row. */
static char *table_text(struct fixture *f, const struct table_csv *table, size_t columns)
{
    struct str all = {"", 0};
    for (size_t i = 0; i < table->row_count; i++) {
        all = arena_printf(&f->arena, "%.*s%d:", STR_ARG(all), table->rows[i].row);
        for (size_t c = 0; c < columns; c++) {
            struct str cell = table->rows[i].cells[c];
            all = arena_printf(&f->arena, "%.*s%s%.*s", STR_ARG(all), c ? "/" : "", STR_ARG(cell));
        }
        all = arena_join(&f->arena, all, STR(";"));
    }
    return arena_cstr(&f->arena, all);
}

static const struct table_column columns[] = {
    {STR_INIT("id"), TABLE_FILLED},
    {STR_INIT("text"), TABLE_REQUIRED},
    {STR_INIT("note"), TABLE_OPTIONAL},
};

struct csv_case {
    const char *name;
    struct str bytes;
    const char *rows;
    const char *diags;
};

#define CASE(name, bytes, rows, diags)                                                             \
    {                                                                                              \
        name, STR_INIT(bytes), rows, diags                                                         \
    }

static const struct csv_case csv_cases[] = {
    CASE("plain", "id,text,note\na,b,c\nd,e,\n", "2:a/b/c;3:d/e/;", ""),
    CASE("no last line ending", "id,text,note\na,b,c", "2:a/b/c;", ""),
    CASE("columns in any order, one left out", "text,id\nb,a\n", "2:a/b/;", ""),
    CASE("semicolons", "id;text;note\na;b,b;c\n", "2:a/b,b/c;", ""),
    CASE("quoted header with the other separator", "\"id\";\"text\"\na;b\n", "2:a/b/;", ""),
    CASE("CRLF and mark", "\xef\xbb\xbfid,text\r\na,b\r\nc,d\r\n", "2:a/b/;3:c/d/;", ""),
    CASE("lone CR", "id,text\ra,b\rc,d\r", "2:a/b/;3:c/d/;", ""),
    CASE("quotes", "id,text\na,\"x, \"\"y\"\"\"\n", "2:a/x, \"y\"/;", ""),
    CASE("rows count lines", "id,text\na,\"1\n2\n3\"\nb,c\n", "2:a/1\n2\n3/;5:b/c/;", ""),
    CASE("blank lines and empty rows", "\nid,text\n\n,\n  \na,b\n", "6:a/b/;", ""),
    CASE("white space around", "id, text \n a , b b \nc,\" d \"\n", "2:a/b b/;3:c/ d /;", ""),
    CASE("empty file", "", "", "csv.empty|0|||"),
    CASE("only blank lines", "\n \n", "", "csv.empty|0|||"),
    CASE("UTF-16", "\xff\xfei\0d\0", "", "csv.utf16|0|||"),
    CASE("every header problem at once", "id,id,extra,,note\nx,y,z,,n\n", "2:x//n;",
         "csv.column-duplicate|1|id|id|\n"
         "csv.column-unknown|1|extra|extra|\n"
         "csv.column-unnamed|1||4|\n"
         "csv.column-missing|1|text|text|"),
    CASE("header in other case is unknown", "ID,text\na,b\n", "2:/b/;",
         "csv.column-unknown|1|ID|ID|\ncsv.column-missing|1|id|id|"),
    CASE("every row problem at once",
         "id,text,note\na\na,b,c,d\n,b,c\na,b\xff,c\na,b,x\0y\nok,ok,\n",
         "4:/b/c;5:a//c;6:a/b/;7:ok/ok/;",
         "csv.cell-count|2||1|3\n"
         "csv.cell-count|3||4|3\n"
         "csv.cell-empty|4|id||\n"
         "csv.utf8|5|text||\n"
         "csv.nul|6|note||"),
    CASE("a bad cell that must be filled is one problem", "id,text\n\xc0\x80,b\n", "2:/b/;",
         "csv.utf8|2|id||"),
    CASE("stray quotes: reading goes on with the next line",
         "id,text\na\"b,c\n\"a\"b,c\nd,\"e\n\"f\ng,h\n", "6:g/h/;",
         "csv.quote-stray|2|id||\ncsv.quote-stray|3|id||\ncsv.quote-stray|4|text||"),
    CASE("open quote", "id,text\na,b\nc,\"d\ne,f\n", "2:a/b/;", "csv.quote-open|3|text||"),
    CASE("broken header stops", "id,te\"xt\na,b\n", "", "csv.quote-stray|1|||"),
};

static void test_csv_cases(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(csv_cases); i++) {
        const struct csv_case *c = &csv_cases[i];
        print_message("  %s\n", c->name);
        struct table_csv table;
        enum err err = table_csv_read(c->bytes, STR("t"), columns, COUNT(columns), &f->arena,
                                      &f->diags, &table);
        assert_int_equal(err, c->diags[0] ? ERR_FORMAT : OK);
        assert_string_equal(diag_text(f), c->diags);
        assert_string_equal(table_text(f, &table, COUNT(columns)), c->rows);
    }
}

static void test_csv_has(void **state)
{
    struct fixture *f = *state;
    struct table_csv table;
    assert_int_equal(table_csv_read(STR("text,id\n"), STR("t"), columns, COUNT(columns), &f->arena,
                                    &f->diags, &table),
                     OK);
    assert_true(table.has[0] && table.has[1]);
    assert_false(table.has[2]);
}

static struct str repeat(struct arena *a, struct str head, struct str part, size_t times)
{
    char *p = ARENA_ARRAY(a, char, head.n + part.n * times);
    memcpy(p, head.p, head.n);
    for (size_t i = 0; i < times; i++) {
        memcpy(p + head.n + i * part.n, part.p, part.n);
    }
    return (struct str){p, head.n + part.n * times};
}

static void assert_csv(struct fixture *f, struct str bytes, size_t rows, const char *diags)
{
    struct table_csv table;
    enum err err =
        table_csv_read(bytes, STR("t"), columns, COUNT(columns), &f->arena, &f->diags, &table);
    assert_int_equal(err, diags[0] ? ERR_FORMAT : OK);
    assert_string_equal(diag_text(f), diags);
    assert_int_equal(table.row_count, rows);
}

static void test_csv_limits(void **state)
{
    struct fixture *f = *state;
    struct arena *a = &f->arena;
    struct str head = STR("id,text\n");
    assert_csv(f, repeat(a, head, STR("a,b\n"), TABLE_CSV_ROWS_MAX), TABLE_CSV_ROWS_MAX, "");
    assert_csv(f, repeat(a, head, STR("a,b\n"), TABLE_CSV_ROWS_MAX + 5), TABLE_CSV_ROWS_MAX,
               "csv.rows|20002||20000|");
    assert_csv(f, repeat(a, STR("id,text\na,"), STR("x"), TABLE_CSV_CELL_BYTES_MAX), 1, "");
    assert_csv(f, repeat(a, STR("id,text\na,"), STR("x"), TABLE_CSV_CELL_BYTES_MAX + 1), 1,
               "csv.cell-long|2|text|4096|");
    assert_csv(f, repeat(a, head, STR(" "), TABLE_CSV_BYTES_MAX), 0, "csv.bytes|0||8388608|");
    assert_csv(f, repeat(a, STR("id"), STR(",x"), TABLE_CSV_COLUMNS_MAX), 0, "csv.columns|1||64|");
    assert_csv(f, repeat(a, STR("id,text\na,b"), STR(",x"), 100), 0, "csv.cell-count|2||102|2");
}

static void test_csv_write_quotes_what_needs_it(void **state)
{
    static const struct {
        struct str cell;
        const char *written;
    } cases[] = {
        {STR_INIT("plain word"), "plain word\n"}, {STR_INIT(""), "\n"},
        {STR_INIT("a,b"), "\"a,b\"\n"},           {STR_INIT("a;b"), "\"a;b\"\n"},
        {STR_INIT("\"a\"b"), "\"\"\"a\"\"b\"\n"}, {STR_INIT("a\nb"), "\"a\nb\"\n"},
        {STR_INIT("a\rb"), "\"a\rb\"\n"},         {STR_INIT(" a"), "\" a\"\n"},
        {STR_INIT("a\t"), "\"a\t\"\n"},           {STR_INIT("\""), "\"\"\"\"\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out;
        buf_init(&out, 100);
        assert_int_equal(table_csv_write_row(&out, &cases[i].cell, 1), OK);
        assert_string_equal(out.p, cases[i].written);
        buf_finish(&out);
    }
}

static void test_csv_write_reports_a_full_buffer(void **state)
{
    (void)state;
    struct str cells[] = {STR("a\"b"), STR("c")};
    for (size_t room = 0; room < 9; room++) { /* "a""b",c and LF are 9 bytes */
        struct buf out;
        buf_init(&out, room);
        assert_int_equal(table_csv_write_row(&out, cells, 2), ERR_LIMIT);
        buf_finish(&out);
    }
}

/* What was read and written is read again as the same cells. */
static void test_csv_read_write_read(void **state)
{
    struct fixture *f = *state;
    struct str bytes = STR("\xef\xbb\xbfid;note;text\r\n"
                           "a;\" x \";\"1;\r\n2\"\r\n"
                           "b;\"q\"\"q\";plain\r\n"
                           "c;\xd9\x83\xd9\x84\xd8\xa8;,\r\n");
    struct table_csv first;
    assert_int_equal(
        table_csv_read(bytes, STR("t"), columns, COUNT(columns), &f->arena, &f->diags, &first), OK);
    assert_int_equal(first.row_count, 3);
    struct buf out;
    buf_init(&out, 1000);
    struct str names[] = {columns[0].name, columns[1].name, columns[2].name};
    assert_int_equal(table_csv_write_row(&out, names, 3), OK);
    for (size_t i = 0; i < first.row_count; i++) {
        assert_int_equal(table_csv_write_row(&out, first.rows[i].cells, 3), OK);
    }
    struct table_csv again;
    assert_int_equal(table_csv_read(buf_str(&out), STR("t"), columns, COUNT(columns), &f->arena,
                                    &f->diags, &again),
                     OK);
    assert_int_equal(again.row_count, first.row_count);
    for (size_t i = 0; i < first.row_count; i++) {
        for (size_t c = 0; c < COUNT(columns); c++) {
            assert_true(str_eq(first.rows[i].cells[c], again.rows[i].cells[c]));
        }
    }
    buf_finish(&out);
}

static char *ini_text(struct fixture *f, const struct table_ini *ini)
{
    struct str all = {"", 0};
    for (size_t i = 0; i < ini->count; i++) {
        const struct table_ini_entry *e = &ini->entries[i];
        all = arena_printf(&f->arena, "%.*s%d:%.*s.%.*s=%.*s;", STR_ARG(all), e->row,
                           STR_ARG(e->section), STR_ARG(e->key), STR_ARG(e->value));
    }
    return arena_cstr(&f->arena, all);
}

static const struct csv_case ini_cases[] = {
    CASE("plain", "; c\n# c\n\n[a]\nk = v w\nl: x\n[b c]\nk=\n", "5:a.k=v w;6:a.l=x;8:b c.k=;", ""),
    CASE("CRLF, mark, no last line ending", "\xef\xbb\xbf[a]\r\nk=v\r\nl=w", "2:a.k=v;3:a.l=w;",
         ""),
    CASE("before any section", "k=v\n", "1:.k=v;", ""),
    CASE("comments behind", "[a] ; x\nk=v ; x\nl=v;x\n", "2:a.k=v;3:a.l=v;x;", ""),
    CASE("indented keys are keys", "[a]\nk=v\n  l=w\n", "2:a.k=v;3:a.l=w;", ""),
    CASE("values keep their = and :", "[a]\nk=a=b:c\n", "2:a.k=a=b:c;", ""),
    CASE("a section opened again", "[a]\nk=1\n[b]\nk=2\n[a]\nl=3\n", "2:a.k=1;4:b.k=2;6:a.l=3;",
         ""),
    CASE("empty", "", "", ""),
    CASE("every problem at once",
         "[a]\nk=1\nk=2\nnonsense\n=3\n[open\n[x] y\nn=\0\nu=\xff\n[a]\nk=4\nlast=1\n",
         "2:a.k=1;12:a.last=1;",
         "ini.key-duplicate|3|k|k|a\n"
         "ini.line-bad|4|||\n"
         "ini.line-bad|5|||\n"
         "ini.line-bad|6|||\n"
         "ini.line-bad|7|||\n"
         "ini.nul|8|||\n"
         "ini.utf8|9|||\n"
         "ini.key-duplicate|11|k|k|a"),
    CASE("a bad last line", "[a]\nnonsense", "", "ini.line-bad|2|||"),
};

static void test_ini_cases(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(ini_cases); i++) {
        const struct csv_case *c = &ini_cases[i];
        print_message("  %s\n", c->name);
        struct table_ini ini;
        enum err err = table_ini_read(c->bytes, STR("t"), &f->arena, &f->diags, &ini);
        assert_int_equal(err, c->diags[0] ? ERR_FORMAT : OK);
        assert_string_equal(diag_text(f), c->diags);
        assert_string_equal(ini_text(f, &ini), c->rows);
    }
}

static void assert_ini(struct fixture *f, struct str bytes, size_t entries, const char *diags)
{
    struct table_ini ini;
    enum err err = table_ini_read(bytes, STR("t"), &f->arena, &f->diags, &ini);
    assert_int_equal(err, diags[0] ? ERR_FORMAT : OK);
    assert_string_equal(diag_text(f), diags);
    assert_int_equal(ini.count, entries);
}

static void test_ini_limits(void **state)
{
    struct fixture *f = *state;
    struct arena *a = &f->arena;
    assert_ini(f, repeat(a, STR("k="), STR("x"), TABLE_INI_LINE_BYTES_MAX - 2), 1, "");
    assert_ini(f, repeat(a, STR("k="), STR("x"), TABLE_INI_LINE_BYTES_MAX - 1), 0,
               "ini.line-long|1||197|");
    struct str section = repeat(a, STR("["), STR("s"), TABLE_INI_SECTION_BYTES_MAX);
    assert_ini(f, arena_join(a, section, STR("]\nk=v")), 1, "");
    assert_ini(f, arena_join(a, section, STR("s]\nk=v")), 1, "ini.section-long|1||49|");
    assert_ini(f, repeat(a, STR(""), STR("\n"), TABLE_INI_BYTES_MAX), 0, "");
    assert_ini(f, repeat(a, STR("k"), STR("\n"), TABLE_INI_BYTES_MAX), 0, "ini.bytes|0||262144|");
    struct str many = {"", 0};
    for (int i = 0; i < TABLE_INI_ENTRIES_MAX + 3; i += 3) {
        many = arena_join(a, many, arena_printf(a, "k%d=1\nl%d=1\nm%d=1\n", i, i, i));
    }
    assert_ini(f, many, TABLE_INI_ENTRIES_MAX, "ini.entries|4001||4000|");
}

static void test_ini_check(void **state)
{
    struct fixture *f = *state;
    static const struct table_ini_key keys[] = {
        {STR_INIT("course"), STR_INIT("uuid"), true},
        {STR_INIT("course"), STR_INIT("id"), true},
        {STR_INIT("course"), STR_INIT("level"), true},
        {STR_INIT("course"), STR_INIT("note"), false},
        {STR_INIT("titles"), STR_INIT(""), false},
    };
    struct table_ini ini;
    struct str bytes = STR("[course]\nuuid = 1\nid =\ncolour = red\n[titles]\nxx = any\n"
                           "[voices]\na = 1\nb = 2\n");
    assert_int_equal(table_ini_read(bytes, STR("t"), &f->arena, &f->diags, &ini), OK);
    assert_int_equal(table_ini_check(&ini, STR("t"), keys, COUNT(keys), &f->diags), ERR_FORMAT);
    assert_string_equal(diag_text(f), "ini.key-unknown|4|colour|colour|course\n"
                                      "ini.section-unknown|8||voices|\n"
                                      "ini.value-empty|3|id|id|course\n"
                                      "ini.key-missing|0|level|level|course");
    assert_int_equal(table_ini_check(&ini, STR("t"), keys, 0, &f->diags), ERR_FORMAT);
    assert_true(str_eq(table_ini_value(&ini, STR("titles"), STR("xx")), STR("any")));
    assert_int_equal(table_ini_value(&ini, STR("course"), STR("xx")).n, 0);
    assert_null(table_ini_find(&ini, STR("titles"), STR("uuid")));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_csv_cases),
        TEST(test_csv_has),
        TEST(test_csv_limits),
        TEST(test_csv_write_quotes_what_needs_it),
        TEST(test_csv_write_reports_a_full_buffer),
        TEST(test_csv_read_write_read),
        TEST(test_ini_cases),
        TEST(test_ini_limits),
        TEST(test_ini_check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
