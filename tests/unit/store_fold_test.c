/* SPDX-License-Identifier: MIT
 *
 * What follows from a log: step by step, made anew, and after merging.               */
#include "store/store_fold.h"

#include "base/os.h"
#include "base/rng.h"
#include "store/store_private.h"
#include "support/learner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

static void append(struct store *s, struct store_event e)
{
    assert_int_equal(store_append(s, &e, NULL), OK);
}

static void undo_takes_an_answer_back(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct srs_memory before = learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    clock_advance(&f->clock, 2 * (int64_t)LEARNER_DAY_MS);
    learner_answer(s, learner_house, SRS_READ, SRS_AGAIN);
    struct store_event_key wrong = store_last(s);
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
    assert_int_equal(store_undo(s, wrong), OK);
    learner_assert_same_memory(learner_memory(s, learner_house, SRS_READ), before);
    assert_int_equal(learner_memory(s, learner_bread, SRS_READ).reviews, 1);

    assert_int_equal(store_setting_set(s, STR("size"), STR("100")), OK);
    assert_int_equal(store_setting_set(s, STR("size"), STR("200")), OK);
    assert_int_equal(store_undo(s, store_last(s)), OK);
    learner_assert_setting(f, s, STR("size"), STR("100"));
    store_close(s);
}

static void forget_begins_an_item_anew(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    learner_answer(s, learner_house, SRS_LISTEN, SRS_GOOD);
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
    assert_int_equal(store_forget(s, learner_house), OK);
    assert_int_equal(learner_memory(s, learner_house, SRS_READ).reviews, 0);
    assert_int_equal(learner_memory(s, learner_house, SRS_LISTEN).reviews, 0);
    assert_int_equal(learner_all(f, s).count, 1);
    assert_int_equal(learner_answer(s, learner_house, SRS_READ, SRS_EASY).reviews, 1);
    store_close(s);
}

static void unknown_kinds_are_kept_and_mean_nothing(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct srs_memory before = learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    append(s, (struct store_event){.kind = 77,
                                   .has = STORE_HAS_ITEM | STORE_HAS_VALUE,
                                   .item = learner_house,
                                   .value = STR("{}")});
    store_close(s);
    learner_raw_exec(f->path,
                     "UPDATE event SET latency_ms = 5 WHERE kind = 77; DELETE FROM folded");
    s = learner_open(f, f->path, learner_device_a);
    learner_assert_same_memory(learner_memory(s, learner_house, SRS_READ), before);
    struct store *other = learner_open(f, NULL, learner_device_b);
    assert_int_equal(store_merge(other, s), OK);
    assert_true(learner_ask(other, "SELECT latency_ms FROM event WHERE kind = 77") == 5);
    store_close(other);
    store_close(s);
}

/* Rows that no program of ours writes are stepped over. */
static void improper_reviews_are_stepped_over(void **state)
{
    static const char *const spoil[] = {
        "UPDATE event SET grade = 0",     "UPDATE event SET grade = 9",
        "UPDATE event SET skill = 4",     "UPDATE event SET skill = -1",
        "UPDATE event SET item = x'00'",  "UPDATE event SET item = NULL",
        "UPDATE event SET grade = 'bad'", "UPDATE event SET utc_ms = 9223372036854775807",
    };
    struct learner *f = *state;
    for (size_t i = 0; i < sizeof spoil / sizeof *spoil; i++) {
        struct store *s = learner_open(f, f->path, learner_device_a);
        learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
        store_close(s);
        learner_raw_exec(f->path, "DELETE FROM folded");
        learner_raw_exec(f->path, spoil[i]);
        s = learner_open(f, f->path, learner_device_a);
        assert_int_equal(learner_all(f, s).count, 0);
        store_close(s);
        remove(f->path);
    }
}

static struct key128 some_item(struct rng *r)
{
    return (struct key128){{(uint8_t)(1 + rng_below(r, 12)), 7, 7}};
}

static enum srs_grade some_grade(struct rng *r)
{
    return (enum srs_grade)(SRS_AGAIN + (int)rng_below(r, 4));
}

