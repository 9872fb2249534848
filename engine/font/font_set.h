/* SPDX-License-Identifier: MIT
 *
 * font_set.h - what a font set holds.  Private to this room.
 *
 * A face is meant by its number in the table; the fonts behind it (one for each size
 * and weight) come and go, so no TTF_Font is kept beyond a call.                     */
#ifndef FONT_FONT_SET_H
#define FONT_FONT_SET_H

#include <hb.h>

#include "font/font_atlas.h"
#include "font/font_cache.h"
#include "font/font_file.h"
#include "font/font_icon.h"
#include "font/font_paragraph.h"
#include "font/font_source.h"
#include "font/font_table.h"
#include "text/text_tools.h"

enum {
    FONT_OPEN_MAX = 64,     /* fonts open at once; the oldest is closed */
    FONT_LANGS_MAX = 40,    /* languages known at once */
    FONT_TOOLS_MAX = 8,     /* those whose line breaking is kept ready */
    FONT_SIZE_PX_MIN = 1,   /* smaller sizes are taken for this one, */
    FONT_SIZE_PX_MAX = 512, /* larger ones for this */
};

struct _TTF_Font;

struct font_opened {
    struct _TTF_Font *ttf; /* NULL: a free place */
    hb_font_t *hb;
    int face, size_px;
    bool bold;
    int above, below;  /* the baseline, as the font says itself */
    uint32_t space;    /* its glyph, or 0 */
    uint32_t *covered; /* the source's */
    uint64_t used;
};

/* What is known of a language in which text was set. */
struct font_lang {
    struct str tag;                 /* BCP 47, in the heap; p NULL: a free place */
    char script[FONT_SCRIPT_BYTES]; /* ISO 15924 */
    bool rtl;
    int faces[FONT_ROLES]; /* for the letters of its script */
    float line_times;
    hb_language_t hb;
    struct text_tools tools; /* open while `analysed` */
    bool analysed;
    uint64_t used;
};

struct font_icon {
    struct str name;
    uint32_t code_point;
    bool mirrors;
};

struct font_icons {
    const char *file; /* NULL: not found */
    const struct font_icon *items;
    size_t count;
};

struct font_set {
    struct arena arena;   /* as long as the set */
    struct arena scratch; /* within one call */
    struct font_table table;
    struct font_icons icons;
    struct font_folders folders;
    struct font_source sources[FONT_FACES_MAX + 1][2]; /* by face and bold */
    bool missing[FONT_FACES_MAX + 1][2];               /* not to be used, and said so */
    struct font_opened opened[FONT_OPEN_MAX];
    struct font_lang langs[FONT_LANGS_MAX];
    struct font_cache *layouts;
    struct font_atlas *atlas;
    hb_buffer_t *buffer; /* for shaping, reused */
    struct font_counts counts;
    uint64_t ticks; /* uses counted, to know which is the oldest */
};

/* The number by which the icon font is opened, after those of the table. */
static inline int font_icon_face(const struct font_set *set)
{
    return (int)set->table.face_count;
}

/* Good until FONT_LANGS_MAX other languages were asked for. */
struct font_lang *font_set_lang(struct font_set *set, struct str tag);

/* The language's line breaking; until FONT_TOOLS_MAX other languages' were asked for. */
struct text_tools *font_set_tools(struct font_set *set, struct str tag);

#endif
