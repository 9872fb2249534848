/* SPDX-License-Identifier: MIT
 *
 * font_table.h - assets/fonts.ini as read: faces, and which of them draws what.
 *
 * Private to this room.  Strings live in the arena it was read into.                 */
#ifndef FONT_FONT_TABLE_H
#define FONT_FONT_TABLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "font/font.h"

enum {
    FONT_FACES_MAX = 96,
    FONT_RULES_MAX = 400,
    FONT_SIGN_FACES_MAX = 8,
    FONT_SCRIPT_BYTES = 5,
    FONT_NO_FACE = -1,
};

struct font_face {
    struct str name;
    struct str regular, bold; /* file names; bold may be empty */
    float scale;              /* of the style's size */
    float line;               /* height in em of the style's size */
    float rise;               /* em by which letters stand higher than the font's own middle */
    int index;                /* in a collection */
    struct str features;      /* OpenType features that are always on: "cv39, ss13" */
    struct str package;       /* Debian's, that has the file */
};

/* One entry: letters of this script, where the section's condition holds. */
struct font_rule {
    struct str lang; /* [language TAG] */
    int role;        /* [role NAME]; -1 for any */
    char script[FONT_SCRIPT_BYTES];
    int face;
};

struct font_lang_line {
    struct str lang;
    float times;
};

struct font_table {
    struct font_face *faces;
    size_t face_count;
    struct font_rule *rules; /* in the file's order */
    size_t rule_count;
    struct font_lang_line *lines;
    size_t line_count;
    int signs[FONT_SIGN_FACES_MAX];
    size_t sign_count;
};

WARN_UNUSED enum err font_table_read(struct str bytes, struct arena *a, struct diag_list *diags,
                                     struct font_table *out);

/* The face for letters of a script, or FONT_NO_FACE: the language's entry, the role's, the
 * general one. */
int font_table_face(const struct font_table *t, struct str lang, enum font_role role,
                    const char *script);

/* What the language's lines are multiplied by. */
float font_table_line_times(const struct font_table *t, struct str lang);

#endif
