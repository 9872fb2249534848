/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/os.h"
#include "store/store_private.h"
#include "support/learner.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

/* --- answers ---------------------------------------------------------------------- */

static void answer_gives_the_memory_of_the_model(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(learner_memory(s, learner_house, SRS_READ).reviews, 0);

    struct srs_moment at = {LEARNER_START_MS,
                            clock_local_day(LEARNER_START_MS, 120, STORE_ROLLOVER_HOUR)};
    struct srs_memory expected = srs_step(&f->model, (struct srs_memory){0}, SRS_GOOD, at);
    learner_assert_same_memory(learner_answer(s, learner_house, SRS_READ, SRS_GOOD), expected);
    clock_advance(&f->clock, 3 * (int64_t)LEARNER_DAY_MS);
    at = (struct srs_moment){at.utc_ms + 3 * (int64_t)LEARNER_DAY_MS, at.day + 3};
    expected = srs_step(&f->model, expected, SRS_AGAIN, at);
    learner_assert_same_memory(learner_answer(s, learner_house, SRS_READ, SRS_AGAIN), expected);
    assert_int_equal(expected.lapses, 1);
    store_close(s);

    s = learner_open(f, f->path, learner_device_a);
    learner_assert_same_memory(learner_memory(s, learner_house, SRS_READ), expected);
    assert_int_equal(learner_memory(s, learner_house, SRS_LISTEN).reviews, 0);
    assert_int_equal(learner_memory(s, learner_bread, SRS_READ).reviews, 0);
    store_close(s);
}

static void event_holds_what_was_answered(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    struct db_stmt *q = NULL;
    struct store_event e;
    bool row = false;
    learner_answer(s, learner_house, SRS_WRITE, SRS_HARD);
    assert_int_equal(db_prepare(s->db, "SELECT " STORE_EVENT_COLUMNS " FROM event", &q), OK);
    assert_int_equal(db_step(q, &row), OK);
    assert_true(row && store_event_from_row(q, &e));
    assert_true(key128_eq(e.key.device, learner_device_a));
    assert_true(e.key.seq == 1 && e.hlc == LEARNER_START_MS && e.utc_ms == LEARNER_START_MS);
    assert_int_equal(e.offset_min, 120);
    assert_int_equal(e.kind, STORE_REVIEW);
    assert_true(key128_eq(e.item, learner_house));
    assert_int_equal(e.skill, SRS_WRITE);
    assert_true(str_eq(e.exercise, STR("choose-picture")));
    assert_int_equal(e.grade, SRS_HARD);
    assert_true(e.credit == 1 && e.latency_ms == 1500 && e.hints == 1);
    assert_int_equal(e.model, SRS_FSRS6);
    assert_true(!(e.has & (STORE_HAS_NAME | STORE_HAS_OF)));
    db_stmt_close(q);
    store_close(s);
}

/* The wall clock is set back a year: the log's order holds, gaps count as the same day. */
static void clock_set_back_keeps_the_order(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    f->clock = clock_manual(LEARNER_START_MS - 365 * (int64_t)LEARNER_DAY_MS, 120);
    learner_answer(s, learner_house, SRS_READ, SRS_AGAIN);
    store_close(s);
    s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    assert_true(learner_ask(s, "SELECT count(DISTINCT hlc) FROM event") == 3);
    assert_true(learner_ask(s, "SELECT count(DISTINCT epoch) FROM event") == 2);
    assert_true(learner_ask(s, "SELECT grade FROM event ORDER BY hlc LIMIT 1 OFFSET 1") ==
                SRS_AGAIN);
    assert_int_equal(learner_memory(s, learner_house, SRS_READ).lapses, 0);
    store_close(s);
}

static void memories_come_sorted(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
    learner_answer(s, learner_house, SRS_WRITE, SRS_GOOD);
    learner_answer(s, learner_house, SRS_LISTEN, SRS_GOOD);
    struct learner_rows rows = learner_all(f, s);
    assert_int_equal(rows.count, 3);
    assert_true(key128_eq(rows.items[0].item, learner_house) && rows.items[0].skill == SRS_LISTEN);
    assert_true(key128_eq(rows.items[1].item, learner_house) && rows.items[1].skill == SRS_WRITE);
    assert_true(key128_eq(rows.items[2].item, learner_bread));
    store_close(s);
}

