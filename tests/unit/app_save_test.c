/* SPDX-License-Identifier: MIT
 *
 * Answers while the disk fails: they wait, are said once, and are written when it recovers. */
#include "app_tests.h"

#include "support/fault_vfs.h"
#include "support/street.h"

#include <stdlib.h>

enum { ALWAYS = 1 << 30 };

struct failing {
    struct fault_vfs disk;
    struct app_world w;
    int64_t kept; /* reviews before the disk failed */
};

static int set_up(void **state)
{
    struct failing *f = heap_alloc(1, sizeof *f);
    fault_vfs_install(&f->disk);
    app_world_init(&f->w, BINARY_DIR);
    street_write(app_world_pack(&f->w, "street.talapack"), 0);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct failing *f = *state;
    fault_arm(&f->disk, FAULT_NONE, 0, 0);
    app_world_finish(&f->w);
    fault_forget(&f->disk);
    fault_vfs_remove(&f->disk);
    free(f);
    return 0;
}

static void fail_from_now(struct failing *f, enum fault_kind kind)
{
    fault_arm(&f->disk, kind, 1, ALWAYS);
}

static void mend(struct failing *f)
{
    fault_arm(&f->disk, FAULT_NONE, 0, 0);
}

/* In a lesson, some answers kept, the next question on screen. */
static void begin(struct failing *f)
{
    struct app_world *w = &f->w;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\ntap station\nuntil listen-picture\n"
                      "answer right\nkey Enter\nuntil listen-picture\n");
    assert_int_equal(w->app->pending_count, 0);
    struct store_counts counts;
    assert_int_equal(store_counts(w->app->store, &counts), OK);
    f->kept = (int64_t)counts.reviews;
    assert_true(f->kept > 0);
}

/* Goes on from a verdict to the next question, and answers it. */
static void answer_next(struct app_world *w)
{
    do {
        app_world_play(w, "key Enter\n");
    } while (str_eq(str_from(ui_port(w->frame)->screen), STR("present")));
    app_world_play(w, "answer right\nexpect effect save-review\n");
}

static int64_t end(struct failing *f)
{
    app_world_stop(&f->w);
    return app_world_reviews(&f->w);
}

static void an_answer_waits_for_the_disk(void **state)
{
    static const struct {
        enum fault_kind fault;
        const char *notice;
    } rows[] = {{FAULT_DISK_FULL, "notice.disk-full"}, {FAULT_IO_ERROR, "notice.not-saved"}};
    struct failing *f = *state;
    struct app_world *w = &f->w;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(f);
        fail_from_now(f, rows[i].fault);
        app_world_play(w, "answer right\nexpect effect save-review\n");
        assert_true(fault_fired(&f->disk));
        assert_int_equal(w->app->pending_count, 1);
        assert_string_equal(app_world_notice(w), rows[i].notice);
        assert_true(app_world_shows_notice(w));

        app_world_play(w, "key Enter\nexpect no node notice-text\n");
        answer_next(w);
        answer_next(w);
        assert_int_equal(w->app->pending_count, 3);
        assert_int_equal(w->app->notice_count, 0); /* said once */

        mend(f);
        app_world_play(w, "wait 1\n");
        assert_int_equal(w->app->pending_count, 0);
        assert_int_equal(end(f), f->kept + 3);
        (void)remove(app_world_learner(w, "learner.db"));
    }
}

static void it_is_said_again_when_it_happens_again(void **state)
{
    struct failing *f = *state;
    struct app_world *w = &f->w;
    begin(f);
    app_world_play(w, "answer right\n");
    for (int i = 0; i < 2; i++) {
        fail_from_now(f, FAULT_DISK_FULL);
        answer_next(w);
        assert_string_equal(app_world_notice(w), "notice.disk-full");
        mend(f);
        app_world_play(w, "tap notice-close\n");
        assert_int_equal(w->app->pending_count, 0);
    }
    assert_int_equal(end(f), f->kept + 3);
}

static void leaving_tries_once_more(void **state)
{
    struct failing *f = *state;
    begin(f);
    fail_from_now(f, FAULT_DISK_FULL);
    app_world_play(&f->w, "answer right\ntap notice-close\n");
    assert_int_equal(f->w.app->pending_count, 1);
    mend(f);
    assert_int_equal(end(f), f->kept + 1); /* the window was closed at once */
}

