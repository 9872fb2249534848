/* SPDX-License-Identifier: MIT
 *
 * A learner with 100,000 answers: opening, what follows from the log, text, copies.    */
#include "bench.h"

#include "base/os.h"
#include "base/rng.h"
#include "srs/srs_train.h"
#include "store/store_backup.h"
#include "store/store_history.h"
#include "store/store_stats.h"
#include "store/store_text.h"

#include <string.h>

enum {
    ANSWERS = 100000,
    ITEMS = 4000,
    A_DAY = 200,
    RUNS = 20,
    TEXT_BYTES_MAX = 1 << 28,
    DAY_MS = 24 * 60 * 60 * 1000,
};

#define BEGIN_MS INT64_C(1772438400000)

struct history {
    struct bench *bench;
    const char *db, *copies;
    struct clock clock;
    struct srs_model model;
    struct buf text;
};

/* Two hundred answers a day, most of them good. */
static enum err write_text(struct history *h)
{
    struct rng r = rng_from(1);
    int64_t now = BEGIN_MS;
    enum err e = buf_addf(&h->text, "{\"tala\":\"learner\",\"version\":%d}\n", STORE_TEXT_VERSION);
    for (int i = 0; e == OK && i < ANSWERS; i++) {
        now += i % A_DAY ? 3000 + rng_below(&r, 9000) : (int64_t)DAY_MS;
        unsigned item = rng_below(&r, ITEMS);
        e = buf_addf(
            &h->text,
            "{\"hlc\":%lld,\"device\":\"aa000000000000000000000000000000\",\"epoch\":\"%016x\","
            "\"seq\":%d,\"kind\":\"review\",\"utc_ms\":%lld,\"offset_min\":60,\"item\":"
            "\"%08x000000000000000000000000\",\"skill\":%d,\"exercise\":\"type-word\","
            "\"grade\":%d,\"credit\":1,\"latency_ms\":%u,\"hints\":0,\"model\":7}\n",
            (long long)now, 1U + (unsigned)i / A_DAY, 1 + i % A_DAY, (long long)now,
            item * 2654435761U, (int)(item % SRS_SKILLS), rng_below(&r, 8) ? 3 : 1,
            (unsigned)(1000 + rng_below(&r, 9000)));
    }
    h->clock = clock_manual(now + 3600 * 1000, 60);
    return e == OK ? buf_addf(&h->text, "{\"end\":%d}\n", ANSWERS) : e;
}

static enum err open_store(struct history *h, struct store **out)
{
    return store_open(h->db, &h->clock, (struct key128){{1}}, &h->model, out);
}

static enum err fill(struct history *h)
{
    struct store *s = NULL;
    struct diag_list diags;
    struct store_imported got;
    diag_init(&diags, &h->bench->arena);
    enum err e = open_store(h, &s);
    int64_t start = bench_now_us();
    if (e == OK) {
        e = store_import(s, buf_str(&h->text), STR("history"), STORE_IMPORT_ALL_OR_NOTHING, &diags,
                         &got);
        bench_add(&h->bench->times, start);
        store_close(s);
    }
    if (e == OK) {
        bench_row(&h->bench->times, "100,000 answers taken from a text, synced");
    }
    return e;
}

/* `days` between openings: one and more, and every page is read. */
static enum err open_often(struct history *h, int days, const char *what)
{
    enum err e = OK;
    for (int i = 0; e == OK && i < RUNS; i++) {
        struct store *s = NULL;
        clock_advance(&h->clock, days * (int64_t)DAY_MS);
        int64_t start = bench_now_us();
        e = open_store(h, &s);
        bench_add(&h->bench->times, start);
        store_close(s);
    }
    if (e == OK) {
        bench_row(&h->bench->times, what);
    }
    return e;
}

/* The other model each time: no memory in the file can be used. */
static enum err fold_anew(struct history *h)
{
    enum err e = OK;
    for (int i = 0; e == OK && i < RUNS; i++) {
        struct store *s = NULL;
        h->model = srs_model_default(i % 2 ? SRS_FSRS7 : SRS_FSRS6);
        int64_t start = bench_now_us();
        e = open_store(h, &s);
        bench_add(&h->bench->times, start);
        store_close(s);
    }
    if (e == OK) {
        bench_row(&h->bench->times, "opened with another model: all memories anew");
    }
    return e;
}

/* --- what is asked of an open store ------------------------------------------------- */

static enum err read_memories(struct history *h, struct store *s, struct arena *a)
{
    struct store_memory_row *rows;
    size_t count;
    (void)h;
    return store_memories(s, a, &rows, &count);
}

static enum err read_stats(struct history *h, struct store *s, struct arena *a)
{
    struct store_stats stats;
    (void)h;
    return store_stats(s, 0, a, &stats);
}

static enum err read_exercises(struct history *h, struct store *s, struct arena *a)
{
    struct store_exercise *list;
    size_t count;
    (void)h;
    return store_exercises(s, a, &list, &count);
}

