/* SPDX-License-Identifier: MIT
 *
 * audio.h - one voice at a time.
 *
 * A new clip cuts the old one within 30 ms; queued clips follow it.  The device opens
 * with the first sound and closes after 5 s of silence, because an open one wakes the
 * machine 47 times a second.  Times are monotonic milliseconds given by the caller.   */
#ifndef AUDIO_AUDIO_H
#define AUDIO_AUDIO_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct audio;

enum {
    AUDIO_QUEUE = 4,                    /* clips that can wait */
    AUDIO_CLIP_BYTES = 4 * 1024 * 1024, /* a larger clip is refused: ERR_LIMIT */
    AUDIO_CLOSE_AFTER_MS = 5000,
    AUDIO_PAUSE_MS = 350, /* between two queued clips */
};

/* What plays sound.  `open` is called before the first clip and after each close. */
struct audio_backend {
    void *ctx;
    /* errors: ERR_UNSUPPORTED (no device). */
    enum err (*open)(void *ctx);
    void (*close)(void *ctx);
    /* Starts an Ogg Opus clip, cutting what plays; tells how long it lasts.
     * errors: ERR_FORMAT (it does not decode), ERR_IO. */
    enum err (*play)(void *ctx, struct str opus, int64_t *length_ms);
    void (*stop)(void *ctx);
    void (*destroy)(void *ctx);
};

/* SDL_mixer.  Nothing is opened yet. */
struct audio_backend audio_backend_mixer(void);
/* Silence of no length: for tests, tours and machines without a sound device. */
struct audio_backend audio_backend_null(void);

struct audio *audio_create(struct audio_backend backend);
void audio_destroy(struct audio *a);

/* Cuts what plays and forgets the queue.  The bytes are copied.
 * errors: ERR_UNSUPPORTED (no sound device: show the words instead), ERR_FORMAT,
 * ERR_LIMIT. */
WARN_UNUSED enum err audio_play(struct audio *a, struct str opus, int64_t now_ms);
/* Plays after what plays now; at once if nothing does.  errors: also ERR_FULL. */
WARN_UNUSED enum err audio_queue(struct audio *a, struct str opus, int64_t now_ms);
void audio_stop(struct audio *a);

bool audio_playing(const struct audio *a);

/* Goes on with the queue, closes an idle device.  True when the last clip has just
 * ended. */
bool audio_tick(struct audio *a, int64_t now_ms);
/* When audio_tick has something to do; -1 never. */
int64_t audio_next_ms(const struct audio *a);

#endif
