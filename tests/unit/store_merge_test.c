/* SPDX-License-Identifier: MIT
 *
 * Merging what should not exist: one name for two events, rows that are no events.   */
#include "base/os.h"
#include "store/store_private.h"
#include "store/store_text.h"
#include "support/learner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

static struct str text_of(struct learner *f, struct store *s)
{
    struct buf b;
    buf_init(&b, 1 << 24);
    assert_int_equal(store_export(s, &b), OK);
    struct str text = arena_str(&f->arena, buf_str(&b));
    buf_finish(&b);
    return text;
}

/* The same file, and in the copy something of an event is changed by hand. */
static void one_name_for_two_events_is_settled_alike(void **state)
{
    static const char *const changes[] = {
        "UPDATE event SET grade = 4 WHERE seq = 1",
        "UPDATE event SET grade = 1 WHERE seq = 1",
        "UPDATE event SET hlc = hlc + 5, utc_ms = utc_ms + 5 WHERE seq = 1",
        "UPDATE event SET hlc = hlc - 5, utc_ms = utc_ms - 5 WHERE seq = 1",
        "UPDATE event SET kind = 9 WHERE seq = 2",
        "UPDATE event SET item = NULL WHERE seq = 2",
        "UPDATE event SET name = 'x' WHERE seq = 2",
    };
    struct learner *f = *state;
    char copy[640];
    temp_dir_file(&f->dir, "copy.tala", copy);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct str bytes;
        struct store *s = learner_open(f, f->path, learner_device_a);
        learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
        learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
        store_close(s);
        assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &bytes), OK);
        assert_int_equal(os_file_write(copy, bytes), OK);
        learner_raw_exec(copy, changes[i]);
        struct store *a = learner_open(f, f->path, learner_device_a);
        struct store *b = learner_open(f, copy, learner_device_a);
        struct store *c = learner_open(f, NULL, learner_device_b);
        struct store *d = learner_open(f, NULL, learner_device_b);
        assert_false(str_eq(text_of(f, a), text_of(f, b)));
        assert_int_equal(store_merge(c, a), OK);
        assert_int_equal(store_merge(c, b), OK);
        assert_int_equal(store_merge(d, b), OK);
        assert_int_equal(store_merge(d, a), OK);
        assert_int_equal(store_merge(a, b), OK);
        assert_int_equal(store_merge(b, a), OK);
        assert_true(a->state.tip.events == 2);
        assert_true(str_eq(text_of(f, a), text_of(f, b)));
        assert_true(str_eq(text_of(f, a), text_of(f, c)));
        assert_true(str_eq(text_of(f, a), text_of(f, d)));
        learner_assert_same_rows(learner_all(f, a), learner_all(f, d));
        store_close(a);
        store_close(b);
        store_close(c);
        store_close(d);
        remove(copy);
        remove(f->path);
    }
}

/* All or nothing: a row without a proper name or time refuses the whole. */
static void unsound_rows_are_refused(void **state)
{
    static const char *const spoil[] = {
        "UPDATE event SET device = x'00' WHERE seq = 1",
        "UPDATE event SET device = zeroblob(16) WHERE seq = 1",
        "UPDATE event SET utc_ms = 9223372036854775807 WHERE seq = 1",
        "UPDATE event SET hlc = 253902300800000 WHERE seq = 1",
        "UPDATE event SET offset_min = 1e12 WHERE seq = 1",
    };
    struct learner *f = *state;
    for (size_t i = 0; i < sizeof spoil / sizeof *spoil; i++) {
        struct store *s = learner_open(f, f->path, learner_device_a);
        learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
        learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
        store_close(s);
        learner_raw_exec(f->path, spoil[i]);
        s = learner_open(f, f->path, learner_device_a);
        struct store *t = learner_open(f, NULL, learner_device_b);
        assert_int_equal(store_merge(t, s), ERR_FORMAT);
        assert_true(t->state.tip.events == 0 && learner_all(f, t).count == 0);
        learner_answer(t, learner_house, SRS_READ, SRS_GOOD);
        store_close(t);
        store_close(s);
        remove(f->path);
    }
}

/* A merge that brings nothing writes nothing. */
static void merging_again_changes_nothing(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct store *t = learner_open(f, NULL, learner_device_b);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    assert_int_equal(store_merge(t, s), OK);
    int64_t before = learner_ask(t, "SELECT count(*) FROM event");
    assert_int_equal(store_merge(t, s), OK);
    assert_true(learner_ask(t, "SELECT count(*) FROM event") == before);
    assert_int_equal(learner_memory(t, learner_house, SRS_READ).reviews, 1);
    store_close(t);
    store_close(s);
}

/* Somebody puts another file in the place of the one that is open, or takes it away: what
 * would be written now nobody would find. */
static void file_replaced_under_us_is_told(void **state)
{
    struct learner *f = *state;
    char aside[640];
    struct str bytes;
    temp_dir_file(&f->dir, "aside.tala", aside);
    struct store *s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    store_close(s);
    assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &bytes), OK);
    for (int replaced = 0; replaced < 2; replaced++) {
        struct store_review review = {.item = learner_bread,
                                      .skill = SRS_READ,
                                      .exercise = STR("type-word"),
                                      .grade = SRS_GOOD,
                                      .credit = 1};
        s = learner_open(f, f->path, learner_device_a);
        assert_int_equal(os_rename(f->path, aside), OK);
        if (replaced) {
            assert_int_equal(os_file_write(f->path, bytes), OK);
        }
        assert_int_equal(store_review_add(s, &review, NULL), ERR_NOT_FOUND);
        assert_int_equal(store_setting_set(s, STR("size"), STR("1")), ERR_NOT_FOUND);
        assert_int_equal(learner_memory(s, learner_house, SRS_READ).reviews, 1);
        assert_int_equal(os_rename(aside, f->path), OK);
        assert_int_equal(store_review_add(s, &review, NULL), OK); /* it is back */
        store_close(s);
        s = learner_open(f, f->path, learner_device_a);
        assert_int_equal(learner_memory(s, learner_bread, SRS_READ).reviews, 1 + replaced);
        store_close(s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEARNER_TEST(one_name_for_two_events_is_settled_alike),
        LEARNER_TEST(unsound_rows_are_refused),
        LEARNER_TEST(merging_again_changes_nothing),
        LEARNER_TEST(file_replaced_under_us_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
