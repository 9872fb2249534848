/* SPDX-License-Identifier: MIT
 *
 * What holds for every plan, on random courses, memories, minutes and units.           */
#include "lesson/lesson_similar.h"
#include "support/lesson_course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

enum { TODAY = 20000, RUNS = 400 };

/* Answers of one skill on random days, up to `last`. */
static void learn(struct lesson_course *course, struct rng *rng, int item, enum srs_skill skill,
                  int32_t last)
{
    struct lesson_memory *one = &course->memories[course->known.count++];
    *one = (struct lesson_memory){.item = item, .skill = skill};
    int32_t day = last - 90;
    for (int n = 1 + (int)rng_below(rng, 6); n > 0; n--) {
        day = day + (int32_t)rng_below(rng, 20) < last ? day + (int32_t)rng_below(rng, 20) : last;
        struct srs_moment at = {(int64_t)day * 86400000 + n, day < last ? day : last};
        one->memory =
            srs_step(&course->model, one->memory, rng_below(rng, 4) ? SRS_GOOD : SRS_AGAIN, at);
    }
}

/* A course of which a part was learned, until `away` days ago. */
static void make_learner(struct lesson_course *course, struct rng *rng, int32_t away)
{
    lesson_course_init(course, 1 + (int)rng_below(rng, 5), 5 + (int)rng_below(rng, 40));
    course->model = srs_model_default(rng_below(rng, 2) ? SRS_FSRS6 : SRS_FSRS7);
    int met = (int)rng_below(rng, (uint32_t)course->catalogue.item_count + 1);
    for (int item = 0; item < met; item++) {
        static const enum srs_skill skills[] = {SRS_LISTEN, SRS_READ, SRS_WRITE};
        int deep = 1 + (int)rng_below(rng, 3);
        for (int i = 0; i < deep; i++) {
            learn(course, rng, item, skills[i], TODAY - away);
        }
        course->facts[item].has_clip = rng_below(rng, 5) > 0;
    }
    bool *suspended = ARENA_ARRAY(&course->a, bool, (size_t)course->catalogue.item_count);
    for (int item = 0; item < course->catalogue.item_count; item++) {
        suspended[item] = rng_below(rng, 20) == 0;
    }
    course->known.suspended = rng_below(rng, 3) == 0 ? suspended : NULL;
}

static const struct srs_memory *memory_of(const struct lesson_course *course, int item,
                                          enum srs_skill skill)
{
    for (int i = 0; i < course->known.count; i++) {
        if (course->memories[i].item == item && course->memories[i].skill == skill) {
            return &course->memories[i].memory;
        }
    }
    return NULL;
}

/* By the learner's times alone, no misses: the least the plan can take. */
static int64_t shortest_ms(const struct lesson_plan *plan, const struct lesson_pace *pace)
{
    int64_t ms = 0;
    for (int i = 0; i < plan->count; i++) {
        ms += pace->ms[plan->steps[i].kind];
    }
    return ms;
}

static void minutes_are_kept(const struct lesson_plan *plan, int minutes,
                             const struct lesson_pace *pace)
{
    minutes = minutes < LESSON_MINUTES_LEAST ? LESSON_MINUTES_LEAST : minutes;
    minutes = minutes < LESSON_MINUTES_MAX ? minutes : LESSON_MINUTES_MAX;
    assert_true(plan->estimate_ms <= minutes * 60000);
    assert_true(shortest_ms(plan, pace) <= plan->estimate_ms);
    assert_true(plan->count <= LESSON_STEPS_MAX);
    assert_true(plan->old_count <= LESSON_ABSENCE_REVIEWS);
    assert_true(plan->help_count <= LESSON_FAILING_MAX);
}

