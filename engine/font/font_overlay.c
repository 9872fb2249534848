/* SPDX-License-Identifier: MIT */
#include "font/font_overlay.h"

#include <string.h>

enum {
    HEADER_BYTES = 12, /* before the directory's records */
    RECORD_BYTES = 16, /* tag, checksum, offset, length */
    COLLECTION_BYTES = 12,
    COLLECTION_FONTS_MAX = 64,
    MAP_HEAD_BYTES = 28, /* up to the first group */
    GROUP_BYTES = 12,
    PRIVATE_FIRST = 0xF0000,
};

static uint32_t get16(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint32_t)b[0] << 8 | b[1];
}

static uint32_t get32(const char *p)
{
    return get16(p) << 16 | get16(p + 2);
}

static void put16(char *p, uint32_t v)
{
    p[0] = (char)(v >> 8 & 0xFF);
    p[1] = (char)(v & 0xFF);
}

static void put32(char *p, uint32_t v)
{
    put16(p, v >> 16);
    put16(p + 2, v & 0xFFFF);
}

static bool holds(struct str file, size_t at, size_t n)
{
    return at <= file.n && n <= file.n - at;
}

/* Where the directory of font `index` begins. */
static enum err find_directory(struct str file, int index, size_t *at)
{
    *at = 0;
    if (!holds(file, 0, COLLECTION_BYTES) || memcmp(file.p, "ttcf", 4) != 0) {
        return index == 0 ? OK : ERR_FORMAT;
    }
    uint32_t fonts = get32(file.p + 8);
    size_t entry = COLLECTION_BYTES + 4 * (size_t)index;
    if (index < 0 || (uint32_t)index >= fonts || fonts > COLLECTION_FONTS_MAX ||
        !holds(file, entry, 4)) {
        return ERR_FORMAT;
    }
    *at = get32(file.p + entry);
    return OK;
}

/* Tables that choose and place glyphs: HarfBuzz has read them from the file itself. */
static bool is_hidden(const char *tag)
{
    static const char tags[][5] = {"GSUB", "GPOS", "GDEF", "kern", "kerx",
                                   "morx", "mort", "Silf", "Glat", "Gloc"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (memcmp(tag, tags[i], 4) == 0) {
            return true;
        }
    }
    return false;
}

/* Hides, and looks at what the rest says of the font.  `record` is in our copy. */
static enum err read_record(struct font_overlay *o, char *record)
{
    size_t at = get32(record + 8), n = get32(record + 12);
    if (is_hidden(record)) {
        memset(record, '-', 4);
    } else if (memcmp(record, "maxp", 4) == 0) {
        if (n < 6 || !holds(o->file, at, n)) {
            return ERR_FORMAT;
        }
        o->glyph_count = get16(o->file.p + at + 4);
    } else if (memcmp(record, "CFF ", 4) == 0 || memcmp(record, "CFF2", 4) == 0) {
        o->hinted_by_script = false;
    }
    return OK;
}

enum err font_overlay_open(struct font_overlay *o, struct arena *a, struct str file, int index)
{
    *o = (struct font_overlay){.file = file, .hinted_by_script = true};
    if (file.n > FONT_FILE_BYTES_MAX) {
        return ERR_LIMIT;
    }
    enum err e = find_directory(file, index, &o->directory_at);
    if (e != OK || !holds(file, o->directory_at, HEADER_BYTES)) {
        return ERR_FORMAT;
    }
    size_t tables = get16(file.p + o->directory_at + 4);
    size_t bytes = HEADER_BYTES + tables * RECORD_BYTES;
    if (tables > FONT_FILE_TABLES_MAX || !holds(file, o->directory_at, bytes)) {
        return ERR_FORMAT;
    }
    char *copy = ARENA_ARRAY(a, char, bytes);
    memcpy(copy, file.p + o->directory_at, bytes);
    for (size_t i = 0; e == OK && i < tables; i++) {
        e = read_record(o, copy + HEADER_BYTES + i * RECORD_BYTES);
    }
    o->directory = (struct str){copy, bytes};
    o->size = file.n;
    return e != OK || o->glyph_count == 0 ? ERR_FORMAT : OK;
}

