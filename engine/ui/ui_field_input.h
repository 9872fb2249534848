/* SPDX-License-Identifier: MIT
 *
 * ui_field_input.h - what keys, text and pointer mean to a UI_FIELD.  For this room only. */
#ifndef UI_UI_FIELD_INPUT_H
#define UI_UI_FIELD_INPUT_H

#include "ui/ui_frame.h"

const struct ui_node *ui_focused_field(const struct ui *u); /* NULL */

/* True if the key is the focused field's; *msg is what it means. */
bool ui_field_key(struct ui *u, const struct ui_event *e, struct ui_msg *msg);
struct ui_msg ui_field_text(struct ui *u, enum ui_edit_kind kind, const struct ui_event *e);

/* The pointer on node `i`, a field. */
struct ui_msg ui_field_press(struct ui *u, int i, const struct ui_event *e);
struct ui_msg ui_field_drag(struct ui *u, int i, const struct ui_event *e);

#endif
