/* SPDX-License-Identifier: MIT
 *
 * voice_clean.h - makes recordings of any origin sound alike: no rumble, no silence
 * around, one loudness.
 *
 * Everything works in place.  Loudness is ITU-R BS.1770 (EBU R128) in LUFS, peaks are
 * true peaks in dBTP.                                                                */
#ifndef VOICE_VOICE_CLEAN_H
#define VOICE_VOICE_CLEAN_H

#include "base/err.h"
#include "voice/voice_pcm.h"

enum voice_role { VOICE_WORD, VOICE_SENTENCE };

#define VOICE_WORD_LUFS     (-18.0)
#define VOICE_SENTENCE_LUFS (-19.0)
#define VOICE_PEAK_DBTP     (-1.5)
#define VOICE_GAIN_DB_MAX   12.0 /* either way: more would raise the room, not the voice */

enum {
    VOICE_PRE_ROLL_MS = 60,   /* kept before the first sound */
    VOICE_POST_ROLL_MS = 120, /* and after the last: a final t or k lives here */
    VOICE_FADE_MS = 5,
};

/* High-pass, trim and level, in this order.
 * errors: ERR_NOT_FOUND (nothing but silence), ERR_LIMIT (voice_pcm.h). */
WARN_UNUSED enum err voice_clean(struct voice_pcm *pcm, enum voice_role role);

/* The steps, each usable alone. */
void voice_high_pass(struct voice_pcm *pcm);            /* takes off what is below 80 Hz */
WARN_UNUSED enum err voice_trim(struct voice_pcm *pcm); /* ERR_NOT_FOUND: silence */
WARN_UNUSED enum err voice_level(struct voice_pcm *pcm, double lufs);
void voice_limit(struct voice_pcm *pcm, double peak_db); /* of samples, not true peaks */

/* errors: ERR_NOT_FOUND (silence has no loudness), ERR_LIMIT. */
WARN_UNUSED enum err voice_loudness(const struct voice_pcm *pcm, double *lufs);
WARN_UNUSED enum err voice_true_peak(const struct voice_pcm *pcm, double *dbtp);

#endif
