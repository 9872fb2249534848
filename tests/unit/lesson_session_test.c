/* SPDX-License-Identifier: MIT
 *
 * A running session, played by learners of several kinds.                            */
#include "base/os.h"
#include "lesson/lesson_session.h"
#include "lesson/lesson_summary.h"
#include "support/lesson_course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { TODAY = 20000, TURNS_MAX = 5000 };

struct table {
    struct lesson_course course;
    struct lesson_rules rules;
    struct text_tools tools;
    struct lesson_judge judge;
    struct lesson_plan plan;
    struct lesson_session *session;
};

static void table_begin(struct table *t, int units, int items_per_unit)
{
    *t = (struct table){.rules = lesson_rules_default(STR("und"))};
    lesson_course_init(&t->course, units, items_per_unit);
    text_tools_init(&t->tools, STR("und"));
    t->judge = (struct lesson_judge){&t->rules, &t->tools, NULL};
}

static void table_end(struct table *t)
{
    text_tools_finish(&t->tools);
    lesson_course_finish(&t->course);
}

static void start_with(struct table *t, const struct lesson_step *steps, int count)
{
    t->plan = (struct lesson_plan){.steps = steps, .count = count};
    t->session =
        lesson_session_begin(&t->course.catalogue, &t->judge, &t->plan, rng_from(5), &t->course.a);
}

static void start_planned(struct table *t, int minutes, uint64_t seed)
{
    struct rng rng = rng_from(seed);
    struct lesson_wish wish = lesson_course_wish(&t->course, LESSON_TODAY, minutes, TODAY);
    t->plan = lesson_plan_make(&t->course.catalogue, &t->course.known, &wish, &rng, &t->course.a);
    t->session = lesson_session_begin(&t->course.catalogue, &t->judge, &t->plan, rng, &t->course.a);
}

static struct lesson_outcome answer_right(struct table *t)
{
    struct lesson_now now = lesson_session_now(t->session);
    if (lesson_kind_by(now.exercise->kind) == LESSON_BY_TYPING) {
        return lesson_session_type(t->session, now.answer, 1000, 0);
    }
    return lesson_session_choose(t->session, now.exercise->answer, 1000, 0);
}

static int wrong_option(const struct lesson_now *now)
{
    for (int i = 0; i < now->exercise->option_count; i++) {
        if (i != now->exercise->answer && !now->removed[i]) {
            return i;
        }
    }
    return -1;
}

static struct lesson_outcome answer_wrong(struct table *t)
{
    struct lesson_now now = lesson_session_now(t->session);
    if (lesson_kind_by(now.exercise->kind) == LESSON_BY_TYPING) {
        return lesson_session_type(t->session, STR("zzz"), 1000, 0);
    }
    return lesson_session_choose(t->session, wrong_option(&now), 1000, 0);
}

/* Fails twice, copies what is shown. */
static void fail_twice(struct table *t)
{
    assert_int_equal(answer_wrong(t).phase, LESSON_NOT_YET);
    struct lesson_outcome shown = answer_wrong(t);
    assert_int_equal(shown.phase, LESSON_SHOWN);
    assert_true(shown.has_result);
    assert_int_equal(shown.result.grade, SRS_AGAIN);
    assert_int_equal(answer_right(t).phase, LESSON_RIGHT);
    lesson_session_go_on(t->session);
}

static void get_right(struct table *t)
{
    struct lesson_now now = lesson_session_now(t->session);
    if (lesson_kind_by(now.exercise->kind) != LESSON_BY_MEETING) {
        assert_int_equal(answer_right(t).phase, LESSON_RIGHT);
    }
    lesson_session_go_on(t->session);
}

/* Steps that listen to items 0, 1, 2 .. */
static void listen_to(struct lesson_step *steps, int count)
{
    for (int i = 0; i < count; i++) {
        steps[i] = (struct lesson_step){.kind = LESSON_LISTEN_PICTURE, .item = i};
    }
}

