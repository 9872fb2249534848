/* SPDX-License-Identifier: MIT
 *
 * The planner, on courses made of nothing.                                            */
#include "lesson/lesson_plan.h"
#include "support/lesson_course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

enum { TODAY = 20000 };

static struct lesson_plan plan_of(struct lesson_course *course, int unit, int minutes,
                                  int32_t today, uint64_t seed)
{
    struct rng rng = rng_from(seed);
    struct lesson_wish wish = lesson_course_wish(course, unit, minutes, today);
    return lesson_plan_make(&course->catalogue, &course->known, &wish, &rng, &course->a);
}

static int index_of(const struct lesson_plan *plan, int item, enum lesson_kind kind, int nth)
{
    for (int i = 0; i < plan->count; i++) {
        if (plan->steps[i].item == item && plan->steps[i].kind == kind && nth-- == 0) {
            return i;
        }
    }
    return -1;
}

static bool is_planned(const struct lesson_plan *plan, int item)
{
    for (int i = 0; i < plan->count; i++) {
        if (plan->steps[i].item == item) {
            return true;
        }
    }
    return false;
}

static void test_nothing(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 0, 0);
    struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 10, TODAY, 1);
    assert_int_equal(plan.count, 0);
    struct lesson_wish wish = lesson_course_wish(&course, LESSON_TODAY, 10, TODAY);
    assert_int_equal(lesson_due_count(&course.catalogue, &course.known, &wish.at, LESSON_TODAY), 0);
    assert_int_equal(lesson_next_due_day(&course.catalogue, &course.known, &wish.at), INT32_MAX);
    lesson_course_finish(&course);
}

/* Meaning before letters: met, heard soon after, heard again, read, written. */
static void test_new_items_in_order(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 3, 20);
    struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 10, TODAY, 1);
    assert_int_equal(plan.new_count, LESSON_NEW_PER_PERIOD);
    assert_int_equal(plan.count, LESSON_NEW_PER_PERIOD * 5);
    assert_true(plan.estimate_ms <= 10 * 60 * 1000);
    for (int item = 0; item < LESSON_NEW_PER_PERIOD; item++) {
        int met = index_of(&plan, item, LESSON_PRESENT, 0);
        int heard = index_of(&plan, item, LESSON_LISTEN_PICTURE, 0);
        int again = index_of(&plan, item, LESSON_LISTEN_PICTURE, 1);
        int read = index_of(&plan, item, LESSON_READ_MEANING, 0);
        int written = index_of(&plan, item, LESSON_TYPE_WORD, 0);
        assert_true(met >= 0 && met < heard && heard < again && again < read && read < written);
        assert_in_range(heard - met - 1, LESSON_FIRST_ASK_LEAST, LESSON_FIRST_ASK_MOST);
        assert_false(plan.steps[again].if_opened);
        assert_true(plan.steps[read].if_opened && plan.steps[written].if_opened);
    }
    lesson_course_finish(&course);
}

static void test_new_items_follow_the_unit(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 3, 5);
    struct lesson_plan plan = plan_of(&course, 2, 20, TODAY, 1);
    assert_int_equal(plan.new_count, 5);
    for (int i = 0; i < plan.count; i++) {
        assert_int_equal(course.items[plan.steps[i].item].unit, 2);
    }
    lesson_course_learn(&course, 0, SRS_LISTEN, SRS_GOOD, TODAY, 2);
    plan = plan_of(&course, LESSON_TODAY, 20, TODAY, 1);
    assert_int_equal(plan.new_count, LESSON_NEW_PER_PERIOD);
    assert_int_equal(index_of(&plan, 0, LESSON_PRESENT, 0), -1);
    assert_int_not_equal(index_of(&plan, 1, LESSON_PRESENT, 0), -1);
    assert_int_not_equal(index_of(&plan, 8, LESSON_PRESENT, 0), -1);
    assert_int_equal(index_of(&plan, 9, LESSON_PRESENT, 0), -1);
    lesson_course_finish(&course);
}

struct budget_case {
    int minutes;
    int due;
    int new_most;
    int new_least;
};

