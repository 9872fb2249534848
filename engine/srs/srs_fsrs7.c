/* SPDX-License-Identifier: MIT */
#include "srs/srs_fsrs7.h"

#include "srs/srs_difficulty.h"
#include "srs/srs_math.h"

#include <math.h>

/* The spread of first stabilities is not published for FSRS-7 (9999: none); it is taken from
 * FSRS-6, whose meaning is the same.
 * source: ts-fsrs, constants.ts; fsrs-rs, parameter_clipper_v7.rs; srs-benchmark. */
const struct srs_bounds srs_fsrs7_bounds[SRS_FSRS7_PARAMETERS] = {
    {0.1104, 1e-4, 50, 1.85},   {2.2395, 1e-4, 100, 1.44}, {3.9221, 1e-4, 100, 1.45},
    {11.7841, 1e-4, 100, 1.17}, {6.1686, 1, 10, .523},     {0.6457, .001, 4, .2528},
    {3.6807, .1, 4, .4329},     {1.9795, 0, 4, .2966},     {0, 0, 1.2, .2139},
    {1.3826, .3, 3, .2889},     {0.7024, .01, 1.5, .1862}, {0.5999, .1, 1, .175},
    {0.8146, 0, 3.5, .3812},    {0.6398, 0, 1, .3013},     {1, 1, 7, .9104},
    {1.3207, 0, 4, .3234},      {0.6707, 0, 2, .2448},     {3.8668, .5, 6, .3273},
    {0.4416, .001, 1.5, .1842}, {0.0934, .001, 1, .1735},  {1.8631, 0, 5, .4608},
    {0.6162, 0, 1, .311},       {1.0869, 1, 7, .864},      {0.1567, .01, .25, .0418},
    {0.0801, .01, .95, .2596},  {0.2421, .2, .85, .0798},  {0.9464, .5, .99, .0682},
    {0.1433, .01, 1, .1282},    {0.7145, .1, 1, .1397},    {0, 0, .9, .1407},
    {0.5667, .1, 1.1, .1489},   {0.3734, 0, 1, .2},        {0.5333, 0, .6, .15},
    {0.3048, 0, .6, .15},
};

static double clamp_stability(double s)
{
    return srs_clamp(s, SRS_FSRS7_STABILITY_MIN, SRS_FSRS7_STABILITY_MAX);
}

void srs_fsrs7_order(struct srs_model *model)
{
    double *w = model->w;
    for (int i = W_FIRST_STABILITY + 1; i < W_FIRST_STABILITY + 4; i++) {
        w[i] = fmax(w[i], w[i - 1]);
    }
    w[W7_SLOW_LEVEL] = fmax(w[W7_SLOW_LEVEL], w[W7_FAST_LEVEL]);
}

void srs_fsrs7_derive(struct srs_model *model)
{
    const double *w = model->w;
    double *d = model->derived;
    d[D7_SLOW_FACTOR] = srs_expm1(-srs_log(w[W7_SLOW_LEVEL]) / w[W7_SLOW_DECAY]);
    d[D7_FAST_LEVEL_LOG] = srs_log(w[W7_FAST_LEVEL]);
    d[D7_MEAN] = srs_difficulty_first(w, SRS_EASY);
    d[D7_SLOW_RECALL_SCALE] = srs_exp(w[W7_SLOW + T7_RECALL_GAIN] - 1.5);
    d[D7_FAST_RECALL_SCALE] = srs_exp(w[W7_FAST + T7_RECALL_GAIN] - 1.5);
}

/* --- the forgetting curve: two powers of time, mixed --------------------------------- */

/* The two traces, in this order wherever there are two numbers. */
enum { FAST, SLOW };

/* All of the curve but the time. */
struct curve {
    double log_days[2]; /* of the stabilities */
    double decay[2];
    double rate[2];    /* factor over stability, per day */
    double slow_share; /* of the slow trace in the mix */
};

static double fast_factor(const struct srs_model *model, double decay)
{
    double exponent = -model->derived[D7_FAST_LEVEL_LOG] / decay;
    return srs_expm1(exponent < SRS_FSRS7_EXPONENT_MAX ? exponent : SRS_FSRS7_EXPONENT_MAX);
}

