/* SPDX-License-Identifier: MIT
 *
 * Expected results are written with marks: '|' between pieces, so that a reader of
 * the table sees what is tested.                                                     */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/text_bidi.h"
#include "text/text_break.h"
#include "text/text_clean.h"
#include "text/text_script.h"
#include "support/arena_state.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define LRI "\xE2\x81\xA6"
#define RLI "\xE2\x81\xA7"
#define PDI "\xE2\x81\xA9"

static void assert_str(struct arena *a, struct str got, const char *want)
{
    assert_string_equal(arena_cstr(a, got), want);
}

static struct str marked(struct arena *a, struct str s, const size_t *at, size_t count)
{
    struct str out = STR("");
    for (size_t i = 1; i < count; i++) {
        struct str piece = str_slice(s, at[i - 1], at[i]);
        out = arena_join(a, i > 1 ? arena_join(a, out, STR("|")) : out, piece);
    }
    return out;
}

static void directions(void **state)
{
    static const struct {
        const char *lang;
        bool rtl;
        const char *script;
    } rows[] = {
        {"nl", false, "Latn"},      {"ar", true, "Arab"},         {"fa", true, "Arab"},
        {"prs", true, "Arab"},      {"ps", true, "Arab"},         {"ckb", true, "Arab"},
        {"kmr", false, "Latn"},     {"ti", false, "Ethi"},        {"az-Arab", true, "Arab"},
        {"sr-Latn", false, "Latn"}, {"he", true, "Hebr"},         {"uk", false, "Cyrl"},
        {"", false, "Zyyy"},        {"not a tag", false, "Zyyy"}, {"und-Arab", true, "Arab"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char script[TEXT_SCRIPT_BYTES];
        text_lang_script(str_from(rows[i].lang), script);
        assert_string_equal(script, rows[i].script);
        assert_int_equal(text_lang_is_rtl(str_from(rows[i].lang)), rows[i].rtl);
    }
    char longest[TEXT_LANG_BYTES_MAX * 2];
    memset(longest, 'a', sizeof longest);
    assert_false(text_lang_is_rtl((struct str){longest, sizeof longest}));
}

static void graphemes_and_words(void **state)
{
    enum { LETTERS, WORDS, LINES };
    static const struct {
        int kind;
        const char *lang;
        const char *want;
    } rows[] = {
        {LETTERS, "nl", "e\xCC\x81|n"},
        {LETTERS, "nl", "👩‍👧|!"},
        {LETTERS, "ar", "سُ|ل"},
        {LETTERS, "km", "ខ្ញុំ"}, /* the stacked letter stays with the one above it */
        {WORDS, "nl", "zo'n| |dag|,| |auto's"},
        {WORDS, "so", "la'aan| |ma"},
        {WORDS, "sv", "EU:s| |möte"},
        {WORDS, "th", "สวัสดี|ประเทศไทย"},
        {WORDS, "th", "อัมสเตอร์ดัม"},
        {LINES, "nl", "Ik |ben |NAVO-|lid."},
        {LINES, "nl", "een\n|twee"},
        {LINES, "th", "สวัสดี|ประเทศไทย"},
        {LINES, "ja", "ラー|メ|ン"}, /* no line begins with the lengthening mark */
        {LINES, "my", "ဒတ်ခ်ျ"},       /* a syllable is not split before its last letter */
        {LINES, "my", "ကျွန်တော်|သွား|တယ်"},
        {LINES, "nl", "ဒတ်ခ်ျ"},  /* whatever the language of the field */
        {LINES, "my", "က\n|တ်"}, /* a line feed ends a line, whatever follows */
        {LINES, "my", "က\n|်"},
        {LINES, "my", "က |တ်"},
        {LINES, "km", "ខ្\n|ញុំ"},
        {LETTERS, "nl", "ស្ត្រី"},
        {LETTERS, "km", "ខ្|1"}, /* a digit is not stacked */
        {LINES, "km", "ខ្ញុំ|ស្រឡាញ់|អ្នក"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct text_tools t;
        struct buf plain;
        text_tools_init(&t, str_from(rows[i].lang));
        buf_init(&plain, 1000);
        for (struct str rest = str_from(rows[i].want), piece; str_next(&rest, '|', &piece);) {
            assert_int_equal(buf_add(&plain, piece), OK);
        }
        struct str s = buf_str(&plain);
        struct text_breaks b = {0};
        if (rows[i].kind == LINES) {
            struct text_line_breaks lines = text_lines(&t, a, s);
            size_t *at = ARENA_ARRAY(a, size_t, lines.count);
            for (size_t k = 0; k < lines.count; k++) {
                at[k] = lines.items[k].at;
            }
            b = (struct text_breaks){at, lines.count};
        } else {
            b = rows[i].kind == WORDS ? text_words(&t, a, s) : text_graphemes(&t, a, s);
        }
        assert_str(a, marked(a, s, b.at, b.count), rows[i].want);
        buf_finish(&plain);
        text_tools_finish(&t);
    }
}

static void breaks_at_the_edges(void **state)
{
    struct arena *a = *state;
    struct text_tools t;
    text_tools_init(&t, STR("nl"));
    struct text_breaks empty = text_graphemes(&t, a, (struct str){NULL, 0});
    assert_int_equal(empty.count, 1);
    assert_int_equal(empty.at[0], 0);
    assert_int_equal(text_grapheme_count(&t, STR("")), 0);
    assert_int_equal(text_grapheme_count(&t, STR("a\xFF\xE2\x82"
                                                 "b")),
                     4);

    struct str lines = STR("een twee\ndrie\n");
    struct text_line_breaks l = text_lines(&t, a, lines);
    assert_int_equal(l.count, 4);
    assert_false(l.items[1].hard);
    assert_true(l.items[2].hard);
    assert_true(l.items[3].hard);

    struct text_spans words = text_word_spans(&t, a, STR(" zo'n, 112!"));
    assert_int_equal(words.count, 2);
    assert_int_equal(words.items[0].from, 1);
    assert_int_equal(words.items[1].from, 7);
    assert_int_equal(words.items[1].to, 10);
    text_tools_finish(&t);
    text_tools_finish(&t);
}

static void text_beyond_the_limit(void **state)
{
    struct arena *a = *state;
    struct text_tools t;
    size_t n = TEXT_BYTES_MAX * 2 + 1;
    char *bytes = ARENA_ARRAY(a, char, n);
    for (size_t i = 0; i < n; i++) { /* the limit falls inside a letter */
        bytes[i] = i % 2 == 0 && i > 0 ? '\xA9' : '\xC3';
    }
    bytes[0] = 'x';
    struct str s = {bytes, n};
    text_tools_init(&t, STR("sv"));
    struct text_breaks b = text_graphemes(&t, a, s);
    assert_int_equal(b.at[b.count - 1], n);
    assert_int_equal(b.count, TEXT_BYTES_MAX / 2 + 1);
    assert_int_equal(text_clean(a, s).n, TEXT_BYTES_MAX - 1);
    assert_int_equal(utf8_bad(text_nfc(a, s)), SIZE_MAX);
    struct text_bidi p = text_bidi(a, s, TEXT_RTL);
    assert_int_equal(p.levels[n - 1], 1);
    assert_int_equal(p.levels[n / 4], 2);
    struct text_script_runs runs = text_scripts(a, s);
    assert_int_equal(runs.items[runs.count - 1].to, n);
    text_tools_finish(&t);
}

/* Runs from left to right, right-to-left ones in brackets. */
static struct str seen(struct arena *a, struct str s, enum text_direction base)
{
    struct text_bidi p = text_bidi(a, s, base);
    struct text_runs runs = text_bidi_line(&p, a, 0, s.n);
    struct str out = STR("");
    for (size_t i = 0; i < runs.count; i++) {
        struct text_run r = runs.items[i];
        out = arena_printf(a, r.level % 2 ? "%.*s[%.*s]" : "%.*s{%.*s}", STR_ARG(out),
                           STR_ARG(str_slice(s, r.from, r.to)));
    }
    return out;
}

static void what_is_seen(void **state)
{
    static const struct {
        enum text_direction base;
        const char *text;
        const char *want;
    } rows[] = {
        {TEXT_LTR, "Bel 112.", "{Bel 112.}"},
        {TEXT_RTL, "اتصل 112 الآن", "[ الآن]{112}[اتصل ]"},
        {TEXT_RTL, "112", "{112}"},
        {TEXT_RTL, "Bel 112.", "[.]{Bel 112}"},
        {TEXT_AUTO, "Bel 112.", "{Bel 112.}"},
        {TEXT_AUTO, "اتصل", "[اتصل]"},
        {TEXT_AUTO, "112", "{112}"},
        {TEXT_RTL, "قل fiets ثم", "[ ثم]{fiets}[قل ]"},
        {TEXT_RTL, "قل fiets ", "[ ]{fiets}[قل ]"},
        {TEXT_LTR, "zeg سلام ", "{zeg }[سلام]{ }"},
        /* without the isolate, the halves of the number change places */
        {TEXT_RTL, "هاتف " LRI "+31 20 123" PDI, "[" PDI "]{+31 20 123}[هاتف " LRI "]"},
        {TEXT_RTL, "هاتف +31 20 123", "{123}[ ]{20}[ ]{31}[هاتف +]"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_str(a, seen(a, str_from(rows[i].text), rows[i].base), rows[i].want);
    }
}

static void lines_of_a_paragraph(void **state)
{
    struct arena *a = *state;
    struct str s = STR("قل fiets ثم");
    struct text_bidi p = text_bidi(a, s, TEXT_RTL);
    assert_int_equal(p.base, 1);
    struct text_runs read = text_bidi_runs(&p, a, 0, s.n);
    assert_int_equal(read.count, 3);
    assert_int_equal(read.items[1].level, 2);
    assert_str(a, str_slice(s, read.items[1].from, read.items[1].to), "fiets");

    struct text_runs line = text_bidi_line(&p, a, 0, strlen("قل fiets "));
    assert_int_equal(line.count, 3);
    assert_int_equal(line.items[0].level, 1);
    assert_int_equal(text_bidi_line(&p, a, s.n, s.n).count, 0);
    assert_int_equal(text_bidi_line(&p, a, 5, 1000).items[0].level, 1);
    assert_null(text_bidi(a, STR("fiets"), TEXT_LTR).levels);
    assert_null(text_bidi(a, STR(""), TEXT_RTL).levels);
    assert_int_equal(text_first_strong(STR("1. " RLI "سلام" PDI " nee")), TEXT_LTR);
    assert_int_equal(text_first_strong(STR("1. ?")), TEXT_AUTO);
    assert_int_equal(text_mirror('('), ')');
    assert_int_equal(text_mirror('a'), 'a');
}

static void script_runs(void **state)
{
    static const struct {
        const char *text; /* with '|' between runs */
        const char *want;
    } rows[] = {
        {"12 – 15", "Zyyy"},
        {"«zo'n dag»", "Latn"},
        {"zeg |سلام، صديق", "Latn Arab"},
        {"سلام «|fiets|» نعم", "Arab Latn Arab"},
        {"سلام “|fiets|” نعم", "Arab Latn Arab"},
        {"سلام „|fiets|“ نعم", "Arab Latn Arab"},
        {"zeg (|سلام|) nu", "Latn Arab Latn"},
        {"(سلام)", "Arab"},
        {"é\xCC\x81 1|ж", "Latn Cyrl"},
        {"ひ|カー|漢。", "Hira Kana Hani"},
        {"ሰላም።", "Ethi"},
        {"سلام ‹|fiets|› نعم", "Arab Latn Arab"},
        {"سلام ‘|zo’n fiets|’ نعم", "Arab Latn Arab"}, /* an apostrophe closes nothing */
        {"سلام ”|fiets|” نعم", "Arab Latn Arab"},
        {"سلام »|fiets|« نعم", "Arab Latn Arab"},
        {"سلام \"|fiets|\" نعم", "Arab Latn Arab"},
        {"zeg 「|你好|」 nu", "Latn Hani Latn"},
        {"«سلام» |zo", "Arab Latn"}, /* opened before any letter: the first one's */
        {"zo’n foto’s ‘|سلام|’ nu", "Latn Arab Latn"},
        {"fiets 12, |سلام 13. |fiets", "Latn Arab Latn"},
        {"(fiets [|سلام|]) nu", "Latn Arab Latn"},
        {"", ""},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str plain = STR("");
        struct str scripts = STR("");
        for (struct str rest = str_from(rows[i].text), piece; str_next(&rest, '|', &piece);) {
            plain = arena_join(a, plain, piece);
        }
        struct text_script_runs runs = text_scripts(a, plain);
        size_t *at = ARENA_ARRAY(a, size_t, runs.count + 1);
        for (size_t k = 0; k < runs.count; k++) {
            at[k + 1] = runs.items[k].to;
            assert_int_equal(runs.items[k].from, at[k]);
            scripts =
                arena_printf(a, "%.*s%s%s", STR_ARG(scripts), k ? " " : "", runs.items[k].script);
        }
        assert_str(a, scripts, rows[i].want);
        assert_str(a, marked(a, plain, at, runs.count + 1), rows[i].text);
    }
}

static void brackets_deeper_than_remembered(void **state)
{
    struct arena *a = *state;
    struct str s = STR("a");
    for (int i = 0; i < TEXT_PAIRS_MAX * 2; i++) {
        s = arena_join(a, s, STR("("));
    }
    s = arena_join(a, s, STR("ж"));
    for (int i = 0; i < TEXT_PAIRS_MAX * 2; i++) {
        s = arena_join(a, s, STR(")"));
    }
    struct text_script_runs runs = text_scripts(a, s);
    assert_int_equal(runs.count, 3);
    assert_string_equal(runs.items[1].script, "Cyrl");
    assert_string_equal(runs.items[2].script, "Latn");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directions),          cmocka_unit_test(graphemes_and_words),
        cmocka_unit_test(breaks_at_the_edges), cmocka_unit_test(text_beyond_the_limit),
        cmocka_unit_test(what_is_seen),        cmocka_unit_test(lines_of_a_paragraph),
        cmocka_unit_test(script_runs),         cmocka_unit_test(brackets_deeper_than_remembered),
    };
    return cmocka_run_group_tests(tests, arena_state_set_up, arena_state_tear_down);
}
