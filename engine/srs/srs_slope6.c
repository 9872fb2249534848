/* SPDX-License-Identifier: MIT
 *
 * The derivatives of srs_fsrs6.c, in its order and by its names.                         */
#include "srs/srs_fsrs6.h"
#include "srs/srs_math.h"
#include "srs/srs_slope.h"

void srs_fsrs6_slope_recall(struct srs_slope *k, double days)
{
    const double *w = k->model->w;
    double factor = k->model->derived[D6_FACTOR], decay = w[W6_DECAY];
    double x = factor * (days > 0 ? days : 0) / k->state.stability_days, u = x / (1 + x);
    double log_x = srs_log(1 + x), r = srs_exp(-decay * log_x);
    struct srs_partial p = {.by_row = {[SRS_OF_SLOW] = r * decay * u}};
    double log_09 = -0.10536051565782628; /* log 0.9 */
    srs_partial_add(&p, W6_DECAY, r * (-log_x - u * (factor + 1) * log_09 / (factor * decay)));
    k->recall = r;
    srs_slope_combine(k, &p, SRS_OF_RECALL);
}

static struct srs_partial same_day(const double *w, double *s, enum srs_grade grade)
{
    struct srs_partial p = {.by_row = {[SRS_OF_SLOW] = 1}};
    double above = (int)grade - SRS_GOOD + w[W6_SAME_DAY_OFFSET], log_s = srs_log(*s);
    double gain = w[W6_SAME_DAY_GAIN] * above - w[W6_SAME_DAY_STABILITY_POWER] * log_s;
    if (grade != SRS_AGAIN && gain < 0) {
        return p;
    }
    *s *= srs_exp(gain);
    p.by_row[SRS_OF_SLOW] -= w[W6_SAME_DAY_STABILITY_POWER];
    srs_partial_add(&p, W6_SAME_DAY_GAIN, above);
    srs_partial_add(&p, W6_SAME_DAY_OFFSET, w[W6_SAME_DAY_GAIN]);
    srs_partial_add(&p, W6_SAME_DAY_STABILITY_POWER, -log_s);
    return p;
}

/* As much as a lapse may leave. */
static struct srs_partial lapse_most(const double *w)
{
    struct srs_partial p = {.by_row = {[SRS_OF_SLOW] = 1}};
    srs_partial_add(&p, W6_SAME_DAY_GAIN, -w[W6_SAME_DAY_OFFSET]);
    srs_partial_add(&p, W6_SAME_DAY_OFFSET, -w[W6_SAME_DAY_GAIN]);
    return p;
}

static struct srs_partial lapse(const struct srs_model *m, double *s, double d, double r)
{
    const double *w = m->w;
    double log_d = srs_log(d), log_s1 = srs_log(1 + *s);
    double grown = srs_expm1(w[W6_LAPSE_STABILITY_POWER] * log_s1);
    double after =
        w[W6_LAPSE_SCALE] * grown *
        srs_exp(w[W6_LAPSE_FORGETTING_GAIN] * (1 - r) - w[W6_LAPSE_DIFFICULTY_POWER] * log_d);
    double most = *s * m->derived[D6_LAPSE_MOST], rise = (grown + 1) / grown;
    if (after >= most) {
        *s = most;
        return lapse_most(w);
    }
    struct srs_partial p = {
        .by_row = {[SRS_OF_SLOW] = rise * w[W6_LAPSE_STABILITY_POWER] * *s / (1 + *s),
                   [SRS_OF_DIFFICULTY] = -w[W6_LAPSE_DIFFICULTY_POWER] / d,
                   [SRS_OF_RECALL] = -w[W6_LAPSE_FORGETTING_GAIN]}};
    srs_partial_add(&p, W6_LAPSE_SCALE, 1 / w[W6_LAPSE_SCALE]);
    srs_partial_add(&p, W6_LAPSE_DIFFICULTY_POWER, -log_d);
    srs_partial_add(&p, W6_LAPSE_STABILITY_POWER, rise * log_s1);
    srs_partial_add(&p, W6_LAPSE_FORGETTING_GAIN, 1 - r);
    *s = after;
    return p;
}