static struct curve curve_of(const struct srs_model *model, struct srs_state s)
{
    const double *w = model->w;
    const double days[2] = {s.fast_days, s.stability_days}, off = s.difficulty - 5;
    double log_days[2], power[2], weight[2];
    srs_log_both(days, log_days);
    const double powers[2] = {(w[W7_FAST_DECAY_POWER] - 0.3) * log_days[FAST],
                              off * (w[W7_SLOW_FACTOR_DIFFICULTY] - 0.3)};
    const double weights[2] = {-w[W7_FAST_WEIGHT_POWER] * log_days[FAST],
                               w[W7_SLOW_WEIGHT_POWER] * log_days[SLOW] +
                                   off * (w[W7_SLOW_WEIGHT_DIFFICULTY] - 0.5)};
    struct curve c = {.log_days = {log_days[FAST], log_days[SLOW]}};
    srs_exp_both(powers, power);
    srs_exp_both(weights, weight);
    c.decay[FAST] =
        srs_clamp(w[W7_FAST_DECAY] * power[FAST], SRS_FSRS7_DECAY_MIN, SRS_FSRS7_DECAY_MAX);
    c.decay[SLOW] = w[W7_SLOW_DECAY];
    c.rate[FAST] = fast_factor(model, c.decay[FAST]) / days[FAST];
    c.rate[SLOW] = model->derived[D7_SLOW_FACTOR] * power[SLOW] / days[SLOW];
    double slow_weight = w[W7_SLOW_WEIGHT] * weight[SLOW];
    c.slow_share = slow_weight / (w[W7_FAST_WEIGHT] * weight[FAST] + slow_weight);
    return c;
}

/* What each of the traces recalls. */
static void recalls_at(const struct curve *c, double t, double out[2])
{
    const double grown[2] = {1 + c->rate[FAST] * t, 1 + c->rate[SLOW] * t};
    double log_grown[2];
    srs_log_both(grown, log_grown);
    const double exponents[2] = {-c->decay[FAST] * log_grown[FAST],
                                 -c->decay[SLOW] * log_grown[SLOW]};
    srs_exp_both(exponents, out);
}

static double mix(const struct curve *c, const double of[2])
{
    double r = of[FAST] + c->slow_share * (of[SLOW] - of[FAST]);
    return r * (1 - 2 * SRS_FSRS7_SURE) + SRS_FSRS7_SURE;
}

static double recall_at(const struct curve *c, double t)
{
    double of[2];
    recalls_at(c, t, of);
    return mix(c, of);
}

double srs_fsrs7_recall(const struct srs_model *model, struct srs_state s, double t)
{
    struct curve c = curve_of(model, s);
    return recall_at(&c, t > 0 ? t : 0);
}

/* --- the interval: the curve has no inverse in closed form ---------------------------- */

/* d recall / d log t, below 0, where the traces recall `of`. */
static double slope_at(const struct curve *c, double t, const double of[2])
{
    double fast = c->rate[FAST] * t, slow = c->rate[SLOW] * t;
    double fast_slope = -c->decay[FAST] * fast / (1 + fast) * of[FAST];
    double slow_slope = -c->decay[SLOW] * slow / (1 + slow) * of[SLOW];
    return (fast_slope + c->slow_share * (slow_slope - fast_slope)) * (1 - 2 * SRS_FSRS7_SURE);
}

/* Newton's steps in log t, halving where they would leave the bracket: recall falls all the
 * way, so each look at it cuts the bracket. */
double srs_fsrs7_interval(const struct srs_model *model, struct srs_state s, double target)
{
    const double shortest = 1e-40, close = 1e-14;
    struct curve c = curve_of(model, s);
    if (target >= recall_at(&c, shortest)) {
        return 0;
    }
    if (recall_at(&c, SRS_INTERVAL_MAX_DAYS) >= target) {
        return SRS_INTERVAL_MAX_DAYS;
    }
    double low = srs_log(shortest), high = srs_log(SRS_INTERVAL_MAX_DAYS);
    double at = srs_clamp(srs_log(s.stability_days), low, high);
    for (int i = 0; i < 200 && high - low > 1e-15; i++) {
        double t = srs_exp(at), of[2];
        recalls_at(&c, t, of);
        double off = mix(&c, of) - target;
        if (fabs(off) <= close) {
            break;
        }
        *(off > 0 ? &low : &high) = at;
        double next = at - off / slope_at(&c, t, of);
        at = next > low && next < high ? next : low + (high - low) / 2;
    }
    return srs_exp(at);
}

/* --- the steps -------------------------------------------------------------------- */

