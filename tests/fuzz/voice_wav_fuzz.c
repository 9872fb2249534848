/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a recording: WAV and Ogg Opus, and what is read is cleaned.          */
#include "voice/voice_clean.h"
#include "voice/voice_opus.h"
#include "voice/voice_wav.h"

#include "base/must.h"

#include <math.h>

enum { CLEANED_SAMPLES_MAX = 20000 }; /* longer ones only cost time */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct str input = {(const char *)bytes, n};
    struct voice_pcm pcm = {0};
    if (voice_wav_read(input, &arena, &pcm) == OK && pcm.count < CLEANED_SAMPLES_MAX &&
        voice_clean(&pcm, VOICE_WORD) == OK) {
        double peak = 0;
        must(voice_true_peak(&pcm, &peak) == OK);
        must(peak <= VOICE_PEAK_DBTP + 0.01);
    }
    int ms = 0;
    if (voice_opus_check(input, &ms) == OK) {
        must(ms >= 0 && ms <= VOICE_SECONDS_MAX * 1000);
    }
    arena_finish(&arena);
    return 0;
}
