/* SPDX-License-Identifier: MIT
 *
 * ui_frame.h - what is behind struct ui.  For the files of this room only.
 *
 * Nodes lie in the order they were described, parents before children, so a subtree is
 * the range [i, places[i].end) and every pass over the tree is a loop.               */
#ifndef UI_UI_FRAME_H
#define UI_UI_FRAME_H

#include "ui/ui.h"

enum { NO_NODE = -1, UI_HISTORY_MAX = 16 };

/* A node's working sizes, in pixels, and what it inherits. */
struct place {
    float x, y, w, h;    /* left to right, before mirroring, from the canvas's corner */
    float least_w;       /* narrower than this it cannot become */
    struct str shown;    /* UI_TEXT: its words, numbers kept in their order */
    int text_w, text_h;  /* UI_TEXT: as measured at its width */
    int end;             /* index after the last node of the subtree */
    int control;         /* the nearest pressable node around it or it itself, or NO_NODE */
    int shift;           /* kept: how far its UI_KEEP_LTR box was moved by mirroring */
    bool kept;           /* inside a UI_KEEP_LTR box */
    bool faint;          /* inside a UI_FAINT node, or one */
    struct ui_rect clip; /* what may be seen of it; the window where nothing clips */
};

/* A screen, or a modal node over it: the thing that has a focus of its own. */
struct scope {
    const char *screen;
    int part;
    struct ui_id modal; /* name NULL: the screen itself */
    struct ui_id focus; /* name NULL: none */
};

/* In a field, one after the other in the same place. */
struct presses {
    int count;
    int64_t ms;
    int x, y;
};

/* What outlives a frame. */
struct ui_memory {
    struct scope history[UI_HISTORY_MAX]; /* the way here; the last is in force */
    int depth;
    bool ring;            /* the focus is shown */
    struct ui_id wanted;  /* by ui_focus, for the next frame */
    struct ui_id capture; /* pressed and not yet released */
    bool pressed_inside;  /* the pointer is still on it */
    struct presses presses;
};

struct ui {
    struct arena arena;      /* of the frame */
    struct arena draw_arena; /* of its picture */
    struct ui_port port;
    struct ui_rect canvas;
    float scale, canvas_h;

    struct ui_node *nodes;
    struct place *places;
    int count, room;
    int open;        /* the node that takes children, or NO_NODE */
    int *by_id;      /* hash table: index + 1, 0 free */
    bool finished;   /* between ui_end and ui_begin */
    int scope_first; /* root of what is dispatched to */
    int focus;       /* or NO_NODE */
    bool stale;
    bool composing; /* an input method, in the focused field: keys are its own */
    struct ui_memory memory;
};

bool ui_id_eq(struct ui_id a, struct ui_id b);
int ui_index_of(const struct ui *u, struct ui_id id); /* NO_NODE */

/* Passes of ui_end. */
void ui_layout_frame(struct ui *u); /* w, h of every place */
void ui_place_frame(struct ui *u);  /* x, y, then the nodes' rectangles and what they inherit */
void ui_focus_frame(struct ui *u);  /* scope and focus */

float ui_px(const struct ui *u, float dp);
int ui_edge(float x);                           /* the pixel an edge falls on */
int ui_stroke_px(const struct ui *u, float dp); /* a line's width: never 0 */
struct ui_text_box ui_text_box_of(const struct ui *u, const struct ui_node *node);
struct ui_rect ui_inner(const struct ui *u, const struct ui_node *node); /* less its pads */
float ui_pad_x(const struct ui_node *node);                              /* dp */

/* ui_dump.c: "button#go-on.2 808,656 192x96", and the accessible name. */
WARN_UNUSED enum err ui_dump_head(const struct ui *u, int i, struct buf *out);
WARN_UNUSED enum err ui_dump_name(const struct ui *u, int i, struct buf *out);

bool ui_pressable(const struct ui_node *node);
bool ui_focusable(const struct ui_node *node);
bool ui_rect_has(struct ui_rect r, int x, int y);
struct ui_rect ui_rect_overlap(struct ui_rect a, struct ui_rect b);

/* Focus. */
bool ui_in_scope(const struct ui *u, int i);
void ui_focus_set(struct ui *u, int i);
int ui_focus_next(const struct ui *u, int step);             /* in the order of description */
int ui_focus_towards(const struct ui *u, enum ui_key arrow); /* NO_NODE: nothing there */

#endif
