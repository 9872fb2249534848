/* SPDX-License-Identifier: MIT */
#include "simulate.h"

#include "base/os.h"

#include <inttypes.h>
#include <stdio.h>

/* More than any of them gets through; and how often they are looked at. */
enum { ITEMS = 2000, FILE_BYTES_MAX = 1 << 20, POINTS = 18 };

#define KNOWN 0.9

const struct sim_scheduler *const sim_schedulers[SIM_SCHEDULERS] = {&sim_tala, &sim_anki,
                                                                    &sim_ladder};

static struct sim_point look(const struct sim_mind *mind, int day)
{
    struct sim_point p = {.day = day, .minutes = mind->studied_ms / 60000};
    for (int item = 0; item < mind->items; item++) {
        int known = 0;
        for (int s = 0; s < SIM_SKILLS; s++) {
            double recall = sim_mind_recall(mind, item, sim_skills[s], day);
            known += recall >= KNOWN;
            p.met += recall > 0;
            p.known += recall >= KNOWN;
            p.expected += recall;
        }
        p.words += known == SIM_SKILLS;
    }
    return p;
}

struct run {
    struct sim_session sessions[SIM_SESSIONS_MAX];
    int session_count, at;
    struct sim_mind mind;
    void *self;
};

/* The sessions of one day; returns what waited before the first. */
static int play_day(struct run *r, const struct sim_scheduler *scheduler, int day)
{
    int backlog = scheduler->backlog(r->self, day + 0.5);
    for (; r->at < r->session_count && r->sessions[r->at].at_days < day + 1; r->at++) {
        const struct sim_session *s = &r->sessions[r->at];
        r->mind.now_days = s->at_days > r->mind.now_days ? s->at_days : r->mind.now_days;
        scheduler->study(r->self, &r->mind, s->minutes);
    }
    return backlog;
}

static void simulate_one(const struct sim_learner *learner, const struct sim_scheduler *scheduler,
                         struct sim_course course, int days, struct sim_run *out)
{
    struct arena a = {0};
    struct run *r = ARENA_NEW(&a, struct run);
    r->session_count = sim_timetable(learner, course.seed, days, r->sessions);
    r->mind = sim_mind_init(learner, course.seed, ITEMS, &a);
    r->self = scheduler->begin(&course, &a);
    *out = (struct sim_run){.learner = learner, .scheduler = scheduler};
    int every = days / POINTS > 0 ? days / POINTS : 1;
    int worst = 0;
    for (int day = 0; day < days; day++) {
        int backlog = play_day(r, scheduler, day);
        worst = backlog > worst ? backlog : worst;
        if (day == days - 1 || ((day + 1) % every == 0 && out->count < SIM_POINTS_MAX - 1)) {
            struct sim_point *p = &out->points[out->count++];
            *p = look(&r->mind, day + 1);
            p->backlog = backlog;
            p->worst_backlog = worst;
        }
    }
    scheduler->end(r->self);
    arena_finish(&a);
}

/* Adds `one` to `sum`, of which `n` are there. */
static void add_point(struct sim_point *sum, const struct sim_point *one, int n)
{
    double share = 1.0 / (n + 1);
    sum->day = one->day;
    sum->minutes += (one->minutes - sum->minutes) * share;
    sum->met += (one->met - sum->met) * share;
    sum->known += (one->known - sum->known) * share;
    sum->expected += (one->expected - sum->expected) * share;
    sum->words += (one->words - sum->words) * share;
    sum->backlog += (one->backlog - sum->backlog) * share;
    sum->worst_backlog =
        one->worst_backlog > sum->worst_backlog ? one->worst_backlog : sum->worst_backlog;
}

