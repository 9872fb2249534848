/* SPDX-License-Identifier: MIT */
#include "replay_case.h"

#include <string.h>

struct reading {
    struct arena *arena;
    struct str what; /* the first problem */
};

static bool fail(struct reading *r, struct str what)
{
    r->what = r->what.n > 0 ? r->what : what;
    return false;
}

/* --- parameters -------------------------------------------------------------------- */

enum err replay_model_from(enum srs_model_id id, const struct table_json *w, struct srs_model *out,
                           size_t *clamped)
{
    double numbers[SRS_PARAMETERS_MAX];
    *out = srs_model_default(id);
    *clamped = 0;
    if (w == NULL) {
        return OK;
    }
    if (w->kind != TABLE_JSON_LIST || w->count > SRS_PARAMETERS_MAX) {
        return ERR_FORMAT;
    }
    for (size_t i = 0; i < w->count; i++) {
        if (w->items[i].kind != TABLE_JSON_NUMBER) {
            return ERR_FORMAT;
        }
        numbers[i] = w->items[i].number;
    }
    enum err e = srs_model_from((int)id, numbers, w->count, out);
    for (size_t i = 0; e == OK && w->count == out->count && i < w->count; i++) {
        *clamped += out->w[i] < numbers[i] || out->w[i] > numbers[i];
    }
    return e;
}

static bool read_model(struct reading *r, const struct table_json *line, struct replay_case *out)
{
    const struct table_json *model = table_json_find(line, STR("model"));
    enum srs_model_id id = SRS_FSRS6;
    if (model == NULL || model->kind != TABLE_JSON_TEXT ||
        srs_model_id_from(model->text, &id) != OK) {
        return fail(r, STR("\"model\" is neither \"fsrs6\" nor \"fsrs7\""));
    }
    if (replay_model_from(id, table_json_find(line, STR("w")), &out->model, &out->clamped) != OK) {
        return fail(r, STR("\"w\" is no list of as many numbers as the model has parameters"));
    }
    return true;
}

/* --- lists ------------------------------------------------------------------------- */

/* Numbers between two, these not included where `open`. */
struct range {
    double from, to;
    bool open;
};

static bool is_within(double x, const struct range *range)
{
    return range->open ? x > range->from && x < range->to : x >= range->from && x <= range->to;
}

static bool read_numbers(struct reading *r, const struct table_json *line, const char *key,
                         struct range range, double **out, size_t *count)
{
    const struct table_json *list = table_json_find(line, str_from(key));
    if (list == NULL) {
        return true;
    }
    if (list->kind != TABLE_JSON_LIST) {
        return fail(r, arena_printf(r->arena, "\"%s\" is no list", key));
    }
    *count = list->count;
    *out = ARENA_ARRAY(r->arena, double, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct table_json *item = &list->items[i];
        if (item->kind != TABLE_JSON_NUMBER || !is_within(item->number, &range)) {
            return fail(r, arena_printf(r->arena, "\"%s\", number %zu: not %s %g to %g", key, i + 1,
                                        range.open ? "between" : "from", range.from, range.to));
        }
        (*out)[i] = item->number;
    }
    return true;
}

static bool read_step(struct reading *r, const struct table_json *item, size_t i,
                      struct replay_step *out)
{
    const struct table_json *t = table_json_find(item, STR("t"));
    const struct table_json *g = table_json_find(item, STR("g"));
    const struct range days = {0, REPLAY_DAYS_MAX, false};
    if (t == NULL || t->kind != TABLE_JSON_NUMBER || !is_within(t->number, &days)) {
        return fail(r, arena_printf(r->arena, "step %zu: \"t\" is no number of days from 0 to %g",
                                    i + 1, REPLAY_DAYS_MAX));
    }
    if (i == 0 && t->number > 0) {
        return fail(r, STR("step 1: \"t\" is not 0, and nothing came before"));
    }
    if (g == NULL || !g->is_whole || g->whole < SRS_AGAIN || g->whole > SRS_EASY) {
        return fail(r, arena_printf(r->arena, "step %zu: \"g\" is none of 1, 2, 3, 4", i + 1));
    }
    if (item->count != 2) {
        return fail(r, arena_printf(r->arena, "step %zu: only \"t\" and \"g\" are known", i + 1));
    }
    *out = (struct replay_step){t->number, (enum srs_grade)g->whole};
    return true;
}

static bool read_steps(struct reading *r, const struct table_json *line, struct replay_case *out)
{
    const struct table_json *steps = table_json_find(line, STR("steps"));
    if (steps == NULL || steps->kind != TABLE_JSON_LIST) {
        return fail(r, STR("\"steps\" is no list"));
    }
    out->step_count = steps->count;
    out->steps = ARENA_ARRAY(r->arena, struct replay_step, steps->count);
    for (size_t i = 0; i < steps->count; i++) {
        if (!read_step(r, &steps->items[i], i, &out->steps[i])) {
            return false;
        }
    }
    return true;
}

/* --- the line ---------------------------------------------------------------------- */

static bool knows_all_keys(struct reading *r, const struct table_json *line)
{
    static const struct str known[] = {STR_INIT("id"),  STR_INIT("model"), STR_INIT("w"),
                                       STR_INIT("drs"), STR_INIT("hor"),   STR_INIT("steps")};
    for (size_t i = 0; i < line->count; i++) {
        bool found = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
            found = found || str_eq(line->items[i].key, known[k]);
        }
        if (!found) {
            return fail(
                r, arena_printf(r->arena, "\"%.*s\" is not known", STR_ARG(line->items[i].key)));
        }
    }
    return true;
}

static bool read_line(struct reading *r, const struct table_json *line, struct replay_case *out)
{
    const struct range targets = {0, 1, true}, days = {0, REPLAY_DAYS_MAX, false};
    if (line->kind != TABLE_JSON_OBJECT) {
        return fail(r, STR("the line is no object"));
    }
    const struct table_json *id = table_json_find(line, STR("id"));
    if (id != NULL && (id->kind == TABLE_JSON_LIST || id->kind == TABLE_JSON_OBJECT)) {
        return fail(r, STR("\"id\" is neither a number nor text"));
    }
    out->id = id != NULL ? *id : out->id;
    return knows_all_keys(r, line) && read_model(r, line, out) && read_steps(r, line, out) &&
           read_numbers(r, line, "drs", targets, &out->targets, &out->target_count) &&
           read_numbers(r, line, "hor", days, &out->horizons, &out->horizon_count);
}

enum err replay_case_read(struct str line, struct arena *a, struct replay_case *out,
                          struct str *what)
{
    struct table_json json;
    struct table_json_problem problem;
    struct reading r = {.arena = a};
    *out = (struct replay_case){.id = {.kind = TABLE_JSON_NULL}};
    *what = (struct str){"", 0};
    enum err e = table_json_read(line, a, &json, &problem);
    if (e != OK) {
        *what = arena_printf(a, "column %d: %.*s", problem.column, STR_ARG(problem.what));
    } else if (!read_line(&r, &json, out)) {
        *what = r.what;
        e = ERR_FORMAT;
    }
    return e;
}
