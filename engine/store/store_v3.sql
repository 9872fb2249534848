-- SPDX-License-Identifier: MIT
-- A learner's file, version 3: the cache tells the sum of its memories, so that one that was
-- changed by other hands or by a failing disk is noticed.  A step that was released is never
-- edited.

DROP TABLE folded;

-- By which rules and how far the events were folded, and what came out; one row, or none.
CREATE TABLE folded (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rules INTEGER NOT NULL,
    model BLOB NOT NULL,
    events INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    memories INTEGER NOT NULL
);
