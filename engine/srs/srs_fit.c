/* SPDX-License-Identifier: MIT */
#include "srs/srs_fit.h"

#include "srs/srs_bounds.h"
#include "srs/srs_difficulty.h"
#include "srs/srs_math.h"

#include <math.h>
#include <string.h>

enum {
    SAMPLE_REVIEWS = 1200, /* in the first sample, about */
    SAMPLE_MEMORIES = 40,  /* at least, or the sample is of a few odd memories */
    GROWTH = 8,            /* from sample to sample */
    PASSES_MOST = 30,      /* at one stride; it takes 2 to 8 */
};

/* Steps that promise less than this, or bring less than a third, are the last.  In units of the sum
 * of losses, where the chance of the data itself moves the optimum by half the number of
 * parameters, 10 or more. Rough is enough where another fit goes on from here. */
static const double least_rough = 3, least_fine = 0.3;

static const double damping_first = 1e-3, damping_most = 1e6;

/* --- the prior --------------------------------------------------------------------- */

/* The squares of the deviations count once, as in fsrs-rs; more in short histories, where few
 * answers pull many parameters: with so many reviews, twice.  Measured with made-up learners:
 * better at 600 and 1,200 reviews, no difference from 4,000 on. */
static const double twice_at = 1000;

static double prior_of(size_t predicted)
{
    return 1 + twice_at / ((double)predicted + 1);
}

/* First stabilities are scales: half and double are equally far. */
static bool is_scale(size_t parameter)
{
    return parameter < W_FIRST_DIFFICULTY;
}

/* In spreads. */
static double deviation(const struct srs_bounds *b, size_t parameter, double w)
{
    double off = is_scale(parameter) ? srs_log(w / b->standard) : w - b->standard;
    return off / b->spread;
}

static double prior_loss(const struct srs_fit *f, const struct srs_model *m)
{
    size_t count;
    const struct srs_bounds *b = srs_bounds_of(m->id, &count);
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double z = deviation(&b[i], i, m->w[i]);
        sum += z * z;
    }
    return f->prior * sum;
}

/* Gradient and second derivatives of all, prior and damping included. */
struct equations {
    size_t count;
    const struct srs_bounds *bounds;
    double low[SRS_PARAMETERS_MAX], high[SRS_PARAMETERS_MAX]; /* where this step may lead */
    double gradient[SRS_PARAMETERS_MAX];
    struct srs_matrix second;
};

/* The bounds, and not so far that the second derivatives mean nothing there: two spreads,
 * for scales half and double. */
static void limit_step(struct equations *q, size_t i, double from)
{
    const struct srs_bounds *b = &q->bounds[i];
    q->low[i] = fmax(b->min, is_scale(i) ? from / 2 : from - 2 * b->spread);
    q->high[i] = fmin(b->max, is_scale(i) ? from * 2 : from + 2 * b->spread);
}

static void equations_of(const struct srs_fit *f, struct equations *q)
{
    q->bounds = srs_bounds_of(f->best.id, &q->count);
    q->second = f->at_best.fisher;
    for (size_t i = 0; i < q->count; i++) {
        const struct srs_bounds *b = &q->bounds[i];
        double w = f->best.w[i], slope = 1 / (is_scale(i) ? b->spread * w : b->spread);
        q->gradient[i] = f->at_best.gradient[i] + 2 * f->prior * deviation(b, i, w) * slope;
        q->second.at[i][i] += 2 * f->prior * slope * slope;
        q->second.at[i][i] *= 1 + f->damping;
        limit_step(q, i, f->best.w[i]);
    }
}

/* --- one step ---------------------------------------------------------------------- */

/* What the gradient and the step hold of the parameters that are held at their bounds. */
static void gradient_after(const struct equations *q, const double *step, const bool *is_free,
                           double *out)
{
    for (size_t i = 0; i < q->count; i++) {
        out[i] = -q->gradient[i];
        for (size_t j = 0; j < q->count; j++) {
            double second = i >= j ? q->second.at[i][j] : q->second.at[j][i];
            out[i] -= is_free[j] ? 0 : second * step[j];
        }
    }
}

/* Stops the steps that leave the bounds there; true: some did. */
static bool hold_at_bounds(const struct srs_model *from, const struct equations *q, double *step,
                           bool *is_free)
{
    bool any = false;
    for (size_t i = 0; i < q->count; i++) {
        double to = from->w[i] + step[i];
        if (is_free[i] && (to < q->low[i] || to > q->high[i])) {
            step[i] = (to < q->low[i] ? q->low[i] : q->high[i]) - from->w[i];
            is_free[i] = false;
            any = true;
        }
    }
    return any;
}

