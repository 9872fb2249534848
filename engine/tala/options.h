/* SPDX-License-Identifier: MIT
 *
 * options.h - what the command line asks for.                                         */
#ifndef TALA_OPTIONS_H
#define TALA_OPTIONS_H

#include "base/arena.h"
#include "base/err.h"
#include "lesson/lesson_policy.h"

#include <stdint.h>

struct tala_options {
    const char *tour;     /* folder for the pictures; headless */
    const char *script;   /* file in the UI script language */
    const char *data;     /* the learner's folder */
    const char *packs;    /* a folder of packs before the usual ones */
    const char *renderer; /* SDL's name of one */
    const char *trace;    /* file that gets each frame's dump */
    const char *golden;   /* folder of golden dumps */
    const char *locale;   /* language of the interface */
    bool golden_write, guest, help, version, headless, verbose;
    bool taught_keys; /* on the screen's keyboard only letters taught so far */
    int w, h;
    float scale; /* text size, 1 to 2 */
    bool has_clock;
    int64_t clock_utc_ms;
    int clock_offset_min;
    uint64_t seed;
    int minutes; /* of a lesson; 0: the usual */
    enum lesson_intensity intensity;
    enum srs_model_id model; /* 0: the standard one */
};

/* errors: ERR_FORMAT with a sentence for the person in *problem (in `a`). */
WARN_UNUSED enum err tala_options_read(int argc, char **argv, struct arena *a,
                                       struct tala_options *out, struct str *problem);

/* The text of --help. */
extern const char tala_usage[];

#endif
