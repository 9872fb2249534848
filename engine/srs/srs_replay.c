/* SPDX-License-Identifier: MIT
 *
 * A step waits for the one before it, and most of its time is waiting: several memories in
 * turns keep the processor busy.                                                         */
#include "srs/srs_history.h"

#include "srs/srs_fsrs6.h"
#include "srs/srs_fsrs7.h"

enum { LANES = 4 };

/* A memory on its way. */
struct lane {
    const struct srs_review *at, *end;
    struct srs_state state;
    struct srs_state *out;
};

struct replay {
    const struct srs_model *model;
    struct srs_history history;
    size_t next;           /* where the next memory begins */
    struct srs_state *out; /* where it belongs */
    struct lane lanes[LANES];
    size_t busy; /* the first so many lanes have something to do */
};

/* Gives the lane the next memory; false: there is none. */
static bool begin(struct replay *p, struct lane *l)
{
    if (p->next >= p->history.count) {
        return false;
    }
    const struct srs_review *r = p->history.reviews + p->next;
    size_t end = p->next + 1;
    while (end < p->history.count && !p->history.reviews[end].first) {
        end++;
    }
    *l = (struct lane){.at = r + 1,
                       .end = p->history.reviews + end,
                       .state = srs_state_first(p->model, (enum srs_grade)r->grade),
                       .out = p->out++};
    p->next = end;
    return true;
}

/* The lanes whose memories are done get others, or go. */
static void refill(struct replay *p)
{
    for (size_t i = 0; i < p->busy;) {
        struct lane *l = &p->lanes[i];
        if (l->at != l->end) {
            i++;
            continue;
        }
        *l->out = l->state;
        if (!begin(p, l)) {
            *l = p->lanes[--p->busy];
        }
    }
}

/* As many steps as no lane ends before. */
static size_t steps_in_common(const struct replay *p)
{
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < p->busy; i++) {
        size_t left = (size_t)(p->lanes[i].end - p->lanes[i].at);
        least = left < least ? left : least;
    }
    return least;
}

static void step6(struct replay *p, size_t steps)
{
    for (size_t n = 0; n < steps; n++) {
        for (size_t i = 0; i < p->busy; i++) {
            struct lane *l = &p->lanes[i];
            l->state =
                srs_fsrs6_next(p->model, l->state, (enum srs_grade)l->at->grade, l->at->days);
            l->at++;
        }
    }
}

static void step7(struct replay *p, size_t steps)
{
    for (size_t n = 0; n < steps; n++) {
        for (size_t i = 0; i < p->busy; i++) {
            struct lane *l = &p->lanes[i];
            l->state =
                srs_fsrs7_next(p->model, l->state, (enum srs_grade)l->at->grade, l->at->days);
            l->at++;
        }
    }
}

size_t srs_replay(const struct srs_model *model, struct srs_history history, struct srs_state *out)
{
    struct replay p = {.model = model, .history = history, .out = out};
    while (p.busy < LANES && begin(&p, &p.lanes[p.busy])) {
        p.busy++;
    }
    for (refill(&p); p.busy > 0; refill(&p)) {
        size_t steps = steps_in_common(&p);
        switch (model->id) {
        case SRS_FSRS6:
            step6(&p, steps);
            break;
        case SRS_FSRS7:
            step7(&p, steps);
            break;
        }
    }
    return (size_t)(p.out - out);
}
