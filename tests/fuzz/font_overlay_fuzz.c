/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a font file: refused, or served as they are but for the directory and the
 * map behind the end.  The first byte is the number of the font.                      */
#include <stdint.h>
#include <string.h>

#include "base/must.h"
#include "font/font_overlay.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { CHUNK = 37 };

static void check(const struct font_overlay *o, size_t at, const char *got, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t place = at + i;
        bool file = place < o->file.n &&
                    (place < o->directory_at || place >= o->directory_at + o->directory.n);
        must(!file || got[i] == o->file.p[place]);
        must(place < o->map_at || got[i] == o->map.p[place - o->map_at]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    static const struct font_mapped letters[] = {{'a', 1}, {'b', 2}, {0x5D0, 9}, {0xF0001, 3}};
    struct font_overlay o;
    struct arena a = {0};
    struct str file = {(const char *)bytes + 1, n > 0 ? n - 1 : 0};
    if (n == 0) {
        return 0;
    }
    if (font_overlay_open(&o, &a, file, bytes[0]) == OK) {
        must(o.glyph_count > 0 && o.glyph_count <= FONT_GLYPHS_MAX);
        font_overlay_map(&o, &a, letters, sizeof letters / sizeof *letters);
        char got[CHUNK];
        size_t at = 0, read;
        while ((read = font_overlay_read(&o, at, got, sizeof got)) > 0) {
            check(&o, at, got, read);
            at += read;
        }
        must(at == o.size && o.size == o.map_at + o.map.n);
    }
    arena_finish(&a);
    return 0;
}
