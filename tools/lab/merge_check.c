/* SPDX-License-Identifier: MIT */
#include "merge_check.h"

#include "base/buf.h"
#include "base/must.h"
#include "base/rng.h"
#include "seal/seal.h"
#include "store/store_text.h"

#include <stdio.h>
#include <string.h>

enum {
    RUNS = 1000,
    COMPUTERS_MOST = 6,
    ITEMS = 12,
    STEPS = 48,
    TEXT_BYTES_MAX = 1 << 24,
    LINES_MAX = 4096,
    DAY_MS = 24 * 60 * 60 * 1000,
};

#define YEAR_MS  (INT64_C(365) * DAY_MS)
#define BEGIN_MS INT64_C(1772438400000)

struct computer {
    struct store *store;
    struct clock clock;
    struct store_event_key last; /* some event of it, to be taken back by anybody */
};

struct run {
    struct rng rng;
    struct arena arena;
    struct srs_model model;
    struct computer computers[COMPUTERS_MOST];
    int count;
    struct merge_check *found;
};

/* --- what a store says -------------------------------------------------------------- */

static void add_bytes(struct seal_hash *h, const void *bytes, size_t n)
{
    seal_hash_add(h, (struct str){bytes, n});
}

static void add_memory(struct seal_hash *h, const struct store_memory_row *row)
{
    const struct srs_memory *m = &row->memory;
    add_bytes(h, row->item.b, sizeof row->item.b);
    add_bytes(h, &row->skill, sizeof row->skill);
    add_bytes(h, &m->stability_days, sizeof m->stability_days);
    add_bytes(h, &m->fast_days, sizeof m->fast_days);
    add_bytes(h, &m->difficulty, sizeof m->difficulty);
    add_bytes(h, &m->last_utc_ms, sizeof m->last_utc_ms);
    add_bytes(h, &m->reviews, sizeof m->reviews);
    add_bytes(h, &m->lapses, sizeof m->lapses);
}

static enum err add_state(struct store *s, struct arena *a, struct seal_hash *h)
{
    struct store_memory_row *rows = NULL;
    struct key128 *items = NULL;
    size_t count = 0, suspended = 0;
    struct str size = STR("");
    enum err e = store_memories(s, a, &rows, &count);
    for (size_t i = 0; e == OK && i < count; i++) {
        add_memory(h, &rows[i]);
    }
    e = e == OK ? store_suspended(s, a, &items, &suspended) : e;
    add_bytes(h, items, suspended * sizeof *items);
    if (e == OK && store_setting_get(s, a, STR("size"), &size) == OK) {
        seal_hash_add(h, size);
    }
    add_bytes(h, store_model(s)->w, store_model(s)->count * sizeof *store_model(s)->w);
    return e;
}

enum err merge_check_state(struct store *s, struct key128 *out)
{
    struct seal_hash h;
    struct buf text;
    struct arena a;
    seal_hash_begin(&h);
    buf_init(&text, TEXT_BYTES_MAX);
    arena_init(&a, 0);
    enum err e = store_export(s, &text);
    seal_hash_add(&h, buf_str(&text));
    e = e == OK ? add_state(s, &a, &h) : e;
    *out = seal_hash_end(&h);
    buf_finish(&text);
    arena_finish(&a);
    return e;
}

/* --- what a learner does ------------------------------------------------------------ */

static struct key128 some_item(struct rng *r)
{
    return (struct key128){{(uint8_t)(1 + rng_below(r, ITEMS)), 7}};
}

static enum err answer(struct run *r, struct computer *c)
{
    struct store_review review = {.item = some_item(&r->rng),
                                  .skill = (enum srs_skill)rng_below(&r->rng, SRS_SKILLS),
                                  .exercise = STR("type-word"),
                                  .grade = (enum srs_grade)(SRS_AGAIN + (int)rng_below(&r->rng, 3)),
                                  .credit = rng_unit(&r->rng),
                                  .latency_ms = rng_below(&r->rng, 20000)};
    return store_review_add(c->store, &review, NULL);
}

