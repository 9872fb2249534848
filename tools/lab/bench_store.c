/* SPDX-License-Identifier: MIT
 *
 * An answer committed durably, beside the disk's own sync in the same folder.          */
#include "bench.h"

#include "base/os.h"
#include "seal/seal.h"
#include "store/store.h"

enum { ANSWERS = 300, SYNCS = 100 };

static enum err measure_sync(struct bench *b)
{
    static struct bench_times times;
    static const char page[4096];
    struct str path = arena_printf(&b->arena, "%.*s/page", STR_ARG(b->dir));
    for (int i = 0; i < SYNCS; i++) {
        int64_t start = bench_now_us();
        enum err e = os_file_write(path.p, (struct str){page, sizeof page});
        bench_add(&times, start, 1);
        if (e != OK) {
            return e;
        }
    }
    bench_row("for comparison: 4 KiB written, synced, renamed", &times);
    return os_remove(path.p);
}

static enum err add_answers(struct store *store)
{
    static struct bench_times times;
    for (uint8_t i = 0; times.count < ANSWERS; i++) {
        struct store_review review = {.item = {{1, i}},
                                      .skill = SRS_LISTEN,
                                      .exercise = STR("listen-picture"),
                                      .grade = SRS_GOOD,
                                      .credit = 1,
                                      .latency_ms = 1500};
        int64_t start = bench_now_us();
        enum err e = store_review_add(store, &review, NULL);
        bench_add(&times, start, 1);
        if (e != OK) {
            return e;
        }
    }
    bench_row("one answer committed, synced", &times);
    return OK;
}

enum err bench_store(struct bench *b)
{
    struct str path = arena_printf(&b->arena, "%.*s/learner.db", STR_ARG(b->dir));
    struct clock clock = clock_system();
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct store *store = NULL;
    (void)!os_remove(path.p);
    enum err e = store_open(path.p, &clock, seal_random_key(), &model, &store);
    e = e == OK ? add_answers(store) : e;
    store_close(store);
    return e == OK ? measure_sync(b) : e;
}
