/* SPDX-License-Identifier: MIT
 *
 * The judge against tables that a linguist edits (tests/cases/judge_*.tsv), and laws that
 * hold for every right answer in them.                                               */
#include "base/arena.h"
#include "base/diag.h"
#include "base/os.h"
#include "base/utf8.h"
#include "lesson/lesson_judge.h"
#include "text/text_letter.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { CASES_MAX = 500, CASE_CELLS = 5, FILE_BYTES_MAX = 1 << 20 };

struct judge_case {
    int row;
    struct str cells[CASE_CELLS]; /* right answers, article, typed, verdict, credit */
};

/* One language: its rules, its table, and all right answers of it as a course. */
struct bench {
    struct arena a;
    const char *language;
    struct lesson_rules rules;
    struct text_tools tools;
    struct lesson_lexicon lexicon;
    struct lesson_judge judge;
    struct judge_case cases[CASES_MAX];
    int case_count;
    struct pack_item items[CASES_MAX];
    int item_count;
};

static struct str read_file(struct arena *a, const char *folder, const char *before,
                            const char *language, const char *after)
{
    struct str bytes;
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%s/%s%s%s", SOURCE_DIR, folder, before, language, after);
    assert_int_equal(os_file_read(a, path, FILE_BYTES_MAX, &bytes), OK);
    return bytes;
}

/* "hallo|hoi": the text, then others. */
static struct pack_item item_of(struct bench *b, struct str answers)
{
    struct pack_item item = {0};
    struct str *parts = ARENA_ARRAY(&b->a, struct str, PACK_LIST_MAX);
    (void)str_next(&answers, '|', &item.text);
    while (item.accept.count < PACK_LIST_MAX &&
           str_next(&answers, '|', &parts[item.accept.count])) {
        item.accept.count++;
    }
    item.accept.parts = parts;
    return item;
}

static void read_case(struct bench *b, struct str line, int row)
{
    struct judge_case one = {.row = row};
    int cells = 0;
    for (struct str cell; cells < CASE_CELLS && str_next(&line, '\t', &cell); cells++) {
        one.cells[cells] = cell;
    }
    assert_true(b->item_count < CASES_MAX);
    if (str_eq(one.cells[0], STR("+"))) {
        assert_int_equal(cells, 2);
        b->items[b->item_count++] = item_of(b, one.cells[1]);
        return;
    }
    assert_int_equal(cells, CASE_CELLS);
    b->items[b->item_count] = item_of(b, one.cells[0]);
    b->items[b->item_count++].article = one.cells[1];
    b->cases[b->case_count++] = one;
}

static void bench_begin(struct bench *b, const char *language)
{
    struct diag_list diags;
    struct str tag = str_from(language);
    *b = (struct bench){.language = language};
    arena_init(&b->a, 0);
    diag_init(&diags, &b->a);
    struct str ini = read_file(&b->a, "assets/lang", "", language, ".ini");
    assert_int_equal(lesson_rules_read(ini, tag, tag, &b->a, &diags, &b->rules), OK);
    struct str table = read_file(&b->a, "tests/cases", "judge_", language, ".tsv");
    int row = 0;
    for (struct str line; str_next(&table, '\n', &line);) {
        row++;
        if (line.n > 0 && line.p[0] != '#') {
            read_case(b, line, row);
        }
    }
    text_tools_init(&b->tools, tag);
    lesson_lexicon_init(&b->lexicon, &b->rules, &b->tools, b->items, b->item_count, &b->a);
    b->judge = (struct lesson_judge){&b->rules, &b->tools, &b->lexicon};
}

static void bench_end(struct bench *b)
{
    text_tools_finish(&b->tools);
    arena_finish(&b->a);
}

static struct lesson_question question_of(struct bench *b, const struct judge_case *one)
{
    struct pack_item item = item_of(b, one->cells[0]);
    item.article = one->cells[1];
    return lesson_question_of(&item);
}

static bool agrees(const struct lesson_verdict *v, const struct judge_case *one, struct arena *a)
{
    double credit = strtod(arena_cstr(a, one->cells[4]), NULL);
    return str_eq(str_from(lesson_verdict_name(v->kind)), one->cells[3]) &&
           fabs(v->credit - credit) < 0.001;
}