/* One random event; a clock that also jumps back. */
static void random_event(struct learner *f, struct store *s, struct rng *r,
                         struct store_event_key *some)
{
    int64_t jump = (int64_t)rng_below(r, 5 * LEARNER_DAY_MS) - LEARNER_DAY_MS / 2;
    f->clock = clock_manual(clock_utc_ms(&f->clock) + jump, (int)rng_below(r, 26 * 60) - 12 * 60);
    uint32_t what = rng_below(r, 40);
    if (what == 0) {
        assert_int_equal(store_forget(s, some_item(r)), OK);
    } else if (what == 1 && some->seq > 0) {
        assert_int_equal(store_undo(s, *some), OK);
    } else if (what == 2) {
        char value[16];
        snprintf(value, sizeof value, "%u", (unsigned)rng_next(r));
        assert_int_equal(store_setting_set(s, STR("size"), str_from(value)), OK);
    } else {
        learner_answer(s, some_item(r), (enum srs_skill)rng_below(r, SRS_SKILLS), some_grade(r));
        if (rng_below(r, 5) == 0) {
            *some = store_last(s);
        }
    }
}

static void random_log(struct learner *f, struct store *s, struct rng *r, int events)
{
    struct store_event_key some = {{{0}}, 0, 0};
    for (int i = 0; i < events; i++) {
        random_event(f, s, r, &some);
    }
}

static void cache_is_what_a_rebuild_gives(void **state)
{
    struct learner *f = *state;
    struct rng r = rng_from(11);
    for (int round = 0; round < 12; round++) {
        struct store *s = learner_open(f, f->path, learner_device_a);
        random_log(f, s, &r, 150);
        struct learner_rows step_by_step = learner_all(f, s);
        assert_true(step_by_step.count > 10);
        store_close(s);
        s = learner_open(f, f->path, learner_device_a); /* the cache is found good */
        learner_assert_same_rows(learner_all(f, s), step_by_step);
        store_close(s);
        learner_raw_exec(f->path, "DELETE FROM memory; DELETE FROM folded");
        s = learner_open(f, f->path, learner_device_a);
        learner_assert_same_rows(learner_all(f, s), step_by_step);
        store_close(s);
    }
}

static void cache_of_another_log_or_model_is_replaced(void **state)
{
    static const char *const spoil[] = {
        "DELETE FROM folded; UPDATE memory SET stability_days = 5",
        "UPDATE folded SET events = events - 1; DELETE FROM memory",
        "UPDATE folded SET seq = seq + 1; UPDATE memory SET difficulty = 3",
        "UPDATE folded SET rules = 0; UPDATE memory SET reviews = 9",
        "UPDATE folded SET model = x'00'; UPDATE memory SET last_day = 1",
    };
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct rng r = rng_from(5);
    random_log(f, s, &r, 60);
    struct learner_rows good = learner_all(f, s);
    store_close(s);
    for (size_t i = 0; i < sizeof spoil / sizeof *spoil; i++) {
        learner_raw_exec(f->path, spoil[i]);
        s = learner_open(f, f->path, learner_device_a);
        learner_assert_same_rows(learner_all(f, s), good);
        store_close(s);
    }
    double w[SRS_PARAMETERS_MAX];
    memcpy(w, f->model.w, sizeof w);
    w[0] = 0.5;
    assert_int_equal(srs_model_from(SRS_FSRS6, w, f->model.count, &f->model), OK);
    s = learner_open(f, f->path, learner_device_a);
    struct learner_rows other = learner_all(f, s);
    store_close(s);
    bool differs = false;
    for (size_t i = 0; i < other.count; i++) {
        differs |= other.items[i].memory.stability_days != good.items[i].memory.stability_days;
    }
    assert_true(differs);
}

/* --- merging ---------------------------------------------------------------------- */

static void assert_same_log(struct store *a, struct store *b)
{
    assert_true(a->state.tip.hlc == b->state.tip.hlc && a->state.tip.events == b->state.tip.events);
    assert_true(store_event_key_eq(a->state.tip.key, b->state.tip.key));
}

/* Three computers, random logs, exchanged in two different orders, some of it twice:
 * the same log and the same memories everywhere. */
