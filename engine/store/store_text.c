/* SPDX-License-Identifier: MIT
 *
 * A log as text: writing it.                                                          */
#include "store/store_text.h"

#include "base/utf8.h"
#include "store/store_private.h"
#include "store/store_text_names.h"

#include <math.h>

#define LOG_MODULE "store"
#include "base/log.h"

/* --- members ----------------------------------------------------------------------- */

/* Text has no U+0000 in JSON as we read it; none of ours has. */
static enum err add_escaped(struct buf *out, uint32_t c)
{
    char text[8];
    c = c ? c : 0xFFFD;
    if (c == '"' || c == '\\') {
        text[0] = '\\';
        text[1] = (char)c;
        return buf_add(out, (struct str){text, 2});
    }
    return c < 0x20 || c == 0x7F ? buf_addf(out, "\\u%04x", (unsigned)c)
                                 : buf_add(out, (struct str){text, utf8_put(c, text)});
}

static enum err add_text(struct buf *out, const char *member, struct str text)
{
    enum err e = buf_addf(out, ",\"%s\":\"", member);
    while (e == OK && text.n > 0) {
        e = add_escaped(out, utf8_next(&text)); /* what is malformed becomes U+FFFD */
    }
    return e == OK ? buf_add(out, STR("\"")) : e;
}

static enum err add_i64(struct buf *out, const char *member, int64_t value)
{
    return buf_addf(out, ",\"%s\":%lld", member, (long long)value);
}

/* An epoch has 63 bits, and many a reader of JSON keeps only 53 of a number. */
static enum err add_epoch(struct buf *out, const char *member, int64_t epoch)
{
    return buf_addf(out, ",\"%s\":\"%016llx\"", member, (unsigned long long)epoch);
}

/* By its name where it has one. */
static enum err add_named(struct buf *out, const char *member, int64_t value,
                          const char *(*name_of)(int64_t))
{
    const char *name = name_of(value);
    return name ? buf_addf(out, ",\"%s\":\"%s\"", member, name) : add_i64(out, member, value);
}

static enum err add_key(struct buf *out, const char *member, struct key128 key)
{
    char hex[KEY128_HEX];
    key128_hex(key, hex);
    return buf_addf(out, ",\"%s\":\"%s\"", member, hex);
}

static enum err add_number(struct buf *out, const char *member, double value)
{
    return isfinite(value) ? buf_addf(out, ",\"%s\":%.17g", member, value) : OK;
}

/* --- lines -------------------------------------------------------------------------- */

static enum err add_head(struct buf *out, const struct store_event *e)
{
    char device[KEY128_HEX];
    key128_hex(e->key.device, device);
    enum err err = buf_addf(out, "{\"hlc\":%lld,\"device\":\"%s\"", (long long)e->hlc, device);
    err = err == OK ? add_epoch(out, "epoch", e->key.epoch) : err;
    err = err == OK ? add_i64(out, "seq", e->key.seq) : err;
    if (err == OK) {
        err = add_named(out, "kind", e->kind, store_kind_name);
    }
    return err == OK ? buf_addf(out, ",\"utc_ms\":%lld,\"offset_min\":%d", (long long)e->utc_ms,
                                e->offset_min)
                     : err;
}

static enum err add_answer(struct buf *out, const struct store_event *e)
{
    unsigned has = e->has;
    enum err err = has & STORE_HAS_ITEM ? add_key(out, "item", e->item) : OK;
    if (err == OK && has & STORE_HAS_SKILL) {
        err = add_named(out, "skill", e->skill, store_skill_name);
    }
    if (err == OK && has & STORE_HAS_EXERCISE) {
        err = add_text(out, "exercise", e->exercise);
    }
    if (err == OK && has & STORE_HAS_GRADE) {
        err = add_i64(out, "grade", e->grade);
    }
    if (err == OK && has & STORE_HAS_CREDIT) {
        err = add_number(out, "credit", e->credit);
    }
    if (err == OK && has & STORE_HAS_LATENCY) {
        err = add_i64(out, "latency_ms", e->latency_ms);
    }
    if (err == OK && has & STORE_HAS_HINTS) {
        err = add_i64(out, "hints", e->hints);
    }
    return err == OK && has & STORE_HAS_MODEL ? add_i64(out, "model", e->model) : err;
}

static enum err add_rest(struct buf *out, const struct store_event *e)
{
    enum err err = e->has & STORE_HAS_NAME ? add_text(out, "name", e->name) : OK;
    if (err == OK && e->has & STORE_HAS_VALUE) {
        err = add_text(out, "value", e->value);
    }
    if (err != OK || !(e->has & STORE_HAS_OF)) {
        return err;
    }
    err = add_key(out, "of_device", e->of.device);
    err = err == OK ? add_epoch(out, "of_epoch", e->of.epoch) : err;
    return err == OK ? add_i64(out, "of_seq", e->of.seq) : err;
}

enum err store_text_add(struct buf *out, const struct store_event *e)
{
    enum err err = add_head(out, e);
    err = err == OK ? add_answer(out, e) : err;
    err = err == OK ? add_rest(out, e) : err;
    return err == OK ? buf_add(out, STR("}\n")) : err;
}

/* --- the whole ---------------------------------------------------------------------- */

static enum err add_events(struct store *s, struct buf *out, size_t *count)
{
    struct db_stmt *q = NULL;
    struct store_event event;
    bool row = false;
    size_t unsound = 0;
    enum err e = db_prepare(
        s->db, "SELECT " STORE_EVENT_COLUMNS " FROM event ORDER BY hlc, device, epoch, seq", &q);
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        bool sound = store_event_from_row(q, &event);
        e = sound ? store_text_add(out, &event) : OK;
        *count += sound;
        unsound += !sound;
    }
    db_stmt_close(q);
    if (unsound > 0) {
        LOG_WARN("%zu rows of the log are no events, and are left out", unsound);
    }
    return e;
}

enum err store_export(struct store *s, struct buf *out)
{
    size_t count = 0;
    enum err e = buf_addf(out, "{\"tala\":\"learner\",\"version\":%d}\n", STORE_TEXT_VERSION);
    if (e == OK) {
        e = add_events(s, out, &count);
    }
    return e == OK ? buf_addf(out, "{\"end\":%zu}\n", count) : e;
}