static enum err count_answers(struct history *h, struct store *s, struct arena *a)
{
    struct store_answers answers;
    (void)h;
    (void)a;
    return store_answers(s, &answers);
}

static enum err read_history(struct history *h, struct store *s, struct arena *a)
{
    struct srs_history history;
    (void)h;
    return store_history(s, a, &history);
}

static enum err keep_trained(struct history *h, struct store *s, struct arena *a)
{
    (void)a;
    return store_trained_add(s, &h->model);
}

static enum err write_out(struct history *h, struct store *s, struct arena *a)
{
    (void)a;
    buf_clear(&h->text);
    return store_export(s, &h->text);
}

static enum err copy(struct history *h, struct store *s, struct arena *a)
{
    (void)a;
    clock_advance(&h->clock, DAY_MS);
    return store_backup(s, h->copies, NULL);
}

struct question {
    const char *what;
    enum err (*ask)(struct history *h, struct store *s, struct arena *a);
};

static const struct question questions[] = {
    {"all memories read", read_memories},
    {"days and retention", read_stats},
    {"times of exercises", read_exercises},
    {"whether training is due", count_answers},
    {"the answers read for training", read_history},
    {"trained parameters kept: all memories anew", keep_trained},
    {"written as a text", write_out},
    {"copied, synced, the copy verified", copy},
};

static enum err ask_often(struct history *h, struct store *s, const struct question *q)
{
    enum err e = OK;
    for (int i = 0; e == OK && i < RUNS; i++) {
        struct arena a;
        arena_init(&a, 0);
        int64_t start = bench_now_us();
        e = q->ask(h, s, &a);
        bench_add(&h->bench->times, start);
        arena_finish(&a);
    }
    if (e == OK) {
        bench_row(&h->bench->times, q->what);
    }
    return e;
}

/* What an event may have to wait for: one pass. */
static enum err train(struct history *h, struct store *s)
{
    struct arena a;
    struct srs_history history;
    arena_init(&a, 0);
    enum err e = store_history(s, &a, &history);
    struct srs_trainer *t = e == OK ? srs_trainer_create(h->model.id, history, false) : NULL;
    int64_t began = bench_now_us();
    for (bool more = t != NULL; more;) {
        int64_t start = bench_now_us();
        more = srs_trainer_pass(t);
        bench_add(&h->bench->times, start);
    }
    if (e == OK) {
        bench_row(&h->bench->times, "one pass of training");
        bench_add(&h->bench->times, began);
        bench_row(&h->bench->times, "all passes of it");
    }
    srs_trainer_destroy(t);
    arena_finish(&a);
    return e;
}

/* Into a guest's store that has nothing, then into one that has it all. */
static enum err merge(struct history *h, struct store *s)
{
    struct store *guest = NULL;
    enum err e = store_open(NULL, &h->clock, (struct key128){{2}}, &h->model, &guest);
    int64_t start = bench_now_us();
    if (e == OK) {
        e = store_merge(guest, s);
    }
    bench_add(&h->bench->times, start);
    if (e == OK) {
        bench_row(&h->bench->times, "merged into an empty log");
        start = bench_now_us();
        e = store_merge(guest, s);
        bench_add(&h->bench->times, start);
        bench_row(&h->bench->times, "merged again: nothing is new");
    }
    store_close(guest);
    return e;
}

static enum err measure_open(struct history *h)
{
    struct store *s = NULL;
    enum err e = open_store(h, &s);
    for (size_t i = 0; e == OK && i < sizeof questions / sizeof *questions; i++) {
        e = ask_often(h, s, &questions[i]);
    }
    (void)!store_backup_remove_all(h->copies);
    e = e == OK ? train(h, s) : e;
    e = e == OK ? merge(h, s) : e;
    store_close(s);
    return e;
}

static enum err measure(struct history *h)
{
    enum err e = write_text(h);
    e = e == OK ? fill(h) : e;
    e = e == OK ? open_often(h, 0, "a learner with 100,000 answers opened") : e;
    e = e == OK ? open_often(h, 1, "the first time of a day: every page read") : e;
    e = e == OK ? fold_anew(h) : e;
    return e == OK ? measure_open(h) : e;
}

enum err bench_history(struct bench *b)
{
    struct history h = {.bench = b, .model = srs_model_default(SRS_FSRS7)};
    h.clock = clock_manual(BEGIN_MS, 60);
    h.db = arena_printf(&b->arena, "%.*s/bench-history.db", STR_ARG(b->dir)).p;
    h.copies = arena_cstr(&b->arena, b->dir);
    buf_init(&h.text, TEXT_BYTES_MAX);
    (void)!os_remove(h.db); /* left by a run that was stopped */
    enum err e = measure(&h);
    (void)!os_remove(h.db);
    buf_finish(&h.text);
    return e;
}
