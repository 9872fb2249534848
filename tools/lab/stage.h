/* SPDX-License-Identifier: MIT
 *
 * stage.h - the real client as `tala` builds it, on SDL's dummy driver, drawn in
 * software, silent, keeping nothing.                                                   */
#ifndef TOOLS_LAB_STAGE_H
#define TOOLS_LAB_STAGE_H

#include "bench.h"

#include "app/app.h"
#include "platform/platform.h"

struct stage {
    struct clock clock; /* stands still */
    struct font_set *fonts;
    struct audio *audio;
    struct platform *platform;
    struct app *app;
    struct ui_client client;
};

struct stage_options {
    int w, h;
    void (*trace)(void *ctx, const struct ui *frame); /* after each frame; may be NULL */
    void *trace_ctx;
};

/* The stage must be closed also after an error. */
WARN_UNUSED enum err stage_open(struct bench *b, const struct stage_options *o, struct stage *s);
void stage_close(struct stage *s);

#endif