static void test_first_try(void **state)
{
    (void)state;
    struct table t;
    struct lesson_step steps[2];
    table_begin(&t, 1, 10);
    listen_to(steps, 2);
    start_with(&t, steps, 2);
    struct lesson_now now = lesson_session_now(t.session);
    assert_int_equal(now.phase, LESSON_ASK);
    assert_int_equal(now.done, 0);
    assert_int_equal(now.total, 2);
    assert_null(now.verdict);
    lesson_session_go_on(t.session); /* not from here */
    assert_int_equal(lesson_session_now(t.session).done, 0);

    struct lesson_outcome out = lesson_session_choose(t.session, now.exercise->answer, 1234, 2);
    assert_int_equal(out.phase, LESSON_RIGHT);
    assert_true(out.has_result);
    assert_int_equal(out.result.item, 0);
    assert_int_equal(out.result.skill, SRS_LISTEN);
    assert_int_equal(out.result.kind, LESSON_LISTEN_PICTURE);
    assert_int_equal(out.result.grade, SRS_GOOD);
    assert_int_equal(out.result.latency_ms, 1234);
    assert_int_equal(out.result.hints, 2);
    assert_true(out.result.credit >= 1.0);
    out = lesson_session_choose(t.session, 0, 1, 0); /* too late */
    assert_false(out.has_result);
    lesson_session_go_on(t.session);
    get_right(&t);
    now = lesson_session_now(t.session);
    assert_int_equal(now.phase, LESSON_END);
    assert_null(now.exercise);
    assert_int_equal(now.done, 2);
    assert_int_equal(now.total, 2);
    table_end(&t);
}

static void test_second_try(void **state)
{
    (void)state;
    struct table t;
    struct lesson_step steps[1];
    table_begin(&t, 1, 10);
    listen_to(steps, 1);
    start_with(&t, steps, 1);
    struct lesson_now now = lesson_session_now(t.session);
    int wrong = wrong_option(&now);
    struct lesson_outcome out = lesson_session_choose(t.session, wrong, 1000, 0);
    assert_int_equal(out.phase, LESSON_NOT_YET);
    assert_false(out.has_result);
    assert_int_equal(out.verdict.other_item, now.exercise->options[wrong]);
    now = lesson_session_now(t.session);
    assert_true(now.removed[wrong]);
    assert_int_equal(now.tries, 1);
    out = lesson_session_choose(t.session, wrong, 1000, 0); /* it is gone */
    assert_int_equal(out.phase, LESSON_NOT_YET);
    assert_int_equal(lesson_session_now(t.session).tries, 1);
    out = lesson_session_choose(t.session, now.exercise->answer, 9000, 0);
    assert_int_equal(out.phase, LESSON_RIGHT);
    assert_int_equal(out.result.grade, SRS_HARD);
    assert_true(out.result.credit <= 0.5);
    assert_int_equal(out.result.latency_ms, 1000);
    assert_int_equal(out.result.hints, 1);
    table_end(&t);
}

static void test_typing(void **state)
{
    (void)state;
    struct table t;
    const struct lesson_step steps[] = {{.kind = LESSON_TYPE_WORD, .item = 3}};
    table_begin(&t, 1, 10);
    t.course.items[3].article = STR("de");
    start_with(&t, steps, 1);
    struct lesson_outcome out = lesson_session_type(t.session, STR("  "), 500, 0);
    assert_int_equal(out.phase, LESSON_ASK);
    assert_int_equal(out.verdict.kind, LESSON_EMPTY);
    out = lesson_session_type(t.session, STR("слово"), 500, 0);
    assert_int_equal(out.phase, LESSON_ASK);
    assert_int_equal(out.verdict.kind, LESSON_SCRIPT);
    assert_int_equal(lesson_session_now(t.session).tries, 0);
    out = lesson_session_type(t.session, STR("dwrd3"), 1000, 0);
    assert_int_equal(out.phase, LESSON_NOT_YET);
    assert_int_equal(out.verdict.kind, LESSON_SLIP_MISSING);
    struct lesson_now now = lesson_session_now(t.session);
    assert_true(str_eq(now.given, STR("d")));
    assert_true(str_eq(now.answer, STR("de dword3")));
    assert_int_equal(now.verdict->kind, LESSON_SLIP_MISSING);
    out = lesson_session_type(t.session, STR("dword3"), 1000, 0);
    assert_int_equal(out.phase, LESSON_RIGHT);
    assert_int_equal(out.result.grade, SRS_HARD);
    assert_true(out.result.credit >= 0.6); /* the first try was worth that */
    lesson_session_go_on(t.session);
    /* remembered with a slip: it does not return */
    assert_int_equal(lesson_session_now(t.session).phase, LESSON_END);
    table_end(&t);
}

