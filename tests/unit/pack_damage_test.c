/* SPDX-License-Identifier: MIT
 *
 * Packs that were cut, flipped, or made to do harm: refused, without a crash and in
 * little memory.                                                                    */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/os.h"
#include "pack/pack_private.h"
#include "support/pack_sample.h"
#include "support/temp_dir.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MB = 1 << 20 };

/* The sample after a stranger's SQL, in a file that unrestricted SQLite makes. */
static struct str tampered(struct arena *a, const char *sql)
{
    sqlite3 *raw = NULL;
    char *message = NULL;
    sqlite3_int64 size = 0;
    struct str good = pack_sample_bytes(a);
    unsigned char *copy = sqlite3_malloc64(good.n);
    memcpy(copy, good.p, good.n);
    assert_int_equal(sqlite3_open(":memory:", &raw), SQLITE_OK);
    unsigned flags = SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE;
    assert_int_equal(
        sqlite3_deserialize(raw, "main", copy, (sqlite3_int64)good.n, (sqlite3_int64)good.n, flags),
        SQLITE_OK);
    sqlite3_int64 most = (sqlite3_int64)200 * MB;
    sqlite3_file_control(raw, "main", SQLITE_FCNTL_SIZE_LIMIT, &most);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    if (sqlite3_exec(raw, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
    unsigned char *bytes = sqlite3_serialize(raw, "main", &size, 0);
    struct str result = arena_str(a, (struct str){(const char *)bytes, (size_t)size});
    sqlite3_free(bytes);
    sqlite3_close(raw);
    return result;
}

static enum err open_and_close(struct str bytes)
{
    struct pack *pack;
    enum err err = pack_open_bytes(bytes, &pack);
    if (!err) {
        pack_close(pack);
    }
    return err;
}

/* Loads the rows whatever the digest says: a stranger can compute that, too. */
static enum err load_only(struct str bytes)
{
    struct pack_inside inside = {0};
    struct pack pack = {.inside = &inside};
    struct key128 digest;
    enum err err = db_open_untrusted_bytes(bytes, &pack_db_kind, &inside.db);
    if (!err) {
        db_limit_values(inside.db, PACK_TEXT_BYTES_MAX);
        err = pack_load(&pack, &digest);
        db_close(inside.db);
    }
    arena_finish(&inside.arena);
    return err;
}

static enum err verify(const struct temp_dir *dir, struct str bytes)
{
    char path[640];
    assert_int_equal(os_file_write(temp_dir_file(dir, "p.talapack", path), bytes), OK);
    return pack_verify(path);
}

static void test_untouched_is_sound(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_int_equal(open_and_close(tampered(&a, "SELECT 1")), OK);
    assert_int_equal(load_only(tampered(&a, "SELECT 1")), OK);
    arena_finish(&a);
}

static void test_not_there(void **state)
{
    (void)state;
    struct pack *pack;
    assert_int_equal(pack_open("/nowhere/at/all.talapack", &pack), ERR_NOT_FOUND);
    assert_int_equal(pack_open(BINARY_DIR, &pack), ERR_FORMAT);
    assert_int_equal(pack_verify("/nowhere/at/all.talapack"), ERR_NOT_FOUND);
}

#define ROWS(n)        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < " n ") "
#define SCHEMA(change) "PRAGMA writable_schema = 1; " change

struct hostile {
    const char *sql;
    enum err err;
};

static const struct hostile schemas[] = {
    {"PRAGMA user_version = 2", ERR_VERSION},
    {"PRAGMA user_version = 0", ERR_FORMAT},
    {"PRAGMA application_id = 1", ERR_FORMAT},
    {"CREATE VIEW v AS SELECT hex(zeroblob(500000000))", ERR_FORMAT},
    {"DROP TABLE gloss; CREATE VIEW gloss AS SELECT 0 AS item, 'en' AS lang, 'x' AS gloss, "
     "hex(zeroblob(500000000)) AS example, 'draft' AS state",
     ERR_FORMAT},
    {"CREATE TRIGGER t AFTER INSERT ON item BEGIN SELECT 1; END", ERR_FORMAT},
    {"CREATE TABLE extra(x)", ERR_FORMAT},
    {"CREATE INDEX extra ON item(text)", ERR_FORMAT},
    {"CREATE INDEX extra ON item(hex(zeroblob(unit)))", ERR_FORMAT},
    {"CREATE VIRTUAL TABLE f USING fts5(x)", ERR_FORMAT},
    {"ANALYZE", ERR_FORMAT},
    {"DROP TABLE clip", ERR_FORMAT},
    {"ALTER TABLE item ADD COLUMN more TEXT", ERR_FORMAT},
    {SCHEMA("UPDATE sqlite_schema SET sql = replace(sql, 'say       TEXT NOT NULL', "
            "'say TEXT AS (hex(zeroblob(500000000)))') WHERE name = 'item'"),
     ERR_FORMAT},
    {SCHEMA("UPDATE sqlite_schema SET rootpage = 1000000 WHERE name = 'blob'"), ERR_FORMAT},
    {SCHEMA("UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
            "WHERE name = 'item') WHERE name = 'unit'"),
     ERR_FORMAT},
};

/* The pack is refused, and SQLite takes less than so much beside the copy of the file. */
static void assert_refused(const struct hostile *h, enum err (*open)(struct str bytes),
                           sqlite3_int64 memory_max)
{
    struct arena a = {0};
    struct str bytes = tampered(&a, h->sql);
    sqlite3_memory_highwater(1);
    sqlite3_int64 before = sqlite3_memory_used() + (sqlite3_int64)bytes.n;
    enum err err = open(bytes);
    if (err != h->err) {
        fail_msg("%s: %s", h->sql, err_name(err));
    }
    assert_int_not_equal(open_and_close(bytes), OK);
    assert_true(sqlite3_memory_highwater(0) - before < memory_max);
    arena_finish(&a);
}

static void test_other_schemas(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(schemas); i++) {
        assert_refused(&schemas[i], open_and_close, 2 * MB);
    }
}

static const struct hostile rows[] = {
    {"DELETE FROM meta WHERE key = 'licence'", ERR_FORMAT},
    {"INSERT INTO meta VALUES('more', '')", ERR_LIMIT},
    {"UPDATE meta SET value = 'x' WHERE key = 'uuid'", ERR_FORMAT},
    {"UPDATE meta SET value = '' WHERE key = 'id'", ERR_FORMAT},
    {"UPDATE meta SET value = 'n' WHERE key = 'host'", ERR_FORMAT},
    {"UPDATE meta SET value = '0' WHERE key = 'version'", ERR_FORMAT},
    {"UPDATE meta SET value = '2147483648' WHERE key = 'version'", ERR_FORMAT},
    {"UPDATE meta SET value = '1x' WHERE key = 'version'", ERR_FORMAT},
    {"DELETE FROM unit", ERR_FORMAT},
    {"DELETE FROM unit WHERE position = 1", ERR_FORMAT},
    {"UPDATE unit SET position = -1 WHERE position = 0", ERR_FORMAT},
    {"UPDATE unit SET id = '' WHERE position = 0", ERR_FORMAT},
    {"UPDATE unit SET domain = 'other'", ERR_FORMAT},
    {"UPDATE unit SET picture = x'00'", ERR_FORMAT},
    {"UPDATE unit SET picture = zeroblob(1000000)", ERR_LIMIT},
    {"UPDATE unit SET picture = zeroblob(16)", ERR_FORMAT},
    {"DELETE FROM item WHERE position = 2", ERR_FORMAT},
    {"UPDATE item SET unit = 3 WHERE position = 4", ERR_FORMAT},
    {"UPDATE item SET unit = -1 WHERE position = 0", ERR_FORMAT},
    {"UPDATE item SET unit = 2 WHERE position = 1", ERR_FORMAT}, /* out of order */
    {"UPDATE item SET unit = 4294967296", ERR_FORMAT},
    {"UPDATE item SET kind = ''", ERR_FORMAT},
    {"UPDATE item SET text = ''", ERR_FORMAT},
    {"UPDATE item SET text = CAST(x'c080' AS TEXT)", ERR_FORMAT},
    {"UPDATE item SET text = CAST(x'610062' AS TEXT)", ERR_FORMAT},
    {"UPDATE item SET example = CAST(zeroblob(4097) AS TEXT)", ERR_LIMIT},
    {"UPDATE item SET example = CAST(zeroblob(15000000) AS TEXT)", ERR_LIMIT},
    {"UPDATE item SET accept = 'a||b'", ERR_FORMAT},
    {"UPDATE item SET accept = '|'", ERR_FORMAT},
    {"UPDATE item SET tags = substr(replace(hex(zeroblob(33)), '00', '|x'), 2)", ERR_LIMIT},
    {"UPDATE title SET unit = 3 WHERE unit = 2", ERR_FORMAT},
    {"UPDATE title SET unit = -2 WHERE unit = -1", ERR_FORMAT},
    {"UPDATE title SET lang = 'e' WHERE lang = 'en'", ERR_FORMAT},
    {"UPDATE title SET state = 'done'", ERR_FORMAT},
    {"UPDATE gloss SET item = 5 WHERE item = 4", ERR_FORMAT},
    {"UPDATE gloss SET item = -1 WHERE item = 0", ERR_FORMAT},
    {"UPDATE gloss SET lang = 'en''' WHERE lang = 'en'", ERR_FORMAT},
    {"UPDATE gloss SET gloss = ''", ERR_FORMAT},
    {"UPDATE clip SET item = 5 WHERE item = 3", ERR_FORMAT},
    {"UPDATE clip SET role = 'wort' WHERE role = 'word'", ERR_FORMAT},
    {"UPDATE clip SET synthetic = 2", ERR_FORMAT},
    {"UPDATE clip SET blob = zeroblob(16)", ERR_FORMAT},
    {"DELETE FROM blob WHERE kind = 'opus'", ERR_FORMAT},
    {"UPDATE blob SET hash = zeroblob(15) WHERE kind = 'png'", ERR_FORMAT},
    {ROWS("20100") "INSERT INTO item SELECT i, 2, 'word', i, 'x', '', '', '', NULL, '', '', '', "
                   "'', '' FROM n",
     ERR_LIMIT},
    {ROWS("700") "INSERT INTO unit SELECT i, i, 'work', '', '', NULL FROM n", ERR_LIMIT},
    {ROWS("164") "INSERT INTO gloss SELECT 1, 'l' || i, 'x', '', 'draft' FROM n", ERR_LIMIT},
};

static void test_other_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_refused(&rows[i], load_only, 3 * MB);
    }
}