static struct srs_partial recalled(const struct srs_model *m, double *s, double d, double r,
                                   enum srs_grade grade)
{
    const double *w = m->w;
    double log_s = srs_log(*s), forgot = srs_expm1(w[W6_RECALL_FORGETTING_GAIN] * (1 - r));
    double plain =
        m->derived[D6_RECALL_SCALE] * (11 - d) * srs_exp(-w[W6_RECALL_STABILITY_POWER] * log_s);
    double scale = plain * (grade == SRS_HARD ? w[W6_HARD_PENALTY] : 1) *
                   (grade == SRS_EASY ? w[W6_EASY_BONUS] : 1);
    double whole = 1 + scale * forgot, share = scale * forgot / whole;
    double by_forgot = scale * (forgot + 1) / whole;
    struct srs_partial p = {
        .by_row = {[SRS_OF_SLOW] = 1 - share * w[W6_RECALL_STABILITY_POWER],
                   [SRS_OF_DIFFICULTY] = -share / (11 - d),
                   [SRS_OF_RECALL] = -by_forgot * w[W6_RECALL_FORGETTING_GAIN]}};
    srs_partial_add(&p, W6_RECALL_GAIN, share);
    srs_partial_add(&p, W6_RECALL_STABILITY_POWER, -share * log_s);
    srs_partial_add(&p, W6_RECALL_FORGETTING_GAIN, by_forgot * (1 - r));
    if (grade == SRS_HARD) {
        srs_partial_add(&p, W6_HARD_PENALTY, plain * forgot / whole);
    } else if (grade == SRS_EASY) {
        srs_partial_add(&p, W6_EASY_BONUS, plain * forgot / whole);
    }
    *s *= whole;
    return p;
}

static struct srs_partial difficulty(const struct srs_model *m, double *d, enum srs_grade grade)
{
    const double *w = m->w;
    double up = SRS_GOOD - (int)grade, reversion = w[W6_DIFFICULTY_REVERSION];
    double mean = m->derived[D6_MEAN];
    double damped = *d + w[W6_DIFFICULTY_STEP] * up * (10 - *d) / 9;
    struct srs_partial p = {0};
    double after = reversion * mean + (1 - reversion) * damped;
    if (after > 1 && after < 10) {
        p.by_row[SRS_OF_DIFFICULTY] = (1 - reversion) * (1 - w[W6_DIFFICULTY_STEP] * up / 9);
        srs_partial_add(&p, W6_DIFFICULTY_STEP, (1 - reversion) * up * (10 - *d) / 9);
        srs_partial_add(&p, W6_DIFFICULTY_REVERSION, mean - damped);
        srs_partial_add(&p, W6_FIRST_DIFFICULTY, reversion);
        /* mean = first - e + 1, where e is exp of three slopes */
        srs_partial_add(&p, W6_FIRST_DIFFICULTY_SLOPE,
                        -3 * reversion * (w[W6_FIRST_DIFFICULTY] + 1 - mean));
    }
    *d = srs_clamp(after, 1, 10);
    return p;
}

struct srs_step_partials srs_fsrs6_slope_step(struct srs_slope *k, enum srs_grade grade,
                                              double days)
{
    struct srs_step_partials p = {0};
    double s = k->state.stability_days;
    if (!(days > 0)) {
        p.slow = same_day(k->model->w, &s, grade);
    } else if (grade == SRS_AGAIN) {
        p.slow = lapse(k->model, &s, k->state.difficulty, k->recall);
    } else {
        p.slow = recalled(k->model, &s, k->state.difficulty, k->recall, grade);
    }
    if (s < SRS_FSRS6_STABILITY_MIN || s > SRS_FSRS6_STABILITY_MAX) {
        p.slow = (struct srs_partial){0};
    }
    k->state.stability_days = srs_clamp(s, SRS_FSRS6_STABILITY_MIN, SRS_FSRS6_STABILITY_MAX);
    p.difficulty = difficulty(k->model, &k->state.difficulty, grade);
    return p;
}
