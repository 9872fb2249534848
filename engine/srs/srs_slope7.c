/* SPDX-License-Identifier: MIT
 *
 * The derivatives of srs_fsrs7.c, in its order and by its names.                         */
#include "srs/srs_fsrs7.h"
#include "srs/srs_difficulty.h"
#include "srs/srs_math.h"
#include "srs/srs_slope.h"

/* --- recall ------------------------------------------------------------------------ */

struct logs {
    double fast, slow, off; /* off: difficulty over the middle */
};

/* The recall of the fast trace, and its partials. */
static double fast_recall(const struct srs_slope *k, const struct logs *l, double t,
                          struct srs_partial *p)
{
    const double *w = k->model->w;
    double power = w[W7_FAST_DECAY_POWER] - 0.3;
    double raw = w[W7_FAST_DECAY] * srs_exp(power * l->fast);
    double decay = srs_clamp(raw, SRS_FSRS7_DECAY_MIN, SRS_FSRS7_DECAY_MAX);
    double level = k->model->derived[D7_FAST_LEVEL_LOG], exponent = -level / decay;
    bool is_cut = exponent >= SRS_FSRS7_EXPONENT_MAX;
    double factor = srs_expm1(is_cut ? SRS_FSRS7_EXPONENT_MAX : exponent);
    double x = factor * t / k->state.fast_days, u = x / (1 + x), log_x = srs_log(1 + x);
    double r = srs_exp(-decay * log_x);
    double by_exponent = is_cut ? 0 : -decay * u * (factor + 1) / factor; /* of log r */
    double by_log_decay = raw == decay ? r * (-log_x * decay + by_exponent * -exponent) : 0;
    p->by_row[SRS_OF_FAST] = r * decay * u + by_log_decay * power;
    srs_partial_add(p, W7_FAST_DECAY, by_log_decay / w[W7_FAST_DECAY]);
    srs_partial_add(p, W7_FAST_DECAY_POWER, by_log_decay * l->fast);
    srs_partial_add(p, W7_FAST_LEVEL, -r * by_exponent / (decay * w[W7_FAST_LEVEL]));
    return r;
}

/* Adds `share` of the slow trace's partials. */
static double slow_recall(const struct srs_slope *k, const struct logs *l, double t, double share,
                          struct srs_partial *p)
{
    const double *w = k->model->w;
    double decay = w[W7_SLOW_DECAY], level = w[W7_SLOW_LEVEL];
    double base = k->model->derived[D7_SLOW_FACTOR], power = w[W7_SLOW_FACTOR_DIFFICULTY] - 0.3;
    double x = base * srs_exp(l->off * power) * t / k->state.stability_days;
    double u = x / (1 + x), log_x = srs_log(1 + x), r = srs_exp(-decay * log_x);
    double rise = (base + 1) / base, scale = share * r;
    p->by_row[SRS_OF_SLOW] += scale * decay * u;
    p->by_row[SRS_OF_DIFFICULTY] -= scale * decay * u * power;
    srs_partial_add(p, W7_SLOW_DECAY, -scale * (log_x + u * rise * srs_log(level) / decay));
    srs_partial_add(p, W7_SLOW_LEVEL, scale * u * rise / level);
    srs_partial_add(p, W7_SLOW_FACTOR_DIFFICULTY, -scale * decay * u * l->off);
    return r;
}

/* The slow trace's share of the mix. */
static double slow_share(const double *w, const struct logs *l)
{
    double fast = w[W7_FAST_WEIGHT] * srs_exp(-w[W7_FAST_WEIGHT_POWER] * l->fast);
    double slow = w[W7_SLOW_WEIGHT] * srs_exp(w[W7_SLOW_WEIGHT_POWER] * l->slow +
                                              l->off * (w[W7_SLOW_WEIGHT_DIFFICULTY] - 0.5));
    return slow / (fast + slow);
}

/* Adds what moves the mix by `lever` per log of slow weight over fast weight. */
static void mix_partials(const double *w, const struct logs *l, double lever, struct srs_partial *p)
{
    p->by_row[SRS_OF_SLOW] += lever * w[W7_SLOW_WEIGHT_POWER];
    p->by_row[SRS_OF_FAST] += lever * w[W7_FAST_WEIGHT_POWER];
    p->by_row[SRS_OF_DIFFICULTY] += lever * (w[W7_SLOW_WEIGHT_DIFFICULTY] - 0.5);
    srs_partial_add(p, W7_SLOW_WEIGHT, lever / w[W7_SLOW_WEIGHT]);
    srs_partial_add(p, W7_FAST_WEIGHT, -lever / w[W7_FAST_WEIGHT]);
    srs_partial_add(p, W7_SLOW_WEIGHT_POWER, lever * l->slow);
    srs_partial_add(p, W7_FAST_WEIGHT_POWER, lever * l->fast);
    srs_partial_add(p, W7_SLOW_WEIGHT_DIFFICULTY, lever * l->off);
}

void srs_fsrs7_slope_recall(struct srs_slope *k, double days)
{
    const double inner = 1 - 2 * SRS_FSRS7_SURE;
    struct logs l = {.fast = srs_log(k->state.fast_days),
                     .slow = srs_log(k->state.stability_days),
                     .off = k->state.difficulty - 5};
    struct srs_partial of_fast, of_all;
    srs_partial_begin(&of_fast);
    srs_partial_begin(&of_all);
    double t = days > 0 ? days : 0;
    k->fast_recall = fast_recall(k, &l, t, &of_fast);
    double share = slow_share(k->model->w, &l);
    double slow = slow_recall(k, &l, t, share * inner, &of_all);
    srs_slope_combine(k, &of_fast, SRS_OF_FAST_RECALL, SRS_FSRS7_SIDE);
    of_all.by_row[SRS_OF_FAST_RECALL] = (1 - share) * inner;
    mix_partials(k->model->w, &l, (slow - k->fast_recall) * share * (1 - share) * inner, &of_all);
    srs_slope_combine(k, &of_all, SRS_OF_RECALL, SRS_FSRS7_SIDE);
    k->recall = (k->fast_recall + share * (slow - k->fast_recall)) * inner + SRS_FSRS7_SURE;
}

