/* SPDX-License-Identifier: MIT */
#include "store/store_event.h"

enum { OFFSET_MAX_MIN = 24 * 60 };

bool store_event_key_eq(struct store_event_key a, struct store_event_key b)
{
    return a.epoch == b.epoch && a.seq == b.seq && key128_eq(a.device, b.device);
}

static void bind_key_or_null(struct db_stmt *s, int parameter, struct key128 key)
{
    if (key128_is_zero(key)) {
        db_bind_null(s, parameter);
    } else {
        db_bind_key(s, parameter, key);
    }
}

static void bind_str_or_null(struct db_stmt *s, int parameter, struct str text)
{
    if (text.p == NULL) {
        db_bind_null(s, parameter);
    } else {
        db_bind_str(s, parameter, text);
    }
}

static void bind_i64_if(struct db_stmt *s, int parameter, int64_t value, bool has_value)
{
    if (has_value) {
        db_bind_i64(s, parameter, value);
    } else {
        db_bind_null(s, parameter);
    }
}

static void bind_review(struct db_stmt *s, const struct store_event *e)
{
    bool is_review = e->kind == STORE_REVIEW;
    bind_key_or_null(s, 8, e->item);
    bind_i64_if(s, 9, e->skill, is_review);
    bind_str_or_null(s, 10, e->exercise);
    bind_i64_if(s, 11, e->grade, is_review);
    if (is_review) {
        db_bind_double(s, 12, e->credit);
    } else {
        db_bind_null(s, 12);
    }
    bind_i64_if(s, 13, e->latency_ms, is_review);
    bind_i64_if(s, 14, e->hints, is_review);
    bind_i64_if(s, 15, e->model, is_review);
}

void store_event_bind(struct db_stmt *s, const struct store_event *e)
{
    bool has_target = !key128_is_zero(e->of.device);
    db_bind_i64(s, 1, e->hlc);
    db_bind_key(s, 2, e->key.device);
    db_bind_i64(s, 3, e->key.epoch);
    db_bind_i64(s, 4, e->key.seq);
    db_bind_i64(s, 5, e->kind);
    db_bind_i64(s, 6, e->utc_ms);
    db_bind_i64(s, 7, e->offset_min);
    bind_review(s, e);
    bind_str_or_null(s, 16, e->name);
    bind_str_or_null(s, 17, e->value);
    bind_key_or_null(s, 18, e->of.device);
    bind_i64_if(s, 19, e->of.epoch, has_target);
    bind_i64_if(s, 20, e->of.seq, has_target);
}

/* --- from a row ------------------------------------------------------------------- */

/* Out of range becomes -1, which no skill and no grade is. */
static int small_number(struct db_stmt *row, int column)
{
    int64_t value = db_column_i64(row, column);
    return value >= 0 && value <= INT16_MAX ? (int)value : -1;
}

static struct str text_or_null(struct db_stmt *row, int column)
{
    return db_column_is_null(row, column) ? (struct str){NULL, 0} : db_column_str(row, column);
}

static struct key128 key_or_zero(struct db_stmt *row, int column)
{
    struct key128 key = {{0}};
    db_column_key(row, column, &key);
    return key;
}

static bool is_time(int64_t ms)
{
    return ms >= -STORE_TIME_MAX_MS && ms <= STORE_TIME_MAX_MS;
}

static bool read_head(struct db_stmt *row, struct store_event *e)
{
    int64_t offset = db_column_i64(row, 6);
    e->hlc = db_column_i64(row, 0);
    e->key.epoch = db_column_i64(row, 2);
    e->key.seq = db_column_i64(row, 3);
    e->kind = small_number(row, 4);
    e->utc_ms = db_column_i64(row, 5);
    e->offset_min = offset >= -OFFSET_MAX_MIN && offset <= OFFSET_MAX_MIN ? (int)offset : 0;
    return db_column_key(row, 1, &e->key.device) && e->hlc >= 0 && is_time(e->hlc) &&
           is_time(e->utc_ms);
}

bool store_event_from_row(struct db_stmt *row, struct store_event *out)
{
    struct store_event e = {0};
    if (!read_head(row, &e)) {
        return false;
    }
    e.item = key_or_zero(row, 7);
    e.skill = small_number(row, 8);
    e.exercise = text_or_null(row, 9);
    e.grade = small_number(row, 10);
    e.credit = db_column_double(row, 11);
    e.latency_ms = db_column_i64(row, 12);
    e.hints = db_column_i64(row, 13);
    e.model = small_number(row, 14);
    e.name = text_or_null(row, 15);
    e.value = text_or_null(row, 16);
    e.of.device = key_or_zero(row, 17);
    e.of.epoch = db_column_i64(row, 18);
    e.of.seq = db_column_i64(row, 19);
    *out = e;
    return true;
}
