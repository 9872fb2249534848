/* SPDX-License-Identifier: MIT
 *
 * Plans over 10,000 and 100,000 memories, one judgement, 100,000 reviews replayed.     */
#include "bench.h"

#include "base/must.h"
#include "lesson/lesson_judge.h"
#include "lesson/lesson_plan.h"
#include "pack/pack.h"

enum { REVIEWS = 100000, REPLAYS = 51, PLANS = 51, JUDGEMENTS = 501 };

/* A course of `count` words. */
static struct lesson_catalogue catalogue(struct arena *a, int count, struct pack_unit *unit)
{
    struct pack_item *items = ARENA_ARRAY(a, struct pack_item, (size_t)count);
    struct lesson_facts *facts = ARENA_ARRAY(a, struct lesson_facts, (size_t)count);
    for (int i = 0; i < count; i++) {
        items[i].text = arena_printf(a, "woord%d", i);
        items[i].picture.b[0] = (uint8_t)(i % 255 + 1);
        items[i].picture.b[1] = (uint8_t)(i / 255);
        items[i].key = items[i].picture;
        facts[i] = (struct lesson_facts){arena_printf(a, "word %d", i), true};
    }
    *unit = (struct pack_unit){.id = STR("all"), .item_count = count};
    return (struct lesson_catalogue){items, facts, count, unit, 1};
}

/* Of four reviews each; every word was heard and read. */
static struct lesson_memories memories(struct arena *a, int count, const struct srs_model *model)
{
    struct lesson_memory *all = ARENA_ARRAY(a, struct lesson_memory, (size_t)count);
    struct rng rng = rng_from(1);
    for (int i = 0; i < count; i++) {
        struct srs_memory m = {0};
        int32_t day = 0;
        for (int r = 0; r < 4; r++) {
            day += (int32_t)rng_below(&rng, 20);
            m = srs_step(model, m, rng_below(&rng, 5) ? SRS_GOOD : SRS_AGAIN,
                         (struct srs_moment){(int64_t)day * 86400000, day});
        }
        all[i] = (struct lesson_memory){i / 2, i % 2 ? SRS_READ : SRS_LISTEN, m};
    }
    return (struct lesson_memories){.all = all, .count = count};
}

static void measure_plan(struct bench *b, const struct srs_model *model, int count,
                         const char *what)
{
    struct arena course = {0}, plan = {0};
    struct pack_unit unit;
    struct lesson_catalogue c = catalogue(&course, count / 2, &unit);
    struct lesson_memories known = memories(&course, count, model);
    for (uint64_t i = 0; i < PLANS; i++) {
        struct rng rng = rng_from(i);
        struct lesson_wish wish = {
            .unit = LESSON_TODAY, .minutes = 10, .at = {model, 0.9, {INT64_C(80) * 86400000, 80}}};
        int64_t start = bench_now_us();
        (void)lesson_plan_make(&c, &known, &wish, &rng, &plan);
        bench_add(&b->times, start);
        arena_reset(&plan);
    }
    arena_finish(&plan);
    arena_finish(&course);
    bench_row(&b->times, what);
}

/* Items of ten reviews each, some of them forgotten. */
static void measure_replay(struct bench *b, const struct srs_model *model)
{
    double total = 0;
    for (int run = 0; run < REPLAYS; run++) {
        struct srs_memory m = {0};
        int64_t start = bench_now_us();
        for (int i = 0; i < REVIEWS; i++) {
            int32_t day = i % 100;
            m = srs_step(model, i % 10 ? m : (struct srs_memory){0}, i % 7 ? SRS_GOOD : SRS_AGAIN,
                         (struct srs_moment){(int64_t)day * 86400000, day});
        }
        bench_add(&b->times, start);
        total += m.stability_days;
    }
    must(total > 0); /* the work cannot be left out */
    bench_row(&b->times, "100,000 reviews replayed");
}

/* A slip of the pen, judged as the answer to every item in turn. */
static void judge_items(struct bench *b, const struct pack *pack, const struct lesson_judge *judge)
{
    struct arena scratch = {0};
    for (int i = 0; i < JUDGEMENTS; i++) {
        struct lesson_question q = lesson_question_of(&pack->items[i % pack->item_count]);
        int64_t start = bench_now_us();
        (void)lesson_judge(judge, &q, STR("goedemorgn"), &scratch);
        bench_add(&b->times, start);
        arena_reset(&scratch);
    }
    arena_finish(&scratch);
    bench_row(&b->times, "one typed answer judged");
}

static enum err judge_pack(struct bench *b, const struct pack *pack)
{
    struct lesson_rules rules;
    struct diag_list diags;
    diag_init(&diags, &b->arena);
    struct str folder = arena_printf(&b->arena, "%.*s/assets/lang", STR_ARG(b->share));
    enum err e = lesson_rules_load(folder.p, pack->info.host, &b->arena, &diags, &rules);
    if (e != OK) {
        return e;
    }
    struct text_tools tools;
    struct lesson_lexicon lexicon;
    text_tools_init(&tools, pack->info.host);
    lesson_lexicon_init(&lexicon, &rules, &tools, pack->items, pack->item_count, &b->arena);
    struct lesson_judge judge = {&rules, &tools, &lexicon};
    judge_items(b, pack, &judge);
    text_tools_finish(&tools);
    return OK;
}

enum err bench_lesson(struct bench *b)
{
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct srs_model seven = srs_model_default(SRS_FSRS7);
    measure_plan(b, &model, 10000, "session plan over 10,000 memories");
    measure_plan(b, &model, 100000, "session plan over 100,000 memories");
    measure_plan(b, &seven, 100000, "session plan over 100,000, FSRS-7");
    measure_replay(b, &model);
    struct pack *pack = NULL;
    enum err e = pack_open(b->pack.p, &pack);
    e = e == OK ? judge_pack(b, pack) : e;
    pack_close(pack);
    return e;
}
