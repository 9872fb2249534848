/* SPDX-License-Identifier: MIT
 *
 * Statistics of the log: one pass over it, with the fold that memories are made by.  */
#include "store/store_stats.h"

#include "store/store_private.h"

struct pass {
    int32_t from_day;
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

static void count_recall(struct pass *p, struct store_fold *f, const struct store_event *e,
                         struct srs_moment at)
{
    size_t row = store_fold_index(f, e);
    struct srs_memory before = store_fold_before(e, &f->rows[row].trace);
    if (before.reviews > 0 && at.day > before.last_day) {
        struct store_retention *r = &p->retention[e->skill];
        r->answers++;
        r->remembered += e->grade != SRS_AGAIN;
        r->expected += srs_recall(f->model, before, at);
    }
}

/* --- the pass --------------------------------------------------------------------- */

static enum err count_answer(void *ctx, struct store_fold *f, const struct store_event *e)
{
    struct pass *p = ctx;
    struct srs_moment at = store_fold_moment(e);
    if (at.day < p->from_day) {
        return OK;
    }
    count_recall(p, f, e, at);
    return count_day(p, e, at.day);
}

enum err store_stats(struct store *s, int32_t from_day, struct arena *a, struct store_stats *out)
{
    struct pass p = {.from_day = from_day,
                     .days = ARENA_ARRAY(a, struct store_day, STORE_DAYS_MAX)};
    struct store_fold fold;
    store_fold_init(&fold, &s->state.model);
    *out = (struct store_stats){0};
    enum err e = store_log_fold(s, &fold, &(struct store_watcher){count_answer, &p});
    if (e == OK) {
        out->days = p.days;
        out->day_count = p.day_count;
        memcpy(out->retention, p.retention, sizeof p.retention);
    }
    store_fold_finish(&fold);
    return e;
}
