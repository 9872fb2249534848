/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "i18n/i18n_rule.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Forms for n = 0, 1, 2, ... written one after the other. */
static void good_rules(void **state)
{
    static const struct {
        const char *header, *forms;
    } rows[] = {
        {"nplurals=1; plural=0;", "0000"},
        {"nplurals=2; plural=(n != 1);", "1011"},
        {"nplurals=2; plural=n>1", "0011"},
        {" nplurals = 2 ; plural = n > 1 ; ", "0011"},
        {"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
         "n%100>=11 ? 4 : 5);",
         "01233333333444"},
        {"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
         "n%100>=20) ? 1 : 2);",
         "2011122222222222222220111"},
        {"nplurals=4; plural=n==1||n==2?1:!n?2:3;", "211333"},
        {"nplurals=8; plural=1+2*3-n;", "76543210"},
        {"nplurals=8; plural=7-n-1;", "6543210"},
        {"nplurals=8; plural=n/2%3;", "0011220011"},
        {"nplurals=2; plural=5;", "000"},        /* no such form */
        {"nplurals=2; plural=n/0+n%0+1;", "11"}, /* division by nothing is nothing */
        {"nplurals=2; plural=!!n;", "0111"},
        {"nplurals=2; plural=n<=1;", "1100"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct i18n_rule rule;
        char got[64] = "";
        assert_int_equal(i18n_rule_read(str_from(rows[i].header), &rule), OK);
        for (size_t n = 0; n < strlen(rows[i].forms); n++) {
            got[n] = (char)('0' + i18n_rule_form(&rule, (int64_t)n));
        }
        assert_string_equal(got, rows[i].forms);
    }
}

static void bad_rules(void **state)
{
    static const char *const rows[] = {
        "",
        "nplurals=2;",
        "plural=n;",
        "nplurals=; plural=n;",
        "nplurals=0; plural=0;",
        "nplurals=2; plural=;",
        "nplurals=2; plural=(n;",
        "nplurals=2; plural=n);",
        "nplurals=2; plural=n n;",
        "nplurals=2; plural=n?1;",
        "nplurals=2; plural=n=1;",
        "nplurals=2; plural=m;",
        "nplurals=2; plural=-1;",
        "nplurals=2; plural=n; system(1);",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct i18n_rule rule;
        assert_int_equal(i18n_rule_read(str_from(rows[i]), &rule), ERR_FORMAT);
        assert_int_equal(rule.forms, 1);
        assert_int_equal(i18n_rule_form(&rule, 5), 0);
    }
    struct i18n_rule rule;
    assert_int_equal(i18n_rule_read(STR("nplurals=9; plural=n;"), &rule), ERR_LIMIT);
}

static void extremes(void **state)
{
    struct i18n_rule rule;
    char deep[I18N_RULE_BYTES_MAX + 100] = "nplurals=2; plural=";
    (void)state;
    memset(deep + strlen(deep), '(', 900);
    assert_int_equal(i18n_rule_read(str_from(deep), &rule), ERR_FORMAT);
    memset(deep, ' ', sizeof deep - 1);
    assert_int_equal(i18n_rule_read(str_from(deep), &rule), ERR_LIMIT);
    assert_int_equal(i18n_rule_read(STR("nplurals=2; plural=((((((n))))))!=1;"), &rule), OK);
    assert_int_equal(i18n_rule_form(&rule, INT64_MIN), 1);
    assert_int_equal(i18n_rule_form(&rule, INT64_MAX), 1);
    assert_int_equal(i18n_rule_form(&rule, -1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_rules),
        cmocka_unit_test(bad_rules),
        cmocka_unit_test(extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
