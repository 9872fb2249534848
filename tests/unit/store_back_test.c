/* SPDX-License-Identifier: MIT
 *
 * Taking back, suspending, erasing, and parameters fitted to a learner.              */
#include "base/os.h"
#include "store/store_history.h"
#include "store/store_private.h"
#include "support/learner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

static size_t suspended(struct learner *f, struct store *s, struct key128 **items)
{
    size_t count = 0;
    assert_int_equal(store_suspended(s, &f->arena, items, &count), OK);
    return count;
}

static void last_event_is_named(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    assert_true(key128_is_zero(store_last(s).device));
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    struct store_event_key first = store_last(s);
    assert_true(key128_eq(first.device, learner_device_a) && first.seq == 1);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    assert_true(store_last(s).seq == 2 && store_last(s).epoch == first.epoch);
    store_close(s);
}

/* The undo comes first, by whatever way, and its target later. */
static void undo_holds_for_what_comes_later(void **state)
{
    struct learner *f = *state;
    struct store *here = learner_open(f, f->path, learner_device_a);
    struct store *there = learner_open(f, NULL, learner_device_b);
    learner_answer(there, learner_house, SRS_READ, SRS_GOOD);
    assert_int_equal(store_undo(here, store_last(there)), OK);
    assert_int_equal(store_undo(here, store_last(there)), OK); /* twice is once */
    assert_int_equal(store_merge(here, there), OK);
    assert_int_equal(learner_memory(here, learner_house, SRS_READ).reviews, 0);
    learner_answer(here, learner_house, SRS_READ, SRS_GOOD);
    assert_int_equal(learner_memory(here, learner_house, SRS_READ).reviews, 1);
    store_close(here);
    store_close(there);
}

static void forgetting_can_be_taken_back(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct srs_memory before = learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    assert_int_equal(store_forget(s, learner_house), OK);
    struct store_event_key forgot = store_last(s);
    assert_int_equal(learner_memory(s, learner_house, SRS_READ).reviews, 0);
    assert_int_equal(store_undo(s, forgot), OK);
    learner_assert_same_memory(learner_memory(s, learner_house, SRS_READ), before);
    assert_int_equal(store_undo(s, store_last(s)), OK); /* an undo stays */
    learner_assert_same_memory(learner_memory(s, learner_house, SRS_READ), before);
    store_close(s);
}

static void last_suspension_holds(void **state)
{
    struct learner *f = *state;
    struct key128 *items = NULL, third = {{3}};
    struct store *s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(suspended(f, s, &items), 0);
    assert_int_equal(store_suspend(s, third, true), OK);
    assert_int_equal(store_suspend(s, learner_bread, true), OK);
    assert_int_equal(store_suspend(s, learner_house, true), OK);
    assert_int_equal(store_suspend(s, learner_bread, false), OK);
    assert_int_equal(suspended(f, s, &items), 2);
    assert_true(key128_eq(items[0], learner_house) && key128_eq(items[1], third));
    assert_int_equal(store_undo(s, store_last(s)), OK);
    store_close(s);
    s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(suspended(f, s, &items), 3);
    assert_true(key128_eq(items[1], learner_bread));
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD); /* it is still a memory */
    assert_int_equal(learner_memory(s, learner_bread, SRS_READ).reviews, 1);
    store_close(s);
}

/* --- erased ------------------------------------------------------------------------ */

static bool file_has(struct learner *f, const char *path, struct str bytes)
{
    struct str file;
    if (os_file_read(&f->arena, path, 1 << 24, &file) != OK) {
        return false;
    }
    return str_find(file, bytes) != SIZE_MAX;
}

static void erasing_leaves_nothing(void **state)
{
    static const char *const tails[] = {"", "-wal", "-journal"};
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(store_enrol(s, STR("course-of-somebody"), STR("x-one")), OK);
    for (int i = 0; i < 50; i++) {
        learner_answer(s, (struct key128){{7, (uint8_t)i}}, SRS_READ, SRS_GOOD);
    }
    assert_int_equal(store_setting_set(s, STR("colour-of-somebody"), STR("green")), OK);
    assert_int_equal(store_erase(s), OK);
    for (int closed = 0; closed < 2; closed++) {
        for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
            char path[700];
            snprintf(path, sizeof path, "%s%s", f->path, tails[i]);
            assert_false(file_has(f, path, STR("of-somebody")));
            assert_false(file_has(f, path, STR("choose-picture")));
        }
        if (!closed) {
            assert_int_equal(learner_all(f, s).count, 0);
            assert_true(s->state.tip.events == 1);
            store_close(s);
        }
    }
    s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    assert_int_equal(learner_all(f, s).count, 1);
    store_close(s);
}