/* Each skill once, but for what belongs to a new item or a help; each can be asked. */
static void steps_are_sound(const struct lesson_course *course, const struct lesson_plan *plan)
{
    for (int i = 0; i < plan->count; i++) {
        const struct lesson_step *step = &plan->steps[i];
        assert_true(lesson_kind_fits(&course->catalogue, step->kind, step->item));
        assert_false(lesson_is_suspended(&course->known, step->item));
        bool met = false;
        for (int s = 0; s < SRS_SKILLS; s++) {
            met = met || memory_of(course, step->item, (enum srs_skill)s) != NULL;
        }
        assert_int_equal(step->is_new, !met);
        for (int k = 0; k < i && !step->is_new && !step->is_help; k++) {
            const struct lesson_step *other = &plan->steps[k];
            assert_false(other->item == step->item && other->kind == step->kind && !other->is_help);
        }
    }
}

/* What is to spare fits a part of the minutes, and is of items that are not asked already. */
static void spare_is_sound(const struct lesson_course *course, const struct lesson_plan *plan,
                           const struct lesson_pace *pace)
{
    int64_t ms = 0;
    for (int i = 0; i < plan->spare_count; i++) {
        const struct lesson_step *step = &plan->spare[i];
        ms += pace->ms[step->kind];
        assert_true(lesson_kind_fits(&course->catalogue, step->kind, step->item));
        assert_false(step->is_new || step->is_help || step->if_opened);
        assert_false(lesson_is_suspended(&course->known, step->item));
        for (int k = 0; k < plan->count; k++) {
            assert_int_not_equal(plan->steps[k].item, step->item);
        }
        for (int k = 0; k < i; k++) {
            assert_int_not_equal(plan->spare[k].item, step->item);
        }
    }
    assert_true(plan->estimate_ms <= plan->budget_ms);
    assert_true(ms <= plan->budget_ms / LESSON_SPARE_SHARE);
}

/* Nothing is written that was not read, nor read that was not heard; where it can be. */
static void skills_open_in_order(const struct lesson_course *course, const struct lesson_plan *plan)
{
    const struct lesson_catalogue *c = &course->catalogue;
    for (int i = 0; i < plan->count; i++) {
        const struct lesson_step *step = &plan->steps[i];
        enum srs_skill skill = lesson_kind_skill(step->kind);
        if (step->kind == LESSON_PRESENT || step->is_new || step->is_help ||
            memory_of(course, step->item, skill) != NULL) {
            continue; /* asked before, or opened on the way */
        }
        bool hears = lesson_skill_fits(c, SRS_LISTEN, step->item);
        const struct srs_memory *heard = memory_of(course, step->item, SRS_LISTEN);
        const struct srs_memory *read = memory_of(course, step->item, SRS_READ);
        assert_true(skill != SRS_READ || !hears || (heard && heard->successes >= 2));
        assert_true(skill != SRS_WRITE || (read && read->successes >= 1));
    }
}

/* Where enough others are there, siblings and look-alikes keep their distance. */
static void neighbours_keep_apart(const struct lesson_plan *plan)
{
    int last_free = plan->count - 3 * LESSON_SIBLING_GAP; /* the end may be short of others */
    for (int i = 0; i < last_free; i++) {
        for (int k = i + 1; k <= i + LESSON_SIBLING_GAP && k < last_free; k++) {
            bool first_asks = plan->steps[i].kind == LESSON_PRESENT;
            assert_true(first_asks || plan->steps[i].item != plan->steps[k].item);
        }
    }
}

static void test_laws(void **state)
{
    (void)state;
    int planned = 0;
    int spared = 0;
    for (uint64_t seed = 0; seed < RUNS; seed++) {
        struct rng rng = rng_from(seed);
        struct lesson_course course;
        make_learner(&course, &rng, (int32_t)rng_below(&rng, 40));
        int minutes = (int)rng_below(&rng, 70) - 2;
        int unit = rng_below(&rng, 2) ? LESSON_TODAY
                                      : (int)rng_below(&rng, (uint32_t)course.catalogue.unit_count);
        struct lesson_pace pace = lesson_pace_default();
        pace.ms[LESSON_TYPE_WORD] = 5000 + (int32_t)rng_below(&rng, 40000);
        struct lesson_wish wish = lesson_course_wish(&course, unit, minutes, TODAY);
        wish.pace = &pace;
        struct lesson_plan plan =
            lesson_plan_make(&course.catalogue, &course.known, &wish, &rng, &course.a);
        minutes_are_kept(&plan, minutes, &pace);
        steps_are_sound(&course, &plan);
        spare_is_sound(&course, &plan, &pace);
        spared += plan.spare_count;
        skills_open_in_order(&course, &plan);
        if (unit == LESSON_TODAY && plan.review_count > 40 && plan.help_count == 0) {
            neighbours_keep_apart(&plan);
            planned++;
        }
        lesson_course_finish(&course);
    }
    assert_true(planned > 20 && spared > 100); /* the last laws were tried */
}

