/* SPDX-License-Identifier: MIT */
#include "srs/srs_fsrs6.h"

#include "srs/srs_difficulty.h"
#include "srs/srs_math.h"

#include <math.h>

/* Published for the first stabilities are deviations of 6.43, 9.66, 17.58 and 27.85: that is what
 * log-normal distributions with these medians and spreads have.
 * source: fsrs-rs, DEFAULT_PARAMETERS, parameter_clipper.rs and training.rs. */
const struct srs_bounds srs_fsrs6_bounds[SRS_FSRS6_PARAMETERS] = {
    {0.212, .001, 100, 1.85},  {1.2931, .001, 100, 1.44}, {2.3065, .001, 100, 1.45},
    {8.2956, .001, 100, 1.17}, {6.4133, 1, 10, .57},      {0.8334, .001, 4, .28},
    {3.0194, .001, 4, .6},     {0.001, .001, .75, .12},   {1.8722, 0, 4.5, .39},
    {0.1666, 0, .8, .18},      {0.796, .001, 3.5, .33},   {1.4835, .001, 5, .3},
    {0.0614, .001, .25, .09},  {0.2629, .001, .9, .16},   {1.6483, 0, 4, .57},
    {0.6014, 0, 1, .25},       {1.8729, 1, 6, 1.03},      {0.5425, 0, 2, .31},
    {0.0912, 0, 2, .32},       {0.0658, .01, .8, .14},    {0.1542, .1, .8, .27},
};

static double clamp_stability(double s)
{
    return srs_clamp(s, SRS_FSRS6_STABILITY_MIN, SRS_FSRS6_STABILITY_MAX);
}

void srs_fsrs6_derive(struct srs_model *model)
{
    const double *w = model->w;
    double *d = model->derived;
    d[D6_FACTOR] = srs_expm1(-srs_log(0.9) / w[W6_DECAY]);
    d[D6_RECALL_SCALE] = srs_exp(w[W6_RECALL_GAIN]);
    d[D6_MEAN] = srs_difficulty_first(w, SRS_EASY);
    d[D6_LAPSE_MOST] = srs_exp(-w[W6_SAME_DAY_GAIN] * w[W6_SAME_DAY_OFFSET]);
}

/* --- the forgetting curve: R(t) = (1 + factor t / S) ^ decay, R(S) = 0.9 ------------- */

static double time_over_stability(const struct srs_model *model, struct srs_state s, double t)
{
    return model->derived[D6_FACTOR] * (t > 0 ? t : 0) / s.stability_days;
}

double srs_fsrs6_recall(const struct srs_model *model, struct srs_state s, double t)
{
    return srs_exp(-model->w[W6_DECAY] * srs_log(1 + time_over_stability(model, s, t)));
}

double srs_fsrs6_interval(const struct srs_model *model, struct srs_state s, double target)
{
    double exponent = -srs_log(target) / model->w[W6_DECAY];
    return s.stability_days / model->derived[D6_FACTOR] * srs_expm1(srs_clamp(exponent, 0, 600));
}

/* --- difficulty ------------------------------------------------------------------- */

static double next_difficulty(const struct srs_model *model, double d, enum srs_grade grade)
{
    double change = -model->w[W_DIFFICULTY_STEP] * ((int)grade - SRS_GOOD);
    return srs_difficulty_clamp(
        srs_difficulty_next(d, change, model->derived[D6_MEAN], model->w[W6_DIFFICULTY_REVERSION]));
}

/* --- stability -------------------------------------------------------------------- */

static double after_same_day(const double *w, double s, enum srs_grade grade)
{
    double gain = w[W6_SAME_DAY_GAIN] * ((int)grade - SRS_GOOD + w[W6_SAME_DAY_OFFSET]) -
                  w[W6_SAME_DAY_STABILITY_POWER] * srs_log(s);
    return grade != SRS_AGAIN && gain < 0 ? s : s * srs_exp(gain);
}

