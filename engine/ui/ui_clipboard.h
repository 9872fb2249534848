/* SPDX-License-Identifier: MIT
 *
 * ui_clipboard.h - what ui needs of the system's clipboard.
 *
 * Asking brings no answer by itself: the text comes as UI_EVENT_PASTE, in as many pieces as
 * it takes, so that a session can be replayed from its events.                        */
#ifndef UI_UI_CLIPBOARD_H
#define UI_UI_CLIPBOARD_H

#include "base/arena.h"

struct ui_clipboard {
    void *ctx;
    void (*put)(void *ctx, struct str text); /* copied */
    void (*ask)(void *ctx);                  /* to paste */
};

/* What was on a clipboard, as a line: line ends and tabs are spaces, other control codes are
 * gone, malformed UTF-8 is U+FFFD, so that nobody wonders where letters went; at most
 * UI_PASTE_BYTES_MAX, whole code points. */
enum { UI_PASTE_BYTES_MAX = 1024 };
struct str ui_clipboard_line(struct arena *a, struct str text);

#endif
