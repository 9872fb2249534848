/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/text_case.h"
#include "text/text_clean.h"
#include "text/text_collate.h"
#include "text/text_isolate.h"
#include "text/text_letter.h"
#include "support/arena_state.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define LRI "\xE2\x81\xA6"
#define RLI "\xE2\x81\xA7"
#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"
#define RLO "\xE2\x80\xAE"
#define BAD "\xEF\xBF\xBD" /* U+FFFD */

static void one_form(void **state)
{
    static const struct {
        struct str (*change)(struct arena *a, struct str s);
        const char *from, *to;
    } rows[] = {
        {text_clean, "fiets", "fiets"},
        {text_clean,
         "a\xFF\xE2\x82"
         "b\xC3",
         "a" BAD BAD "b" BAD},
        {text_clean, "\xED\xA0\x80", BAD BAD BAD}, /* a surrogate */
        {text_nfc, "e\xCC\x81", "é"},
        {text_nfc, "e\xCC\xA3\xCC\x81", "ẹ\xCC\x81"},
        {text_nfc, "\xFF", BAD},
        {text_nfc, "", ""},
        {text_without_invisible,
         "een\xC2\xAD"
         "en\xE2\x80\x8Btwintig",
         "eenentwintig"},
        {text_without_invisible, RLO "kat" PDI "\xEF\xBB\xBF", "kat"},
        {text_without_invisible, "سـلام", "سلام"},
        {text_without_invisible, "می‌خواهم",
         "می‌خواهم"}, /* the non-joiner stays */
        {text_nfc_compatible, "ĳs, ﬁets… ＡＢ", "ijs, fiets... AB"},
        {text_nfc_compatible, "ﻻ", "لا"},
        {text_nfc_compatible, "½ ① m² ﹰ", "½ ① m² ﹰ"},
        {text_nfc_compatible, "ｶﾞ", "ガ"},
        {text_nfc_compatible, "ﷺﷺ", "صلى الله عليه وسلمصلى الله عليه وسلم"},
        {text_single_spaced, " \xC2\xA0 een\xE2\x80\xAF \ttwee\n", "een twee"},
        {text_single_spaced, "ሰላም፡ሰላም", "ሰላም ሰላም"},
        {text_single_spaced, "  ", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str got = rows[i].change(*state, str_from(rows[i].from));
        assert_string_equal(arena_cstr(*state, got), rows[i].to);
    }
}

static void nfc_is_told(void **state)
{
    (void)state;
    assert_true(text_is_nfc(STR("")));
    assert_true(text_is_nfc(STR("één")));
    assert_false(text_is_nfc(STR("e\xCC\x81")));
    assert_false(text_is_nfc(STR("\xFF")));
}

static void cases(void **state)
{
    static const struct {
        const char *lang;
        struct str (*change)(const struct text_tools *t, struct arena *a, struct str s);
        const char *from, *to;
    } rows[] = {
        {"nl", text_lower, "IJs ÉÉN", "ijs één"},
        {"tr", text_lower, "ISI İzmir", "ısı izmir"},
        {"nl", text_upper, "ijs één", "IJS ÉÉN"},
        {"tr", text_upper, "izmir", "İZMİR"},
        {"de", text_upper, "straße", "STRASSE"},
        {"de", text_fold, "Straße", "strasse"},
        {"tr", text_fold, "ISI straße", "ısı strasse"},
        {"el", text_fold, "ΛΌΓΟΣ", "λόγοσ"},
        {"nl", text_fold, "", ""},
        {"nl", text_fold, "A\xFF", "a" BAD},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct text_tools t;
        text_tools_init(&t, str_from(rows[i].lang));
        struct str got = rows[i].change(&t, *state, str_from(rows[i].from));
        assert_string_equal(arena_cstr(*state, got), rows[i].to);
        text_tools_finish(&t);
    }
}

static void order_and_sameness(void **state)
{
    static const struct {
        const char *lang;
        enum text_strength strength;
        const char *a, *b;
        int order;
    } rows[] = {
        {"sv", TEXT_TERTIARY, "zon", "ål", -1},    {"sv", TEXT_TERTIARY, "ål", "äpple", -1},
        {"sv", TEXT_TERTIARY, "äpple", "öga", -1}, {"nl", TEXT_TERTIARY, "zon", "ål", 1},
        {"sv", TEXT_PRIMARY, "å", "a", 1},         {"nl", TEXT_PRIMARY, "één", "een", 0},
        {"nl", TEXT_SECONDARY, "één", "een", 1},   {"nl", TEXT_SECONDARY, "Een", "een", 0},
        {"nl", TEXT_TERTIARY, "Een", "een", 1},    {"nl", TEXT_TERTIARY, "é", "e\xCC\x81", 0},
        {"nl", TEXT_PRIMARY, "maan", "man", -1},   {"pl", TEXT_PRIMARY, "ł", "l", 1},
        {"ar", TEXT_PRIMARY, "سُلَّم", "سلم", 0},     {"nl", TEXT_TERTIARY, "", "a", -1},
        {"nl", TEXT_TERTIARY, "", "", 0},          {"nl", TEXT_TERTIARY, "a\xFF", "a" BAD, 0},
        {"not a tag", TEXT_PRIMARY, "a", "A", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct text_tools t;
        text_tools_init(&t, str_from(rows[i].lang));
        struct str a = str_from(rows[i].a);
        struct str b = str_from(rows[i].b);
        assert_int_equal(text_compare(&t, rows[i].strength, a, b), rows[i].order);
        assert_int_equal(text_compare(&t, rows[i].strength, b, a), -rows[i].order);
        assert_int_equal(text_equal(&t, rows[i].strength, a, b), rows[i].order == 0);
        text_tools_finish(&t);
    }
}

static void nothing_opens_before_it_is_needed(void **state)
{
    struct text_tools t;
    text_tools_init(&t, STR("nl"));
    text_lower(&t, *state, STR("Fiets"));
    assert_null(t.collators[TEXT_PRIMARY]);
    assert_true(text_equal(&t, TEXT_PRIMARY, STR("a"), STR("A")));
    struct UCollator *opened = t.collators[TEXT_PRIMARY];
    assert_non_null(opened);
    assert_false(text_equal(&t, TEXT_PRIMARY, STR("a"), STR("b")));
    assert_ptr_equal(t.collators[TEXT_PRIMARY], opened);
    assert_null(t.collators[TEXT_TERTIARY]);
    text_tools_finish(&t);
    assert_null(t.collators[TEXT_PRIMARY]);
    text_tools_finish(&(struct text_tools){.locale = ""});
}

static void isolates(void **state)
{
    static const struct {
        enum text_direction direction;
        const char *from, *to;
    } rows[] = {
        {TEXT_AUTO, "Amsterdam", FSI "Amsterdam" PDI},
        {TEXT_LTR, "112", LRI "112" PDI},
        {TEXT_RTL, "سلام", RLI "سلام" PDI},
        {TEXT_AUTO, "", FSI PDI},
        {TEXT_AUTO, "a" PDI "b", FSI "ab" PDI},                /* cannot leave early */
        {TEXT_AUTO, LRI "a", FSI LRI "a" PDI PDI},             /* is closed */
        {TEXT_AUTO, LRI "a" PDI "b", FSI LRI "a" PDI "b" PDI}, /* is left alone */
        {TEXT_AUTO, RLO "tac", FSI "tac" PDI},
        {TEXT_AUTO, "\xFF\xFF", FSI BAD BAD PDI},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str got = text_isolate(*state, str_from(rows[i].from), rows[i].direction);
        assert_string_equal(arena_cstr(*state, got), rows[i].to);
    }
}

static void kinds_of_letters(void **state)
{
    (void)state;
    assert_true(text_is_letter(0x0633) && !text_is_letter('1') && !text_is_letter(' '));
    assert_true(text_is_mark(0x064F) && text_is_mark(0x0301) && !text_is_mark('a'));
    assert_true(text_is_space(0x00A0) && text_is_space(0x1361) && !text_is_space(0x200B));
    assert_true(text_is_line_feed('\n') && text_is_line_feed('\f') && text_is_line_feed(0x2028));
    assert_true(!text_is_line_feed('\t') && !text_is_line_feed(' '));
    assert_true(text_is_breaking_space('\t') && text_is_breaking_space(0x3000));
    assert_true(!text_is_breaking_space(0x00A0) && !text_is_breaking_space(0x1361));
    assert_true(!text_is_breaking_space('\n') && !text_is_breaking_space(0x2029));
    assert_true(text_is_joiner(0x200D) && text_is_joiner(0xFE0F) && text_is_joiner(0xE0061));
    assert_true(!text_is_joiner(0x0301) && !text_is_joiner(0x200B));
    assert_true(text_is_punctuation(0x061F) && !text_is_punctuation('+'));
    assert_true(text_is_upper('A') && text_is_upper(0x01C5) && !text_is_upper('a'));
    assert_int_equal(text_digit_value(0x0665), 5);
    assert_int_equal(text_digit_value('9'), 9);
    assert_int_equal(text_digit_value('a'), -1);
    assert_int_equal(text_digit_value(0x00B2), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_form),
        cmocka_unit_test(nfc_is_told),
        cmocka_unit_test(cases),
        cmocka_unit_test(order_and_sameness),
        cmocka_unit_test(nothing_opens_before_it_is_needed),
        cmocka_unit_test(isolates),
        cmocka_unit_test(kinds_of_letters),
    };
    return cmocka_run_group_tests(tests, arena_state_set_up, arena_state_tear_down);
}
