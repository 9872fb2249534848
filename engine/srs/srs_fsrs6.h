/* SPDX-License-Identifier: MIT
 *
 * srs_fsrs6.h - the FSRS-6 model: one memory trace, 21 parameters, whole days.
 *
 * Used through srs/srs_model.h; here are the formulas alone.  `w` is clamped already;
 * t is days since the previous review, 0 is the same day.
 * source: open-spaced-repetition/fsrs-rs 6.6, model.rs and parameter_clipper.rs.   */
#ifndef SRS_SRS_FSRS6_H
#define SRS_SRS_FSRS6_H

#include "srs/srs_skill.h"

enum { SRS_FSRS6_PARAMETERS = 21 };

struct srs_fsrs6_state {
    double stability_days; /* 0.001 .. 36500 */
    double difficulty;     /* 1 .. 10 */
};

void srs_fsrs6_defaults(double w[SRS_FSRS6_PARAMETERS]);
void srs_fsrs6_clamp(double w[SRS_FSRS6_PARAMETERS]);

struct srs_fsrs6_state srs_fsrs6_first(const double *w, enum srs_grade grade);
struct srs_fsrs6_state srs_fsrs6_next(const double *w, struct srs_fsrs6_state s,
                                      enum srs_grade grade, double t);
double srs_fsrs6_recall(const double *w, double t, double stability_days);
/* The inverse: recall falls to `target` after so many days. */
double srs_fsrs6_interval(const double *w, double target, double stability_days);

#endif
