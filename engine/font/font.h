/* SPDX-License-Identifier: MIT
 *
 * font.h - the fonts of Tala: which face draws which script, opened when first needed.
 *
 * A font set reads assets/fonts.ini, which says for every role, language and script
 * which font file draws it, at which scale and line height; nothing of that is in the
 * code.  Files are found by name in the folders given.  A file that is missing costs
 * one line in the log and another face takes its place: text is always drawn.
 *
 * Sizes are pixels of the em before the face's own scale (Arabic script is set larger), from
 * 1 to 512: smaller and larger ones are taken for these.
 * One set belongs to one thread and, through its cached textures, to one renderer at a
 * time.                                                                              */
#ifndef FONT_FONT_H
#define FONT_FONT_H

#include "base/diag.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum font_role {
    FONT_UI,    /* the interface */
    FONT_LEARN, /* the language being learnt */
    FONT_GLOSS, /* the learner's language in glosses and sentences */
    FONT_ROLES
};

/* Of lines within the width, by the paragraph's base direction. */
enum font_align { FONT_START, FONT_CENTER, FONT_END };

enum font_base {
    FONT_BASE_LANG, /* as the language is written: the rule */
    FONT_BASE_LTR,
    FONT_BASE_RTL,
    FONT_BASE_AUTO, /* by the first strong letter: only for what people type */
};

/* How text is set.  Zeroed: interface face, start-aligned, direction of `lang`. */
struct font_style {
    enum font_role role;
    bool bold;
    float size_px;
    struct str lang;     /* BCP 47 */
    struct str features; /* OpenType features, "cv39, ss13": other shapes of letters */
    enum font_base base;
    enum font_align align;
    int max_lines; /* 0: as many as it takes; else the last ends in an ellipsis */
};

struct font_options {
    struct str fonts_ini;      /* the file's bytes */
    struct str icons_ini;      /* the file's bytes; empty: no icons */
    const struct str *folders; /* where font files are looked for, in this order; also in the
                                  folders directly below each */
    size_t folder_count;
};

struct font_set;

/* Reads both tables; opens no font yet.  Problems in them go to `diags` as ini.* and
 * font.value-bad [key, value], font.face-unknown [face], font.role-missing [role].
 * owner: *out is the caller's.  errors: ERR_FORMAT (a table), ERR_UNSUPPORTED (SDL_ttf
 * does not start). */
WARN_UNUSED enum err font_set_create(const struct font_options *options, struct diag_list *diags,
                                     struct font_set **out);
void font_set_destroy(struct font_set *set); /* NULL is fine; before the renderer goes */

/* Drops every cached texture: call before the renderer is destroyed or after it was reset. */
void font_set_textures_drop(struct font_set *set);

/* Whether the faces that the table names for this language and role have a glyph for
 * every letter of `text`.  False sets *bad (may be NULL) to the first that none draws. */
bool font_can_draw(struct font_set *set, struct str lang, enum font_role role, struct str text,
                   uint32_t *bad);

/* text_lang_is_rtl, found once for each language. */
bool font_lang_is_rtl(struct font_set *set, struct str lang);

/* Whether the fonts for a language's letters are installed; if not, *package (may be NULL) is
 * the Debian package to install, where the table knows it. */
bool font_lang_ready(struct font_set *set, struct str lang, struct str *package);

/* What was done since the set was made: for tests and benchmarks. */
struct font_counts {
    uint64_t laid_out;   /* paragraphs, not counting those found in the cache */
    uint64_t rasterised; /* glyphs and icons drawn into the atlas */
    size_t texture_bytes;
    size_t layout_bytes; /* of paragraphs remembered */
    size_t faces_open;
    size_t files_missing;
};
struct font_counts font_set_counts(const struct font_set *set);

#endif
