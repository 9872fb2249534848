/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/must.h"
#include "seal/seal.h"
#include "store/store_private.h"
#include "store_v1_sql.h"

#include <stdlib.h>

static const char *const steps[] = {store_v1_sql};
/* Small pages: an answer changes four or five, and each goes through the log. */
static const struct db_kind learner_kind = {.application_id = STORE_APPLICATION_ID,
                                            .version = sizeof steps / sizeof *steps,
                                            .steps = steps,
                                            .page_bytes = 1024};

/* --- open and close --------------------------------------------------------------- */

static int64_t random_epoch(void)
{
    uint64_t chance = 0;
    seal_random(&chance, sizeof chance);
    return (int64_t)(chance >> 1);
}

static enum err prepare_and_check(struct store *s)
{
    enum err e = db_prepare(s->db, STORE_EVENT_INSERT, &s->insert_event);
    if (e == OK) {
        e = store_cache_open(s);
    }
    return e == OK ? store_cache_check(s) : e;
}

enum err store_open(const char *path, const struct clock *clock, struct key128 device,
                    const struct srs_model *model, struct store **out)
{
    must(!key128_is_zero(device));
    struct db *db = NULL;
    enum err e = db_open_durable(path, &learner_kind, &db);
    if (e != OK) {
        return e;
    }
    struct store *s = heap_alloc(1, sizeof *s);
    *s = (struct store){
        .db = db, .clock = clock, .device = device, .epoch = random_epoch(), .model = *model};
    e = prepare_and_check(s);
    if (e != OK) {
        store_close(s);
        return e;
    }
    *out = s;
    return OK;
}

void store_close(struct store *s)
{
    if (s) {
        db_stmt_close(s->insert_event);
        store_cache_close(s);
        db_close(s->db);
        free(s);
    }
}

/* --- writing ---------------------------------------------------------------------- */

/* The hybrid clock: the wall's time, but always past the newest event, whoever wrote
 * that and with whatever clock.  So an event of ours is always the last one. */
static void stamp(const struct store *s, struct store_event *e)
{
    int64_t now = clock_utc_ms(s->clock);
    e->utc_ms = now;
    e->offset_min = clock_offset_min(s->clock, now);
    e->hlc = now > s->tip.hlc ? now : s->tip.hlc + 1;
    e->key = (struct store_event_key){s->device, s->epoch, s->seq + 1};
}

/* These change the meaning of events that are folded already. */
static bool changes_the_past(int kind)
{
    return kind == STORE_UNDO || kind == STORE_FORGET;
}

static enum err write_event(struct store *s, const struct store_event *e, struct store_tip *tip,
                            struct srs_memory *after)
{
    store_event_bind(s->insert_event, e);
    enum err err = db_run(s->insert_event);
    if (err != OK) {
        return err;
    }
    if (changes_the_past(e->kind)) {
        return store_cache_rebuild(s, tip);
    }
    if (e->kind == STORE_REVIEW) {
        err = store_cache_review(s, e, after);
    }
    return err == OK ? store_cache_mark(s, tip) : err;
}

enum err store_append(struct store *s, struct store_event *e, struct srs_memory *after)
{
    struct srs_memory memory = {0};
    stamp(s, e);
    if (e->hlc > STORE_TIME_MAX_MS) {
        return ERR_LIMIT;
    }
    struct store_tip tip = {e->hlc, e->key, s->tip.events + 1};
    enum err err = db_begin(s->db);
    if (err == OK) {
        err = write_event(s, e, &tip, &memory);
        err = err == OK ? db_commit(s->db) : err;
        db_rollback(s->db);
    }
    if (err != OK) {
        return err;
    }
    s->seq++;
    s->tip = tip;
    if (after) {
        *after = memory;
    }
    return OK;
}

enum err store_review_add(struct store *s, const struct store_review *review,
                          struct srs_memory *after)
{
    int skill = (int)review->skill;
    must(!key128_is_zero(review->item) && skill >= 0 && skill < SRS_SKILLS);
    must(review->grade >= SRS_AGAIN && review->grade <= SRS_EASY);
    must(review->credit >= 0 && review->credit <= 1);
    must(review->exercise.n > 0 && review->exercise.n <= STORE_NAME_MAX_BYTES);
    struct store_event e = {
        .kind = STORE_REVIEW,
        .item = review->item,
        .skill = skill,
        .exercise = review->exercise,
        .grade = (int)review->grade,
        .credit = review->credit,
        .latency_ms = review->latency_ms,
        .hints = review->hints,
        .model = (int)s->model.id,
    };
    return store_append(s, &e, after);
}

/* --- merging ---------------------------------------------------------------------- */

/* Column by column: an event of a newer program keeps what we do not know of. */
static enum err copy_event(struct db_stmt *from, struct db_stmt *insert)
{
    struct store_event e;
    if (!store_event_from_row(from, &e)) {
        return ERR_FORMAT;
    }
    for (int column = 0; column < STORE_EVENT_COLUMN_COUNT; column++) {
        db_bind_column(insert, column + 1, from, column);
    }
    return db_run(insert);
}

static enum err copy_events(struct store *s, struct store *from)
{
    struct db_stmt *q = NULL, *insert = NULL;
    bool row = false;
    enum err e = db_prepare(from->db, "SELECT " STORE_EVENT_COLUMNS " FROM event", &q);
    if (e == OK) {
        e = db_prepare(s->db, STORE_EVENT_INSERT " ON CONFLICT DO NOTHING", &insert);
    }
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        e = copy_event(q, insert);
    }
    db_stmt_close(q);
    db_stmt_close(insert);
    return e;
}

enum err store_merge(struct store *s, struct store *from)
{
    must(s != from);
    struct store_tip tip = s->tip;
    enum err e = db_begin(s->db);
    if (e != OK) {
        return e;
    }
    e = copy_events(s, from);
    if (e == OK) {
        e = store_cache_rebuild(s, &tip);
    }
    if (e == OK) {
        e = db_commit(s->db);
    }
    db_rollback(s->db);
    if (e == OK) {
        s->tip = tip;
    }
    return e;
}
