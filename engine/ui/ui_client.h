/* SPDX-License-Identifier: MIT
 *
 * ui_client.h - the whole of a program as the platform, a test or a script sees it.
 *
 * The platform owns the window and the loop and knows nothing of lessons; the client
 * knows nothing of windows.  One call after another, never from two threads.          */
#ifndef UI_UI_CLIENT_H
#define UI_UI_CLIENT_H

#include "ui/ui.h"

struct ui_client {
    void *ctx;
    /* Describes and lays out the frame for this window; port's locale fields (rtl, theme,
     * lang, text_scale, screen, still) are the client's to fill in. */
    struct ui *(*frame)(void *ctx, const struct ui_port *window);
    /* Takes an event: dispatch, update, effects.  True if a new frame is wanted. */
    bool (*event)(void *ctx, const struct ui_event *event);
    /* Runs what must follow the frame that was just shown (the durable commit of an
     * answer); true if another frame is wanted. */
    bool (*shown)(void *ctx);
    /* Monotonic ms at which the client wants UI_EVENT_TICK; -1: none. */
    int64_t (*wake_ms)(void *ctx);
    bool (*done)(void *ctx);
    /* The PNG behind a picture key, in `a`. */
    enum err (*picture)(void *ctx, struct key128 key, struct arena *a, struct str *png);
    /* For scripts: the text of a catalogue key, and the last effects as "name key=value". */
    struct str (*text)(void *ctx, struct str key);
    struct str (*last_effects)(void *ctx);
    /* True while a field takes text; its rectangle is the focused node's. */
    bool (*wants_text)(void *ctx);
};

#endif