/* Words that look alike do not follow each other where others are due, and units take
 * turns. */
static void test_mixed(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 2, 20);
    for (int item = 0; item < 40; item++) {
        course.items[item].text =
            arena_printf(&course.a, "%s%d", item % 20 < 6 ? "alike" : "", item);
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 4, 1);
    }
    int same_unit = 0;
    int alike = 0;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct rng rng = rng_from(seed);
        struct lesson_wish wish = lesson_course_wish(&course, LESSON_TODAY, 30, TODAY);
        struct lesson_plan plan =
            lesson_plan_make(&course.catalogue, &course.known, &wish, &rng, &course.a);
        assert_int_equal(plan.review_count, 40);
        for (int i = 1; i < plan.count; i++) {
            int a = plan.steps[i - 1].item;
            int b = plan.steps[i].item;
            same_unit += course.items[a].unit == course.items[b].unit;
            alike += lesson_similar(&course.catalogue, a, b);
        }
    }
    assert_true(same_unit <= 60); /* of 780 places; by chance it would be half */
    assert_true(alike <= 30);     /* by chance 66; the last ones may have no others */
    lesson_course_finish(&course);
}

/* One regular session a day, all answers right: returns the days until everything that was
 * due at first has been asked. */
static int days_to_ask_all(struct lesson_course *course, int minutes, uint64_t seed)
{
    struct rng rng = rng_from(seed);
    bool waits[COURSE_ITEMS_MAX] = {false};
    int waiting = 0;
    for (int i = 0; i < course->known.count; i++) {
        struct lesson_wish wish = lesson_course_wish(course, LESSON_TODAY, minutes, TODAY);
        waits[i] = lesson_is_due(&wish.at, &course->memories[i].memory);
        waiting += waits[i];
    }
    for (int day = 0; day < 400; day++) {
        struct arena a = {0};
        struct lesson_wish wish = lesson_course_wish(course, LESSON_TODAY, minutes, TODAY + day);
        struct lesson_plan plan =
            lesson_plan_make(&course->catalogue, &course->known, &wish, &rng, &a);
        for (int i = 0; i < plan.count; i++) {
            for (int k = 0; k < course->known.count && plan.steps[i].kind != LESSON_PRESENT; k++) {
                struct lesson_memory *one = &course->memories[k];
                if (one->item == plan.steps[i].item &&
                    one->skill == lesson_kind_skill(plan.steps[i].kind)) {
                    waiting -= waits[k];
                    waits[k] = false;
                    one->memory = srs_step(&course->model, one->memory, SRS_GOOD, wish.at.now);
                }
            }
        }
        arena_finish(&a);
        if (waiting == 0) {
            return day + 1;
        }
    }
    return INT32_MAX;
}

struct starving_case {
    int due;
    int away;
    int minutes;
    int most_days;
};

/* Everything due is offered within ten days for each hundred due, with ten minutes a day;
 * after an absence at twelve a day. */
static void test_nothing_starves(void **state)
{
    (void)state;
    static const struct starving_case cases[] = {{50, 5, 10, 5},       {200, 5, 10, 20},
                                                 {400, 5, 10, 40},     {100, 5, 5, 20},
                                                 {100, 20, 10, 9 + 1}, {200, 40, 10, 17 + 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lesson_course course;
        lesson_course_init(&course, 8, 60);
        for (int item = 0; item < cases[i].due; item++) {
            int32_t day = TODAY - cases[i].away - item % 7;
            lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, day, 1);
        }
        int days = days_to_ask_all(&course, cases[i].minutes, i);
        assert_in_range(days, 1, cases[i].most_days);
        lesson_course_finish(&course);
    }
}

