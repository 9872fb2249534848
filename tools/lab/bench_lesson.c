/* SPDX-License-Identifier: MIT
 *
 * A plan over 10,000 memories, one judgement, 100,000 reviews replayed.                */
#include "bench.h"

#include "lesson/lesson_judge.h"
#include "lesson/lesson_plan.h"
#include "pack/pack.h"

enum { ITEMS = 5000, MEMORIES = 10000, REVIEWS = 100000, RUNS = 51 };

/* A course of 5,000 words, of which every one was heard and read. */
static struct lesson_catalogue catalogue(struct arena *a, struct pack_unit *unit)
{
    struct pack_item *items = ARENA_ARRAY(a, struct pack_item, ITEMS);
    struct lesson_facts *facts = ARENA_ARRAY(a, struct lesson_facts, ITEMS);
    for (int i = 0; i < ITEMS; i++) {
        items[i].text = arena_printf(a, "woord%d", i);
        items[i].picture.b[0] = (uint8_t)(i % 255 + 1);
        items[i].picture.b[1] = (uint8_t)(i / 255);
        items[i].key = items[i].picture;
        facts[i] = (struct lesson_facts){arena_printf(a, "word %d", i), true};
    }
    *unit = (struct pack_unit){.id = STR("all"), .item_count = ITEMS};
    return (struct lesson_catalogue){items, facts, ITEMS, unit, 1};
}

static struct lesson_memories memories(struct arena *a, const struct srs_model *model)
{
    struct lesson_memory *all = ARENA_ARRAY(a, struct lesson_memory, MEMORIES);
    struct rng rng = rng_from(1);
    for (int i = 0; i < MEMORIES; i++) {
        struct srs_memory m = {0};
        int32_t day = 0;
        for (int r = 0; r < 4; r++) {
            day += (int32_t)rng_below(&rng, 20);
            m = srs_step(model, m, rng_below(&rng, 5) ? SRS_GOOD : SRS_AGAIN,
                         (struct srs_moment){(int64_t)day * 86400000, day});
        }
        all[i] = (struct lesson_memory){i / 2, i % 2 ? SRS_READ : SRS_LISTEN, m};
    }
    return (struct lesson_memories){all, MEMORIES};
}

static void measure_plan(struct bench *b, const struct srs_model *model)
{
    static struct bench_times times;
    struct pack_unit unit;
    struct lesson_catalogue c = catalogue(&b->arena, &unit);
    struct lesson_memories known = memories(&b->arena, model);
    struct arena a = {0};
    for (uint64_t i = 0; i < RUNS; i++) {
        struct rng rng = rng_from(i);
        struct lesson_wish wish = {LESSON_TODAY, 10, {model, 0.9, {INT64_C(80) * 86400000, 80}}};
        int64_t start = bench_now_us();
        (void)lesson_plan_make(&c, &known, &wish, &rng, &a);
        bench_add(&times, start, 1);
        arena_reset(&a);
    }
    arena_finish(&a);
    bench_row("session plan over 10,000 memories", &times);
}

static void measure_replay(const struct srs_model *model)
{
    static struct bench_times times;
    for (int run = 0; run < RUNS; run++) {
        struct srs_memory m = {0};
        int64_t start = bench_now_us();
        for (int i = 0; i < REVIEWS; i++) {
            int32_t day = i % 100;
            m = srs_step(model, i % 10 ? m : (struct srs_memory){0}, i % 7 ? SRS_GOOD : SRS_AGAIN,
                         (struct srs_moment){(int64_t)day * 86400000, day});
        }
        bench_add(&times, start, 1);
    }
    bench_row("100,000 reviews replayed", &times);
}

static enum err measure_judge(struct bench *b)
{
    static struct bench_times times;
    struct arena *a = &b->arena;
    struct lesson_rules rules;
    struct diag_list diags;
    struct text_tools tools;
    diag_init(&diags, a);
    struct str folder = arena_printf(a, "%.*s/assets/lang", STR_ARG(b->share));
    struct pack *pack = NULL;
    enum err e = pack_open(b->pack.p, &pack);
    e = e == OK ? lesson_rules_load(folder.p, pack->info.host, a, &diags, &rules) : e;
    if (e != OK) {
        pack_close(pack);
        return e;
    }
    text_tools_init(&tools, pack->info.host);
    struct lesson_lexicon lexicon;
    lesson_lexicon_init(&lexicon, &rules, &tools, pack->items, pack->item_count, a);
    struct lesson_judge judge = {&rules, &tools, &lexicon};
    struct arena scratch = {0};
    for (int i = 0; i < 401; i++) {
        struct lesson_question q = lesson_question_of(&pack->items[i % pack->item_count]);
        int64_t start = bench_now_us();
        (void)lesson_judge(&judge, &q, STR("goedemorgn"), &scratch);
        bench_add(&times, start, 1);
        arena_reset(&scratch);
    }
    bench_row("one typed answer judged", &times);
    arena_finish(&scratch);
    text_tools_finish(&tools);
    pack_close(pack);
    return OK;
}

enum err bench_lesson(struct bench *b)
{
    struct srs_model model = srs_model_default(SRS_FSRS6);
    measure_plan(b, &model);
    measure_replay(&model);
    return measure_judge(b);
}
