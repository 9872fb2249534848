/* SPDX-License-Identifier: MIT
 *
 * course.h - the author's folder as a checked model.
 *
 * A course is read whole, every problem in one go: each goes to the diag_list with its
 * file, row and column, and reading continues.  The model then holds what was sound
 * enough; it may be built into a pack (course_build.h) only when there were no errors.
 * It holds pack's own values, so that what is checked here is what the learner gets.
 *
 * Everything lives in the arena given to course_read and is never changed afterwards.
 *
 * Codes, arguments in brackets; those of table_csv.h and table_ini.h besides.
 * Errors: course.file-missing [name], course.file-large [limit], course.file-unreadable
 * [name], course.limit [limit], course.uuid [value], course.number [value, least, most],
 * course.command [command], course.language [value], course.level [value],
 * course.id-letters [id], course.id-duplicate [id, file, row], course.id-reserved [id],
 * course.domain [value], course.kind [value], course.state [value],
 * course.order-duplicate [order, row], course.units-missing, course.unit-file-missing
 * [unit], course.unit-file-duplicate [unit, file], course.unit-unknown [unit],
 * course.unit-empty [unit], course.list-long [limit], course.list-part-empty,
 * course.text-nfc [text], course.text-control [code point], course.gloss-unknown [id],
 * course.title-unknown [id], course.letter [letter, code point, language],
 * course.picture-name [name], course.picture-missing [name], course.picture-kind [name],
 * course.picture-bad [name], course.emoji-unknown [text], course.sound-unknown [id],
 * course.sound-kind [extension], course.sound-duplicate [file], course.sound-bad [file],
 * course.sound-long [file], course.sound-silent [file], course.sound-missing [text, id],
 * course.pack-failed [error].
 * Warnings: course.file-unknown [name], course.text-duplicate [text, file, row],
 * course.article-kind [article, kind], course.graphemes-differ [graphemes, text],
 * course.gloss-stale [id, old, new], course.gloss-example-unused [id].
 * Notes: course.gloss-missing [count, of, ids], course.gloss-example-missing [count],
 * course.gloss-draft [count, of], course.title-missing [count, of],
 * course.sound-synthetic [count, of].                                                */
#ifndef COURSE_COURSE_H
#define COURSE_COURSE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "pack/pack_model.h"
#include "voice/voice_speak.h"

enum {
    COURSE_ID_BYTES_MAX = 64,
    COURSE_VOICES_MAX = 64,
    COURSE_FILES_MAX = 100000,    /* names looked at in one folder */
    COURSE_PICTURE_SIDE_PX = 512, /* a larger one is scaled down by the build */
};

struct course_unit {
    struct pack_unit pack; /* picture is zero until the build */
    struct str title, can_do;
    struct str picture; /* as written: an emoji or a file name; may be empty */
    struct str file;    /* its table, "units/03-day-and-time.csv"; empty: there is none */
    int row;            /* in units.csv */
};

struct course_item {
    struct pack_item pack; /* key and picture are zero until the build */
    struct str picture;
    int row; /* in its unit's file */
};

struct course_gloss {
    struct pack_gloss pack; /* an empty gloss: not translated yet */
    bool stale;             /* the host text has changed since */
    int row;
};

struct course_title {
    struct pack_title pack;
    int row;
};

/* Everything in one language of learners. */
struct course_language {
    struct str lang;              /* BCP 47, the name of the files */
    struct course_gloss *glosses; /* one for each item */
    struct course_title *titles;  /* one for each unit */
    struct course_title title;    /* of the course */
};

/* A sound that a person recorded. */
struct course_recording {
    int item;
    enum pack_role role;
    enum pack_speed speed;
    struct str voice; /* the folder's name */
    struct str path;  /* relative to the course, "audio/anna/brood.opus" */
};

struct course {
    struct str dir;
    struct pack_info info; /* key and built_with are empty */
    struct str title;      /* in the host language */
    struct voice_speaker speaker;
    int speed, slow_speed; /* words per minute of the speaker */
    struct course_unit *units;
    int unit_count;
    struct course_item *items; /* a unit's items stand together, units in order */
    int item_count;
    struct course_language *languages; /* byte order */
    int language_count;
    struct course_recording *recordings; /* by item, role, speed, voice */
    int recording_count;
};

/* Reads the folder.  Problems are in `diags`; the model is whole but for them.
 * errors: ERR_NOT_FOUND (no such folder). */
WARN_UNUSED enum err course_read(const char *dir, struct arena *a, struct diag_list *diags,
                                 struct course *out);

struct font_set;
struct font_emoji;

/* What checking and building need beside the folder. */
struct course_tools {
    struct font_set *fonts;   /* NULL: letters are not checked */
    struct font_emoji *emoji; /* NULL: emoji are not checked, and cannot be built */
};

/* Checks what reading alone cannot tell: that some font draws every letter, that
 * pictures and recordings can be opened, how much speech is synthetic.
 * cost: decodes every picture and recording. */
void course_check(const struct course *course, const struct course_tools *tools,
                  struct diag_list *diags);

#endif
