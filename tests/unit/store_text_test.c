/* SPDX-License-Identifier: MIT
 *
 * A log as text: out and in again, damaged, cut off, from a newer program.           */
#include "store/store_text.h"

#include "base/rng.h"
#include "store/store_private.h"
#include "support/learner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

enum { TEXT_MAX = 1 << 24 };

static const char head[] = "{\"tala\":\"learner\",\"version\":1}\n";
/* A review that is all right, but for what a test appends before its brace. */
#define REVIEW                                                                                     \
    "{\"hlc\":1772438400000,\"device\":\"aa010000000000000000000000000000\",\"epoch\":"            \
    "\"0000000000000007\","                                                                        \
    "\"seq\":1,\"kind\":\"review\",\"utc_ms\":1772438400000,\"offset_min\":120,"                   \
    "\"item\":\"01000000000000000000000000000000\",\"skill\":\"read\",\"grade\":3"

static struct str text_of(struct learner *f, struct store *s)
{
    struct buf b;
    buf_init(&b, TEXT_MAX);
    assert_int_equal(store_export(s, &b), OK);
    struct str text = arena_str(&f->arena, buf_str(&b));
    buf_finish(&b);
    return text;
}

/* The complaints as "code row column arg1 arg2", one a line. */
static struct str complaints(struct learner *f, const struct diag_list *diags)
{
    struct str all = STR("");
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *d = &diags->items[i];
        assert_true(str_eq(d->place.file, STR("t")));
        all = arena_printf(&f->arena, "%.*s%s%s %d %.*s %.*s %.*s", STR_ARG(all), i ? "\n" : "",
                           d->code, d->place.row, STR_ARG(d->place.column), STR_ARG(d->args[0]),
                           STR_ARG(d->args[1]));
    }
    return all;
}

static enum err import(struct learner *f, struct store *s, struct str text,
                       enum store_import_mode mode, struct store_imported *got, struct str *said)
{
    struct diag_list diags;
    diag_init(&diags, &f->arena);
    enum err e = store_import(s, text, STR("t"), mode, &diags, got);
    *said = complaints(f, &diags);
    return e;
}

/* An event of each kind, unknown ones, and every column. */
static void fill(struct learner *f, struct store *s)
{
    assert_int_equal(store_enrol(s, STR("course-1"), STR("x-one")), OK);
    assert_int_equal(store_session_begin(s, STR("course-1"), 5), OK);
    for (int i = 0; i < 40; i++) {
        clock_advance(&f->clock, i % 7 ? 5000 : 2 * (int64_t)LEARNER_DAY_MS);
        learner_answer(s, i % 3 ? learner_house : learner_bread, (enum srs_skill)(i % SRS_SKILLS),
                       (enum srs_grade)(SRS_AGAIN + i % 4));
    }
    assert_int_equal(store_undo(s, store_last(s)), OK);
    assert_int_equal(store_setting_set(s, STR("odd"), STR("\"\\\n\t\x01 \xc3\xa9 \xe0\xa4\x95")),
                     OK);
    assert_int_equal(store_setting_set(s, STR("none"), STR("")), OK);
    assert_int_equal(store_suspend(s, learner_bread, true), OK);
    assert_int_equal(store_trained_add(s, store_model(s)), OK);
    assert_int_equal(store_forget(s, learner_house), OK);
    assert_int_equal(store_session_end(s), OK);
    struct store_event odd = {.kind = 77,
                              .has = STORE_HAS_LATENCY | STORE_HAS_SKILL | STORE_HAS_CREDIT,
                              .latency_ms = -5,
                              .skill = 9,
                              .credit = 0.1};
    assert_int_equal(store_append(s, &odd, NULL), OK);
}

static void text_is_the_log(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct store *t = learner_open(f, NULL, learner_device_b);
    struct store_imported got;
    struct str said, text;
    fill(f, s);
    text = text_of(f, s);
    assert_int_equal(import(f, t, text, STORE_IMPORT_ALL_OR_NOTHING, &got, &said), OK);
    assert_true(got.sound == (size_t)s->state.tip.events && got.added == got.sound);
    assert_true(str_eq(text_of(f, t), text)); /* read, written, read */
    learner_assert_same_rows(learner_all(f, s), learner_all(f, t));
    learner_assert_setting(f, t, STR("odd"), STR("\"\\\n\t\x01 \xc3\xa9 \xe0\xa4\x95"));
    assert_int_equal(import(f, t, text, STORE_IMPORT_ALL_OR_NOTHING, &got, &said), OK);
    assert_true(got.added == 0);
    assert_true(str_eq(text_of(f, t), text));
    learner_answer(t, learner_house, SRS_READ, SRS_GOOD); /* and goes on after it */
    store_close(t);
    store_close(s);
}

