/* SPDX-License-Identifier: MIT
 *
 * ui_node.h - a frame is a tree of these: what to show, what it is, what it does.
 *
 * A screen describes its nodes anew for every frame; nodes are plain data and hold
 * nothing of their own between frames.  Lengths are dp (density-independent pixels);
 * ui_layout turns them into pixels once.  Strings live until the frame's arena is
 * reset or in the model.                                                            */
#ifndef UI_UI_NODE_H
#define UI_UI_NODE_H

#include "base/key128.h"
#include "base/str.h"
#include "ui/ui_event.h"
#include "ui/ui_text.h"
#include "ui/ui_theme.h"

/* A name in the source and an index, never a label: a translation changes no identity.
 * Focus and capture outlive the frame, so a name is a literal, and whatever can be pressed
 * or focused has one (must). */
struct ui_id {
    const char *name; /* static; NULL: nobody asks for it */
    int index;
};

struct ui_rect {
    int x, y, w, h; /* window pixels */
};

enum ui_kind { UI_BOX, UI_TEXT, UI_ICON, UI_PICTURE, UI_FIELD, UI_LINE, UI_ART };

enum ui_role {
    UI_ROLE_NONE,
    UI_ROLE_BUTTON,
    UI_ROLE_CHOICE, /* one of several answers */
    UI_ROLE_FIELD,
    UI_ROLE_HEADING,
    UI_ROLE_TEXT,
    UI_ROLE_PICTURE,
    UI_ROLE_PROGRESS,
    UI_ROLE_STATUS, /* a verdict or a message: a screen reader speaks it when it appears */
    UI_ROLE_DIALOG,
    UI_ROLE_GROUP,
};

/* What pressing a node means.  The numbers below UI_MSG_APP are ui's own. */
enum ui_msg_kind {
    UI_MSG_NONE,
    UI_MSG_EDIT,  /* the focused field's text should change: edit */
    UI_MSG_BACK,  /* Escape, or the window's close button asked politely */
    UI_MSG_QUIT,  /* the window is closing */
    UI_MSG_FOCUS, /* focus moved by key to the node with this arg: speak it */
    UI_MSG_APP = 16,
};

enum ui_edit_kind {
    UI_EDIT_INSERT,
    UI_EDIT_PASTE,     /* a piece of text that stands at `at` of the whole */
    UI_EDIT_COMPOSE,   /* the same of a composition; at 0 it replaces it, empty ends it */
    UI_EDIT_BACKSPACE, /* `word`: back to the word's beginning */
    UI_EDIT_DELETE,    /* `word`: up to the word's end */
    UI_EDIT_CUT,       /* deletes the selection, and nothing where there is none */
    UI_EDIT_LEFT,      /* as seen; `word`: by words; `rtl`: the line's direction */
    UI_EDIT_RIGHT,
    UI_EDIT_HOME,
    UI_EDIT_END,
    UI_EDIT_SELECT_ALL,
    UI_EDIT_SELECT_WORD, /* at byte `at` */
    UI_EDIT_PLACE,       /* put the caret at byte `at` */
    UI_EDIT_UNDO,
    UI_EDIT_REDO,
};

struct ui_edit_op {
    enum ui_edit_kind kind;
    bool select; /* moves the caret but not the anchor */
    bool word, rtl;
    size_t at;
    int clause, clause_n; /* of a composition, as in struct ui_event */
    char text[UI_EVENT_TEXT_BYTES];
};

/* Holds numbers, never pointers, so that a session can be recorded and replayed. */
struct ui_msg {
    int kind; /* enum ui_msg_kind, or the app's own from UI_MSG_APP on */
    int arg;
    struct ui_edit_op edit;
};

enum ui_direction { UI_COLUMN, UI_ROW, UI_STACK };

/* Where children go.  In a UI_STACK each child is placed by its own `at_x`, `at_y` and
 * offset, over the ones before it; elsewhere by main and cross of the parent.
 *
 * Without a size of its own a UI_ICON is 24, a UI_PICTURE 136 x 128 (or what its other side
 * leaves), a UI_FIELD 240 x 112, a UI_LINE as far as its points.  Text without a width gives
 * way first: it wraps where the parent has less room than one line needs. */
struct ui_layout {
    enum ui_direction direction;
    float w, h; /* 0: as large as the content */
    float min_w, min_h;
    float grow;                /* share of what is left over along the parent's direction; in a
                                * UI_STACK: fills it, both ways, where it has no size of its own */
    float pad_x, pad_y;        /* inside, both sides; UI_FIELD: pad_x 0 is 24 */
    float gap;                 /* between children */
    enum ui_align main, cross; /* main, of a UI_TEXT: the text's place in a taller box */
    bool stretch;              /* children without a size fill the cross direction; in a
                                * UI_STACK both */
    enum ui_align at_x, at_y;  /* place in a UI_STACK */
    float dx, dy;              /* offset in a UI_STACK, away from the edge named by at_x, at_y */
};

