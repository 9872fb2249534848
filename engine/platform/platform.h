/* SPDX-License-Identifier: MIT
 *
 * platform.h - a window, a loop that sleeps, and any struct ui_client inside.
 *
 *     SDL_Event -> platform_event -> client.event -> client.frame -> draw list -> renderer
 *
 * Nothing is drawn unless an event, a wake time or an animation asked for it.         */
#ifndef PLATFORM_PLATFORM_H
#define PLATFORM_PLATFORM_H

#include "base/clock.h"
#include "base/err.h"
#include "ui/ui_client.h"
#include "ui/ui_script.h"

struct font_set;
struct platform;

struct platform_options {
    const char *title;
    int w, h;             /* window size; 0: as the screen suggests, at least 1024x600 */
    bool headless;        /* SDL's dummy video driver: no window anybody sees */
    const char *renderer; /* SDL's name of one; NULL: the software renderer */
    struct clock *clock;  /* its manual kind stands still but for the script's waits */
    struct font_set *fonts;
    struct ui_script *script; /* NULL: a person plays */
    const char *picture_dir;  /* where the script's pictures go; NULL: they are skipped */
    const char *golden_dir;   /* where the script's goldens are */
    bool golden_write;        /* write goldens instead of comparing */
    float text_scale;         /* first text size; scripts may change it */
    void (*trace)(void *ctx, const struct ui *frame); /* called with each shown frame */
    void *trace_ctx;
};

/* Opens a hidden window; platform_run shows it with its first picture.
 * errors: ERR_UNSUPPORTED (no display, with a line in the log), ERR_IO. */
WARN_UNUSED enum err platform_open(const struct platform_options *options, struct platform **out);

/* Measures text for ui: the client puts it into its ports. */
const struct ui_measure *platform_measure(struct platform *p);

/* Runs the client until it is done.  errors: ERR_FORMAT when the script's expectations
 * failed (said in the log with its row), ERR_IO when a picture could not be written. */
WARN_UNUSED enum err platform_run(struct platform *p, const struct ui_client *client);

/* Makes, paints and presents one frame: what the loop does, for benchmarks. */
void platform_show(struct platform *p, const struct ui_client *client);

void platform_close(struct platform *p); /* fine on NULL */

/* Draws one frame into RGBA pixels (w*h*4, straight alpha) without a window; for
 * golden pixels and benchmarks. */
WARN_UNUSED enum err platform_picture(struct platform *p, const struct ui_client *client,
                                      struct arena *a, int *w, int *h, uint8_t **rgba);

#endif
