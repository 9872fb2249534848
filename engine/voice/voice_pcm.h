/* SPDX-License-Identifier: MIT
 *
 * voice_pcm.h - a sound in memory: one channel of samples.
 *
 * Samples are floats, full scale is -1 to 1.  Limits hold for everything that comes
 * from a file or a program.                                                          */
#ifndef VOICE_VOICE_PCM_H
#define VOICE_VOICE_PCM_H

#include <stddef.h>

enum {
    VOICE_RATE_HZ_MIN = 8000,
    VOICE_RATE_HZ_MAX = 96000,
    VOICE_SECONDS_MAX = 600,
    VOICE_CHANNELS_MAX = 2, /* in files; mixed to one on reading */
};

struct voice_pcm {
    float *samples;
    size_t count;
    int rate_hz;
};

static inline int voice_pcm_ms(const struct voice_pcm *pcm)
{
    return pcm->rate_hz ? (int)(pcm->count * 1000 / (size_t)pcm->rate_hz) : 0;
}

#endif
