/* SPDX-License-Identifier: MIT
 *
 * Packs that cannot be used: each is said, and the others play on.                     */
#include "app_tests.h"

#include "base/os.h"
#include "support/street.h"

#include <stdlib.h>
#include <string.h>

enum { PACK_BYTES_MOST = 1 << 20, VERSION_AT = 60 /* user_version in SQLite's header */ };

enum spoil { EMPTY, TEXT, CUT, HEADER, NEWER, FOREIGN };

static struct str spoilt(struct app_world *w, enum spoil how)
{
    struct str good = {0};
    assert_int_equal(
        os_file_read(&w->arena, app_world_pack(w, "street.talapack"), PACK_BYTES_MOST, &good), OK);
    char *bytes = arena_alloc(&w->arena, good.n, 1);
    memcpy(bytes, good.p, good.n);
    struct str all = {bytes, good.n};
    switch (how) {
    case EMPTY:
        return STR("");
    case TEXT:
        return STR("This is a letter and not a course.\n");
    case CUT:
        return str_slice(all, 0, good.n / 2);
    case HEADER:
        memset(bytes, 'x', 16);
        return all;
    case NEWER:
        bytes[VERSION_AT + 3] = 99;
        return all;
    case FOREIGN:
        bytes[68] = 'X'; /* application_id */
        return all;
    }
    return all;
}

static void a_bad_pack_is_said_and_the_good_one_plays(void **state)
{
    static const struct {
        enum spoil how;
        const char *notice;
    } rows[] = {
        {EMPTY, "notice.pack-damaged"}, {TEXT, "notice.pack-damaged"},
        {CUT, "notice.pack-damaged"},   {HEADER, "notice.pack-damaged"},
        {NEWER, "notice.pack-newer"},   {FOREIGN, "notice.pack-damaged"},
    };
    struct app_world *w = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(os_file_write(app_world_pack(w, "bad.talapack"), spoilt(w, rows[i].how)),
                         OK);
        app_world_start(w);
        assert_string_equal(app_world_notice(w), rows[i].notice);
        assert_true(app_world_shows_notice(w));
        assert_true(str_eq(w->app->notices[0].name, STR("bad.talapack")));
        assert_int_equal(w->app->notice_count, 1);
        app_world_play(w, "expect focus notice-close\n"
                          "key Enter\n"
                          "expect no node notice-text\n"
                          "tap go-on\ntap course\ntap station 1\n"
                          "until summary\n"
                          "expect effect lesson-end\n");
        app_world_stop(w);
        (void)remove(app_world_learner(w, "learner.db"));
    }
}

static void without_a_pack_the_screens_still_stand(void **state)
{
    struct app_world *w = *state;
    assert_int_equal(remove(app_world_pack(w, "street.talapack")), 0);
    app_world_start(w);
    assert_string_equal(app_world_notice(w), "notice.no-course");
    assert_true(app_world_shows_notice(w));
    app_world_play(w, "key Escape\n"
                      "expect no node notice-text\n"
                      "expect screen language\n"
                      "tap go-on\n"
                      "expect screen course\n"
                      "expect text notice.no-course\n"
                      "expect no node course\n"
                      "tap go-on\n"
                      "expect screen course\n"
                      "key Enter\n"
                      "key F1\nkey Escape\n"
                      "key Escape\n"
                      "expect screen language\n");
    app_world_stop(w);
}

static void each_bad_pack_is_said_in_turn(void **state)
{
    struct app_world *w = *state;
    struct str text = spoilt(w, TEXT), newer = spoilt(w, NEWER);
    assert_int_equal(remove(app_world_pack(w, "street.talapack")), 0);
    assert_int_equal(os_file_write(app_world_pack(w, "a.talapack"), text), OK);
    assert_int_equal(os_file_write(app_world_pack(w, "b.talapack"), newer), OK);
    app_world_start(w);
    assert_int_equal(w->app->notice_count, 3);
    assert_string_equal(app_world_notice(w), "notice.pack-damaged");
    app_world_play(w, "key Enter\n");
    assert_string_equal(app_world_notice(w), "notice.pack-newer");
    assert_true(app_world_shows_notice(w));
    app_world_play(w, "key Enter\n");
    assert_string_equal(app_world_notice(w), "notice.no-course");
    app_world_play(w, "key Enter\nexpect no node notice-text\n");
    app_world_stop(w);
}

static void more_bad_packs_than_notices_are_no_harm(void **state)
{
    struct app_world *w = *state;
    for (int i = 0; i < APP_NOTICES_MAX + 3; i++) {
        struct str name = arena_printf(&w->arena, "x%d.talapack", i);
        assert_int_equal(os_file_write(app_world_pack(w, name.p), spoilt(w, TEXT)), OK);
    }
    app_world_start(w);
    assert_int_equal(w->app->notice_count, APP_NOTICES_MAX);
    for (int i = 0; i < APP_NOTICES_MAX; i++) {
        app_world_play(w, "key Enter\n");
    }
    app_world_play(w, "expect no node notice-text\ntap go-on\ntap course\nexpect screen home\n");
    app_world_stop(w);
}

static void two_courses_stand_side_by_side(void **state)
{
    struct app_world *w = *state;
    street_write(app_world_pack(w, "other.talapack"), 1);
    street_write(app_world_pack(w, "copy.talapack"), 0); /* the same course again */
    app_world_start(w);
    assert_int_equal(w->app->notice_count, 0);
    app_world_play(w, "tap go-on\n"
                      "expect node course 1\n"
                      "expect no node course 2\n"
                      "tap course 1\n"
                      "expect screen home\n"
                      "tap station 1\n"
                      "until summary\n");
    app_world_stop(w);
}

int app_pack_tests(void)
{
    const struct CMUnitTest tests[] = {
        APP_TEST(a_bad_pack_is_said_and_the_good_one_plays),
        APP_TEST(without_a_pack_the_screens_still_stand),
        APP_TEST(each_bad_pack_is_said_in_turn),
        APP_TEST(more_bad_packs_than_notices_are_no_harm),
        APP_TEST(two_courses_stand_side_by_side),
    };
    return cmocka_run_group_tests_name("packs", tests, NULL, NULL);
}
