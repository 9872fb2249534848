/* SPDX-License-Identifier: MIT
 *
 * Memories as rows of the file.                                                       */
#include "store/store_private.h"

#include <string.h>

#define MEMORY_COLUMNS                                                                             \
    "stability_days, fast_days, difficulty, last_day, last_utc_ms, last_hlc, reviews, lapses, "    \
    "successes"

static const char read_memory[] =
    "SELECT " MEMORY_COLUMNS " FROM memory WHERE item = ?1 AND skill = ?2";
static const char write_memory[] = "INSERT OR REPLACE INTO memory (item, skill, " MEMORY_COLUMNS
                                   ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

enum err store_memory_open(struct store *s)
{
    enum err e = db_prepare(s->db, read_memory, &s->read_memory);
    return e == OK ? db_prepare(s->db, write_memory, &s->write_memory) : e;
}

void store_memory_close(struct store *s)
{
    db_stmt_close(s->read_memory);
    db_stmt_close(s->write_memory);
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

/* The sum of all memories is that of these numbers, in whatever order they were written: each
 * change takes the old one away and adds the new.  It is there for accidents: a program that
 * means to change a memory can make the sum fit. */
static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

static uint64_t mix_double(uint64_t hash, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return mix(hash, bits);
}

static uint64_t number_of(struct key128 item, enum srs_skill skill, const struct store_trace *trace)
{
    const struct srs_memory *m = &trace->memory;
    uint64_t half[2];
    memcpy(half, item.b, sizeof half);
    uint64_t h = mix(mix(mix(0, half[0]), half[1]), (uint64_t)skill);
    h = mix_double(h, m->stability_days);
    h = mix_double(h, m->fast_days);
    h = mix_double(h, m->difficulty);
    h = mix(mix(h, (uint64_t)m->last_day), (uint64_t)m->last_utc_ms);
    h = mix(h, (uint64_t)trace->last_hlc);
    return mix(mix(mix(h, m->reviews), m->lapses), m->successes);
}

enum err store_memory_add(struct store *s, struct key128 item, enum srs_skill skill,
                          const struct store_trace *trace, uint64_t *sum)
{
    *sum += number_of(item, skill, trace);
    return put_trace(s, item, skill, trace);
}

enum err store_memory_review(struct store *s, const struct store_event *e, uint64_t *sum,
                             struct srs_memory *after)
{
    enum srs_skill skill = (enum srs_skill)e->skill;
    struct store_trace trace;
    enum err err = get_trace(s, e->item, skill, &trace);
    if (err != OK) {
        return err;
    }
    *sum -= trace.memory.reviews > 0 ? number_of(e->item, skill, &trace) : 0;
    store_fold_review(&s->state.model, e, &trace);
    *after = trace.memory;
    return store_memory_add(s, e->item, skill, &trace, sum);
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

enum err store_memory_sum(struct store *s, uint64_t *sum)
{
    struct db_stmt *q = NULL;
    bool row = false;
    *sum = 0;
    enum err e = db_prepare(s->db, "SELECT item, skill, " MEMORY_COLUMNS " FROM memory", &q);
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        struct key128 item = {{0}};
        struct store_trace trace = trace_from_row(q, 2);
        (void)db_column_key(q, 0, &item);
        *sum += number_of(item, (enum srs_skill)db_column_i64(q, 1), &trace);
    }
    db_stmt_close(q);
    return e;
}
