/* SPDX-License-Identifier: MIT */
#include "store/store_private.h"

#include "seal/seal.h"

#define LOG_MODULE "store"
#include "base/log.h"

#define MEMORY_COLUMNS                                                                             \
    "stability_days, fast_days, difficulty, last_day, last_utc_ms, last_hlc, reviews, lapses, "    \
    "successes"

static const char read_memory[] =
    "SELECT " MEMORY_COLUMNS " FROM memory WHERE item = ?1 AND skill = ?2";
static const char write_memory[] = "INSERT OR REPLACE INTO memory (item, skill, " MEMORY_COLUMNS
                                   ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char write_folded[] = "INSERT OR REPLACE INTO folded (id, rules, model, events, hlc, "
                                   "device, epoch, seq) VALUES (1, ?, ?, ?, ?, ?, ?, ?)";

enum err store_cache_open(struct store *s)
{
    enum err e = db_prepare(s->db, read_memory, &s->read_memory);
    if (e == OK) {
        e = db_prepare(s->db, write_memory, &s->write_memory);
    }
    if (e == OK) {
        e = db_prepare(s->db, write_folded, &s->write_folded);
    }
    return e;
}

void store_cache_close(struct store *s)
{
    db_stmt_close(s->read_memory);
    db_stmt_close(s->write_memory);
    db_stmt_close(s->write_folded);
}

/* --- one memory ------------------------------------------------------------------- */

static struct store_trace trace_from_row(struct db_stmt *row, int column)
{
    struct srs_memory memory = {
        .stability_days = db_column_double(row, column),
        .fast_days = db_column_double(row, column + 1),
        .difficulty = db_column_double(row, column + 2),
        .last_day = (int32_t)db_column_i64(row, column + 3),
        .last_utc_ms = db_column_i64(row, column + 4),
        .reviews = (uint32_t)db_column_i64(row, column + 6),
        .lapses = (uint32_t)db_column_i64(row, column + 7),
        .successes = (uint32_t)db_column_i64(row, column + 8),
    };
    return (struct store_trace){memory, db_column_i64(row, column + 5)};
}

static enum err get_trace(struct store *s, struct key128 item, enum srs_skill skill,
                          struct store_trace *out)
{
    bool row = false;
    *out = (struct store_trace){0};
    db_bind_key(s->read_memory, 1, item);
    db_bind_i64(s->read_memory, 2, skill);
    enum err e = db_step(s->read_memory, &row);
    if (e == OK && row) {
        *out = trace_from_row(s->read_memory, 0);
        db_reset(s->read_memory);
    }
    return e;
}

static enum err put_trace(struct store *s, struct key128 item, enum srs_skill skill,
                          const struct store_trace *trace)
{
    struct db_stmt *w = s->write_memory;
    const struct srs_memory *m = &trace->memory;
    db_bind_key(w, 1, item);
    db_bind_i64(w, 2, skill);
    db_bind_double(w, 3, m->stability_days);
    db_bind_double(w, 4, m->fast_days);
    db_bind_double(w, 5, m->difficulty);
    db_bind_i64(w, 6, m->last_day);
    db_bind_i64(w, 7, m->last_utc_ms);
    db_bind_i64(w, 8, trace->last_hlc);
    db_bind_i64(w, 9, m->reviews);
    db_bind_i64(w, 10, m->lapses);
    db_bind_i64(w, 11, m->successes);
    return db_run(w);
}

enum err store_memory(struct store *s, struct key128 item, enum srs_skill skill,
                      struct srs_memory *out)
{
    struct store_trace trace;
    enum err e = get_trace(s, item, skill, &trace);
    *out = trace.memory;
    return e;
}

enum err store_cache_review(struct store *s, const struct store_event *e, struct srs_memory *after)
{
    struct store_trace trace;
    enum err err = get_trace(s, e->item, (enum srs_skill)e->skill, &trace);
    if (err == OK) {
        store_fold_review(&s->state.model, e, &trace);
        err = put_trace(s, e->item, (enum srs_skill)e->skill, &trace);
        *after = trace.memory;
    }
    return err;
}

/* --- all memories ----------------------------------------------------------------- */

static enum err count_memories(struct store *s, size_t *count)
{
    struct db_stmt *q = NULL;
    bool row = false;
    enum err e = db_prepare(s->db, "SELECT count(*) FROM memory", &q);
    if (e == OK) {
        e = db_step(q, &row);
    }
    *count = row ? (size_t)db_column_i64(q, 0) : 0;
    db_stmt_close(q);
    return e;
}

/* One that is dated in the future would never be asked again. */
static struct srs_memory due_if_ahead(const struct store *s, struct srs_memory m)
{
    int64_t now = clock_utc_ms(s->clock);
    if (m.last_utc_ms - now <= STORE_DAY_MS) {
        return m;
    }
    m.last_utc_ms = now - (int64_t)(m.stability_days * STORE_DAY_MS);
    m.last_day =
        clock_local_day(m.last_utc_ms, clock_offset_min(s->clock, now), STORE_ROLLOVER_HOUR);
    return m;
}