/* After an absence: twelve of the old in every session, not only in the first, and what
 * was learnt since then comes as ever. */
static void test_absence_flows_in(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 4, 60);
    for (int item = 0; item < 100; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 30 - item % 3, 2);
    }
    for (int item = 100; item < 110; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY - 5, 1);
    }
    for (uint64_t seed = 0; seed < 10; seed++) {
        struct rng rng = rng_from(seed);
        struct lesson_wish wish = lesson_course_wish(&course, LESSON_TODAY, 20, TODAY);
        struct lesson_plan plan =
            lesson_plan_make(&course.catalogue, &course.known, &wish, &rng, &course.a);
        assert_int_equal(plan.old_count, LESSON_ABSENCE_REVIEWS);
        assert_true(plan.review_count >= LESSON_ABSENCE_REVIEWS + 10);
        assert_true(plan.new_count > 0);
    }
    for (int minutes = LESSON_MINUTES_LEAST; minutes < 20; minutes++) {
        struct rng rng = rng_from(1);
        struct lesson_wish wish = lesson_course_wish(&course, LESSON_TODAY, minutes, TODAY);
        struct lesson_plan plan =
            lesson_plan_make(&course.catalogue, &course.known, &wish, &rng, &course.a);
        for (int i = 0; i < plan.spare_count; i++) {
            assert_true(plan.spare[i].item >= 100); /* nor with what is to spare */
        }
    }
    lesson_course_finish(&course);
}

/* Met again, asked in an easier way, then in the way that failed; not simply repeated. */
static void test_help_for_what_fails(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 2, 20);
    for (int item = 0; item < 12; item++) {
        lesson_course_learn(&course, item, SRS_READ, SRS_GOOD, TODAY - 4, 1);
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY, 3);
    }
    for (int lapse = 0; lapse <= LESSON_FAILING_LAPSES; lapse++) {
        lesson_course_learn(&course, 5, SRS_WRITE, SRS_AGAIN, TODAY - 24 + 2 * lapse, 1);
    }
    struct rng rng = rng_from(1);
    struct lesson_wish wish = lesson_course_wish(&course, LESSON_TODAY, 20, TODAY);
    struct lesson_plan plan =
        lesson_plan_make(&course.catalogue, &course.known, &wish, &rng, &course.a);
    static const enum lesson_kind kinds[] = {LESSON_PRESENT, LESSON_CHOOSE_WORD, LESSON_TYPE_WORD};
    int at = 0;
    int place = -1;
    for (int i = 0; i < plan.count; i++) {
        if (plan.steps[i].item == 5 && at < 3 && plan.steps[i].kind == kinds[at]) {
            assert_true(at == 0 || i - place > LESSON_FIRST_ASK_LEAST);
            assert_false(plan.steps[i].is_new);
            place = i;
            at++;
        }
    }
    assert_int_equal(plan.help_count, 1);
    assert_int_equal(at, 3);
    lesson_course_finish(&course);
}

/* The clock was three years ahead once: no pile when it is right again. */
static void test_clock_set_back(void **state)
{
    (void)state;
    struct lesson_course course;
    lesson_course_init(&course, 2, 60);
    for (int item = 0; item < 80; item++) {
        lesson_course_learn(&course, item, SRS_LISTEN, SRS_GOOD, TODAY + 1095, 1);
    }
    struct lesson_wish wish = lesson_course_wish(&course, LESSON_TODAY, 10, TODAY);
    struct rng rng = rng_from(1);
    struct lesson_plan plan =
        lesson_plan_make(&course.catalogue, &course.known, &wish, &rng, &course.a);
    assert_int_equal(plan.old_count, LESSON_ABSENCE_REVIEWS);
    assert_int_equal(plan.review_count, LESSON_ABSENCE_REVIEWS);
    lesson_course_finish(&course);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_laws),
        cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_nothing_starves),
        cmocka_unit_test(test_absence_flows_in),
        cmocka_unit_test(test_help_for_what_fails),
        cmocka_unit_test(test_clock_set_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