/* Nobody brings back what was erased, and who has it still loses it by merging. */
static void erased_events_do_not_come_back(void **state)
{
    struct learner *f = *state;
    struct store *here = learner_open(f, f->path, learner_device_a);
    struct store *there = learner_open(f, NULL, learner_device_b);
    learner_answer(there, learner_house, SRS_READ, SRS_GOOD);
    assert_int_equal(store_merge(here, there), OK);
    clock_advance(&f->clock, 1000);
    assert_int_equal(store_erase(here), OK);
    clock_advance(&f->clock, 1000);
    learner_answer(there, learner_bread, SRS_READ, SRS_GOOD); /* after it: stays */
    assert_int_equal(store_merge(here, there), OK);
    assert_int_equal(store_merge(there, here), OK);
    for (int i = 0; i < 2; i++) {
        struct store *s = i ? here : there;
        assert_true(s->state.tip.events == 2);
        assert_int_equal(learner_memory(s, learner_house, SRS_READ).reviews, 0);
        assert_int_equal(learner_memory(s, learner_bread, SRS_READ).reviews, 1);
    }
    store_close(here);
    store_close(there);
}

/* --- trained ----------------------------------------------------------------------- */

static struct srs_model with_first(const struct srs_model *model, double first)
{
    struct srs_model out;
    double w[SRS_PARAMETERS_MAX];
    memcpy(w, model->w, sizeof w);
    w[0] = first;
    assert_int_equal(srs_model_from((int)model->id, w, model->count, &out), OK);
    return out;
}

static void trained_parameters_make_all_memories_anew(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct srs_model mine = with_first(&f->model, 0.5), other = with_first(&f->model, 0.7);
    struct srs_memory before = learner_answer(s, learner_house, SRS_READ, SRS_AGAIN);
    assert_memory_equal(store_model(s)->w, f->model.w, sizeof mine.w);
    assert_int_equal(store_trained_add(s, &other), OK);
    assert_int_equal(store_trained_add(s, &mine), OK);
    assert_memory_equal(store_model(s)->w, mine.w, sizeof mine.w);
    struct srs_memory after = learner_memory(s, learner_house, SRS_READ);
    assert_true(before.stability_days != after.stability_days);
    assert_true(after.stability_days == 0.5);
    store_close(s);

    s = learner_open(f, f->path, learner_device_a); /* to the last bit, and without a rebuild */
    assert_memory_equal(store_model(s)->w, mine.w, sizeof mine.w);
    learner_assert_same_memory(learner_memory(s, learner_house, SRS_READ), after);
    assert_int_equal(store_undo(s, store_last(s).seq ? store_last(s) : s->state.tip.key), OK);
    assert_memory_equal(store_model(s)->w, other.w, sizeof other.w);

    struct store *t = learner_open(f, NULL, learner_device_b);
    assert_int_equal(store_merge(t, s), OK);
    assert_memory_equal(store_model(t)->w, other.w, sizeof other.w);
    learner_assert_same_rows(learner_all(f, s), learner_all(f, t));
    store_close(t);
    store_close(s);
}

/* Answers before and after the parameters in force, so that training knows when it is due. */
static void answers_are_counted_from_the_last_training(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct srs_model mine = with_first(&f->model, 0.5);
    struct store_answers answers = {7, 7};
    assert_int_equal(store_answers(s, &answers), OK);
    assert_true(answers.all == 0 && answers.trained == 0);
    learner_answer(s, learner_house, SRS_READ, SRS_AGAIN);
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
    assert_int_equal(store_answers(s, &answers), OK);
    assert_true(answers.all == 2 && answers.trained == 0);
    assert_int_equal(store_trained_add(s, &mine), OK);
    struct store_event_key trained = store_last(s);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    store_close(s);

    s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(store_answers(s, &answers), OK);
    assert_true(answers.all == 3 && answers.trained == 2);
    assert_int_equal(store_undo(s, trained), OK);
    assert_int_equal(store_answers(s, &answers), OK);
    assert_true(answers.all == 3 && answers.trained == 0);
    store_close(s);
}

