/* SPDX-License-Identifier: MIT
 *
 * Statistics of the log: one pass over it, with the fold that memories are made by.  */
#include "store/store_stats.h"

#include "store/store_private.h"

#include <stdlib.h>

struct times {
    struct str code;
    uint32_t answers;
    uint32_t last_ms[STORE_EXERCISE_LAST]; /* a ring */
};

struct pass {
    struct arena *arena;
    int32_t from_day;
    struct store_fold fold;
    struct store_day *days; /* sorted */
    size_t day_count;
    struct store_retention retention[SRS_SKILLS];
    struct times *times;
    size_t time_count;
};

static uint32_t spent_ms(const struct store_event *e)
{
    int64_t ms = e->latency_ms > 0 ? e->latency_ms : 0;
    return ms < STORE_ANSWER_MAX_MS ? (uint32_t)ms : STORE_ANSWER_MAX_MS;
}

/* --- days ------------------------------------------------------------------------- */

/* The day's row, new where there was none; NULL when there are too many. */
static struct store_day *day_of(struct pass *p, int32_t day)
{
    size_t at = p->day_count;
    while (at > 0 && p->days[at - 1].day > day) { /* seldom: a clock that was set back */
        at--;
    }
    if (at > 0 && p->days[at - 1].day == day) {
        return &p->days[at - 1];
    }
    if (p->day_count == STORE_DAYS_MAX) {
        return NULL;
    }
    memmove(&p->days[at + 1], &p->days[at], (p->day_count - at) * sizeof *p->days);
    p->days[at] = (struct store_day){.day = day};
    p->day_count++;
    return &p->days[at];
}

static enum err count_day(struct pass *p, const struct store_event *e, int32_t day)
{
    struct store_day *d = day_of(p, day);
    if (!d) {
        return ERR_LIMIT;
    }
    d->answers++;
    d->again += e->grade == SRS_AGAIN;
    d->spent_ms += spent_ms(e);
    return OK;
}

/* --- retention -------------------------------------------------------------------- */

static void count_recall(struct pass *p, const struct store_event *e, struct srs_moment at)
{
    size_t row = store_fold_index(&p->fold, e);
    struct srs_memory before = store_fold_before(e, &p->fold.rows[row].trace);
    if (before.reviews > 0 && at.day > before.last_day) {
        struct store_retention *r = &p->retention[e->skill];
        r->answers++;
        r->remembered += e->grade != SRS_AGAIN;
        r->expected += srs_recall(p->fold.model, before, at);
    }
}

/* --- exercises -------------------------------------------------------------------- */

static void count_exercise(struct pass *p, const struct store_event *e)
{
    size_t i = 0;
    while (i < p->time_count && !str_eq(p->times[i].code, e->exercise)) {
        i++;
    }
    if (i == STORE_EXERCISES_MAX) {
        return;
    }
    if (i == p->time_count) {
        p->times[p->time_count++] = (struct times){.code = arena_str(p->arena, e->exercise)};
    }
    struct times *t = &p->times[i];
    t->last_ms[t->answers++ % STORE_EXERCISE_LAST] = spent_ms(e);
}

static int by_size(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static int by_code(const void *a, const void *b)
{
    const struct store_exercise *x = a, *y = b;
    return str_cmp(x->code, y->code);
}

static void finish_exercises(struct pass *p, struct store_stats *out)
{
    out->exercises = ARENA_ARRAY(p->arena, struct store_exercise, p->time_count);
    out->exercise_count = p->time_count;
    for (size_t i = 0; i < p->time_count; i++) {
        struct times *t = &p->times[i];
        size_t n = t->answers < STORE_EXERCISE_LAST ? t->answers : STORE_EXERCISE_LAST;
        qsort(t->last_ms, n, sizeof *t->last_ms, by_size);
        out->exercises[i] = (struct store_exercise){.code = t->code,
                                                    .answers = t->answers,
                                                    .median_ms = t->last_ms[n / 2],
                                                    .slow_ms = t->last_ms[n * 9 / 10]};
    }
    if (p->time_count > 0) {
        qsort(out->exercises, p->time_count, sizeof *out->exercises, by_code);
    }
}

/* --- the pass --------------------------------------------------------------------- */

static enum err count_review(struct pass *p, const struct store_event *e)
{
    struct srs_moment at = store_fold_moment(e);
    count_exercise(p, e);
    if (at.day < p->from_day) {
        return OK;
    }
    count_recall(p, e, at);
    return count_day(p, e, at.day);
}

static enum err read_log(struct store *s, struct pass *p)
{
    struct store_log log = {0};
    struct store_event event;
    bool found = false;
    enum err e = store_log_undos(s, &p->fold);
    if (e == OK) {
        e = store_log_open(s, &log);
    }
    while (e == OK && (e = store_log_next(&log, &event, &found)) == OK && found) {
        if (store_fold_is_review(&event) && !store_fold_is_undone(&p->fold, &event)) {
            e = count_review(p, &event);
        }
        store_fold_add(&p->fold, &event);
    }
    store_log_close(&log);
    return e;
}

enum err store_stats(struct store *s, int32_t from_day, struct arena *a, struct store_stats *out)
{
    struct pass p = {.arena = a,
                     .from_day = from_day,
                     .days = ARENA_ARRAY(a, struct store_day, STORE_DAYS_MAX),
                     .times = heap_alloc(STORE_EXERCISES_MAX, sizeof *p.times)};
    store_fold_init(&p.fold, &s->state.model);
    *out = (struct store_stats){0};
    enum err e = read_log(s, &p);
    if (e == OK) {
        out->days = p.days;
        out->day_count = p.day_count;
        memcpy(out->retention, p.retention, sizeof p.retention);
        finish_exercises(&p, out);
    }
    store_fold_finish(&p.fold);
    free(p.times);
    return e;
}
