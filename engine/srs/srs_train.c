/* SPDX-License-Identifier: MIT */
#include "srs/srs_train.h"

#include "base/arena.h"
#include "srs/srs_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum phase {
    PHASE_FIT_EARLY, /* to the first four fifths */
    PHASE_VALIDATE,  /* on the last fifth */
    PHASE_FIT_ALL,
    PHASE_DONE,
};

/* Of two models, on what one was not fitted to. */
struct comparison {
    size_t next; /* memory to be looked at */
    size_t count;
    double before, after; /* sums of losses */
    double square;        /* sum of squares of the differences */
};

struct srs_trainer {
    struct srs_part all, early;
    enum phase phase;
    size_t *starts;
    struct srs_model standard;
    struct srs_fit fit;
    struct comparison compared;
    struct srs_trained result;
};

bool srs_train_is_due(size_t reviews, size_t at_last_try)
{
    return reviews >= SRS_TRAIN_LEAST && reviews > at_last_try &&
           reviews - at_last_try >= at_last_try / SRS_TRAIN_GROWTH;
}

/* --- before ------------------------------------------------------------------------ */

static size_t *starts_of(struct srs_history h, size_t *count)
{
    size_t n = 0;
    for (size_t i = 0; i < h.count; i++) {
        n += h.reviews[i].first;
    }
    size_t *starts = heap_alloc(n + 1, sizeof *starts), at = 0;
    for (size_t i = 0; i < h.count; i++) {
        if (h.reviews[i].first) {
            starts[at++] = i;
        }
    }
    starts[n] = h.count;
    *count = n;
    return starts;
}

/* Puts the k-th smallest at its place (Hoare). */
static int64_t select_time(int64_t *times, size_t count, size_t k)
{
    size_t low = 0, high = count - 1;
    while (low < high) {
        int64_t middle = times[low + (high - low) / 2];
        size_t i = low, j = high;
        for (;; i++, j--) {
            while (times[i] < middle) {
                i++;
            }
            while (times[j] > middle) {
                j--;
            }
            if (i >= j) {
                break;
            }
            int64_t swapped = times[i];
            times[i] = times[j];
            times[j] = swapped;
        }
        *(k <= j ? &high : &low) = k <= j ? j : j + 1;
    }
    return times[k];
}

/* The moment after which the last fifth of the predicted reviews were made. */
static int64_t last_fifth(struct srs_history h, size_t predicted)
{
    if (predicted == 0) {
        return INT64_MAX;
    }
    int64_t *times = heap_alloc(predicted, sizeof *times);
    size_t n = 0;
    for (size_t i = 0; i < h.count; i++) {
        if (h.reviews[i].days > 0) {
            times[n++] = h.reviews[i].utc_ms;
        }
    }
    int64_t at = select_time(times, n, (n - 1) - n / 5);
    free(times);
    return at;
}

struct srs_trainer *srs_trainer_create(enum srs_model_id id, struct srs_history history, bool force)
{
    struct srs_trainer *t = heap_alloc(1, sizeof *t);
    memset(t, 0, sizeof *t);
    t->standard = srs_model_default(id);
    t->result.model = t->standard;
    for (size_t i = 0; i < history.count; i++) {
        t->result.reviews += history.reviews[i].days > 0;
        t->result.long_reviews += history.reviews[i].days >= 1;
    }
    t->all = (struct srs_part){.history = history, .until_ms = INT64_MAX, .stride = 1};
    t->all.starts = t->starts = starts_of(history, &t->all.memory_count);
    t->all.predicted = t->result.reviews;
    t->early = t->all;
    t->early.predicted = t->result.reviews - t->result.reviews / 5;
    t->early.until_ms = force ? INT64_MAX : last_fifth(history, t->result.reviews);
    t->phase = t->result.long_reviews < SRS_TRAIN_LEAST ? PHASE_DONE : PHASE_FIT_EARLY;
    t->phase = force ? PHASE_FIT_ALL : t->phase;
    srs_fit_init(&t->fit, &t->standard, force ? &t->all : &t->early, !force);
    return t;
}

void srs_trainer_destroy(struct srs_trainer *t)
{
    if (t != NULL) {
        free(t->starts);
        free(t);
    }
}

/* --- comparing two models ------------------------------------------------------------ */

static double loss_of(const struct srs_model *m, struct srs_state s, const struct srs_review *r)
{
    return srs_loss(srs_state_recall(m, s, r->days), r->grade != SRS_AGAIN);
}

/* `until_ms`: what the fit has seen; from the first later review on it is compared. */
static void compare_memory(const struct srs_model *before, const struct srs_model *after,
                           const struct srs_review *r, size_t n, int64_t until_ms,
                           struct comparison *c)
{
    if (r[n - 1].utc_ms <= until_ms) {
        return;
    }
    struct srs_state s = srs_state_first(before, (enum srs_grade)r->grade);
    struct srs_state z = srs_state_first(after, (enum srs_grade)r->grade);
    bool late = r->utc_ms > until_ms;
    for (size_t i = 1; i < n; i++) {
        enum srs_grade grade = (enum srs_grade)r[i].grade;
        late = late || r[i].utc_ms > until_ms;
        if (late && r[i].days > 0) {
            double x = loss_of(before, s, &r[i]), y = loss_of(after, z, &r[i]);
            c->count++;
            c->before += x;
            c->after += y;
            c->square += (x - y) * (x - y);
        }
        s = srs_state_next(before, s, grade, r[i].days);
        z = srs_state_next(after, z, grade, r[i].days);
    }
}

/* Goes on for a piece; false: all is compared. */
static bool compare_piece(struct srs_trainer *t)
{
    struct comparison *c = &t->compared;
    for (size_t walked = 0; c->next < t->all.memory_count && walked < SRS_FIT_PIECE; c->next++) {
        size_t from = t->starts[c->next], n = t->starts[c->next + 1] - from;
        compare_memory(&t->standard, &t->fit.best, t->all.history.reviews + from, n,
                       t->early.until_ms, c);
        walked += n;
    }
    return c->next < t->all.memory_count;
}

/* --- pass by pass ------------------------------------------------------------------- */

static bool validate(struct srs_trainer *t)
{
    struct srs_trained *r = &t->result;
    const struct comparison *c = &t->compared;
    if (c->count == 0) {
        return false;
    }
    double n = (double)c->count, gain = (c->before - c->after) / n;
    r->validation_before = c->before / n;
    r->validation_after = c->after / n;
    r->validation_error = sqrt(fmax(c->square / n - gain * gain, 0) / n);
    return gain > r->validation_error;
}

bool srs_trainer_pass(struct srs_trainer *t)
{
    switch (t->phase) {
    case PHASE_FIT_EARLY:
        t->phase = srs_fit_pass(&t->fit) ? PHASE_FIT_EARLY : PHASE_VALIDATE;
        break;
    case PHASE_VALIDATE:
        if (!compare_piece(t)) {
            t->phase = validate(t) ? PHASE_FIT_ALL : PHASE_DONE;
            srs_fit_resume(&t->fit, &t->all);
        }
        break;
    case PHASE_FIT_ALL:
        if (!srs_fit_pass(&t->fit)) {
            t->phase = PHASE_DONE;
            t->result.accepted = true;
            t->result.model = t->fit.best;
        }
        break;
    case PHASE_DONE:
        break;
    }
    return t->phase != PHASE_DONE;
}

struct srs_trained srs_trainer_result(const struct srs_trainer *t)
{
    return t->result;
}