static enum err set_size(struct run *r, struct computer *c)
{
    char value[16];
    snprintf(value, sizeof value, "%u", (unsigned)rng_below(&r->rng, 200));
    return store_setting_set(c->store, STR("size"), str_from(value));
}

static enum err train(struct run *r, struct computer *c)
{
    double w[SRS_PARAMETERS_MAX];
    struct srs_model fitted;
    memcpy(w, r->model.w, sizeof w);
    w[0] += rng_unit(&r->rng) / 10;
    enum err e = srs_model_from((int)r->model.id, w, r->model.count, &fitted);
    return e == OK ? store_trained_add(c->store, &fitted) : e;
}

static enum err take_back(struct run *r, struct computer *c)
{
    struct store_event_key of = r->computers[rng_below(&r->rng, (uint32_t)r->count)].last;
    return key128_is_zero(of.device) ? OK : store_undo(c->store, of);
}

static enum err forget(struct run *r, struct computer *c)
{
    return store_forget(c->store, some_item(&r->rng));
}

static enum err suspend(struct run *r, struct computer *c)
{
    return store_suspend(c->store, some_item(&r->rng), rng_below(&r->rng, 2));
}

static enum err erase(struct run *r, struct computer *c)
{
    (void)r;
    return store_erase(c->store);
}

static enum err begin_session(struct run *r, struct computer *c)
{
    (void)r;
    return store_session_begin(c->store, STR("course-1"), 5);
}

static enum err end_session(struct run *r, struct computer *c)
{
    (void)r;
    return store_session_end(c->store);
}

static enum err one_event(struct run *r, struct computer *c)
{
    static const struct {
        uint32_t of_hundred;
        enum err (*act)(struct run *r, struct computer *c);
    } deeds[] = {{66, answer}, {6, take_back},     {6, suspend},     {6, set_size}, {4, forget},
                 {2, train},   {5, begin_session}, {4, end_session}, {1, erase}};
    uint32_t chance = rng_below(&r->rng, 100);
    size_t i = 0;
    while (chance >= deeds[i].of_hundred) {
        chance -= deeds[i++].of_hundred;
    }
    enum err e = deeds[i].act(r, c);
    if (rng_below(&r->rng, 3) == 0) {
        c->last = store_last(c->store);
    }
    r->found->events++;
    return e;
}

/* --- clocks ------------------------------------------------------------------------- */

static int64_t some_error_ms(struct rng *r)
{
    switch (rng_below(r, 4)) {
    case 0:
        return (int64_t)(rng_unit(r) * 10 * (double)YEAR_MS) - 5 * YEAR_MS;
    case 1:
        return (int64_t)(rng_unit(r) * 4 * DAY_MS) - 2 * (int64_t)DAY_MS;
    case 2:
        return -BEGIN_MS; /* never set */
    }
    return 0;
}

static void set_clock(struct run *r, struct computer *c, int64_t now_ms)
{
    int64_t off = some_error_ms(&r->rng);
    double years = (double)(off < 0 ? -off : off) / (double)YEAR_MS;
    c->clock = clock_manual(now_ms + off, (int)rng_below(&r->rng, 26 * 60) - 12 * 60);
    if (years > r->found->worst_clock_years) {
        r->found->worst_clock_years = years;
    }
}

/* --- exchanges ---------------------------------------------------------------------- */

struct lines {
    struct str items[LINES_MAX];
    size_t count;
};

/* The events of a text, some of them twice, some not at all, in any order. */
static void pick_lines(struct run *r, struct str text, struct lines *out)
{
    struct str line;
    uint32_t of_ten = 1 + rng_below(&r->rng, 10);
    out->count = 0;
    (void)str_next(&text, '\n', &line); /* the head */
    while (str_next(&text, '\n', &line) && out->count + 2 < LINES_MAX) {
        bool event = !str_starts(line, STR("{\"end\""));
        for (int i = 0; event && i < 2; i++) {
            if (rng_below(&r->rng, 10 * (uint32_t)(1 + i)) < of_ten) {
                out->items[out->count++] = line;
            }
        }
    }
    rng_shuffle(&r->rng, out->items, out->count, sizeof *out->items);
}

