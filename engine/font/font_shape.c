/* SPDX-License-Identifier: MIT */
#include "font/font_shape.h"

#include <string.h>

#include "font/font_open.h"

enum { FEATURES_MAX = 16 };

struct features {
    hb_feature_t list[FEATURES_MAX];
    unsigned count;
};

/* "cv39, ss13": as HarfBuzz writes them; what it cannot read is left out (the table's were
 * checked when it was read). */
static void add_features(struct features *f, struct str names)
{
    struct str name;
    while (f->count < FEATURES_MAX && str_next(&names, ',', &name)) {
        name = str_trim(name);
        f->count += (unsigned)(name.n > 0 &&
                               hb_feature_from_string(name.p, (int)name.n, &f->list[f->count]));
    }
}

static void put_text(hb_buffer_t *buffer, const struct font_shaping *how, struct str text,
                     size_t from, size_t to)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(buffer, text.p, (int)text.n, (unsigned)from, (int)(to - from));
    hb_buffer_set_direction(buffer, how->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(how->script, -1));
    hb_buffer_set_language(buffer, how->lang);
}

static bool is_control(char byte)
{
    return (unsigned char)byte < 0x20 || byte == 0x7F;
}

/* A control code that reached this place (a tab, a line feed) is a space. */
static void blank(struct font_glyph *g, const struct font_opened *font)
{
    g->id = (uint16_t)font->space;
    g->advance = font->space ? hb_font_get_glyph_h_advance(font->hb, font->space) : 0;
}

void font_glyphs_room(struct font_set *set, struct font_glyphs *out, size_t more)
{
    out->list = arena_grow(&set->scratch, out->list, out->count, out->count + more, &out->room,
                           sizeof *out->list);
}

void font_glyphs_add(struct font_set *set, struct font_glyphs *out, const struct font_glyph *from,
                     size_t count)
{
    font_glyphs_room(set, out, count);
    if (count > 0) {
        memcpy(out->list + out->count, from, count * sizeof *from);
    }
    out->count += count;
}

static int32_t take_glyphs(struct font_set *set, const struct font_opened *font, struct str text,
                           struct font_glyphs *out)
{
    unsigned count = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(set->buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(set->buffer, &count);
    int32_t sum = 0;
    font_glyphs_room(set, out, count);
    for (unsigned i = 0; i < count; i++) {
        struct font_glyph *g = &out->list[out->count++];
        bool safe = !(hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK);
        *g = (struct font_glyph){.id = (uint16_t)info[i].codepoint,
                                 .cluster = info[i].cluster,
                                 .advance = at[i].x_advance,
                                 .dx = at[i].x_offset,
                                 .dy = at[i].y_offset,
                                 .safe = safe};
        if (g->id == 0 && is_control(text.p[g->cluster])) {
            blank(g, font);
        }
        sum += g->advance;
    }
    return sum;
}

int32_t font_shape(struct font_set *set, const struct font_shaping *how, struct str text,
                   size_t from, size_t to, struct font_glyphs *out)
{
    const struct font_opened *font = font_open(set, how->face, how->size_px, how->bold);
    if (!font || from >= to) {
        return 0;
    }
    struct features features = {.count = 0};
    add_features(&features, set->table.faces[how->face].features);
    add_features(&features, how->features);
    put_text(set->buffer, how, text, from, to);
    hb_shape(font->hb, set->buffer, features.list, features.count);
    return take_glyphs(set, font, text, out);
}
