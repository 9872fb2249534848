/* SPDX-License-Identifier: MIT */
#include "reviews.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/table_csv.h"

enum column { CARD, TIME, RATING, DELTA, COLUMNS };

static const struct table_column columns[COLUMNS] = {
    [CARD] = {STR_INIT("card_id"), TABLE_FILLED},
    [TIME] = {STR_INIT("review_time"), TABLE_FILLED},
    [RATING] = {STR_INIT("rating"), TABLE_FILLED},
    [DELTA] = {STR_INIT("delta_t"), TABLE_OPTIONAL},
};

struct row {
    uint32_t card;
    int at; /* row in the file: orders what has the same time */
    int64_t utc_ms;
    double delta; /* as given */
    bool has_delta;
    uint8_t rating;
};

/* --- cards by name ------------------------------------------------------------------ */

struct cards {
    struct arena names;
    struct str *of;  /* by number */
    uint32_t *slots; /* number + 1 by hash, 0 is free */
    size_t count, slot_count;
};

static uint32_t *slot_of(const struct cards *c, struct str name)
{
    size_t at = (size_t)str_hash(name) & (c->slot_count - 1);
    while (c->slots[at] != 0 && !str_eq(c->of[c->slots[at] - 1], name)) {
        at = (at + 1) & (c->slot_count - 1);
    }
    return &c->slots[at];
}

static void grow(struct cards *c)
{
    c->slot_count = c->slot_count ? 2 * c->slot_count : 1024;
    free(c->slots);
    c->slots = heap_alloc(c->slot_count, sizeof *c->slots);
    memset(c->slots, 0, c->slot_count * sizeof *c->slots);
    c->of = heap_grow(c->of, c->slot_count / 2, sizeof *c->of);
    for (size_t i = 0; i < c->count; i++) {
        *slot_of(c, c->of[i]) = (uint32_t)i + 1;
    }
}

/* Numbers in order of appearance. */
static uint32_t card_of(struct cards *c, struct str name)
{
    if (2 * (c->count + 1) > c->slot_count) {
        grow(c);
    }
    uint32_t *slot = slot_of(c, name);
    if (*slot == 0) {
        c->of[c->count++] = arena_str(&c->names, name);
        *slot = (uint32_t)c->count;
    }
    return *slot - 1;
}

static void cards_finish(struct cards *c)
{
    arena_finish(&c->names);
    free(c->of);
    free(c->slots);
}

/* --- rows -------------------------------------------------------------------------- */

struct reader {
    struct arena *arena;
    struct reviews *out;
    struct cards cards;
    struct row *rows;
    size_t count, room;
};

static void problem(struct reader *r, int row, struct str what)
{
    if (r->out->problem_count++ < REVIEWS_PROBLEMS_MAX) {
        r->out->problems[r->out->problem_count - 1] =
            (struct reviews_problem){row, arena_str(r->arena, what)};
    }
}

static bool number_from(struct str s, double *out)
{
    char text[40];
    if (s.n == 0 || s.n >= sizeof text) {
        return false;
    }
    memcpy(text, s.p, s.n);
    text[s.n] = '\0';
    char *end = text;
    *out = strtod(text, &end);
    return end == text + s.n && strspn(text, "0123456789+-.eE") == s.n && isfinite(*out);
}

static void take_row(void *context, const struct table_row *row)
{
    struct reader *r = context;
    const struct str *cells = row->cells;
    struct row new = {.at = row->row, .has_delta = cells[DELTA].n > 0};
    int64_t rating = 0;
    if (!cells[CARD].n || !cells[TIME].n || !cells[RATING].n) {
        return; /* reported already */
    }
    if (!str_to_i64(cells[TIME], &new.utc_ms) || new.utc_ms < 0 ||
        new.utc_ms > REVIEWS_TIME_MAX_MS) {
        problem(r, row->row, STR("review_time is no time in ms from 1970 to 9999"));
    } else if (!str_to_i64(cells[RATING], &rating) || rating < SRS_AGAIN || rating > SRS_EASY) {
        problem(r, row->row, STR("rating is none of 1, 2, 3, 4"));
    } else if (new.has_delta &&
               (!number_from(cells[DELTA], &new.delta) || new.delta > REVIEWS_DAYS_MAX)) {
        problem(r, row->row, STR("delta_t is no number of days up to 365250"));
    } else {
        if (r->count == r->room) {
            r->room = r->room ? 2 * r->room : 4096;
            r->rows = heap_grow(r->rows, r->room, sizeof *r->rows);
        }
        new.rating = (uint8_t)rating;
        new.card = card_of(&r->cards, cells[CARD]);
        r->rows[r->count++] = new;
    }
}

