/* SPDX-License-Identifier: MIT */
#include "audio/audio.h"

static enum err null_open(void *ctx)
{
    (void)ctx;
    return OK;
}

static void null_nothing(void *ctx)
{
    (void)ctx;
}

static enum err null_play(void *ctx, struct str opus, int64_t *length_ms)
{
    (void)ctx;
    (void)opus;
    *length_ms = 0;
    return OK;
}

struct audio_backend audio_backend_null(void)
{
    return (struct audio_backend){.open = null_open,
                                  .close = null_nothing,
                                  .play = null_play,
                                  .stop = null_nothing,
                                  .destroy = null_nothing};
}
