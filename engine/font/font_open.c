/* SPDX-License-Identifier: MIT */
#include "font/font_open.h"

#include <SDL_ttf.h>

#define LOG_MODULE "font"
#include "base/log.h"
#include "base/must.h"
#include "base/utf8.h"
#include "text/text_letter.h"

static bool is_icon(const struct font_set *set, int face)
{
    return face == font_icon_face(set);
}

/* Bold letters of a face without a bold file are the regular ones, thickened. */
static bool has_bold(const struct font_set *set, int face)
{
    return !is_icon(set, face) && set->table.faces[face].bold.n > 0;
}

static struct str file_of(const struct font_set *set, int face, bool bold)
{
    if (is_icon(set, face)) {
        return str_from(set->icons.file);
    }
    const struct font_face *f = &set->table.faces[face];
    return bold ? f->bold : f->regular;
}

static enum err open_source(struct font_set *set, int face, bool bold, struct font_source *out)
{
    struct str name = file_of(set, face, bold);
    const char *path =
        is_icon(set, face) ? set->icons.file : font_folders_find(&set->folders, name);
    int index = is_icon(set, face) ? 0 : set->table.faces[face].index;
    return path ? font_source_open(out, path, index) : ERR_NOT_FOUND;
}

/* Says once that a file is not to be used. */
static void give_up(struct font_set *set, int face, bool bold, const char *why)
{
    struct str name = file_of(set, face, bold);
    set->missing[face][bold] = true;
    set->counts.files_missing++;
    LOG_WARN("the font file %.*s is %s; another face takes its place", STR_ARG(name), why);
}

/* The face's file; NULL, said once, where it is missing or damaged. */
static struct font_source *source_of(struct font_set *set, int face, bool bold)
{
    struct font_source *s = &set->sources[face][bold];
    if (s->mapped.p || set->missing[face][bold]) {
        return s->mapped.p ? s : NULL;
    }
    enum err e = open_source(set, face, bold, s);
    if (e != OK) {
        give_up(set, face, bold, e == ERR_NOT_FOUND ? "not installed" : "damaged");
        return NULL;
    }
    return s;
}

bool font_is_installed(struct font_set *set, int face)
{
    if (set->sources[face][false].mapped.p || set->missing[face][false]) {
        return !set->missing[face][false];
    }
    return font_folders_find(&set->folders, file_of(set, face, false)) != NULL;
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
        hb_font_destroy(o->hb);
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

/* Light hinting moves nothing sideways, so glyphs stand where HarfBuzz puts them. */
static TTF_Font *open_ttf(const struct font_source *source, int size_px, bool thickened)
{
    SDL_RWops *rw = font_source_rwops(source);
    long index = (long)hb_face_get_index(source->hb);
    TTF_Font *ttf = rw ? TTF_OpenFontIndexRW(rw, 1, size_px, index) : NULL;
    if (ttf) {
        TTF_SetFontHinting(ttf, TTF_HINTING_LIGHT);
        TTF_SetFontStyle(ttf, thickened ? TTF_STYLE_BOLD : TTF_STYLE_NORMAL);
    }
    return ttf;
}

static hb_font_t *open_hb(const struct font_source *source, int size_px)
{
    hb_font_t *hb = hb_font_create(source->hb);
    hb_font_set_scale(hb, size_px * FONT_PARTS, size_px * FONT_PARTS);
    return hb;
}

/* Says that a file is damaged; sizes of it that did open go with it. */
static void close_damaged(struct font_set *set, struct font_source *source, int face, bool bold)
{
    for (size_t i = 0; i < FONT_OPEN_MAX; i++) {
        if (set->opened[i].covered == source->covered) {
            close_one(set, &set->opened[i]);
        }
    }
    font_source_close(source);
    give_up(set, face, bold, "damaged");
}

static struct font_opened *open_new(struct font_set *set, int face, int size_px, bool bold)
{
    bool own_bold = bold && has_bold(set, face);
    struct font_source *source = source_of(set, face, own_bold);
    TTF_Font *ttf = source ? open_ttf(source, size_px, bold && !own_bold) : NULL;
    if (!ttf) {
        if (source) {
            close_damaged(set, source, face, own_bold);
        }
        return NULL;
    }
    struct font_opened *o = place(set);
    *o = (struct font_opened){.ttf = ttf,
                              .hb = open_hb(source, size_px),
                              .face = face,
                              .size_px = size_px,
                              .bold = bold,
                              .covered = source->covered,
                              .above = TTF_FontAscent(ttf),
                              .below = -TTF_FontDescent(ttf)};
    o->space = font_glyph_of(o, ' ');
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

const struct font_opened *font_open(struct font_set *set, int face, int size_px, bool bold)
{
    must(face >= 0 && face <= font_icon_face(set));
    struct font_opened *o = open_exactly(set, face, size_px, bold);
    if (!o && bold) {
        o = open_exactly(set, face, size_px, false);
    }
    if (is_icon(set, face)) {
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

uint32_t font_glyph_of(const struct font_opened *font, uint32_t letter)
{
    hb_codepoint_t glyph = 0;
    return font && hb_font_get_nominal_glyph(font->hb, letter, &glyph) ? glyph : 0;
}

int font_advance_of(const struct font_opened *font, uint32_t glyph)
{
    return (hb_font_get_glyph_h_advance(font->hb, glyph) + FONT_PARTS / 2) / FONT_PARTS;
}

/* Joiners and variation selectors change their neighbours and are not drawn themselves. */
static bool needs_glyph(uint32_t c)
{
    if (c < 0x80) {
        return c > 0x20 && c != 0x7F;
    }
    return !text_is_joiner(c) && !text_is_invisible(c);
}

/* Looked up once for most letters: text is made of few different ones. */
static bool covers_letter(const struct font_opened *font, uint32_t c)
{
    uint32_t *known = &font->covered[c % FONT_COVERED];
    if (*known == c) {
        return true;
    }
    if (font_glyph_of(font, c) == 0) {
        return false;
    }
    *known = c;
    return true;
}

bool font_covers(const struct font_opened *font, struct str text, uint32_t *bad)
{
    while (text.n > 0) {
        uint32_t c = utf8_next(&text);
        if (!(font && covers_letter(font, c)) && needs_glyph(c)) {
            if (bad) {
                *bad = c;
            }
            return false;
        }
    }
    return true;
}

void font_close_all(struct font_set *set)
{
    for (size_t i = 0; i < FONT_OPEN_MAX; i++) {
        close_one(set, &set->opened[i]);
    }
    for (size_t face = 0; face <= FONT_FACES_MAX; face++) {
        font_source_close(&set->sources[face][false]);
        font_source_close(&set->sources[face][true]);
    }
}
