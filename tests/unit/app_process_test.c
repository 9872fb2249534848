/* SPDX-License-Identifier: MIT
 *
 * Processes: one that is killed while a learner plays, one that may not write.  POSIX only. */
#include "app_tests.h"

#include "base/rng.h"
#include "support/street.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 20, SHORTEST_MS = 10, LONGEST_MS = 250, NOBODY = 65534 };

/* --- killed ----------------------------------------------------------------------- */

/* Tells the parent after each frame what the learner may now rely on. */
static void tell(void *ctx, const struct app_world *w)
{
    int pipe_end = *(int *)ctx;
    if (write(pipe_end, &w->acknowledged, sizeof w->acknowledged) != sizeof w->acknowledged) {
        _exit(3);
    }
}

static void play_for_ever(struct app_world *w, int pipe_end)
{
    struct str wrong;
    w->shown = tell;
    w->shown_ctx = &pipe_end;
    app_world_start(w);
    if (w->app->screen == SCREEN_LANGUAGE) {
        (void)app_world_try(w, "tap go-on\ntap course\n", &wrong);
    }
    for (;;) { /* tomorrow there is something to do again */
        clock_advance(&w->clock, (int64_t)24 * 3600 * 1000);
        if (!app_world_try(w, "tap get-on\nuntil summary\nkey Enter\n", &wrong)) {
            _exit(2);
        }
    }
}

static int play_until_killed(struct app_world *w, uint32_t ms)
{
    int ends[2], status = 0, acknowledged = 0, told = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        play_for_ever(w, ends[1]);
        _exit(4);
    }
    close(ends[1]);
    if (read(ends[0], &told, sizeof told) == sizeof told) { /* it has started */
        acknowledged = told;
    }
    usleep(ms * 1000);
    kill(child, SIGKILL);
    while (read(ends[0], &told, sizeof told) == sizeof told) {
        acknowledged = told;
    }
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    return acknowledged;
}

static void kill_loses_no_acknowledged_answer(void **state)
{
    struct app_world *w = *state;
    struct rng r = rng_from((uint64_t)getpid());
    int64_t before = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int acknowledged =
            play_until_killed(w, SHORTEST_MS + rng_below(&r, LONGEST_MS - SHORTEST_MS));
        int64_t kept = app_world_reviews(w);
        assert_true(kept >= before + acknowledged);
        assert_true(kept <= before + acknowledged + 1); /* committed, not yet told */
        before = kept;
        clock_advance(&w->clock, (int64_t)24 * 3600 * 1000);
    }
    assert_true(before > ROUNDS); /* else nothing was tried */
    app_world_start(w);
    app_world_play(w, "expect screen home\nexpect no node notice-text\n");
    app_world_stop(w);
}

/* --- may not write ---------------------------------------------------------------- */

static int start_as_nobody(struct app_world *w)
{
    struct str wrong;
    if (getuid() == 0 && setuid(NOBODY) != 0) {
        return 100;
    }
    app_world_start(w);
    bool said = app_world_shows_notice(w) &&
                str_eq(str_from(app_world_notice(w)), STR("notice.store-read-only"));
    bool plays = app_world_try(w,
                               "key Enter\ntap go-on\ntap course\ntap station 1\n"
                               "until summary\nkey Enter\nexpect screen home\n",
                               &wrong);
    return !said ? 1 : !plays ? 2 : w->app->keeps ? 3 : 0;
}

static int in_child(int (*work)(struct app_world *w), struct app_world *w)
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        _exit(work(w));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void a_folder_that_is_read_only_is_said(void **state)
{
    struct app_world *w = *state;
    assert_int_equal(chmod(w->packs.path, 0755), 0);
    assert_int_equal(chmod(w->data.path, 0555), 0);
    assert_int_equal(in_child(start_as_nobody, w), 0); /* no file can be made */

    assert_int_equal(chmod(w->data.path, 0755), 0);
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\ntap station 1\nuntil summary\n");
    app_world_stop(w);
    int64_t reviews = app_world_reviews(w);
    assert_int_equal(chmod(app_world_learner(w, "learner.db"), 0444), 0);
    assert_int_equal(chmod(w->data.path, 0555), 0);
    assert_int_equal(in_child(start_as_nobody, w), 0); /* nor the one that is there written */
    assert_int_equal(chmod(w->data.path, 0755), 0);
    assert_int_equal(chmod(app_world_learner(w, "learner.db"), 0644), 0);
    assert_int_equal(app_world_reviews(w), reviews);
}

/* In a place that every user can reach. */
static int set_up_for_all(void **state)
{
    struct app_world *w = heap_alloc(1, sizeof *w);
    app_world_init(w, "/tmp");
    street_write(app_world_pack(w, "street.talapack"), 0);
    *state = w;
    return 0;
}

int app_process_tests(void)
{
    const struct CMUnitTest tests[] = {
        APP_TEST(kill_loses_no_acknowledged_answer),
        cmocka_unit_test_setup_teardown(a_folder_that_is_read_only_is_said, set_up_for_all,
                                        app_world_tear_down),
    };
    return cmocka_run_group_tests_name("processes", tests, NULL, NULL);
}
