/* SPDX-License-Identifier: MIT */
#include "voice/voice_clean.h"

#include <math.h>
#include <stdbool.h>

#define HIGH_PASS_HZ    80.0
#define SPEECH_BELOW_DB 45.0   /* speech is what lies at most this far below the clip's peak */
#define SILENCE_PEAK    0.001f /* -60 dBFS: a recording that never gets there holds nobody */
#define PI              3.14159265358979323846

enum { FRAME_MS = 5, LEVEL_ROUNDS = 4 };

static size_t samples_of_ms(const struct voice_pcm *pcm, int ms)
{
    return (size_t)pcm->rate_hz * (size_t)ms / 1000;
}

static void remove_mean(struct voice_pcm *pcm)
{
    double sum = 0;
    for (size_t i = 0; i < pcm->count; i++) {
        sum += (double)pcm->samples[i];
    }
    float mean = pcm->count ? (float)(sum / (double)pcm->count) : 0;
    for (size_t i = 0; i < pcm->count; i++) {
        pcm->samples[i] -= mean;
    }
}

/* A second-order Butterworth high-pass.  source: R. Bristow-Johnson, "Cookbook formulae
 * for audio equalizer biquad filter coefficients", HPF with Q = 1/sqrt(2).  The mean goes
 * first, so that the filter has no step to swing after. */
void voice_high_pass(struct voice_pcm *pcm)
{
    remove_mean(pcm);
    double w = 2 * PI * HIGH_PASS_HZ / pcm->rate_hz;
    double alpha = sin(w) / sqrt(2.0), c = cos(w), a0 = 1 + alpha;
    double b0 = (1 + c) / 2 / a0, b1 = -(1 + c) / a0;
    double a1 = -2 * c / a0, a2 = (1 - alpha) / a0;
    double z1 = 0, z2 = 0;
    for (size_t i = 0; i < pcm->count; i++) {
        double x = (double)pcm->samples[i], y = b0 * x + z1;
        z1 = b1 * x - a1 * y + z2;
        z2 = b0 * x - a2 * y;
        pcm->samples[i] = (float)y;
    }
}

static float peak_of(const struct voice_pcm *pcm)
{
    float peak = 0;
    for (size_t i = 0; i < pcm->count; i++) {
        peak = fmaxf(peak, fabsf(pcm->samples[i]));
    }
    return peak;
}

/* Mean square of the frame that starts at `from`. */
static double energy_at(const struct voice_pcm *pcm, size_t from, size_t frame)
{
    size_t to = from + frame < pcm->count ? from + frame : pcm->count;
    double sum = 0;
    for (size_t i = from; i < to; i++) {
        sum += (double)pcm->samples[i] * (double)pcm->samples[i];
    }
    return sum / (double)(to - from);
}

/* The first and last frame with speech in them, as samples [*from, *to). */
static bool find_speech(const struct voice_pcm *pcm, size_t *from, size_t *to)
{
    float peak = peak_of(pcm);
    if (peak < SILENCE_PEAK) {
        return false;
    }
    double least = (double)(peak * peak) * pow(10, -SPEECH_BELOW_DB / 10);
    size_t frame = samples_of_ms(pcm, FRAME_MS);
    bool found = false;
    for (size_t i = 0; i < pcm->count; i += frame) {
        if (energy_at(pcm, i, frame) >= least) {
            *from = found ? *from : i;
            *to = i + frame < pcm->count ? i + frame : pcm->count;
            found = true;
        }
    }
    return found;
}

static void fade_ends(struct voice_pcm *pcm)
{
    size_t n = samples_of_ms(pcm, VOICE_FADE_MS);
    n = n < pcm->count / 2 ? n : pcm->count / 2;
    for (size_t i = 0; i < n; i++) {
        float gain = (float)i / (float)n;
        pcm->samples[i] *= gain;
        pcm->samples[pcm->count - 1 - i] *= gain;
    }
}

enum err voice_trim(struct voice_pcm *pcm)
{
    size_t from = 0, to = 0;
    if (!find_speech(pcm, &from, &to)) {
        return ERR_NOT_FOUND;
    }
    size_t pre = samples_of_ms(pcm, VOICE_PRE_ROLL_MS);
    from = from > pre ? from - pre : 0;
    to += samples_of_ms(pcm, VOICE_POST_ROLL_MS);
    to = to < pcm->count ? to : pcm->count;
    pcm->samples += from;
    pcm->count = to - from;
    fade_ends(pcm);
    return OK;
}

static void amplify(struct voice_pcm *pcm, double db)
{
    float gain = (float)pow(10, db / 20);
    for (size_t i = 0; i < pcm->count; i++) {
        pcm->samples[i] *= gain;
    }
}

/* The limiter sees samples; what swings between them is measured and taken off its
 * ceiling. */
static enum err limit_true_peak(struct voice_pcm *pcm)
{
    double ceiling = VOICE_PEAK_DBTP, peak = 0;
    enum err e = voice_true_peak(pcm, &peak);
    for (int round = 0; e == OK && peak > VOICE_PEAK_DBTP && round < LEVEL_ROUNDS; round++) {
        voice_limit(pcm, ceiling);
        e = voice_true_peak(pcm, &peak);
        ceiling -= fmax(peak - VOICE_PEAK_DBTP, 0) + 0.01;
    }
    if (e == OK && peak > VOICE_PEAK_DBTP) {
        amplify(pcm, VOICE_PEAK_DBTP - peak);
    }
    return e;
}

/* Limiting takes some loudness away, so the rest is made up for and limited again. */
enum err voice_level(struct voice_pcm *pcm, double lufs)
{
    double budget = VOICE_GAIN_DB_MAX;
    for (int round = 0; round < LEVEL_ROUNDS; round++) {
        double now = 0;
        enum err e = voice_loudness(pcm, &now);
        if (e != OK) {
            return e;
        }
        double gain = fmin(lufs - now, budget);
        gain = fmax(gain, -VOICE_GAIN_DB_MAX);
        if (round > 0 && gain < 0.1) {
            break;
        }
        budget -= gain;
        amplify(pcm, gain);
        e = limit_true_peak(pcm);
        if (e != OK) {
            return e;
        }
    }
    return OK;
}

enum err voice_clean(struct voice_pcm *pcm, enum voice_role role)
{
    voice_high_pass(pcm);
    enum err e = voice_trim(pcm);
    if (e != OK) {
        return e;
    }
    switch (role) {
    case VOICE_WORD:
        return voice_level(pcm, VOICE_WORD_LUFS);
    case VOICE_SENTENCE:
        return voice_level(pcm, VOICE_SENTENCE_LUFS);
    }
    return OK;
}
