/* SPDX-License-Identifier: MIT
 *
 * ui_edit.h - a line of text being typed.  It belongs to the screen's model, because
 * drills judge it; ui only turns events into operations on it.
 *
 * Invariant: text is valid UTF-8 within its limits; caret and anchor stand on grapheme
 * boundaries.  Malformed text is refused (what is pasted was mended: ui_clipboard.h); control
 * codes are left out; a mark without a letter before it is a letter of its own.        */
#ifndef UI_UI_EDIT_H
#define UI_UI_EDIT_H

#include "base/arena.h"
#include "ui/ui_node.h"
#include "ui/ui_undo.h"

enum { UI_EDIT_BYTES = 512 };

/* What an input method has not yet given: shown in place of the selection, not yet text. */
struct ui_composition {
    char text[UI_EDIT_BYTES]; /* what does not fit is not shown */
    size_t n;
    int clause, clause_n; /* code points */
};

struct ui_edit {
    char text[UI_EDIT_BYTES]; /* NUL-terminated */
    size_t n;
    size_t caret, anchor; /* bytes; different: the selection */
    size_t max_graphemes; /* 0: only the buffer limits it */
    struct ui_composition composition;
    struct ui_undo undo;
    bool paste_cut; /* a piece did not fit: those after it are left out */
};

/* Caret at the end, nothing to undo. */
void ui_edit_set(struct ui_edit *e, struct str text);
/* Does what the operation says; what does not fit is left out.  True if text changed. */
bool ui_edit_apply(struct ui_edit *e, const struct ui_edit_op *op);
void ui_edit_stop_composing(struct ui_edit *e); /* forgets what was not given yet */
struct str ui_edit_text(const struct ui_edit *e);

/* The field as a node shows it, the composition inside; strings in `a`. */
struct ui_field ui_edit_field(const struct ui_edit *e, struct arena *a);

#endif
