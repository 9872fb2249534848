/* SPDX-License-Identifier: MIT */
#include "srs/srs_normal.h"

#include "srs/srs_math.h"
#include "srs/srs_slope.h"

#include <math.h>

enum { SIDE = SRS_PARAMETERS_MAX, BATCH = 4 };

double srs_loss(double recall, bool recalled)
{
    /* Nearer to 0 or 1 a single answer would outweigh all others. */
    const double least = 1e-10;
    return -srs_log(srs_clamp(recalled ? recall : 1 - recall, least, 1));
}

/* --- sums -------------------------------------------------------------------------- */

/* Rows wait here until there are enough to be added at once: the matrix is then read and
 * written a quarter as often. */
struct sums {
    struct srs_normal *to;
    size_t side; /* even; parameters in use */
    size_t rows;
    double row[BATCH][SIDE];
    double chance; /* of what happened lately: the product, whose logarithm is taken at times */
};

static void add_rows(struct sums *s)
{
    double(*row)[SIDE] = s->row;
    for (size_t i = 0; i < s->side; i++) {
        double *to = s->to->fisher.at[i];
        double a = row[0][i], b = row[1][i], c = row[2][i], d = row[3][i];
        for (size_t j = 0; j < i + 2 - (i & 1); j++) { /* in pairs; may go one too far */
            to[j] += (a * row[0][j] + b * row[1][j]) + (c * row[2][j] + d * row[3][j]);
        }
    }
    s->rows = 0;
}

static void finish_rows(struct sums *s)
{
    if (s->rows > 0) {
        memset(s->row[s->rows], 0, (BATCH - s->rows) * sizeof s->row[0]);
        add_rows(s);
    }
}

static void add_prediction(struct sums *s, const struct srs_slope *k, bool recalled)
{
    double p = srs_clamp(k->recall, 1e-10, 1 - 1e-10);
    double inverse = 1 / (p * (1 - p)), by_recall = (p - recalled) * inverse;
    double weight = sqrt(inverse);
    const double *of = k->of[SRS_OF_RECALL];
    s->to->count++;
    s->chance *= recalled ? p : 1 - p;
    if (s->chance < 1e-200) { /* the next is 1e-10 or more */
        s->to->loss -= srs_log(s->chance);
        s->chance = 1;
    }
    double *row = s->row[s->rows];
    for (size_t i = 0; i < SIDE; i++) {
        s->to->gradient[i] += by_recall * of[i];
        row[i] = weight * of[i];
    }
    if (++s->rows == BATCH) {
        add_rows(s);
    }
}

/* --- the walk through the history --------------------------------------------------- */

static void add_memory(struct sums *s, struct srs_slope *k, const struct srs_review *r, size_t n,
                       int64_t until_ms)
{
    if (n > 0 && r[0].utc_ms <= until_ms) {
        srs_slope_first(k, (enum srs_grade)r[0].grade);
    }
    for (size_t i = 1; i < n && r[i].utc_ms <= until_ms; i++) {
        srs_slope_next(k, (enum srs_grade)r[i].grade, r[i].days);
        if (r[i].days > 0) {
            add_prediction(s, k, r[i].grade != SRS_AGAIN);
        }
    }
}

void srs_normal_add(const struct srs_model *model, const struct srs_part *part, size_t reviews,
                    size_t *next, struct srs_normal *sum)
{
    struct sums s = {.to = sum, .chance = 1, .side = (model->count + 1) & ~(size_t)1};
    struct srs_slope k = {.model = model};
    for (size_t walked = 0; *next < part->memory_count && walked < reviews; *next += part->stride) {
        const size_t *at = &part->starts[*next];
        add_memory(&s, &k, part->history.reviews + at[0], at[1] - at[0], part->until_ms);
        walked += at[1] - at[0];
    }
    finish_rows(&s);
    sum->loss -= srs_log(s.chance);
}

/* --- the solution ------------------------------------------------------------------- */

/* Cholesky, in place, lower half. */
static bool factor(double a[SIDE][SIDE], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = a[i][j];
            for (size_t k = 0; k < j; k++) {
                sum -= a[i][k] * a[j][k];
            }
            if (i == j && !(sum > 0)) {
                return false;
            }
            a[i][j] = i == j ? sqrt(sum) : sum / a[j][j];
        }
    }
    return true;
}

static void substitute(double a[SIDE][SIDE], size_t n, double *x)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) {
            x[i] -= a[i][k] * x[k];
        }
        x[i] /= a[i][i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++) {
            x[i] -= a[k][i] * x[k];
        }
        x[i] /= a[i][i];
    }
}

bool srs_normal_solve(const struct srs_matrix *a, const double *b, const bool *is_free,
                      size_t count, double *x)
{
    double lower[SIDE][SIDE], y[SIDE];
    size_t at[SIDE], n = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_free[i]) {
            for (size_t j = 0; j < n; j++) {
                lower[n][j] = a->at[i][at[j]];
            }
            lower[n][n] = a->at[i][i];
            y[n] = b[i];
            at[n++] = i;
        }
    }
    if (!factor(lower, n)) {
        return false;
    }
    substitute(lower, n, y);
    for (size_t i = 0; i < n; i++) {
        x[at[i]] = y[i];
    }
    return true;
}
