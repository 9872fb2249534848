/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/os.h"
#include "base/rng.h"
#include "store/store_fold.h"
#include "store/store_private.h"
#include "support/temp_dir.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <sqlite3.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* 2026-03-02T10:00 in a zone two hours east. */
#define START_MS INT64_C(1772438400000)

struct fixture {
    struct temp_dir dir;
    char path[640];
    struct clock clock;
    struct srs_model model;
    struct arena arena;
};

static const struct key128 device_a = {{0xaa, 1}}, device_b = {{0xbb, 2}};
static const struct key128 house = {{1}}, bread = {{2}};

static int set_up(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    *f = (struct fixture){.clock = clock_manual(START_MS, 120),
                          .model = srs_model_default(SRS_FSRS6)};
    temp_dir_make(&f->dir, BINARY_DIR);
    temp_dir_file(&f->dir, "learner.tala", f->path);
    arena_init(&f->arena, 0);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    temp_dir_remove(&f->dir);
    arena_finish(&f->arena);
    free(f);
    return 0;
}

static struct store *must_open(struct fixture *f, const char *path, struct key128 device)
{
    struct store *s = NULL;
    assert_int_equal(store_open(path, &f->clock, device, &f->model, &s), OK);
    return s;
}

static struct srs_memory answer(struct store *s, struct key128 item, enum srs_skill skill,
                                enum srs_grade grade)
{
    struct srs_memory after;
    struct store_review review = {.item = item,
                                  .skill = skill,
                                  .exercise = STR("choose-picture"),
                                  .grade = grade,
                                  .credit = grade == SRS_AGAIN ? 0 : 1,
                                  .latency_ms = 1500,
                                  .hints = 1};
    assert_int_equal(store_review_add(s, &review, &after), OK);
    return after;
}

static struct srs_memory memory(struct store *s, struct key128 item, enum srs_skill skill)
{
    struct srs_memory m;
    assert_int_equal(store_memory(s, item, skill, &m), OK);
    return m;
}

static void assert_same_memory(struct srs_memory a, struct srs_memory b)
{
    assert_memory_equal(&a.stability_days, &b.stability_days, sizeof a.stability_days);
    assert_memory_equal(&a.difficulty, &b.difficulty, sizeof a.difficulty);
    assert_int_equal(a.last_day, b.last_day);
    assert_true(a.last_utc_ms == b.last_utc_ms);
    assert_int_equal(a.reviews, b.reviews);
    assert_int_equal(a.lapses, b.lapses);
}

struct rows {
    struct store_memory_row *items;
    size_t count;
};

static struct rows all(struct fixture *f, struct store *s)
{
    struct rows rows;
    assert_int_equal(store_memories(s, &f->arena, &rows.items, &rows.count), OK);
    return rows;
}

static void assert_same_rows(struct rows a, struct rows b)
{
    assert_int_equal(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        assert_true(key128_eq(a.items[i].item, b.items[i].item));
        assert_int_equal(a.items[i].skill, b.items[i].skill);
        assert_same_memory(a.items[i].memory, b.items[i].memory);
    }
}

