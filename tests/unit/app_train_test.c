/* SPDX-License-Identifier: MIT
 *
 * The learner's own parameters, fitted between lessons.                                 */
#include "app_tests.h"

#include "support/learner.h"

enum { ITEMS = 60, DAYS = 20, TICKS_MAX = 2000 };

static const char LESSON[] = "tap go-on\ntap course\ntap station 1\nuntil summary\n";

static bool same_model(const struct srs_model *a, const struct srs_model *b)
{
    return a->id == b->id && memcmp(a->w, b->w, sizeof a->w) == 0;
}

/* Somebody who forgets nothing: the published parameters do not foretell that. */
static void remember_everything(struct app_world *w)
{
    struct store *s = NULL;
    struct srs_model model = srs_model_default(SRS_MODEL_STANDARD);
    const char *path = app_world_learner(w, "learner.db");
    assert_int_equal(store_open(path, &w->clock, learner_device_b, &model, &s), OK);
    for (int day = 0; day < DAYS; day++) {
        for (int i = 0; i < ITEMS; i++) {
            struct key128 item = {{0x77, (uint8_t)i}};
            (void)learner_answer(s, item, SRS_READ, SRS_GOOD);
        }
        clock_advance(&w->clock, 5 * (int64_t)LEARNER_DAY_MS);
    }
    store_close(s);
}

/* Nobody does anything; returns how often the client wanted to be woken for training. */
static int rest(struct app_world *w)
{
    int ticks = 0;
    int frames = 0;
    for (; w->app->training.trainer && ticks < TICKS_MAX; ticks++) {
        int64_t now = clock_mono_ms(&w->clock);
        assert_true(w->client.wake_ms(w->client.ctx) <= now);
        struct ui_event tick = {.kind = UI_EVENT_TICK, .now_ms = now};
        frames += w->client.event(w->client.ctx, &tick);
    }
    assert_in_range(frames, 0, 1); /* a sound ended; training shows nothing */
    return ticks;
}

static int64_t trained_events(const struct app_world *w)
{
    return learner_ask(w->app->store, "SELECT count(*) FROM event WHERE kind = 6");
}

static void a_lesson_is_followed_by_training(void **state)
{
    struct app_world *w = *state;
    remember_everything(w);
    app_world_start(w);
    struct srs_model given = w->app->model;
    app_world_play(w, LESSON);
    assert_true(same_model(&w->app->model, &given));
    assert_true(rest(w) > 1); /* in several passes */
    assert_true(w->client.wake_ms(w->client.ctx) != clock_mono_ms(&w->clock)); /* it sleeps again */
    assert_false(same_model(&w->app->model, &given));
    assert_true(same_model(&w->app->model, store_model(w->app->store)));
    assert_int_equal(trained_events(w), 1);
    struct srs_model mine = w->app->model;
    app_world_stop(w);

    app_world_start(w); /* they hold at the next start, and one lesson more is no reason to train */
    assert_true(same_model(&w->app->model, &mine));
    app_world_play(w, "tap station 1\nuntil summary\n");
    assert_null(w->app->training.trainer);
    app_world_stop(w);
}

static void few_answers_say_too_little(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, LESSON);
    assert_null(w->app->training.trainer);
    assert_int_equal(trained_events(w), 0);
    app_world_stop(w);
}

/* What was not carried through is done after the next lesson. */
static void the_next_lesson_comes_first(void **state)
{
    struct app_world *w = *state;
    remember_everything(w);
    app_world_start(w);
    app_world_play(w, LESSON);
    assert_non_null(w->app->training.trainer);
    app_world_play(w, "tap more\n");
    assert_int_equal(w->app->screen, SCREEN_DRILL);
    assert_null(w->app->training.trainer);
    app_world_play(w, "until summary\n");
    assert_true(rest(w) > 1);
    assert_int_equal(trained_events(w), 1);
    app_world_stop(w);
}

/* The same answers once more tell nothing new: no try for a result that was refused. */
static void a_refused_result_is_not_sought_again(void **state)
{
    struct app_world *w = *state;
    remember_everything(w);
    app_world_start(w);
    w->app->training.tried = ITEMS * DAYS;
    app_world_play(w, LESSON);
    assert_null(w->app->training.trainer);
    app_world_stop(w);
}

static void training_cut_off_by_the_end_loses_nothing(void **state)
{
    struct app_world *w = *state;
    remember_everything(w);
    app_world_start(w);
    app_world_play(w, LESSON);
    app_world_stop(w);
    int64_t reviews = app_world_reviews(w);
    assert_true(reviews > ITEMS * DAYS);
    app_world_start(w);
    assert_int_equal(trained_events(w), 0);
    app_world_stop(w);
}

int app_train_tests(void)
{
    const struct CMUnitTest tests[] = {
        APP_TEST(a_lesson_is_followed_by_training),
        APP_TEST(few_answers_say_too_little),
        APP_TEST(the_next_lesson_comes_first),
        APP_TEST(a_refused_result_is_not_sought_again),
        APP_TEST(training_cut_off_by_the_end_loses_nothing),
    };
    return cmocka_run_group_tests_name("training", tests, NULL, NULL);
}