/* The other kind of model has its own parameters, and its own memories. */
static void models_keep_their_own_parameters(void **state)
{
    struct learner *f = *state;
    struct srs_model six = with_first(&f->model, 0.5), seven = srs_model_default(SRS_FSRS7);
    struct store *s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_AGAIN);
    assert_int_equal(store_trained_add(s, &six), OK);
    assert_int_equal(store_trained_add(s, &seven), ERR_UNSUPPORTED);
    struct srs_memory of_six = learner_memory(s, learner_house, SRS_READ);
    store_close(s);
    f->model = seven;
    s = learner_open(f, f->path, learner_device_a);
    assert_memory_equal(store_model(s)->w, seven.w, sizeof seven.w);
    struct srs_memory of_seven = learner_memory(s, learner_house, SRS_READ);
    assert_true(of_seven.fast_days > 0 && of_seven.stability_days != of_six.stability_days);
    struct srs_memory next = learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    store_close(s);
    s = learner_open(f, f->path, learner_device_a);
    learner_assert_same_memory(learner_memory(s, learner_house, SRS_READ), next);
    assert_int_equal(next.successes, 1);
    store_close(s);
}

/* What training reads: memory by memory, without what was taken back, anew after forgetting. */
static void history_is_memory_by_memory(void **state)
{
    struct learner *f = *state;
    struct srs_history h;
    f->model = srs_model_default(SRS_FSRS7);
    struct store *s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(store_history(s, &f->arena, &h), OK);
    assert_int_equal(h.count, 0);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    learner_answer(s, learner_bread, SRS_READ, SRS_AGAIN);
    clock_advance(&f->clock, LEARNER_DAY_MS * (int64_t)3 / 2);
    learner_answer(s, learner_house, SRS_READ, SRS_HARD);
    learner_answer(s, learner_house, SRS_READ, SRS_AGAIN);
    assert_int_equal(store_undo(s, store_last(s)), OK);
    assert_int_equal(store_forget(s, learner_house), OK);
    learner_answer(s, learner_house, SRS_READ, SRS_EASY);
    clock_advance(&f->clock, LEARNER_DAY_MS);
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
    assert_int_equal(store_history(s, &f->arena, &h), OK);
    static const struct srs_review expected[] = {
        {0, 0, SRS_GOOD, 1},  {0, 1.5, SRS_HARD, 0}, {0, 0, SRS_EASY, 1},
        {0, 0, SRS_AGAIN, 1}, {0, 2.5, SRS_GOOD, 0},
    };
    assert_int_equal(h.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < h.count; i++) {
        assert_true(h.reviews[i].days == expected[i].days);
        assert_int_equal(h.reviews[i].grade, expected[i].grade);
        assert_int_equal(h.reviews[i].first, expected[i].first);
    }
    store_close(s);
}

/* Parameters that are none are passed over: those before them hold. */
static void improper_parameters_are_passed_over(void **state)
{
    static const char *const spoil[] = {
        "fsrs6", "fsrs6 1 2 3", "fsrs7 1 2 3", "", "nonsense", "fsrs6 nan nan",
    };
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct srs_model good = with_first(&f->model, 0.5);
    assert_int_equal(store_trained_add(s, &good), OK);
    for (size_t i = 0; i < sizeof spoil / sizeof *spoil; i++) {
        struct store_event e = {.kind = STORE_TRAINED,
                                .has = STORE_HAS_NAME | STORE_HAS_VALUE,
                                .name = STR("fsrs6"),
                                .value = str_from(spoil[i])};
        assert_int_equal(store_append(s, &e, NULL), OK);
        assert_memory_equal(store_model(s)->w, good.w, sizeof good.w);
    }
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEARNER_TEST(last_event_is_named),
        LEARNER_TEST(undo_holds_for_what_comes_later),
        LEARNER_TEST(forgetting_can_be_taken_back),
        LEARNER_TEST(last_suspension_holds),
        LEARNER_TEST(erasing_leaves_nothing),
        LEARNER_TEST(erased_events_do_not_come_back),
        LEARNER_TEST(trained_parameters_make_all_memories_anew),
        LEARNER_TEST(answers_are_counted_from_the_last_training),
        LEARNER_TEST(models_keep_their_own_parameters),
        LEARNER_TEST(history_is_memory_by_memory),
        LEARNER_TEST(improper_parameters_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
