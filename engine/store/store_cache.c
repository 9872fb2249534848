/* SPDX-License-Identifier: MIT */
#include "store/store_private.h"

#include "seal/seal.h"
#include "store/store_fold.h"

#define LOG_MODULE "store"
#include "base/log.h"

#define MEMORY_COLUMNS "stability_days, difficulty, last_day, last_utc_ms, reviews, lapses"

static const char read_memory[] =
    "SELECT " MEMORY_COLUMNS " FROM memory WHERE item = ?1 AND skill = ?2";
static const char write_memory[] = "INSERT OR REPLACE INTO memory (item, skill, " MEMORY_COLUMNS
                                   ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
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

static struct srs_memory memory_from_row(struct db_stmt *row, int column)
{
    return (struct srs_memory){
        .stability_days = db_column_double(row, column),
        .difficulty = db_column_double(row, column + 1),
        .last_day = (int32_t)db_column_i64(row, column + 2),
        .last_utc_ms = db_column_i64(row, column + 3),
        .reviews = (uint32_t)db_column_i64(row, column + 4),
        .lapses = (uint32_t)db_column_i64(row, column + 5),
    };
}

enum err store_memory(struct store *s, struct key128 item, enum srs_skill skill,
                      struct srs_memory *out)
{
    bool row = false;
    *out = (struct srs_memory){0};
    db_bind_key(s->read_memory, 1, item);
    db_bind_i64(s->read_memory, 2, skill);
    enum err e = db_step(s->read_memory, &row);
    if (e == OK && row) {
        *out = memory_from_row(s->read_memory, 0);
        db_reset(s->read_memory);
    }
    return e;
}

static enum err put_memory(struct store *s, struct key128 item, enum srs_skill skill,
                           const struct srs_memory *m)
{
    struct db_stmt *w = s->write_memory;
    db_bind_key(w, 1, item);
    db_bind_i64(w, 2, skill);
    db_bind_double(w, 3, m->stability_days);
    db_bind_double(w, 4, m->difficulty);
    db_bind_i64(w, 5, m->last_day);
    db_bind_i64(w, 6, m->last_utc_ms);
    db_bind_i64(w, 7, m->reviews);
    db_bind_i64(w, 8, m->lapses);
    return db_run(w);
}

enum err store_cache_review(struct store *s, const struct store_event *e, struct srs_memory *after)
{
    struct srs_memory memory;
    enum err err = store_memory(s, e->item, (enum srs_skill)e->skill, &memory);
    if (err == OK && store_fold_review(&s->model, e, &memory)) {
        err = put_memory(s, e->item, (enum srs_skill)e->skill, &memory);
        *after = memory;
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
        to->memory = memory_from_row(q, 2);
        n += db_column_key(q, 0, &to->item);
    }
    db_stmt_close(q);
    *rows = list;
    *count = n;
    return e;
}

/* --- how far the log goes --------------------------------------------------------- */

static enum err tip_from(struct db_stmt *q, struct store_tip *tip)
{
    tip->hlc = db_column_i64(q, 0);
    tip->key.epoch = db_column_i64(q, 2);
    tip->key.seq = db_column_i64(q, 3);
    tip->events = db_column_i64(q, 4);
    bool sane =
        db_column_key(q, 1, &tip->key.device) && tip->hlc >= 0 && tip->hlc <= STORE_TIME_MAX_MS;
    return sane ? OK : ERR_FORMAT;
}

enum err store_tip_read(struct db *db, struct store_tip *out)
{
    struct db_stmt *q = NULL;
    bool row = false;
    *out = (struct store_tip){0};
    enum err e = db_prepare(db,
                            "SELECT hlc, device, epoch, seq, (SELECT count(*) FROM event) "
                            "FROM event ORDER BY hlc DESC, device DESC, epoch DESC, seq DESC "
                            "LIMIT 1",
                            &q);
    if (e == OK) {
        e = db_step(q, &row);
    }
    if (e == OK && row) {
        e = tip_from(q, out);
    }
    db_stmt_close(q);
    return e;
}

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