/* The lesson can be finished, and its summary seen, on a disk that stays full. */
static void a_lesson_ends_on_a_full_disk(void **state)
{
    struct failing *f = *state;
    begin(f);
    fail_from_now(f, FAULT_DISK_FULL);
    app_world_play(&f->w, "until summary\nkey Enter\nexpect screen home\ntap get-on\n");
    int waiting = f->w.app->pending_count;
    assert_true(waiting > 3);
    mend(f);
    assert_int_equal(end(f), f->kept + waiting);
}

/* Longer than there is room to wait: the newest stay, and nothing breaks. */
static void a_disk_that_stays_full_loses_the_oldest(void **state)
{
    struct failing *f = *state;
    struct app *app = NULL;
    begin(f);
    app = f->w.app;
    fail_from_now(f, FAULT_DISK_FULL);
    struct lesson_result result = {.item = 0, .skill = SRS_READ, .grade = SRS_GOOD, .credit = 1};
    for (int i = 0; i < APP_PENDING_MAX + 5; i++) {
        result.hints = i;
        app_save_later(app, &result);
    }
    assert_int_equal(app->pending_count, APP_PENDING_MAX);
    assert_int_equal(app->pending[0].result.hints, 5);
    assert_int_equal(app->pending[APP_PENDING_MAX - 1].result.hints, APP_PENDING_MAX + 4);
    (void)app_save_now(app);
    assert_int_equal(app->pending_count, APP_PENDING_MAX);
    mend(f);
    (void)app_save_now(app);
    assert_int_equal(app->pending_count, 0);
    assert_int_equal(end(f), f->kept + APP_PENDING_MAX);
}

/* The answer belongs to its item, whatever course is open by the time it is written. */
static void what_waits_belongs_to_its_item(void **state)
{
    struct failing *f = *state;
    struct app_world *w = &f->w;
    begin(f);
    fail_from_now(f, FAULT_DISK_FULL);
    app_world_play(w, "answer right\n");
    assert_int_equal(w->app->pending_count, 1);
    struct key128 item = w->app->pending[0].item;
    enum srs_skill skill = w->app->pending[0].result.skill;
    mend(f);
    int course = w->app->course;
    w->app->course = -1;
    (void)app_save_now(w->app);
    w->app->course = course;
    assert_int_equal(w->app->pending_count, 0);
    struct srs_memory memory;
    assert_int_equal(store_memory(w->app->store, item, skill, &memory), OK);
    assert_int_equal(end(f), f->kept + 1);
}

static void a_full_disk_is_said_at_the_start(void **state)
{
    struct failing *f = *state;
    struct app_world *w = &f->w;
    fail_from_now(f, FAULT_DISK_FULL);
    app_world_start(w);
    assert_true(fault_fired(&f->disk));
    assert_string_equal(app_world_notice(w), "notice.store-full");
    assert_true(app_world_shows_notice(w));
    app_world_play(w, "key Enter\ntap go-on\ntap course\ntap station 1\nuntil summary\n"
                      "key Enter\nexpect screen home\n");
    app_world_stop(w);

    mend(f);
    app_world_start(w); /* there is room again */
    assert_int_equal(w->app->notice_count, 0);
    assert_true(w->app->keeps);
    app_world_stop(w);
}

/* What stands in the file is what the learner did. */
static void a_kept_answer_says_how_it_was_given(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\ntap station 1\nkey Enter\nwait 2500\nanswer right\n");
    const struct pack *pack = app_pack(w->app);
    struct srs_memory memory;
    int bread = pack_item_of_id(pack, STR("brood"));
    assert_int_equal(store_memory(w->app->store, pack->items[bread].key, SRS_LISTEN, &memory), OK);
    assert_int_equal(memory.reviews, 1);
    assert_int_equal(memory.lapses, 0);
    assert_true(memory.last_utc_ms == clock_utc_ms(&w->clock));
    app_world_stop(w);
    assert_int_equal(app_world_reviews(w), 1);
}

#define DISK_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int app_save_tests(void)
{
    const struct CMUnitTest tests[] = {
        DISK_TEST(an_answer_waits_for_the_disk),
        DISK_TEST(it_is_said_again_when_it_happens_again),
        DISK_TEST(leaving_tries_once_more),
        DISK_TEST(a_lesson_ends_on_a_full_disk),
        DISK_TEST(what_waits_belongs_to_its_item),
        DISK_TEST(a_disk_that_stays_full_loses_the_oldest),
        DISK_TEST(a_full_disk_is_said_at_the_start),
        APP_TEST(a_kept_answer_says_how_it_was_given),
    };
    return cmocka_run_group_tests_name("answers and the disk", tests, NULL, NULL);
}
