/* SPDX-License-Identifier: MIT
 *
 * What tala-lab reads its strings from, and what it writes.                           */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "json.h"
#include "layout_case.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void sound_lines_are_read(void **state)
{
    (void)state;
    static const char file[] =
        "# id, language, direction, px, width, note, text\r\n"
        "\n"
        "one\tnl\tltr\t28\t0\t\tHallo\r\n"
        "two\tzh-Hant\trtl\t6\t2000\ta note\ta\\u200Fb\\\\n\\uD83D\\uDE00\\u0009";
    static const char text[] = "a\xE2\x80\x8F"
                               "b\\n\xF0\x9F\x98\x80\t";
    struct arena a = {0};
    struct layout_file f;
    assert_int_equal(layout_file_read(str_from(file), &a, &f), OK);
    assert_int_equal(f.case_count, 2);
    assert_true(str_eq(f.cases[0].id, STR("one")) && str_eq(f.cases[0].text, STR("Hallo")));
    assert_true(!f.cases[0].rtl && f.cases[0].px == 28 && f.cases[0].width_px == 0);
    assert_true(str_eq(f.cases[1].lang, STR("zh-Hant")) && str_eq(f.cases[1].note, STR("a note")));
    assert_true(f.cases[1].rtl && f.cases[1].px == 6 && f.cases[1].width_px == 2000);
    assert_true(str_eq(f.cases[1].text, str_from(text)));
    arena_finish(&a);
}

static void what_is_wrong_is_said_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int column;
        const char *says;
    } cases[] = {
        {"a\tnl\tltr", 9, "ends after 3 of 7 cells"},
        {"a\tnl\tltr\t28\t0\t\tx\ty", 17, "an eighth cell"},
        {"A\tnl\tltr\t28\t0\t\tx", 1, "an id is"},
        {"../a\tnl\tltr\t28\t0\t\tx", 1, "an id is"},
        {"\tnl\tltr\t28\t0\t\tx", 1, "an id is"},
        {"a\tn l\tltr\t28\t0\t\tx", 3, "a language is"},
        {"a\tnl\tLTR\t28\t0\t\tx", 6, "base direction"},
        {"a\tnl\tltr\t5\t0\t\tx", 10, "px is a whole number from 6 to 200"},
        {"a\tnl\tltr\t28.5\t0\t\tx", 10, "px is"},
        {"a\tnl\tltr\t28\t-1\t\tx", 13, "the width is a whole number from 0 to 2000"},
        {"a\tnl\tltr\t28\t0\t\t", 16, "a text has"},
        {"a\tnl\tltr\t28\t0\t\xC3\xA9\xC3\xA9\tx\\n", 19, "after a backslash"},
        {"a\tnl\tltr\t28\t0\t\tx\\", 17, "after a backslash"},
        {"a\tnl\tltr\t28\t0\t\t\\u12G4", 16, "after a backslash"},
        {"a\tnl\tltr\t28\t0\t\t\\u123", 16, "after a backslash"},
        {"a\tnl\tltr\t28\t0\t\t\\u0000", 16, "after a backslash"},
        {"a\tnl\tltr\t28\t0\t\t\\uD83D", 16, "after a backslash"},
        {"a\tnl\tltr\t28\t0\t\t\\uD83D\\u0041", 16, "after a backslash"},
        {"a\tnl\tltr\t28\t0\t\t\\uDE00", 16, "after a backslash"},
        {"a\tnl\tltr\t28\t0\t\t\xC3\xA9\xFF", 17, "UTF-8"},
        {"well\tnl\tltr\t28\t0\t\tx", 1, "stands in a line before"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct layout_file f;
        struct str file = arena_printf(&a,
                                       "\nwell\tnl\tltr\t28\t0\t\tx\n%s\n"
                                       "after\tnl\tltr\t28\t0\t\tx\n",
                                       cases[i].line);
        assert_int_equal(layout_file_read(file, &a, &f), ERR_FORMAT);
        assert_int_equal(f.case_count, 2); /* the lines around it are read */
        assert_int_equal(f.problem_count, 1);
        if (f.problems[0].row != 3 || f.problems[0].column != cases[i].column ||
            str_find(f.problems[0].sentence, str_from(cases[i].says)) == SIZE_MAX) {
            fail_msg("case %zu: %d:%d: %.*s", i, f.problems[0].row, f.problems[0].column,
                     STR_ARG(f.problems[0].sentence));
        }
        arena_finish(&a);
    }
}

static void endless_files_are_cut(void **state)
{
    (void)state;
    struct arena a = {0};
    struct layout_file f;
    size_t bytes = LAYOUT_CASES_MAX + 10;
    char *lines = arena_alloc(&a, bytes, 1);
    memset(lines, '\n', bytes);
    assert_int_equal(layout_file_read((struct str){lines, LAYOUT_CASES_MAX}, &a, &f), OK);
    assert_int_equal(layout_file_read((struct str){lines, bytes}, &a, &f), ERR_FORMAT);
    assert_int_equal(f.problems[0].row, LAYOUT_CASES_MAX + 1);
    arena_finish(&a);
}

static void json_is_written(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 1000);
    struct json j = {.out = &out};
    json_open(&j, '{');
    json_key(&j, "a");
    json_str(&j, str_from("\"\\/\n\x01\x7F \xC3\xA9\xFF"));
    json_key(&j, "b");
    json_open(&j, '[');
    json_int(&j, -12);
    json_real(&j, 0.5);
    json_real(&j, 100);
    json_real(&j, -0.0625);
    json_open(&j, '[');
    json_close(&j, ']');
    json_int(&j, INT64_MIN);
    json_close(&j, ']');
    json_close(&j, '}');
    json_line_end(&j);
    assert_int_equal(j.err, OK);
    assert_string_equal(out.p, "{\"a\":\"\\\"\\\\/\\u000a\\u0001\\u007f \xC3\xA9\xEF\xBF\xBD\","
                               "\"b\":[-12,0.5,100,-0.062,[],-9223372036854775808]}\n");
    buf_finish(&out);
}

static void a_full_buffer_shows(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 4);
    struct json j = {.out = &out};
    json_str(&j, STR("abc"));
    assert_int_equal(j.err, ERR_LIMIT);
    buf_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_lines_are_read),
        cmocka_unit_test(what_is_wrong_is_said_with_its_place),
        cmocka_unit_test(endless_files_are_cut),
        cmocka_unit_test(json_is_written),
        cmocka_unit_test(a_full_buffer_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
