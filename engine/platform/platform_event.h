/* SPDX-License-Identifier: MIT
 *
 * platform_event.h - SDL's events in ui's words.                                      */
#ifndef PLATFORM_PLATFORM_EVENT_H
#define PLATFORM_PLATFORM_EVENT_H

#include "ui/ui_event.h"

union SDL_Event;

struct platform_event_scale {
    float x, y;       /* pixels per window unit */
    bool text_active; /* a field takes text: letters come as SDL_TEXTINPUT */
};

/* False where the event means nothing to a client.  Long text comes in pieces: call
 * again with the same event and `*piece` until it is 0. */
bool platform_event(const union SDL_Event *e, const struct platform_event_scale *scale,
                    int64_t now_ms, size_t *piece, struct ui_event *out);

#endif
