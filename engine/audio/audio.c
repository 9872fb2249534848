/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "audio"
#include "audio/audio.h"

#include "base/arena.h"
#include "base/log.h"

#include <stdlib.h>
#include <string.h>

struct clip {
    char *bytes; /* owned */
    size_t n;
};

struct audio {
    struct audio_backend backend;
    struct clip queue[AUDIO_QUEUE];
    size_t waiting;
    bool open;
    bool playing;
    int64_t ends_ms;  /* while playing */
    int64_t quiet_ms; /* since when nothing plays, while open */
};

struct audio *audio_create(struct audio_backend backend)
{
    struct audio *a = heap_alloc(1, sizeof *a);
    a->backend = backend;
    return a;
}

static void forget_queue(struct audio *a)
{
    for (size_t i = 0; i < a->waiting; i++) {
        free(a->queue[i].bytes);
    }
    a->waiting = 0;
}

static void close_device(struct audio *a)
{
    if (a->open) {
        a->backend.close(a->backend.ctx);
        a->open = false;
    }
}

void audio_destroy(struct audio *a)
{
    if (!a) {
        return;
    }
    forget_queue(a);
    close_device(a);
    a->backend.destroy(a->backend.ctx);
    free(a);
}

static enum err start(struct audio *a, struct str opus, int64_t now_ms)
{
    if (!a->open) {
        enum err e = a->backend.open(a->backend.ctx);
        if (e != OK) {
            LOG_WARN("the sound device does not open: %s", err_name(e));
            return e;
        }
        a->open = true;
    }
    int64_t length_ms = 0;
    enum err e = a->backend.play(a->backend.ctx, opus, &length_ms);
    a->playing = e == OK;
    a->ends_ms = now_ms + length_ms;
    a->quiet_ms = now_ms;
    return e;
}

enum err audio_play(struct audio *a, struct str opus, int64_t now_ms)
{
    forget_queue(a);
    return opus.n > AUDIO_CLIP_BYTES ? ERR_LIMIT : start(a, opus, now_ms);
}

enum err audio_queue(struct audio *a, struct str opus, int64_t now_ms)
{
    if (!a->playing && a->waiting == 0) {
        return audio_play(a, opus, now_ms);
    }
    if (opus.n > AUDIO_CLIP_BYTES) {
        return ERR_LIMIT;
    }
    if (a->waiting == AUDIO_QUEUE) {
        return ERR_FULL;
    }
    char *copy = heap_alloc(opus.n, 1);
    memcpy(copy, opus.p, opus.n);
    a->queue[a->waiting++] = (struct clip){copy, opus.n};
    return OK;
}

void audio_stop(struct audio *a)
{
    forget_queue(a);
    if (a->playing) {
        a->backend.stop(a->backend.ctx);
        a->playing = false;
    }
}

bool audio_playing(const struct audio *a)
{
    return a->playing || a->waiting > 0;
}

static bool start_next(struct audio *a, int64_t now_ms)
{
    struct clip next = a->queue[0];
    a->waiting--;
    memmove(a->queue, a->queue + 1, a->waiting * sizeof *a->queue);
    enum err e = start(a, (struct str){next.bytes, next.n}, now_ms);
    free(next.bytes);
    return e == OK;
}

bool audio_tick(struct audio *a, int64_t now_ms)
{
    if (a->playing && now_ms >= a->ends_ms) {
        a->playing = false;
        a->quiet_ms = now_ms;
        if (a->waiting == 0) {
            return true;
        }
    }
    if (!a->playing && a->waiting > 0 && now_ms >= a->quiet_ms + AUDIO_PAUSE_MS) {
        return !start_next(a, now_ms) && a->waiting == 0;
    }
    if (!a->playing && a->waiting == 0 && now_ms >= a->quiet_ms + AUDIO_CLOSE_AFTER_MS) {
        close_device(a);
    }
    return false;
}

int64_t audio_next_ms(const struct audio *a)
{
    if (a->playing) {
        return a->ends_ms;
    }
    if (a->waiting > 0) {
        return a->quiet_ms + AUDIO_PAUSE_MS;
    }
    return a->open ? a->quiet_ms + AUDIO_CLOSE_AFTER_MS : -1;
}