/* Whoever cannot copy the answer is not stuck. */
static void test_copying(void **state)
{
    (void)state;
    struct table t;
    const struct lesson_step steps[] = {{.kind = LESSON_TYPE_WORD, .item = 3}};
    table_begin(&t, 1, 10);
    start_with(&t, steps, 1);
    struct lesson_outcome out = lesson_session_show(t.session, 700, 0);
    assert_int_equal(out.phase, LESSON_SHOWN);
    assert_int_equal(out.result.grade, SRS_AGAIN);
    assert_int_equal(out.result.latency_ms, 700);
    lesson_session_go_on(t.session); /* not before it was copied */
    assert_int_equal(lesson_session_type(t.session, STR("q"), 1, 0).phase, LESSON_SHOWN);
    assert_int_equal(lesson_session_type(t.session, STR(""), 1, 0).phase, LESSON_SHOWN);
    assert_int_equal(lesson_session_type(t.session, STR("q"), 1, 0).phase, LESSON_SHOWN);
    out = lesson_session_type(t.session, STR("q"), 1, 0);
    assert_int_equal(out.phase, LESSON_RIGHT);
    assert_false(out.has_result);
    table_end(&t);
}

/* The places at which an item is asked while everything else is right. */
static int places_of(struct table *t, int item, int failures, int *places, int most)
{
    int count = 0;
    for (int i = 0; i < TURNS_MAX; i++) {
        struct lesson_now now = lesson_session_now(t->session);
        if (now.phase == LESSON_END) {
            break;
        }
        bool asked = now.exercise->item == item;
        if (asked && count < most) {
            places[count] = now.done;
        }
        count += asked;
        if (asked && failures-- > 0) {
            fail_twice(t);
        } else {
            get_right(t);
        }
    }
    return count;
}

struct return_case {
    int others;
    int failures;
    int count;
    int places[6];
};

