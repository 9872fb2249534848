/* SPDX-License-Identifier: MIT
 *
 * font_item.h - text cut into pieces that one face draws: the script table at work.
 *
 * Private to this room.                                                              */
#ifndef FONT_FONT_ITEM_H
#define FONT_FONT_ITEM_H

#include "font/font_set.h"
#include "text/text_analysis.h"

enum { FONT_ITEM_BYTES_MAX = 512 }; /* longer pieces are cut */

struct font_item {
    size_t from, to; /* bytes */
    int face;
    bool borrowed; /* a face of [signs] draws what the script's own lacks */
    char script[FONT_SCRIPT_BYTES];
};

struct font_items {
    const struct font_item *list;
    size_t count;
};

/* The face for the letters of a language in a role. */
int font_style_face(struct font_set *set, const struct font_style *style);

/* Items of the whole text, first to last as read, in the scratch arena. */
struct font_items font_itemise(struct font_set *set, const struct font_style *style,
                               struct str text, const struct text_analysis *analysis);

#endif
