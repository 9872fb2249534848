/* SPDX-License-Identifier: MIT
 *
 * platform_inside.h - what the files of platform share.                               */
#ifndef PLATFORM_PLATFORM_INSIDE_H
#define PLATFORM_PLATFORM_INSIDE_H

#include "platform/platform.h"
#include "platform/platform_event.h"
#include "platform/platform_measure.h"
#include "platform/platform_render.h"
#include "platform/platform_text.h"

struct platform {
    struct platform_options options;
    SDL_Window *window;
    struct platform_canvas canvas;
    struct ui_measure measure;
    float text_scale;
    struct platform_text text;
    struct ui_clipboard clipboard;
    bool fullscreen;
    const struct ui *frame; /* the one described last */
};

/* Gives the client an event; true if it wants a new frame. */
bool platform_give(struct platform *p, const struct ui_client *client, const struct ui_event *e);

int64_t platform_now_ms(const struct platform *p);

/* Plays the script until it ends. */
WARN_UNUSED enum err platform_run_script(struct platform *p, const struct ui_client *client);

/* What is on the renderer, straight from it. */
WARN_UNUSED enum err platform_read_pixels(struct platform *p, struct arena *a, int *w, int *h,
                                          uint8_t **rgba);

#endif