/* How a box looks.  Borders lie inside the box. */
struct ui_look {
    enum ui_token fill, border;
    float border_dp; /* 0: the theme's, where `border` is set; never thinner than that */
    float radius_dp; /* larger than half the box: fully round */
    bool dashed;
    enum ui_token level_fill; /* fills from below ... */
    float level;              /* ... this share of the height, 0..1 */
};

/* Text and icons and fields. */
struct ui_words {
    struct str text;
    struct str lang; /* BCP 47; empty: the interface's */
    enum ui_style style;
    int weight;           /* 0 as the style says, 1 bold, -1 regular */
    enum ui_face face;    /* UI_FACE_UI: the style's own; else this one */
    enum ui_token colour; /* UI_NO_COLOUR: ink */
    enum ui_align align;
    int max_lines;
};

/* A place in a field's text that is pointed out. */
enum ui_mark_kind { UI_MARK_OTHER, UI_MARK_EXTRA, UI_MARK_MISSING, UI_MARK_SWAPPED };

struct ui_mark {
    enum ui_mark_kind kind;
    size_t from, to; /* bytes; equal for UI_MARK_MISSING */
};

struct ui_field {
    struct str text; /* with the composition already in it */
    size_t caret, anchor;
    size_t compose_from, compose_to; /* drawn underlined; equal: none */
    size_t clause_from, clause_to;   /* of the composition, underlined more; equal: none */
    struct str ghost;                /* the answer to be copied, shown faintly behind */
    const struct ui_mark *marks;     /* in ascending order */
    size_t mark_count;
    struct str expected; /* for scripts and tests: the right answer; never drawn */
};

/* A polyline in dp from the box's top left corner. */
struct ui_line {
    const float *points; /* x, y pairs */
    size_t count;        /* of pairs */
    float width_dp;
    enum ui_token colour;
    float dash_dp, space_dp; /* 0: solid; a dash of 0.1 with round caps makes dots */
};

enum ui_flag {
    UI_FOCUSABLE = 1 << 0,
    UI_DEFAULT = 1 << 1,     /* Enter presses it wherever the focus is not on a button */
    UI_CANCEL = 1 << 2,      /* Escape presses it */
    UI_NOT_NOW = 1 << 3,     /* drawn off; still focusable, pressing says what is missing */
    UI_CHOSEN = 1 << 4,      /* drawn blue-tint with a blue border of 4, words in blue */
    UI_POINTS = 1 << 5,      /* icon or art that points: mirrored in a right-to-left interface */
    UI_KEEP_LTR = 1 << 6,    /* this box's inside stays in its places (host text, keyboards); what
                              * points is still turned */
    UI_IS_ANSWER = 1 << 7,   /* for scripts and tests: pressing it answers rightly; never drawn */
    UI_FAINT = 1 << 8,       /* drawn at 30 %, with all inside */
    UI_FOCUS_FIRST = 1 << 9, /* takes the focus when the screen appears */
    UI_MODAL = 1 << 10,      /* only this subtree is dispatched to; a scrim lies beneath it */
    UI_SPEAKS = 1 << 11,     /* moving the focus here by key sends UI_MSG_FOCUS */
    UI_CLIP = 1 << 12,       /* children are not drawn outside */
    UI_STEPPER = 1 << 13,    /* with the focus here, left and right press the first and the last
                              * child, as seen */
    UI_MAY_CUT = 1 << 14,    /* for tests: text that max_lines may cut; see ui_fit.h */
};

struct ui_node {
    enum ui_kind kind;
    struct ui_id id;
    enum ui_role role;
    unsigned flags; /* enum ui_flag */
    struct ui_layout layout;
    struct ui_look look;
    struct ui_words
        words; /* UI_TEXT; UI_ICON and UI_ART: text is the drawing's name; UI_FIELD: style */
    struct ui_field field; /* UI_FIELD */
    struct ui_line line;   /* UI_LINE */
    struct key128 picture; /* UI_PICTURE: which blob of the client */
    struct str label;      /* accessible name where the content has no text */
    char shortcut;     /* '1', 's': a key that presses it while no field takes letters; 0 none */
    struct ui_msg msg; /* what pressing it sends; kind 0: cannot be pressed */

    /* Set by ui: */
    struct ui_rect rect;
    int parent, first_child, last_child, next; /* indices, -1 none */
};

#endif
