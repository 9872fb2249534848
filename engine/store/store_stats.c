/* SPDX-License-Identifier: MIT
 *
 * Statistics of the log: one pass over it, with the fold that memories are made by.  */
#include "store/store_stats.h"

#include "store/store_private.h"

struct pass {
    int32_t from_day;
    struct store_fold fold;
    struct store_day *days; /* sorted */
    size_t day_count;
    struct store_retention retention[SRS_SKILLS];
};

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
    d->spent_ms += store_spent_ms(e->latency_ms);
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

/* --- the pass --------------------------------------------------------------------- */

static enum err count_review(struct pass *p, const struct store_event *e)
{
    struct srs_moment at = store_fold_moment(e);
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
    struct pass p = {.from_day = from_day,
                     .days = ARENA_ARRAY(a, struct store_day, STORE_DAYS_MAX)};
    store_fold_init(&p.fold, &s->state.model);
    *out = (struct store_stats){0};
    enum err e = read_log(s, &p);
    if (e == OK) {
        out->days = p.days;
        out->day_count = p.day_count;
        memcpy(out->retention, p.retention, sizeof p.retention);
    }
    store_fold_finish(&p.fold);
    return e;
}