/* The same parameter of both traces. */
static double of_both(const struct srs_model *m, int trace, int parameter)
{
    return m->w[(trace == FAST ? W7_FAST : W7_SLOW) + parameter];
}

/* The traces after being forgotten; `r` is what each recalled before. */
static void traces_lapse(const struct srs_model *m, const double s[2], const double r[2],
                         double out[2])
{
    const double grown[2] = {1 + s[FAST], 1 + s[SLOW]};
    double log_grown[2], powers[2], power[2], gains[2], gain[2];
    srs_log_both(grown, log_grown);
    for (int i = 0; i < 2; i++) {
        powers[i] = of_both(m, i, T7_LAPSE_STABILITY_POWER) * log_grown[i];
        gains[i] = (1 - r[i]) * of_both(m, i, T7_LAPSE_FORGETTING_GAIN);
    }
    srs_expm1_both(powers, power);
    srs_exp_both(gains, gain);
    for (int i = 0; i < 2; i++) {
        double after = of_both(m, i, T7_LAPSE_SCALE) * power[i] * gain[i];
        out[i] = after < s[i] ? after : s[i];
    }
    double most = SRS_FSRS7_FAST_SHARE * out[SLOW];
    out[FAST] = fmin(out[FAST], most);
}

/* The published formula takes the larger of this and the above; as the gain is not below 0
 * and a lapse never adds, that is this one. */
static void traces_recall(const struct srs_model *m, const struct curve *c, struct srs_state old,
                          enum srs_grade grade, const double r[2], double out[2])
{
    const double s[2] = {old.fast_days, old.stability_days};
    const double scale[2] = {m->derived[D7_FAST_RECALL_SCALE], m->derived[D7_SLOW_RECALL_SCALE]};
    double powers[2], power[2], gains[2], gain[2];
    for (int i = 0; i < 2; i++) {
        powers[i] = -of_both(m, i, T7_RECALL_STABILITY_POWER) * c->log_days[i];
        gains[i] = (1 - r[i]) * of_both(m, i, T7_RECALL_FORGETTING_GAIN);
    }
    srs_exp_both(powers, power);
    srs_expm1_both(gains, gain);
    for (int i = 0; i < 2; i++) {
        double hard = grade == SRS_HARD ? of_both(m, i, T7_HARD_PENALTY) : 1;
        double easy = grade == SRS_EASY ? of_both(m, i, T7_EASY_BONUS) : 1;
        out[i] = s[i] * (1 + scale[i] * (11 - old.difficulty) * power[i] * gain[i] * hard * easy);
    }
}

static double next_difficulty(const struct srs_model *model, double d, enum srs_grade grade,
                              double r)
{
    double change = -model->w[W_DIFFICULTY_STEP] * ((int)grade - SRS_GOOD);
    change *= grade == SRS_AGAIN ? r + 0.1 : 1;
    return srs_difficulty_clamp(
        srs_difficulty_next(d, change, model->derived[D7_MEAN], SRS_FSRS7_REVERSION));
}

static struct srs_state clamped(struct srs_state s)
{
    return (struct srs_state){.stability_days = clamp_stability(s.stability_days),
                              .fast_days = clamp_stability(s.fast_days),
                              .difficulty = srs_difficulty_clamp(s.difficulty)};
}

struct srs_state srs_fsrs7_first(const struct srs_model *model, enum srs_grade grade)
{
    double s = model->w[W_FIRST_STABILITY + (int)grade - 1];
    return clamped((struct srs_state){.stability_days = s,
                                      .fast_days = SRS_FSRS7_FAST_SHARE * s,
                                      .difficulty = srs_difficulty_first(model->w, grade)});
}

struct srs_state srs_fsrs7_next(const struct srs_model *model, struct srs_state s,
                                enum srs_grade grade, double t)
{
    struct srs_state old = clamped(s);
    struct curve c = curve_of(model, old);
    const double days[2] = {old.fast_days, old.stability_days};
    double of[2], after[2];
    recalls_at(&c, t > 0 ? t : 0, of);
    double r = mix(&c, of);
    /* The slow trace goes by what the whole memory recalled. */
    const double recalled[2] = {of[FAST], r};
    if (grade == SRS_AGAIN) {
        traces_lapse(model, days, recalled, after);
    } else {
        traces_recall(model, &c, old, grade, recalled, after);
    }
    return clamped(
        (struct srs_state){.stability_days = after[SLOW],
                           .fast_days = after[FAST],
                           .difficulty = next_difficulty(model, old.difficulty, grade, r)});
}
