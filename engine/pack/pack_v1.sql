-- SPDX-License-Identifier: MIT
-- Version 1 of a pack.  A file is compared with this text byte for byte, so it never
-- changes: what comes later is pack_v2.sql.  Limits and meanings: pack_model.h.

-- uuid, id, host, level, version, authors, licence, built-with; digest: BLAKE2b-128, in
-- hex, of everything but the blobs' bytes, in the order in which it is loaded.
CREATE TABLE meta(
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit(
    position INTEGER NOT NULL PRIMARY KEY, -- from 0 without gaps
    id       TEXT NOT NULL UNIQUE,
    domain   TEXT NOT NULL,                -- education, work, civic
    level    TEXT NOT NULL,
    grammar  TEXT NOT NULL,
    picture  BLOB                          -- hash of a PNG
) STRICT;

CREATE TABLE title(
    unit   INTEGER NOT NULL,               -- position, or -1: the course
    lang   TEXT NOT NULL,
    title  TEXT NOT NULL,
    can_do TEXT NOT NULL,
    state  TEXT NOT NULL,                  -- draft, reviewed
    PRIMARY KEY(unit, lang)
) STRICT, WITHOUT ROWID;

CREATE TABLE item(
    position  INTEGER NOT NULL PRIMARY KEY, -- from 0 without gaps, unit by unit
    unit      INTEGER NOT NULL,
    kind      TEXT NOT NULL,                -- word, phrase, sentence, letter, number
    id        TEXT NOT NULL UNIQUE,
    text      TEXT NOT NULL,
    accept    TEXT NOT NULL,                -- parts between |
    article   TEXT NOT NULL,
    plural    TEXT NOT NULL,
    picture   BLOB,                         -- hash of a PNG
    graphemes TEXT NOT NULL,
    stress    TEXT NOT NULL,
    say       TEXT NOT NULL,
    example   TEXT NOT NULL,
    tags      TEXT NOT NULL                 -- parts between |
) STRICT;

CREATE TABLE gloss(
    item    INTEGER NOT NULL,
    lang    TEXT NOT NULL,
    gloss   TEXT NOT NULL,
    example TEXT NOT NULL,
    state   TEXT NOT NULL,                  -- draft, reviewed
    PRIMARY KEY(item, lang)
) STRICT, WITHOUT ROWID;

CREATE TABLE clip(
    item      INTEGER NOT NULL,
    role      TEXT NOT NULL,                -- word, example
    speed     TEXT NOT NULL,                -- normal, slow
    voice     TEXT NOT NULL,
    synthetic INTEGER NOT NULL,             -- 0 or 1
    blob      BLOB NOT NULL,                -- hash of an Opus file
    PRIMARY KEY(item, role, speed, voice)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob(
    hash  BLOB NOT NULL PRIMARY KEY,        -- BLAKE2b-128 of the bytes
    kind  TEXT NOT NULL,                    -- png, opus
    bytes BLOB NOT NULL
) STRICT;