/* Sound rows that the writer did not write: the digest tells. */
static void test_other_words(void **state)
{
    static const char *const changes[] = {
        "UPDATE item SET text = 'hius' WHERE id = 'huis'",
        "UPDATE item SET article = 'de' WHERE id = 'huis'",
        "UPDATE item SET article = plural, plural = article",
        "UPDATE gloss SET state = 'reviewed'",
        "UPDATE clip SET synthetic = 0",
        "UPDATE item SET picture = NULL",
        "UPDATE title SET title = 'x' WHERE lang = 'en'",
        "UPDATE meta SET value = '4' WHERE key = 'version'",
        "DELETE FROM gloss WHERE item = 4",
        "DELETE FROM clip",
        "INSERT INTO blob VALUES(zeroblob(16), 'png', x'')",
        "DELETE FROM meta WHERE key = 'digest'",
        "UPDATE meta SET value = '' WHERE key = 'digest'",
        "UPDATE meta SET value = hex(zeroblob(16)) WHERE key = 'digest'",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct arena a = {0};
        enum err err = open_and_close(tampered(&a, changes[i]));
        if (err != ERR_FORMAT) {
            fail_msg("%s: %s", changes[i], err_name(err));
        }
        arena_finish(&a);
    }
}

static void test_false_blobs(void **state)
{
    static const struct {
        const char *sql;
        enum err read; /* of the first item's picture */
    } cases[] = {
        {"UPDATE blob SET bytes = CAST(bytes || 'x' AS BLOB) WHERE kind = 'png'", ERR_FORMAT},
        {"UPDATE blob SET bytes = x'' WHERE kind = 'png'", ERR_FORMAT},
        {"UPDATE blob SET bytes = zeroblob(15000000) WHERE kind = 'png'", ERR_FORMAT},
        {"UPDATE blob SET bytes = zeroblob(20000000) WHERE kind = 'png'", ERR_LIMIT},
        {"UPDATE blob SET bytes = x'' WHERE kind = 'opus'", OK},
        {"UPDATE blob SET kind = 'gif'", OK},
        {"UPDATE blob SET kind = 'opus'", OK},
    };
    (void)state;
    struct temp_dir dir;
    temp_dir_make(&dir, BINARY_DIR);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct pack *pack;
        struct str found;
        struct str bytes = tampered(&a, cases[i].sql);
        assert_int_equal(pack_open_bytes(bytes, &pack), OK);
        assert_int_equal(pack_blob(pack, pack->items[0].picture, &a, &found), cases[i].read);
        pack_close(pack);
        assert_int_equal(verify(&dir, bytes), cases[i].read ? cases[i].read : ERR_FORMAT);
        arena_finish(&a);
    }
    temp_dir_remove(&dir);
}

