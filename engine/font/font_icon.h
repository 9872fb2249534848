/* SPDX-License-Identifier: MIT
 *
 * font_icon.h - pictograms by name: glyphs of an icon font, named in assets/icons.ini.
 *
 * Icons are drawn in a square of px by px, in one colour.  Names are words of the
 * interface ("go-on", "leave"), not of the font.  What the icon font lacks is drawn by
 * shape (shape/shape_art.h).                                                         */
#ifndef FONT_FONT_ICON_H
#define FONT_FONT_ICON_H

#include "font/font.h"

struct SDL_Renderer;

enum font_icon_flag {
    FONT_ICON_EXISTS = 1 << 0,
    FONT_ICON_MIRRORS = 1 << 1, /* points: mirrored in a right-to-left interface */
};

/* enum font_icon_flag together; 0: there is no such icon. */
unsigned font_icon_flags(const struct font_set *set, struct str name);

/* Paints the icon with its square's top left corner at (x, y).  Returns false, having
 * painted nothing, where there is no such icon or its font is missing. */
bool font_icon_paint(struct font_set *set, struct SDL_Renderer *renderer, struct str name, int x,
                     int y, int px, uint32_t colour, bool mirrored);

/* All names in the order of the table. */
size_t font_icon_count(const struct font_set *set);
struct str font_icon_name(const struct font_set *set, size_t index);

#endif
