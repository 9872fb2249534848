/* SPDX-License-Identifier: MIT
 *
 * How long exercises take: read from the end of the log, as far as it matters.        */
#include "store/store_private.h"
#include "store/store_stats.h"

#include <stdlib.h>

/* An answer: the kind it was given in, and its time. */
struct time {
    struct str code;
    uint32_t ms;
};

uint32_t store_spent_ms(int64_t latency_ms)
{
    int64_t ms = latency_ms > 0 ? latency_ms : 0;
    return ms < STORE_ANSWER_MAX_MS ? (uint32_t)ms : STORE_ANSWER_MAX_MS;
}

static enum err read_newest(struct store *s, struct arena *a, struct time *times, size_t *count)
{
    struct db_stmt *q = NULL;
    bool row = false;
    enum err e = db_prepare(s->db,
                            "SELECT exercise, latency_ms FROM event WHERE kind = ?1 "
                            "ORDER BY hlc DESC, device DESC, epoch DESC, seq DESC LIMIT ?2",
                            &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_REVIEW);
        db_bind_i64(q, 2, STORE_EXERCISE_ANSWERS);
    }
    for (*count = 0; e == OK && (e = db_step(q, &row)) == OK && row; ++*count) {
        times[*count] =
            (struct time){arena_str(a, db_column_str(q, 0)), store_spent_ms(db_column_i64(q, 1))};
    }
    db_stmt_close(q);
    return e;
}

static int by_code_and_time(const void *a, const void *b)
{
    const struct time *x = a, *y = b;
    int code = str_cmp(x->code, y->code);
    return code != 0 ? code : (x->ms > y->ms) - (x->ms < y->ms);
}

/* Of the times of one kind, shortest first. */
static struct store_exercise exercise_of(const struct time *times, size_t count)
{
    return (struct store_exercise){.code = times[0].code,
                                   .answers = (uint32_t)count,
                                   .median_ms = times[count / 2].ms,
                                   .slow_ms = times[count * 9 / 10].ms};
}

enum err store_exercises(struct store *s, struct arena *a, struct store_exercise **list,
                         size_t *count)
{
    struct time *times = ARENA_ARRAY(a, struct time, STORE_EXERCISE_ANSWERS);
    size_t answers = 0, n = 0;
    enum err e = read_newest(s, a, times, &answers);
    if (answers > 0) {
        qsort(times, answers, sizeof *times, by_code_and_time);
    }
    *list = ARENA_ARRAY(a, struct store_exercise, STORE_EXERCISES_MAX);
    for (size_t from = 0, to = 0; from < answers && n < STORE_EXERCISES_MAX; from = to) {
        for (to = from; to < answers && str_eq(times[to].code, times[from].code);) {
            to++;
        }
        (*list)[n++] = exercise_of(times + from, to - from);
    }
    *count = n;
    return e;
}