/* A failed item returns after 3 and again after 8 others, as far as there are others. */
static void test_returns(void **state)
{
    (void)state;
    static const struct return_case cases[] = {
        {19, 0, 1, {0}},
        {19, 1, 3, {0, 4, 13}},
        {19, 2, 4, {0, 4, 8, 17}},     /* fails again: 3 and 8 from there */
        {30, 9, 5, {0, 4, 8, 12, 16}}, /* at most LESSON_RETURNS_MAX returns */
        {5, 1, 3, {0, 4, 7}},
        {3, 1, 2, {0, 4}},
        {1, 1, 2, {0, 2}},
        {0, 1, 2, {0, 1}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct return_case *one = &cases[i];
        struct table t;
        struct lesson_step steps[40];
        int places[6] = {0};
        table_begin(&t, 1, 40);
        listen_to(steps, 1 + one->others);
        start_with(&t, steps, 1 + one->others);
        assert_int_equal(places_of(&t, 0, one->failures, places, 6), one->count);
        for (int k = 0; k < one->count; k++) {
            assert_int_equal(places[k], one->places[k]);
        }
        table_end(&t);
    }
}

/* How often the item is asked to be read, by a learner who fails to hear it or not. */
static int times_read(struct table *t, int item, bool hears)
{
    int reads = 0;
    for (int i = 0; i < TURNS_MAX; i++) {
        struct lesson_now now = lesson_session_now(t->session);
        if (now.phase == LESSON_END) {
            break;
        }
        bool here = now.exercise->item == item;
        reads += here && lesson_kind_by(now.exercise->kind) != LESSON_BY_MEETING &&
                 lesson_kind_skill(now.exercise->kind) == SRS_READ;
        if (here && !hears && now.exercise->kind == LESSON_LISTEN_PICTURE) {
            fail_twice(t);
        } else {
            get_right(t);
        }
    }
    return reads;
}

/* The next skill of a new item waits for two successes, and falls away without them. */
static void test_skills_open_on_the_way(void **state)
{
    (void)state;
    struct table t;
    table_begin(&t, 1, 20);
    start_planned(&t, 10, 3);
    assert_int_equal(times_read(&t, 0, true), 1);
    start_planned(&t, 10, 3);
    assert_int_equal(times_read(&t, 0, false), 0);
    table_end(&t);
}

/* One failure postpones it behind the returns. */
static void test_skill_is_postponed(void **state)
{
    (void)state;
    struct table t;
    struct lesson_step steps[24];
    table_begin(&t, 1, 30);
    listen_to(steps, 24);
    steps[6].item = 0;
    steps[12] = (struct lesson_step){.kind = LESSON_READ_MEANING, .item = 0, .if_opened = true};
    start_with(&t, steps, 24);
    fail_twice(&t);
    int last_listen = -1;
    int read = -1;
    for (int i = 0; i < TURNS_MAX; i++) {
        struct lesson_now now = lesson_session_now(t.session);
        if (now.phase == LESSON_END) {
            break;
        }
        if (now.exercise->item == 0) {
            *(now.exercise->kind == LESSON_READ_MEANING ? &read : &last_listen) = now.done;
        }
        get_right(&t);
    }
    assert_int_equal(last_listen, 13);
    assert_true(read - last_listen - 1 >= LESSON_SIBLING_GAP);
    table_end(&t);
}

/* --- whole sessions --- */

struct totals {
    int results;
    int turns;
    int most_returns;
    uint64_t trail; /* hash of everything shown */
};

static void note(struct totals *totals, const struct lesson_now *now)
{
    char line[64];
    int n = snprintf(line, sizeof line, "%d/%d/%d/%d", (int)now->exercise->kind,
                     now->exercise->item, now->exercise->answer, now->exercise->options[0]);
    totals->trail = totals->trail * 31 + str_hash((struct str){line, (size_t)n});
}

/* A learner who is right so often. */
static struct totals play(struct table *t, uint64_t seed, double right)
{
    struct rng rng = rng_from(seed);
    struct totals totals = {0};
    int returns[64] = {0};
    for (; totals.turns < TURNS_MAX; totals.turns++) {
        struct lesson_now now = lesson_session_now(t->session);
        assert_true(now.done <= now.total && now.total <= LESSON_STEPS_MAX);
        if (now.phase == LESSON_END) {
            return totals;
        }
        if (now.phase == LESSON_RIGHT || now.exercise->kind == LESSON_PRESENT) {
            lesson_session_go_on(t->session);
            continue;
        }
        note(&totals, &now);
        bool knows = rng_unit(&rng) < right || now.phase == LESSON_SHOWN;
        struct lesson_outcome out = knows ? answer_right(t) : answer_wrong(t);
        if (out.has_result) {
            int *count = &returns[out.result.item];
            *count += out.result.is_return;
            totals.most_returns = *count > totals.most_returns ? *count : totals.most_returns;
            totals.results++;
        }
    }
    fail_msg("the session never ended");
    return totals;
}

static void test_every_session_ends(void **state)
{
    (void)state;
    static const double rights[] = {0, 0.3, 0.7, 0.9, 1};
    struct table t;
    table_begin(&t, 3, 20);
    for (int item = 0; item < 15; item++) {
        lesson_course_learn(&t.course, item, SRS_LISTEN, SRS_GOOD, TODAY - 3, 2);
        lesson_course_learn(&t.course, item, SRS_READ, SRS_GOOD, TODAY - 3, 1);
    }
    for (uint64_t seed = 0; seed < 20; seed++) {
        for (size_t i = 0; i < sizeof rights / sizeof rights[0]; i++) {
            start_planned(&t, 15, seed);
            struct totals one = play(&t, seed, rights[i]);
            assert_true(one.results > 30);
            assert_true(one.most_returns <= LESSON_RETURNS_MAX * 3); /* three skills */
            start_planned(&t, 15, seed);
            struct totals two = play(&t, seed, rights[i]);
            assert_int_equal(one.trail, two.trail);
            assert_int_equal(one.results, two.results);
        }
    }
    table_end(&t);
}

/* All kinds appear, and what stands in the golden file is what a learner meets who is
 * always right.  TALA_GOLDEN_UPDATE=1 writes it anew. */
static void test_golden(void **state)
{
    (void)state;
    struct table t;
    char text[16 * 1024];
    size_t n = 0;
    bool seen[LESSON_KINDS] = {false};
    table_begin(&t, 2, 20);
    for (int item = 0; item < 6; item++) {
        lesson_course_learn(&t.course, item, SRS_LISTEN, SRS_GOOD, TODAY - 3 - item, 2);
        lesson_course_learn(&t.course, item, SRS_READ, SRS_GOOD, TODAY - 2, 1);
    }
    start_planned(&t, 10, 11);
    for (int i = 0; i < TURNS_MAX; i++) {
        struct lesson_now now = lesson_session_now(t.session);
        if (now.phase == LESSON_END) {
            break;
        }
        seen[now.exercise->kind] = true;
        n += (size_t)snprintf(text + n, sizeof text - n, "%d of %d: %s %d", now.done + 1, now.total,
                              lesson_kind_name(now.exercise->kind), now.exercise->item);
        for (int k = 0; k < now.exercise->option_count; k++) {
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%d", k == 0 ? " among " : " ",
                                  now.exercise->options[k]);
        }
        n += (size_t)snprintf(text + n, sizeof text - n, "\n");
        assert_true(n < sizeof text - 200);
        get_right(&t);
    }
    for (int k = 0; k < LESSON_KINDS; k++) {
        assert_true(seen[k]);
    }
    const char *path = SOURCE_DIR "/tests/cases/lesson_session_golden.txt";
    struct str golden;
    if (getenv("TALA_GOLDEN_UPDATE") != NULL) {
        assert_int_equal(os_file_write(path, (struct str){text, n}), OK);
    }
    assert_int_equal(os_file_read(&t.course.a, path, sizeof text, &golden), OK);
    assert_string_equal(text, arena_cstr(&t.course.a, golden));
    table_end(&t);
}

