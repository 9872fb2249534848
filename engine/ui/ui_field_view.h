/* SPDX-License-Identifier: MIT
 *
 * ui_field_view.h - where the letters of a UI_FIELD stand: shared by pointer and paint.
 *
 * Where a letter is missing the text opens a slot, and what follows moves on.  Text that
 * is too long for the field is shown around its caret.  For the files of this room only.  */
#ifndef UI_UI_FIELD_VIEW_H
#define UI_UI_FIELD_VIEW_H

#include "ui/ui_frame.h"

struct field_view {
    const struct ui_measure *measure;
    const struct ui_field *field;
    struct ui_text_box box; /* all the text, on one line */
    struct ui_rect inner;
    bool rtl; /* by the text's language */
    int x, y; /* left end and top of text and slots, window pixels */
    int line_h;
    int slot_px; /* a slot with the space around it */
    int slots;
    int caret_px; /* width */
};

enum slot_side { BEFORE_SLOT, AFTER_SLOT };

struct field_view ui_field_view(const struct ui *u, const struct ui_node *node);

/* Where the caret stands before `byte`; at a slot: on which side of it. */
int ui_field_x(const struct field_view *v, size_t byte, enum slot_side side);

/* Where the letters of bytes [from, to) stand, as high as the line, piece after piece: letters of
 * one direction between slots.  Returns how many pieces; they live in `a`. */
size_t ui_field_pieces(const struct field_view *v, struct arena *a, size_t from, size_t to,
                       const struct ui_rect **out);

int ui_field_em(const struct field_view *v, float share); /* of the type size, in pixels */
/* The dashed box that stands for a missing letter. */
struct ui_rect ui_field_slot(const struct field_view *v, const struct ui_mark *mark);
/* The caret: in a slot, where one stands there. */
struct ui_rect ui_field_caret(const struct field_view *v);

/* The byte before which a pointer at the place puts the caret. */
size_t ui_field_hit(const struct field_view *v, int x, int y);

#endif