/* Another program's hands on the file. */
static void raw_exec(const char *path, const char *sql)
{
    sqlite3 *raw = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    if (sqlite3_exec(raw, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
    sqlite3_close(raw);
}

static int64_t raw_ask(struct store *s, const char *sql)
{
    struct db_stmt *q = NULL;
    bool row = false;
    assert_int_equal(db_prepare(s->db, sql, &q), OK);
    assert_int_equal(db_step(q, &row), OK);
    int64_t value = row ? db_column_i64(q, 0) : -1;
    db_stmt_close(q);
    return value;
}

/* --- answers ---------------------------------------------------------------------- */

static void answer_gives_the_memory_of_the_model(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a);
    assert_int_equal(memory(s, house, SRS_READ).reviews, 0);

    struct srs_moment at = {START_MS, clock_local_day(START_MS, 120, STORE_ROLLOVER_HOUR)};
    struct srs_memory expected = srs_step(&f->model, (struct srs_memory){0}, SRS_GOOD, at);
    assert_same_memory(answer(s, house, SRS_READ, SRS_GOOD), expected);
    clock_advance(&f->clock, 3 * (int64_t)DAY_MS);
    at = (struct srs_moment){at.utc_ms + 3 * (int64_t)DAY_MS, at.day + 3};
    expected = srs_step(&f->model, expected, SRS_AGAIN, at);
    assert_same_memory(answer(s, house, SRS_READ, SRS_AGAIN), expected);
    assert_int_equal(expected.lapses, 1);
    store_close(s);

    s = must_open(f, f->path, device_a);
    assert_same_memory(memory(s, house, SRS_READ), expected);
    assert_int_equal(memory(s, house, SRS_LISTEN).reviews, 0);
    assert_int_equal(memory(s, bread, SRS_READ).reviews, 0);
    store_close(s);
}

static void event_holds_what_was_answered(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, NULL, device_a);
    struct db_stmt *q = NULL;
    struct store_event e;
    bool row = false;
    answer(s, house, SRS_WRITE, SRS_HARD);
    assert_int_equal(db_prepare(s->db, "SELECT " STORE_EVENT_COLUMNS " FROM event", &q), OK);
    assert_int_equal(db_step(q, &row), OK);
    assert_true(row && store_event_from_row(q, &e));
    assert_true(key128_eq(e.key.device, device_a));
    assert_true(e.key.seq == 1 && e.hlc == START_MS && e.utc_ms == START_MS);
    assert_int_equal(e.offset_min, 120);
    assert_int_equal(e.kind, STORE_REVIEW);
    assert_true(key128_eq(e.item, house));
    assert_int_equal(e.skill, SRS_WRITE);
    assert_true(str_eq(e.exercise, STR("choose-picture")));
    assert_int_equal(e.grade, SRS_HARD);
    assert_true(e.credit == 1 && e.latency_ms == 1500 && e.hints == 1);
    assert_int_equal(e.model, SRS_FSRS6);
    assert_true(e.name.p == NULL && key128_is_zero(e.of.device));
    db_stmt_close(q);
    store_close(s);
}

/* The wall clock is set back a year: the log's order holds, gaps count as the same day. */
static void clock_set_back_keeps_the_order(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a);
    answer(s, house, SRS_READ, SRS_GOOD);
    f->clock = clock_manual(START_MS - 365 * (int64_t)DAY_MS, 120);
    answer(s, house, SRS_READ, SRS_AGAIN);
    store_close(s);
    s = must_open(f, f->path, device_a);
    answer(s, house, SRS_READ, SRS_GOOD);
    assert_true(raw_ask(s, "SELECT count(DISTINCT hlc) FROM event") == 3);
    assert_true(raw_ask(s, "SELECT count(DISTINCT epoch) FROM event") == 2);
    assert_true(raw_ask(s, "SELECT grade FROM event ORDER BY hlc LIMIT 1 OFFSET 1") == SRS_AGAIN);
    assert_int_equal(memory(s, house, SRS_READ).lapses, 0);
    store_close(s);
}

static void memories_come_sorted(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, NULL, device_a);
    answer(s, bread, SRS_READ, SRS_GOOD);
    answer(s, house, SRS_WRITE, SRS_GOOD);
    answer(s, house, SRS_LISTEN, SRS_GOOD);
    struct rows rows = all(f, s);
    assert_int_equal(rows.count, 3);
    assert_true(key128_eq(rows.items[0].item, house) && rows.items[0].skill == SRS_LISTEN);
    assert_true(key128_eq(rows.items[1].item, house) && rows.items[1].skill == SRS_WRITE);
    assert_true(key128_eq(rows.items[2].item, bread));
    store_close(s);
}

static void counts_are_for_a_home_screen(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, NULL, device_a);
    struct store_counts c;
    assert_int_equal(store_counts(s, &c), OK);
    assert_true(c.reviews == 0 && c.items == 0 && c.sessions == 0 && c.last_utc_ms == 0);
    assert_int_equal(store_session_begin(s, STR("course-1"), 5), OK);
    answer(s, house, SRS_READ, SRS_GOOD);
    answer(s, house, SRS_LISTEN, SRS_GOOD);
    answer(s, bread, SRS_READ, SRS_GOOD);
    clock_advance(&f->clock, 60000);
    assert_int_equal(store_session_end(s), OK);
    assert_int_equal(store_counts(s, &c), OK);
    assert_true(c.reviews == 3 && c.items == 2 && c.sessions == 1);
    assert_true(c.last_utc_ms == START_MS + 60000);
    store_close(s);
}

