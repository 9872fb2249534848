/* SPDX-License-Identifier: MIT
 *
 * Settings, courses and sessions: few events, asked from the log itself.            */
#include "store/store_private.h"

#include <stdio.h>

static bool is_name(struct str s)
{
    return s.n > 0 && s.n <= STORE_NAME_MAX_BYTES;
}

/* --- settings --------------------------------------------------------------------- */

enum err store_setting_set(struct store *s, struct str name, struct str value)
{
    if (!is_name(name) || value.n > STORE_VALUE_MAX_BYTES) {
        return ERR_LIMIT;
    }
    struct store_event e = {.kind = STORE_SETTING,
                            .has = STORE_HAS_NAME | STORE_HAS_VALUE,
                            .name = name,
                            .value = value};
    return store_append(s, &e, NULL);
}

enum err store_setting_get(struct store *s, struct arena *a, struct str name, struct str *value)
{
    struct db_stmt *q = NULL;
    bool row = false;
    enum err e =
        db_prepare(s->db, "SELECT value" STORE_KIND_NEWEST_FIRST("AND name = ?2") " LIMIT 1", &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_SETTING);
        db_bind_str(q, 2, name);
        e = db_step(q, &row);
    }
    if (e == OK && row) {
        *value = arena_str(a, db_column_str(q, 0));
    }
    db_stmt_close(q);
    return e == OK && !row ? ERR_NOT_FOUND : e;
}

/* --- courses ---------------------------------------------------------------------- */

enum err store_enrol(struct store *s, struct str course, struct str language)
{
    if (!is_name(course) || !is_name(language)) {
        return ERR_LIMIT;
    }
    struct store_event e = {.kind = STORE_ENROL,
                            .has = STORE_HAS_NAME | STORE_HAS_VALUE,
                            .name = course,
                            .value = language};
    return store_append(s, &e, NULL);
}

struct enrolments {
    struct store_enrolment *items;
    size_t count;
    size_t room;
};

static bool has_course(const struct enrolments *list, struct str course)
{
    for (size_t i = 0; i < list->count; i++) {
        if (str_eq(list->items[i].course, course)) {
            return true;
        }
    }
    return false;
}

/* The newest row of a course comes first; the older ones say nothing more. */
static void take_enrolment(struct enrolments *list, struct arena *a, struct db_stmt *row)
{
    struct str course = db_column_str(row, 0);
    if (list->count == list->room || has_course(list, course)) {
        return;
    }
    list->items[list->count++] =
        (struct store_enrolment){.course = arena_str(a, course),
                                 .language = arena_str(a, db_column_str(row, 1)),
                                 .utc_ms = db_column_i64(row, 2)};
}

enum err store_enrolments(struct store *s, struct arena *a, struct store_enrolment **list,
                          size_t *count)
{
    struct db_stmt *q = NULL;
    bool row = false;
    struct enrolments found = {.room = STORE_ENROLMENTS_MAX};
    found.items = ARENA_ARRAY(a, struct store_enrolment, found.room);
    enum err e = db_prepare(s->db, "SELECT name, value, utc_ms" STORE_KIND_NEWEST_FIRST(""), &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_ENROL);
    }
    while (e == OK && (e = db_step(q, &row)) == OK && row) {
        take_enrolment(&found, a, q);
    }
    db_stmt_close(q);
    *list = found.items;
    *count = found.count;
    return e;
}

/* --- sessions --------------------------------------------------------------------- */

enum err store_session_begin(struct store *s, struct str course, uint32_t minutes)
{
    char text[16];
    if (!is_name(course)) {
        return ERR_LIMIT;
    }
    snprintf(text, sizeof text, "%u", (unsigned)minutes);
    struct store_event e = {.kind = STORE_SESSION_BEGIN,
                            .has = STORE_HAS_NAME | STORE_HAS_VALUE,
                            .name = course,
                            .value = str_from(text)};
    return store_append(s, &e, NULL);
}

enum err store_session_end(struct store *s)
{
    struct store_event e = {.kind = STORE_SESSION_END};
    return store_append(s, &e, NULL);
}

enum err store_counts(struct store *s, struct store_counts *out)
{
    struct db_stmt *q = NULL;
    bool row = false;
    *out = (struct store_counts){0};
    enum err e = db_prepare(s->db,
                            "SELECT (SELECT coalesce(sum(reviews), 0) FROM memory),"
                            " (SELECT count(DISTINCT item) FROM memory),"
                            " (SELECT count(*) FROM event WHERE kind <> 1 AND kind = ?1),"
                            " (SELECT coalesce((SELECT utc_ms FROM event"
                            " ORDER BY hlc DESC, device DESC, epoch DESC, seq DESC LIMIT 1), 0))",
                            &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_SESSION_BEGIN);
        e = db_step(q, &row);
    }
    if (e == OK && row) {
        out->reviews = (uint64_t)db_column_i64(q, 0);
        out->items = (uint32_t)db_column_i64(q, 1);
        out->sessions = (uint32_t)db_column_i64(q, 2);
        out->last_utc_ms = db_column_i64(q, 3);
    }
    db_stmt_close(q);
    return e;
}
