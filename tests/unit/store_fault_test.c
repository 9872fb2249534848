/* SPDX-License-Identifier: MIT
 *
 * The disk fails at its n-th operation, for every n that a session has: what was
 * acknowledged is there afterwards, and the file is sound.                          */
#include "store/store.h"

#include "base/os.h"
#include "store/store_private.h"
#include "support/fault_vfs.h"
#include "support/temp_dir.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

enum { BEFORE = 5, ANSWERS = 14, CHECKPOINT_AT = 6, MOST_OPERATIONS = 2000 };

struct fixture {
    struct temp_dir dir;
    char path[640];
    struct fault_vfs disk;
    struct clock clock;
    struct srs_model model;
    struct str file_before; /* BEFORE answers, closed properly; empty: no file */
    struct arena arena;
};

/* What a session was told. */
struct promises {
    bool acknowledged[ANSWERS];
    int last;    /* acknowledged answer; -1: none */
    int refused; /* answers that returned an error */
};

static const struct key128 device = {{9, 9}};

static struct key128 item_of(int i)
{
    return (struct key128){{1, (uint8_t)i}};
}

static enum err add(struct store *s, int i)
{
    struct store_review review = {.item = item_of(i),
                                  .skill = SRS_READ,
                                  .exercise = STR("type-word"),
                                  .grade = SRS_GOOD,
                                  .credit = 1};
    return store_review_add(s, &review, NULL);
}

static enum err open_store(struct fixture *f, struct store **out)
{
    return store_open(f->path, &f->clock, device, &f->model, out);
}

static int set_up(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    struct store *s = NULL;
    *f = (struct fixture){.clock = clock_manual(INT64_C(1772438400000), 60),
                          .model = srs_model_default(SRS_FSRS6)};
    temp_dir_make(&f->dir, BINARY_DIR);
    temp_dir_file(&f->dir, "learner.tala", f->path);
    assert_int_equal(open_store(f, &s), OK);
    for (int i = 0; i < BEFORE; i++) {
        assert_int_equal(add(s, 100 + i), OK);
    }
    store_close(s);
    assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &f->file_before), OK);
    fault_vfs_install(&f->disk);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    fault_vfs_remove(&f->disk);
    temp_dir_remove(&f->dir);
    arena_finish(&f->arena);
    free(f);
    return 0;
}

/* The session begins with the file as it was, or with none. */
static void lay_out(struct fixture *f, bool has_file)
{
    static const char *const tails[] = {"", "-wal", "-journal"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char path[700];
        snprintf(path, sizeof path, "%s%s", f->path, tails[i]);
        remove(path);
    }
    if (has_file) {
        FILE *file = fopen(f->path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(f->file_before.p, 1, f->file_before.n, file), f->file_before.n);
        assert_int_equal(fclose(file), 0);
    }
    fault_forget(&f->disk);
}

static struct promises play_session(struct fixture *f)
{
    struct promises p = {.last = -1};
    struct store *s = NULL;
    if (open_store(f, &s) != OK) {
        return p;
    }
    for (int i = 0; i < ANSWERS; i++) {
        p.acknowledged[i] = add(s, i) == OK;
        p.last = p.acknowledged[i] ? i : p.last;
        p.refused += !p.acknowledged[i];
        if (i == CHECKPOINT_AT) {
            (void)!db_exec(s->db, "PRAGMA wal_checkpoint(PASSIVE)");
        }
    }
    store_close(s);
    return p;
}

static uint32_t reviews_of(struct store *s, int i)
{
    struct srs_memory m;
    assert_int_equal(store_memory(s, item_of(i), SRS_READ, &m), OK);
    return m.reviews;
}

/* All that was acknowledged, and nothing that was refused: but for one that was refused
 * because the disk could not say whether it had it, when nothing was written after it. */
static void check_answers(struct store *s, const struct promises *p)
{
    int surfaced = 0;
    for (int i = 0; i < ANSWERS; i++) {
        uint32_t reviews = reviews_of(s, i);
        if (i <= p->last) {
            assert_int_equal(reviews, p->acknowledged[i]);
        }
        surfaced += i > p->last && reviews > 0;
    }
    assert_in_range(surfaced, 0, 1);
}