/* Damage is refused by verify, or it hit bytes that mean nothing. */
static void assert_refused_or_same(const struct temp_dir *dir, struct str bytes, struct str dump)
{
    struct arena a = {0};
    struct pack *pack;
    bool verified = verify(dir, bytes) == OK;
    if (!pack_open_bytes(bytes, &pack)) {
        struct str found = pack_sample_dump(pack, &a);
        assert_true(!verified || str_eq(found, dump));
        pack_close(pack);
    } else {
        assert_false(verified);
    }
    arena_finish(&a);
}

static struct str good_pack(struct arena *a, struct str *dump)
{
    struct pack *pack;
    struct str bytes = pack_sample_bytes(a);
    assert_int_equal(pack_open_bytes(bytes, &pack), OK);
    *dump = pack_sample_dump(pack, a);
    pack_close(pack);
    return bytes;
}

static void test_cut(void **state)
{
    (void)state;
    struct arena a = {0};
    struct temp_dir dir;
    struct str dump;
    temp_dir_make(&dir, BINARY_DIR);
    struct str good = good_pack(&a, &dump);
    assert_int_equal(open_and_close(STR("")), ERR_FORMAT);
    for (size_t n = 0; n < good.n; n += 211) {
        assert_refused_or_same(&dir, str_slice(good, 0, n), dump);
        if (n + 2048 <= good.n) { /* a page is missing */
            assert_int_equal(open_and_close(str_slice(good, 0, n)), ERR_FORMAT);
            assert_int_equal(verify(&dir, str_slice(good, 0, n)), ERR_FORMAT);
        }
    }
    temp_dir_remove(&dir);
    arena_finish(&a);
}

static void test_flipped(void **state)
{
    (void)state;
    struct arena a = {0};
    struct temp_dir dir;
    struct str dump;
    temp_dir_make(&dir, BINARY_DIR);
    struct str good = good_pack(&a, &dump);
    char *bytes = arena_cstr(&a, good);
    for (size_t at = 0; at < good.n; at += 37) {
        bytes[at] = (char)(bytes[at] ^ (1 << (at % 8)));
        assert_refused_or_same(&dir, (struct str){bytes, good.n}, dump);
        bytes[at] = good.p[at];
    }
    for (size_t at = 0; at < 16; at++) { /* the magic */
        bytes[at] ^= 1;
        assert_int_equal(open_and_close((struct str){bytes, good.n}), ERR_FORMAT);
        bytes[at] = good.p[at];
    }
    temp_dir_remove(&dir);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_untouched_is_sound),
        cmocka_unit_test(test_not_there),
        cmocka_unit_test(test_other_schemas),
        cmocka_unit_test(test_other_rows),
        cmocka_unit_test(test_other_words),
        cmocka_unit_test(test_false_blobs),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_flipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
