/* SPDX-License-Identifier: MIT
 *
 * The disk fails at its n-th operation, for every n that a session has: what was
 * acknowledged is there afterwards, and the file is sound.                          */
#include "store/store.h"

#include "base/os.h"
#include "store/store_backup.h"
#include "store/store_private.h"
#include "support/fault_vfs.h"
#include "support/temp_dir.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

enum { BEFORE = 5, STEPS = 18, CHECKPOINT_AT = 6, MOST_OPERATIONS = 3000 };

struct fixture {
    struct temp_dir dir;
    char path[640];
    struct fault_vfs disk;
    struct clock clock;
    struct srs_model model;
    struct str file_before; /* BEFORE answers, closed properly; empty: no file */
    struct arena arena;
    struct store *elsewhere; /* ten answers of another computer */
};

/* What a session was told of each of its steps. */
struct promises {
    bool acknowledged[STEPS];
    int last;    /* acknowledged step; -1: none */
    int refused; /* steps that returned an error */
};

static const struct key128 device = {{9, 9}}, other_device = {{0x33}};

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
    assert_int_equal(store_open(NULL, &f->clock, other_device, &f->model, &f->elsewhere), OK);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(add(f->elsewhere, 200 + i), OK);
    }
    fault_vfs_install(&f->disk);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    store_close(f->elsewhere);
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

static uint32_t reviews_of(struct store *s, int i)
{
    struct srs_memory m;
    assert_int_equal(store_memory(s, item_of(i), SRS_READ, &m), OK);
    return m.reviews;
}

/* --- the session: every way of writing ------------------------------------------------ */

static enum err do_answer(struct fixture *f, struct store *s, int step)
{
    (void)f;
    return add(s, step);
}

static enum err do_setting(struct fixture *f, struct store *s, int step)
{
    (void)f, (void)step;
    return store_setting_set(s, STR("size"), STR("150"));
}

static enum err do_suspend(struct fixture *f, struct store *s, int step)
{
    (void)f, (void)step;
    return store_suspend(s, item_of(1), true);
}

static enum err do_forget(struct fixture *f, struct store *s, int step)
{
    (void)f, (void)step;
    return store_forget(s, item_of(77));
}

static enum err do_undo(struct fixture *f, struct store *s, int step)
{
    (void)f, (void)step;
    return store_undo(s, (struct store_event_key){device, 5, 5});
}

static enum err do_train(struct fixture *f, struct store *s, int step)
{
    (void)step;
    return store_trained_add(s, &f->model);
}

static enum err do_merge(struct fixture *f, struct store *s, int step)
{
    (void)step;
    return store_merge(s, f->elsewhere);
}

struct step {
    enum err (*act)(struct fixture *f, struct store *s, int step);
    const char *is_there; /* how many events tell that it was done; NULL: the answer */
};

static const struct step *step_of(int i)
{
    static const struct step answer = {do_answer, NULL};
    static const struct step others[] = {
        {do_setting, "SELECT count(*) FROM event WHERE kind = 3"},
        {do_suspend, "SELECT count(*) FROM event WHERE kind = 5"},
        {do_merge,
         "SELECT count(*) > 9 FROM event WHERE device = x'33000000000000000000000000000000'"},
        {do_forget, "SELECT count(*) FROM event WHERE kind = 9"},
        {do_undo, "SELECT count(*) FROM event WHERE kind = 2"},
        {do_train, "SELECT count(*) FROM event WHERE kind = 6"},
    };
    return i % 3 == 2 ? &others[i / 3] : &answer;
}

static bool is_there(struct store *s, int i)
{
    const struct step *step = step_of(i);
    struct db_stmt *q = NULL;
    bool row = false;
    if (!step->is_there) {
        return reviews_of(s, i) > 0;
    }
    assert_int_equal(db_prepare(s->db, step->is_there, &q), OK);
    assert_int_equal(db_step(q, &row), OK);
    int64_t count = db_column_i64(q, 0);
    db_stmt_close(q);
    assert_in_range(count, 0, 1);
    return count == 1;
}

