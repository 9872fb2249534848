/* SPDX-License-Identifier: MIT
 *
 * ui_painter.h - a draw list being made.  For the files of this room only.            */
#ifndef UI_UI_PAINTER_H
#define UI_UI_PAINTER_H

#include "ui/ui_frame.h"

struct painter {
    const struct ui *u;
    struct arena *arena;
    struct ui_draw *items;
    size_t count, room;
    struct ui_rect clip; /* in force; the window: none */
};

/* Adds an item; the pointer is good until the next one is added. */
struct ui_draw *ui_draw_add(struct painter *p, enum ui_draw_kind kind, struct ui_rect rect);

/* Clips what follows; the whole window ends clipping. */
void ui_draw_clip(struct painter *p, struct ui_rect clip);

/* A token's colour, at 30 % where the node is faint. */
uint32_t ui_draw_colour(const struct painter *p, int i, enum ui_token token);

struct ui_rect ui_window(const struct ui *u);

void ui_paint_field(struct painter *p, int i);

#endif
