/* SPDX-License-Identifier: MIT */
#include "store/store_private.h"

#include "seal/seal.h"

#define LOG_MODULE "store"
#include "base/log.h"

static const char write_folded[] =
    "INSERT OR REPLACE INTO folded (id, rules, model, events, hlc, device, epoch, seq, memories) "
    "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)";

enum err store_cache_open(struct store *s)
{
    enum err e = store_memory_open(s);
    return e == OK ? db_prepare(s->db, write_folded, &s->write_folded) : e;
}

void store_cache_close(struct store *s)
{
    store_memory_close(s);
    db_stmt_close(s->write_folded);
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
    db_bind_i64(w, 8, (int64_t)state->sum);
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
           db_column_i64(q, 6) == tip->key.seq && (uint64_t)db_column_i64(q, 7) == state->sum;
}

static enum err is_marked(struct store *s, const struct store_state *state, bool *marked)
{
    struct db_stmt *q = NULL;
    bool row = false;
    enum err e = db_prepare(
        s->db,
        "SELECT rules, model, events, hlc, device, epoch, seq, memories FROM folded WHERE id = 1",
        &q);
    if (e == OK) {
        e = db_step(q, &row);
    }
    *marked = e == OK && row && is_mark_of(q, state);
    db_stmt_close(q);
    return e;
}

/* --- rebuild ---------------------------------------------------------------------- */

/* In the table's order: each page of it is filled once. */
static enum err write_memories(struct store *s, struct store_fold *f, uint64_t *sum)
{
    *sum = 0;
    store_fold_sort(f);
    enum err e = db_exec(s->db, "DELETE FROM memory");
    for (size_t i = 0; e == OK && i < f->count; i++) {
        const struct store_fold_row *row = &f->rows[i];
        if (row->trace.memory.reviews > 0) {
            e = store_memory_add(s, row->item, row->skill, &row->trace, sum);
        }
    }
    return e;
}

static enum err fold_and_write(struct store *s, struct store_state *state)
{
    struct store_fold f;
    store_fold_init(&f, &state->model);
    enum err e = store_log_fold(s, &f, NULL);
    if (e == OK) {
        e = write_memories(s, &f, &state->sum);
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
        e = fold_and_write(s, state);
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
        e = store_memory_sum(s, &state.sum);
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
