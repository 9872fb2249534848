/* SPDX-License-Identifier: MIT
 *
 * The derivatives of srs_fsrs6.c, in its order and by its names.                         */
#include "srs/srs_fsrs6.h"
#include "srs/srs_difficulty.h"
#include "srs/srs_math.h"
#include "srs/srs_slope.h"

void srs_fsrs6_slope_recall(struct srs_slope *k, double days)
{
    const double log_09 = -0.10536051565782628;
    double factor = k->model->derived[D6_FACTOR], decay = k->model->w[W6_DECAY];
    double x = factor * (days > 0 ? days : 0) / k->state.stability_days, u = x / (1 + x);
    double log_x = srs_log(1 + x), r = srs_exp(-decay * log_x);
    const double by_slow = r * decay * u, *of_slow = k->of[SRS_OF_SLOW];
    double *of = k->of[SRS_OF_RECALL];
    for (size_t i = 0; i < SRS_FSRS6_SIDE; i++) {
        of[i] = by_slow * of_slow[i];
    }
    of[W6_DECAY] += r * (-log_x - u * (factor + 1) * log_09 / (factor * decay));
    k->recall = r;
}

static double same_day(const double *w, double s, enum srs_grade grade, struct srs_partial *p)
{
    double above = (int)grade - SRS_GOOD + w[W6_SAME_DAY_OFFSET], log_s = srs_log(s);
    double gain = w[W6_SAME_DAY_GAIN] * above - w[W6_SAME_DAY_STABILITY_POWER] * log_s;
    p->by_row[SRS_OF_SLOW] = 1;
    if (grade != SRS_AGAIN && gain < 0) {
        return s;
    }
    p->by_row[SRS_OF_SLOW] -= w[W6_SAME_DAY_STABILITY_POWER];
    srs_partial_add(p, W6_SAME_DAY_GAIN, above);
    srs_partial_add(p, W6_SAME_DAY_OFFSET, w[W6_SAME_DAY_GAIN]);
    srs_partial_add(p, W6_SAME_DAY_STABILITY_POWER, -log_s);
    return s * srs_exp(gain);
}

/* As much as a lapse may leave. */
static double lapse_most(const struct srs_model *m, double s, struct srs_partial *p)
{
    p->by_row[SRS_OF_SLOW] = 1;
    srs_partial_add(p, W6_SAME_DAY_GAIN, -m->w[W6_SAME_DAY_OFFSET]);
    srs_partial_add(p, W6_SAME_DAY_OFFSET, -m->w[W6_SAME_DAY_GAIN]);
    return s * m->derived[D6_LAPSE_MOST];
}

static double lapse(const struct srs_model *m, struct srs_state old, double r,
                    struct srs_partial *p)
{
    const double *w = m->w;
    double s = old.stability_days, log_d = srs_log(old.difficulty), log_s1 = srs_log(1 + s);
    double grown = srs_expm1(w[W6_LAPSE_STABILITY_POWER] * log_s1);
    double after =
        w[W6_LAPSE_SCALE] * grown *
        srs_exp(w[W6_LAPSE_FORGETTING_GAIN] * (1 - r) - w[W6_LAPSE_DIFFICULTY_POWER] * log_d);
    if (after >= s * m->derived[D6_LAPSE_MOST]) {
        return lapse_most(m, s, p);
    }
    double rise = (grown + 1) / grown;
    p->by_row[SRS_OF_SLOW] = rise * w[W6_LAPSE_STABILITY_POWER] * s / (1 + s);
    p->by_row[SRS_OF_DIFFICULTY] = -w[W6_LAPSE_DIFFICULTY_POWER] / old.difficulty;
    p->by_row[SRS_OF_RECALL] = -w[W6_LAPSE_FORGETTING_GAIN];
    srs_partial_add(p, W6_LAPSE_SCALE, 1 / w[W6_LAPSE_SCALE]);
    srs_partial_add(p, W6_LAPSE_DIFFICULTY_POWER, -log_d);
    srs_partial_add(p, W6_LAPSE_STABILITY_POWER, rise * log_s1);
    srs_partial_add(p, W6_LAPSE_FORGETTING_GAIN, 1 - r);
    return after;
}

static double recalled(const struct srs_slope *k, enum srs_grade grade, struct srs_partial *p)
{
    const struct srs_growth g = {.row = SRS_OF_SLOW,
                                 .recall_row = SRS_OF_RECALL,
                                 .recall = k->recall,
                                 .scale = k->model->derived[D6_RECALL_SCALE],
                                 .gain = W6_RECALL_GAIN,
                                 .stability_power = W6_RECALL_STABILITY_POWER,
                                 .forgetting_gain = W6_RECALL_FORGETTING_GAIN,
                                 .hard = W6_HARD_PENALTY,
                                 .easy = W6_EASY_BONUS};
    return srs_slope_grow(k, &g, k->state.stability_days, grade, p);
}

static double difficulty(const struct srs_model *m, double d, enum srs_grade grade,
                         struct srs_partial *p)
{
    const double *w = m->w;
    struct srs_drift x = {.before = d,
                          .up = SRS_GOOD - (int)grade,
                          .mean = m->derived[D6_MEAN],
                          .reversion = w[W6_DIFFICULTY_REVERSION]};
    x.after = srs_difficulty_next(d, w[W_DIFFICULTY_STEP] * x.up, x.mean, x.reversion);
    if (srs_slope_difficulty(w, &x, p)) {
        /* mean - damped */
        srs_partial_add(p, W6_DIFFICULTY_REVERSION, (x.mean - x.after) / (1 - x.reversion));
    }
    return srs_difficulty_clamp(x.after);
}

void srs_fsrs6_slope_step(struct srs_slope *k, enum srs_grade grade, double days,
                          struct srs_step_partials *out)
{
    struct srs_state old = k->state;
    double s;
    srs_partial_begin(&out->slow);
    srs_partial_begin(&out->difficulty);
    if (!(days > 0)) {
        s = same_day(k->model->w, old.stability_days, grade, &out->slow);
    } else if (grade == SRS_AGAIN) {
        s = lapse(k->model, old, k->recall, &out->slow);
    } else {
        s = recalled(k, grade, &out->slow);
    }
    if (s < SRS_FSRS6_STABILITY_MIN || s > SRS_FSRS6_STABILITY_MAX) {
        srs_partial_begin(&out->slow);
    }
    k->state.stability_days = srs_clamp(s, SRS_FSRS6_STABILITY_MIN, SRS_FSRS6_STABILITY_MAX);
    k->state.difficulty = difficulty(k->model, old.difficulty, grade, &out->difficulty);
}
