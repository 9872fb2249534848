/* SPDX-License-Identifier: MIT
 *
 * A file of any bytes: opened with suspicion, verified, and read where it opens.    */
#include "base/must.h"
#include "db/db.h"
#include "db/db_stmt.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const steps[] = {
    "CREATE TABLE note (id INTEGER PRIMARY KEY, a TEXT, b BLOB);"
    "CREATE INDEX note_a ON note (a)",
};
static const struct db_kind kind = {0x54657374, 1, steps, 512};

static void read_all(struct db *db)
{
    struct db_stmt *s = NULL;
    bool row = true;
    if (db_prepare(db, "SELECT id, a, b FROM note ORDER BY a", &s) != OK) {
        return;
    }
    while (db_step(s, &row) == OK && row) {
        db_column_i64(s, 0);
        must(db_column_str(s, 1).n <= DB_VALUE_MAX_BYTES);
        must(db_column_blob(s, 2).n <= DB_VALUE_MAX_BYTES);
    }
    db_stmt_close(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct db *db = NULL;
    if (db_open_untrusted_bytes((struct str){(const char *)bytes, size}, &kind, &db) == OK) {
        (void)!db_verify(db);
        read_all(db);
        db_close(db);
    }
    return 0;
}
