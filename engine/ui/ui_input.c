/* SPDX-License-Identifier: MIT
 *
 * What an event means to the finished frame.  Every way to press a node ends in press(). */
#include "ui/ui_field_input.h"

#include "base/must.h"

#include <string.h>

static const struct ui_msg NOTHING = {.kind = UI_MSG_NONE};
/* How far the hit area of what stands at the canvas's edge runs on. */
static const float MARGIN_X_DP = 24, MARGIN_Y_DP = 16;

static struct ui_msg press(const struct ui *u, int i)
{
    return i != NO_NODE && ui_pressable(&u->nodes[i]) ? u->nodes[i].msg : NOTHING;
}

static struct ui_msg plain(enum ui_msg_kind kind)
{
    return (struct ui_msg){.kind = (int)kind};
}

static int first_flagged(const struct ui *u, unsigned flag)
{
    for (int i = u->scope_first; i < u->places[u->scope_first].end; i++) {
        if ((u->nodes[i].flags & flag) && ui_pressable(&u->nodes[i])) {
            return i;
        }
    }
    return NO_NODE;
}

static int with_shortcut(const struct ui *u, char key)
{
    for (int i = u->scope_first; i < u->places[u->scope_first].end; i++) {
        if (key && u->nodes[i].shortcut == key && ui_pressable(&u->nodes[i])) {
            return i;
        }
    }
    return NO_NODE;
}

/* ---- pointer ---- */

/* The control or field on top at the point.  What is painted over it hides it. */
static int hit(const struct ui *u, int x, int y)
{
    for (int i = u->places[u->scope_first].end - 1; i >= u->scope_first; i--) {
        const struct ui_node *node = &u->nodes[i];
        if (!ui_rect_has(node->rect, x, y) || !ui_rect_has(u->places[i].clip, x, y)) {
            continue;
        }
        if (node->kind == UI_FIELD) {
            return i;
        }
        if (ui_pressable(node) || node->look.fill != UI_NO_COLOUR) {
            int control = u->places[i].control;
            return control != NO_NODE && ui_in_scope(u, control) ? control : NO_NODE;
        }
    }
    return NO_NODE;
}

static int clamp(int x, int low, int high)
{
    return x < low ? low : x > high ? high : x;
}

static int hit_or_beside(const struct ui *u, int x, int y)
{
    int found = hit(u, x, y);
    if (found != NO_NODE) {
        return found;
    }
    struct ui_rect c = u->canvas;
    int margin_x = ui_edge(ui_px(u, MARGIN_X_DP)), margin_y = ui_edge(ui_px(u, MARGIN_Y_DP));
    int inner_x = clamp(x, c.x + margin_x, c.x + c.w - margin_x - 1);
    int inner_y = clamp(y, c.y + margin_y, c.y + c.h - margin_y - 1);
    return inner_x == x && inner_y == y ? NO_NODE : hit(u, inner_x, inner_y);
}

static struct ui_msg pointer_down(struct ui *u, const struct ui_event *e)
{
    u->memory.ring = false;
    u->stale = true;
    int i = hit_or_beside(u, e->x, e->y);
    u->memory.capture = i == NO_NODE ? (struct ui_id){NULL, 0} : u->nodes[i].id;
    u->memory.pressed_inside = i != NO_NODE;
    bool field = i != NO_NODE && u->nodes[i].kind == UI_FIELD;
    u->memory.presses.count = field ? u->memory.presses.count : 0;
    if (i == NO_NODE) {
        return NOTHING;
    }
    if (ui_focusable(&u->nodes[i]) && (field || !ui_focused_field(u))) {
        ui_focus_set(u, i);
    }
    return field ? ui_field_press(u, i, e) : NOTHING;
}

static struct ui_msg pointer_move(struct ui *u, const struct ui_event *e)
{
    int i = ui_index_of(u, u->memory.capture);
    if (i == NO_NODE) {
        return NOTHING;
    }
    if (u->nodes[i].kind == UI_FIELD) {
        return ui_field_drag(u, i, e);
    }
    bool inside = hit_or_beside(u, e->x, e->y) == i;
    u->stale = u->stale || inside != u->memory.pressed_inside;
    u->memory.pressed_inside = inside;
    return NOTHING;
}

static struct ui_msg pointer_up(struct ui *u, const struct ui_event *e)
{
    int i = ui_index_of(u, u->memory.capture);
    if (i == NO_NODE) {
        return NOTHING;
    }
    u->memory.capture = (struct ui_id){NULL, 0};
    u->stale = true;
    return hit_or_beside(u, e->x, e->y) == i ? press(u, i) : NOTHING;
}

/* ---- keys ---- */