static void counts_are_for_a_home_screen(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, NULL, learner_device_a);
    struct store_counts c;
    assert_int_equal(store_counts(s, &c), OK);
    assert_true(c.reviews == 0 && c.items == 0 && c.sessions == 0 && c.last_utc_ms == 0);
    assert_int_equal(store_session_begin(s, STR("course-1"), 5), OK);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    learner_answer(s, learner_house, SRS_LISTEN, SRS_GOOD);
    learner_answer(s, learner_bread, SRS_READ, SRS_GOOD);
    clock_advance(&f->clock, 60000);
    assert_int_equal(store_session_end(s), OK);
    assert_int_equal(store_counts(s, &c), OK);
    assert_true(c.reviews == 3 && c.items == 2 && c.sessions == 1);
    assert_true(c.last_utc_ms == LEARNER_START_MS + 60000);
    store_close(s);
}

/* --- settings and courses --------------------------------------------------------- */

static void last_setting_wins(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct str none;
    assert_int_equal(store_setting_get(s, &f->arena, STR("size"), &none), ERR_NOT_FOUND);
    assert_int_equal(store_setting_set(s, STR("size"), STR("100")), OK);
    assert_int_equal(store_setting_set(s, STR("voice"), STR("slow")), OK);
    assert_int_equal(store_setting_set(s, STR("size"), STR("150")), OK);
    assert_int_equal(store_setting_set(s, STR("empty"), STR("")), OK);
    store_close(s);
    s = learner_open(f, f->path, learner_device_a);
    learner_assert_setting(f, s, STR("size"), STR("150"));
    learner_assert_setting(f, s, STR("voice"), STR("slow"));
    learner_assert_setting(f, s, STR("empty"), STR(""));
    struct str big = {ARENA_ARRAY(&f->arena, char, STORE_VALUE_MAX_BYTES + 1),
                      STORE_VALUE_MAX_BYTES + 1};
    assert_int_equal(store_setting_set(s, STR("big"), big), ERR_LIMIT);
    assert_int_equal(store_setting_set(s, STR(""), STR("x")), ERR_LIMIT);
    store_close(s);
}

static void enrolment_keeps_the_newest_language(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct store_enrolment *list;
    size_t count;
    assert_int_equal(store_enrol(s, STR("course-1"), STR("x-one")), OK);
    clock_advance(&f->clock, 1000);
    assert_int_equal(store_enrol(s, STR("course-2"), STR("x-two")), OK);
    clock_advance(&f->clock, 1000);
    assert_int_equal(store_enrol(s, STR("course-1"), STR("x-three")), OK);
    assert_int_equal(store_enrolments(s, &f->arena, &list, &count), OK);
    assert_int_equal(count, 2);
    assert_true(str_eq(list[0].course, STR("course-1")));
    assert_true(str_eq(list[0].language, STR("x-three")));
    assert_true(list[0].utc_ms == LEARNER_START_MS + 2000);
    assert_true(str_eq(list[1].course, STR("course-2")));
    store_close(s);
}

/* --- opening ---------------------------------------------------------------------- */

static void second_window_is_told(void **state)
{
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a), *second = NULL;
    assert_int_equal(store_open(f->path, &f->clock, learner_device_a, &f->model, &second),
                     ERR_BUSY);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    struct store *guest = learner_open(f, NULL, learner_device_a);
    learner_answer(guest, learner_house, SRS_READ, SRS_GOOD);
    store_close(guest);
    store_close(s);
}

static void unusable_files_are_refused_untouched(void **state)
{
    static const struct {
        const char *sql;
        enum err expected;
    } cases[] = {
        {"PRAGMA user_version = 4", ERR_VERSION},
        {"PRAGMA application_id = 7", ERR_FORMAT},
        {"DROP TABLE folded", ERR_FORMAT},
        {"CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM memory; END", ERR_FORMAT},
    };
    struct learner *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str before, after;
        struct store *s = learner_open(f, f->path, learner_device_a);
        learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
        store_close(s);
        learner_raw_exec(f->path, cases[i].sql);
        assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &before), OK);
        enum err e = store_open(f->path, &f->clock, learner_device_a, &f->model, &s);
        assert_int_equal(e, cases[i].expected);
        assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &after), OK);
        assert_true(str_eq(before, after));
        remove(f->path);
    }
    assert_int_equal(os_file_write(f->path, STR("this is somebody's letter")), OK);
    struct store *s = NULL;
    assert_int_equal(store_open(f->path, &f->clock, learner_device_a, &f->model, &s), ERR_FORMAT);
}

