/* SPDX-License-Identifier: MIT
 *
 * An answer committed durably, beside the disk's own sync in the same folder; and a learner
 * with a long history.                                                                 */
#include "bench.h"

#include "base/os.h"
#include "seal/seal.h"
#include "store/store.h"

#include <fcntl.h>
#include <unistd.h>

enum { ANSWERS = 300, PAGE_BYTES = 4096 };

static enum err add_answer(struct bench *b, struct store *store, int i)
{
    struct store_review review = {.item = {{1, (uint8_t)(i >> 8), (uint8_t)i}},
                                  .skill = SRS_LISTEN,
                                  .exercise = STR("listen-picture"),
                                  .grade = SRS_GOOD,
                                  .credit = 1,
                                  .latency_ms = 1500};
    int64_t start = bench_now_us();
    enum err e = store_review_add(store, &review, NULL);
    bench_add(&b->times, start);
    return e;
}

/* The least that any program can do to keep something. */
static enum err add_page(struct bench *b, int fd)
{
    const char page[PAGE_BYTES] = {0};
    int64_t start = bench_now_us();
    bool synced = write(fd, page, sizeof page) == sizeof page && fdatasync(fd) == 0;
    bench_add(&b->beside, start);
    return synced ? OK : ERR_IO;
}

/* In turns, so that a disk busy with others is so for both. */
static enum err measure(struct bench *b, struct store *store, int fd)
{
    enum err e = OK;
    for (int i = 0; i < ANSWERS && e == OK; i++) {
        e = add_answer(b, store, i);
        e = e == OK ? add_page(b, fd) : e;
    }
    if (e == OK) {
        bench_row(&b->times, "one answer committed, synced");
        bench_row(&b->beside, "in turns with it: 4 KiB appended to a file, synced");
    }
    return e;
}

static enum err open_and_measure(struct bench *b, const char *db, const char *page)
{
    struct clock clock = clock_system();
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct store *store = NULL;
    int fd = open(page, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) {
        return ERR_IO;
    }
    enum err e = store_open(db, &clock, seal_random_key(), &model, &store);
    e = e == OK ? measure(b, store, fd) : e;
    store_close(store);
    close(fd);
    return e;
}

static enum err bench_answers(struct bench *b)
{
    const char *db = arena_printf(&b->arena, "%.*s/bench.db", STR_ARG(b->dir)).p;
    const char *page = arena_printf(&b->arena, "%.*s/bench.page", STR_ARG(b->dir)).p;
    (void)!os_remove(db); /* left by a run that was stopped */
    enum err e = open_and_measure(b, db, page);
    (void)!os_remove(db);
    (void)!os_remove(page);
    return e;
}

enum err bench_store(struct bench *b)
{
    enum err e = bench_answers(b);
    return e == OK ? bench_history(b) : e;
}
