/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "audio"
#include "audio/audio.h"

#include "base/arena.h"
#include "base/log.h"

#include <SDL.h>
#include <SDL_mixer.h>
#include <stdlib.h>

enum {
    RATE_HZ = 48000, /* Opus decodes to it without resampling */
    CHANNELS = 2,
    BUFFER_FRAMES = 1024, /* 21 ms: a cut is heard within 30 ms */
    BYTES_PER_MS = RATE_HZ / 1000 * CHANNELS * 2,
};

struct mixer {
    Mix_Chunk *chunk; /* what plays */
};

static enum err mixer_open(void *ctx)
{
    (void)ctx;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        LOG_WARN("no sound: %s", SDL_GetError());
        return ERR_UNSUPPORTED;
    }
    if (Mix_OpenAudio(RATE_HZ, AUDIO_S16SYS, CHANNELS, BUFFER_FRAMES) != 0) {
        LOG_WARN("no sound device: %s", Mix_GetError());
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return ERR_UNSUPPORTED;
    }
    Mix_AllocateChannels(1);
    return OK;
}

static void mixer_stop(void *ctx)
{
    struct mixer *m = ctx;
    Mix_HaltChannel(0);
    Mix_FreeChunk(m->chunk);
    m->chunk = NULL;
}

static void mixer_close(void *ctx)
{
    mixer_stop(ctx);
    Mix_CloseAudio();
    Mix_Quit();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

static enum err mixer_play(void *ctx, struct str opus, int64_t *length_ms)
{
    struct mixer *m = ctx;
    mixer_stop(m);
    m->chunk = Mix_LoadWAV_RW(SDL_RWFromConstMem(opus.p, (int)opus.n), 1);
    if (!m->chunk) {
        LOG_WARN("a clip does not decode: %s", Mix_GetError());
        return ERR_FORMAT;
    }
    *length_ms = (m->chunk->alen + BYTES_PER_MS - 1) / BYTES_PER_MS;
    return Mix_PlayChannel(0, m->chunk, 0) == 0 ? OK : ERR_IO;
}

static void mixer_destroy(void *ctx)
{
    free(ctx);
}

struct audio_backend audio_backend_mixer(void)
{
    return (struct audio_backend){.ctx = heap_alloc(1, sizeof(struct mixer)),
                                  .open = mixer_open,
                                  .close = mixer_close,
                                  .play = mixer_play,
                                  .stop = mixer_stop,
                                  .destroy = mixer_destroy};
}
