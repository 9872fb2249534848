/* SPDX-License-Identifier: MIT */
#include "voice/voice_wav.h"

#include <string.h>

enum { FORMAT_INTEGER = 1, FORMAT_FLOAT = 3, FORMAT_EXTENSIBLE = 0xFFFE };

struct wav_format {
    uint16_t coding, channels, bits;
    uint32_t rate_hz;
};

static uint32_t little_endian(const char *p, size_t bytes)
{
    uint32_t value = 0;
    for (size_t i = bytes; i-- > 0;) {
        value = value << 8 | (uint8_t)p[i];
    }
    return value;
}

/* Takes a chunk off the front; its body is cut to what the file holds. */
static bool next_chunk(struct str *rest, struct str *name, struct str *body)
{
    if (rest->n < 8) {
        return false;
    }
    size_t size = little_endian(rest->p + 4, 4);
    *name = str_slice(*rest, 0, 4);
    *body = str_slice(*rest, 8, size < rest->n ? 8 + size : rest->n);
    *rest = str_slice(*rest, 8 + body->n + (body->n & 1), rest->n);
    return true;
}

static enum err read_format(struct str body, struct wav_format *out)
{
    if (body.n < 16) {
        return ERR_FORMAT;
    }
    *out = (struct wav_format){
        .coding = (uint16_t)little_endian(body.p, 2),
        .channels = (uint16_t)little_endian(body.p + 2, 2),
        .rate_hz = little_endian(body.p + 4, 4),
        .bits = (uint16_t)little_endian(body.p + 14, 2),
    };
    if (out->coding == FORMAT_EXTENSIBLE && body.n >= 26) {
        out->coding = (uint16_t)little_endian(body.p + 24, 2); /* head of the sub-format */
    }
    return OK;
}

static enum err check_format(const struct wav_format *f)
{
    bool integer = f->coding == FORMAT_INTEGER &&
                   (f->bits == 8 || f->bits == 16 || f->bits == 24 || f->bits == 32);
    if (!integer && !(f->coding == FORMAT_FLOAT && f->bits == 32)) {
        return ERR_UNSUPPORTED;
    }
    if (f->channels == 0 || f->channels > VOICE_CHANNELS_MAX) {
        return ERR_UNSUPPORTED;
    }
    return f->rate_hz < VOICE_RATE_HZ_MIN || f->rate_hz > VOICE_RATE_HZ_MAX ? ERR_LIMIT : OK;
}

/* One sample, of any coding, as a float; what is no number is silence. */
static float sample_of(const struct wav_format *f, const char *p)
{
    uint32_t raw = little_endian(p, f->bits / 8);
    if (f->coding == FORMAT_FLOAT) {
        float value;
        memcpy(&value, &raw, sizeof value);
        return value >= -4.0f && value <= 4.0f ? value : 0.0f;
    }
    if (f->bits == 8) {
        return ((float)raw - 128.0f) / 128.0f; /* the one unsigned width */
    }
    int32_t aligned;
    raw <<= 32 - f->bits;
    memcpy(&aligned, &raw, sizeof aligned);
    return (float)((double)aligned / 2147483648.0);
}

static enum err read_samples(const struct wav_format *f, struct str data, struct arena *a,
                             struct voice_pcm *out)
{
    size_t width = f->bits / 8u, frame = width * f->channels;
    size_t count = data.n / frame;
    if (count > (size_t)f->rate_hz * VOICE_SECONDS_MAX) {
        return ERR_LIMIT;
    }
    float *samples = ARENA_ARRAY(a, float, count);
    for (size_t i = 0; i < count; i++) {
        const char *p = data.p + i * frame;
        float first = sample_of(f, p);
        samples[i] = f->channels == 1 ? first : (first + sample_of(f, p + width)) / 2;
    }
    *out = (struct voice_pcm){samples, count, (int)f->rate_hz};
    return OK;
}

enum err voice_wav_read(struct str bytes, struct arena *a, struct voice_pcm *out)
{
    if (bytes.n > VOICE_WAV_BYTES_MAX) {
        return ERR_LIMIT;
    }
    if (!str_starts(bytes, STR("RIFF")) || !str_eq(str_slice(bytes, 8, 12), STR("WAVE"))) {
        return ERR_FORMAT;
    }
    struct str rest = str_slice(bytes, 12, bytes.n), name, body;
    struct wav_format format = {0};
    while (next_chunk(&rest, &name, &body)) {
        if (str_eq(name, STR("fmt "))) {
            enum err e = read_format(body, &format);
            e = e == OK ? check_format(&format) : e;
            if (e != OK) {
                return e;
            }
        } else if (str_eq(name, STR("data"))) {
            return format.bits ? read_samples(&format, body, a, out) : ERR_FORMAT;
        }
    }
    return ERR_FORMAT;
}