static void take_diags(struct reader *r, const struct diag_list *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *d = &diags->items[i];
        problem(r, d->place.row,
                arena_printf(r->arena, "%s %.*s %.*s", d->code, STR_ARG(d->place.column),
                             STR_ARG(d->args[0])));
    }
}

/* --- histories ---------------------------------------------------------------------- */

static int by_card_and_time(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->card != y->card) {
        return x->card < y->card ? -1 : 1;
    }
    if (x->utc_ms != y->utc_ms) {
        return x->utc_ms < y->utc_ms ? -1 : 1;
    }
    return x->at < y->at ? -1 : x->at > y->at;
}

static double days_between(enum srs_model_id id, int64_t from_ms, int64_t to_ms)
{
    const int64_t day_ms = 86400000;
    int64_t dates = to_ms / day_ms - from_ms / day_ms;
    switch (id) {
    case SRS_FSRS6:
        return (double)dates;
    case SRS_FSRS7:
        return (double)(to_ms - from_ms) / (double)day_ms;
    }
    return 0;
}

static void build(struct reader *r, enum srs_model_id id)
{
    struct reviews *out = r->out;
    if (r->count > 0) {
        qsort(r->rows, r->count, sizeof *r->rows, by_card_and_time);
    }
    out->items = heap_alloc(r->count + 1, sizeof *out->items);
    out->count = r->count;
    for (size_t i = 0; i < r->count; i++) {
        const struct row *row = &r->rows[i];
        bool first = i == 0 || row[-1].card != row->card;
        double days = first            ? 0
                      : row->has_delta ? row->delta
                                       : days_between(id, row[-1].utc_ms, row->utc_ms);
        out->items[i] = (struct srs_review){
            .utc_ms = row->utc_ms, .days = days, .grade = row->rating, .first = first};
        out->last_ms = row->utc_ms > out->last_ms ? row->utc_ms : out->last_ms;
    }
}

/* Only for a card's first review some logs have -1 there. */
static void check_deltas(struct reader *r)
{
    for (size_t i = 1; i < r->count; i++) {
        const struct row *row = &r->rows[i];
        if (row[-1].card == row->card && row->has_delta && row->delta < 0) {
            problem(r, row->at, STR("delta_t is below 0, and this is not the card's first review"));
        }
    }
}

enum err reviews_read(struct str bytes, enum srs_model_id id, struct arena *a, struct reviews *out)
{
    struct diag_list diags;
    struct reader r = {.arena = a, .out = out};
    struct table_csv_reader each = {take_row, &r};
    bool has[COLUMNS];
    *out = (struct reviews){.count = 0};
    diag_init(&diags, a);
    enum err e = table_csv_each(bytes, STR("reviews"), columns, COLUMNS, a, &diags, has, &each);
    take_diags(&r, &diags);
    if (e == OK && out->problem_count == 0) {
        build(&r, id);
        check_deltas(&r);
    }
    if (out->problem_count > 0) {
        e = ERR_FORMAT;
        free(out->items);
        out->items = NULL;
        out->count = 0;
    }
    cards_finish(&r.cards);
    free(r.rows);
    return e;
}

void reviews_finish(struct reviews *r)
{
    free(r->items);
    *r = (struct reviews){.count = 0};
}

struct srs_history reviews_history(const struct reviews *r)
{
    return (struct srs_history){.reviews = r->items, .count = r->count};
}
