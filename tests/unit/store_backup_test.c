/* SPDX-License-Identifier: MIT */
#include "store/store_backup.h"

#include "base/os.h"
#include "store/store_private.h"
#include "support/learner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#define DAY ((int64_t)LEARNER_DAY_MS)

static struct os_names names_in(struct learner *f, const char *folder)
{
    struct os_names names = {0};
    assert_int_equal(os_dir_list(&f->arena, folder, 100, &names), OK);
    return names;
}

static bool backup(struct store *s, const char *folder)
{
    bool made = false;
    assert_int_equal(store_backup(s, folder, &made), OK);
    return made;
}

static void copies_are_daily_and_seven(void **state)
{
    struct learner *f = *state;
    char folder[640];
    temp_dir_file(&f->dir, "copies", folder);
    struct store *s = learner_open(f, f->path, learner_device_a);
    for (int day = 0; day < 10; day++) {
        learner_answer(s, (struct key128){{1, (uint8_t)day}}, SRS_READ, SRS_GOOD);
        assert_true(backup(s, folder));
        clock_advance(&f->clock, 3 * 3600 * 1000);
        assert_false(backup(s, folder)); /* still the same day */
        clock_advance(&f->clock, DAY - 3 * 3600 * 1000);
    }
    struct os_names names = names_in(f, folder);
    assert_int_equal(names.count, STORE_BACKUPS_KEPT);
    assert_true(str_eq(names.names[0], STR("learner-000004-2026-03-05.db")));
    assert_true(str_eq(names.names[6], STR("learner-000010-2026-03-11.db")));
    store_close(s);
}

/* A wrong clock neither stops copies nor throws the right ones away. */
static void wrong_clock_does_not_stop_copies(void **state)
{
    static const int64_t days[] = {0, 4000, 1, -900, 2};
    struct learner *f = *state;
    char folder[640];
    temp_dir_file(&f->dir, "copies", folder);
    struct store *s = learner_open(f, f->path, learner_device_a);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        f->clock = clock_manual(LEARNER_START_MS + days[i] * DAY, 120);
        assert_true(backup(s, folder));
        assert_false(backup(s, folder));
    }
    struct os_names names = names_in(f, folder);
    assert_int_equal(names.count, 5);
    assert_true(str_eq(names.names[4], STR("learner-000005-2026-03-04.db")));
    assert_true(str_eq(names.names[1], STR("learner-000002-2037-02-12.db")));
    store_close(s);
}

static void copy_opens_as_a_learner(void **state)
{
    struct learner *f = *state;
    char folder[640], copy[700];
    temp_dir_file(&f->dir, "copies", folder);
    struct store *s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    assert_true(backup(s, folder));
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD); /* the learner goes on */
    store_close(s);
    snprintf(copy, sizeof copy, "%s/learner-000001-2026-03-02.db", folder);
    s = learner_open(f, copy, learner_device_a);
    assert_int_equal(learner_memory(s, learner_house, SRS_READ).reviews, 1);
    assert_int_equal(learner_memory(s, learner_bread, SRS_READ).reviews, 0);
    store_close(s);
}

/* Where the first leaf of the log is: no opening needs it. */
static size_t old_answers(struct str file)
{
    enum { PAGE = 1024, LEAF = 0x0a };
    for (size_t at = PAGE; at < file.n; at += PAGE) {
        struct str page = str_slice(file, at, at + PAGE);
        if (page.p[0] == LEAF && str_find(page, STR("choose-picture")) != SIZE_MAX) {
            return at;
        }
    }
    fail_msg("no answers in the file");
    return 0;
}

/* Damage that nothing has met yet: there is no copy of it, and the older ones stay. */
static void damaged_file_is_not_copied(void **state)
{
    struct learner *f = *state;
    char folder[640];
    struct str bytes;
    temp_dir_file(&f->dir, "copies", folder);
    struct store *s = learner_open(f, f->path, learner_device_a);
    for (int i = 0; i < 300; i++) {
        learner_answer(s, (struct key128){{1, (uint8_t)(i >> 8), (uint8_t)i}}, SRS_READ, SRS_GOOD);
    }
    assert_true(backup(s, folder));
    store_close(s);
    assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &bytes), OK);
    char *damaged = arena_cstr(&f->arena, bytes);
    memset(damaged + old_answers(bytes), 0xa5, 1024);
    assert_int_equal(os_file_write(f->path, (struct str){damaged, bytes.n}), OK);
    clock_advance(&f->clock, DAY / 2 + DAY / 4); /* another day, but not a day later */
    s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(store_backup(s, folder, NULL), ERR_FORMAT);
    struct os_names names = names_in(f, folder);
    assert_int_equal(names.count, 1);
    assert_true(str_eq(names.names[0], STR("learner-000001-2026-03-02.db")));
    store_close(s);
    clock_advance(&f->clock, DAY); /* and the next look finds it */
    assert_int_equal(store_open(f->path, &f->clock, learner_device_a, &f->model, &s), ERR_FORMAT);
}

static void others_files_are_left_alone(void **state)
{
    static const char *const others[] = {"letter.txt", "learner-1-2026-03-02.db",
                                         "learner-00000x-2026-03-02.db", "learner-000001.db"};
    struct learner *f = *state;
    char folder[640], path[700];
    temp_dir_file(&f->dir, "copies", folder);
    assert_int_equal(os_dir_make(folder), OK);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, others[i]);
        assert_int_equal(os_file_write(path, STR("mine")), OK);
    }
    struct store *s = learner_open(f, f->path, learner_device_a);
    for (int day = 0; day < 9; day++, clock_advance(&f->clock, DAY)) {
        assert_true(backup(s, folder));
    }
    assert_int_equal(names_in(f, folder).count, STORE_BACKUPS_KEPT + 4);
    assert_int_equal(store_backup_remove_all(folder), OK);
    assert_int_equal(names_in(f, folder).count, 4);
    store_close(s);
}

static void guests_and_missing_folders(void **state)
{
    struct learner *f = *state;
    char folder[640], path[640];
    temp_dir_file(&f->dir, "copies", folder);
    struct store *guest = learner_open(f, NULL, learner_device_a);
    assert_false(backup(guest, folder));
    assert_false(os_is_dir(folder));
    store_close(guest);
    assert_int_equal(store_backup_remove_all(folder), OK);
    struct store *s = learner_open(f, f->path, learner_device_a);
    temp_dir_file(&f->dir, "a-file", path);
    assert_int_equal(os_file_write(path, STR("x")), OK);
    assert_int_not_equal(store_backup(s, path, NULL), OK);
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEARNER_TEST(copies_are_daily_and_seven),  LEARNER_TEST(wrong_clock_does_not_stop_copies),
        LEARNER_TEST(copy_opens_as_a_learner),     LEARNER_TEST(damaged_file_is_not_copied),
        LEARNER_TEST(others_files_are_left_alone), LEARNER_TEST(guests_and_missing_folders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
