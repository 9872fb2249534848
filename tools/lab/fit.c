/* SPDX-License-Identifier: MIT */
#include "fit.h"

#include <stdio.h>
#include <string.h>

#include "base/os.h"
#include "bench.h"
#include "json.h"
#include "replay_case.h"
#include "reviews.h"
#include "srs/srs_evaluate.h"
#include "srs/srs_train.h"
#include "table/table_csv.h"

enum { PARAMETER_FILE_BYTES_MAX = 1 << 20, OUTPUT_BYTES_MAX = 1 << 16 };

static enum err file_read(struct arena *a, struct str file, size_t most, struct str *out)
{
    enum err e = os_file_read(a, arena_cstr(a, file), most, out);
    if (e != OK) {
        fprintf(stderr, "tala-lab: %.*s: %s\n", STR_ARG(file), err_name(e));
    }
    return e;
}

/* --- the log ----------------------------------------------------------------------- */

static void report(struct str file, const struct reviews *r)
{
    size_t shown =
        r->problem_count < REVIEWS_PROBLEMS_MAX ? r->problem_count : REVIEWS_PROBLEMS_MAX;
    for (size_t i = 0; i < shown; i++) {
        fprintf(stderr, "tala-lab: %.*s:%d: %.*s\n", STR_ARG(file), r->problems[i].row,
                STR_ARG(r->problems[i].what));
    }
    if (r->problem_count > shown) {
        fprintf(stderr, "tala-lab: %.*s: and %zu more\n", STR_ARG(file), r->problem_count - shown);
    }
}

static enum err load(struct arena *a, struct str file, enum srs_model_id id, struct reviews *out)
{
    struct str bytes;
    *out = (struct reviews){.count = 0};
    enum err e = file_read(a, file, TABLE_CSV_LONG_BYTES_MAX, &bytes);
    if (e == OK) {
        e = reviews_read(bytes, id, a, out);
        report(file, out);
    }
    if (e == OK && out->last_ms > os_utc_ms()) {
        fprintf(stderr, "tala-lab: %.*s: has reviews later than this machine's clock\n",
                STR_ARG(file));
    }
    return e;
}

/* --- parameters -------------------------------------------------------------------- */

/* The number of JSON's list, or of its member "w". */
static enum err model_from_json(struct arena *a, struct str text, enum srs_model_id id,
                                struct srs_model *out, size_t *clamped)
{
    struct table_json json;
    struct table_json_problem problem;
    enum err e = table_json_read(text, a, &json, &problem);
    if (e != OK) {
        fprintf(stderr, "tala-lab: %d:%d: %.*s\n", problem.row, problem.column,
                STR_ARG(problem.what));
        return e;
    }
    const struct table_json *name = table_json_find(&json, STR("model"));
    if (name != NULL && !str_eq(name->text, str_from(srs_model_name(id)))) {
        return ERR_UNSUPPORTED;
    }
    const struct table_json *w =
        json.kind == TABLE_JSON_OBJECT ? table_json_find(&json, STR("w")) : &json;
    return w == NULL ? ERR_FORMAT : replay_model_from(id, w, out, clamped);
}

/* Numbers between blanks, commas or line ends, as people copy them out of other programs. */
static enum err model_from_numbers(struct str text, enum srs_model_id id, struct srs_model *out)
{
    struct buf line;
    buf_init(&line, SRS_MODEL_TEXT_MAX);
    enum err e = buf_addf(&line, "%s", srs_model_name(id));
    while (text.n > 0 && e == OK) {
        size_t n = 0;
        while (n < text.n && strchr(" ,;\t\r\n", text.p[n]) == NULL) {
            n++;
        }
        e = n > 0 ? buf_addf(&line, " %.*s", (int)n, text.p) : OK;
        text = str_slice(text, n < text.n ? n + 1 : n, text.n);
    }
    e = e == OK ? srs_model_from_text(buf_str(&line), out) : e;
    buf_finish(&line);
    return e;
}

static enum err parameters(struct arena *a, struct str file, enum srs_model_id id,
                           struct srs_model *out)
{
    struct str text;
    size_t clamped = 0;
    *out = srs_model_default(id);
    if (str_eq(file, STR("default"))) {
        return OK;
    }
    enum err e = file_read(a, file, PARAMETER_FILE_BYTES_MAX, &text);
    if (e != OK) {
        return e;
    }
    text = str_trim(text);
    if (str_starts(text, STR("fsrs"))) {
        e = srs_model_from_text(text, out);
        e = e == OK && out->id != id ? ERR_UNSUPPORTED : e;
    } else if (str_starts(text, STR("{")) || str_starts(text, STR("["))) {
        e = model_from_json(a, text, id, out, &clamped);
    } else {
        e = model_from_numbers(text, id, out);
    }
    if (e != OK) {
        fprintf(stderr, "tala-lab: %.*s: no parameters of %s\n", STR_ARG(file), srs_model_name(id));
    } else if (clamped > 0) {
        fprintf(stderr, "tala-lab: %.*s: %zu parameters were out of bounds and clamped\n",
                STR_ARG(file), clamped);
    }
    return e;
}