/* --- settings and courses --------------------------------------------------------- */

static void assert_setting(struct fixture *f, struct store *s, struct str name, struct str value)
{
    struct str is;
    assert_int_equal(store_setting_get(s, &f->arena, name, &is), OK);
    assert_true(str_eq(is, value));
}

static void last_setting_wins(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a);
    struct str none;
    assert_int_equal(store_setting_get(s, &f->arena, STR("size"), &none), ERR_NOT_FOUND);
    assert_int_equal(store_setting_set(s, STR("size"), STR("100")), OK);
    assert_int_equal(store_setting_set(s, STR("voice"), STR("slow")), OK);
    assert_int_equal(store_setting_set(s, STR("size"), STR("150")), OK);
    assert_int_equal(store_setting_set(s, STR("empty"), STR("")), OK);
    store_close(s);
    s = must_open(f, f->path, device_a);
    assert_setting(f, s, STR("size"), STR("150"));
    assert_setting(f, s, STR("voice"), STR("slow"));
    assert_setting(f, s, STR("empty"), STR(""));
    struct str big = {ARENA_ARRAY(&f->arena, char, STORE_VALUE_MAX_BYTES + 1),
                      STORE_VALUE_MAX_BYTES + 1};
    assert_int_equal(store_setting_set(s, STR("big"), big), ERR_LIMIT);
    assert_int_equal(store_setting_set(s, STR(""), STR("x")), ERR_LIMIT);
    store_close(s);
}

static void enrolment_keeps_the_newest_language(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a);
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
    assert_true(list[0].utc_ms == START_MS + 2000);
    assert_true(str_eq(list[1].course, STR("course-2")));
    store_close(s);
}

/* --- the fold --------------------------------------------------------------------- */

static struct store_event_key last_key(struct store *s)
{
    return s->tip.key;
}

static void append(struct store *s, struct store_event e)
{
    assert_int_equal(store_append(s, &e, NULL), OK);
}

static void undo_takes_an_answer_back(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a);
    struct srs_memory before = answer(s, house, SRS_READ, SRS_GOOD);
    clock_advance(&f->clock, 2 * (int64_t)DAY_MS);
    answer(s, house, SRS_READ, SRS_AGAIN);
    struct store_event_key wrong = last_key(s);
    answer(s, bread, SRS_READ, SRS_GOOD);
    append(s, (struct store_event){.kind = STORE_UNDO, .of = wrong});
    assert_same_memory(memory(s, house, SRS_READ), before);
    assert_int_equal(memory(s, bread, SRS_READ).reviews, 1);

    assert_int_equal(store_setting_set(s, STR("size"), STR("100")), OK);
    assert_int_equal(store_setting_set(s, STR("size"), STR("200")), OK);
    append(s, (struct store_event){.kind = STORE_UNDO, .of = last_key(s)});
    assert_setting(f, s, STR("size"), STR("100"));
    store_close(s);
}

static void forget_begins_an_item_anew(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a);
    answer(s, house, SRS_READ, SRS_GOOD);
    answer(s, house, SRS_LISTEN, SRS_GOOD);
    answer(s, bread, SRS_READ, SRS_GOOD);
    append(s, (struct store_event){.kind = STORE_FORGET, .item = house});
    assert_int_equal(memory(s, house, SRS_READ).reviews, 0);
    assert_int_equal(memory(s, house, SRS_LISTEN).reviews, 0);
    assert_int_equal(all(f, s).count, 1);
    assert_int_equal(answer(s, house, SRS_READ, SRS_EASY).reviews, 1);
    store_close(s);
}

static void unknown_kinds_are_kept_and_mean_nothing(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a);
    struct srs_memory before = answer(s, house, SRS_READ, SRS_GOOD);
    append(s, (struct store_event){.kind = 77, .item = house, .value = STR("{}")});
    store_close(s);
    raw_exec(f->path, "UPDATE event SET latency_ms = 5 WHERE kind = 77; DELETE FROM folded");
    s = must_open(f, f->path, device_a);
    assert_same_memory(memory(s, house, SRS_READ), before);
    struct store *other = must_open(f, NULL, device_b);
    assert_int_equal(store_merge(other, s), OK);
    assert_true(raw_ask(other, "SELECT latency_ms FROM event WHERE kind = 77") == 5);
    store_close(other);
    store_close(s);
}

