/* SPDX-License-Identifier: MIT */
#include "font/font_open.h"

#include <SDL_ttf.h>

#define LOG_MODULE "font"
#include "base/log.h"
#include "base/must.h"
#include "base/utf8.h"
#include "text/text_letter.h"

static struct str file_of(const struct font_set *set, int face, bool bold)
{
    const struct font_face *f = &set->table.faces[face];
    return bold && f->bold.n > 0 ? f->bold : f->regular;
}

static TTF_Font *open_file(const char *path, int index, int size_px)
{
    TTF_Font *ttf = path ? TTF_OpenFontIndex(path, size_px, index) : NULL;
    if (ttf) {
        /* Hinted upright only, at any fraction of a pixel: words keep an even space. */
        TTF_SetFontHinting(ttf, TTF_HINTING_LIGHT_SUBPIXEL);
    }
    return ttf;
}

/* Opens a face of the table, or the icon font; NULL, said once, where its file is missing. */
static TTF_Font *open_face(struct font_set *set, int face, int size_px, bool bold)
{
    if (set->missing[face][bold]) {
        return NULL;
    }
    bool icon = face == font_icon_face(set);
    struct str name = icon ? str_from(set->icons.file) : file_of(set, face, bold);
    const char **path = &set->paths[face][bold];
    if (!*path) {
        *path = icon ? set->icons.file : font_folders_find(&set->folders, name);
    }
    TTF_Font *ttf = open_file(*path, icon ? 0 : set->table.faces[face].index, size_px);
    if (!ttf) {
        set->missing[face][bold] = true;
        set->counts.files_missing++;
        LOG_WARN("no font file %.*s; another face takes its place", STR_ARG(name));
    } else if (bold && !icon && set->table.faces[face].bold.n == 0) {
        TTF_SetFontStyle(ttf, TTF_STYLE_BOLD);
    }
    return ttf;
}

static struct font_opened *find_opened(struct font_set *set, int face, int size_px, bool bold)
{
    for (size_t i = 0; i < FONT_OPEN_MAX; i++) {
        struct font_opened *o = &set->opened[i];
        if (o->ttf && o->face == face && o->size_px == size_px && o->bold == bold) {
            return o;
        }
    }
    return NULL;
}

static void close_one(struct font_set *set, struct font_opened *o)
{
    if (o->ttf) {
        TTF_CloseFont(o->ttf);
        set->counts.faces_open--;
    }
    *o = (struct font_opened){0};
}

/* A free place, made free if need be. */
static struct font_opened *place(struct font_set *set)
{
    struct font_opened *oldest = &set->opened[0];
    for (size_t i = 0; i < FONT_OPEN_MAX; i++) {
        struct font_opened *o = &set->opened[i];
        if (!o->ttf) {
            return o;
        }
        if (o->used < oldest->used) {
            oldest = o;
        }
    }
    close_one(set, oldest);
    return oldest;
}

/* SDL_ttf measures whole pixels, so as many spaces are measured as a pixel has parts. */
static int space_width(TTF_Font *ttf)
{
    static const char spaces[] = "                                                                ";
    _Static_assert(sizeof spaces - 1 == FONT_PARTS, "one space for each part of a pixel");
    int w = 0;
    if (!TTF_GlyphIsProvided32(ttf, ' ') || TTF_SizeUTF8(ttf, spaces, &w, NULL) != 0) {
        return 0;
    }
    return w;
}

static struct font_opened *open_new(struct font_set *set, int face, int size_px, bool bold)
{
    TTF_Font *ttf = open_face(set, face, size_px, bold);
    if (!ttf) {
        return NULL;
    }
    struct font_opened *o = place(set);
    *o = (struct font_opened){.ttf = ttf, .face = face, .size_px = size_px, .bold = bold};
    o->space_parts = space_width(ttf);
    set->counts.faces_open++;
    return o;
}

static struct font_opened *open_exactly(struct font_set *set, int face, int size_px, bool bold)
{
    struct font_opened *o = find_opened(set, face, size_px, bold);
    if (!o) {
        o = open_new(set, face, size_px, bold);
    }
    if (o) {
        o->used = ++set->ticks;
    }
    return o;
}

