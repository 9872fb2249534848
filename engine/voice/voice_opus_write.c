/* SPDX-License-Identifier: MIT */
#include "voice/voice_opus.h"

#include <opusenc.h>

enum {
    SERIAL_NUMBER = 0x54616C61, /* "Tala": any number will do, as long as it is the same */
    BEST_COMPLEXITY = 10,
    PIECE = 4096, /* samples handed over at a time */
};

struct writer {
    struct buf *out;
    enum err err;
};

static int write_bytes(void *user, const unsigned char *bytes, opus_int32 n)
{
    struct writer *w = user;
    if (w->err == OK) {
        w->err = buf_add(w->out, (struct str){(const char *)bytes, (size_t)n});
    }
    return w->err != OK;
}

static int close_nothing(void *user)
{
    (void)user;
    return 0;
}

static const OpusEncCallbacks CALLBACKS = {write_bytes, close_nothing};

static bool set_up(OggOpusEnc *encoder)
{
    return ope_encoder_ctl(encoder, OPE_SET_SERIALNO(SERIAL_NUMBER)) == OPE_OK &&
           ope_encoder_ctl(encoder, OPE_SET_COMMENT_PADDING(0)) == OPE_OK &&
           ope_encoder_ctl(encoder, OPUS_SET_BITRATE(VOICE_OPUS_BITS_PER_S)) == OPE_OK &&
           ope_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)) == OPE_OK &&
           ope_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(BEST_COMPLEXITY)) == OPE_OK;
}

static bool encode(OggOpusEnc *encoder, const struct voice_pcm *pcm)
{
    for (size_t at = 0; at < pcm->count; at += PIECE) {
        size_t n = pcm->count - at < PIECE ? pcm->count - at : PIECE;
        if (ope_encoder_write_float(encoder, pcm->samples + at, (int)n) != OPE_OK) {
            return false;
        }
    }
    return ope_encoder_drain(encoder) == OPE_OK;
}

static enum err write_with(OggOpusComments *comments, const struct voice_pcm *pcm,
                           struct writer *writer)
{
    int code = OPE_OK;
    OggOpusEnc *encoder =
        ope_encoder_create_callbacks(&CALLBACKS, writer, comments, pcm->rate_hz, 1, 0, &code);
    if (!encoder) {
        return ERR_IO;
    }
    bool done = set_up(encoder) && encode(encoder, pcm);
    ope_encoder_destroy(encoder);
    if (writer->err != OK) {
        return writer->err;
    }
    return done ? OK : ERR_IO;
}

enum err voice_opus_write(const struct voice_pcm *pcm, struct buf *out)
{
    if (pcm->rate_hz < VOICE_RATE_HZ_MIN || pcm->rate_hz > VOICE_RATE_HZ_MAX || pcm->count == 0 ||
        pcm->count > (size_t)pcm->rate_hz * VOICE_SECONDS_MAX) {
        return ERR_LIMIT;
    }
    OggOpusComments *comments = ope_comments_create();
    if (!comments) {
        return ERR_IO;
    }
    enum err e = write_with(comments, pcm, &(struct writer){.out = out});
    ope_comments_destroy(comments);
    return e;
}