static void nothing_typed_and_no_path_is_in_it(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    struct str text = text_of(f, s);
    assert_true(str_find(text, str_from(f->dir.path)) == SIZE_MAX);
    store_close(s);
}

/* Wherever it is cut, this is told, and what stands before the cut can still be had. */
static void truncated_text_is_named(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    fill(f, s);
    struct str text = text_of(f, s);
    size_t whole = (size_t)s->state.tip.events;
    for (size_t n = 0; n < text.n; n += n < 300 ? 7 : 331) {
        struct store *t = learner_open(f, NULL, learner_device_b);
        struct store_imported got;
        struct str said, cut = str_slice(text, 0, n);
        assert_int_equal(import(f, t, cut, STORE_IMPORT_ALL_OR_NOTHING, &got, &said), ERR_FORMAT);
        assert_true(got.added == 0 && t->state.tip.events == 0);
        bool named = str_starts(said, STR("log.truncated ")) ||
                     str_starts(said, STR("log.head ")) || str_starts(said, STR("log.empty "));
        assert_true(named);
        assert_int_equal(import(f, t, cut, STORE_IMPORT_WHAT_IS_SOUND, &got, &said), ERR_FORMAT);
        assert_true(got.added == got.sound && got.added < whole + (n + 10 > text.n));
        assert_true(t->state.tip.events == (int64_t)got.added);
        store_close(t);
    }
    store_close(s);
}

static void complaints_name_their_line(void **state)
{
    static const struct {
        const char *text; /* after the head */
        const char *said;
    } cases[] = {
        {REVIEW "}\n{\"end\":2}\n", "log.count 3 end 2 1"},
        {REVIEW "}\n{\"end\":1}\nmore\n", "log.after-end 4   "},
        {"{\"hlc\":\n{\"end\":1}\n", "log.json 2   "},
        {"[]\n{\"end\":1}\n", "log.json 2   "},
        {REVIEW ",\"grade\":4}\n{\"end\":1}\n", "log.json 2   "}, /* a member twice */
        {REVIEW ",\"typed\":\"x\"}\n{\"end\":1}\n", "log.member-unknown 2 typed typed "},
        {REVIEW ",\"credit\":null}\n{\"end\":1}\n", "log.member-wrong 2 credit credit "},
        {REVIEW ",\"hints\":1.5}\n{\"end\":1}\n", "log.member-wrong 2 hints hints "},
        {REVIEW ",\"of_seq\":1}\n{\"end\":1}\n",
         "log.member-missing 2 of_device of_device \nlog.member-missing 2 of_epoch of_epoch "},
        {"{\"hlc\":5,\"device\":\"aa\",\"epoch\":\"0000000000000001\",\"seq\":1,\"kind\":\"dance\","
         "\"utc_ms\":5,"
         "\"offset_min\":0}\n{\"end\":1}\n",
         "log.member-wrong 2 device device \nlog.member-wrong 2 kind kind "},
        /* before its own time; after the end of time; of no device; in no zone */
        {"{\"hlc\":5,\"device\":\"aa010000000000000000000000000000\",\"epoch\":"
         "\"0000000000000001\",\"seq\":1,"
         "\"kind\":\"session-end\",\"utc_ms\":6,\"offset_min\":0}\n{\"end\":1}\n",
         "log.member-wrong 2 hlc hlc "},
        {"{\"hlc\":253902300800000,\"device\":\"aa010000000000000000000000000000\",\"epoch\":"
         "\"0000000000000001\","
         "\"seq\":1,\"kind\":\"session-end\",\"utc_ms\":6,\"offset_min\":0}\n{\"end\":1}\n",
         "log.member-wrong 2 hlc hlc "},
        {"{\"hlc\":7,\"device\":\"00000000000000000000000000000000\",\"epoch\":"
         "\"0000000000000001\",\"seq\":1,"
         "\"kind\":\"session-end\",\"utc_ms\":6,\"offset_min\":0}\n{\"end\":1}\n",
         "log.member-wrong 2 hlc hlc "},
        {"{\"hlc\":7,\"device\":\"aa010000000000000000000000000000\",\"epoch\":"
         "\"0000000000000001\",\"seq\":1,"
         "\"kind\":\"session-end\",\"utc_ms\":6,\"offset_min\":99999}\n{\"end\":1}\n",
         "log.member-wrong 2 hlc hlc "},
    };
    struct learner *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct store *s = learner_open(f, NULL, learner_device_b);
        struct store_imported got;
        struct str said, text = arena_printf(&f->arena, "%s%s", head, cases[i].text);
        enum err e = import(f, s, text, STORE_IMPORT_ALL_OR_NOTHING, &got, &said);
        assert_int_equal(e, ERR_FORMAT);
        if (!str_eq(said, str_from(cases[i].said))) {
            fail_msg("case %zu: \"%.*s\"", i, STR_ARG(said));
        }
        assert_true(s->state.tip.events == 0);
        store_close(s);
    }
}