/* Rows that no program of ours writes are stepped over. */
static void improper_reviews_are_stepped_over(void **state)
{
    static const char *const spoil[] = {
        "UPDATE event SET grade = 0",     "UPDATE event SET grade = 9",
        "UPDATE event SET skill = 4",     "UPDATE event SET skill = -1",
        "UPDATE event SET item = x'00'",  "UPDATE event SET item = NULL",
        "UPDATE event SET grade = 'bad'", "UPDATE event SET utc_ms = 9223372036854775807",
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof spoil / sizeof *spoil; i++) {
        struct store *s = must_open(f, f->path, device_a);
        answer(s, house, SRS_READ, SRS_GOOD);
        store_close(s);
        raw_exec(f->path, "DELETE FROM folded");
        raw_exec(f->path, spoil[i]);
        s = must_open(f, f->path, device_a);
        assert_int_equal(all(f, s).count, 0);
        store_close(s);
        remove(f->path);
    }
}

static struct key128 some_item(struct rng *r)
{
    return (struct key128){{(uint8_t)(1 + rng_below(r, 12)), 7, 7}};
}

static enum srs_grade some_grade(struct rng *r)
{
    return (enum srs_grade)(SRS_AGAIN + (int)rng_below(r, 4));
}

/* One random event; a clock that also jumps back. */
static void random_event(struct fixture *f, struct store *s, struct rng *r,
                         struct store_event_key *some)
{
    int64_t jump = (int64_t)rng_below(r, 5 * DAY_MS) - DAY_MS / 2;
    f->clock = clock_manual(clock_utc_ms(&f->clock) + jump, (int)rng_below(r, 26 * 60) - 12 * 60);
    uint32_t what = rng_below(r, 40);
    if (what == 0) {
        append(s, (struct store_event){.kind = STORE_FORGET, .item = some_item(r)});
    } else if (what == 1 && some->seq > 0) {
        append(s, (struct store_event){.kind = STORE_UNDO, .of = *some});
    } else if (what == 2) {
        char value[16];
        snprintf(value, sizeof value, "%u", (unsigned)rng_next(r));
        assert_int_equal(store_setting_set(s, STR("size"), str_from(value)), OK);
    } else {
        answer(s, some_item(r), (enum srs_skill)rng_below(r, SRS_SKILLS), some_grade(r));
        if (rng_below(r, 5) == 0) {
            *some = last_key(s);
        }
    }
}

static void random_log(struct fixture *f, struct store *s, struct rng *r, int events)
{
    struct store_event_key some = {{{0}}, 0, 0};
    for (int i = 0; i < events; i++) {
        random_event(f, s, r, &some);
    }
}

static void cache_is_what_a_rebuild_gives(void **state)
{
    struct fixture *f = *state;
    struct rng r = rng_from(11);
    for (int round = 0; round < 12; round++) {
        struct store *s = must_open(f, f->path, device_a);
        random_log(f, s, &r, 150);
        struct rows step_by_step = all(f, s);
        assert_true(step_by_step.count > 10);
        store_close(s);
        s = must_open(f, f->path, device_a); /* the cache is found good */
        assert_same_rows(all(f, s), step_by_step);
        store_close(s);
        raw_exec(f->path, "DELETE FROM memory; DELETE FROM folded");
        s = must_open(f, f->path, device_a);
        assert_same_rows(all(f, s), step_by_step);
        store_close(s);
    }
}

static void cache_of_another_log_or_model_is_replaced(void **state)
{
    static const char *const spoil[] = {
        "DELETE FROM folded; UPDATE memory SET stability_days = 5",
        "UPDATE folded SET events = events - 1; DELETE FROM memory",
        "UPDATE folded SET seq = seq + 1; UPDATE memory SET difficulty = 3",
        "UPDATE folded SET rules = 0; UPDATE memory SET reviews = 9",
        "UPDATE folded SET model = x'00'; UPDATE memory SET last_day = 1",
    };
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a);
    struct rng r = rng_from(5);
    random_log(f, s, &r, 60);
    struct rows good = all(f, s);
    store_close(s);
    for (size_t i = 0; i < sizeof spoil / sizeof *spoil; i++) {
        raw_exec(f->path, spoil[i]);
        s = must_open(f, f->path, device_a);
        assert_same_rows(all(f, s), good);
        store_close(s);
    }
    f->model.w[0] = 0.5;
    s = must_open(f, f->path, device_a);
    struct rows other = all(f, s);
    store_close(s);
    bool differs = false;
    for (size_t i = 0; i < other.count; i++) {
        differs |= other.items[i].memory.stability_days != good.items[i].memory.stability_days;
    }
    assert_true(differs);
}

