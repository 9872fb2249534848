/* SPDX-License-Identifier: MIT
 *
 * Files that someone made to do harm: each is refused, quickly and in little memory. */
#include "db/db.h"
#include "db/db_stmt.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <sqlite3.h>

enum { APPLICATION = 0x54657374, MB = 1024 * 1024 };

#define NOTE  "CREATE TABLE note (id INTEGER PRIMARY KEY, a TEXT, b BLOB)"
#define STAMP "PRAGMA application_id = 0x54657374; PRAGMA user_version = 1;"

static const char *const steps[] = {NOTE};
static const struct db_kind kind = {APPLICATION, 1, steps, 0};

/* The bytes of a file that unrestricted SQLite makes from `sql`. */
static struct str make_file(struct arena *a, const char *sql)
{
    sqlite3 *raw = NULL;
    char *message = NULL;
    sqlite3_int64 size = 0;
    assert_int_equal(sqlite3_open(":memory:", &raw), SQLITE_OK);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    if (sqlite3_exec(raw, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
    unsigned char *bytes = sqlite3_serialize(raw, "main", &size, 0);
    assert_non_null(bytes);
    struct str copy = arena_str(a, (struct str){(const char *)bytes, (size_t)size});
    sqlite3_free(bytes);
    sqlite3_close(raw);
    return copy;
}

static enum err open_and_close(struct str bytes)
{
    struct db *db = NULL;
    enum err e = db_open_untrusted_bytes(bytes, &kind, &db);
    if (e == OK) {
        db_close(db);
    }
    return e;
}

static struct db *must_open_good(void)
{
    struct arena a = {0};
    struct db *db = NULL;
    struct str bytes = make_file(&a, STAMP NOTE "; INSERT INTO note VALUES (1, 'x', x'00ff')");
    assert_int_equal(db_open_untrusted_bytes(bytes, &kind, &db), OK);
    arena_finish(&a);
    return db;
}

static void schemas_other_than_ours_are_refused(void **state)
{
    static const struct {
        const char *sql;
        enum err expected;
    } cases[] = {
        {STAMP NOTE, OK},
        {STAMP NOTE "; INSERT INTO note VALUES (1, 2.5, 'other types than declared')", OK},
        {"PRAGMA page_size = 512;" STAMP NOTE, OK},
        {STAMP NOTE "; PRAGMA user_version = 2", ERR_VERSION},
        {STAMP NOTE "; PRAGMA user_version = 0", ERR_FORMAT},
        {STAMP NOTE "; PRAGMA application_id = 0", ERR_FORMAT},
        {"PRAGMA page_size = 512; VACUUM", ERR_FORMAT}, /* empty: nothing of ours */
        {"PRAGMA encoding = 'UTF-16'; " STAMP NOTE, ERR_FORMAT},
        {STAMP "SELECT 1", ERR_FORMAT},
        {STAMP "CREATE TABLE note (id INTEGER PRIMARY KEY, a TEXT,  b BLOB)", ERR_FORMAT},
        {STAMP "CREATE TABLE note (id INTEGER PRIMARY KEY, a TEXT, b AS (hex(zeroblob(a))))",
         ERR_FORMAT},
        {STAMP "CREATE TABLE note (id INTEGER PRIMARY KEY, a TEXT CHECK (length(a)), b BLOB)",
         ERR_FORMAT},
        {STAMP NOTE "; CREATE TABLE extra (x)", ERR_FORMAT},
        {STAMP NOTE "; CREATE INDEX i ON note (a)", ERR_FORMAT},
        {STAMP NOTE "; CREATE INDEX i ON note (hex(zeroblob(a)))", ERR_FORMAT},
        {STAMP NOTE "; ANALYZE", ERR_FORMAT},
        {STAMP NOTE "; INSERT INTO note VALUES (1, 'x', 'y'); ANALYZE", ERR_FORMAT},
        {STAMP "CREATE VIEW note AS SELECT 1 AS id, 2 AS a, 3 AS b", ERR_FORMAT},
        {STAMP NOTE "; CREATE VIEW v AS SELECT hex(zeroblob(500000000))", ERR_FORMAT},
        {STAMP NOTE "; CREATE TRIGGER t AFTER INSERT ON note BEGIN SELECT 1; END", ERR_FORMAT},
        {STAMP NOTE "; CREATE VIRTUAL TABLE f USING fts5 (x)", ERR_FORMAT},
        {STAMP NOTE "; PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE "
                    "note (id INTEGER PRIMARY KEY, a TEXT, b AS (hex(zeroblob(a))))'",
         ERR_FORMAT},
        {STAMP NOTE "; PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 99",
         ERR_FORMAT},
        {STAMP NOTE "; PRAGMA writable_schema = 1; UPDATE sqlite_schema SET type = 'view'",
         ERR_FORMAT},
        {STAMP NOTE "; PRAGMA writable_schema = 1; UPDATE sqlite_schema SET tbl_name = 'other'",
         ERR_FORMAT},
        {STAMP NOTE "; PRAGMA writable_schema = 1; INSERT INTO sqlite_schema VALUES "
                    "('table', 'note', 'note', 2, '" NOTE "')",
         ERR_FORMAT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        enum err e = open_and_close(make_file(&a, cases[i].sql));
        if (e != cases[i].expected) {
            fail_msg("%s: %s", cases[i].sql, err_name(e));
        }
        arena_finish(&a);
    }
}

static void put(struct str file, size_t at, int value)
{
    ((char *)(uintptr_t)file.p)[at] = (char)value;
}

static void bytes_other_than_ours_are_refused(void **state)
{
    struct arena a = {0};
    (void)state;
    assert_int_equal(open_and_close(STR("")), ERR_FORMAT);
    assert_int_equal(open_and_close(STR("SQLite format 3")), ERR_FORMAT);
    struct str good = make_file(&a, STAMP NOTE);
    assert_int_equal(open_and_close(good), OK);
    assert_int_equal(open_and_close(str_slice(good, 0, good.n / 2)), ERR_FORMAT);
    assert_int_equal(open_and_close(str_slice(good, 0, 100)), ERR_FORMAT);
    put(good, 18, 2); /* written, and read, through a WAL that is not there */
    put(good, 19, 2);
    assert_int_equal(open_and_close(good), ERR_FORMAT);
    arena_finish(&a);
}

/* A schema without an end is cut off by the work budget, not by patience. */
static void endless_schema_is_refused(void **state)
{
    struct arena a = {0};
    struct buf sql;
    (void)state;
    buf_init(&sql, 16 * MB);
    assert_int_equal(buf_add(&sql, str_from("BEGIN;" STAMP NOTE)), OK);
    for (int i = 0; i < 3000; i++) {
        assert_int_equal(buf_addf(&sql, "; CREATE TABLE t%d (x)", i), OK);
    }
    assert_int_equal(buf_add(&sql, STR("; COMMIT")), OK);
    struct str file = make_file(&a, sql.p);
    assert_int_equal(open_and_close(file), ERR_LIMIT);
    buf_finish(&sql);
    arena_finish(&a);
}

/* Without limits and comparison an 8 kB file makes SQLite allocate a gigabyte. */
static void small_hostile_files_allocate_little(void **state)
{
    static const char *const files[] = {
        STAMP NOTE "; INSERT INTO note VALUES (1, 500000000, 1); PRAGMA writable_schema = 1;"
                   "UPDATE sqlite_schema SET sql = 'CREATE TABLE note (id INTEGER PRIMARY KEY, "
                   "a TEXT, b AS (hex(zeroblob(a))))'",
        STAMP NOTE "; PRAGMA writable_schema = 1; INSERT INTO sqlite_schema VALUES ('table', 'g', "
                   "'g', 2, 'CREATE TABLE g (a, b AS (hex(zeroblob(500000000))) UNIQUE)')",
        STAMP NOTE "; PRAGMA default_cache_size = 1000000000",
        STAMP NOTE "; INSERT INTO note VALUES (1, 'x', 'y')",
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct arena a = {0};
        struct db *db = NULL;
        struct str bytes = make_file(&a, files[i]);
        assert_true(bytes.n <= 3 * 4096);
        sqlite3_memory_highwater(1);
        sqlite3_int64 before = sqlite3_memory_used();
        if (db_open_untrusted_bytes(bytes, &kind, &db) == OK) {
            assert_int_equal(db_verify(db), OK);
            db_close(db);
        }
        assert_true(sqlite3_memory_highwater(0) - before < 2 * MB);
        arena_finish(&a);
    }
}

/* A cell that claims 15 MB, in a file of three pages. */
static void false_lengths_allocate_little(void **state)
{
    struct arena a = {0};
    struct db *db = NULL;
    struct db_stmt *s = NULL;
    bool row = false;
    (void)state;
    struct str bytes = make_file(&a, STAMP NOTE "; INSERT INTO note VALUES (1, NULL, x'1122')");
    /* The only cell is at the end of page 2: size 6, rowid 1, header 4: 0 0 16, 2 bytes. */
    size_t cell = bytes.n - 8;
    static const unsigned char expected[] = {6, 1, 4, 0, 0, 16, 0x11, 0x22};
    assert_memory_equal(bytes.p + cell, expected, sizeof expected);
    /* A payload of 0x3ffff and more: varints need room, so the cell begins earlier. */
    static const unsigned char hostile[] = {0x87, 0x80, 0x80, 0x00, 1,    6,    0,
                                            0,    0x8e, 0x80, 0x80, 0x10, 0x11, 0x22};
    memcpy((char *)(uintptr_t)bytes.p + bytes.n - sizeof hostile, hostile, sizeof hostile);
    size_t start = 4096 - sizeof hostile;
    put(bytes, 4096 + 8, (int)(start >> 8)); /* where page 2 says its cell is */
    put(bytes, 4096 + 9, (int)(start & 255));
    put(bytes, 4096 + 5, (int)(start >> 8));
    put(bytes, 4096 + 6, (int)(start & 255));
    sqlite3_memory_highwater(1);
    sqlite3_int64 before = sqlite3_memory_used();
    assert_int_equal(db_open_untrusted_bytes(bytes, &kind, &db), OK);
    assert_int_equal(db_prepare(db, "SELECT b FROM note", &s), OK);
    enum err e = db_step(s, &row);
    if (e == OK && row) {
        db_column_blob(s, 0);
    }
    assert_int_not_equal(e == OK && db_verify(db) == OK, 1);
    db_stmt_close(s);
    db_close(db);
    assert_true(sqlite3_memory_highwater(0) - before < 2 * MB);
    arena_finish(&a);
}

static void only_plain_reading_is_allowed(void **state)
{
    static const struct {
        const char *sql;
        enum err expected;
    } cases[] = {
        {"SELECT id, a, length(b) FROM note WHERE id = ? ORDER BY a", OK},
        {"SELECT count(*), min(a), max(a), coalesce(sum(id), 0) FROM note", OK},
        {"INSERT INTO note VALUES (2, 'a', 'b')", ERR_UNSUPPORTED},
        {"UPDATE note SET a = 1", ERR_UNSUPPORTED},
        {"DELETE FROM note", ERR_UNSUPPORTED},
        {"CREATE TABLE x (y)", ERR_UNSUPPORTED},
        {"CREATE TEMP TABLE x (y)", ERR_UNSUPPORTED},
        {"ATTACH ':memory:' AS other", ERR_UNSUPPORTED},
        {"SELECT hex(zeroblob(500000000))", ERR_FORMAT}, /* SQLite: as if there were no such */
        {"SELECT load_extension('x')", ERR_FORMAT},
        {"SELECT \"no such column\" FROM note", ERR_FORMAT},
        {"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
         ERR_UNSUPPORTED},
        {"PRAGMA writable_schema = 1", ERR_UNSUPPORTED},
        {"PRAGMA journal_mode = WAL", ERR_UNSUPPORTED},
        {"PRAGMA user_version = 5", ERR_UNSUPPORTED},
        {"PRAGMA trusted_schema = 1", ERR_UNSUPPORTED},
        {"VACUUM", ERR_UNSUPPORTED},
    };
    struct db *db = must_open_good();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct db_stmt *s = NULL;
        bool row = false;
        enum err e = db_prepare(db, cases[i].sql, &s);
        if (e == OK) {
            e = db_step(s, &row);
        }
        db_stmt_close(s);
        if (e != cases[i].expected) {
            fail_msg("%s: %s", cases[i].sql, err_name(e));
        }
    }
    db_close(db);
}

static void too_much_work_is_cut_off(void **state)
{
    struct arena a = {0};
    struct buf sql;
    struct db *db = NULL;
    struct db_stmt *s = NULL;
    bool row = false;
    (void)state;
    buf_init(&sql, MB);
    assert_int_equal(buf_add(&sql, str_from("BEGIN;" STAMP NOTE)), OK);
    for (int i = 0; i < 500; i++) {
        assert_int_equal(buf_addf(&sql, "; INSERT INTO note VALUES (%d, 'x', 'y')", i), OK);
    }
    assert_int_equal(buf_add(&sql, STR("; COMMIT")), OK);
    assert_int_equal(db_open_untrusted_bytes(make_file(&a, sql.p), &kind, &db), OK);
    const char *endless = "SELECT count(*) FROM note a, note b, note c, note d WHERE a.a < b.b";
    assert_int_equal(db_prepare(db, endless, &s), OK);
    assert_int_equal(db_step(s, &row), ERR_LIMIT);
    db_stmt_close(s);
    assert_int_equal(db_verify(db), OK); /* the next statement has its own budget */
    db_close(db);
    buf_finish(&sql);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schemas_other_than_ours_are_refused),
        cmocka_unit_test(bytes_other_than_ours_are_refused),
        cmocka_unit_test(endless_schema_is_refused),
        cmocka_unit_test(small_hostile_files_allocate_little),
        cmocka_unit_test(false_lengths_allocate_little),
        cmocka_unit_test(only_plain_reading_is_allowed),
        cmocka_unit_test(too_much_work_is_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
