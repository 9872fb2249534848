/* SPDX-License-Identifier: MIT */
#include "support/app_world.h"

#include "base/must.h"
#include "support/street.h"
#include "ui/ui_script.h"
#include "unit/ui_measure_fake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* 2026-03-02T10:00, an hour east. */
static const int64_t START_MS = INT64_C(1772442000000);
enum { OFFSET_MIN = 60, STEPS_MOST = 20000, SETTLE_MOST = 100 };

static const char *in_dir(struct app_world *w, const struct temp_dir *dir, const char *name)
{
    return arena_printf(&w->arena, "%s/%s", dir->path, name).p;
}

const char *app_world_pack(struct app_world *w, const char *name)
{
    return in_dir(w, &w->packs, name);
}

const char *app_world_learner(struct app_world *w, const char *name)
{
    return in_dir(w, &w->data, name);
}

void app_world_init(struct app_world *w, const char *parent)
{
    *w = (struct app_world){.clock = clock_manual(START_MS, OFFSET_MIN)};
    temp_dir_make(&w->data, parent);
    temp_dir_make(&w->packs, parent);
    w->pack_dir = str_from(w->packs.path);
    w->audio = audio_create(audio_backend_null());
    w->window = (struct ui_port){
        .w = 1024, .h = 768, .density = 1, .text_scale = 1, .measure = &FAKE_MEASURE};
    w->options = (struct app_options){.clock = &w->clock,
                                      .audio = w->audio,
                                      .asset_dir = STR(SOURCE_DIR "/assets"),
                                      .locale_dir = STR(BINARY_DIR "/locales"),
                                      .data_dir = str_from(w->data.path),
                                      .pack_dirs = &w->pack_dir,
                                      .pack_dir_count = 1,
                                      .language = STR("en"),
                                      .still = true,
                                      .seed = 3};
}

void app_world_finish(struct app_world *w)
{
    app_destroy(w->app);
    audio_destroy(w->audio);
    temp_dir_remove(&w->data);
    temp_dir_remove(&w->packs);
    arena_finish(&w->arena);
}

/* Shows frames until nothing more follows. */
static void settle(struct app_world *w)
{
    bool more = true;
    for (int i = 0; more; i++) {
        must(i < SETTLE_MOST);
        w->frame = w->client.frame(w->client.ctx, &w->window);
        int waiting = w->app->pending_count;
        more = w->client.shown(w->client.ctx);
        w->acknowledged += waiting - w->app->pending_count;
        if (w->shown) {
            w->shown(w->shown_ctx, w);
        }
    }
}

void app_world_start(struct app_world *w)
{
    must(!w->app);
    assert_int_equal(app_create(&w->options, &w->app), OK);
    w->client = app_client(w->app);
    settle(w);
}

void app_world_stop(struct app_world *w)
{
    struct ui_event quit = {.kind = UI_EVENT_QUIT};
    (void)w->client.event(w->client.ctx, &quit);
    assert_true(w->client.done(w->client.ctx));
    app_destroy(w->app);
    w->app = NULL;
}

static void take(struct app_world *w, struct ui_action *action)
{
    int64_t now = clock_mono_ms(&w->clock);
    switch (action->kind) {
    case UI_ACTION_EVENT:
        action->event.now_ms = now;
        (void)w->client.event(w->client.ctx, &action->event);
        break;
    case UI_ACTION_WAIT:
        clock_advance(&w->clock, action->ms);
        break;
    case UI_ACTION_SIZE:
        w->window.w = action->w;
        w->window.h = action->h;
        break;
    case UI_ACTION_SCALE:
        w->window.text_scale = action->scale;
        break;
    case UI_ACTION_PICTURE:
    case UI_ACTION_GOLDEN:
    case UI_ACTION_FAILED:
    case UI_ACTION_DONE:
        break;
    }
    w->window.now_ms = now;
    settle(w);
}

bool app_world_try(struct app_world *w, const char *text, struct str *wrong)
{
    struct diag_list diags;
    struct ui_script *script = NULL;
    diag_init(&diags, &w->arena);
    must(!ui_script_parse(str_from(text), STR("test"), &diags, &w->arena, &script));
    *wrong = STR("");
    for (int i = 0; i < STEPS_MOST && !w->client.done(w->client.ctx); i++) {
        struct ui_action action = ui_script_next(script, w->frame, &w->client);
        if (action.kind == UI_ACTION_FAILED) {
            *wrong = arena_printf(&w->arena, "%.*srow %d: %.*s\n", STR_ARG(*wrong), action.row,
                                  STR_ARG(action.message));
        }
        if (action.kind == UI_ACTION_DONE) {
            return wrong->n == 0;
        }
        take(w, &action);
    }
    return wrong->n == 0 && w->client.done(w->client.ctx);
}

void app_world_play(struct app_world *w, const char *script)
{
    struct str wrong = STR("it never ends");
    if (!app_world_try(w, script, &wrong)) {
        fail_msg("%.*s\nof the script\n%s", STR_ARG(wrong), script);
    }
}

const char *app_world_notice(const struct app_world *w)
{
    return w->app->notice_count ? w->app->notices[0].key : "";
}

bool app_world_shows_notice(const struct app_world *w)
{
    const struct ui_node *node = ui_find(w->frame, "notice-text", 0);
    struct str text = i18n_text(w->app->catalogue, app_world_notice(w));
    size_t fixed = str_find(text, STR("{")); /* up to the name of a file */
    text = fixed == SIZE_MAX ? text : str_slice(text, 0, fixed);
    return node && text.n > 0 && str_starts(node->words.text, text);
}

int64_t app_world_reviews(struct app_world *w)
{
    struct store *s = NULL;
    struct store_counts counts = {0};
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct key128 device = {{9}};
    const char *path = app_world_learner(w, "learner.db");
    assert_int_equal(store_open(path, &w->clock, device, &model, &s), OK);
    assert_int_equal(store_counts(s, &counts), OK);
    store_close(s);
    return (int64_t)counts.reviews;
}

int app_world_set_up(void **state)
{
    struct app_world *w = heap_alloc(1, sizeof *w);
    app_world_init(w, BINARY_DIR);
    street_write(app_world_pack(w, "street.talapack"), 0);
    *state = w;
    return 0;
}

int app_world_tear_down(void **state)
{
    struct app_world *w = *state;
    app_world_finish(w);
    free(w);
    return 0;
}