static enum err put_lines(const struct lines *lines, struct buf *out)
{
    enum err e = buf_addf(out, "{\"tala\":\"learner\",\"version\":%d}\n", STORE_TEXT_VERSION);
    for (size_t i = 0; e == OK && i < lines->count; i++) {
        e = buf_addf(out, "%.*s\n", STR_ARG(lines->items[i]));
    }
    return e == OK ? buf_addf(out, "{\"end\":%zu}\n", lines->count) : e;
}

static enum err exchange_part(struct run *r, struct store *to, struct store *from)
{
    struct buf whole, part;
    struct diag_list diags;
    struct store_imported got;
    struct lines *lines = ARENA_NEW(&r->arena, struct lines);
    buf_init(&whole, TEXT_BYTES_MAX);
    buf_init(&part, TEXT_BYTES_MAX);
    diag_init(&diags, &r->arena);
    enum err e = store_export(from, &whole);
    if (e == OK) {
        pick_lines(r, buf_str(&whole), lines);
        e = put_lines(lines, &part);
    }
    if (e == OK) {
        e = store_import(to, buf_str(&part), STR("part"), STORE_IMPORT_ALL_OR_NOTHING, &diags,
                         &got);
    }
    buf_finish(&whole);
    buf_finish(&part);
    r->found->partial++;
    return e;
}

static enum err exchange(struct run *r)
{
    uint32_t to = rng_below(&r->rng, (uint32_t)r->count);
    uint32_t from = (to + 1 + rng_below(&r->rng, (uint32_t)r->count - 1)) % (uint32_t)r->count;
    struct store *a = r->computers[to].store, *b = r->computers[from].store;
    r->found->exchanges++;
    return rng_below(&r->rng, 3) == 0 ? store_merge(a, b) : exchange_part(r, a, b);
}

/* --- agreement ---------------------------------------------------------------------- */

static enum err open_guest(const struct run *r, const struct clock *clock, int number,
                           struct store **out)
{
    struct key128 device = {{(uint8_t)(1 + number), 0x55}};
    return store_open(NULL, clock, device, &r->model, out);
}

static enum err unite(struct run *r, struct store *to, int first, int step, int times)
{
    enum err e = OK;
    for (int i = 0; e == OK && i < r->count * times; i++) {
        int at = ((first + i * step) % r->count + r->count) % r->count;
        e = store_merge(to, r->computers[at].store);
    }
    return e;
}

/* ((0 u 1) u (2 u 3)) u ... into `to`, by helpers that are closed again. */
static enum err unite_in_pairs(struct run *r, const struct clock *clock, struct store *to)
{
    enum err e = OK;
    for (int i = 0; e == OK && i < r->count; i += 2) {
        struct store *pair = NULL;
        e = open_guest(r, clock, 90 + i, &pair);
        e = e == OK && i + 1 < r->count ? store_merge(pair, r->computers[i + 1].store) : e;
        e = e == OK ? store_merge(pair, r->computers[i].store) : e;
        e = e == OK ? store_merge(to, pair) : e;
        store_close(pair);
    }
    return e;
}

/* Everybody gets everything, at last. */
static enum err gossip(struct run *r)
{
    enum err e = OK;
    for (int round = 0; e == OK && round < 2; round++) {
        for (int i = 0; e == OK && i < r->count; i++) {
            int next = (i + 1) % r->count;
            e = store_merge(r->computers[next].store, r->computers[i].store);
        }
    }
    return e;
}

static enum err same_state(struct store *s, struct key128 expected, bool *same)
{
    struct key128 is;
    enum err e = merge_check_state(s, &is);
    *same = *same && key128_eq(is, expected);
    return e;
}

/* Read by one clock: what a store shows of the future depends on the reader's. */
static enum err agree(struct run *r, struct store *ways[3], const struct clock *clock, bool *same)
{
    struct key128 state;
    enum err e = unite(r, ways[0], 0, 1, 1);
    e = e == OK ? unite(r, ways[1], r->count - 1, -1, 2) : e;
    e = e == OK ? unite_in_pairs(r, clock, ways[2]) : e;
    e = e == OK ? gossip(r) : e;
    e = e == OK ? merge_check_state(ways[0], &state) : e;
    for (int i = 1; e == OK && i < 3; i++) {
        e = same_state(ways[i], state, same);
    }
    for (int i = 0; e == OK && i < r->count; i++) {
        r->computers[i].clock = *clock;
        e = same_state(r->computers[i].store, state, same);
    }
    return e;
}