/* New items shrink as more is due, and minutes are kept. */
static void test_budget(void **state)
{
    (void)state;
    static const struct budget_case cases[] = {
        {1, 0, 8, 5},      {3, 0, 8, 5},  {5, 0, 8, 8},    {10, 0, 8, 8},  {10, 5, 8, 8},
        {10, 60, 8, 8},    {3, 60, 4, 1}, {3, 90, 4, 1},   {3, 120, 0, 0}, {3, 230, 0, 0},
        {60, 100, 24, 24}, {-3, 0, 8, 5}, {999, 0, 24, 24}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct budget_case *one = &cases[i];
        struct lesson_course course;
        lesson_course_init(&course, 3, 80);
        for (int item = 0; item < one->due; item++) {
            lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 2, 1);
        }
        struct lesson_plan plan = plan_of(&course, LESSON_TODAY, one->minutes, TODAY, 1);
        int minutes = one->minutes < LESSON_MINUTES_LEAST ? LESSON_MINUTES_LEAST : one->minutes;
        assert_in_range(plan.new_count, one->new_least, one->new_most);
        assert_true(plan.estimate_ms <= minutes * 60 * 1000);
        assert_true(plan.count <= LESSON_STEPS_MAX);
        lesson_course_finish(&course);
    }
}

/* What is about to be forgotten is asked, not what is lost already; but every fourth is what
 * has waited longest. */
static void test_what_is_gained_first(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 1, 90);
    for (int item = 0; item < 90; item++) { /* a third of them due for a day, for 40, for 80 */
        int32_t day = TODAY - 4 - item % 3 * 40;
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, day, 1);
    }
    lesson_course_learn(&course, 0, SRS_LISTEN, SRS_GOOD, TODAY - 4, 1);
    struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 4, TODAY, 1);
    int of[3] = {0};
    for (int i = 0; i < plan.count; i++) {
        of[plan.steps[i].item % 3] += !plan.steps[i].is_new;
    }
    assert_true(plan.review_count > 12 && plan.review_count < 30);
    assert_int_equal(of[2], plan.review_count / LESSON_LONGEST_SHARE);
    assert_int_equal(of[1], 0);
    assert_int_equal(of[0], plan.review_count - of[2]);
    lesson_course_finish(&course);
}

static void test_no_mountain_after_absence(void **state)
{
    (void)state;
    for (int away = LESSON_ABSENCE_DAYS; away <= LESSON_ABSENCE_DAYS + 1; away++) {
        struct lesson_course course;
        lesson_course_init(&course, 1, 100);
        for (int item = 0; item < 100; item++) {
            lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - away, 1);
        }
        struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 30, TODAY, 1);
        assert_int_equal(plan.review_count,
                         away > LESSON_ABSENCE_DAYS ? LESSON_ABSENCE_REVIEWS : 100);
        lesson_course_finish(&course);
    }
}

/* Two skills of an item keep others between them, where others exist. */
static void test_siblings_keep_apart(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 2, 20);
    for (int item = 0; item < 12; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 9, 2);
        lesson_course_learn(&course, item, SRS_READ, SRS_GOOD, TODAY - 8, 2);
        lesson_course_learn(&course, item, SRS_WRITE, SRS_HARD, TODAY - 7, 1);
    }
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 30, TODAY, seed);
        assert_int_equal(plan.review_count, 36);
        for (int i = 0; i < plan.count; i++) {
            for (int k = i + 1; k < plan.count && k <= i + LESSON_SIBLING_GAP; k++) {
                bool first_asks = plan.steps[i].kind == LESSON_PRESENT;
                assert_true(first_asks || plan.steps[i].item != plan.steps[k].item);
            }
        }
    }
    lesson_course_finish(&course);
}

/* A short session asks each item in one skill before any in two. */
static void test_one_skill_first(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 1, 30);
    for (int item = 0; item < 30; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 9, 2);
        lesson_course_learn(&course, item, SRS_READ, SRS_GOOD, TODAY - 8, 2);
        lesson_course_learn(&course, item, SRS_WRITE, SRS_GOOD, TODAY, 1); /* not due */
    }
    struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 6, TODAY, 3);
    assert_in_range(plan.review_count, 30, 31);
    for (int item = 0; item < 30; item++) {
        assert_true(is_planned(&plan, item));
    }
    lesson_course_finish(&course);
}

