/* SPDX-License-Identifier: MIT */
#include "voice/voice_opus.h"

#include <opusfile.h>
#include <string.h>

enum {
    DECODED_HZ = 48000,
    PIECE = 5760 * VOICE_CHANNELS_MAX, /* 120 ms, the longest packet */
};

static enum err open_memory(struct str bytes, OggOpusFile **out)
{
    if (bytes.n > VOICE_OPUS_BYTES_MAX) {
        return ERR_LIMIT;
    }
    int code = 0;
    *out = op_open_memory((const unsigned char *)bytes.p, bytes.n, &code);
    return *out ? OK : ERR_FORMAT;
}

/* The length that the file claims, checked before memory is asked for. */
static enum err check_head(OggOpusFile *file, size_t *samples)
{
    if (op_link_count(file) != 1 || op_channel_count(file, 0) > VOICE_CHANNELS_MAX) {
        return ERR_UNSUPPORTED;
    }
    ogg_int64_t total = op_pcm_total(file, -1);
    if (total <= 0) {
        return ERR_FORMAT;
    }
    if (total > (ogg_int64_t)DECODED_HZ * VOICE_SECONDS_MAX) {
        return ERR_LIMIT;
    }
    *samples = (size_t)total;
    return OK;
}

static void mix_down(float *out, const float *piece, size_t n, int channels)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = channels == 1 ? piece[i] : (piece[2 * i] + piece[2 * i + 1]) / 2;
    }
}

/* Decodes to the end, into `out` where it is not NULL.  A hole, or fewer samples than
 * the file claims, is damage. */
static enum err decode(OggOpusFile *file, size_t samples, float *out)
{
    float piece[PIECE];
    int channels = op_channel_count(file, 0);
    size_t done = 0;
    for (;;) {
        int n = op_read_float(file, piece, PIECE, NULL);
        if (n < 0 || (size_t)n > samples - done) {
            return ERR_FORMAT;
        }
        if (n == 0) {
            return done == samples ? OK : ERR_FORMAT;
        }
        if (out) {
            mix_down(out + done, piece, (size_t)n, channels);
        }
        done += (size_t)n;
    }
}

/* `a` NULL: only counts. */
static enum err read_all(struct str bytes, struct arena *a, struct voice_pcm *out)
{
    OggOpusFile *file = NULL;
    size_t samples = 0;
    enum err e = open_memory(bytes, &file);
    if (e != OK) {
        return e;
    }
    e = check_head(file, &samples);
    float *room = e == OK && a ? ARENA_ARRAY(a, float, samples) : NULL;
    e = e == OK ? decode(file, samples, room) : e;
    op_free(file);
    if (e == OK) {
        *out = (struct voice_pcm){room, samples, DECODED_HZ};
    }
    return e;
}

enum err voice_opus_read(struct str bytes, struct arena *a, struct voice_pcm *out)
{
    return read_all(bytes, a, out);
}

enum err voice_opus_check(struct str bytes, int *duration_ms)
{
    struct voice_pcm pcm = {0};
    enum err e = read_all(bytes, NULL, &pcm);
    if (e == OK) {
        *duration_ms = voice_pcm_ms(&pcm);
    }
    return e;
}
