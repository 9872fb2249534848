/* SPDX-License-Identifier: MIT */
#include "support/learner.h"

#include "store/store_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <sqlite3.h>

int learner_set_up(void **state)
{
    struct learner *f = heap_alloc(1, sizeof *f);
    *f = (struct learner){.clock = clock_manual(LEARNER_START_MS, 120),
                          .model = srs_model_default(SRS_FSRS6)};
    temp_dir_make(&f->dir, BINARY_DIR);
    temp_dir_file(&f->dir, "learner.tala", f->path);
    arena_init(&f->arena, 0);
    *state = f;
    return 0;
}

int learner_tear_down(void **state)
{
    struct learner *f = *state;
    temp_dir_remove(&f->dir);
    arena_finish(&f->arena);
    free(f);
    return 0;
}

struct store *learner_open(struct learner *f, const char *path, struct key128 device)
{
    struct store *s = NULL;
    assert_int_equal(store_open(path, &f->clock, device, &f->model, &s), OK);
    return s;
}

struct srs_memory learner_answer(struct store *s, struct key128 item, enum srs_skill skill,
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

struct srs_memory learner_memory(struct store *s, struct key128 item, enum srs_skill skill)
{
    struct srs_memory m;
    assert_int_equal(store_memory(s, item, skill, &m), OK);
    return m;
}

void learner_assert_same_memory(struct srs_memory a, struct srs_memory b)
{
    assert_memory_equal(&a.stability_days, &b.stability_days, sizeof a.stability_days);
    assert_memory_equal(&a.fast_days, &b.fast_days, sizeof a.fast_days);
    assert_memory_equal(&a.difficulty, &b.difficulty, sizeof a.difficulty);
    assert_int_equal(a.last_day, b.last_day);
    assert_true(a.last_utc_ms == b.last_utc_ms);
    assert_int_equal(a.reviews, b.reviews);
    assert_int_equal(a.lapses, b.lapses);
    assert_int_equal(a.successes, b.successes);
}

struct learner_rows learner_all(struct learner *f, struct store *s)
{
    struct learner_rows rows;
    assert_int_equal(store_memories(s, &f->arena, &rows.items, &rows.count), OK);
    return rows;
}

void learner_assert_same_rows(struct learner_rows a, struct learner_rows b)
{
    assert_int_equal(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        assert_true(key128_eq(a.items[i].item, b.items[i].item));
        assert_int_equal(a.items[i].skill, b.items[i].skill);
        learner_assert_same_memory(a.items[i].memory, b.items[i].memory);
    }
}

/* Another program's hands on the file. */
void learner_raw_exec(const char *path, const char *sql)
{
    sqlite3 *raw = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    if (sqlite3_exec(raw, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
    sqlite3_close(raw);
}

int64_t learner_ask(struct store *s, const char *sql)
{
    struct db_stmt *q = NULL;
    bool row = false;
    assert_int_equal(db_prepare(s->db, sql, &q), OK);
    assert_int_equal(db_step(q, &row), OK);
    int64_t value = row ? db_column_i64(q, 0) : -1;
    db_stmt_close(q);
    return value;
}

void learner_assert_setting(struct learner *f, struct store *s, struct str name, struct str value)
{
    struct str is;
    assert_int_equal(store_setting_get(s, &f->arena, name, &is), OK);
    assert_true(str_eq(is, value));
}
