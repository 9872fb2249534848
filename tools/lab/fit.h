/* SPDX-License-Identifier: MIT
 *
 * fit.h - `tala-lab fit` and `tala-lab evaluate`: parameters from a log of reviews, and how
 * well parameters foretell one.                                                          */
#ifndef TOOLS_LAB_FIT_H
#define TOOLS_LAB_FIT_H

#include "srs/srs_model.h"

#include <stdbool.h>

/* Both print one JSON object; 0 when all went well. */
int fit_run(enum srs_model_id id, struct str reviews_file, bool force);
/* `w_file`: "default", or a file with parameters: what fit_run printed, a list of numbers in
 * JSON, or a model as text. */
int evaluate_run(enum srs_model_id id, struct str w_file, struct str reviews_file);

#endif
