/* SPDX-License-Identifier: MIT */
#include "srs/srs_slope.h"

#include "srs/srs_difficulty.h"
#include "srs/srs_fsrs6.h"
#include "srs/srs_fsrs7.h"

/* Both models begin alike: a stability for each grade, a difficulty falling with it. */
void srs_slope_first(struct srs_slope *k, enum srs_grade grade)
{
    const double *w = k->model->w;
    int step = (int)grade - SRS_AGAIN;
    memset(k->of, 0, sizeof k->of);
    k->state = srs_state_first(k->model, grade);
    k->of[SRS_OF_SLOW][W_FIRST_STABILITY + step] = 1 / w[W_FIRST_STABILITY + step];
    if (k->state.fast_days > SRS_FSRS7_STABILITY_MIN) {
        memcpy(k->of[SRS_OF_FAST], k->of[SRS_OF_SLOW], sizeof k->of[SRS_OF_FAST]);
    }
    if (k->state.difficulty > SRS_DIFFICULTY_MIN && k->state.difficulty < SRS_DIFFICULTY_MAX) {
        double *d = k->of[SRS_OF_DIFFICULTY];
        d[W_FIRST_DIFFICULTY] = 1;
        d[W_FIRST_DIFFICULTY_SLOPE] = -step * srs_exp(w[W_FIRST_DIFFICULTY_SLOPE] * step);
    }
}

double srs_slope_grow(const struct srs_slope *k, const struct srs_growth *g, double s,
                      enum srs_grade grade, struct srs_partial *p)
{
    const double *w = k->model->w;
    double d = k->state.difficulty, log_s = srs_log(s), power = w[g->stability_power];
    double forgot = srs_expm1((1 - g->recall) * w[g->forgetting_gain]);
    double plain = g->scale * (11 - d) * srs_exp(-power * log_s);
    double scale =
        plain * (grade == SRS_HARD ? w[g->hard] : 1) * (grade == SRS_EASY ? w[g->easy] : 1);
    double whole = 1 + scale * forgot, inverse = 1 / whole, share = scale * forgot * inverse;
    double by_forgot = scale * (forgot + 1) * inverse;
    p->by_row[SRS_OF_DIFFICULTY] = -share / (11 - d);
    p->by_row[g->row] = 1 - share * power;
    p->by_row[g->recall_row] = -by_forgot * w[g->forgetting_gain];
    srs_partial_add(p, g->gain, share);
    srs_partial_add(p, g->stability_power, -share * log_s);
    srs_partial_add(p, g->forgetting_gain, by_forgot * (1 - g->recall));
    if (grade == SRS_HARD || grade == SRS_EASY) {
        srs_partial_add(p, grade == SRS_HARD ? g->hard : g->easy, plain * forgot * inverse);
    }
    return s * whole;
}

bool srs_slope_difficulty(const double *w, const struct srs_drift *x, struct srs_partial *p)
{
    bool is_free = x->after > SRS_DIFFICULTY_MIN && x->after < SRS_DIFFICULTY_MAX;
    if (is_free) {
        double keep = 1 - x->reversion;
        p->by_row[SRS_OF_DIFFICULTY] = keep * (1 - w[W_DIFFICULTY_STEP] * x->up / 9);
        srs_partial_add(p, W_DIFFICULTY_STEP, keep * x->up * (SRS_DIFFICULTY_MAX - x->before) / 9);
        srs_partial_add(p, W_FIRST_DIFFICULTY, x->reversion);
        /* mean = first - e + 1, where e is exp of three slopes */
        srs_partial_add(p, W_FIRST_DIFFICULTY_SLOPE,
                        -3 * x->reversion * (w[W_FIRST_DIFFICULTY] + 1 - x->mean));
    }
    return is_free;
}

static void next6(struct srs_slope *k, enum srs_grade grade, double days)
{
    struct srs_step_partials p;
    srs_fsrs6_slope_recall(k, days);
    srs_fsrs6_slope_step(k, grade, days, &p);
    srs_slope_combine(k, &p.slow, SRS_OF_SLOW, SRS_FSRS6_SIDE);
    srs_slope_combine(k, &p.difficulty, SRS_OF_DIFFICULTY, SRS_FSRS6_SIDE);
}

static void next7(struct srs_slope *k, enum srs_grade grade, double days)
{
    struct srs_step_partials p;
    srs_fsrs7_slope_recall(k, days);
    srs_fsrs7_slope_step(k, grade, &p);
    srs_slope_combine(k, &p.fast, SRS_OF_FAST, SRS_FSRS7_SIDE); /* needs the old difficulty's row */
    srs_slope_combine(k, &p.slow, SRS_OF_SLOW, SRS_FSRS7_SIDE);
    srs_slope_combine(k, &p.difficulty, SRS_OF_DIFFICULTY, SRS_FSRS7_SIDE);
    if (p.fast_is_slow) {
        memcpy(k->of[SRS_OF_FAST], k->of[SRS_OF_SLOW], sizeof k->of[SRS_OF_FAST]);
    }
}

void srs_slope_next(struct srs_slope *k, enum srs_grade grade, double days)
{
    switch (k->model->id) {
    case SRS_FSRS6:
        next6(k, grade, days);
        break;
    case SRS_FSRS7:
        next7(k, grade, days);
        break;
    }
}
