-- SPDX-License-Identifier: MIT
-- A learner's file, version 1.  A step that was released is never edited, not even a
-- space inside a statement: files are compared with it byte for byte.

-- The data: what happened.  Numbers of kind: store/store_event.h.  name and value belong
-- to settings, enrolments and sessions; of_* names the event that an undo takes back.
CREATE TABLE event (
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    utc_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    item BLOB,
    skill INTEGER,
    exercise TEXT,
    grade INTEGER,
    credit REAL,
    latency_ms INTEGER,
    hints INTEGER,
    model INTEGER,
    name TEXT,
    value TEXT,
    of_device BLOB,
    of_epoch INTEGER,
    of_seq INTEGER,
    PRIMARY KEY (hlc, device, epoch, seq)
) WITHOUT ROWID;

CREATE UNIQUE INDEX event_key ON event (device, epoch, seq);

-- All but the reviews, which are nearly everything.
CREATE INDEX event_rare ON event (kind, hlc, device, epoch, seq) WHERE kind <> 1;

-- The rest is cache: what follows from the events.
CREATE TABLE memory (
    item BLOB NOT NULL,
    skill INTEGER NOT NULL,
    stability_days REAL NOT NULL,
    difficulty REAL NOT NULL,
    last_day INTEGER NOT NULL,
    last_utc_ms INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    PRIMARY KEY (item, skill)
) WITHOUT ROWID;

-- By which rules and how far the events were folded; one row, or none.
CREATE TABLE folded (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    rules INTEGER NOT NULL,
    model BLOB NOT NULL,
    events INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    device BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL
);