static struct promises play_session(struct fixture *f)
{
    struct promises p = {.last = -1};
    struct store *s = NULL;
    if (open_store(f, &s) != OK) {
        return p;
    }
    for (int i = 0; i < STEPS; i++) {
        p.acknowledged[i] = step_of(i)->act(f, s, i) == OK;
        p.last = p.acknowledged[i] ? i : p.last;
        p.refused += !p.acknowledged[i];
        if (i == CHECKPOINT_AT) {
            (void)!db_exec(s->db, "PRAGMA wal_checkpoint(PASSIVE)");
        }
    }
    store_close(s);
    return p;
}

/* All that was acknowledged, and nothing that was refused: but for one that was refused
 * because the disk could not say whether it had it, when nothing was written after it. */
static void check_steps(struct store *s, const struct promises *p)
{
    int surfaced = 0;
    for (int i = 0; i < STEPS; i++) {
        bool there = is_there(s, i);
        if (i <= p->last) {
            assert_int_equal(there, p->acknowledged[i]);
        }
        surfaced += i > p->last && there;
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
    check_steps(s, p);
    assert_int_equal(add(s, 50), OK); /* and it goes on */
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

/* --- leaving, and copies --------------------------------------------------------------- */

static bool erase_everything(struct fixture *f)
{
    struct store *s = NULL;
    if (open_store(f, &s) != OK) {
        return false;
    }
    bool done = store_erase(s) == OK;
    store_close(s);
    return done;
}

/* All of the learner is there, or nothing; and nothing once that was acknowledged. */
static void check_erased(struct fixture *f, bool acknowledged)
{
    struct store *s = NULL;
    fault_arm(&f->disk, FAULT_NONE, 0, 0);
    assert_int_equal(open_store(f, &s), OK);
    bool erased = s->state.tip.events == 1;
    assert_true(erased || (!acknowledged && s->state.tip.events == BEFORE));
    for (int i = 0; i < BEFORE; i++) {
        assert_int_equal(reviews_of(s, 100 + i), !erased);
    }
    store_close(s);
}

static void erasing_is_whole_or_not_at_all(void **state)
{
    static const enum fault_kind kinds[] = {FAULT_IO_ERROR, FAULT_DISK_FULL, FAULT_POWER_CUT};
    struct fixture *f = *state;
    struct rng r = rng_from(3);
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        bool fired = true;
        int n = 0;
        while (fired && ++n < MOST_OPERATIONS) {
            lay_out(f, true);
            fault_arm(&f->disk, kinds[kind], n, 1);
            bool acknowledged = erase_everything(f);
            fired = fault_fired(&f->disk);
            if (kinds[kind] == FAULT_POWER_CUT) {
                fault_power_cut(&f->disk, &r);
            }
            check_erased(f, acknowledged);
        }
        assert_in_range(n, 10, MOST_OPERATIONS - 1);
    }
}

/* Whatever fails: the copies that are there are whole, and no parts lie about. */
static void copies_are_whole_or_not_there(void **state)
{
    struct fixture *f = *state;
    char folder[640];
    bool fired = true;
    int n = 0;
    temp_dir_file(&f->dir, "copies", folder);
    while (fired && ++n < MOST_OPERATIONS) {
        struct store *s = NULL, *copy = NULL;
        struct os_names names = {0};
        lay_out(f, true);
        fault_arm(&f->disk, FAULT_NONE, 0, 0);
        assert_int_equal(open_store(f, &s), OK);
        fault_arm(&f->disk, n % 2 ? FAULT_IO_ERROR : FAULT_DISK_FULL, n, 3);
        enum err e = store_backup(s, folder, NULL);
        fired = fault_fired(&f->disk);
        fault_arm(&f->disk, FAULT_NONE, 0, 0);
        assert_int_equal(add(s, 1), OK); /* the learner goes on */
        store_close(s);
        assert_int_equal(os_dir_list(&f->arena, folder, 10, &names), OK);
        assert_int_equal(names.count, e == OK);
        for (size_t i = 0; i < names.count; i++) {
            const char *path =
                arena_printf(&f->arena, "%s/%.*s", folder, STR_ARG(names.names[i])).p;
            assert_int_equal(store_open(path, &f->clock, device, &f->model, &copy), OK);
            assert_true(copy->state.tip.events == BEFORE);
            store_close(copy);
        }
        assert_int_equal(store_backup_remove_all(folder), OK);
    }
    assert_in_range(n, 10, MOST_OPERATIONS - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_failed_operation_loses_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk_loses_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(power_cut_loses_nothing_acknowledged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(erasing_is_whole_or_not_at_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(copies_are_whole_or_not_there, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