static enum err check_agreement(struct run *r, int64_t now_ms, bool *same)
{
    struct clock clock = clock_manual(now_ms, 60);
    struct store *ways[3] = {NULL, NULL, NULL};
    enum err e = OK;
    *same = true;
    for (int i = 0; e == OK && i < 3; i++) {
        e = open_guest(r, &clock, 80 + i, &ways[i]);
    }
    e = e == OK ? agree(r, ways, &clock, same) : e;
    for (int i = 0; i < 3; i++) {
        store_close(ways[i]);
    }
    return e;
}

/* --- runs --------------------------------------------------------------------------- */

static enum err open_computers(struct run *r)
{
    enum err e = OK;
    r->count = 2 + (int)rng_below(&r->rng, COMPUTERS_MOST - 1);
    r->found->computers += (uint64_t)r->count;
    for (int i = 0; e == OK && i < r->count; i++) {
        set_clock(r, &r->computers[i], BEGIN_MS);
        e = open_guest(r, &r->computers[i].clock, i, &r->computers[i].store);
    }
    return e;
}

static enum err live(struct run *r, int64_t *now_ms)
{
    enum err e = OK;
    for (int step = 0; e == OK && step < STEPS; step++) {
        struct computer *c = &r->computers[rng_below(&r->rng, (uint32_t)r->count)];
        int64_t passed = (int64_t)(rng_unit(&r->rng) * rng_unit(&r->rng) * 3 * DAY_MS);
        *now_ms += passed;
        for (int i = 0; i < r->count; i++) {
            clock_advance(&r->computers[i].clock, passed);
        }
        if (rng_below(&r->rng, 30) == 0) {
            set_clock(r, c, *now_ms); /* somebody set it, rightly or wrongly */
        }
        e = rng_below(&r->rng, 4) == 0 ? exchange(r) : one_event(r, c);
    }
    return e;
}

static enum err one_run(uint64_t seed, struct merge_check *found, bool *same)
{
    struct run r = {.rng = rng_from(seed), .found = found};
    int64_t now_ms = BEGIN_MS;
    arena_init(&r.arena, 0);
    r.model = srs_model_default(rng_below(&r.rng, 2) ? SRS_FSRS6 : SRS_FSRS7);
    enum err e = open_computers(&r);
    e = e == OK ? live(&r, &now_ms) : e;
    e = e == OK ? check_agreement(&r, now_ms, same) : e;
    for (int i = 0; i < r.count; i++) {
        store_close(r.computers[i].store);
    }
    arena_finish(&r.arena);
    return e;
}

enum err merge_check_runs(uint64_t seed, int runs, struct merge_check *out)
{
    struct rng seeds = rng_from(seed);
    enum err e = OK;
    *out = (struct merge_check){0};
    while (e == OK && out->runs < runs) {
        bool same = true;
        e = one_run((uint64_t)rng_next(&seeds) << 32 | rng_next(&seeds), out, &same);
        out->runs++;
        out->divergences += !same;
    }
    return e;
}

int merge_check_run(uint64_t seed)
{
    struct merge_check found;
    enum err e = merge_check_runs(seed, RUNS, &found);
    if (e != OK) {
        fprintf(stderr, "tala-lab: run %d failed: %s\n", found.runs, err_name(e));
        return 1;
    }
    printf("runs         %d\ndivergences  %d\ncomputers    %llu\nevents       %llu\n"
           "exchanges    %llu, of them in parts, repeated and out of order %llu\n"
           "clocks       up to %.1f years off\n",
           found.runs, found.divergences, (unsigned long long)found.computers,
           (unsigned long long)found.events, (unsigned long long)found.exchanges,
           (unsigned long long)found.partial, found.worst_clock_years);
    return found.divergences > 0;
}
