-- SPDX-License-Identifier: MIT
-- A learner's file, version 2: the cache keeps all of a memory, also of models with two
-- traces, and the hybrid clock of its last answer; and the file tells when it was last
-- looked through.  A step that was released is never edited.

DROP TABLE memory;

CREATE TABLE memory (
    item BLOB NOT NULL,
    skill INTEGER NOT NULL,
    stability_days REAL NOT NULL,
    fast_days REAL NOT NULL,
    difficulty REAL NOT NULL,
    last_day INTEGER NOT NULL,
    last_utc_ms INTEGER NOT NULL,
    last_hlc INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    successes INTEGER NOT NULL,
    PRIMARY KEY (item, skill)
) WITHOUT ROWID;

DELETE FROM folded;

-- When every page was last read and found good; one row, or none.
CREATE TABLE care (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    checked_utc_ms INTEGER NOT NULL
);
