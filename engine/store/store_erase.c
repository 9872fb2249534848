/* SPDX-License-Identifier: MIT
 *
 * A learner who leaves.  The last erasure of a log is a threshold: what stands before it in
 * the log's order does not exist.  So logs that are merged agree, whoever had what.    */
#include "store/store_private.h"

enum err store_purge(struct store *s)
{
    return db_exec(s->db, "DELETE FROM event WHERE (hlc, device, epoch, seq) < "
                          "(SELECT hlc, device, epoch, seq FROM event "
                          "WHERE kind <> 1 AND kind = 10 "
                          "ORDER BY hlc DESC, device DESC, epoch DESC, seq DESC LIMIT 1)");
}

/* Deleted rows are overwritten in their pages, and the pages' older versions leave the
 * write-ahead log. */
enum err store_erase(struct store *s)
{
    struct store_event e = {.kind = STORE_ERASE};
    enum err err = db_exec(s->db, "PRAGMA secure_delete = ON");
    if (err == OK) {
        err = store_append(s, &e, NULL);
    }
    (void)!db_exec(s->db, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA secure_delete = OFF");
    return err;
}
