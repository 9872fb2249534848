/* SPDX-License-Identifier: MIT
 *
 * srs_fit.h - the parameters that make a history likely, found pass by pass.
 *
 * Newton's method with the Fisher information for second derivatives, damped when a step
 * does not help (Levenberg, Marquardt), within the bounds.  It begins with a small sample of
 * the memories and goes on to larger ones: what a sample can tell is found cheaply, and the
 * whole history is needed only for the last few steps.  Inside this room.                */
#ifndef SRS_SRS_FIT_H
#define SRS_SRS_FIT_H

#include "srs/srs_normal.h"

struct srs_fit {
    struct srs_part part;
    double prior;  /* what the prior counts */
    bool is_rough; /* to be resumed: ends earlier */
    struct srs_model best, trial;
    struct srs_normal at_best, at_trial;
    size_t next;    /* memory to be added to at_trial */
    bool have_best; /* at this stride */
    double damping;
    int passes; /* at this stride */
    bool done;
};

/* From `start` on; `part.stride` is chosen here. */
void srs_fit_init(struct srs_fit *f, const struct srs_model *start, const struct srs_part *part,
                  bool is_rough);
/* The same with other bounds in time, from where it was; all memories at once. */
void srs_fit_resume(struct srs_fit *f, const struct srs_part *part);

/* A piece of a pass over the sample, SRS_FIT_PIECE reviews or a memory more; false: done, and
 * `best` is the result. */
enum { SRS_FIT_PIECE = 8192 };
bool srs_fit_pass(struct srs_fit *f);

#endif