static struct ui_msg focus_to(struct ui *u, int i)
{
    if (i == NO_NODE || i == u->focus) {
        return NOTHING;
    }
    ui_focus_set(u, i);
    const struct ui_node *node = &u->nodes[i];
    struct ui_msg msg = {.kind = UI_MSG_FOCUS, .arg = node->msg.arg};
    return node->flags & UI_SPEAKS ? msg : NOTHING;
}

static struct ui_msg enter(const struct ui *u, bool ring_was_shown)
{
    int standard = first_flagged(u, UI_DEFAULT);
    bool button = u->focus != NO_NODE && ui_pressable(&u->nodes[u->focus]);
    bool press_focus = button && (ring_was_shown || standard == NO_NODE);
    return press(u, press_focus ? u->focus : standard);
}

static struct ui_msg space(const struct ui *u)
{
    if (ui_focused_field(u)) {
        return NOTHING; /* comes as text */
    }
    int i = with_shortcut(u, ' ');
    return press(u, i != NO_NODE ? i : u->focus);
}

static struct ui_msg escape(const struct ui *u)
{
    int i = first_flagged(u, UI_CANCEL);
    return i != NO_NODE ? press(u, i) : plain(UI_MSG_BACK);
}

static struct ui_msg character(const struct ui *u, const struct ui_event *e)
{
    bool alone = !(e->mods & (UI_MOD_CTRL | UI_MOD_ALT)) && strlen(e->text) == 1;
    return alone && !ui_focused_field(u) ? press(u, with_shortcut(u, e->text[0])) : NOTHING;
}

/* The end of the focused stepper that the arrow points to. */
static int stepper_end(const struct ui *u, enum ui_key arrow)
{
    bool along = arrow == UI_KEY_LEFT || arrow == UI_KEY_RIGHT;
    if (!along || u->focus == NO_NODE || !(u->nodes[u->focus].flags & UI_STEPPER)) {
        return NO_NODE;
    }
    bool first = (arrow == UI_KEY_LEFT) != u->port.rtl;
    return first ? u->nodes[u->focus].first_child : u->nodes[u->focus].last_child;
}

static struct ui_msg arrow(struct ui *u, const struct ui_event *e)
{
    u->stale = true;
    int end = stepper_end(u, e->key);
    if (end != NO_NODE) {
        return press(u, end);
    }
    return focus_to(u, ui_focus_towards(u, e->key));
}

static struct ui_msg key(struct ui *u, const struct ui_event *e)
{
    struct ui_msg msg;
    if (u->composing) {
        return NOTHING; /* the input method's */
    }
    bool ring_was_shown = u->memory.ring;
    u->stale = u->stale || !u->memory.ring;
    u->memory.ring = true;
    if (ui_field_key(u, e, &msg)) {
        return msg;
    }
    switch (e->key) {
    case UI_KEY_CHAR:
        return character(u, e);
    case UI_KEY_ENTER:
        return enter(u, ring_was_shown);
    case UI_KEY_ESCAPE:
        return escape(u);
    case UI_KEY_TAB:
        u->stale = true;
        return focus_to(u, ui_focus_next(u, e->mods & UI_MOD_SHIFT ? -1 : 1));
    case UI_KEY_SPACE:
        return space(u);
    case UI_KEY_LEFT:
    case UI_KEY_RIGHT:
    case UI_KEY_UP:
    case UI_KEY_DOWN:
        return arrow(u, e);
    case UI_KEY_NONE:
    case UI_KEY_BACKSPACE:
    case UI_KEY_DELETE:
    case UI_KEY_INSERT:
    case UI_KEY_HOME:
    case UI_KEY_END:
    case UI_KEY_PAGE_UP:
    case UI_KEY_PAGE_DOWN:
    case UI_KEY_F1:
    case UI_KEY_F11:
    case UI_KEY_F12:
        return NOTHING;
    }
    return NOTHING;
}

struct ui_msg ui_dispatch(struct ui *u, const struct ui_event *event)
{
    must(u->finished);
    switch (event->kind) {
    case UI_EVENT_NONE:
    case UI_EVENT_WHEEL:
        return NOTHING;
    case UI_EVENT_KEY:
        return key(u, event);
    case UI_EVENT_TEXT:
        return ui_field_text(u, UI_EDIT_INSERT, event);
    case UI_EVENT_COMPOSITION:
        return ui_field_text(u, UI_EDIT_COMPOSE, event);
    case UI_EVENT_PASTE:
        return ui_field_text(u, UI_EDIT_PASTE, event);
    case UI_EVENT_POINTER_DOWN:
        return pointer_down(u, event);
    case UI_EVENT_POINTER_MOVE:
        return pointer_move(u, event);
    case UI_EVENT_POINTER_UP:
        return pointer_up(u, event);
    case UI_EVENT_TICK:
        return NOTHING;
    case UI_EVENT_RESIZED:
        u->stale = true;
        return NOTHING;
    case UI_EVENT_QUIT:
        return plain(UI_MSG_QUIT);
    }
    return NOTHING;
}
