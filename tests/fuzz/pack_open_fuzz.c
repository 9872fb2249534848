/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a pack.  The rows are loaded whatever the digest says, because a
 * stranger can compute that; then everything is looked up.                          */
#include <stdint.h>

#include "base/must.h"
#include "pack/pack_private.h"
#include "support/pack_sample.h"

/* One that reads blobs needs a statement, which pack_open would prepare. */
static void look_up(struct pack *pack)
{
    struct arena a = {0};
    must(!db_prepare(pack->inside->db, "SELECT bytes FROM blob WHERE hash = ?1",
                     &pack->inside->blob_bytes));
    pack_sample_dump(pack, &a);
    db_stmt_close(pack->inside->blob_bytes);
    arena_finish(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct pack_inside inside = {0};
    struct pack pack = {.inside = &inside};
    struct key128 digest;
    struct str input = {(const char *)bytes, n};
    if (!db_open_untrusted_bytes(input, &pack_db_kind, &inside.db)) {
        if (!pack_load(&pack, &digest)) {
            look_up(&pack);
        }
        db_close(inside.db);
    }
    arena_finish(&inside.arena);

    struct pack *opened;
    if (!pack_open_bytes(input, &opened)) {
        pack_close(opened);
    }
    return 0;
}
