/* SPDX-License-Identifier: MIT */
#include "ui/ui_field_input.h"

#include "base/must.h"
#include "ui/ui_caret.h"
#include "ui/ui_field_view.h"

#include <stdlib.h>
#include <string.h>

/* A press so soon after another, so near to it, is one more of the same. */
enum { AGAIN_MS = 400 };
static const float AGAIN_DP = 6;

static const struct ui_msg NOTHING = {.kind = UI_MSG_NONE};

static struct ui_msg edit(enum ui_edit_kind kind)
{
    return (struct ui_msg){.kind = UI_MSG_EDIT, .edit = {.kind = kind}};
}

const struct ui_node *ui_focused_field(const struct ui *u)
{
    const struct ui_node *node = ui_focused(u);
    return node && node->kind == UI_FIELD ? node : NULL;
}

/* ---- clipboard ---- */

static struct str selected(const struct ui_field *f)
{
    size_t from = f->caret < f->anchor ? f->caret : f->anchor;
    size_t to = f->caret < f->anchor ? f->anchor : f->caret;
    return str_slice(f->text, from, to);
}

/* True if there was something. */
static bool copy(const struct ui *u, const struct ui_field *f)
{
    const struct ui_clipboard *clipboard = u->port.clipboard;
    struct str text = selected(f);
    if (clipboard && text.n > 0) {
        clipboard->put(clipboard->ctx, text);
    }
    return clipboard && text.n > 0;
}

static struct ui_msg cut(const struct ui *u, const struct ui_field *f)
{
    return copy(u, f) ? edit(UI_EDIT_CUT) : NOTHING;
}

static struct ui_msg ask_to_paste(const struct ui *u)
{
    if (u->port.clipboard) {
        u->port.clipboard->ask(u->port.clipboard->ctx);
    }
    return NOTHING;
}

/* ---- keys ---- */

/* With Ctrl, and never with AltGr, which some systems report as Ctrl and Alt. */
static struct ui_msg letter(const struct ui *u, const struct ui_field *f, const struct ui_event *e)
{
    bool command = (e->mods & (UI_MOD_CTRL | UI_MOD_ALT)) == UI_MOD_CTRL;
    switch (command && strlen(e->text) == 1 ? e->text[0] : 0) {
    case 'a':
        return edit(UI_EDIT_SELECT_ALL);
    case 'c':
        (void)copy(u, f);
        return NOTHING;
    case 'x':
        return cut(u, f);
    case 'v':
        return ask_to_paste(u);
    case 'z':
        return edit(e->mods & UI_MOD_SHIFT ? UI_EDIT_REDO : UI_EDIT_UNDO);
    case 'y':
        return edit(UI_EDIT_REDO);
    default: /* any other letter */
        return NOTHING;
    }
}

static struct ui_msg insert_key(const struct ui *u, const struct ui_field *f,
                                const struct ui_event *e)
{
    if (e->mods & UI_MOD_CTRL) {
        (void)copy(u, f);
    } else if (e->mods & UI_MOD_SHIFT) {
        return ask_to_paste(u);
    }
    return NOTHING;
}

static struct ui_msg by_key(const struct ui *u, const struct ui_node *field, enum ui_edit_kind kind,
                            const struct ui_event *e)
{
    struct ui_msg msg = edit(kind);
    const struct ui_measure *measure = u->port.measure;
    msg.edit.select = (e->mods & UI_MOD_SHIFT) != 0;
    msg.edit.word = (e->mods & UI_MOD_CTRL) != 0;
    msg.edit.rtl = measure->is_rtl(measure->ctx, ui_text_box_of(u, field).lang);
    return msg;
}

bool ui_field_key(struct ui *u, const struct ui_event *e, struct ui_msg *msg)
{
    static const enum ui_edit_kind kinds[] = {
        [UI_KEY_BACKSPACE] = UI_EDIT_BACKSPACE, [UI_KEY_DELETE] = UI_EDIT_DELETE,
        [UI_KEY_LEFT] = UI_EDIT_LEFT,           [UI_KEY_RIGHT] = UI_EDIT_RIGHT,
        [UI_KEY_HOME] = UI_EDIT_HOME,           [UI_KEY_END] = UI_EDIT_END,
    };
    const struct ui_node *node = ui_focused_field(u);
    size_t key = (size_t)e->key;
    if (!node) {
        return false;
    }
    if (e->key == UI_KEY_CHAR) {
        *msg = letter(u, &node->field, e);
    } else if (e->key == UI_KEY_INSERT) {
        *msg = insert_key(u, &node->field, e);
    } else if (e->key == UI_KEY_DELETE && (e->mods & UI_MOD_SHIFT)) {
        *msg = cut(u, &node->field);
    } else if (key < sizeof kinds / sizeof *kinds && kinds[key] != UI_EDIT_INSERT) {
        *msg = by_key(u, node, kinds[key], e);
    } else {
        return false;
    }
    return true;
}

struct ui_msg ui_field_text(struct ui *u, enum ui_edit_kind kind, const struct ui_event *e)
{
    if (!ui_focused_field(u)) {
        return NOTHING;
    }
    u->stale = true;
    u->memory.ring = true;
    u->composing = kind == UI_EDIT_COMPOSE && (e->at > 0 || e->text[0]);
    struct ui_msg msg = edit(kind);
    size_t n = strlen(e->text);
    must(n < sizeof msg.edit.text);
    memcpy(msg.edit.text, e->text, n + 1);
    msg.edit.at = e->at;
    msg.edit.clause = e->clause;
    msg.edit.clause_n = e->clause_n;
    return msg;
}

/* ---- pointer ---- */

static struct ui_msg place(const struct ui *u, int i, enum ui_edit_kind kind,
                           const struct ui_event *e)
{
    struct field_view view = ui_field_view(u, &u->nodes[i]);
    struct ui_msg msg = edit(kind);
    msg.edit.at = ui_field_hit(&view, e->x, e->y);
    return msg;
}

/* Which press in a row this is, from 1. */
static int count_press(struct ui *u, const struct ui_event *e)
{
    struct presses *p = &u->memory.presses;
    int near_px = ui_edge(ui_px(u, AGAIN_DP));
    bool again = p->count > 0 && e->now_ms - p->ms <= AGAIN_MS && abs(e->x - p->x) <= near_px &&
                 abs(e->y - p->y) <= near_px;
    *p = (struct presses){again ? p->count % 3 + 1 : 1, e->now_ms, e->x, e->y};
    return p->count;
}

struct ui_msg ui_field_press(struct ui *u, int i, const struct ui_event *e)
{
    struct ui_msg msg = NOTHING;
    switch (count_press(u, e)) {
    case 1:
        msg = place(u, i, UI_EDIT_PLACE, e);
        msg.edit.select = (e->mods & UI_MOD_SHIFT) != 0;
        return msg;
    case 2:
        return place(u, i, UI_EDIT_SELECT_WORD, e);
    default: /* the third */
        return edit(UI_EDIT_SELECT_ALL);
    }
}

/* Only the first press draws the selection along: a word or all stays selected. */
struct ui_msg ui_field_drag(struct ui *u, int i, const struct ui_event *e)
{
    if (u->memory.presses.count != 1) {
        return NOTHING;
    }
    struct ui_msg msg = place(u, i, UI_EDIT_PLACE, e);
    msg.edit.select = true;
    return msg;
}
