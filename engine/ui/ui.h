/* SPDX-License-Identifier: MIT
 *
 * ui.h - describe a frame, lay it out, ask it what an event means, paint it.
 *
 *     ui_begin(u, &port);
 *         int bar = ui_open(u, &(struct ui_node){.layout = {...}});
 *             ui_add(u, &(struct ui_node){.kind = UI_TEXT, ...});
 *         ui_close(u);
 *     ui_end(u);                            layout, focus kept or placed
 *     struct ui_draw_list list = ui_paint(u);
 *     ...
 *     struct ui_msg m = ui_dispatch(u, &event);   looks at the last finished frame
 *
 * What outlives a frame is struct ui_memory inside: focus per screen, scroll, the
 * pointer's capture, whether keys are in use.  No SDL, no fonts, no clock.          */
#ifndef UI_UI_H
#define UI_UI_H

#include "base/arena.h"
#include "base/buf.h"
#include "ui/ui_clipboard.h"
#include "ui/ui_draw.h"
#include "ui/ui_node.h"

struct ui;

enum { UI_NODES_MAX = 1000 };

/* The window a frame is made for. */
struct ui_port {
    int w, h;         /* pixels */
    float density;    /* pixels per window unit of the screen, 1 or more: high-DPI */
    float text_scale; /* the learner's text size, 1 to 2 */
    bool rtl;         /* the interface runs right to left */
    enum ui_theme theme;
    struct str lang;    /* the interface's, BCP 47 */
    const char *screen; /* name of the screen, static: focus is remembered per screen */
    int part;           /* a screen's next exercise or page: the focus opens anew when it changes */
    bool still;         /* reduce motion, and in tests: nothing moves */
    int64_t now_ms;
    const struct ui_measure *measure;
    const struct ui_clipboard *clipboard; /* NULL: none */
};

struct ui *ui_create(void);
void ui_destroy(struct ui *u);

/* The frame's arena: strings and arrays for nodes; reset by the next ui_begin. */
struct arena *ui_arena(struct ui *u);

void ui_begin(struct ui *u, const struct ui_port *port);
/* Adds a node under the open one; returns its index in this frame.  A duplicate id in a
 * frame is a broken promise (must). */
int ui_add(struct ui *u, const struct ui_node *node);
int ui_open(struct ui *u, const struct ui_node *node); /* ui_add, and the next ones go inside */
void ui_close(struct ui *u);
void ui_end(struct ui *u);

/* The canvas is 1024 dp wide and 600 to 768 dp high, centred in the window; the root's
 * rectangle.  Scale = max(1, min(w / 1024, h / 768)) (visual language 6), w and h in window
 * units, times the density.  A window smaller than 1024 x 600 gets min(w / 1024, h / 600),
 * below 1, so that nothing is cut.  Valid from ui_begin on. */
float ui_scale(const struct ui *u);    /* pixels per dp */
float ui_canvas_h(const struct ui *u); /* dp */

/* The finished frame. */
const struct ui_node *ui_nodes(const struct ui *u, size_t *count);
const struct ui_node *ui_find(const struct ui *u, const char *name, int index); /* NULL */
const struct ui_node *ui_focused(const struct ui *u);                           /* NULL */
const struct ui_port *ui_port(const struct ui *u);
/* Where the caret of the focused field stands, in window pixels; height 0 without one. */
struct ui_rect ui_caret(const struct ui *u);

/* What an event means to the finished frame; kind UI_MSG_NONE where it means nothing.
 * May change focus, capture and ring; then ui_stale tells to draw again, until ui_paint.
 *
 * Focus: each screen and each UI_MODAL opens with its UI_FOCUS_FIRST node; going back to a
 * screen that led here gives back the focus it had.  A tap moves the focus along, but never
 * away from a field, and hides the ring; Enter then goes to UI_DEFAULT, because a focus
 * nobody sees presses nothing while there is something better.  A press on the canvas's
 * margin counts for what lies beside it.  In a field a second press in the same place selects
 * the word, a third all.  While an input method composes, keys are its own. */
struct ui_msg ui_dispatch(struct ui *u, const struct ui_event *event);
bool ui_stale(const struct ui *u);

void ui_focus(struct ui *u, const char *name, int index); /* from the next frame on */

/* The picture of the finished frame; until the next ui_begin or ui_paint. */
struct ui_draw_list ui_paint(struct ui *u);

/* When the frame will look different without an event: now_ms or later, -1 never. */
int64_t ui_next_ms(const struct ui *u);

/* One line a node, in order, for golden tests and people:
 *     button#go-on 808,656 192x96 "Go on" focus default                              */
WARN_UNUSED enum err ui_dump(const struct ui *u, struct buf *out);

#endif