static void merging_is_set_union(void **state)
{
    static const struct key128 devices[] = {{{1}}, {{2}}, {{3}}};
    struct learner *f = *state;
    struct rng r = rng_from(21);
    for (int round = 0; round < 8; round++) {
        struct store *from[3], *x = learner_open(f, NULL, devices[0]);
        struct store *y = learner_open(f, NULL, devices[1]);
        for (int i = 0; i < 3; i++) {
            f->clock =
                clock_manual(LEARNER_START_MS + (int64_t)rng_below(&r, 90) * LEARNER_DAY_MS, 60);
            from[i] = learner_open(f, NULL, devices[i]);
            random_log(f, from[i], &r, 40);
            if (i > 0) {
                assert_int_equal(store_merge(from[i], from[i - 1]), OK);
                random_log(f, from[i], &r, 20);
            }
        }
        static const int order_x[] = {0, 1, 2}, order_y[] = {2, 0, 2, 1, 0};
        for (size_t i = 0; i < 3; i++) {
            assert_int_equal(store_merge(x, from[order_x[i]]), OK);
        }
        for (size_t i = 0; i < 5; i++) {
            assert_int_equal(store_merge(y, from[order_y[i]]), OK);
        }
        assert_same_log(x, y);
        learner_assert_same_rows(learner_all(f, x), learner_all(f, y));
        struct str value = STR("none");
        if (store_setting_get(x, &f->arena, STR("size"), &value) == OK) {
            learner_assert_setting(f, y, STR("size"), value);
        }
        for (int i = 0; i < 3; i++) {
            store_close(from[i]);
        }
        store_close(x);
        store_close(y);
    }
}

static void answers_after_a_merge_come_last(void **state)
{
    struct learner *f = *state;
    struct store *here = learner_open(f, f->path, learner_device_a);
    learner_answer(here, learner_house, SRS_READ, SRS_GOOD);
    f->clock = clock_manual(LEARNER_START_MS + 30 * (int64_t)LEARNER_DAY_MS,
                            0); /* a clock in the future */
    struct store *there = learner_open(f, NULL, learner_device_b);
    learner_answer(there, learner_house, SRS_READ, SRS_GOOD);
    f->clock = clock_manual(LEARNER_START_MS + LEARNER_DAY_MS, 0);
    assert_int_equal(store_merge(here, there), OK);
    learner_answer(here, learner_house, SRS_READ, SRS_AGAIN);
    struct srs_memory step_by_step = learner_memory(here, learner_house, SRS_READ);
    store_close(here);
    learner_raw_exec(f->path, "DELETE FROM memory; DELETE FROM folded");
    here = learner_open(f, f->path, learner_device_a);
    learner_assert_same_memory(learner_memory(here, learner_house, SRS_READ), step_by_step);
    store_close(here);
    store_close(there);
}

/* The file of a stick, copied, and both copies go on: nothing collides. */
static void copies_of_a_file_can_both_go_on(void **state)
{
    struct learner *f = *state;
    char copy[640];
    struct str bytes;
    struct store *s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    store_close(s);
    assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &bytes), OK);
    assert_int_equal(os_file_write(temp_dir_file(&f->dir, "copy.tala", copy), bytes), OK);
    s = learner_open(f, f->path, learner_device_a);
    struct store *t = learner_open(f, copy, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    learner_answer(t, learner_bread, SRS_READ, SRS_GOOD);
    assert_int_equal(store_merge(s, t), OK);
    assert_int_equal(store_merge(t, s), OK);
    assert_same_log(s, t);
    assert_int_equal(s->state.tip.events, 3);
    learner_assert_same_rows(learner_all(f, s), learner_all(f, t));
    store_close(s);
    store_close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEARNER_TEST(undo_takes_an_answer_back),
        LEARNER_TEST(forget_begins_an_item_anew),
        LEARNER_TEST(unknown_kinds_are_kept_and_mean_nothing),
        LEARNER_TEST(improper_reviews_are_stepped_over),
        LEARNER_TEST(cache_is_what_a_rebuild_gives),
        LEARNER_TEST(cache_of_another_log_or_model_is_replaced),
        LEARNER_TEST(merging_is_set_union),
        LEARNER_TEST(answers_after_a_merge_come_last),
        LEARNER_TEST(copies_of_a_file_can_both_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
