/* SPDX-License-Identifier: MIT */
#include "font/font_icon.h"

#include <string.h>

#include "font/font_brush.h"
#include "font/font_open.h"
#include "font/font_set.h"

static const struct font_icon *find(const struct font_set *set, struct str name)
{
    for (size_t i = 0; i < set->icons.count; i++) {
        if (str_eq(set->icons.items[i].name, name)) {
            return &set->icons.items[i];
        }
    }
    return NULL;
}

unsigned font_icon_flags(const struct font_set *set, struct str name)
{
    const struct font_icon *icon = find(set, name);
    return !icon ? 0u : icon->mirrors ? FONT_ICON_EXISTS | FONT_ICON_MIRRORS : FONT_ICON_EXISTS;
}

size_t font_icon_count(const struct font_set *set)
{
    return set->icons.count;
}

struct str font_icon_name(const struct font_set *set, size_t index)
{
    return set->icons.items[index].name;
}

/* An icon font draws its signs about a square of the em: the picture is put in its middle. */
bool font_icon_paint(struct font_set *set, struct SDL_Renderer *renderer, struct str name, int x,
                     int y, int px, uint32_t colour, bool mirrored)
{
    const struct font_icon *icon = find(set, name);
    if (!icon || !set->icons.file || px < 1 || px > FONT_SIZE_PX_MAX) {
        return false;
    }
    const struct font_opened *font = font_open(set, font_icon_face(set), px, false);
    uint32_t glyph = font_glyph_of(font, icon->code_point);
    if (glyph == 0) {
        return false;
    }
    bool flip = mirrored && icon->mirrors;
    int left = (px - font_advance_of(font, glyph)) / 2;
    struct font_pen pen = {x, y + font->above + (px - font->above - font->below) / 2, colour};
    pen.x += flip ? px - left : left;
    return font_brush_glyph(set, renderer, font, glyph, &pen, flip);
}
