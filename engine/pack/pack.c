/* SPDX-License-Identifier: MIT */
#include "pack/pack_private.h"

#include <stdlib.h>

#include "pack/pack_word.h"
#include "pack_v1.h"
#include "seal/seal.h"

static const char *const steps[] = {pack_v1};

const struct db_kind pack_db_kind = {
    .application_id = 0x54616c61, /* "Tala" */
    .version = sizeof steps / sizeof steps[0],
    .steps = steps,
    .page_bytes = 2048,
};

/* --- opening --- */

/* The catalogue's digest as the writer left it. */
static enum err read_digest(struct db *db, struct key128 *digest)
{
    struct db_stmt *stmt;
    bool row;
    enum err err = db_prepare(db, "SELECT value FROM meta WHERE key = 'digest'", &stmt);
    if (err) {
        return err;
    }
    err = db_step(stmt, &row);
    if (!err && !(row && key128_from_hex(db_column_str(stmt, 0), digest))) {
        err = ERR_FORMAT;
    }
    db_stmt_close(stmt);
    return err;
}

static enum err load_and_check(struct pack *pack)
{
    struct key128 stored;
    struct key128 found;
    struct db *db = pack->inside->db;
    db_limit_values(db, PACK_TEXT_BYTES_MAX);
    enum err err = pack_load(pack, &found);
    err = err ? err : read_digest(db, &stored);
    db_limit_values(db, PACK_BLOB_BYTES_MAX);
    if (!err && !key128_eq(stored, found)) {
        err = ERR_FORMAT;
    }
    return err ? err
               : db_prepare(db, "SELECT bytes FROM blob WHERE hash = ?1",
                            &pack->inside->blob_bytes);
}

/* Takes the database over. */
static enum err open_pack(struct db *db, struct pack **out)
{
    struct pack *pack = heap_alloc(1, sizeof *pack);
    pack->inside = heap_alloc(1, sizeof *pack->inside);
    arena_init(&pack->inside->arena, 0);
    pack->inside->db = db;
    enum err err = load_and_check(pack);
    if (err) {
        pack_close(pack);
        return err;
    }
    *out = pack;
    return OK;
}

/* What db says in words of databases, in words of packs: a file that asks for what is not
 * allowed is not a pack. */
static enum err as_pack_err(enum err err)
{
    return err == ERR_UNSUPPORTED || err == ERR_EXISTS ? ERR_FORMAT : err;
}

enum err pack_open(const char *path, struct pack **out)
{
    struct db *db;
    enum err err = db_open_untrusted(path, &pack_db_kind, &db);
    return as_pack_err(err ? err : open_pack(db, out));
}

enum err pack_open_bytes(struct str bytes, struct pack **out)
{
    struct db *db;
    enum err err = db_open_untrusted_bytes(bytes, &pack_db_kind, &db);
    return as_pack_err(err ? err : open_pack(db, out));
}

void pack_close(struct pack *pack)
{
    if (!pack) {
        return;
    }
    db_stmt_close(pack->inside->blob_bytes);
    db_close(pack->inside->db);
    arena_finish(&pack->inside->arena);
    free(pack->inside);
    free(pack);
}

/* --- blobs --- */

enum err pack_blob(const struct pack *pack, struct key128 blob, struct arena *a, struct str *bytes)
{
    struct db_stmt *stmt = pack->inside->blob_bytes;
    bool row;
    db_bind_key(stmt, 1, blob);
    enum err err = db_step(stmt, &row);
    if (err || !row) {
        return err ? err : ERR_NOT_FOUND;
    }
    struct str found = db_column_blob(stmt, 0);
    if (key128_eq(seal_key128(found), blob)) {
        *bytes = arena_str(a, found);
    } else {
        err = ERR_FORMAT;
    }
    db_reset(stmt);
    return err;
}

static bool blob_is_sound(struct db_stmt *stmt)
{
    struct key128 key;
    enum pack_blob_kind kind;
    struct str bytes = db_column_blob(stmt, 2);
    return db_column_key(stmt, 0, &key) && pack_blob_kind_from(db_column_str(stmt, 1), &kind) &&
           pack_blob_looks_like(kind, bytes) && key128_eq(seal_key128(bytes), key);
}

static enum err verify_blobs(struct db *db)
{
    struct db_stmt *stmt;
    bool row = true;
    enum err err = db_prepare(db, "SELECT hash, kind, bytes FROM blob", &stmt);
    if (err) {
        return err;
    }
    while (!err && row) {
        err = db_step(stmt, &row);
        if (!err && row && !blob_is_sound(stmt)) {
            err = ERR_FORMAT;
        }
    }
    db_stmt_close(stmt);
    return err;
}

enum err pack_verify(const char *path)
{
    struct pack *pack;
    enum err err = pack_open(path, &pack);
    if (err) {
        return err;
    }
    err = db_verify(pack->inside->db);
    err = err ? err : verify_blobs(pack->inside->db);
    pack_close(pack);
    return as_pack_err(err);
}
