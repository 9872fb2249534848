/* SPDX-License-Identifier: MIT */
#include "srs/srs_fsrs6.h"

#include <math.h>
#include <stddef.h>

static const double stability_min = 0.001, stability_max = 36500;

/* The parameters by the names of what they do; source: fsrs-rs, model.rs. */
enum {
    W_FIRST_STABILITY = 0, /* four of them, by grade */
    W_FIRST_DIFFICULTY = 4,
    W_FIRST_DIFFICULTY_SLOPE = 5,
    W_DIFFICULTY_STEP = 6,
    W_DIFFICULTY_REVERSION = 7,
    W_RECALL_GAIN = 8,
    W_RECALL_STABILITY_POWER = 9,
    W_RECALL_FORGETTING_GAIN = 10,
    W_LAPSE_SCALE = 11,
    W_LAPSE_DIFFICULTY_POWER = 12,
    W_LAPSE_STABILITY_POWER = 13,
    W_LAPSE_FORGETTING_GAIN = 14,
    W_HARD_PENALTY = 15,
    W_EASY_BONUS = 16,
    W_SAME_DAY_GAIN = 17,
    W_SAME_DAY_OFFSET = 18,
    W_SAME_DAY_STABILITY_POWER = 19,
    W_DECAY = 20,
};

struct parameter {
    double standard, min, max;
};

/* source: fsrs-rs, DEFAULT_PARAMETERS and parameter_clipper.rs */
static const struct parameter parameters[SRS_FSRS6_PARAMETERS] = {
    {0.212, .001, 100},  {1.2931, .001, 100}, {2.3065, .001, 100}, {8.2956, .001, 100},
    {6.4133, 1, 10},     {0.8334, .001, 4},   {3.0194, .001, 4},   {0.001, .001, .75},
    {1.8722, 0, 4.5},    {0.1666, 0, .8},     {0.796, .001, 3.5},  {1.4835, .001, 5},
    {0.0614, .001, .25}, {0.2629, .001, .9},  {1.6483, 0, 4},      {0.6014, 0, 1},
    {1.8729, 1, 6},      {0.5425, 0, 2},      {0.0912, 0, 2},      {0.0658, .01, .8},
    {0.1542, .1, .8},
};

static double clamp(double x, double min, double max)
{
    return x < min ? min : x > max ? max : x;
}

static double clamp_stability(double s)
{
    return clamp(s, stability_min, stability_max);
}

static double clamp_difficulty(double d)
{
    return clamp(d, 1, 10);
}

void srs_fsrs6_defaults(double w[SRS_FSRS6_PARAMETERS])
{
    for (size_t i = 0; i < SRS_FSRS6_PARAMETERS; i++) {
        w[i] = parameters[i].standard;
    }
}

void srs_fsrs6_clamp(double w[SRS_FSRS6_PARAMETERS])
{
    for (size_t i = 0; i < SRS_FSRS6_PARAMETERS; i++) {
        w[i] = clamp(w[i], parameters[i].min, parameters[i].max);
    }
}

/* --- the forgetting curve: R(t) = (1 + factor t / S) ^ decay, R(S) = 0.9 ------------- */

static double curve_factor(double decay)
{
    return expm1(log(0.9) / decay);
}

double srs_fsrs6_recall(const double *w, double t, double stability_days)
{
    double decay = -w[W_DECAY];
    return exp(decay * log1p(curve_factor(decay) * fmax(t, 0) / stability_days));
}

double srs_fsrs6_interval(const double *w, double target, double stability_days)
{
    double decay = -w[W_DECAY];
    return stability_days / curve_factor(decay) * expm1(log(target) / decay);
}

/* --- difficulty ------------------------------------------------------------------- */

/* Not clamped: the mean that difficulty reverts to is -4.77 with the defaults. */
static double first_difficulty(const double *w, enum srs_grade grade)
{
    return w[W_FIRST_DIFFICULTY] - exp(w[W_FIRST_DIFFICULTY_SLOPE] * (grade - 1)) + 1;
}

static double next_difficulty(const double *w, double d, enum srs_grade grade)
{
    double change = -w[W_DIFFICULTY_STEP] * ((double)grade - SRS_GOOD);
    double damped = d + change * (10 - d) / 9;
    double reversion = w[W_DIFFICULTY_REVERSION];
    return clamp_difficulty(reversion * first_difficulty(w, SRS_EASY) + (1 - reversion) * damped);
}

/* --- stability -------------------------------------------------------------------- */

static double after_same_day(const double *w, double s, enum srs_grade grade)
{
    double gain = exp(w[W_SAME_DAY_GAIN] * ((double)grade - SRS_GOOD + w[W_SAME_DAY_OFFSET])) *
                  pow(s, -w[W_SAME_DAY_STABILITY_POWER]);
    return s * (grade == SRS_AGAIN ? gain : fmax(gain, 1));
}

static double after_lapse(const double *w, struct srs_fsrs6_state old, double r)
{
    double s = w[W_LAPSE_SCALE] * pow(old.difficulty, -w[W_LAPSE_DIFFICULTY_POWER]) *
               expm1(w[W_LAPSE_STABILITY_POWER] * log1p(old.stability_days)) *
               exp(w[W_LAPSE_FORGETTING_GAIN] * (1 - r));
    double most = old.stability_days / exp(w[W_SAME_DAY_GAIN] * w[W_SAME_DAY_OFFSET]);
    return fmin(s, most);
}

static double after_recall(const double *w, struct srs_fsrs6_state old, enum srs_grade grade,
                           double r)
{
    double s = old.stability_days;
    double gain = exp(w[W_RECALL_GAIN]) * (11 - old.difficulty) *
                  pow(s, -w[W_RECALL_STABILITY_POWER]) *
                  expm1(w[W_RECALL_FORGETTING_GAIN] * (1 - r));
    double hard = grade == SRS_HARD ? w[W_HARD_PENALTY] : 1;
    double easy = grade == SRS_EASY ? w[W_EASY_BONUS] : 1;
    return s * (1 + gain * hard * easy);
}

static double next_stability(const double *w, struct srs_fsrs6_state old, enum srs_grade grade,
                             double t)
{
    if (!(t > 0)) {
        return after_same_day(w, old.stability_days, grade);
    }
    double r = srs_fsrs6_recall(w, t, old.stability_days);
    return grade == SRS_AGAIN ? after_lapse(w, old, r) : after_recall(w, old, grade, r);
}

/* --- the steps -------------------------------------------------------------------- */

struct srs_fsrs6_state srs_fsrs6_first(const double *w, enum srs_grade grade)
{
    return (struct srs_fsrs6_state){.stability_days =
                                        clamp_stability(w[W_FIRST_STABILITY + (int)grade - 1]),
                                    .difficulty = clamp_difficulty(first_difficulty(w, grade))};
}

struct srs_fsrs6_state srs_fsrs6_next(const double *w, struct srs_fsrs6_state s,
                                      enum srs_grade grade, double t)
{
    struct srs_fsrs6_state old = {.stability_days = clamp_stability(s.stability_days),
                                  .difficulty = clamp_difficulty(s.difficulty)};
    return (struct srs_fsrs6_state){.stability_days =
                                        clamp_stability(next_stability(w, old, grade, t)),
                                    .difficulty = next_difficulty(w, old.difficulty, grade)};
}
