/* SPDX-License-Identifier: MIT
 *
 * voice_speak.h - draft speech from a program, until a person has recorded it.
 *
 * The program is named by a command, a line of words in which {text}, {out}, {voice}
 * and {speed} stand for the text, the WAV file to write, the voice's name and the words
 * per minute.  No shell reads it: each word becomes one argument, whatever the text
 * holds.  "Double quotes" keep a word with spaces together.                           */
#ifndef VOICE_VOICE_SPEAK_H
#define VOICE_VOICE_SPEAK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "voice/voice_clean.h"

enum { VOICE_ARGS_MAX = 64, VOICE_TEXT_BYTES_MAX = 4096, VOICE_SPEAK_MS_MAX = 60000 };

#define VOICE_COMMAND_DEFAULT "espeak-ng -v {voice} -s {speed} -w {out} -- {text}"

enum { VOICE_SPEED_DEFAULT = 150, VOICE_SLOW_SPEED_DEFAULT = 95 }; /* words per minute */

struct voice_speaker {
    struct str command;
    struct str voice; /* as the program calls it */
};

/* What is to be said, and how. */
struct voice_line {
    struct str text;
    int speed; /* words per minute */
    enum voice_role role;
};

/* The arguments of the program, NULL-terminated, in `a`.
 * errors: ERR_FORMAT (empty command, an open quote, no {text} or no {out}, an unknown {word}),
 * ERR_LIMIT. */
WARN_UNUSED enum err voice_speak_args(const struct voice_speaker *speaker,
                                      const struct voice_line *line, const char *wav_path,
                                      struct arena *a, const char *const **args);

/* Runs the program, which writes `wav_path`.
 * errors: as above; ERR_NOT_FOUND (no such program), ERR_IO (it failed or wrote nothing),
 * ERR_CANCELLED (it took longer than VOICE_SPEAK_MS_MAX and was ended). */
WARN_UNUSED enum err voice_speak(const struct voice_speaker *speaker, const struct voice_line *line,
                                 const char *wav_path);

/* Speaks, cleans and encodes: appends Ogg Opus to `out`.  `wav_path` is a temporary that
 * is gone afterwards.  errors: of all three. */
WARN_UNUSED enum err voice_draft(const struct voice_speaker *speaker, const struct voice_line *line,
                                 const char *wav_path, struct buf *out);

#endif
