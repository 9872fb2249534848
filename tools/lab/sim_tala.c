/* SPDX-License-Identifier: MIT
 *
 * Tala: the same plans and sessions as in the program, over a course made of nothing, with
 * the learner's own measured times and, unless they are fixed, parameters of memory.     */
#include "sim_log.h"
#include "sim_scheduler.h"

#include "base/must.h"
#include "lesson/lesson_session.h"

enum { UNIT_ITEMS = 25, SYLLABLES = 80 };

struct tala {
    struct arena course, session;
    struct lesson_catalogue catalogue;
    struct text_tools tools;
    struct lesson_rules rules;
    struct lesson_lexicon lexicon;
    struct lesson_judge judge;
    struct srs_model model;
    bool fixed;
    struct sim_log log;
    struct lesson_memory *memories; /* item * SIM_SKILLS + n: always there, met or not */
    struct lesson_memories known;
    struct lesson_timing timings[LESSON_KINDS];
    struct rng rng;
};

/* Words that neither look nor begin alike more often than words do. */
static struct str word(struct arena *a, int index)
{
    static const char consonants[] = "bdfghjklmnprstvw";
    static const char vowels[] = "aeiou";
    unsigned n = (unsigned)index * 7919U % (SYLLABLES * SYLLABLES * SYLLABLES);
    char text[7] = {0};
    for (int i = 0; i < 3; i++, n /= SYLLABLES) {
        text[2 * i] = consonants[n % SYLLABLES % 16];
        text[2 * i + 1] = vowels[n % SYLLABLES / 16];
    }
    return arena_str(a, str_from(text));
}

static void make_item(struct pack_item *item, struct lesson_facts *facts, int i, struct arena *a)
{
    item->unit = i / UNIT_ITEMS;
    item->kind = PACK_WORD;
    item->text = item->id = word(a, i);
    for (int byte = 0; byte < 4; byte++) {
        item->key.b[byte] = (uint8_t)((unsigned)(i + 1) >> (8 * byte));
    }
    item->picture = item->key;
    *facts = (struct lesson_facts){arena_printf(a, "meaning %d", i), true};
}

static void make_course(struct tala *t, int items)
{
    struct arena *a = &t->course;
    int units = (items + UNIT_ITEMS - 1) / UNIT_ITEMS;
    struct pack_item *all = ARENA_ARRAY(a, struct pack_item, (size_t)items);
    struct lesson_facts *facts = ARENA_ARRAY(a, struct lesson_facts, (size_t)items);
    struct pack_unit *unit = ARENA_ARRAY(a, struct pack_unit, (size_t)units);
    for (int i = 0; i < items; i++) {
        make_item(&all[i], &facts[i], i, a);
    }
    for (int u = 0; u < units; u++) {
        int first = u * UNIT_ITEMS;
        int count = first + UNIT_ITEMS < items ? UNIT_ITEMS : items - first;
        unit[u] = (struct pack_unit){.position = u, .first_item = first, .item_count = count};
    }
    t->catalogue = (struct lesson_catalogue){all, facts, items, unit, units};
}

static void *tala_begin(const struct sim_course *course, struct arena *a)
{
    int items = course->items;
    struct tala *t = ARENA_NEW(a, struct tala);
    make_course(t, items);
    t->rules = lesson_rules_default(STR("und"));
    text_tools_init(&t->tools, t->rules.language);
    lesson_lexicon_init(&t->lexicon, &t->rules, &t->tools, t->catalogue.items, items, &t->course);
    t->judge = (struct lesson_judge){&t->rules, &t->tools, &t->lexicon};
    t->model = srs_model_default(course->model);
    t->fixed = course->fixed;
    t->log = sim_log_init(items * SIM_SKILLS);
    t->memories = ARENA_ARRAY(&t->course, struct lesson_memory, (size_t)items * SIM_SKILLS);
    for (int i = 0; i < items * SIM_SKILLS; i++) {
        t->memories[i].item = i / SIM_SKILLS;
        t->memories[i].skill = sim_skills[i % SIM_SKILLS];
    }
    t->known = (struct lesson_memories){.all = t->memories, .count = items * SIM_SKILLS};
    t->rng = rng_from(course->seed);
    return t;
}

static int memory_of(const struct tala *t, int item, enum srs_skill skill)
{
    for (int i = 0; i < SIM_SKILLS; i++) {
        if (t->memories[item * SIM_SKILLS + i].skill == skill) {
            return item * SIM_SKILLS + i;
        }
    }
    must(false);
    return -1;
}

static void step(struct tala *t, const struct sim_entry *e)
{
    struct srs_memory *m = &t->memories[e->memory].memory;
    *m = srs_step(&t->model, *m, e->grade, sim_moment(e->at_days));
}

