/* SPDX-License-Identifier: MIT */
#include "sim_mind.h"

#include "base/must.h"

#include <math.h>

/* Seconds that an average learner takes. */
static const double task_seconds[SIM_TASKS] = {
    [SIM_MEET] = 7,
    [SIM_CHOOSE_BY_EAR] = 6,
    [SIM_CHOOSE_BY_EYE] = 7,
    [SIM_TYPE] = 14,
};
/* Of first_pass: what was heard is easier than what must be written. */
static const double task_ease[SIM_TASKS] = {1, 1.1, 1, 0.7};

#define FEEDBACK_SECONDS 2.5   /* after a right answer; */
#define CORRECT_SECONDS  6.0   /* after a wrong one, the right one is done */
#define GUESS            0.125 /* half of those who do not know guess, one in four is right */
#define PARAMETER_NOISE  0.08
#define MEMORY_NOISE     0.35 /* of the logarithm of a memory's own factor */
#define TIME_NOISE       0.3
#define MS_A_DAY         86400000.0

/* A normal draw.  source: Box and Muller. */
static double normal(struct rng *rng)
{
    double u = 1 - rng_unit(rng);
    double v = rng_unit(rng);
    return sqrt(-2 * log(u)) * cos(2 * 3.14159265358979323846 * v);
}

/* FSRS-7's average learner, with noise. */
static struct srs_model true_model(struct rng *rng)
{
    struct srs_model base = srs_model_default(SRS_FSRS7);
    double w[SRS_PARAMETERS_MAX];
    for (size_t i = 0; i < base.count; i++) {
        w[i] = base.w[i] * exp(PARAMETER_NOISE * normal(rng));
    }
    struct srs_model model;
    enum err e = srs_model_from(SRS_FSRS7, w, base.count, &model);
    must(e == OK);
    return model;
}

struct sim_mind sim_mind_init(const struct sim_learner *learner, uint64_t seed, int items,
                              struct arena *a)
{
    struct rng rng = rng_from(seed * 2 + 1);
    struct sim_mind m = {.learner = learner, .seed = seed, .items = items};
    m.truth = true_model(&rng);
    m.rng = rng;
    m.traces = ARENA_ARRAY(a, struct sim_trace, (size_t)items * SRS_SKILLS);
    m.shown = ARENA_ARRAY(a, bool, (size_t)items);
    return m;
}

enum sim_task sim_task_of(enum srs_skill skill)
{
    static const enum sim_task tasks[SRS_SKILLS] = {
        [SRS_LISTEN] = SIM_CHOOSE_BY_EAR,
        [SRS_READ] = SIM_CHOOSE_BY_EYE,
        [SRS_SPEAK] = SIM_TYPE,
        [SRS_WRITE] = SIM_TYPE,
    };
    return tasks[skill];
}

static void pass_ms(struct sim_mind *m, double ms)
{
    m->now_days += ms / MS_A_DAY;
    m->studied_ms += ms;
}

static double task_ms(struct sim_mind *m, enum sim_task task)
{
    return 1000 * task_seconds[task] * m->learner->tempo * exp(TIME_NOISE * normal(&m->rng));
}

double sim_mind_meet(struct sim_mind *m, int item)
{
    double ms = task_ms(m, SIM_MEET);
    pass_ms(m, ms);
    m->shown[item] = true;
    return ms;
}

/* How much easier or harder this one is to keep than others. */
static double own_factor(const struct sim_mind *m, int index)
{
    struct rng rng = rng_from(m->seed * 1000003 + (uint64_t)index);
    (void)rng_next(&rng);
    return exp(MEMORY_NOISE * normal(&rng));
}

static struct sim_trace *trace_of(const struct sim_mind *m, int item, enum srs_skill skill)
{
    return &m->traces[item * SRS_SKILLS + (int)skill];
}

static double since(const struct sim_trace *t, double at_days)
{
    return at_days > t->at_days ? at_days - t->at_days : 0;
}

/* Growth, and where it begins, are multiplied. */
static void remember(struct sim_mind *m, int index, bool known)
{
    struct sim_trace *t = &m->traces[index];
    enum srs_grade grade = known ? SRS_GOOD : SRS_AGAIN;
    double factor = m->learner->aptitude * own_factor(m, index);
    if (!t->met) {
        t->state = srs_state_first(&m->truth, grade);
        t->state.stability_days *= factor;
        t->state.fast_days *= factor;
    } else {
        struct srs_state before = t->state;
        t->state = srs_state_next(&m->truth, before, grade, since(t, m->now_days));
        double grown = t->state.stability_days - before.stability_days;
        if (grown > 0) {
            t->state.stability_days = before.stability_days + grown * factor;
        }
    }
    t->met = true;
    t->at_days = m->now_days;
}

static bool recalls(struct sim_mind *m, int item, enum srs_skill skill)
{
    const struct sim_trace *t = trace_of(m, item, skill);
    double chance = t->met ? srs_state_recall(&m->truth, t->state, since(t, m->now_days))
                           : m->learner->first_pass * task_ease[sim_task_of(skill)];
    return m->shown[item] && rng_unit(&m->rng) < chance;
}

struct sim_answer sim_mind_answer(struct sim_mind *m, int item, enum srs_skill skill)
{
    enum sim_task task = sim_task_of(skill);
    bool known = recalls(m, item, skill);
    bool guessed = !known && task != SIM_TYPE && rng_unit(&m->rng) < GUESS;
    struct sim_answer answer = {.known = known, .guessed = guessed, .ms = task_ms(m, task)};
    remember(m, item * SRS_SKILLS + (int)skill, known);
    double after = known || guessed ? FEEDBACK_SECONDS : CORRECT_SECONDS;
    pass_ms(m, answer.ms + 1000 * after);
    return answer;
}

double sim_mind_recall(const struct sim_mind *m, int item, enum srs_skill skill, double at_days)
{
    enum { DAYS = 7 };
    const struct sim_trace *t = trace_of(m, item, skill);
    double sum = 0;
    for (int day = 0; day < DAYS && t->met; day++) {
        sum += srs_state_recall(&m->truth, t->state, since(t, at_days + day + 0.5));
    }
    return sum / DAYS;
}