/* Those that stand at a bound and are pushed outwards stay there from the outset. */
static void free_at_first(const struct srs_model *from, const struct equations *q, bool *is_free)
{
    for (size_t i = 0; i < q->count; i++) {
        bool low = from->w[i] <= q->bounds[i].min && q->gradient[i] > 0;
        bool high = from->w[i] >= q->bounds[i].max && q->gradient[i] < 0;
        is_free[i] = !low && !high;
    }
}

/* By how much the quadratic model says the loss falls. */
static double promise_of(const struct equations *q, const double *step)
{
    double fall = 0;
    for (size_t i = 0; i < q->count; i++) {
        double slope = q->gradient[i] + 0.5 * q->second.at[i][i] * step[i];
        for (size_t j = 0; j < i; j++) {
            slope += q->second.at[i][j] * step[j];
        }
        fall -= slope * step[i];
    }
    return fall;
}

/* Sets the trial; returns what it promises. */
static double take_step(struct srs_fit *f)
{
    struct equations q;
    double step[SRS_PARAMETERS_MAX] = {0}, right[SRS_PARAMETERS_MAX];
    bool is_free[SRS_PARAMETERS_MAX];
    equations_of(f, &q);
    free_at_first(&f->best, &q, is_free);
    do {
        gradient_after(&q, step, is_free, right);
        if (!srs_normal_solve(&q.second, right, is_free, q.count, step)) {
            return 0; /* numbers beyond reason: what there is stays the best */
        }
    } while (hold_at_bounds(&f->best, &q, step, is_free));
    f->trial = f->best;
    for (size_t i = 0; i < q.count; i++) {
        f->trial.w[i] += step[i];
    }
    srs_model_settle(&f->trial);
    return promise_of(&q, step);
}

/* --- pass by pass ------------------------------------------------------------------- */

static size_t first_stride(const struct srs_part *part)
{
    size_t stride = 1;
    while (part->history.count / (stride * GROWTH) >= SAMPLE_REVIEWS &&
           part->memory_count / (stride * GROWTH) >= SAMPLE_MEMORIES) {
        stride *= GROWTH;
    }
    return stride;
}

void srs_fit_init(struct srs_fit *f, const struct srs_model *start, const struct srs_part *part,
                  bool is_rough)
{
    *f = (struct srs_fit){.part = *part, .best = *start, .trial = *start, .is_rough = is_rough};
    f->part.stride = first_stride(part);
    f->prior = prior_of(part->predicted);
    f->damping = damping_first;
}

void srs_fit_resume(struct srs_fit *f, const struct srs_part *part)
{
    struct srs_model from = f->best;
    srs_fit_init(f, &from, part, false);
    f->part.stride = 1;
    f->damping = 0;
}

static double objective(const struct srs_fit *f, const struct srs_normal *n,
                        const struct srs_model *m)
{
    return n->loss + prior_loss(f, m);
}

/* Returns what the step brought; below 0: nothing, and it is not kept. */
static double keep_or_damp(struct srs_fit *f)
{
    double brought =
        f->have_best ? objective(f, &f->at_best, &f->best) - objective(f, &f->at_trial, &f->trial)
                     : INFINITY;
    if (brought >= 0) {
        f->best = f->trial;
        f->at_best = f->at_trial;
        f->damping = f->have_best ? f->damping / 10 : f->damping;
        f->have_best = true;
    } else {
        f->damping = fmax(f->damping * 10, damping_first * 10);
    }
    return brought;
}

/* The sample has told what it can: on to the next larger one. */
static void widen(struct srs_fit *f)
{
    f->done = f->part.stride == 1;
    f->part.stride = f->part.stride > GROWTH ? f->part.stride / GROWTH : 1;
    f->have_best = false;
    f->passes = 0;
}

/* All of the sample was walked through: what it says. */
static void end_pass(struct srs_fit *f)
{
    double brought = keep_or_damp(f), promise = take_step(f);
    double least = f->is_rough || f->part.stride > 1 ? least_rough : least_fine;
    /* At a kink of the model steps promise what they never bring. */
    bool is_stuck = brought >= 0 && brought < least / 3;
    if (promise < least || is_stuck || ++f->passes == PASSES_MOST || f->damping > damping_most) {
        /* So small a step needs no look at where it leads. */
        f->best = promise > 0 && promise < least ? f->trial : f->best;
        f->trial = f->best;
        widen(f);
    }
    f->at_trial = (struct srs_normal){0};
    f->next = 0;
}

bool srs_fit_pass(struct srs_fit *f)
{
    if (!f->done) {
        srs_normal_add(&f->trial, &f->part, SRS_FIT_PIECE, &f->next, &f->at_trial);
    }
    if (!f->done && f->next >= f->part.memory_count) {
        end_pass(f);
    }
    return !f->done;
}
