/* SPDX-License-Identifier: MIT
 *
 * Processes: one that is killed at any moment, one that may not write, one that may
 * not write more.  POSIX only.  With a number: only kills, so many.                 */
#include "store/store.h"

#include "base/os.h"
#include "base/rng.h"
#include "store/store_private.h"
#include "support/temp_dir.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

enum {
    ROUNDS = 20,
    ROUNDS_OF_A_FILE = 50,
    SHORTEST_MS = 3,
    LONGEST_MS = 60,
    EVENTS_OTHER_THAN_ANSWERS = 8, /* one after so many answers: memories are made anew */
    NOBODY = 65534,
};

struct fixture {
    struct temp_dir dir;
    char path[640];
    struct clock clock;
    struct srs_model model;
    int rounds;
};

static const struct key128 device = {{4, 2}};

static int set_up(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    *f = (struct fixture){.clock = clock_manual(INT64_C(1772438400000), 60),
                          .model = srs_model_default(SRS_FSRS6),
                          .rounds = *state ? *(const int *)*state : ROUNDS};
    temp_dir_make(&f->dir, "/tmp"); /* a folder that any user can reach */
    temp_dir_file(&f->dir, "learner.tala", f->path);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    chmod(f->dir.path, 0700);
    temp_dir_remove(&f->dir);
    free(f);
    return 0;
}

static struct key128 item_of(uint32_t i)
{
    struct key128 key = {{1}};
    memcpy(key.b + 4, &i, sizeof i);
    return key;
}

static enum err open_store(struct fixture *f, struct store **out)
{
    return store_open(f->path, &f->clock, device, &f->model, out);
}

static enum err add(struct store *s, uint32_t i)
{
    struct store_review review = {.item = item_of(i),
                                  .skill = SRS_READ,
                                  .exercise = STR("type-word"),
                                  .grade = SRS_GOOD,
                                  .credit = 1};
    return store_review_add(s, &review, NULL);
}

static uint32_t reviews_of(struct store *s, uint32_t i)
{
    struct srs_memory m = {0};
    assert_int_equal(store_memory(s, item_of(i), SRS_READ, &m), OK);
    return m.reviews;
}

/* Runs `work` in a process of its own; its result is the exit code. */
static int in_child(int (*work)(struct fixture *f), struct fixture *f)
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        _exit(work(f));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* --- killed ----------------------------------------------------------------------- */

static enum err add_and_more(struct store *s, uint32_t i)
{
    enum err e = add(s, i);
    if (e == OK && i % EVENTS_OTHER_THAN_ANSWERS == 0) {
        e = store_forget(s, (struct key128){{0xff}});
    }
    return e;
}

/* Adds answers from `i` on, and tells the pipe of each that was acknowledged. */
static void answer_for_ever(struct fixture *f, int pipe_end, uint32_t i)
{
    struct store *s = NULL;
    if (open_store(f, &s) != OK) {
        _exit(1);
    }
    while (add_and_more(s, i) == OK && write(pipe_end, &i, sizeof i) == sizeof i) {
        i++;
    }
    _exit(2);
}

/* The number of the first answer that was not acknowledged. */
static uint32_t read_acknowledged(int pipe_end, uint32_t next)
{
    uint32_t i;
    while (read(pipe_end, &i, sizeof i) == sizeof i) {
        assert_int_equal(i, next);
        next = i + 1;
    }
    return next;
}

static uint32_t play_until_killed(struct fixture *f, uint32_t next, uint32_t ms)
{
    int ends[2], status = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        answer_for_ever(f, ends[1], next);
    }
    close(ends[1]);
    usleep(ms * 1000);
    kill(child, SIGKILL);
    next = read_acknowledged(ends[0], next);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    return next;
}

/* Answers in the file: all from 0 on, once each. */
static uint32_t answers_in(struct store *s)
{
    struct db_stmt *q = NULL;
    bool row = false;
    assert_int_equal(db_prepare(s->db, "SELECT count(*) FROM event WHERE kind = 1", &q), OK);
    assert_int_equal(db_step(q, &row), OK);
    uint32_t count = (uint32_t)db_column_i64(q, 0);
    db_stmt_close(q);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(reviews_of(s, i), 1);
    }
    return count;
}

static uint32_t kill_and_look(struct fixture *f, uint32_t next, struct rng *r)
{
    struct store *s = NULL;
    uint32_t told =
        play_until_killed(f, next, SHORTEST_MS + rng_below(r, LONGEST_MS - SHORTEST_MS));
    assert_int_equal(open_store(f, &s), OK); /* its lock died with it; every page is read */
    uint32_t there = answers_in(s);
    assert_in_range(there, told, told + 1); /* written, but killed before it could tell */
    store_close(s);
    return there;
}

static void kill_loses_nothing_acknowledged(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = (uint64_t)getpid();
    struct rng r = rng_from(seed);
    uint32_t next = 0, answers = 0;
    for (int round = 0; round < f->rounds; round++) {
        if (round % ROUNDS_OF_A_FILE == 0) {
            temp_dir_remove(&f->dir);
            assert_int_equal(os_dir_make(f->dir.path), OK);
            answers += next;
            next = 0;
        }
        next = kill_and_look(f, next, &r);
    }
    answers += next;
    print_message("seed %llu: %d kills, %u answers acknowledged, none lost\n",
                  (unsigned long long)seed, f->rounds, (unsigned)answers);
    assert_true(answers > (uint32_t)f->rounds); /* not always before the first answer */
}

/* --- may not write ---------------------------------------------------------------- */