enum err store_cache_mark(struct store *s, const struct store_tip *tip)
{
    struct db_stmt *w = s->write_folded;
    db_bind_i64(w, 1, STORE_FOLD_RULES);
    db_bind_key(w, 2, model_key(&s->model));
    db_bind_i64(w, 3, tip->events);
    db_bind_i64(w, 4, tip->hlc);
    db_bind_key(w, 5, tip->key.device);
    db_bind_i64(w, 6, tip->key.epoch);
    db_bind_i64(w, 7, tip->key.seq);
    return db_run(w);
}

static bool is_mark_of(struct db_stmt *q, const struct store *s, const struct store_tip *tip)
{
    struct key128 model, device;
    return db_column_i64(q, 0) == STORE_FOLD_RULES && db_column_key(q, 1, &model) &&
           key128_eq(model, model_key(&s->model)) && db_column_i64(q, 2) == tip->events &&
           db_column_i64(q, 3) == tip->hlc && db_column_key(q, 4, &device) &&
           key128_eq(device, tip->key.device) && db_column_i64(q, 5) == tip->key.epoch &&
           db_column_i64(q, 6) == tip->key.seq;
}

static enum err is_marked(struct store *s, const struct store_tip *tip, bool *marked)
{
    struct db_stmt *q = NULL;
    bool row = false;
    enum err e = db_prepare(
        s->db, "SELECT rules, model, events, hlc, device, epoch, seq FROM folded WHERE id = 1", &q);
    if (e == OK) {
        e = db_step(q, &row);
    }
    *marked = e == OK && row && is_mark_of(q, s, tip);
    db_stmt_close(q);
    return e;
}

/* --- rebuild ---------------------------------------------------------------------- */

static enum err fold_undos(struct store *s, struct store_fold *f)
{
    struct db_stmt *q = NULL;
    bool row = false;
    enum err e = db_prepare(s->db,
                            "SELECT of_device, of_epoch, of_seq FROM event "
                            "WHERE kind <> 1 AND kind = ?1 ORDER BY hlc",
                            &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_UNDO);
    }
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        struct store_event_key of = {.epoch = db_column_i64(q, 1), .seq = db_column_i64(q, 2)};
        if (db_column_key(q, 0, &of.device)) {
            store_fold_undo(f, of);
        }
    }
    db_stmt_close(q);
    return e;
}

static enum err fold_events(struct store *s, struct store_fold *f)
{
    struct db_stmt *q = NULL;
    struct store_event event;
    bool row = false;
    enum err e = db_prepare(
        s->db, "SELECT " STORE_EVENT_COLUMNS " FROM event ORDER BY hlc, device, epoch, seq", &q);
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        if (store_event_from_row(q, &event)) {
            store_fold_add(f, &event);
        }
    }
    db_stmt_close(q);
    return e;
}

static enum err write_memories(struct store *s, const struct store_fold *f)
{
    enum err e = db_exec(s->db, "DELETE FROM memory");
    for (size_t i = 0; e == OK && i < f->count; i++) {
        const struct store_memory_row *row = &f->rows[i];
        if (row->memory.reviews > 0) {
            e = put_memory(s, row->item, row->skill, &row->memory);
        }
    }
    return e;
}

enum err store_cache_rebuild(struct store *s, struct store_tip *tip)
{
    struct store_fold f;
    store_fold_init(&f, &s->model);
    enum err e = fold_undos(s, &f);
    if (e == OK) {
        e = fold_events(s, &f);
    }
    if (e == OK) {
        e = write_memories(s, &f);
    }
    if (e == OK) {
        e = store_tip_read(s->db, tip);
    }
    if (e == OK) {
        e = store_cache_mark(s, tip);
    }
    store_fold_finish(&f);
    return e;
}

static enum err rebuild_now(struct store *s)
{
    LOG_DEBUG("memories are made anew from %lld events", (long long)s->tip.events);
    enum err e = db_begin(s->db);
    if (e == OK) {
        e = store_cache_rebuild(s, &s->tip);
        e = e == OK ? db_commit(s->db) : e;
        db_rollback(s->db);
    }
    return e;
}

enum err store_cache_check(struct store *s)
{
    bool marked = false;
    enum err e = store_tip_read(s->db, &s->tip);
    if (e == OK) {
        e = is_marked(s, &s->tip, &marked);
    }
    return e == OK && !marked ? rebuild_now(s) : e;
}