/* Groups of letters whose glyphs follow each other, as the map's format 12 has them. */
struct groups {
    char *at;
    size_t count;
    uint32_t end, glyph; /* the next letter and glyph of the last group */
};

static void add_group(struct groups *g, uint32_t first, uint32_t last, uint32_t glyph)
{
    char *p = g->at + g->count * GROUP_BYTES;
    put32(p, first);
    put32(p + 4, last);
    put32(p + 8, glyph);
    g->count++;
}

static void add_letter(struct groups *g, struct font_mapped m)
{
    if (g->count > 0 && m.code_point == g->end && m.glyph == g->glyph) {
        put32(g->at + (g->count - 1) * GROUP_BYTES + 4, m.code_point);
    } else {
        add_group(g, m.code_point, m.code_point, m.glyph);
    }
    g->end = m.code_point + 1;
    g->glyph = m.glyph + 1;
}

static void put_map_head(char *map, size_t groups)
{
    enum { FORMAT = 12, PLATFORM_WINDOWS = 3, ENCODING_UCS4 = 10, SUBTABLE_AT = 12 };
    memset(map, 0, MAP_HEAD_BYTES);
    put16(map + 2, 1); /* one subtable */
    put16(map + 4, PLATFORM_WINDOWS);
    put16(map + 6, ENCODING_UCS4);
    put32(map + 8, SUBTABLE_AT);
    put16(map + SUBTABLE_AT, FORMAT);
    put32(map + SUBTABLE_AT + 4, (uint32_t)(16 + groups * GROUP_BYTES));
    put32(map + SUBTABLE_AT + 12, (uint32_t)groups);
}

/* Lets the directory's entry for the map point at the new one. */
static void point_at_map(struct font_overlay *o)
{
    char *records = (char *)(uintptr_t)o->directory.p + HEADER_BYTES;
    for (size_t i = 0; i < (o->directory.n - HEADER_BYTES) / RECORD_BYTES; i++) {
        char *record = records + i * RECORD_BYTES;
        if (memcmp(record, "cmap", 4) == 0) {
            put32(record + 8, (uint32_t)o->map_at);
            put32(record + 12, (uint32_t)o->map.n);
        }
    }
}

void font_overlay_map(struct font_overlay *o, struct arena *a, const struct font_mapped *old,
                      size_t count)
{
    char *map = ARENA_ARRAY(a, char, MAP_HEAD_BYTES + (count + 2) * GROUP_BYTES);
    struct groups g = {.at = map + MAP_HEAD_BYTES};
    for (size_t i = 0; i < count && old[i].code_point < PRIVATE_FIRST; i++) {
        add_letter(&g, old[i]);
    }
    for (uint32_t glyph = 0; glyph < o->glyph_count; glyph++) {
        add_letter(&g, (struct font_mapped){font_overlay_code_point(glyph), glyph});
    }
    put_map_head(map, g.count);
    o->map = (struct str){map, MAP_HEAD_BYTES + g.count * GROUP_BYTES};
    o->map_at = (o->file.n + 3) & ~(size_t)3;
    o->size = o->map_at + o->map.n;
    point_at_map(o);
}

/* Overwrites what of [at, at + n) lies in the part that begins at part_at. */
static void lay_over(struct str part, size_t part_at, size_t at, char *out, size_t n)
{
    size_t from = at > part_at ? at : part_at;
    size_t end = at + n < part_at + part.n ? at + n : part_at + part.n;
    if (from < end) {
        memcpy(out + (from - at), part.p + (from - part_at), end - from);
    }
}

size_t font_overlay_read(const struct font_overlay *o, size_t at, void *out, size_t n)
{
    if (at >= o->size) {
        return 0;
    }
    n = n < o->size - at ? n : o->size - at;
    if (at + n > o->file.n) {
        memset(out, 0, n); /* the gap before the map */
    }
    lay_over(o->file, 0, at, out, n);
    lay_over(o->directory, o->directory_at, at, out, n);
    lay_over(o->map, o->map_at, at, out, n);
    return n;
}