static void test_nothing_to_do(void **state)
{
    (void)state;
    struct table t;
    table_begin(&t, 1, 10);
    start_with(&t, NULL, 0);
    assert_int_equal(lesson_session_now(t.session).phase, LESSON_END);
    assert_false(lesson_session_choose(t.session, 0, 1, 0).has_result);
    assert_false(lesson_session_type(t.session, STR("x"), 1, 0).has_result);
    assert_false(lesson_session_show(t.session, 1, 0).has_result);
    lesson_session_go_on(t.session);
    table_end(&t);
}

struct minutes_case {
    int64_t ms; /* for each exercise */
    bool misses;
    int spare;
    int least_ms, most_ms; /* of the session */
};

/* A session lasts as long as was wished for, as far as there is something to ask: at the most
 * by the exercise at hand longer, and where answers are quick with some of what is to spare. */
static void test_minutes(void **state)
{
    (void)state;
    static const struct minutes_case cases[] = {
        {6000, false, 20, 102000, 102000},  {10000, false, 20, 100000, 100000},
        {3000, false, 20, 90000, 90000},    {3000, false, 5, 45000, 45000},
        {30000, false, 20, 120000, 120000}, {2000, true, 20, 98000, 102000},
        {90000, false, 20, 120000, 120000}, {0, false, 20, 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct table t;
        struct lesson_step steps[30];
        table_begin(&t, 1, 40);
        listen_to(steps, 30);
        t.plan = (struct lesson_plan){.steps = steps,
                                      .count = 10,
                                      .spare = steps + 10,
                                      .spare_count = cases[i].spare,
                                      .budget_ms = 100000};
        t.session =
            lesson_session_begin(&t.course.catalogue, &t.judge, &t.plan, rng_from(5), &t.course.a);
        int64_t spent_ms = 0;
        while (lesson_session_now(t.session).phase != LESSON_END) {
            assert_true(spent_ms == 0 || spent_ms < t.plan.budget_ms);
            if (cases[i].misses) {
                (void)lesson_session_show(t.session, 1000, 0);
            }
            (void)answer_right(&t);
            lesson_session_spend(t.session, cases[i].ms);
            spent_ms += cases[i].ms < LESSON_PACE_MOST ? cases[i].ms : LESSON_PACE_MOST;
            lesson_session_go_on(t.session);
        }
        assert_in_range(spent_ms, cases[i].least_ms, cases[i].most_ms);
        table_end(&t);
    }
}

static void test_summary(void **state)
{
    (void)state;
    struct table t;
    struct lesson_step steps[4];
    table_begin(&t, 1, 10);
    listen_to(steps, 4);
    start_with(&t, steps, 4);
    for (int i = 0; i < 4; i++) {
        get_right(&t);
    }
    for (int day = TODAY - 60, i = 0; i < 8; i++) { /* item 0 is old */
        lesson_course_learn(&t.course, 0, SRS_LISTEN, SRS_GOOD, i < 7 ? day : TODAY, 1);
        struct lesson_wish then = lesson_course_wish(&t.course, LESSON_TODAY, 5, day);
        day = lesson_due_day(&then.at, &t.course.memories[0].memory);
    }
    lesson_course_learn(&t.course, 1, SRS_LISTEN, SRS_AGAIN, TODAY, 1);
    lesson_course_learn(&t.course, 2, SRS_LISTEN, SRS_GOOD, TODAY, 1);
    struct lesson_wish wish = lesson_course_wish(&t.course, LESSON_TODAY, 5, TODAY);
    struct lesson_summary summary =
        lesson_session_summary(t.session, &t.course.known, &wish.at, &t.course.a);
    assert_int_equal(summary.count, 4);
    assert_int_equal(summary.items[0].item, 1); /* tomorrow, in the order they were met */
    assert_int_equal(summary.items[1].item, 3);
    assert_int_equal(summary.items[0].in_days, 1);
    assert_int_equal(summary.items[2].item, 2);
    assert_int_equal(summary.items[2].when, LESSON_IN_DAYS);
    assert_int_equal(summary.items[3].item, 0);
    assert_true(summary.items[3].when > LESSON_IN_DAYS);
    assert_int_equal(summary.per_when[LESSON_TOMORROW], 2);
    assert_int_equal(summary.per_when[LESSON_IN_DAYS], 1);
    bool suspended[10] = {[1] = true}; /* and does not come back */
    t.course.known.suspended = suspended;
    summary = lesson_session_summary(t.session, &t.course.known, &wish.at, &t.course.a);
    assert_int_equal(summary.count, 3);
    assert_int_equal(summary.items[0].item, 3);
    assert_int_equal(summary.per_when[LESSON_TOMORROW], 1);
    table_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_try),
        cmocka_unit_test(test_second_try),
        cmocka_unit_test(test_typing),
        cmocka_unit_test(test_copying),
        cmocka_unit_test(test_returns),
        cmocka_unit_test(test_skills_open_on_the_way),
        cmocka_unit_test(test_skill_is_postponed),
        cmocka_unit_test(test_every_session_ends),
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_nothing_to_do),
        cmocka_unit_test(test_summary),
        cmocka_unit_test(test_minutes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
