/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a log of reviews: a sound history, or named problems; and whatever is read can
 * be trained on and evaluated.                                                           */
#include "reviews.h"

#include <math.h>
#include <stdint.h>

#include "base/must.h"
#include "srs/srs_evaluate.h"
#include "srs/srs_train.h"

static void check(const struct reviews *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct srs_review *x = &r->items[i];
        must(x->grade >= SRS_AGAIN && x->grade <= SRS_EASY && x->first <= 1);
        must(x->days >= 0 && x->days <= 4e6 && (!x->first || x->days == 0)); /* 9999 - 1970 */
        must(i > 0 || x->first);
    }
}

static void use(enum srs_model_id id, struct srs_history h)
{
    struct srs_trainer *t = srs_trainer_create(id, h, true);
    while (srs_trainer_pass(t)) {
    }
    struct srs_trained got = srs_trainer_result(t);
    struct srs_evaluation e = srs_evaluate(&got.model, h);
    must(isfinite(e.log_loss) && isfinite(e.rmse_bins) && e.auc >= 0 && e.auc <= 1);
    srs_trainer_destroy(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    for (int id = SRS_FSRS6; id <= SRS_FSRS7; id++) {
        struct arena a = {0};
        struct reviews r;
        struct str input = {(const char *)bytes, n};
        enum err e = reviews_read(input, (enum srs_model_id)id, &a, &r);
        must((e != OK) == (r.problem_count > 0));
        check(&r);
        if (e == OK) {
            use((enum srs_model_id)id, reviews_history(&r));
        }
        reviews_finish(&r);
        arena_finish(&a);
    }
    return 0;
}
