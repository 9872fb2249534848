/* SPDX-License-Identifier: MIT
 *
 * ui_undo.h - the changes of a line of text, to take back and to make again.
 *
 * What is typed or deleted in one go is one step, up to the next word.  Bounded: when steps
 * or bytes are used up the oldest step goes.  Plain data: copying it copies the history.  */
#ifndef UI_UI_UNDO_H
#define UI_UI_UNDO_H

#include "base/str.h"

#include <stdbool.h>

enum { UI_UNDO_STEPS_MAX = 64, UI_UNDO_BYTES_MAX = 4096 };

enum ui_undo_kind {
    UI_UNDO_TYPED,
    UI_UNDO_PASTED,
    UI_UNDO_BACKSPACED,
    UI_UNDO_DELETED,
};

/* At byte `at` the text `removed` gave way to `added`. */
struct ui_undo_change {
    enum ui_undo_kind kind;
    size_t at;
    struct str removed, added;
    size_t caret, anchor; /* before */
};

struct ui_undo_step {
    enum ui_undo_kind kind;
    size_t at, removed, added; /* lengths of what stands in `bytes`, step after step */
    size_t caret, anchor;
};

struct ui_undo {
    struct ui_undo_step steps[UI_UNDO_STEPS_MAX];
    int count, done; /* those from `done` on were taken back */
    bool closed;     /* the next change does not join the last */
    char bytes[UI_UNDO_BYTES_MAX];
};

/* Notes a change; those taken back are forgotten.  A change has at most half of
 * UI_UNDO_BYTES_MAX (must). */
void ui_undo_note(struct ui_undo *u, const struct ui_undo_change *change);
void ui_undo_close(struct ui_undo *u);

/* The change to take back, or to make again; false if there is none.  Strings until the next
 * call. */
bool ui_undo_back(struct ui_undo *u, struct ui_undo_change *out);
bool ui_undo_forth(struct ui_undo *u, struct ui_undo_change *out);

#endif