static void heads_are_looked_at(void **state)
{
    static const struct {
        const char *text;
        enum err expected;
        const char *said;
    } cases[] = {
        {"", ERR_FORMAT, "log.empty 0   "},
        {"letter\n", ERR_FORMAT, "log.head 1   "},
        {"{\"tala\":\"pack\",\"version\":1}\n", ERR_FORMAT, "log.head 1   "},
        {"{\"tala\":\"learner\"}\n", ERR_FORMAT, "log.head 1   "},
        {"{\"tala\":\"learner\",\"version\":2}\n", ERR_VERSION, "log.version 1 version 2 "},
        {"{\"tala\":\"learner\",\"version\":1}", ERR_FORMAT, "log.head 0   "},
        {"{\"tala\":\"learner\",\"version\":1}\r\n{\"end\":0}\r\n", OK, ""},
    };
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_b);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct store_imported got;
        struct str said;
        for (int mode = 0; mode < 2; mode++) {
            enum err e =
                import(f, s, str_from(cases[i].text), (enum store_import_mode)mode, &got, &said);
            assert_int_equal(e, cases[i].expected);
            if (!str_eq(said, str_from(cases[i].said))) {
                fail_msg("case %zu: \"%.*s\"", i, STR_ARG(said));
            }
        }
    }
    store_close(s);
}

static void long_lines_are_refused(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_b);
    struct store_imported got;
    struct str said, blanks = {ARENA_ARRAY(&f->arena, char, STORE_TEXT_LINE_BYTES_MAX),
                               STORE_TEXT_LINE_BYTES_MAX};
    struct str text = arena_join(&f->arena, arena_printf(&f->arena, "%s" REVIEW, head), blanks);
    text = arena_join(&f->arena, text, STR("}\n{\"end\":1}\n"));
    assert_int_equal(import(f, s, text, STORE_IMPORT_ALL_OR_NOTHING, &got, &said), ERR_FORMAT);
    assert_true(str_eq(said, STR("log.line-long 2  524288 ")));
    store_close(s);
}

/* A log whose newest event is from the end of time: answers go on after it. */
static void far_future_ends_nobody(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_b);
    struct store_imported got;
    struct str said,
        text = arena_printf(&f->arena,
                            "%s{\"hlc\":253402300799999,\"device\":"
                            "\"aa010000000000000000000000000000\",\"epoch\":\"0000000000000001\","
                            "\"seq\":1,\"kind\":"
                            "\"session-end\",\"utc_ms\":253402300799999,\"offset_min\":0}\n"
                            "{\"end\":1}\n",
                            head);
    assert_int_equal(import(f, s, text, STORE_IMPORT_ALL_OR_NOTHING, &got, &said), OK);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    store_close(s);
    s = learner_open(f, f->path, learner_device_b);
    assert_int_equal(learner_memory(s, learner_house, SRS_READ).reviews, 1);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEARNER_TEST(text_is_the_log),         LEARNER_TEST(nothing_typed_and_no_path_is_in_it),
        LEARNER_TEST(truncated_text_is_named), LEARNER_TEST(complaints_name_their_line),
        LEARNER_TEST(heads_are_looked_at),     LEARNER_TEST(long_lines_are_refused),
        LEARNER_TEST(far_future_ends_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
