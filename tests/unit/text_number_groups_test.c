/* SPDX-License-Identifier: MIT
 *
 * In the tables < stands for LRI and > for PDI.                                       */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/text_bidi.h"
#include "text/text_number_groups.h"
#include "text/text_tools.h"
#include "support/arena_state.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define LRI "\u2066"
#define FSI "\u2068"
#define PDI "\u2069"

static const char *with_isolates(struct arena *a, const char *table)
{
    struct buf b;
    buf_init(&b, 4096);
    for (const char *p = table; *p; p++) {
        struct str piece = *p == '<' ? STR(LRI) : *p == '>' ? STR(PDI) : (struct str){p, 1};
        assert_int_equal(buf_add(&b, piece), OK);
    }
    const char *out = arena_cstr(a, buf_str(&b));
    buf_finish(&b);
    return out;
}

static struct str without_marks(struct arena *a, const char *table)
{
    char *out = ARENA_ARRAY(a, char, strlen(table) + 1);
    size_t n = 0;
    for (const char *p = table; *p; p++) {
        if (*p != '<' && *p != '>') {
            out[n++] = *p;
        }
    }
    return (struct str){out, n};
}

static void groups(void **state)
{
    static const char *const rows[] = {
        /* Arabic */
        "اتصل على <+31 20 123 45 67> اليوم",
        "اتصل على <020-123 45 67>.",
        "هاتف: <(020) 123 45 67>",
        "هاتف: <+31 (0)20 123 45 67>،",
        "هاتف <06 12 34 56 78>",
        "رقم الطوارئ <112>",
        "السعر <€ 12,50>.",
        "السعر <€12,50> فقط",
        "السعر <12,50 €> فقط",
        "السعر <12,50 EUR> فقط",
        "السعر <€ 12,->!",
        "خصم <20 %> أو <20%>",
        "وُلد في <12-05-2026>.",
        "<12/05/2026>",
        "من <2026-05-12> إلى <1.6.2026>",
        "الساعة <09:30>؟",
        "مفتوح <9-17>",
        "مفتوح <9 – 17> كل يوم",
        "مفتوح <09:00 - 17:30>",
        "الرمز <1012 AB> في",
        "العنوان <1012 AB Amsterdam>، هولندا",
        "العنوان <Damrak 12, 1012 AB Amsterdam>، هولندا",
        "الحساب <3 + 4 = 7>",
        "الحساب <3+4=7>",
        "كم <3 + 4 = ?>",
        "كم <3 x 4 = 12>",
        "الحرارة <-5 °C> اليوم",
        "مساحة <20 m²> و<5 km>",
        "بريد <a1@example.org>،",
        "بريد <anna@example.org>",
        "موقع <https://example.org/> هنا",
        "المستوى <A1>، ثم <B1-B2>",
        "الحافلة <Bus 22> تصل",
        "في <2026>، <12> يوما",
        "<1>. نص",
        "عدّ <1> <2> <3>",
        "عدّ <1>, <2>, <3>",
        "<12 500> شخص",
        "الرمز <123 45> في السويد",
        "في الصف <3> Anna",
        "كلمة brood تعني خبز",
        "و<5> أيام",
        "الـ<12>",
        "(<3>) و(<9-17>)",
        "هاتف <٠٢٠ ١٢٣ ٤٥ ٦٧>",
        "السعر <١٢٫٥٠ €>",
        "لا أرقام هنا",
        "",
        "+ - =",
        "سطر\n<3 + 4>\n= <7>",
        /* Persian */
        "تلفن <+۳۱ ۲۰ ۱۲۳ ۴۵ ۶۷> است",
        "ساعت <۰۹:۳۰> تا <۱۷:۰۰>",
        "باز <۹-۱۷>",
        "تاریخ <۱۲/۰۵/۲۰۲۶>",
        "<۱۲٫۵ ٪> تخفیف",
        /* Hebrew: a hyphen that belongs to the word stays with it */
        "התקשר <+31 20 123 45 67>.",
        "ב-<12> במאי",
        "מחיר: <€ 12,50>",
        "הציון: <-3>",
    };
    struct arena *a = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *want = with_isolates(a, rows[i]);
        struct str plain = without_marks(a, rows[i]);
        struct str got = text_number_groups(a, plain, TEXT_RTL);
        assert_string_equal(arena_cstr(a, got), want);
        struct str again = text_number_groups(a, got, TEXT_RTL);
        assert_ptr_equal(again.p, got.p);
        assert_int_equal(again.n, got.n);
    }
}

