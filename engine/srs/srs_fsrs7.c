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

/* All of the curve but the time. */
struct curve {
    double fast_decay, fast_rate; /* rate: factor over stability, per day */
    double slow_decay, slow_rate;
    double slow_share; /* of the slow trace in the mix */
};

static struct curve curve_of(const struct srs_model *model, struct srs_state s)
{
    const double *w = model->w, *d = model->derived;
    double fast_log = srs_log(s.fast_days), slow_log = srs_log(s.stability_days);
    double off = s.difficulty - 5;
    double decay = w[W7_FAST_DECAY] * srs_exp((w[W7_FAST_DECAY_POWER] - 0.3) * fast_log);
    decay = srs_clamp(decay, SRS_FSRS7_DECAY_MIN, SRS_FSRS7_DECAY_MAX);
    double exponent = -d[D7_FAST_LEVEL_LOG] / decay;
    exponent = exponent < SRS_FSRS7_EXPONENT_MAX ? exponent : SRS_FSRS7_EXPONENT_MAX;
    double slow_factor = d[D7_SLOW_FACTOR] * srs_exp(off * (w[W7_SLOW_FACTOR_DIFFICULTY] - 0.3));
    double fast_weight = w[W7_FAST_WEIGHT] * srs_exp(-w[W7_FAST_WEIGHT_POWER] * fast_log);
    double slow_weight = w[W7_SLOW_WEIGHT] * srs_exp(w[W7_SLOW_WEIGHT_POWER] * slow_log +
                                                     off * (w[W7_SLOW_WEIGHT_DIFFICULTY] - 0.5));
    return (struct curve){.fast_decay = decay,
                          .fast_rate = srs_expm1(exponent) / s.fast_days,
                          .slow_decay = w[W7_SLOW_DECAY],
                          .slow_rate = slow_factor / s.stability_days,
                          .slow_share = slow_weight / (fast_weight + slow_weight)};
}

static double power_of_time(double decay, double rate, double t)
{
    return srs_exp(-decay * srs_log(1 + rate * t));
}

static double mix(const struct curve *c, double fast, double slow)
{
    double r = fast + c->slow_share * (slow - fast);
    return r * (1 - 2 * SRS_FSRS7_SURE) + SRS_FSRS7_SURE;
}

static double recall_at(const struct curve *c, double t)
{
    return mix(c, power_of_time(c->fast_decay, c->fast_rate, t),
               power_of_time(c->slow_decay, c->slow_rate, t));
}

double srs_fsrs7_recall(const struct srs_model *model, struct srs_state s, double t)
{
    struct curve c = curve_of(model, s);
    return recall_at(&c, t > 0 ? t : 0);
}

/* --- the interval: the curve has no inverse in closed form ---------------------------- */

/* d recall / d log t: below 0. */
static double slope_at(const struct curve *c, double t)
{
    double fast = c->fast_rate * t, slow = c->slow_rate * t;
    double fast_slope =
        -c->fast_decay * fast / (1 + fast) * power_of_time(c->fast_decay, c->fast_rate, t);
    double slow_slope =
        -c->slow_decay * slow / (1 + slow) * power_of_time(c->slow_decay, c->slow_rate, t);
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
        double t = srs_exp(at), off = recall_at(&c, t) - target;
        if (fabs(off) <= close) {
            break;
        }
        *(off > 0 ? &low : &high) = at;
        double next = at - off / slope_at(&c, t);
        at = next > low && next < high ? next : low + (high - low) / 2;
    }
    return srs_exp(at);
}

/* --- the steps -------------------------------------------------------------------- */

/* A trace after being forgotten; `r` is its recall before. */
static double trace_lapse(const double *w, double s, double r)
{
    double grown = srs_expm1(w[T7_LAPSE_STABILITY_POWER] * srs_log(1 + s));
    double after = w[T7_LAPSE_SCALE] * grown * srs_exp((1 - r) * w[T7_LAPSE_FORGETTING_GAIN]);
    return after < s ? after : s;
}

/* The published formula takes the larger of this and the above; as the gain is not below 0
 * and a lapse never adds, that is this one. */
static double trace_recall(const double *w, double scale, double s, struct srs_state old,
                           enum srs_grade grade, double r)
{
    double gain = scale * (11 - old.difficulty) *
                  srs_exp(-w[T7_RECALL_STABILITY_POWER] * srs_log(s)) *
                  srs_expm1((1 - r) * w[T7_RECALL_FORGETTING_GAIN]);
    double hard = grade == SRS_HARD ? w[T7_HARD_PENALTY] : 1;
    double easy = grade == SRS_EASY ? w[T7_EASY_BONUS] : 1;
    return s * (1 + gain * hard * easy);
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
    const double *slow_w = model->w + W7_SLOW, *fast_w = model->w + W7_FAST;
    const double *d = model->derived;
    struct srs_state old = clamped(s), new;
    struct curve c = curve_of(model, old);
    t = t > 0 ? t : 0;
    double fast = power_of_time(c.fast_decay, c.fast_rate, t);
    double r = mix(&c, fast, power_of_time(c.slow_decay, c.slow_rate, t));
    if (grade == SRS_AGAIN) {
        new.stability_days = trace_lapse(slow_w, old.stability_days, r);
        double most = SRS_FSRS7_FAST_SHARE * new.stability_days;
        new.fast_days = fmin(trace_lapse(fast_w, old.fast_days, fast), most);
    } else {
        new.stability_days =
            trace_recall(slow_w, d[D7_SLOW_RECALL_SCALE], old.stability_days, old, grade, r);
        new.fast_days =
            trace_recall(fast_w, d[D7_FAST_RECALL_SCALE], old.fast_days, old, grade, fast);
    }
    new.difficulty = next_difficulty(model, old.difficulty, grade, r);
    return clamped(new);
}