/* A file as version 1 made it: tests/upgrade/store_v1.sql never changes. */
static void file_of_version_1_opens(void **state)
{
    struct learner *f = *state;
    struct str sql;
    assert_int_equal(
        os_file_read(&f->arena, SOURCE_DIR "/tests/upgrade/store_v1.sql", 1 << 20, &sql), OK);
    learner_raw_exec(f->path, arena_cstr(&f->arena, sql));
    struct store *s = learner_open(f, f->path, learner_device_a);
    struct key128 item = {{0x11, 0x11}};
    struct srs_memory m = learner_memory(s, item, SRS_READ);
    assert_int_equal(m.reviews, 2);
    assert_int_equal(m.lapses, 1);
    assert_int_equal(learner_memory(s, item, SRS_LISTEN).reviews, 1);
    learner_assert_setting(f, s, STR("size"), STR("150"));
    struct store_counts c;
    assert_int_equal(store_counts(s, &c), OK);
    assert_int_equal(c.sessions, 1);
    struct store_enrolment *list;
    size_t count;
    assert_int_equal(store_enrolments(s, &f->arena, &list, &count), OK);
    assert_int_equal(count, 1);
    learner_answer(s, item, SRS_READ, SRS_GOOD);
    store_close(s);
}

/* The file that version 1 of the program left, cache and all: tests/upgrade/store_v1.db.  Its
 * memories as that program told them. */
static void real_file_of_version_1_is_upgraded(void **state)
{
    static const struct {
        uint8_t item;
        enum srs_skill skill;
        double stability_days, difficulty;
        int32_t last_day;
        int64_t last_utc_ms;
        uint32_t reviews;
    } told[] = {
        {1, SRS_LISTEN, 13.826903694354581, 2.1112142357853942, 20517, 1772697653000, 2},
        {2, SRS_LISTEN, 2.3065000000000002, 2.118103970459015, 20514, 1772438408000, 1},
        {2, SRS_READ, 2.3065000000000002, 2.118103970459015, 20517, 1772697658000, 1},
        {4, SRS_READ, 1.2930999999999999, 5.1121707056010548, 20517, 1772697668000, 1},
        {5, SRS_LISTEN, 2.7609654638908414, 6.4021150692968378, 20517, 1772697673000, 2},
        {10, SRS_LISTEN, 0.21199999999999999, 6.4132999999999996, 20514, 1772438440000, 1},
    };
    struct learner *f = *state;
    struct str bytes;
    assert_int_equal(
        os_file_read(&f->arena, SOURCE_DIR "/tests/upgrade/store_v1.db", 1 << 20, &bytes), OK);
    assert_int_equal(os_file_write(f->path, bytes), OK);
    for (int opening = 0; opening < 2; opening++) { /* upgraded, then as upgraded */
        struct store *s = learner_open(f, f->path, learner_device_a);
        assert_int_equal(db_version(s->db), 3);
        assert_int_equal(learner_all(f, s).count, 17);
        for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
            struct key128 item = {{told[i].item, told[i].item}};
            struct srs_memory m = learner_memory(s, item, told[i].skill);
            assert_true(fabs(m.stability_days - told[i].stability_days) < 1e-9);
            assert_true(fabs(m.difficulty - told[i].difficulty) < 1e-9);
            assert_int_equal(m.last_day, told[i].last_day);
            assert_true(m.last_utc_ms == told[i].last_utc_ms);
            assert_int_equal(m.reviews, told[i].reviews);
        }
        assert_int_equal(learner_memory(s, (struct key128){{7, 7}}, SRS_LISTEN).reviews, 0);
        assert_int_equal(learner_memory(s, (struct key128){{3, 3}}, SRS_WRITE).reviews, 0);
        learner_assert_setting(f, s, STR("size"), STR("150"));
        struct store_counts c;
        assert_int_equal(store_counts(s, &c), OK);
        assert_int_equal(c.sessions, 2);
        store_close(s);
    }
}

/* Fails when a memory of another file is not also here. */
#define DIFFER_FROM                                                                                \
    "ATTACH '%s' AS older; CREATE TEMP TABLE others (n CHECK (n = 0)); "                           \
    "INSERT INTO others "                                                                          \
    "SELECT count(*) FROM (SELECT * FROM older.memory EXCEPT SELECT * FROM main.memory)"

