/* SPDX-License-Identifier: MIT
 *
 * voice_wav.h - sounds from WAV files, as recorders and speaking programs write them.
 *
 * Takes whole numbers of 8, 16, 24 and 32 bits and floats of 32; one or two channels,
 * which are mixed to one.  A data chunk that claims more than the file holds (a program
 * that wrote to a pipe) ends with the file.                                           */
#ifndef VOICE_VOICE_WAV_H
#define VOICE_VOICE_WAV_H

#include "base/arena.h"
#include "base/err.h"
#include "voice/voice_pcm.h"

enum { VOICE_WAV_BYTES_MAX = 128 << 20 };

/* owner: the samples live in `a`.
 * errors: ERR_FORMAT (no WAV, or damaged), ERR_UNSUPPORTED (another coding or more
 * channels), ERR_LIMIT (rate or length). */
WARN_UNUSED enum err voice_wav_read(struct str bytes, struct arena *a, struct voice_pcm *out);

#endif