void simulate_kind(const struct sim_learner *learner, const struct sim_scheduler *scheduler,
                   const struct simulate_options *options, struct sim_run *out)
{
    *out = (struct sim_run){.learner = learner, .scheduler = scheduler};
    for (int n = 0; n < options->repeat; n++) {
        struct sim_run one;
        struct sim_course course = {ITEMS, options->seed + (uint64_t)n, options->model,
                                    options->fixed};
        simulate_one(learner, scheduler, course, options->days, &one);
        for (int i = 0; i < one.count; i++) {
            add_point(&out->points[i], &one.points[i], n);
        }
        out->count = one.count;
    }
}

static double per_minute(const struct sim_point *p, double things)
{
    return p->minutes > 0 ? things / p->minutes : 0;
}

enum err simulate_csv(const struct sim_run *runs, int count, uint64_t seed, struct buf *out)
{
    enum err e = buf_addf(out, "learner,scheduler,seed,day,minutes,met,known,expected,words,"
                               "known_per_minute,expected_per_minute,backlog,worst_backlog\n");
    for (int i = 0; i < count; i++) {
        const struct sim_run *run = &runs[i];
        for (int k = 0; k < run->count && e == OK; k++) {
            const struct sim_point *p = &run->points[k];
            e = buf_addf(out, "%s,%s,%" PRIu64 ",%d,%.1f,%.1f,%.1f,%.1f,%.1f,%.4f,%.4f,%.1f,%d\n",
                         run->learner->name, run->scheduler->name, seed, p->day, p->minutes, p->met,
                         p->known, p->expected, p->words, per_minute(p, p->known),
                         per_minute(p, p->expected), p->backlog, p->worst_backlog);
        }
    }
    return e;
}

static void print_table(const struct sim_run *runs, int count)
{
    printf("%-8s %-8s %8s %6s %6s %8s %6s %9s %10s %7s\n", "learner", "by", "minutes", "met",
           "known", "expected", "words", "known/min", "expect/min", "backlog");
    for (int i = 0; i < count; i++) {
        const struct sim_run *run = &runs[i];
        const struct sim_point *p = &run->points[run->count - 1];
        printf("%-8s %-8s %8.0f %6.0f %6.0f %8.0f %6.0f %9.3f %10.3f %7d\n", run->learner->name,
               run->scheduler->name, p->minutes, p->met, p->known, p->expected, p->words,
               per_minute(p, p->known), per_minute(p, p->expected), p->worst_backlog);
    }
}

static enum err write_file(struct str path, const struct buf *b)
{
    struct arena a = {0};
    FILE *file = fopen(arena_cstr(&a, path), "wb");
    arena_finish(&a);
    if (file == NULL) {
        return ERR_IO;
    }
    size_t written = fwrite(b->p, 1, b->n, file);
    return fclose(file) == 0 && written == b->n ? OK : ERR_IO;
}

static enum err write_files(const struct simulate_options *o, const struct sim_run *runs, int count)
{
    struct buf b;
    buf_init(&b, FILE_BYTES_MAX);
    enum err e = OK;
    if (o->csv.n > 0) {
        e = simulate_csv(runs, count, o->seed, &b);
        e = e == OK ? write_file(o->csv, &b) : e;
    }
    buf_clear(&b);
    if (o->svg.n > 0 && e == OK) {
        e = simulate_svg(runs, count, &b);
        e = e == OK ? write_file(o->svg, &b) : e;
    }
    buf_finish(&b);
    return e;
}

int simulate(const struct simulate_options *o)
{
    struct arena a = {0};
    struct sim_run *runs = ARENA_ARRAY(&a, struct sim_run, SIM_RUNS_MAX);
    int count = 0;
    for (int i = 0; i < SIM_LEARNERS; i++) {
        for (int s = 0; s < SIM_SCHEDULERS; s++) {
            if (o->learner == NULL || o->learner == &sim_learners[i]) {
                simulate_kind(&sim_learners[i], sim_schedulers[s], o, &runs[count++]);
            }
        }
    }
    print_table(runs, count);
    enum err e = write_files(o, runs, count);
    arena_finish(&a);
    if (e != OK) {
        fprintf(stderr, "tala-lab: the result could not be written: %s\n", err_name(e));
    }
    return e == OK ? 0 : 1;
}