/* Skills that have just opened are asked before what is due, for half of the minutes at most. */
static void test_opened_come_first(void **state)
{
    (void)state;
    for (int opened = 0; opened <= 100; opened += 5) {
        struct lesson_course course;
        lesson_course_init(&course, 3, 100);
        for (int item = 0; item < 200; item++) { /* one success opens nothing, two do */
            int times = item < opened ? 2 : 1;
            int32_t day = item < opened ? TODAY : TODAY - 4;
            lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, day, times);
        }
        struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 10, TODAY, 1);
        int opened_ms = 0;
        int reads = 0;
        for (int i = 0; i < plan.count; i++) {
            bool is_opened = plan.steps[i].item < opened;
            reads += is_opened;
            opened_ms += is_opened ? lesson_kind_estimate_ms(plan.steps[i].kind) : 0;
        }
        assert_true(opened_ms <= 10 * 60 * 1000 / LESSON_OPENED_SHARE);
        assert_true(opened > 20 ? reads > 15 : reads == opened);
        assert_true(plan.review_count > reads);
        lesson_course_finish(&course);
    }
}

/* The more is due, the fewer are new; none at all when it is very much. */
static void test_new_shrink_with_load(void **state)
{
    (void)state;
    int before = LESSON_NEW_PER_PERIOD;
    for (int due = 0; due <= 300; due += 10) {
        struct lesson_course course;
        lesson_course_init(&course, 4, 100);
        for (int item = 0; item < due; item++) {
            lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 4, 1);
        }
        struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 5, TODAY, 1);
        assert_true(plan.new_count <= before);
        assert_true(due > 40 || plan.new_count > 0);
        before = plan.new_count;
        lesson_course_finish(&course);
    }
    assert_int_equal(before, 0);
}

struct need_case {
    const char *text, *example; /* of the next item */
    int needed[3];              /* of those due; -1: no more */
};

static int count_needed(const struct need_case *one)
{
    int count = 0;
    for (int i = 0; i < 3; i++) {
        count += one->needed[i] >= 0;
    }
    return count;
}

/* In ten short sessions. */
static int times_asked(struct lesson_course *course, const struct lesson_judge *judge,
                       const int needed[3])
{
    int asked = 0;
    for (uint64_t seed = 0; seed < 10; seed++) {
        struct rng rng = rng_from(seed);
        struct lesson_wish wish = lesson_course_wish(course, LESSON_TODAY, 3, TODAY);
        wish.judge = judge;
        struct lesson_plan plan =
            lesson_plan_make(&course->catalogue, &course->known, &wish, &rng, &course->a);
        assert_in_range(plan.review_count, 5, 30);
        for (int i = 0; i < plan.count; i++) {
            int item = plan.steps[i].item;
            asked += item == needed[0] || item == needed[1] || item == needed[2];
        }
    }
    return asked;
}

static void make_needs(struct lesson_course *course, const struct need_case *one)
{
    lesson_course_init(course, 3, 40);
    course->items[5].text = STR("two words");
    course->items[100].text = str_from(one->text);
    course->items[100].example = str_from(one->example);
    for (int item = 0; item < 100; item++) {
        lesson_course_learn(course, item, SRS_LISTEN, SRS_GOOD, TODAY - 4, 1);
    }
}

/* Of what is gained alike, the words that stand in the texts of the next item are asked. */
static void test_what_the_next_needs(void **state)
{
    (void)state;
    static const struct need_case cases[] = {{"new", "", {-1, -1, -1}},
                                             {"new", "Bword8, aWORD77 new?", {8, 77, -1}},
                                             {"gword13 eword32", "fword68 unknown", {13, 32, 68}},
                                             {"new", "two words", {5, -1, -1}}};
    for (size_t n = 0; n < sizeof cases / sizeof cases[0]; n++) {
        struct lesson_course course;
        struct text_tools tools;
        struct lesson_lexicon lexicon;
        make_needs(&course, &cases[n]);
        struct lesson_rules rules = lesson_rules_default(STR("und"));
        text_tools_init(&tools, rules.language);
        lesson_lexicon_init(&lexicon, &rules, &tools, course.items, 100, &course.a);
        struct lesson_judge judge = {&rules, &tools, &lexicon};
        int needed = count_needed(&cases[n]);
        int without = times_asked(&course, NULL, cases[n].needed);
        assert_int_equal(times_asked(&course, &judge, cases[n].needed), 10 * needed);
        assert_true(without < 6 * needed || needed == 0);
        text_tools_finish(&tools);
        lesson_course_finish(&course);
    }
}