static void keep(struct tala *t, struct sim_mind *mind, const struct lesson_outcome *outcome)
{
    if (outcome->has_result) {
        const struct lesson_result *r = &outcome->result;
        struct sim_entry e = {memory_of(t, r->item, r->skill), r->grade, mind->now_days};
        const struct srs_memory *m = &t->memories[e.memory].memory;
        sim_log_add(&t->log, e, m->reviews > 0 && m->last_day < sim_day(e.at_days));
        step(t, &e);
    }
}

/* Memories are made anew where the model is. */
static void fit(struct tala *t)
{
    if (t->fixed || !sim_log_fit(&t->log, &t->model)) {
        return;
    }
    for (int i = 0; i < t->known.count; i++) {
        t->memories[i].memory = (struct srs_memory){0};
    }
    for (int i = 0; i < t->log.count; i++) {
        step(t, &t->log.entries[i]);
    }
}

static void time_kind(struct tala *t, enum lesson_kind kind, double ms)
{
    struct lesson_timing *timing = &t->timings[kind];
    timing->answers++;
    timing->typical_ms += ((int64_t)ms - timing->typical_ms) / timing->answers; /* the mean */
}

static struct lesson_outcome give(struct tala *t, struct lesson_session *s, bool right, double ms)
{
    struct lesson_now now = lesson_session_now(s);
    if (lesson_kind_by(now.exercise->kind) == LESSON_BY_TYPING) {
        return lesson_session_type(s, right ? now.answer : STR("zzzz"), (int64_t)ms, 0);
    }
    int option = now.exercise->answer;
    while (!right && (option == now.exercise->answer || now.removed[option])) {
        option = (int)rng_below(&t->rng, (uint32_t)now.exercise->option_count);
    }
    return lesson_session_choose(s, option, (int64_t)ms, 0);
}

/* Who does not know it tries once more, or looks; then does it as it is shown. */
static void try_again(struct tala *t, struct sim_mind *mind, struct lesson_session *s)
{
    struct lesson_outcome outcome = lesson_session_show(s, 0, 0);
    keep(t, mind, &outcome);
    if (lesson_session_now(s).phase == LESSON_SHOWN) {
        (void)give(t, s, true, 0);
    }
}

static void play_one(struct tala *t, struct sim_mind *mind, struct lesson_session *s)
{
    double began_ms = mind->studied_ms;
    struct lesson_now now = lesson_session_now(s);
    enum lesson_kind kind = now.exercise->kind;
    if (lesson_kind_by(kind) == LESSON_BY_MEETING) {
        time_kind(t, kind, sim_mind_meet(mind, now.exercise->item));
    } else {
        struct sim_answer got = sim_mind_answer(mind, now.exercise->item, lesson_kind_skill(kind));
        time_kind(t, kind, got.ms);
        if (got.known || got.guessed) {
            struct lesson_outcome outcome = give(t, s, true, got.ms);
            keep(t, mind, &outcome);
        } else {
            try_again(t, mind, s);
        }
    }
    lesson_session_spend(s, (int64_t)(mind->studied_ms - began_ms));
    lesson_session_go_on(s);
}

static struct lesson_moment moment(const struct tala *t, double at_days)
{
    return (struct lesson_moment){&t->model, lesson_retention(LESSON_NORMAL), sim_moment(at_days)};
}

static void tala_study(void *self, struct sim_mind *mind, int minutes)
{
    struct tala *t = self;
    struct lesson_pace pace = lesson_pace_from(t->timings);
    struct lesson_wish wish = {
        .unit = LESSON_TODAY, .minutes = minutes, .at = moment(t, mind->now_days), .pace = &pace};
    arena_reset(&t->session);
    struct lesson_plan plan =
        lesson_plan_make(&t->catalogue, &t->known, &wish, &t->rng, &t->session);
    struct lesson_session *s = lesson_session_begin(&t->catalogue, &t->judge, &plan,
                                                    rng_from(rng_next(&t->rng)), &t->session);
    while (lesson_session_now(s).phase != LESSON_END) {
        play_one(t, mind, s);
    }
    fit(t);
}

static int tala_backlog(const void *self, double at_days)
{
    const struct tala *t = self;
    struct lesson_moment at = moment(t, at_days);
    return lesson_due_count(&t->catalogue, &t->known, &at, LESSON_TODAY);
}

static void tala_end(void *self)
{
    struct tala *t = self;
    text_tools_finish(&t->tools);
    arena_finish(&t->session);
    arena_finish(&t->course);
    sim_log_finish(&t->log);
}

const struct sim_scheduler sim_tala = {"tala",     "Tala",       tala_begin,
                                       tala_study, tala_backlog, tala_end};
