/* SPDX-License-Identifier: MIT */
#include "srs/srs_evaluate.h"

#include "base/arena.h"
#include "srs/srs_normal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct prediction {
    double recall;
    int32_t bin[3]; /* of elapsed days, reviews and lapses so far */
    bool recalled;
};

/* --- predictions -------------------------------------------------------------------- */

/* What a memory went through, as the bins count it. */
struct past {
    int reviews, lapses; /* after some time */
};

/* Bins grow by these factors.  source: fsrs-rs, dataset.rs, r_matrix_index. */
static int32_t bin_of(double x, double factor)
{
    return (int32_t)floor(log(x) / log(factor));
}

static void predict(const struct srs_model *m, struct srs_state s, const struct srs_review *r,
                    struct past *past, struct prediction *out)
{
    out->recall = srs_state_recall(m, s, r->days);
    out->recalled = r->grade != SRS_AGAIN;
    past->reviews++;
    out->bin[0] = bin_of(r->days, 3.62);
    out->bin[1] = bin_of(past->reviews + 1, 1.89);
    out->bin[2] = past->lapses > 0 ? bin_of(past->lapses, 1.73) : -1;
    past->lapses += !out->recalled;
}

static size_t predict_all(const struct srs_model *m, struct srs_history h, struct prediction *out)
{
    struct srs_state s = {0};
    struct past past = {0};
    size_t n = 0;
    for (size_t i = 0; i < h.count; i++) {
        const struct srs_review *r = &h.reviews[i];
        if (r->first) {
            s = srs_state_first(m, (enum srs_grade)r->grade);
            past = (struct past){0};
            continue;
        }
        if (r->days > 0) {
            predict(m, s, r, &past, &out[n++]);
        }
        s = srs_state_next(m, s, (enum srs_grade)r->grade, r->days);
    }
    return n;
}

/* --- figures ----------------------------------------------------------------------- */

static double log_loss(const struct prediction *p, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += srs_loss(p[i].recall, p[i].recalled);
    }
    return sum / (double)n;
}

static int by_bin(const void *a, const void *b)
{
    const struct prediction *x = a, *y = b;
    for (size_t i = 0; i < 3; i++) {
        if (x->bin[i] != y->bin[i]) {
            return x->bin[i] < y->bin[i] ? -1 : 1;
        }
    }
    return 0;
}

static double rmse_bins(struct prediction *p, size_t n)
{
    double sum = 0;
    qsort(p, n, sizeof *p, by_bin);
    for (size_t i = 0, from = 0; i < n; from = i) {
        double off = 0;
        for (; i < n && by_bin(&p[i], &p[from]) == 0; i++) {
            off += p[i].recall - p[i].recalled;
        }
        sum += off * off / (double)(i - from); /* size times the mean's square */
    }
    return sqrt(sum / (double)n);
}

static int by_recall(const void *a, const void *b)
{
    const struct prediction *x = a, *y = b;
    return x->recall < y->recall ? -1 : x->recall > y->recall;
}

/* Mann and Whitney: how often a recall stands above a miss; equals count half. */
static double auc(struct prediction *p, size_t n)
{
    double above = 0, misses = 0, recalls = 0;
    qsort(p, n, sizeof *p, by_recall);
    for (size_t i = 0; i < n;) {
        double miss = 0, recalled = 0, value = p[i].recall;
        for (; i < n && p[i].recall == value; i++) {
            miss += !p[i].recalled;
            recalled += p[i].recalled;
        }
        above += recalled * (misses + miss / 2);
        misses += miss;
        recalls += recalled;
    }
    return misses > 0 && recalls > 0 ? above / (misses * recalls) : 0.5;
}

struct srs_evaluation srs_evaluate(const struct srs_model *model, struct srs_history history)
{
    struct srs_evaluation e = {0};
    struct prediction *p = heap_alloc(history.count + 1, sizeof *p);
    e.count = predict_all(model, history, p);
    if (e.count > 0) {
        e.log_loss = log_loss(p, e.count);
        e.rmse_bins = rmse_bins(p, e.count);
        e.auc = auc(p, e.count);
    }
    free(p);
    return e;
}