/* --- merging ---------------------------------------------------------------------- */

static void assert_same_log(struct store *a, struct store *b)
{
    assert_true(a->tip.hlc == b->tip.hlc && a->tip.events == b->tip.events);
    assert_true(store_event_key_eq(a->tip.key, b->tip.key));
}

/* Three computers, random logs, exchanged in two different orders, some of it twice:
 * the same log and the same memories everywhere. */
static void merging_is_set_union(void **state)
{
    static const struct key128 devices[] = {{{1}}, {{2}}, {{3}}};
    struct fixture *f = *state;
    struct rng r = rng_from(21);
    for (int round = 0; round < 8; round++) {
        struct store *from[3], *x = must_open(f, NULL, devices[0]);
        struct store *y = must_open(f, NULL, devices[1]);
        for (int i = 0; i < 3; i++) {
            f->clock = clock_manual(START_MS + (int64_t)rng_below(&r, 90) * DAY_MS, 60);
            from[i] = must_open(f, NULL, devices[i]);
            random_log(f, from[i], &r, 40);
            if (i > 0) {
                assert_int_equal(store_merge(from[i], from[i - 1]), OK);
                random_log(f, from[i], &r, 20);
            }
        }
        static const int order_x[] = {0, 1, 2}, order_y[] = {2, 0, 2, 1, 0};
        for (size_t i = 0; i < 3; i++) {
            assert_int_equal(store_merge(x, from[order_x[i]]), OK);
        }
        for (size_t i = 0; i < 5; i++) {
            assert_int_equal(store_merge(y, from[order_y[i]]), OK);
        }
        assert_same_log(x, y);
        assert_same_rows(all(f, x), all(f, y));
        struct str value = STR("none");
        if (store_setting_get(x, &f->arena, STR("size"), &value) == OK) {
            assert_setting(f, y, STR("size"), value);
        }
        for (int i = 0; i < 3; i++) {
            store_close(from[i]);
        }
        store_close(x);
        store_close(y);
    }
}

static void answers_after_a_merge_come_last(void **state)
{
    struct fixture *f = *state;
    struct store *here = must_open(f, f->path, device_a);
    answer(here, house, SRS_READ, SRS_GOOD);
    f->clock = clock_manual(START_MS + 30 * (int64_t)DAY_MS, 0); /* a clock in the future */
    struct store *there = must_open(f, NULL, device_b);
    answer(there, house, SRS_READ, SRS_GOOD);
    f->clock = clock_manual(START_MS + DAY_MS, 0);
    assert_int_equal(store_merge(here, there), OK);
    answer(here, house, SRS_READ, SRS_AGAIN);
    struct srs_memory step_by_step = memory(here, house, SRS_READ);
    store_close(here);
    raw_exec(f->path, "DELETE FROM memory; DELETE FROM folded");
    here = must_open(f, f->path, device_a);
    assert_same_memory(memory(here, house, SRS_READ), step_by_step);
    store_close(here);
    store_close(there);
}

/* The file of a stick, copied, and both copies go on: nothing collides. */
static void copies_of_a_file_can_both_go_on(void **state)
{
    struct fixture *f = *state;
    char copy[640];
    struct str bytes;
    struct store *s = must_open(f, f->path, device_a);
    answer(s, house, SRS_READ, SRS_GOOD);
    store_close(s);
    assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &bytes), OK);
    assert_int_equal(os_file_write(temp_dir_file(&f->dir, "copy.tala", copy), bytes), OK);
    s = must_open(f, f->path, device_a);
    struct store *t = must_open(f, copy, device_a);
    answer(s, house, SRS_READ, SRS_GOOD);
    answer(t, bread, SRS_READ, SRS_GOOD);
    assert_int_equal(store_merge(s, t), OK);
    assert_int_equal(store_merge(t, s), OK);
    assert_same_log(s, t);
    assert_int_equal(s->tip.events, 3);
    assert_same_rows(all(f, s), all(f, t));
    store_close(s);
    store_close(t);
}

