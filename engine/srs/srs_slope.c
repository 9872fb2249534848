/* SPDX-License-Identifier: MIT */
#include "srs/srs_slope.h"

#include "srs/srs_fsrs6.h"
#include "srs/srs_fsrs7.h"
#include "srs/srs_math.h"

static void add_row(double *to, const double *row, double times)
{
    for (size_t i = 0; i < SRS_SLOPE_ROOM; i++) {
        to[i] += times * row[i];
    }
}

void srs_slope_combine(struct srs_slope *k, const struct srs_partial *p, enum srs_slope_row to)
{
    double sum[SRS_SLOPE_ROOM] = {0};
    for (size_t r = 0; r < SRS_SLOPE_ROWS; r++) {
        if (p->by_row[r] != 0) {
            add_row(sum, k->of[r], p->by_row[r]);
        }
    }
    for (size_t i = 0; i < p->count; i++) {
        sum[p->by[i].parameter] += p->by[i].value;
    }
    memcpy(k->of[to], sum, sizeof sum);
}

/* Both models begin alike: a stability for each grade, a difficulty falling with it. */
void srs_slope_first(struct srs_slope *k, enum srs_grade grade)
{
    const double *w = k->model->w;
    int step = (int)grade - SRS_AGAIN;
    memset(k->of, 0, sizeof k->of);
    k->state = srs_state_first(k->model, grade);
    k->of[SRS_OF_SLOW][W6_FIRST_STABILITY + step] = 1 / w[W6_FIRST_STABILITY + step];
    if (k->state.fast_days > SRS_FSRS7_STABILITY_MIN) {
        memcpy(k->of[SRS_OF_FAST], k->of[SRS_OF_SLOW], sizeof k->of[SRS_OF_FAST]);
    }
    if (k->state.difficulty > 1 && k->state.difficulty < 10) {
        double *d = k->of[SRS_OF_DIFFICULTY];
        d[W6_FIRST_DIFFICULTY] = 1;
        d[W6_FIRST_DIFFICULTY_SLOPE] = -step * srs_exp(w[W6_FIRST_DIFFICULTY_SLOPE] * step);
    }
}

void srs_slope_next(struct srs_slope *k, enum srs_grade grade, double days)
{
    struct srs_step_partials p = {0};
    switch (k->model->id) {
    case SRS_FSRS6:
        srs_fsrs6_slope_recall(k, days);
        p = srs_fsrs6_slope_step(k, grade, days);
        break;
    case SRS_FSRS7:
        srs_fsrs7_slope_recall(k, days);
        p = srs_fsrs7_slope_step(k, grade);
        srs_slope_combine(k, &p.fast, SRS_OF_FAST); /* needs the old difficulty's row */
        break;
    }
    srs_slope_combine(k, &p.slow, SRS_OF_SLOW);
    srs_slope_combine(k, &p.difficulty, SRS_OF_DIFFICULTY);
    if (p.fast_is_slow) {
        memcpy(k->of[SRS_OF_FAST], k->of[SRS_OF_SLOW], sizeof k->of[SRS_OF_FAST]);
    }
}
