/* SPDX-License-Identifier: MIT
 *
 * A learner's file that cannot be used: it is said and left as it is, and the lesson goes on
 * with a store in memory.                                                               */
#include "app_tests.h"

#include "base/os.h"
#include "support/learner.h"

#include <stdlib.h>

enum { FILE_BYTES_MOST = 16 << 20 };

/* A whole lesson, which must not notice that nothing is kept. */
static const char LESSON[] = "tap go-on\ntap course\ntap station 1\nuntil summary\n"
                             "tap go-on\nexpect screen home\n";

static struct str content(struct app_world *w)
{
    struct str bytes = STR("");
    assert_int_equal(
        os_file_read(&w->arena, app_world_learner(w, "learner.db"), FILE_BYTES_MOST, &bytes), OK);
    return bytes;
}

/* One lesson, kept. */
static void make_learner(struct app_world *w)
{
    app_world_start(w);
    app_world_play(w, LESSON);
    assert_true(w->app->keeps);
    app_world_stop(w);
    assert_true(app_world_reviews(w) > 0);
}

/* Starts with the file as it is now; it must be noticed, not touched, and play on. */
static void starts_with(struct app_world *w, const char *notice)
{
    struct str before = content(w);
    app_world_start(w);
    assert_string_equal(app_world_notice(w), notice);
    assert_true(app_world_shows_notice(w));
    assert_false(w->app->keeps);
    app_world_play(w, "key Enter\nexpect no node notice-text\nexpect screen language\n");
    app_world_play(w, LESSON);
    app_world_play(w, "key Escape\nexpect text leave.not-kept\n");
    app_world_stop(w);
    assert_true(str_eq(content(w), before));
}

static void a_file_held_by_another_is_left_alone(void **state)
{
    struct app_world *w = *state;
    make_learner(w);
    int64_t reviews = app_world_reviews(w);
    struct store *other = NULL;
    struct srs_model model = srs_model_default(SRS_FSRS6);
    const char *path = app_world_learner(w, "learner.db");
    assert_int_equal(store_open(path, &w->clock, learner_device_b, &model, &other), OK);
    starts_with(w, "notice.store-busy");
    store_close(other);
    assert_int_equal(app_world_reviews(w), reviews);

    app_world_start(w); /* free again */
    assert_int_equal(w->app->notice_count, 0);
    assert_true(w->app->keeps);
    app_world_play(w, "expect screen home\n");
    app_world_stop(w);
}

static void a_newer_file_is_left_alone(void **state)
{
    struct app_world *w = *state;
    make_learner(w);
    learner_raw_exec(app_world_learner(w, "learner.db"), "PRAGMA user_version = 99");
    starts_with(w, "notice.store-newer");
}

static void a_damaged_file_is_left_alone(void **state)
{
    struct app_world *w = *state;
    static const struct str others[] = {
        STR_INIT("This was a learner once.\n"),
        STR_INIT("SQLite format 3"),
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_equal(os_file_write(app_world_learner(w, "learner.db"), others[i]), OK);
        starts_with(w, "notice.store-damaged");
    }
}

static void another_programs_file_is_left_alone(void **state)
{
    struct app_world *w = *state;
    learner_raw_exec(app_world_learner(w, "learner.db"), "CREATE TABLE recipe(text)");
    starts_with(w, "notice.store-damaged");
}

static void a_guest_keeps_nothing(void **state)
{
    struct app_world *w = *state;
    w->options.guest = true;
    app_world_start(w);
    assert_int_equal(w->app->notice_count, 0);
    app_world_play(w, LESSON);
    app_world_play(w, "key Escape\nexpect text leave.not-kept\n");
    app_world_stop(w);
    struct os_names names = {0};
    assert_int_equal(os_dir_list(&w->arena, w->data.path, 10, &names), OK);
    assert_int_equal(names.count, 0);

    app_world_start(w);
    app_world_play(w, "expect screen language\n");
    app_world_stop(w);
}

static void a_guest_does_not_touch_a_learners_file(void **state)
{
    struct app_world *w = *state;
    make_learner(w);
    struct str before = content(w);
    w->options.guest = true;
    app_world_start(w);
    app_world_play(w, "expect screen language\n"); /* the guest is not that learner */
    app_world_play(w, LESSON);
    app_world_stop(w);
    assert_true(str_eq(content(w), before));
}

static size_t copies_of(struct app_world *w)
{
    struct os_names names = {0};
    const char *copies = app_world_learner(w, "copies");
    assert_int_equal(os_dir_list(&w->arena, copies, 10, &names), OK);
    return names.count;
}

/* Once a day, beside the file: when a lesson ends, or the program. */
static void a_copy_is_kept(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\ntap station 1\nuntil summary\n");
    assert_int_equal(copies_of(w), 1);
    app_world_stop(w);
    for (int day = 0; day < 2; day++) {
        app_world_start(w);
        app_world_stop(w);
        assert_int_equal(copies_of(w), 1 + day);
        clock_advance(&w->clock, 24 * 60 * 60 * 1000);
    }
}

/* The file is taken away in the middle of a lesson: the answers wait until it is back. */
static void a_file_taken_away_is_said(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\ntap station\nuntil listen-picture\n"
                      "answer right\n");
    const char *path = arena_cstr(&w->arena, str_from(app_world_learner(w, "learner.db")));
    const char *aside = arena_cstr(&w->arena, str_from(app_world_learner(w, "aside.db")));
    assert_int_equal(os_rename(path, aside), OK);
    app_world_play(w, "key Enter\nuntil listen-picture\nanswer right\n");
    assert_string_equal(app_world_notice(w), "notice.not-saved");
    assert_true(app_world_shows_notice(w));
    int waiting = w->app->pending_count;
    assert_true(waiting > 0);
    assert_int_equal(os_rename(aside, path), OK);
    app_world_play(w, "tap notice-close\nwait 1\n");
    assert_int_equal(w->app->pending_count, 0);
    app_world_stop(w);
    assert_true(app_world_reviews(w) > waiting);
}

int app_learner_tests(void)
{
    const struct CMUnitTest tests[] = {
        APP_TEST(a_file_held_by_another_is_left_alone),
        APP_TEST(a_newer_file_is_left_alone),
        APP_TEST(a_damaged_file_is_left_alone),
        APP_TEST(another_programs_file_is_left_alone),
        APP_TEST(a_guest_keeps_nothing),
        APP_TEST(a_guest_does_not_touch_a_learners_file),
        APP_TEST(a_copy_is_kept),
        APP_TEST(a_file_taken_away_is_said),
    };
    return cmocka_run_group_tests_name("learner's file", tests, NULL, NULL);
}