/* The memories in the file are those that its events lead to. */
static void check_cache(struct fixture *f)
{
    struct store *s = NULL;
    struct store_memory_row *rows, *again;
    size_t count, count_again;
    assert_int_equal(open_store(f, &s), OK);
    assert_int_equal(store_memories(s, &f->arena, &rows, &count), OK);
    assert_int_equal(db_exec(s->db, "DELETE FROM folded"), OK);
    store_close(s);
    assert_int_equal(open_store(f, &s), OK);
    assert_int_equal(store_memories(s, &f->arena, &again, &count_again), OK);
    store_close(s);
    assert_int_equal(count, count_again);
    for (size_t i = 0; i < count; i++) {
        assert_true(rows[i].memory.stability_days == again[i].memory.stability_days);
    }
}

static void check_promises(struct fixture *f, const struct promises *p, bool has_file)
{
    struct store *s = NULL;
    fault_arm(&f->disk, FAULT_NONE, 0, 0);
    assert_int_equal(open_store(f, &s), OK); /* opening checks the whole file */
    for (int i = 0; has_file && i < BEFORE; i++) {
        assert_int_equal(reviews_of(s, 100 + i), 1);
    }
    check_answers(s, p);
    assert_int_equal(add(s, 50), OK);
    store_close(s);
    check_cache(f);
}

/* Plays until the n-th operation is beyond the session's end. */
static void fail_everywhere(struct fixture *f, enum fault_kind kind, int times, bool has_file)
{
    int n = 0, refused = 0;
    bool fired = true;
    while (fired && ++n < MOST_OPERATIONS) {
        lay_out(f, has_file);
        fault_arm(&f->disk, kind, n, times);
        struct promises p = play_session(f);
        fired = fault_fired(&f->disk);
        refused += p.refused;
        check_promises(f, &p, has_file);
    }
    assert_in_range(n, 50, MOST_OPERATIONS - 1);
    assert_true(refused > 0);
}

static void one_failed_operation_loses_nothing(void **state)
{
    fail_everywhere(*state, FAULT_IO_ERROR, 1, true);
    fail_everywhere(*state, FAULT_IO_ERROR, 1, false);
}

static void full_disk_loses_nothing(void **state)
{
    fail_everywhere(*state, FAULT_DISK_FULL, 1, true);
    fail_everywhere(*state, FAULT_DISK_FULL, 7, true);
    fail_everywhere(*state, FAULT_DISK_FULL, 7, false);
}

static void full_disk_is_told(void **state)
{
    struct fixture *f = *state;
    struct store *s = NULL;
    lay_out(f, true);
    assert_int_equal(open_store(f, &s), OK);
    fault_arm(&f->disk, FAULT_DISK_FULL, 1, 1000);
    assert_int_equal(add(s, 0), ERR_FULL);
    assert_int_equal(add(s, 0), ERR_FULL);
    assert_int_equal(reviews_of(s, 0), 0);
    fault_arm(&f->disk, FAULT_NONE, 0, 0);
    assert_int_equal(add(s, 0), OK); /* room again: the same window goes on */
    assert_int_equal(reviews_of(s, 0), 1);
    store_close(s);

    lay_out(f, false);
    fault_arm(&f->disk, FAULT_DISK_FULL, 1, 1000);
    assert_int_equal(open_store(f, &s), ERR_FULL);
}

static void cut_everywhere(struct fixture *f, bool has_file, uint64_t seed)
{
    struct rng r = rng_from(seed);
    int n = 0;
    bool fired = true;
    while (fired && ++n < MOST_OPERATIONS) {
        lay_out(f, has_file);
        fault_arm(&f->disk, FAULT_POWER_CUT, n, 1);
        struct promises p = play_session(f);
        fired = fault_fired(&f->disk);
        fault_power_cut(&f->disk, &r);
        check_promises(f, &p, has_file);
    }
    assert_in_range(n, 50, MOST_OPERATIONS - 1);
}

static void power_cut_loses_nothing_acknowledged(void **state)
{
    for (uint64_t seed = 1; seed <= 2; seed++) {
        cut_everywhere(*state, true, seed);
        cut_everywhere(*state, false, seed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_failed_operation_loses_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk_loses_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(power_cut_loses_nothing_acknowledged, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