/* --- opening ---------------------------------------------------------------------- */

static void second_window_is_told(void **state)
{
    struct fixture *f = *state;
    struct store *s = must_open(f, f->path, device_a), *second = NULL;
    assert_int_equal(store_open(f->path, &f->clock, device_a, &f->model, &second), ERR_BUSY);
    answer(s, house, SRS_READ, SRS_GOOD);
    struct store *guest = must_open(f, NULL, device_a);
    answer(guest, house, SRS_READ, SRS_GOOD);
    store_close(guest);
    store_close(s);
}

static void unusable_files_are_refused_untouched(void **state)
{
    static const struct {
        const char *sql;
        enum err expected;
    } cases[] = {
        {"PRAGMA user_version = 2", ERR_VERSION},
        {"PRAGMA application_id = 7", ERR_FORMAT},
        {"DROP TABLE folded", ERR_FORMAT},
        {"CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM memory; END", ERR_FORMAT},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str before, after;
        struct store *s = must_open(f, f->path, device_a);
        answer(s, house, SRS_READ, SRS_GOOD);
        store_close(s);
        raw_exec(f->path, cases[i].sql);
        assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &before), OK);
        enum err e = store_open(f->path, &f->clock, device_a, &f->model, &s);
        assert_int_equal(e, cases[i].expected);
        assert_int_equal(os_file_read(&f->arena, f->path, 1 << 24, &after), OK);
        assert_true(str_eq(before, after));
        remove(f->path);
    }
    assert_int_equal(os_file_write(f->path, STR("this is somebody's letter")), OK);
    struct store *s = NULL;
    assert_int_equal(store_open(f->path, &f->clock, device_a, &f->model, &s), ERR_FORMAT);
}

/* A file as version 1 made it: tests/upgrade/store_v1.sql never changes. */
static void file_of_version_1_opens(void **state)
{
    struct fixture *f = *state;
    struct str sql;
    assert_int_equal(
        os_file_read(&f->arena, SOURCE_DIR "/tests/upgrade/store_v1.sql", 1 << 20, &sql), OK);
    raw_exec(f->path, arena_cstr(&f->arena, sql));
    struct store *s = must_open(f, f->path, device_a);
    struct key128 item = {{0x11, 0x11}};
    struct srs_memory m = memory(s, item, SRS_READ);
    assert_int_equal(m.reviews, 2);
    assert_int_equal(m.lapses, 1);
    assert_int_equal(memory(s, item, SRS_LISTEN).reviews, 1);
    assert_setting(f, s, STR("size"), STR("150"));
    struct store_counts c;
    assert_int_equal(store_counts(s, &c), OK);
    assert_int_equal(c.sessions, 1);
    struct store_enrolment *list;
    size_t count;
    assert_int_equal(store_enrolments(s, &f->arena, &list, &count), OK);
    assert_int_equal(count, 1);
    answer(s, item, SRS_READ, SRS_GOOD);
    store_close(s);
}

static void device_name_is_kept(void **state)
{
    struct fixture *f = *state;
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answer_gives_the_memory_of_the_model),
        TEST(event_holds_what_was_answered),
        TEST(clock_set_back_keeps_the_order),
        TEST(memories_come_sorted),
        TEST(counts_are_for_a_home_screen),
        TEST(last_setting_wins),
        TEST(enrolment_keeps_the_newest_language),
        TEST(undo_takes_an_answer_back),
        TEST(forget_begins_an_item_anew),
        TEST(unknown_kinds_are_kept_and_mean_nothing),
        TEST(improper_reviews_are_stepped_over),
        TEST(cache_is_what_a_rebuild_gives),
        TEST(cache_of_another_log_or_model_is_replaced),
        TEST(merging_is_set_union),
        TEST(answers_after_a_merge_come_last),
        TEST(copies_of_a_file_can_both_go_on),
        TEST(second_window_is_told),
        TEST(unusable_files_are_refused_untouched),
        TEST(file_of_version_1_opens),
        TEST(device_name_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
