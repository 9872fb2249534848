/* SPDX-License-Identifier: MIT
 *
 * ui_draw.h - a finished picture as a list: what a renderer has to paint, in order.
 *
 * Everything is resolved: pixels, colours, mirroring.  Two frames with equal lists
 * look the same.                                                                     */
#ifndef UI_UI_DRAW_H
#define UI_UI_DRAW_H

#include "base/key128.h"
#include "ui/ui_node.h"

enum ui_draw_kind {
    UI_DRAW_BOX,
    UI_DRAW_TEXT,
    UI_DRAW_ICON,
    UI_DRAW_PICTURE,
    UI_DRAW_LINE,
    UI_DRAW_ART,
    UI_DRAW_CLIP, /* rect: clip what follows; w == 0: no clip */
};

struct ui_draw {
    enum ui_draw_kind kind;
    struct ui_rect rect;
    uint32_t colour; /* 0xRRGGBBAA: of text, icon, line, a box's fill; 0: none */
    uint32_t border; /* UI_DRAW_BOX */
    int border_px, radius_px;
    bool dashed;
    uint32_t level_colour; /* UI_DRAW_BOX: fills the lowest level_px */
    int level_px;
    struct ui_text_box text; /* UI_DRAW_TEXT; UI_DRAW_ICON, UI_DRAW_ART: text.text is the name */
    struct key128 picture;   /* UI_DRAW_PICTURE: scaled to fit rect, never stretched */
    uint8_t alpha;           /* of a picture, icon or art: 255 opaque */
    bool mirrored;
    const int *points; /* UI_DRAW_LINE: x, y pairs in window pixels */
    size_t count;
    int width_px, dash_px, space_px;
    enum ui_theme theme; /* UI_DRAW_ART picks its own tokens */
};

struct ui_draw_list {
    const struct ui_draw *items;
    size_t count;
};

#endif
