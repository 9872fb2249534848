/* SPDX-License-Identifier: MIT
 *
 * font_overlay.h - a font file as SDL_ttf is made to see it: each glyph has a code point.
 *
 * HarfBuzz chooses glyphs; SDL_ttf draws code points.  The overlay is the same file with
 * two differences: its character map gives glyph n the code point U+F0000 + n besides what
 * it had (the hinter tells scripts by the old ones), and the tables by which SDL_ttf would
 * choose other glyphs or move them are not found under their names.  Nothing is copied but
 * the directory; the file itself stays mapped.
 *
 * Private to this room.  source: OpenType 1.9, "Font file", "cmap".                  */
#ifndef FONT_FONT_OVERLAY_H
#define FONT_FONT_OVERLAY_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    FONT_FILE_BYTES_MAX = 64 * 1024 * 1024,
    FONT_FILE_TABLES_MAX = 128,
    FONT_GLYPHS_MAX = 65535,
};

/* A letter of the file's own map. */
struct font_mapped {
    uint32_t code_point, glyph;
};

struct font_overlay {
    struct str file; /* the caller's; outlives the overlay */
    struct str directory;
    size_t directory_at; /* these bytes stand in place of the file's */
    struct str map;
    size_t map_at; /* after the file's end */
    size_t size;   /* of the whole */
    uint32_t glyph_count;
    bool hinted_by_script; /* the old map matters: not so for fonts that hint themselves */
};

/* Finds the directory of font `index` in the file.  errors: ERR_FORMAT (not a font, or none
 * with that number), ERR_LIMIT.  Then font_overlay_map completes it. */
WARN_UNUSED enum err font_overlay_open(struct font_overlay *o, struct arena *a, struct str file,
                                       int index);

/* Adds the new map: `old` in ascending order of code points. */
void font_overlay_map(struct font_overlay *o, struct arena *a, const struct font_mapped *old,
                      size_t count);

/* Copies up to `n` bytes from `at` on; fewer at the end. */
size_t font_overlay_read(const struct font_overlay *o, size_t at, void *out, size_t n);

/* The code point under which SDL_ttf draws a glyph. */
static inline uint32_t font_overlay_code_point(uint32_t glyph)
{
    /* U+FFFFE and U+FFFFF are no characters. */
    return glyph < 0xFFFE ? 0xF0000 + glyph : 0x100000 + (glyph - 0xFFFE);
}

#endif