/* --- the traces -------------------------------------------------------------------- */

/* One of the two traces, and where its things are. */
struct trace {
    size_t w; /* W7_SLOW, W7_FAST */
    enum srs_slope_row row, recall_row;
    double scale; /* derived of the recall gain */
    double recall;
};

static double lapse(const struct srs_slope *k, const struct trace *tr, double s,
                    struct srs_partial *p)
{
    const double *w = k->model->w + tr->w;
    double log_s1 = srs_log(1 + s), grown = srs_expm1(w[T7_LAPSE_STABILITY_POWER] * log_s1);
    double after =
        w[T7_LAPSE_SCALE] * grown * srs_exp((1 - tr->recall) * w[T7_LAPSE_FORGETTING_GAIN]);
    if (!(after < s)) {
        p->by_row[tr->row] = 1;
        return s;
    }
    /* A stability power of 0 leaves nothing of the trace; the clamp decides then. */
    double rise = grown > 0 ? (grown + 1) / grown : 0;
    p->by_row[tr->row] = rise * w[T7_LAPSE_STABILITY_POWER] * s / (1 + s);
    p->by_row[tr->recall_row] = -w[T7_LAPSE_FORGETTING_GAIN];
    srs_partial_add(p, tr->w + T7_LAPSE_SCALE, 1 / w[T7_LAPSE_SCALE]);
    srs_partial_add(p, tr->w + T7_LAPSE_STABILITY_POWER, rise * log_s1);
    srs_partial_add(p, tr->w + T7_LAPSE_FORGETTING_GAIN, 1 - tr->recall);
    return after;
}

static double recalled(const struct srs_slope *k, const struct trace *tr, double s,
                       enum srs_grade grade, struct srs_partial *p)
{
    const struct srs_growth g = {.row = tr->row,
                                 .recall_row = tr->recall_row,
                                 .recall = tr->recall,
                                 .scale = tr->scale,
                                 .gain = tr->w + T7_RECALL_GAIN,
                                 .stability_power = tr->w + T7_RECALL_STABILITY_POWER,
                                 .forgetting_gain = tr->w + T7_RECALL_FORGETTING_GAIN,
                                 .hard = tr->w + T7_HARD_PENALTY,
                                 .easy = tr->w + T7_EASY_BONUS};
    return srs_slope_grow(k, &g, s, grade, p);
}

static double difficulty(const struct srs_slope *k, enum srs_grade grade, struct srs_partial *p)
{
    const double *w = k->model->w;
    struct srs_drift x = {.before = k->state.difficulty,
                          .up =
                              (SRS_GOOD - (int)grade) * (grade == SRS_AGAIN ? k->recall + 0.1 : 1),
                          .mean = k->model->derived[D7_MEAN],
                          .reversion = SRS_FSRS7_REVERSION};
    x.after = srs_difficulty_next(x.before, w[W_DIFFICULTY_STEP] * x.up, x.mean, x.reversion);
    if (srs_slope_difficulty(w, &x, p) && grade == SRS_AGAIN) {
        p->by_row[SRS_OF_RECALL] = (1 - x.reversion) * (SRS_DIFFICULTY_MAX - x.before) / 9 *
                                   w[W_DIFFICULTY_STEP] * (SRS_GOOD - SRS_AGAIN);
    }
    return srs_difficulty_clamp(x.after);
}

static double bounded(double s, struct srs_partial *p)
{
    if (s < SRS_FSRS7_STABILITY_MIN || s > SRS_FSRS7_STABILITY_MAX) {
        srs_partial_begin(p);
    }
    return srs_clamp(s, SRS_FSRS7_STABILITY_MIN, SRS_FSRS7_STABILITY_MAX);
}

void srs_fsrs7_slope_step(struct srs_slope *k, enum srs_grade grade, struct srs_step_partials *out)
{
    const double *d = k->model->derived;
    struct trace slow = {W7_SLOW, SRS_OF_SLOW, SRS_OF_RECALL, d[D7_SLOW_RECALL_SCALE], k->recall};
    struct trace fast = {W7_FAST, SRS_OF_FAST, SRS_OF_FAST_RECALL, d[D7_FAST_RECALL_SCALE],
                         k->fast_recall};
    double slow_s = k->state.stability_days, fast_s = k->state.fast_days;
    srs_partial_begin(&out->slow);
    srs_partial_begin(&out->fast);
    srs_partial_begin(&out->difficulty);
    out->fast_is_slow = false;
    if (grade == SRS_AGAIN) {
        slow_s = lapse(k, &slow, slow_s, &out->slow);
        fast_s = lapse(k, &fast, fast_s, &out->fast);
        double most = SRS_FSRS7_FAST_SHARE * slow_s;
        out->fast_is_slow = fast_s >= most && most > SRS_FSRS7_STABILITY_MIN;
        fast_s = fast_s < most ? fast_s : most;
    } else {
        slow_s = recalled(k, &slow, slow_s, grade, &out->slow);
        fast_s = recalled(k, &fast, fast_s, grade, &out->fast);
    }
    k->state.difficulty = difficulty(k, grade, &out->difficulty);
    k->state.stability_days = bounded(slow_s, &out->slow);
    k->state.fast_days = bounded(fast_s, &out->fast);
}