enum err store_memories(struct store *s, struct arena *a, struct store_memory_row **rows,
                        size_t *count)
{
    struct db_stmt *q = NULL;
    size_t room = 0, n = 0;
    bool row = false;
    enum err e = count_memories(s, &room);
    if (e == OK) {
        e = db_prepare(
            s->db, "SELECT item, skill, " MEMORY_COLUMNS " FROM memory ORDER BY item, skill", &q);
    }
    struct store_memory_row *list = ARENA_ARRAY(a, struct store_memory_row, room);
    while (e == OK && (e = db_step(q, &row)) == OK && row && n < room) {
        struct store_memory_row *to = &list[n];
        to->skill = (enum srs_skill)db_column_i64(q, 1);
        to->memory = due_if_ahead(s, trace_from_row(q, 2).memory);
        n += db_column_key(q, 0, &to->item);
    }
    db_stmt_close(q);
    *rows = list;
    *count = n;
    return e;
}

/* --- whose memories these are ------------------------------------------------------- */

/* The model's name: its id and parameters.  Only compared within one file on one kind
 * of machine; another byte order means one rebuild. */
static struct key128 model_key(const struct srs_model *model)
{
    struct seal_hash h;
    int32_t id = (int32_t)model->id;
    seal_hash_begin(&h);
    seal_hash_add(&h, (struct str){(const char *)&id, sizeof id});
    seal_hash_add(&h, (struct str){(const char *)model->w, model->count * sizeof *model->w});
    return seal_hash_end(&h);
}

enum err store_cache_mark(struct store *s, const struct store_state *state)
{
    struct db_stmt *w = s->write_folded;
    const struct store_tip *tip = &state->tip;
    db_bind_i64(w, 1, STORE_FOLD_RULES);
    db_bind_key(w, 2, model_key(&state->model));
    db_bind_i64(w, 3, tip->events);
    db_bind_i64(w, 4, tip->hlc);
    db_bind_key(w, 5, tip->key.device);
    db_bind_i64(w, 6, tip->key.epoch);
    db_bind_i64(w, 7, tip->key.seq);
    return db_run(w);
}

static bool is_mark_of(struct db_stmt *q, const struct store_state *state)
{
    struct key128 model, device;
    const struct store_tip *tip = &state->tip;
    return db_column_i64(q, 0) == STORE_FOLD_RULES && db_column_key(q, 1, &model) &&
           key128_eq(model, model_key(&state->model)) && db_column_i64(q, 2) == tip->events &&
           db_column_i64(q, 3) == tip->hlc && db_column_key(q, 4, &device) &&
           key128_eq(device, tip->key.device) && db_column_i64(q, 5) == tip->key.epoch &&
           db_column_i64(q, 6) == tip->key.seq;
}

static enum err is_marked(struct store *s, const struct store_state *state, bool *marked)
{
    struct db_stmt *q = NULL;
    bool row = false;
    enum err e = db_prepare(
        s->db, "SELECT rules, model, events, hlc, device, epoch, seq FROM folded WHERE id = 1", &q);
    if (e == OK) {
        e = db_step(q, &row);
    }
    *marked = e == OK && row && is_mark_of(q, state);
    db_stmt_close(q);
    return e;
}

/* --- rebuild ---------------------------------------------------------------------- */

static enum err fold_events(struct store *s, struct store_fold *f)
{
    struct store_log log = {0};
    struct store_event event;
    bool found = false;
    enum err e = store_log_undos(s, f);
    if (e == OK) {
        e = store_log_open(s, &log);
    }
    while (e == OK && (e = store_log_next(&log, &event, &found)) == OK && found) {
        store_fold_add(f, &event);
    }
    store_log_close(&log);
    return e;
}

/* In the table's order: each page of it is filled once. */
static enum err write_memories(struct store *s, struct store_fold *f)
{
    store_fold_sort(f);
    enum err e = db_exec(s->db, "DELETE FROM memory");
    for (size_t i = 0; e == OK && i < f->count; i++) {
        const struct store_fold_row *row = &f->rows[i];
        if (row->trace.memory.reviews > 0) {
            e = put_trace(s, row->item, row->skill, &row->trace);
        }
    }
    return e;
}

static enum err fold_and_write(struct store *s, const struct srs_model *model)
{
    struct store_fold f;
    store_fold_init(&f, model);
    enum err e = fold_events(s, &f);
    if (e == OK) {
        e = write_memories(s, &f);
    }
    store_fold_finish(&f);
    return e;
}

enum err store_cache_rebuild(struct store *s, struct store_state *state)
{
    enum err e = store_purge(s);
    if (e == OK) {
        e = store_trained_read(s, state);
    }
    if (e == OK) {
        e = fold_and_write(s, &state->model);
    }
    if (e == OK) {
        e = store_tip_read(s->db, &state->tip);
    }
    return e == OK ? store_cache_mark(s, state) : e;
}

enum err store_cache_check(struct store *s)
{
    bool marked = false;
    struct store_state state = {0};
    enum err e = store_tip_read(s->db, &state.tip);
    if (e == OK) {
        e = store_trained_read(s, &state);
    }
    if (e == OK) {
        e = is_marked(s, &state, &marked);
    }
    if (e != OK || marked) {
        s->state = state;
        return e;
    }
    LOG_DEBUG("memories are made anew from %lld events", (long long)state.tip.events);
    e = store_begin(s);
    return e == OK ? store_end(s, store_cache_rebuild(s, &state), &state) : e;
}