struct opening_case {
    int listened; /* good answers, on one day */
    int read;
    bool opens_read;
    bool opens_write;
};

static void test_skills_open_in_order(void **state)
{
    (void)state;
    static const struct opening_case cases[] = {
        {1, 0, false, false}, {2, 0, true, false}, {2, 1, false, true}, {3, 2, false, true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lesson_course course;
        lesson_course_init(&course, 1, 8);
        lesson_course_learn(&course, 0, SRS_LISTEN, SRS_GOOD, TODAY, cases[i].listened);
        lesson_course_learn(&course, 0, SRS_READ, SRS_GOOD, TODAY, cases[i].read);
        course.known.count -= cases[i].read == 0; /* a memory without reviews */
        struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 10, TODAY, 1);
        bool reads = index_of(&plan, 0, LESSON_READ_MEANING, 0) >= 0 ||
                     index_of(&plan, 0, LESSON_CHOOSE_WORD, 0) >= 0;
        assert_int_equal(reads, cases[i].opens_read);
        assert_int_equal(index_of(&plan, 0, LESSON_TYPE_WORD, 0) >= 0, cases[i].opens_write);
        lesson_course_finish(&course);
    }
}

/* Failures before hold the next skill back. */
static void test_failures_do_not_open(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 1, 8);
    lesson_course_learn(&course, 0, SRS_LISTEN, SRS_AGAIN, TODAY, 3);
    struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 10, TODAY, 1);
    assert_int_equal(index_of(&plan, 0, LESSON_READ_MEANING, 0), -1);
    lesson_course_finish(&course);
}

/* What an item lacks is never shown or asked for. */
static void test_items_that_lack_something(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 1, 8);
    memset(&course.items[0].picture, 0, sizeof course.items[0].picture); /* no picture */
    course.facts[1].has_clip = false;                                    /* no sound */
    course.facts[2].gloss = STR("");                                     /* no meaning */
    memset(&course.items[3].picture, 0, sizeof course.items[3].picture); /* nothing */
    course.facts[3] = (struct lesson_facts){0};
    struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 20, TODAY, 1);
    assert_int_equal(plan.new_count, 7);
    assert_int_equal(index_of(&plan, 0, LESSON_LISTEN_PICTURE, 0), -1);
    assert_true(index_of(&plan, 0, LESSON_READ_MEANING, 0) >= 0);
    assert_true(index_of(&plan, 0, LESSON_TYPE_WORD, 0) >= 0);
    assert_int_equal(index_of(&plan, 1, LESSON_LISTEN_PICTURE, 0), -1);
    assert_int_equal(index_of(&plan, 2, LESSON_READ_MEANING, 0), -1);
    assert_true(index_of(&plan, 2, LESSON_CHOOSE_WORD, 0) >= 0);
    assert_false(is_planned(&plan, 3));
    for (int i = 0; i < plan.count; i++) {
        assert_true(lesson_kind_fits(&course.catalogue, plan.steps[i].kind, plan.steps[i].item));
    }
    lesson_course_finish(&course);
}

static bool same_plan(const struct lesson_plan *x, const struct lesson_plan *y)
{
    if (x->count != y->count) {
        return false;
    }
    for (int i = 0; i < x->count; i++) {
        if (x->steps[i].item != y->steps[i].item || x->steps[i].kind != y->steps[i].kind) {
            return false;
        }
    }
    return true;
}