static void the_base_decides(void **state)
{
    static const struct {
        const char *text;
        enum text_direction base;
        const char *want;
    } rows[] = {
        {"Bel +31 20 123 45 67 of 112.", TEXT_LTR, "Bel +31 20 123 45 67 of 112."},
        {"ስልኪ +31 20 123 45 67 እዩ", TEXT_LTR, "ስልኪ +31 20 123 45 67 እዩ"},
        {"+31 20 123", TEXT_LTR, "+31 20 123"},
        {"+31 20 123", TEXT_AUTO, "+31 20 123"},
        {"+31 20 123", TEXT_RTL, "<+31 20 123>"},
        {"Zeg «هاتف 020 123»", TEXT_LTR, "Zeg «هاتف <020 123>»"},
        {"هاتف +31 20", TEXT_AUTO, "هاتف <+31 20>"},
        {"هاتف +31 20", TEXT_LTR, "هاتف <+31 20>"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str got = text_number_groups(a, str_from(rows[i].text), rows[i].base);
        assert_string_equal(arena_cstr(a, got), with_isolates(a, rows[i].want));
    }
}

static void isolates_at_hand_are_left_alone(void **state)
{
    static const char *const rows[] = {
        "رقم " LRI "+31 20" PDI " هنا", "رقم " FSI "+31 " LRI "20" PDI " 30" PDI " هنا",
        "رقم " LRI "+31 20 هنا", /* never closed */
    };
    struct arena *a = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str got = text_number_groups(a, str_from(rows[i]), TEXT_RTL);
        assert_ptr_equal(got.p, rows[i]);
    }
    struct str got = text_number_groups(a, STR("رقم " FSI "5" PDI " 9-17"), TEXT_RTL);
    assert_string_equal(arena_cstr(a, got), "رقم " FSI "5" PDI " " LRI "9-17" PDI);
}

/* The text as seen, from left to right, without controls. */
static const char *as_seen(struct arena *a, struct str s)
{
    struct buf b;
    struct text_bidi p = text_bidi(a, s, TEXT_RTL);
    struct text_runs runs = text_bidi_line(&p, a, 0, s.n);
    buf_init(&b, 4096);
    for (size_t i = 0; i < runs.count; i++) {
        struct str run = str_slice(s, runs.items[i].from, runs.items[i].to);
        size_t letters = utf8_count(run);
        for (size_t k = 0; k < letters; k++) {
            struct str rest = run;
            size_t skip = (runs.items[i].level & 1) ? letters - 1 - k : k;
            while (skip-- > 0) {
                utf8_next(&rest);
            }
            struct str letter = rest;
            uint32_t c = utf8_next(&rest);
            letter.n -= rest.n;
            if (c < 0x2066 || c > 0x2069) {
                assert_int_equal(buf_add(&b, letter), OK);
            }
        }
    }
    const char *out = arena_cstr(a, buf_str(&b));
    buf_finish(&b);
    return out;
}

/* What the isolates are for: each group is seen as its author wrote it. */
static void groups_are_seen_in_order(void **state)
{
    static const char *const written[] = {
        "+31 20 123 45 67",
        "€ 12,50",
        "12-05-2026",
        "1012 AB",
        "09:30",
        "9-17",
        "9 - 17",
        "3 + 4 = 7",
        "20 %",
        "-5 °C",
        "+۳۱ ۲۰ ۱۲۳",
        "a1@example.org",
        "A1",
        "112",
        "12,-",
        "Damrak 12",
        "https://tala.nl/",
        "B1-B2",
        "(020) 1234567",
    };
    static const char *const around[][2] = {
        {"اتصل ", " اليوم"}, {"שלום ", " היום"}, {"ساعت ", ""}, {"", " است"}, {"", ""}};
    struct arena *a = *state;
    size_t wrong_without = 0;
    for (size_t i = 0; i < COUNT(written); i++) {
        for (size_t k = 0; k < COUNT(around); k++) {
            struct str s = arena_printf(a, "%s%s%s", around[k][0], written[i], around[k][1]);
            assert_non_null(strstr(as_seen(a, text_number_groups(a, s, TEXT_RTL)), written[i]));
            wrong_without += strstr(as_seen(a, s), written[i]) == NULL;
        }
    }
    assert_true(wrong_without > COUNT(written));
}

static void too_long_is_left_alone(void **state)
{
    struct arena *a = *state;
    size_t n = TEXT_BYTES_MAX + 1;
    char *digits = ARENA_ARRAY(a, char, n);
    memset(digits, '1', n);
    struct str s = {digits, n};
    assert_ptr_equal(text_number_groups(a, s, TEXT_RTL).p, digits);
    s.n--;
    assert_int_equal(text_number_groups(a, s, TEXT_RTL).n, n - 1 + strlen(LRI PDI));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(groups),
        ARENA_TEST(the_base_decides),
        ARENA_TEST(isolates_at_hand_are_left_alone),
        ARENA_TEST(groups_are_seen_in_order),
        ARENA_TEST(too_long_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