static int open_as_nobody(struct fixture *f)
{
    struct store *s = NULL;
    if (getuid() == 0 && setuid(NOBODY) != 0) {
        return 100;
    }
    enum err e = open_store(f, &s);
    store_close(s);
    return (int)e;
}

static void make_file(struct fixture *f)
{
    struct store *s = NULL;
    assert_int_equal(open_store(f, &s), OK);
    assert_int_equal(add(s, 1), OK);
    store_close(s);
}

static void read_only_places_are_told(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(chmod(f->dir.path, 0555), 0);
    assert_int_equal(in_child(open_as_nobody, f), ERR_READ_ONLY); /* no file can be made */

    assert_int_equal(chmod(f->dir.path, 0755), 0);
    make_file(f);
    assert_int_equal(chmod(f->path, 0444), 0);
    assert_int_equal(in_child(open_as_nobody, f), ERR_READ_ONLY); /* nor this one written */

    assert_int_equal(chmod(f->path, 0666), 0);
    assert_int_equal(chmod(f->dir.path, 0555), 0);
    assert_int_equal(in_child(open_as_nobody, f), ERR_READ_ONLY); /* nor one beside it made */

    struct store *s = NULL;
    assert_int_equal(chmod(f->dir.path, 0755), 0);
    assert_int_equal(open_store(f, &s), OK);
    assert_int_equal(reviews_of(s, 1), 1);
    store_close(s);
}

/* --- may not write more ------------------------------------------------------------ */

/* The limit on a file's size stands for a full disk: the answers end with ERR_FULL, the
 * last acknowledged one is there in the same window; 0 when all is as it should be. */
static int answer_until_full(struct fixture *f)
{
    struct store *s = NULL;
    struct srs_memory m = {0};
    signal(SIGXFSZ, SIG_IGN);
    if (open_store(f, &s) != OK) {
        return 101;
    }
    const struct rlimit limit = {.rlim_cur = 300 * 1024, .rlim_max = 300 * 1024};
    setrlimit(RLIMIT_FSIZE, &limit);
    uint32_t i = 100;
    enum err e = OK;
    while (i < 10000 && (e = add(s, i)) == OK) {
        i++;
    }
    if (e != ERR_FULL || i == 100 || add(s, i) != ERR_FULL) {
        return 102;
    }
    if (store_memory(s, item_of(i - 1), SRS_READ, &m) != OK || m.reviews != 1 ||
        store_memory(s, item_of(i), SRS_READ, &m) != OK || m.reviews != 0) {
        return 103;
    }
    store_close(s);
    return 0;
}

static void full_disk_is_told(void **state)
{
    struct fixture *f = *state;
    struct store *s = NULL;
    make_file(f);
    assert_int_equal(in_child(answer_until_full, f), 0);
    assert_int_equal(open_store(f, &s), OK);
    assert_int_equal(reviews_of(s, 1), 1);
    assert_int_equal(reviews_of(s, 100), 1);
    store_close(s);
}

/* --- two windows ------------------------------------------------------------------- */

static int open_plainly(struct fixture *f)
{
    struct store *s = NULL;
    enum err e = open_store(f, &s);
    store_close(s);
    return (int)e;
}

static void other_process_is_told_it_is_busy(void **state)
{
    struct fixture *f = *state;
    struct store *s = NULL;
    assert_int_equal(open_store(f, &s), OK);
    assert_int_equal(in_child(open_plainly, f), ERR_BUSY);
    assert_int_equal(add(s, 1), OK);
    store_close(s);
    assert_int_equal(in_child(open_plainly, f), OK);
}

/* Two processes make the same new file at once: exactly one has it. */
static void of_two_at_once_one_wins(void **state)
{
    struct fixture *f = *state;
    for (int round = 0; round < 5; round++) {
        int won = 0, go[2];
        pid_t child[2];
        assert_int_equal(pipe(go), 0);
        for (int i = 0; i < 2; i++) {
            child[i] = fork();
            assert_true(child[i] >= 0);
            if (child[i] == 0) {
                char word;
                struct store *s = NULL;
                close(go[1]);
                (void)!read(go[0], &word, 1); /* returns when the parent closes its end */
                enum err e = open_store(f, &s);
                usleep(500 * 1000); /* longer than the other tries */
                _exit((int)e);
            }
        }
        close(go[0]);
        close(go[1]);
        for (int i = 0; i < 2; i++) {
            int status = 0;
            assert_int_equal(waitpid(child[i], &status, 0), child[i]);
            assert_true(WIFEXITED(status));
            assert_true(WEXITSTATUS(status) == OK || WEXITSTATUS(status) == ERR_BUSY);
            won += WEXITSTATUS(status) == OK;
        }
        assert_int_equal(won, 1);
        temp_dir_remove(&f->dir);
        assert_int_equal(os_dir_make(f->dir.path), OK);
    }
}

int main(int argc, char **argv)
{
    int rounds = ROUNDS;
    const struct CMUnitTest kills[] = {
        cmocka_unit_test_prestate_setup_teardown(kill_loses_nothing_acknowledged, set_up, tear_down,
                                                 &rounds),
    };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kill_loses_nothing_acknowledged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(read_only_places_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_process_is_told_it_is_busy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_two_at_once_one_wins, set_up, tear_down),
    };
    int64_t number = 0;
    if (argc == 2 && str_to_i64(str_from(argv[1]), &number) && number > 0 && number < 1000000) {
        rounds = (int)number;
        return cmocka_run_group_tests(kills, NULL, NULL);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
