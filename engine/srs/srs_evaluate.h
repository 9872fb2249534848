/* SPDX-License-Identifier: MIT
 *
 * srs_evaluate.h - how well a model foretold a history.                                */
#ifndef SRS_SRS_EVALUATE_H
#define SRS_SRS_EVALUATE_H

#include "srs/srs_history.h"
#include "srs/srs_model.h"

/* Over the reviews some time after the one before; all 0 where there are none. */
struct srs_evaluation {
    size_t count;
    double log_loss;  /* mean, natural logarithm */
    double rmse_bins; /* root mean square of (predicted - observed) over bins of elapsed time,
                         reviews and lapses so far, weighted by their size.  source: Anki */
    double auc;       /* chance that a recall was given a higher value than a miss; 0.5 where
                         all reviews ended alike */
};

struct srs_evaluation srs_evaluate(const struct srs_model *model, struct srs_history history);

#endif
