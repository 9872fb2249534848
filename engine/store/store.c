/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include "base/must.h"
#include "seal/seal.h"
#include "store/store_private.h"
#include "store_v1_sql.h"
#include "store_v2_sql.h"
#include "store_v3_sql.h"

#include <stdlib.h>

static const char *const steps[] = {store_v1_sql, store_v2_sql, store_v3_sql};
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
    enum err e = store_care(s);
    if (e == OK) {
        e = db_prepare(s->db, STORE_EVENT_INSERT, &s->insert_event);
    }
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
    *s = (struct store){.db = db,
                        .in_file = path != NULL,
                        .clock = clock,
                        .device = device,
                        .epoch = random_epoch(),
                        .given = *model};
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

const struct srs_model *store_model(const struct store *s)
{
    return &s->state.model;
}

struct store_event_key store_last(const struct store *s)
{
    struct store_event_key none = {{{0}}, 0, 0};
    return s->seq > 0 ? (struct store_event_key){s->device, s->epoch, s->seq} : none;
}

/* --- transactions ----------------------------------------------------------------- */

/* What is written into a file that has no name any more is lost with it: better to say so. */
enum err store_begin(struct store *s)
{
    return s->in_file && db_has_moved(s->db) ? ERR_NOT_FOUND : db_begin(s->db);
}

enum err store_end(struct store *s, enum err e, const struct store_state *state)
{
    if (e == OK) {
        e = db_commit(s->db);
    }
    db_rollback(s->db);
    if (e == OK) {
        s->state = *state;
    }
    return e;
}

/* --- writing ---------------------------------------------------------------------- */

/* The hybrid clock: the wall's time, but always past the newest event, whoever wrote
 * that and with whatever clock.  So an event of ours is always the last one. */
static void stamp(const struct store *s, struct store_event *e)
{
    int64_t now = clock_utc_ms(s->clock), newest = s->state.tip.hlc;
    e->utc_ms = now;
    e->offset_min = clock_offset_min(s->clock, now);
    e->hlc = now > newest ? now : newest + 1;
    e->key = (struct store_event_key){s->device, s->epoch, s->seq + 1};
}

/* These change the meaning of events that are folded already. */
static bool changes_the_past(int64_t kind)
{
    return kind == STORE_UNDO || kind == STORE_FORGET || kind == STORE_TRAINED ||
           kind == STORE_ERASE;
}

static enum err write_event(struct store *s, const struct store_event *e, struct store_state *state,
                            struct srs_memory *after)
{
    store_event_bind(s->insert_event, e);
    enum err err = db_run(s->insert_event);
    if (err != OK) {
        return err;
    }
    if (changes_the_past(e->kind)) {
        return store_cache_rebuild(s, state);
    }
    if (e->kind == STORE_REVIEW) {
        err = store_memory_review(s, e, &state->sum, after);
    }
    return err == OK ? store_cache_mark(s, state) : err;
}

enum err store_append(struct store *s, struct store_event *e, struct srs_memory *after)
{
    struct srs_memory memory = {0};
    struct store_state state = s->state;
    stamp(s, e);
    if (!store_event_is_sound(e)) {
        return ERR_LIMIT;
    }
    state.tip = (struct store_tip){e->hlc, e->key, s->state.tip.events + 1};
    enum err err = store_begin(s);
    if (err == OK) {
        err = store_end(s, write_event(s, e, &state, &memory), &state);
    }
    if (err != OK) {
        return err;
    }
    s->seq++;
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
        .has = STORE_HAS_ITEM | STORE_HAS_SKILL | STORE_HAS_EXERCISE | STORE_HAS_GRADE |
               STORE_HAS_CREDIT | STORE_HAS_LATENCY | STORE_HAS_HINTS | STORE_HAS_MODEL,
        .item = review->item,
        .skill = skill,
        .exercise = review->exercise,
        .grade = (int)review->grade,
        .credit = review->credit,
        .latency_ms = review->latency_ms,
        .hints = review->hints,
        .model = (int)s->given.id,
    };
    return store_append(s, &e, after);
}
