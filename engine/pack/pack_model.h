/* SPDX-License-Identifier: MIT
 *
 * pack_model.h - what a compiled course is made of: units, items, glosses, clips.
 *
 * Plain values, the same for reading (pack.h) and for writing (pack_writer.h).  All
 * text is UTF-8; languages are BCP 47 as the author wrote them.  A picture or a sound
 * is named by the hash of its bytes; a zero key means there is none.  Indices are ints
 * into the pack's arrays, in the course's order.                                     */
#ifndef PACK_PACK_MODEL_H
#define PACK_PACK_MODEL_H

#include "base/key128.h"
#include "base/str.h"

#include <stdbool.h>

/* Caps on what a pack may hold; more gives ERR_LIMIT on writing and on opening. */
enum {
    PACK_UNITS_MAX = 500,
    PACK_ITEMS_MAX = 20000,
    PACK_LANGUAGES_MAX = 64,
    PACK_GLOSSES_MAX = 400000,
    PACK_CLIPS_MAX = 160000,
    PACK_BLOBS_MAX = 200000,
    PACK_LIST_MAX = 32,                 /* parts of one list: accept, tags */
    PACK_TEXT_BYTES_MAX = 4 * 1024,     /* one piece of text */
    PACK_BLOB_BYTES_MAX = 16 << 20,     /* one picture or sound */
    PACK_CATALOGUE_BYTES_MAX = 64 << 20 /* all text together */
};

enum pack_kind { PACK_WORD, PACK_PHRASE, PACK_SENTENCE, PACK_LETTER, PACK_NUMBER };
enum pack_domain { PACK_EDUCATION, PACK_WORK, PACK_CIVIC };
enum pack_state { PACK_DRAFT, PACK_REVIEWED }; /* of a translation */
enum pack_role { PACK_CLIP_WORD, PACK_CLIP_EXAMPLE };
enum pack_speed { PACK_NORMAL, PACK_SLOW };
enum pack_blob_kind { PACK_PNG, PACK_OPUS };

struct pack_list {
    const struct str *parts;
    int count;
};

/* About the course as a whole. */
struct pack_info {
    struct str uuid;   /* 8-4-4-4-12, lower case */
    struct key128 key; /* BLAKE2b-128 of the uuid text: the course's name in the store */
    struct str id;     /* the folder's name, for people */
    struct str host;   /* the language that is learned */
    struct str level;  /* CEFR, "A1" */
    int version;       /* from 1, counts up with each publication */
    struct str authors;
    struct str licence;
    struct str built_with; /* program and version */
};

struct pack_unit {
    struct str id;
    int position; /* equals its index */
    enum pack_domain domain;
    struct str level;
    struct str grammar;    /* a note in the host language; may be empty */
    struct key128 picture; /* a PNG, or zero */
    int first_item;        /* its items stand together */
    int item_count;
};

struct pack_item {
    struct key128 key; /* BLAKE2b-128 of course uuid, "\n", item id: for ever */
    int unit;
    enum pack_kind kind;
    struct str id;
    struct str text;         /* with its article left off */
    struct pack_list accept; /* other right answers */
    struct str article;      /* may be empty, as may all below */
    struct str plural;
    struct key128 picture; /* a PNG, or zero */
    struct str graphemes;  /* "m-aa-n" */
    struct str stress;
    struct str say;     /* the spoken form, if it differs */
    struct str example; /* a phrase that uses it */
    struct pack_list tags;
};

/* A title and can-do line; of a unit or of the course, in one language. */
struct pack_title {
    struct str title;
    struct str can_do; /* may be empty */
    enum pack_state state;
};

struct pack_gloss {
    struct str gloss;
    struct str example; /* translation of the item's example; may be empty */
    enum pack_state state;
};

struct pack_clip {
    enum pack_role role;
    enum pack_speed speed;
    struct str voice;
    bool synthetic; /* a machine's draft, shown as such */
    struct key128 blob;
};

#endif
