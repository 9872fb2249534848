/* SPDX-License-Identifier: MIT
 *
 * Parameters fitted to a learner are events like any other: whoever has the same log has the
 * same parameters, and so the same memories.                                         */
#include "store/store_history.h"
#include "store/store_private.h"

#define LOG_MODULE "store"
#include "base/log.h"

/* `of` is where the log ended when they were fitted. */
enum err store_trained_add(struct store *s, const struct srs_model *model)
{
    struct buf text;
    if (model->id != s->given.id) {
        return ERR_UNSUPPORTED;
    }
    buf_init(&text, SRS_MODEL_TEXT_MAX);
    enum err e = srs_model_text(model, &text);
    if (e == OK) {
        struct store_event event = {.kind = STORE_TRAINED,
                                    .has = STORE_HAS_NAME | STORE_HAS_VALUE,
                                    .name = str_from(srs_model_name(model->id)),
                                    .value = buf_str(&text),
                                    .of = s->state.tip.key};
        event.has |= key128_is_zero(event.of.device) ? 0 : (unsigned)STORE_HAS_OF;
        e = store_append(s, &event, NULL);
    }
    buf_finish(&text);
    return e;
}

/* Parameters that cannot be read, or are of another kind of model, are as if not there: those
 * before them hold. */
static bool take_model(const struct store *s, struct str text, struct srs_model *out)
{
    struct srs_model model;
    if (srs_model_from_text(text, &model) != OK || model.id != s->given.id) {
        LOG_WARN("trained parameters are no parameters of %s", srs_model_name(s->given.id));
        return false;
    }
    *out = model;
    return true;
}

enum err store_trained_read(struct store *s, struct store_state *state)
{
    struct db_stmt *q = NULL;
    bool row = false;
    state->model = s->given;
    state->trained_hlc = 0;
    enum err e =
        db_prepare(s->db, "SELECT value, hlc" STORE_KIND_NEWEST_FIRST("AND name = ?2"), &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_TRAINED);
        db_bind_str(q, 2, str_from(srs_model_name(s->given.id)));
    }
    while (e == OK && state->trained_hlc == 0 && (e = db_step(q, &row)) == OK && row) {
        if (take_model(s, db_column_str(q, 0), &state->model)) {
            state->trained_hlc = db_column_i64(q, 1);
        }
    }
    db_stmt_close(q);
    return e;
}

enum err store_answers(struct store *s, struct store_answers *out)
{
    struct db_stmt *q = NULL;
    bool row = false;
    *out = (struct store_answers){0};
    enum err e = db_prepare(
        s->db, "SELECT count(*), coalesce(sum(hlc < ?2), 0) FROM event WHERE kind = ?1", &q);
    if (e == OK) {
        db_bind_i64(q, 1, STORE_REVIEW);
        db_bind_i64(q, 2, s->state.trained_hlc);
        e = db_step(q, &row);
    }
    if (e == OK && row) {
        out->all = (size_t)db_column_i64(q, 0);
        out->trained = (size_t)db_column_i64(q, 1);
    }
    db_stmt_close(q);
    return e;
}