/* --- what is printed ----------------------------------------------------------------- */

static void put(struct json *j, const char *key, double value)
{
    json_key(j, key);
    json_exact(j, value);
}

static void put_count(struct json *j, const char *key, size_t value)
{
    json_key(j, key);
    json_int(j, (int64_t)value);
}

static void open_object(struct json *j, const struct srs_model *model)
{
    json_open(j, '{');
    json_key(j, "model");
    json_str(j, str_from(srs_model_name(model->id)));
}

static int close_object(struct json *j)
{
    json_close(j, '}');
    json_line_end(j);
    bool well =
        j->err == OK && fwrite(j->out->p, 1, j->out->n, stdout) == j->out->n && fflush(stdout) == 0;
    return well ? 0 : 1;
}

/* What was held out to decide; with --force, or too short a log, nothing was. */
static void put_validation(struct json *j, const char *key, const struct srs_trained *t,
                           double value)
{
    json_key(j, key);
    if (t->validation_before > 0) {
        json_exact(j, value);
    } else {
        json_word(j, "null");
    }
}

static void put_trained(struct json *j, const struct srs_trained *t, struct srs_history h)
{
    struct srs_model standard = srs_model_default(t->model.id);
    json_key(j, "w");
    json_open(j, '[');
    for (size_t i = 0; i < t->model.count; i++) {
        json_exact(j, t->model.w[i]);
    }
    json_close(j, ']');
    put_count(j, "reviews", t->reviews);
    put_count(j, "long_reviews", t->long_reviews);
    put(j, "train_loss_before", srs_evaluate(&standard, h).log_loss);
    put(j, "train_loss_after", srs_evaluate(&t->model, h).log_loss);
    put_validation(j, "validation_before", t, t->validation_before);
    put_validation(j, "validation_after", t, t->validation_after);
    put_validation(j, "validation_error", t, t->validation_error);
    json_key(j, "accepted");
    json_word(j, t->accepted ? "true" : "false");
}

/* --- the commands ------------------------------------------------------------------- */

static int fit(enum srs_model_id id, struct srs_history history, bool force, struct buf *out)
{
    int64_t since = bench_now_us();
    struct srs_trainer *t = srs_trainer_create(id, history, force);
    while (srs_trainer_pass(t)) {
    }
    struct srs_trained got = srs_trainer_result(t);
    srs_trainer_destroy(t);
    double ms = (double)(bench_now_us() - since) / 1000;
    struct json j = {.out = out};
    open_object(&j, &got.model);
    put_trained(&j, &got, history);
    put(&j, "ms", ms);
    return close_object(&j);
}

int fit_run(enum srs_model_id id, struct str reviews_file, bool force)
{
    struct arena a = {0};
    struct reviews r;
    struct buf out;
    buf_init(&out, OUTPUT_BYTES_MAX);
    int status = 1;
    if (load(&a, reviews_file, id, &r) == OK) {
        status = fit(id, reviews_history(&r), force, &out);
    }
    reviews_finish(&r);
    buf_finish(&out);
    arena_finish(&a);
    return status;
}

static int evaluate(const struct srs_model *model, struct srs_history history, struct buf *out)
{
    struct srs_evaluation e = srs_evaluate(model, history);
    struct json j = {.out = out};
    open_object(&j, model);
    put(&j, "log_loss", e.log_loss);
    put(&j, "rmse_bins", e.rmse_bins);
    put(&j, "auc", e.auc);
    put_count(&j, "n", e.count);
    return close_object(&j);
}

int evaluate_run(enum srs_model_id id, struct str w_file, struct str reviews_file)
{
    struct arena a = {0};
    struct reviews r = {.count = 0};
    struct srs_model model;
    struct buf out;
    buf_init(&out, OUTPUT_BYTES_MAX);
    int status = 1;
    if (parameters(&a, w_file, id, &model) == OK && load(&a, reviews_file, id, &r) == OK) {
        status = evaluate(&model, reviews_history(&r), &out);
    }
    reviews_finish(&r);
    buf_finish(&out);
    arena_finish(&a);
    return status;
}
