/* SPDX-License-Identifier: MIT
 *
 * The learner's own parameters.  When a lesson has ended and there is enough that is new, they
 * are fitted to the log, a pass at a time, while nothing else is to be done: between two passes
 * every event is taken, and the next lesson comes first.                                  */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"
#include "store/store_history.h"

void app_train_begin(struct app *app)
{
    struct app_training *t = &app->training;
    struct store_answers answers;
    struct srs_history history;
    app_train_stop(app);
    enum err e = store_answers(app->store, &answers);
    size_t last = answers.trained > t->tried ? answers.trained : t->tried;
    if (e != OK || !srs_train_is_due(answers.all, last)) {
        return;
    }
    e = store_history(app->store, &t->arena, &history);
    if (e != OK) {
        LOG_WARN("the answers could not be read for training: %s", err_name(e));
        return;
    }
    t->answers = answers.all;
    t->trainer = srs_trainer_create(app->model.id, history, false);
}

void app_train_stop(struct app *app)
{
    srs_trainer_destroy(app->training.trainer);
    app->training.trainer = NULL;
    arena_reset(&app->training.arena);
}

static void take(struct app *app, const struct srs_trained *trained)
{
    enum err e = store_trained_add(app->store, &trained->model);
    if (e != OK) {
        LOG_WARN("trained parameters were not kept: %s", err_name(e));
        return;
    }
    app->model = *store_model(app->store);
    LOG_INFO("trained on %zu answers: loss on the last fifth %.4f, was %.4f", trained->reviews,
             trained->validation_after, trained->validation_before);
}

void app_train_pass(struct app *app)
{
    struct srs_trainer *trainer = app->training.trainer;
    if (srs_trainer_pass(trainer)) {
        return;
    }
    app->training.tried = app->training.answers;
    struct srs_trained trained = srs_trainer_result(trainer);
    if (trained.accepted) {
        take(app, &trained);
    }
    app_train_stop(app);
}
