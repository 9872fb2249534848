/* SPDX-License-Identifier: MIT
 *
 * voice_opus.h - sounds as Ogg Opus, the one coding that a pack holds.
 *
 * The same samples give the same bytes on the same libraries: no dates, no random
 * serial numbers.                                                                   */
#ifndef VOICE_VOICE_OPUS_H
#define VOICE_VOICE_OPUS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "voice/voice_pcm.h"

enum { VOICE_OPUS_BYTES_MAX = 16 << 20, VOICE_OPUS_BITS_PER_S = 24000 };

/* Appends the sound as Ogg Opus: mono, about 24 kbit/s.  errors: ERR_LIMIT (the
 * buffer's, or voice_pcm.h), ERR_IO (the encoder failed). */
WARN_UNUSED enum err voice_opus_write(const struct voice_pcm *pcm, struct buf *out);

/* Decodes to one channel of 48 kHz in `a`.
 * errors: ERR_FORMAT (no Ogg Opus, or damaged), ERR_UNSUPPORTED (more than two
 * channels, or several streams in a row), ERR_LIMIT (longer than ten minutes). */
WARN_UNUSED enum err voice_opus_read(struct str bytes, struct arena *a, struct voice_pcm *out);

/* Decodes everything and keeps nothing but the length.  errors: as voice_opus_read. */
WARN_UNUSED enum err voice_opus_check(struct str bytes, int *duration_ms);

#endif