/* The file that version 2 left: tests/upgrade/store_v2.db.  Its cache is made anew, by the same
 * rules: what that program made of the log is made of it again, to the last bit. */
static void real_file_of_version_2_is_upgraded(void **state)
{
    struct learner *f = *state;
    struct str bytes;
    struct store_counts c;
    char older[640];
    temp_dir_file(&f->dir, "older.db", older);
    assert_int_equal(
        os_file_read(&f->arena, SOURCE_DIR "/tests/upgrade/store_v2.db", 1 << 20, &bytes), OK);
    assert_int_equal(os_file_write(f->path, bytes), OK);
    assert_int_equal(os_file_write(older, bytes), OK);
    f->model = srs_model_default(SRS_FSRS7);
    struct store *s = learner_open(f, f->path, learner_device_a);
    assert_int_equal(db_version(s->db), 3);
    assert_int_equal(learner_all(f, s).count, 38);
    assert_int_equal(store_counts(s, &c), OK);
    assert_true(c.sessions == 2 && c.reviews == 68);
    store_close(s);
    learner_raw_exec(f->path, arena_printf(&f->arena, DIFFER_FROM, older).p);
}

/* A memory that is not what was written: the log makes it right. */
static void changed_memories_are_made_anew(void **state)
{
    static const char *const changes[] = {
        "UPDATE memory SET stability_days = stability_days + 1e-9",
        "UPDATE memory SET last_day = last_day + 300",
        "UPDATE memory SET successes = 9 WHERE item = (SELECT min(item) FROM memory)",
        "UPDATE memory SET item = x'99000000000000000000000000000000' "
        "WHERE item = (SELECT min(item) FROM memory)",
        "DELETE FROM memory WHERE item = (SELECT min(item) FROM memory)",
        "INSERT INTO memory SELECT x'99000000000000000000000000000000', skill, stability_days, "
        "fast_days, difficulty, last_day, last_utc_ms, last_hlc, reviews, lapses, successes FROM "
        "memory LIMIT 1",
        "UPDATE folded SET memories = memories + 1",
    };
    struct learner *f = *state;
    struct store *s = learner_open(f, f->path, learner_device_a);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    learner_answer(s, learner_bread, SRS_READ, SRS_AGAIN);
    learner_answer(s, learner_house, SRS_READ, SRS_GOOD);
    struct learner_rows right = learner_all(f, s);
    store_close(s);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        learner_raw_exec(f->path, changes[i]);
        s = learner_open(f, f->path, learner_device_a);
        learner_assert_same_rows(right, learner_all(f, s));
        store_close(s);
    }
}

static void device_name_is_kept(void **state)
{
    struct learner *f = *state;
    char path[640];
    struct key128 first, again;
    temp_dir_file(&f->dir, "device", path);
    assert_int_equal(store_device(path, &first), OK);
    assert_int_equal(store_device(path, &again), OK);
    assert_true(key128_eq(first, again) && !key128_is_zero(first));
    assert_int_equal(os_file_write(path, STR("damaged")), OK);
    assert_int_equal(store_device(path, &again), OK);
    assert_false(key128_eq(first, again));
    temp_dir_file(&f->dir, "no-folder/device", path);
    assert_int_not_equal(store_device(path, &again), OK);
    assert_false(key128_is_zero(again));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEARNER_TEST(answer_gives_the_memory_of_the_model),
        LEARNER_TEST(event_holds_what_was_answered),
        LEARNER_TEST(clock_set_back_keeps_the_order),
        LEARNER_TEST(memories_come_sorted),
        LEARNER_TEST(counts_are_for_a_home_screen),
        LEARNER_TEST(last_setting_wins),
        LEARNER_TEST(enrolment_keeps_the_newest_language),
        LEARNER_TEST(second_window_is_told),
        LEARNER_TEST(unusable_files_are_refused_untouched),
        LEARNER_TEST(file_of_version_1_opens),
        LEARNER_TEST(real_file_of_version_1_is_upgraded),
        LEARNER_TEST(real_file_of_version_2_is_upgraded),
        LEARNER_TEST(changed_memories_are_made_anew),
        LEARNER_TEST(device_name_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
