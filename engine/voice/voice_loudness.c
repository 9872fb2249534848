/* SPDX-License-Identifier: MIT */
#include "voice/voice_clean.h"

#include <ebur128.h>
#include <math.h>
#include <stdbool.h>

/* R128 looks at blocks of 400 ms, of which a short word has none.  A clip is repeated
 * until it is long enough; its loudness does not change by that. */
enum { MEASURED_MS = 1200 };

static ebur128_state *meter(const struct voice_pcm *pcm, int mode)
{
    return ebur128_init(1, (unsigned long)pcm->rate_hz, mode);
}

static bool within_limits(const struct voice_pcm *pcm)
{
    return pcm->rate_hz >= VOICE_RATE_HZ_MIN && pcm->rate_hz <= VOICE_RATE_HZ_MAX &&
           pcm->count <= (size_t)pcm->rate_hz * VOICE_SECONDS_MAX;
}

enum err voice_loudness(const struct voice_pcm *pcm, double *lufs)
{
    if (!within_limits(pcm)) {
        return ERR_LIMIT;
    }
    if (pcm->count == 0) {
        return ERR_NOT_FOUND;
    }
    ebur128_state *state = meter(pcm, EBUR128_MODE_I);
    if (!state) {
        return ERR_LIMIT;
    }
    size_t wanted = (size_t)pcm->rate_hz * MEASURED_MS / 1000, fed = 0;
    int failed = 0;
    while (!failed && (fed == 0 || fed < wanted)) {
        failed = ebur128_add_frames_float(state, pcm->samples, pcm->count);
        fed += pcm->count;
    }
    failed = failed || ebur128_loudness_global(state, lufs);
    ebur128_destroy(&state);
    return failed || !isfinite(*lufs) ? ERR_NOT_FOUND : OK;
}

enum err voice_true_peak(const struct voice_pcm *pcm, double *dbtp)
{
    if (!within_limits(pcm)) {
        return ERR_LIMIT;
    }
    ebur128_state *state = meter(pcm, EBUR128_MODE_TRUE_PEAK);
    if (!state) {
        return ERR_LIMIT;
    }
    double peak = 0;
    int failed = ebur128_add_frames_float(state, pcm->samples, pcm->count) ||
                 ebur128_true_peak(state, 0, &peak);
    ebur128_destroy(&state);
    *dbtp = peak > 0 ? 20 * log10(peak) : -INFINITY;
    return failed ? ERR_LIMIT : OK;
}