/* `log_grown` is log(1 + stability). */
static double after_lapse(const struct srs_model *model, struct srs_state old, double r,
                          double log_grown)
{
    const double *w = model->w;
    double scale = w[W6_LAPSE_FORGETTING_GAIN] * (1 - r) -
                   w[W6_LAPSE_DIFFICULTY_POWER] * srs_log(old.difficulty);
    double s =
        w[W6_LAPSE_SCALE] * srs_exp(scale) * srs_expm1(w[W6_LAPSE_STABILITY_POWER] * log_grown);
    double most = old.stability_days * model->derived[D6_LAPSE_MOST];
    return s < most ? s : most;
}

/* `power` is stability ^ -w. */
static double after_recall(const struct srs_model *model, struct srs_state old,
                           enum srs_grade grade, double r, double power)
{
    const double *w = model->w;
    double gain = model->derived[D6_RECALL_SCALE] * (11 - old.difficulty) * power *
                  srs_expm1(w[W6_RECALL_FORGETTING_GAIN] * (1 - r));
    double hard = grade == SRS_HARD ? w[W6_HARD_PENALTY] : 1;
    double easy = grade == SRS_EASY ? w[W6_EASY_BONUS] : 1;
    return old.stability_days * (1 + gain * hard * easy);
}

static double next_stability(const struct srs_model *model, struct srs_state old,
                             enum srs_grade grade, double t)
{
    double s = old.stability_days;
    if (!(t > 0)) {
        return after_same_day(model->w, s, grade);
    }
    bool lapsed = grade == SRS_AGAIN;
    double of[2] = {1 + time_over_stability(model, old, t), lapsed ? 1 + s : s}, log_of[2];
    srs_log_both(of, log_of);
    double exponents[2] = {-model->w[W6_DECAY] * log_of[0],
                           -model->w[W6_RECALL_STABILITY_POWER] * log_of[1]};
    double power[2]; /* recall, and what only a recall needs */
    srs_exp_both(exponents, power);
    return lapsed ? after_lapse(model, old, power[0], log_of[1])
                  : after_recall(model, old, grade, power[0], power[1]);
}

/* --- the steps -------------------------------------------------------------------- */

struct srs_state srs_fsrs6_first(const struct srs_model *model, enum srs_grade grade)
{
    double s = model->w[W_FIRST_STABILITY + (int)grade - 1];
    return (struct srs_state){.stability_days = clamp_stability(s),
                              .difficulty =
                                  srs_difficulty_clamp(srs_difficulty_first(model->w, grade))};
}

struct srs_state srs_fsrs6_next(const struct srs_model *model, struct srs_state s,
                                enum srs_grade grade, double t)
{
    struct srs_state old = {.stability_days = clamp_stability(s.stability_days),
                            .difficulty = srs_difficulty_clamp(s.difficulty)};
    double stability = next_stability(model, old, grade, t);
    return (struct srs_state){.stability_days = clamp_stability(stability),
                              .difficulty = next_difficulty(model, old.difficulty, grade)};
}

/* --- parameters of its forerunners -------------------------------------------------- */

bool srs_fsrs6_migrate(const double *w, size_t count, double out[SRS_FSRS6_PARAMETERS])
{
    if (count != 17 && count != 19) {
        return false;
    }
    for (size_t i = 0; i < SRS_FSRS6_PARAMETERS; i++) {
        out[i] = i < count ? w[i] : 0;
    }
    if (count == 17) {
        out[W_FIRST_DIFFICULTY] += 2 * w[W_FIRST_DIFFICULTY_SLOPE];
        out[W_FIRST_DIFFICULTY_SLOPE] = log(3 * w[W_FIRST_DIFFICULTY_SLOPE] + 1) / 3;
        out[W_DIFFICULTY_STEP] += 0.5;
    }
    out[W6_DECAY] = 0.5; /* theirs was not trained */
    return true;
}