static void test_deterministic(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 2, 30);
    for (int item = 0; item < 30; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 3, 2);
    }
    bool differed = false;
    for (uint64_t seed = 0; seed < 5; seed++) {
        struct lesson_plan one = plan_of(&course, LESSON_TODAY, 10, TODAY, seed);
        struct lesson_plan two = plan_of(&course, LESSON_TODAY, 10, TODAY, seed);
        struct lesson_plan other = plan_of(&course, LESSON_TODAY, 10, TODAY, seed + 100);
        assert_true(same_plan(&one, &two));
        differed = differed || !same_plan(&one, &other);
    }
    assert_true(differed);
    lesson_course_finish(&course);
}

/* A known unit, tapped all the same, is practised. */
static void test_practice_ahead(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 2, 6);
    for (int item = 0; item < 6; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY, 1);
    }
    struct lesson_plan plan = plan_of(&course, 0, 5, TODAY, 1);
    assert_int_equal(plan.new_count, 0);
    assert_int_equal(plan.review_count, 6);
    lesson_course_finish(&course);
}

/* In a chosen unit most of the time is that unit's, however much is due elsewhere. */
static void test_unit_comes_first(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 2, 100);
    for (int item = 0; item < 100; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 9, 2);
    }
    lesson_course_learn(&course, 100, SRS_LISTEN, SRS_GOOD, TODAY - 2, 2);
    struct lesson_plan plan = plan_of(&course, 1, 10, TODAY, 1);
    assert_int_equal(plan.steps[0].item, 100);
    assert_true(plan.new_count >= LESSON_NEW_LEAST);
    int elsewhere_ms = 0;
    for (int i = 0; i < plan.count; i++) {
        bool elsewhere = course.items[plan.steps[i].item].unit != 1;
        elsewhere_ms += elsewhere ? lesson_kind_estimate_ms(plan.steps[i].kind) : 0;
    }
    assert_in_range(elsewhere_ms, 120 * 1000, 10 * 60 * 1000 / LESSON_ELSEWHERE_SHARE);
    lesson_course_finish(&course);
}

static void test_due(void **state)
{
    (void)state;
    struct lesson_course course;
    struct lesson_unit_state states[2];
    lesson_course_init(&course, 2, 4);
    lesson_course_learn(&course, 0, SRS_LISTEN, SRS_GOOD, TODAY - 3, 2); /* due */
    lesson_course_learn(&course, 1, SRS_LISTEN, SRS_GOOD, TODAY, 2);     /* soon */
    lesson_course_learn(&course, 4, SRS_LISTEN, SRS_GOOD, TODAY - 5, 1); /* due */
    lesson_course_learn(&course, 4, SRS_READ, SRS_GOOD, TODAY - 5, 1);   /* due */
    lesson_course_learn(&course, 5, SRS_SPEAK, SRS_GOOD, TODAY - 5, 1);  /* no exercise */
    struct lesson_wish wish = lesson_course_wish(&course, LESSON_TODAY, 5, TODAY);
    const struct lesson_catalogue *c = &course.catalogue;
    assert_int_equal(lesson_due_count(c, &course.known, &wish.at, LESSON_TODAY), 3);
    assert_int_equal(lesson_due_count(c, &course.known, &wish.at, 0), 1);
    assert_int_equal(lesson_due_count(c, &course.known, &wish.at, 1), 2);
    assert_int_equal(lesson_next_due_day(c, &course.known, &wish.at), TODAY + 2);
    lesson_unit_states(c, &course.known, &wish.at, &course.a, states);
    assert_int_equal(states[0].items, 4);
    assert_int_equal(states[0].met, 2);
    assert_int_equal(states[0].known, 1);
    assert_int_equal(states[0].due, 1);
    assert_int_equal(states[1].met, 1);
    assert_int_equal(states[1].known, 0);
    lesson_course_finish(&course);
}

