/* SPDX-License-Identifier: MIT */
#include "store/store_event.h"

enum { OFFSET_MAX_MIN = 24 * 60 };

bool store_event_key_eq(struct store_event_key a, struct store_event_key b)
{
    return a.epoch == b.epoch && a.seq == b.seq && key128_eq(a.device, b.device);
}

/* Columns that are empty are 0 in both. */
bool store_event_eq(const struct store_event *a, const struct store_event *b)
{
    return a->hlc == b->hlc && store_event_key_eq(a->key, b->key) && a->kind == b->kind &&
           a->utc_ms == b->utc_ms && a->offset_min == b->offset_min && a->has == b->has &&
           key128_eq(a->item, b->item) && a->skill == b->skill &&
           str_eq(a->exercise, b->exercise) && a->grade == b->grade && a->credit == b->credit &&
           a->latency_ms == b->latency_ms && a->hints == b->hints && a->model == b->model &&
           str_eq(a->name, b->name) && str_eq(a->value, b->value) &&
           store_event_key_eq(a->of, b->of);
}

/* --- to a row --------------------------------------------------------------------- */

static void bind_i64_if(struct db_stmt *s, int parameter, int64_t value, bool has_value)
{
    if (has_value) {
        db_bind_i64(s, parameter, value);
    } else {
        db_bind_null(s, parameter);
    }
}

static void bind_key_if(struct db_stmt *s, int parameter, struct key128 key, bool has_key)
{
    if (has_key) {
        db_bind_key(s, parameter, key);
    } else {
        db_bind_null(s, parameter);
    }
}

static void bind_str_if(struct db_stmt *s, int parameter, struct str text, bool has_text)
{
    if (has_text) {
        db_bind_str(s, parameter, text);
    } else {
        db_bind_null(s, parameter);
    }
}

static void bind_credit(struct db_stmt *s, int parameter, const struct store_event *e)
{
    if (e->has & STORE_HAS_CREDIT) {
        db_bind_double(s, parameter, e->credit);
    } else {
        db_bind_null(s, parameter);
    }
}

void store_event_bind(struct db_stmt *s, const struct store_event *e)
{
    db_bind_i64(s, 1, e->hlc);
    db_bind_key(s, 2, e->key.device);
    db_bind_i64(s, 3, e->key.epoch);
    db_bind_i64(s, 4, e->key.seq);
    db_bind_i64(s, 5, e->kind);
    db_bind_i64(s, 6, e->utc_ms);
    db_bind_i64(s, 7, e->offset_min);
    bind_key_if(s, 8, e->item, e->has & STORE_HAS_ITEM);
    bind_i64_if(s, 9, e->skill, e->has & STORE_HAS_SKILL);
    bind_str_if(s, 10, e->exercise, e->has & STORE_HAS_EXERCISE);
    bind_i64_if(s, 11, e->grade, e->has & STORE_HAS_GRADE);
    bind_credit(s, 12, e);
    bind_i64_if(s, 13, e->latency_ms, e->has & STORE_HAS_LATENCY);
    bind_i64_if(s, 14, e->hints, e->has & STORE_HAS_HINTS);
    bind_i64_if(s, 15, e->model, e->has & STORE_HAS_MODEL);
    bind_str_if(s, 16, e->name, e->has & STORE_HAS_NAME);
    bind_str_if(s, 17, e->value, e->has & STORE_HAS_VALUE);
    bind_key_if(s, 18, e->of.device, e->has & STORE_HAS_OF);
    bind_i64_if(s, 19, e->of.epoch, e->has & STORE_HAS_OF);
    bind_i64_if(s, 20, e->of.seq, e->has & STORE_HAS_OF);
}

/* --- from a row ------------------------------------------------------------------- */

static bool is_time(int64_t ms)
{
    return ms >= -STORE_TIME_MAX_MS && ms <= STORE_TIME_MAX_MS;
}

bool store_event_is_sound(const struct store_event *e)
{
    return !key128_is_zero(e->key.device) && e->hlc >= 0 && e->hlc <= STORE_HLC_MAX &&
           is_time(e->utc_ms) && e->offset_min >= -OFFSET_MAX_MIN &&
           e->offset_min <= OFFSET_MAX_MIN;
}

static int small_number(int64_t value)
{
    return value >= INT16_MIN && value <= INT16_MAX ? (int)value : INT16_MAX;
}

static void read_head(struct db_stmt *row, struct store_event *e)
{
    e->hlc = db_column_i64(row, 0);
    db_column_key(row, 1, &e->key.device);
    e->key.epoch = db_column_i64(row, 2);
    e->key.seq = db_column_i64(row, 3);
    e->kind = db_column_i64(row, 4);
    e->utc_ms = db_column_i64(row, 5);
    e->offset_min = small_number(db_column_i64(row, 6));
}

static unsigned has_if(struct db_stmt *row, int column, enum store_has what)
{
    return db_column_is_null(row, column) ? 0 : (unsigned)what;
}

static void read_answer(struct db_stmt *row, struct store_event *e)
{
    e->has |= db_column_key(row, 7, &e->item) ? (unsigned)STORE_HAS_ITEM : 0;
    e->has |= has_if(row, 8, STORE_HAS_SKILL);
    e->has |= has_if(row, 9, STORE_HAS_EXERCISE);
    e->has |= has_if(row, 10, STORE_HAS_GRADE);
    e->has |= has_if(row, 11, STORE_HAS_CREDIT);
    e->has |= has_if(row, 12, STORE_HAS_LATENCY);
    e->has |= has_if(row, 13, STORE_HAS_HINTS);
    e->has |= has_if(row, 14, STORE_HAS_MODEL);
    e->skill = db_column_i64(row, 8);
    e->exercise = db_column_str(row, 9);
    e->grade = db_column_i64(row, 10);
    e->credit = db_column_double(row, 11);
    e->latency_ms = db_column_i64(row, 12);
    e->hints = db_column_i64(row, 13);
    e->model = db_column_i64(row, 14);
}

static void read_rest(struct db_stmt *row, struct store_event *e)
{
    e->has |= has_if(row, 15, STORE_HAS_NAME);
    e->has |= has_if(row, 16, STORE_HAS_VALUE);
    e->has |= db_column_key(row, 17, &e->of.device) ? (unsigned)STORE_HAS_OF : 0;
    e->name = db_column_str(row, 15);
    e->value = db_column_str(row, 16);
    e->of.epoch = db_column_i64(row, 18);
    e->of.seq = db_column_i64(row, 19);
}

bool store_event_from_row(struct db_stmt *row, struct store_event *out)
{
    struct store_event e = {0};
    read_head(row, &e);
    read_answer(row, &e);
    read_rest(row, &e);
    *out = e;
    return store_event_is_sound(&e);
}
