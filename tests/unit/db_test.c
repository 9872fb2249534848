/* SPDX-License-Identifier: MIT */
#include "db/db.h"
#include "db/db_stmt.h"

#include "base/os.h"
#include "support/temp_dir.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <sqlite3.h>

enum { APPLICATION = 0x54657374 };

static const char *const steps[] = {
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, weight REAL, key BLOB)",
    "CREATE TABLE tag (note INTEGER NOT NULL REFERENCES note (id), name TEXT NOT NULL UNIQUE)",
};
static const struct db_kind kind_v1 = {APPLICATION, 1, steps, 0};
static const struct db_kind kind_v2 = {APPLICATION, 2, steps, 2048};

struct fixture {
    struct temp_dir dir;
    char path[640];
};

static int set_up(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    temp_dir_make(&f->dir, BINARY_DIR);
    temp_dir_file(&f->dir, "a.db", f->path);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    temp_dir_remove(&f->dir);
    free(f);
    return 0;
}

static struct db *must_open(const char *path, const struct db_kind *kind)
{
    struct db *db = NULL;
    assert_int_equal(db_open_durable(path, kind, &db), OK);
    return db;
}

static void must_exec(struct db *db, const char *sql)
{
    assert_int_equal(db_exec(db, sql), OK);
}

static int64_t ask(struct db *db, const char *sql)
{
    struct db_stmt *s = NULL;
    bool row = false;
    assert_int_equal(db_prepare(db, sql, &s), OK);
    assert_int_equal(db_step(s, &row), OK);
    assert_true(row);
    int64_t value = db_column_i64(s, 0);
    db_stmt_close(s);
    return value;
}

static struct str read_file(struct arena *a, const char *path)
{
    struct str bytes = STR("");
    assert_int_equal(os_file_read(a, path, 1 << 24, &bytes), OK);
    return bytes;
}

