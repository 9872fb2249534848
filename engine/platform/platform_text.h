/* SPDX-License-Identifier: MIT
 *
 * platform_text.h - the system's side of a text field: clipboard and input method.
 *
 * Only the files of platform see it.                                                  */
#ifndef PLATFORM_PLATFORM_TEXT_H
#define PLATFORM_PLATFORM_TEXT_H

#include "ui/ui_client.h"

#include <SDL.h>

struct platform_text {
    bool active;    /* SDL takes text */
    bool composing; /* the input method shows what it has not given yet */
    bool asked;     /* ui wants to paste */
    SDL_Rect caret; /* as last told to the system */
};

/* Before the video starts: long compositions come whole, and we show them ourselves. */
void platform_text_hints(void);

struct ui_clipboard platform_text_clipboard(struct platform_text *t);

/* Notes what an event says of the input method; frees what it carries once it is `taken`. */
void platform_text_note(struct platform_text *t, const SDL_Event *e);
void platform_text_taken(const SDL_Event *e);

/* After a frame: text comes while a field has the focus, the method's window keeps to the caret,
 * and a composition the field dropped is dropped there too.  `density`: pixels per window unit. */
void platform_text_follow(struct platform_text *t, const struct ui_client *client,
                          const struct ui *frame, float density);

/* If ui asked: gives the client the clipboard's text, piece by piece.  True if it wants a frame. */
bool platform_text_paste(struct platform_text *t, const struct ui_client *client, int64_t now_ms);

#endif