/* What is suspended is neither due nor asked, in no skill, and keeps no unit from being full. */
static void test_suspended(void **state)
{
    (void)state;
    struct lesson_course course;
    struct lesson_unit_state states[2];
    lesson_course_init(&course, 2, 4);
    for (int item = 0; item < 3; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 9 + 2 * item, 2);
    }
    bool suspended[8] = {[0] = true, [2] = true, [3] = true};
    struct lesson_wish wish = lesson_course_wish(&course, LESSON_TODAY, 10, TODAY);
    const struct lesson_catalogue *c = &course.catalogue;
    struct lesson_plan before = plan_of(&course, LESSON_TODAY, 10, TODAY, 1);
    assert_int_equal(lesson_due_count(c, &course.known, &wish.at, LESSON_TODAY), 3);
    course.known.suspended = suspended;
    assert_int_equal(lesson_due_count(c, &course.known, &wish.at, LESSON_TODAY), 1);
    struct lesson_plan plan = plan_of(&course, LESSON_TODAY, 10, TODAY, 1);
    for (int item = 0; item < 8; item++) {
        assert_true(is_planned(&before, item));
        assert_int_equal(is_planned(&plan, item), !suspended[item]);
    }
    assert_int_equal(plan.new_count, 4);
    assert_int_equal(plan_of(&course, 0, 10, TODAY, 1).new_count, 0);
    lesson_course_learn(&course, 1, SRS_LISTEN, SRS_GOOD, TODAY, 1);
    int32_t next = lesson_next_due_day(c, &course.known, &wish.at);
    assert_int_equal(next, lesson_due_day(&wish.at, &course.memories[1].memory));
    lesson_unit_states(c, &course.known, &wish.at, &course.a, states);
    assert_int_equal(states[0].met, 4);
    assert_int_equal(states[0].known, 4);
    assert_int_equal(states[0].due, 0);
    assert_int_equal(states[1].met, 0);
    suspended[1] = true; /* a unit that is full: nothing to practise ahead, either */
    assert_int_equal(plan_of(&course, 0, 10, TODAY, 1).count, 0);
    assert_int_equal(lesson_next_due_day(c, &course.known, &wish.at), INT32_MAX);
    lesson_course_finish(&course);
}

/* First intervals are short: the cap by number of successes, else the model's own. */
static void test_intervals(void **state)
{
    (void)state;
    static const int32_t most[] = {3, 4, 15, 60, 36500, 36500};
    struct lesson_course course;
    lesson_course_init(&course, 1, 1);
    int32_t day = TODAY;
    for (int i = 0; i < 6; i++) {
        lesson_course_learn(&course, 0, SRS_LISTEN, SRS_GOOD, day, 1);
        struct lesson_wish wish = lesson_course_wish(&course, 0, 5, day);
        int32_t due = lesson_due_day(&wish.at, &course.memories[0].memory);
        assert_in_range(due - day, 1, most[i]);
        wish.at.now.day = due - 1;
        assert_false(lesson_is_due(&wish.at, &course.memories[0].memory));
        wish.at.now.day = due;
        assert_true(lesson_is_due(&wish.at, &course.memories[0].memory));
        day = due;
    }
    for (int i = 0; i < 3; i++) {
        lesson_course_learn(&course, 0, SRS_LISTEN, SRS_GOOD, day, 1);
        struct lesson_wish wish = lesson_course_wish(&course, 0, 5, day);
        day = lesson_due_day(&wish.at, &course.memories[0].memory);
    }
    assert_true(day - course.memories[0].memory.last_day > 60);
    lesson_course_finish(&course);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_new_items_in_order),
        cmocka_unit_test(test_new_items_follow_the_unit),
        cmocka_unit_test(test_budget),
        cmocka_unit_test(test_what_is_gained_first),
        cmocka_unit_test(test_what_the_next_needs),
        cmocka_unit_test(test_no_mountain_after_absence),
        cmocka_unit_test(test_siblings_keep_apart),
        cmocka_unit_test(test_one_skill_first),
        cmocka_unit_test(test_opened_come_first),
        cmocka_unit_test(test_new_shrink_with_load),
        cmocka_unit_test(test_skills_open_in_order),
        cmocka_unit_test(test_failures_do_not_open),
        cmocka_unit_test(test_items_that_lack_something),
        cmocka_unit_test(test_deterministic),
        cmocka_unit_test(test_practice_ahead),
        cmocka_unit_test(test_unit_comes_first),
        cmocka_unit_test(test_due),
        cmocka_unit_test(test_suspended),
        cmocka_unit_test(test_intervals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