/* Another program's hands on the file. */
static void raw_exec(const char *path, const char *sql)
{
    sqlite3 *raw = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    if (sqlite3_exec(raw, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
    sqlite3_close(raw);
}

static void values_come_back_as_they_went_in(void **state)
{
    struct db *db = must_open(NULL, &kind_v1);
    struct db_stmt *s = NULL;
    struct key128 key = {{1, 2, 0, 4}}, back;
    bool row = false;
    (void)state;
    assert_int_equal(db_prepare(db, "INSERT INTO note VALUES (?, ?, ?, ?)", &s), OK);
    db_bind_i64(s, 1, INT64_MIN);
    db_bind_str(s, 2, STR("caf\xc3\xa9"));
    db_bind_double(s, 3, 0.1);
    db_bind_key(s, 4, key);
    assert_int_equal(db_run(s), OK);
    assert_int_equal(db_run(s), ERR_EXISTS);
    db_bind_i64(s, 1, 7);
    db_bind_null(s, 2);
    db_bind_blob(s, 4, STR(""));
    assert_int_equal(db_run(s), OK);
    db_stmt_close(s);

    assert_int_equal(db_prepare(db, "SELECT id, text, weight, key FROM note ORDER BY id", &s), OK);
    assert_int_equal(db_step(s, &row), OK);
    assert_true(row);
    assert_true(db_column_i64(s, 0) == INT64_MIN);
    assert_true(str_eq(db_column_str(s, 1), STR("caf\xc3\xa9")));
    assert_true(db_column_double(s, 2) == 0.1);
    assert_true(db_column_key(s, 3, &back) && key128_eq(key, back));
    assert_int_equal(db_step(s, &row), OK);
    assert_true(row && db_column_is_null(s, 1) && !db_column_is_null(s, 3));
    assert_int_equal(db_column_blob(s, 3).n, 0);
    assert_false(db_column_key(s, 3, &back));
    assert_int_equal(db_step(s, &row), OK);
    assert_false(row);
    db_stmt_close(s);
    db_close(db);
}

static void values_have_a_maximum(void **state)
{
    struct db *db = must_open(NULL, &kind_v1);
    struct db_stmt *s = NULL;
    struct arena a = {0};
    struct str big = {ARENA_ARRAY(&a, char, DB_VALUE_MAX_BYTES + 1), DB_VALUE_MAX_BYTES + 1};
    (void)state;
    assert_int_equal(db_prepare(db, "INSERT INTO note (key) VALUES (?)", &s), OK);
    db_bind_blob(s, 1, big);
    assert_int_equal(db_run(s), ERR_LIMIT);
    db_bind_blob(s, 1, STR("small"));
    assert_int_equal(db_run(s), OK);
    db_stmt_close(s);
    assert_int_equal(ask(db, "SELECT count(*) FROM note"), 1);
    db_close(db);
    arena_finish(&a);
}

static void new_file_is_stamped_and_durable(void **state)
{
    struct fixture *f = *state;
    struct db *db = must_open(f->path, &kind_v2);
    assert_int_equal(db_version(db), 2);
    assert_int_equal(ask(db, "PRAGMA application_id"), APPLICATION);
    assert_int_equal(ask(db, "PRAGMA user_version"), 2);
    assert_int_equal(ask(db, "PRAGMA synchronous"), 2);
    assert_int_equal(ask(db, "PRAGMA foreign_keys"), 1);
    assert_int_equal(ask(db, "PRAGMA page_size"), 2048);
    must_exec(db, "INSERT INTO note (id, text) VALUES (5, 'x')");
    db_close(db);
    db = must_open(f->path, &kind_v2);
    assert_int_equal(ask(db, "SELECT id FROM note"), 5);
    db_close(db);
    char wal[700];
    snprintf(wal, sizeof wal, "%s-wal", f->path);
    assert_false(os_is_file(wal)); /* closed properly, nothing is left beside it */
}

static void transaction_is_all_or_nothing(void **state)
{
    struct db *db = must_open(NULL, &kind_v2);
    (void)state;
    db_rollback(db);
    assert_int_equal(db_begin(db), OK);
    must_exec(db, "INSERT INTO note (id) VALUES (1)");
    db_rollback(db);
    assert_int_equal(ask(db, "SELECT count(*) FROM note"), 0);
    assert_int_equal(db_begin(db), OK);
    must_exec(db, "INSERT INTO note (id) VALUES (1)");
    assert_int_equal(db_commit(db), OK);
    assert_int_equal(ask(db, "SELECT count(*) FROM note"), 1);
    assert_int_equal(db_exec(db, "INSERT INTO tag VALUES (99, 'no such note')"), ERR_EXISTS);
    db_close(db);
}

static void second_opener_is_told_it_is_busy(void **state)
{
    struct fixture *f = *state;
    for (int round = 0; round < 2; round++) { /* a new file, then an existing one */
        struct db *first = must_open(f->path, &kind_v1), *second = NULL;
        assert_int_equal(db_open_durable(f->path, &kind_v1, &second), ERR_BUSY);
        assert_null(second);
        must_exec(first, "INSERT INTO note (text) VALUES ('still works')");
        db_close(first);
    }
    struct db *db = must_open(f->path, &kind_v1);
    assert_int_equal(ask(db, "SELECT count(*) FROM note"), 2);
    db_close(db);
}

static void older_file_is_upgraded(void **state)
{
    struct fixture *f = *state;
    struct db *db = must_open(f->path, &kind_v1);
    must_exec(db, "INSERT INTO note (id, text) VALUES (3, 'kept')");
    db_close(db);
    db = must_open(f->path, &kind_v2);
    assert_int_equal(db_version(db), 2);
    must_exec(db, "INSERT INTO tag VALUES (3, 'new table')");
    db_close(db);
    db = must_open(f->path, &kind_v2);
    assert_int_equal(ask(db, "SELECT note FROM tag"), 3);
    db_close(db);
}

static void failed_upgrade_leaves_the_old_version(void **state)
{
    struct fixture *f = *state;
    static const char *const broken[] = {
        "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, weight REAL, key BLOB)",
        "CREATE TABLE tag (name TEXT); INSERT INTO nowhere VALUES (1)",
    };
    const struct db_kind kind = {APPLICATION, 2, broken, 0};
    struct db *db = must_open(f->path, &kind_v1);
    db_close(db);
    assert_int_equal(db_open_durable(f->path, &kind, &db), ERR_FORMAT);
    db = must_open(f->path, &kind_v1);
    assert_int_equal(ask(db, "SELECT count(*) FROM sqlite_schema"), 1);
    db_close(db);
}

/* What is refused, and that it is then byte for byte what it was. */
static void alien_files_are_refused_untouched(void **state)
{
    static const struct {
        const char *sql;
        enum err expected;
    } cases[] = {
        {"PRAGMA user_version = 3", ERR_VERSION},
        {"PRAGMA user_version = 0", ERR_FORMAT},
        {"PRAGMA user_version = -1", ERR_FORMAT},
        {"PRAGMA application_id = 1", ERR_FORMAT},
        {"PRAGMA application_id = 0; PRAGMA user_version = 0", ERR_FORMAT},
        {"CREATE TABLE extra (x)", ERR_FORMAT},
        {"CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END", ERR_FORMAT},
        {"CREATE VIEW v AS SELECT * FROM note", ERR_FORMAT},
        {"DROP TABLE tag", ERR_FORMAT},
        {"ALTER TABLE note ADD COLUMN g AS (hex(zeroblob(1000)))", ERR_FORMAT},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct db *db = must_open(f->path, &kind_v2);
        db_close(db);
        raw_exec(f->path, cases[i].sql);
        struct str before = read_file(&a, f->path);
        assert_int_equal(db_open_durable(f->path, &kind_v2, &db), cases[i].expected);
        assert_true(str_eq(before, read_file(&a, f->path)));
        temp_dir_remove(&f->dir);
        temp_dir_make(&f->dir, BINARY_DIR);
        temp_dir_file(&f->dir, "a.db", f->path);
        arena_finish(&a);
    }
}

/* A newer program was killed: what it wrote last is still in the log beside the file. */
static void log_of_a_newer_program_is_left_alone(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    char wal[700];
    sqlite3 *raw = NULL;
    struct db *db = must_open(f->path, &kind_v2);
    db_close(db);
    assert_int_equal(sqlite3_open(f->path, &raw), SQLITE_OK);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    assert_int_equal(sqlite3_exec(raw, "PRAGMA user_version = 3", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(raw);
    snprintf(wal, sizeof wal, "%s-wal", f->path);
    struct str file = read_file(&a, f->path), log = read_file(&a, wal);
    assert_true(log.n > 0);
    assert_int_equal(db_open_durable(f->path, &kind_v2, &db), ERR_VERSION);
    assert_true(str_eq(file, read_file(&a, f->path)));
    assert_true(str_eq(log, read_file(&a, wal)));
    arena_finish(&a);
}

static void fill_notes(const char *path)
{
    struct db *db = must_open(path, &kind_v1);
    struct db_stmt *s = NULL;
    assert_int_equal(db_begin(db), OK);
    assert_int_equal(db_prepare(db, "INSERT INTO note (text) VALUES (?)", &s), OK);
    for (int i = 0; i < 500; i++) {
        db_bind_str(s, 1, STR("a line of text that fills the pages of this file"));
        assert_int_equal(db_run(s), OK);
    }
    db_stmt_close(s);
    assert_int_equal(db_commit(db), OK);
    db_close(db);
}

static void damaged_files_are_refused_untouched(void **state)
{
    struct fixture *f = *state;
    static const struct {
        size_t from, to; /* bytes overwritten; `to` 0: cut at `from` */
    } cases[] = {{0, 16}, {0, 100}, {100, 200}, {4096, 4200}, {5000, 0}, {12288, 12300}, {50, 0}};
    int seen_later = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct db *db = NULL;
        remove(f->path);
        fill_notes(f->path);
        struct str bytes = read_file(&a, f->path);
        char *damaged = arena_cstr(&a, bytes);
        size_t n = cases[i].to ? bytes.n : cases[i].from;
        for (size_t at = cases[i].from; at < cases[i].to; at++) {
            damaged[at] = (char)0xa5;
        }
        assert_int_equal(os_file_write(f->path, (struct str){damaged, n}), OK);
        enum err e = db_open_durable(f->path, &kind_v1, &db);
        if (e == OK) { /* nothing in the pages that an opening needs */
            seen_later++;
            e = db_check(db);
            db_close(db);
        }
        assert_int_equal(e, ERR_FORMAT);
        assert_true(str_eq(read_file(&a, f->path), (struct str){damaged, n}));
        arena_finish(&a);
    }
    assert_true(seen_later > 0 && seen_later < (int)(sizeof cases / sizeof *cases));
}

/* The same damage, but the program that had the file open was killed. */
static void file_not_closed_is_looked_through(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct db *db = NULL;
    char wal[700];
    fill_notes(f->path);
    snprintf(wal, sizeof wal, "%s-wal", f->path);
    char *bytes = arena_cstr(&a, read_file(&a, f->path));
    size_t n = read_file(&a, f->path).n;
    memset(bytes + 12288, 0xa5, 12);
    assert_int_equal(os_file_write(f->path, (struct str){bytes, n}), OK);
    assert_int_equal(os_file_write(wal, STR("")), OK);
    assert_int_equal(db_open_durable(f->path, &kind_v1, &db), ERR_FORMAT);
    assert_true(str_eq(read_file(&a, f->path), (struct str){bytes, n}));
    arena_finish(&a);
}

static void copy_is_the_file_verified(void **state)
{
    struct fixture *f = *state;
    struct db *db = must_open(f->path, &kind_v2), *copy = NULL;
    char path[700], part[710];
    snprintf(path, sizeof path, "%s.copy", f->path);
    snprintf(part, sizeof part, "%s.part", path);
    must_exec(db, "INSERT INTO note (id, text) VALUES (9, 'nine')");
    assert_int_equal(os_file_write(path, STR("an older copy")), OK);
    assert_int_equal(os_file_write(part, STR("a copy that was stopped")), OK);
    assert_int_equal(db_copy(db, path), OK);
    assert_false(os_is_file(part));
    must_exec(db, "INSERT INTO note (id, text) VALUES (10, 'ten')"); /* the original goes on */
    copy = must_open(path, &kind_v2);
    assert_int_equal(ask(copy, "SELECT count(*) FROM note"), 1);
    assert_int_equal(ask(db, "SELECT count(*) FROM note"), 2);
    db_close(copy);
    snprintf(path, sizeof path, "%s/no/folder", f->dir.path);
    assert_int_equal(db_copy(db, path), ERR_NOT_FOUND);
    db_close(db);
}

/* A file whose pages contradict each other gives no copy, and leaves the older one. */
static void damaged_file_gives_no_copy(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    char path[700];
    snprintf(path, sizeof path, "%s.copy", f->path);
    fill_notes(f->path);
    struct str bytes = read_file(&a, f->path);
    char *damaged = arena_cstr(&a, bytes);
    memset(damaged + 12288, 0xa5, 12);
    assert_int_equal(os_file_write(f->path, (struct str){damaged, bytes.n}), OK);
    assert_int_equal(os_file_write(path, STR("an older copy")), OK);
    struct db *db = must_open(f->path, &kind_v1);
    assert_int_equal(db_copy(db, path), ERR_FORMAT);
    db_close(db);
    assert_true(str_eq(read_file(&a, path), STR("an older copy")));
    arena_finish(&a);
}

static void file_taken_away_is_noticed(void **state)
{
    struct fixture *f = *state;
    char other[700];
    struct db *db = must_open(f->path, &kind_v1);
    assert_false(db_has_moved(db));
    snprintf(other, sizeof other, "%s.other", f->path);
    assert_int_equal(os_rename(f->path, other), OK);
    assert_true(db_has_moved(db));
    assert_int_equal(os_file_write(f->path, STR("something else")), OK);
    assert_true(db_has_moved(db));
    assert_int_equal(os_rename(other, f->path), OK);
    assert_false(db_has_moved(db));
    db_close(db);
}

static void missing_folder_is_not_found(void **state)
{
    struct fixture *f = *state;
    struct db *db = NULL;
    char path[640];
    temp_dir_file(&f->dir, "no/such/folder.db", path);
    assert_int_equal(db_open_durable(path, &kind_v1, &db), ERR_NOT_FOUND);
    assert_int_equal(db_create(path, &kind_v1, &db), ERR_NOT_FOUND);
    assert_int_equal(db_open_untrusted(path, &kind_v1, &db), ERR_NOT_FOUND);
}

static void created_file_opens_as_untrusted(void **state)
{
    struct fixture *f = *state;
    struct db *db = NULL;
    assert_int_equal(db_create(f->path, &kind_v2, &db), OK);
    assert_int_equal(db_begin(db), OK);
    must_exec(db, "INSERT INTO note (id, text) VALUES (9, 'nine')");
    assert_int_equal(db_commit(db), OK);
    db_close(db);
    assert_int_equal(db_create(f->path, &kind_v2, &db), ERR_EXISTS);
    assert_int_equal(db_open_untrusted(f->path, &kind_v2, &db), OK);
    assert_int_equal(ask(db, "SELECT id FROM note"), 9);
    assert_int_equal(db_verify(db), OK);
    db_close(db);
}

static void bytes_are_the_file(void **state)
{
    struct arena a = {0};
    struct db *db = NULL;
    struct str bytes;
    (void)state;
    assert_int_equal(db_create(NULL, &kind_v2, &db), OK);
    must_exec(db, "INSERT INTO note (id) VALUES (4)");
    assert_int_equal(db_bytes(db, &a, &bytes), OK);
    db_close(db);
    assert_int_equal(db_open_untrusted_bytes(bytes, &kind_v2, &db), OK);
    assert_int_equal(ask(db, "SELECT id FROM note"), 4);
    assert_int_equal(db_verify(db), OK);
    db_close(db);
    arena_finish(&a);
}

static void odd_names_are_just_names(void **state)
{
    static const char *const names[] = {
        "file:x?mode=memory",          "a b.db", "100%.db", "what?.db", "#1.db",
        "\xd9\x85\xd8\xb1\xd8\xad.db", "%20.db"};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[640];
        struct db *db = NULL;
        temp_dir_file(&f->dir, names[i], path);
        assert_int_equal(db_create(path, &kind_v1, &db), OK);
        db_close(db);
        assert_true(os_is_file(path));
        assert_int_equal(db_open_untrusted(path, &kind_v1, &db), OK);
        db_close(db);
        db = must_open(path, &kind_v1);
        db_close(db);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back_as_they_went_in),
        cmocka_unit_test(values_have_a_maximum),
        cmocka_unit_test_setup_teardown(new_file_is_stamped_and_durable, set_up, tear_down),
        cmocka_unit_test(transaction_is_all_or_nothing),
        cmocka_unit_test_setup_teardown(second_opener_is_told_it_is_busy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(older_file_is_upgraded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(failed_upgrade_leaves_the_old_version, set_up, tear_down),
        cmocka_unit_test_setup_teardown(alien_files_are_refused_untouched, set_up, tear_down),
        cmocka_unit_test_setup_teardown(log_of_a_newer_program_is_left_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_files_are_refused_untouched, set_up, tear_down),
        cmocka_unit_test_setup_teardown(file_not_closed_is_looked_through, set_up, tear_down),
        cmocka_unit_test_setup_teardown(copy_is_the_file_verified, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_file_gives_no_copy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(file_taken_away_is_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_folder_is_not_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(created_file_opens_as_untrusted, set_up, tear_down),
        cmocka_unit_test(bytes_are_the_file),
        cmocka_unit_test_setup_teardown(odd_names_are_just_names, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
