/* SPDX-License-Identifier: MIT
 *
 * ui_event.h - what a person did, without naming a device.
 *
 * The platform makes these from its own events, the script runner from a text.
 * Positions are window pixels; now_ms is monotonic and the only time a frame sees.  */
#ifndef UI_UI_EVENT_H
#define UI_UI_EVENT_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ui_event_kind {
    UI_EVENT_NONE,
    UI_EVENT_KEY,         /* a key went down: key, mods */
    UI_EVENT_TEXT,        /* text was typed: text */
    UI_EVENT_COMPOSITION, /* an input method's text so far: text, at, clause, clause_n */
    UI_EVENT_PASTE,       /* text that was asked for: text, at */
    UI_EVENT_POINTER_DOWN,
    UI_EVENT_POINTER_MOVE,
    UI_EVENT_POINTER_UP,
    UI_EVENT_WHEEL, /* y: lines, positive away from the user */
    UI_EVENT_TICK,  /* time passed while something moves or waits */
    UI_EVENT_RESIZED,
    UI_EVENT_QUIT, /* the window was closed */
};

enum ui_key {
    UI_KEY_NONE,
    UI_KEY_CHAR, /* a printable key: `text` holds it, lower case; also without a field */
    UI_KEY_ENTER,
    UI_KEY_ESCAPE,
    UI_KEY_TAB,
    UI_KEY_SPACE,
    UI_KEY_BACKSPACE,
    UI_KEY_DELETE,
    UI_KEY_INSERT,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_UP,
    UI_KEY_DOWN,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_F1,
    UI_KEY_F11,
    UI_KEY_F12,
};

enum ui_mods { UI_MOD_SHIFT = 1, UI_MOD_CTRL = 2, UI_MOD_ALT = 4 };

enum ui_pointer { UI_POINTER_MOUSE, UI_POINTER_TOUCH };

enum { UI_EVENT_TEXT_BYTES = 64 };

struct ui_event {
    enum ui_event_kind kind;
    enum ui_key key;
    unsigned mods; /* enum ui_mods */
    enum ui_pointer pointer;
    int x, y;
    char text[UI_EVENT_TEXT_BYTES]; /* NUL-terminated UTF-8; longer input comes as several events */
    size_t at; /* byte of the whole at which this piece of it stands; 0: it begins anew */
    int clause,
        clause_n; /* code points of the whole: the part being converted, or (n 0) the caret */
    int64_t now_ms;
};

/* How many bytes of a text the next event takes: whole code points, 0 only of nothing. */
size_t ui_event_piece(struct str text);

#endif
