/* SPDX-License-Identifier: MIT
 *
 * ui_edit.h - a line of text being typed.  It belongs to the screen's model, because
 * drills judge it; ui only turns events into operations on it.
 *
 * Invariant: text is valid UTF-8; caret and anchor stand on grapheme boundaries.      */
#ifndef UI_UI_EDIT_H
#define UI_UI_EDIT_H

#include "base/arena.h"
#include "ui/ui_node.h"

enum { UI_EDIT_BYTES = 512 };

struct ui_edit {
    char text[UI_EDIT_BYTES]; /* NUL-terminated */
    size_t n;
    size_t caret, anchor; /* bytes; different: the selection */
    char composition[UI_EVENT_TEXT_BYTES];
    size_t max_graphemes; /* 0: only the buffer limits it */
};

void ui_edit_set(struct ui_edit *e, struct str text); /* caret at the end */
/* Does what the operation says; what does not fit is left out.  True if text changed. */
bool ui_edit_apply(struct ui_edit *e, const struct ui_edit_op *op);
bool ui_edit_insert(struct ui_edit *e, struct str text);
struct str ui_edit_text(const struct ui_edit *e);

/* The field as a node shows it, the composition inside; strings in `a`. */
struct ui_field ui_edit_field(const struct ui_edit *e, struct arena *a);

#endif