static void judges_as_the_table_says(struct bench *b)
{
    int wrong = 0;
    for (int i = 0; i < b->case_count; i++) {
        const struct judge_case *one = &b->cases[i];
        struct lesson_question question = question_of(b, one);
        struct lesson_verdict v = lesson_judge(&b->judge, &question, one->cells[2], &b->a);
        if (!agrees(&v, one, &b->a)) {
            print_error("judge_%s.tsv:%d: [%.*s] gives %s %g\n", b->language, one->row,
                        STR_ARG(one->cells[2]), lesson_verdict_name(v.kind), v.credit);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Every right answer is right, with its article and without. */
static void accepts_its_own(struct bench *b)
{
    for (int i = 0; i < b->item_count; i++) {
        struct lesson_question question = lesson_question_of(&b->items[i]);
        struct str full = arena_printf(&b->a, "%.*s%s%.*s", STR_ARG(question.article),
                                       question.article.n > 0 ? " " : "", STR_ARG(question.text));
        struct lesson_verdict v = lesson_judge(&b->judge, &question, full, &b->a);
        assert_int_equal(v.kind, LESSON_EXACT);
        assert_true(str_eq(v.expected, full));
        v = lesson_judge(&b->judge, &question, question.text, &b->a);
        assert_true(lesson_verdict_right(&v));
        for (int k = 0; k < question.accept.count; k++) {
            v = lesson_judge(&b->judge, &question, question.accept.parts[k], &b->a);
            assert_int_equal(v.kind, LESSON_EXACT);
        }
    }
}

static void spans_are_sound(const struct lesson_verdict *v, struct str typed)
{
    assert_true(v->span_count <= LESSON_SPANS_MAX);
    for (int i = 0; i < v->span_count; i++) {
        const struct lesson_span *span = &v->spans[i];
        assert_true(span->typed.from <= span->typed.to && span->typed.to <= typed.n);
        assert_true(span->expected.from <= span->expected.to && span->expected.to <= v->expected.n);
        assert_int_equal(utf8_bad(str_slice(typed, span->typed.from, span->typed.to)), SIZE_MAX);
        assert_int_equal(utf8_bad(str_slice(v->expected, span->expected.from, span->expected.to)),
                         SIZE_MAX);
    }
}

/* A letter taken away, put twice or put in is never taken for exact. */
static void sees_a_slip(struct bench *b, const struct lesson_question *question, struct str typed)
{
    struct lesson_verdict v = lesson_judge(&b->judge, question, typed, &b->a);
    if (v.kind == LESSON_EXACT) {
        print_error("%s: [%.*s] passes for [%.*s]\n", b->language, STR_ARG(typed),
                    STR_ARG(question->text));
    }
    assert_int_not_equal(v.kind, LESSON_EXACT);
    spans_are_sound(&v, typed);
}

static void sees_every_slip(struct bench *b)
{
    for (int i = 0; i < b->item_count; i++) {
        struct lesson_question question = {.text = b->items[i].text};
        struct str text = question.text;
        for (struct str rest = text; rest.n > 0;) {
            size_t at = text.n - rest.n;
            uint32_t c = utf8_next(&rest);
            struct str before = str_slice(text, 0, at);
            struct str through = str_slice(text, 0, text.n - rest.n);
            if (text_is_letter(c)) {
                sees_a_slip(b, &question, arena_join(&b->a, before, rest));
                struct str letter = str_slice(text, at, text.n - rest.n);
                struct str doubled = arena_join(&b->a, through, letter);
                sees_a_slip(b, &question, arena_join(&b->a, doubled, rest));
                struct str other = arena_join(&b->a, through, STR("w"));
                sees_a_slip(b, &question, arena_join(&b->a, other, rest));
            }
        }
    }
}

static void check_language(const char *language)
{
    static struct bench bench;
    bench_begin(&bench, language);
    assert_true(bench.case_count >= 15);
    judges_as_the_table_says(&bench);
    accepts_its_own(&bench);
    sees_every_slip(&bench);
    bench_end(&bench);
}

static void test_tables(void **state)
{
    (void)state;
    static const char *const languages[] = {"nl", "sv", "uk", "ar"};
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        check_language(languages[i]);
    }
}

struct span_case {
    const char *text;
    const char *article;
    const char *typed;
    enum lesson_span_kind kind;
    struct lesson_range in_typed;
    struct lesson_range in_expected;
};

/* The first span of each; bytes. */
static const struct span_case span_cases[] = {
    {"sinaasappel", "de", "sinasappel", LESSON_SPAN_MISSING, {4, 4}, {7, 8}},
    {"sinaasappel", "de", "de sinasappel", LESSON_SPAN_MISSING, {7, 7}, {7, 8}},
    {"fiets", "", "fiats", LESSON_SPAN_OTHER, {2, 3}, {2, 3}},
    {"fiets", "", "iets", LESSON_SPAN_MISSING, {0, 0}, {0, 1}},
    {"fiets", "", "fiet", LESSON_SPAN_MISSING, {4, 4}, {4, 5}},
    {"fiets", "", "fiests", LESSON_SPAN_EXTRA, {3, 4}, {3, 3}},
    {"fiets", "", "fites", LESSON_SPAN_SWAPPED, {2, 4}, {2, 4}},
    {"café", "", "cafe", LESSON_SPAN_ACCENT, {3, 4}, {3, 5}},
    {"café", "", "caf", LESSON_SPAN_MISSING, {3, 3}, {3, 5}},
    {"café",
     "",
     "e\xCC\x81"
     "café",
     LESSON_SPAN_EXTRA,
     {0, 3},
     {0, 0}},
    {"Anna", "", "anna", LESSON_SPAN_CASE, {0, 1}, {0, 1}},
    {"fiets", "de", "fiets", LESSON_SPAN_MISSING, {0, 0}, {0, 3}},
    {"fiets", "de", "het fiets", LESSON_SPAN_OTHER, {0, 3}, {0, 2}},
    {"tot ziens", "", "totziens", LESSON_SPAN_MISSING, {3, 3}, {3, 4}},
};

static void test_spans(void **state)
{
    (void)state;
    static struct bench bench;
    bench_begin(&bench, "nl");
    for (size_t i = 0; i < sizeof span_cases / sizeof span_cases[0]; i++) {
        const struct span_case *one = &span_cases[i];
        struct lesson_question question = {.text = str_from(one->text),
                                           .article = str_from(one->article)};
        struct lesson_verdict v =
            lesson_judge(&bench.judge, &question, str_from(one->typed), &bench.a);
        assert_true(v.span_count > 0);
        assert_int_equal(v.spans[0].kind, one->kind);
        assert_int_equal(v.spans[0].typed.from, one->in_typed.from);
        assert_int_equal(v.spans[0].typed.to, one->in_typed.to);
        assert_int_equal(v.spans[0].expected.from, one->in_expected.from);
        assert_int_equal(v.spans[0].expected.to, one->in_expected.to);
        spans_are_sound(&v, str_from(one->typed));
    }
    bench_end(&bench);
}

/* What is too far off has no marks, and what is too long is only wrong. */
static void test_limits(void **state)
{
    (void)state;
    static struct bench bench;
    char long_text[LESSON_TYPED_BYTES_MAX + 1];
    memset(long_text, 'a', sizeof long_text);
    bench_begin(&bench, "nl");
    struct lesson_question question = {.text = STR("goede nacht")};
    struct lesson_verdict v = lesson_judge(&bench.judge, &question, STR("xyz"), &bench.a);
    assert_int_equal(v.kind, LESSON_WRONG);
    assert_int_equal(v.span_count, 0);
    static const size_t lengths[] = {300, LESSON_TYPED_BYTES_MAX, LESSON_TYPED_BYTES_MAX + 1};
    for (size_t i = 0; i < 3; i++) {
        struct str typed = {long_text, lengths[i]};
        v = lesson_judge(&bench.judge, &question, typed, &bench.a);
        assert_int_equal(v.kind, LESSON_WRONG);
        assert_int_equal(v.span_count, 0);
    }
    bench_end(&bench);
}

static void test_other_item(void **state)
{
    (void)state;
    static struct bench bench;
    bench_begin(&bench, "nl");
    struct lesson_question question = {
        .text = STR("man"), .article = STR("de"), .plural = STR("mannen")};
    struct lesson_verdict v = lesson_judge(&bench.judge, &question, STR("de maan"), &bench.a);
    assert_int_equal(v.kind, LESSON_OTHER_WORD);
    assert_true(str_eq(bench.items[v.other_item].text, STR("maan")));
    v = lesson_judge(&bench.judge, &question, STR("de mannen"), &bench.a);
    assert_int_equal(v.kind, LESSON_PLURAL);
    bench_end(&bench);
}

struct grade_case {
    double credit;
    enum srs_grade grade;
};

static void test_grades(void **state)
{
    (void)state;
    static const struct grade_case cases[] = {{1, SRS_GOOD},   {0.95, SRS_GOOD},  {0.949, SRS_HARD},
                                              {0.6, SRS_HARD}, {0.59, SRS_AGAIN}, {0, SRS_AGAIN}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(lesson_grade(cases[i].credit), cases[i].grade);
    }
    for (int kind = 0; kind < LESSON_VERDICTS; kind++) {
        assert_non_null(lesson_verdict_name((enum lesson_verdict_kind)kind));
        assert_int_equal(lesson_verdict_key((enum lesson_verdict_kind)kind) == NULL,
                         kind == LESSON_EXACT);
    }
}

struct rules_case {
    const char *ini;
    const char *code; /* NULL: fine */
};

static void test_rules(void **state)
{
    (void)state;
    static const struct rules_case cases[] = {
        {"", NULL},
        {"[letters]\nown = å=a | ä=a\nignored = U+064B-U+0652 | U+0670\ncase = error\n", NULL},
        {"[spelling]\nalike = ^h=$ | n=$\n", NULL},
        {"[letters]\naccents = maybe\n", "lesson.rule-bad"},
        {"[letters]\nown = å\n", "lesson.rule-bad"},
        {"[letters]\nown = å=a | | ö=o\n", "lesson.rule-bad"},
        {"[letters]\nignored = U+0652-U+064B\n", "lesson.rule-bad"},
        {"[letters]\nignored = U+11FFFF\n", "lesson.rule-bad"},
        {"[letters]\nignored = a\n", "lesson.rule-bad"},
        {"[spelling]\nalike = =b\n", "lesson.rule-bad"},
        {"[spelling]\nalike = a=b=c\n", "lesson.rule-bad"},
        {"[spelling]\nalike = a=a\n", "lesson.rule-bad"},
        {"[spelling]\nallike = a=b\n", "ini.key-unknown"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena a = {0};
        struct diag_list diags;
        struct lesson_rules rules;
        diag_init(&diags, &a);
        enum err err =
            lesson_rules_read(str_from(cases[i].ini), STR("x.ini"), STR("x"), &a, &diags, &rules);
        assert_int_equal(err == OK, cases[i].code == NULL);
        if (cases[i].code != NULL) {
            assert_string_equal(diags.items[0].code, cases[i].code);
            assert_int_equal(rules.alike.count + rules.own.count + rules.ignored_count, 0);
        }
        arena_finish(&a);
    }
}

struct load_case {
    const char *language;
    int articles; /* told */
};

static void test_rules_of_a_language(void **state)
{
    (void)state;
    static const struct load_case cases[] = {{"nl", 2},        {"nl-BE", 2}, {"nl-Latn-BE", 2},
                                             {"x-nothing", 0}, {"", 0},      {"../lang/nl", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena a = {0};
        struct diag_list diags;
        struct lesson_rules rules;
        struct str language = str_from(cases[i].language);
        diag_init(&diags, &a);
        assert_int_equal(lesson_rules_load(SOURCE_DIR "/assets/lang", language, &a, &diags, &rules),
                         OK);
        assert_int_equal(rules.articles_told.count, cases[i].articles);
        assert_true(str_eq(rules.language, language));
        arena_finish(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_other_item),
        cmocka_unit_test(test_grades),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_rules_of_a_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