struct font_opened *font_open(struct font_set *set, int face, int size_px, bool bold)
{
    must(face >= 0 && face <= font_icon_face(set));
    struct font_opened *o = open_exactly(set, face, size_px, bold);
    if (!o && bold) {
        o = open_exactly(set, face, size_px, false);
    }
    if (face == font_icon_face(set)) {
        return o; /* no other has its signs */
    }
    for (size_t i = 0; !o && i < set->table.sign_count; i++) {
        o = open_exactly(set, set->table.signs[i], size_px, false);
    }
    for (int other = 0; !o && other < font_icon_face(set); other++) {
        o = open_exactly(set, other, size_px, false);
    }
    return o;
}

int font_face_size(const struct font_set *set, int face, float size_px)
{
    float px = size_px * set->table.faces[face].scale + 0.5f;
    return !(px > 1.0f) ? 1 : px < FONT_SIZE_PX_MAX ? (int)px : FONT_SIZE_PX_MAX;
}

/* Marks and isolates of direction: levels have taken them into account. */
static bool only_directs(uint32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

char *font_padded(struct font_set *set, const struct font_opened *font, struct str text,
                  bool joined)
{
    enum { WIDEST = 3 }; /* bytes that one byte can become: U+FFFD */
    static const struct str joiner = STR_INIT("\xE2\x80\x8D");
    char *out = ARENA_ARRAY(&set->scratch, char, text.n *WIDEST + joiner.n + 3);
    size_t n = 0;
    if (font->space_parts > 0) {
        out[n++] = ' ';
    }
    while (text.n > 0) {
        uint32_t c = utf8_next(&text);
        if (!only_directs(c)) {
            n += utf8_put(c < 0x20 || c == 0x7F ? ' ' : c, out + n);
        }
    }
    if (joined) {
        memcpy(out + n, joiner.p, joiner.n);
        n += joiner.n;
    }
    if (font->space_parts > 0) {
        out[n++] = ' ';
    }
    return out;
}

void font_prepare(const struct font_opened *font, const struct font_shaping *shaping)
{
    TTF_SetFontDirection(font->ttf, shaping->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font->ttf, shaping->script);
}

int font_advance(struct font_set *set, const struct font_shaping *shaping, struct str text,
                 bool joined)
{
    const struct font_opened *font = font_open(set, shaping->face, shaping->size_px, shaping->bold);
    int w = 0;
    if (!font || text.n == 0) {
        return 0;
    }
    font_prepare(font, shaping);
    if (TTF_SizeUTF8(font->ttf, font_padded(set, font, text, joined), &w, NULL) != 0) {
        return 0;
    }
    /* What SDL_ttf says has lost half a pixel on average. */
    w = w * FONT_PARTS + FONT_PARTS / 2 - 2 * font->space_parts;
    return w > 0 ? (w + FONT_PARTS / 2) / FONT_PARTS : 0;
}

/* Joiners and variation selectors change their neighbours and are not drawn themselves. */
static bool needs_glyph(uint32_t c)
{
    bool joins = c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
    return c > 0x20 && !joins && !text_is_invisible(c);
}

bool font_covers(struct font_set *set, int face, int size_px, bool bold, struct str text,
                 uint32_t *bad)
{
    const struct font_opened *font = font_open(set, face, size_px, bold);
    while (text.n > 0) {
        uint32_t c = utf8_next(&text);
        if (!needs_glyph(c)) {
            continue;
        }
        if (!font || !TTF_GlyphIsProvided32(font->ttf, c)) {
            if (bad) {
                *bad = c;
            }
            return false;
        }
    }
    return true;
}

void font_extent(struct font_set *set, int face, int size_px, bool bold, int *above, int *below)
{
    const struct font_opened *font = font_open(set, face, size_px, bold);
    *above = font ? TTF_FontAscent(font->ttf) : size_px;
    *below = font ? -TTF_FontDescent(font->ttf) : 0;
}

void font_close_all(struct font_set *set)
{
    for (size_t i = 0; i < FONT_OPEN_MAX; i++) {
        close_one(set, &set->opened[i]);
    }
}
