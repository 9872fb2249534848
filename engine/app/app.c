/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "app"
#include "app/app_inside.h"
#include "app/app_message.h"

#include "base/log.h"
#include "base/os.h"

#include <stdlib.h>

static uint64_t seed_of(const struct app_options *o)
{
    uint64_t seed = o->seed;
    if (seed == 0) {
        os_random(&seed, sizeof seed);
    }
    return seed;
}

static int course_with_uuid(const struct app *app, struct str uuid)
{
    for (int i = 0; i < app->course_count; i++) {
        if (str_eq(app->courses[i]->info.uuid, uuid)) {
            return i;
        }
    }
    return -1;
}

/* Goes on where the learner was: language and course of last time, else the first
 * screen, in the language asked for or the system's. */
static void resume(struct app *app)
{
    struct arena *a = &app->scratch;
    struct str tag = app->options.language;
    struct store_enrolment *list = NULL;
    size_t count = 0;
    int language = app_language_nearest(app, tag);
    struct str kept;
    if (store_setting_get(app->store, a, STR("language"), &kept) == OK) {
        int chosen = app_language_nearest(app, kept);
        language = chosen >= 0 ? chosen : language;
    }
    language = language >= 0 ? language : app_language_nearest(app, i18n_lang(&app->english));
    enum err e = store_enrolments(app->store, a, &list, &count);
    int course = e == OK && count > 0 ? course_with_uuid(app, list[0].course) : -1;
    app->language = language;
    app_language_set(app, language);
    if (course >= 0) {
        app_course_set(app, course);
        app->screen = SCREEN_HOME;
    }
}

enum err app_create(const struct app_options *options, struct app **out)
{
    struct app *app = heap_alloc(1, sizeof *app);
    app->options = *options;
    app->course = -1;
    app->language_page = APP_PAGE_OF_CHOSEN;
    app->model = srs_model_default(options->model ? options->model : SRS_MODEL_STANDARD);
    app->rng = rng_from(seed_of(options));
    app->ui = ui_create();
    i18n_init_builtin(&app->english);
    app->catalogue = &app->english;
    app_open_courses(app);
    app_open_languages(app);
    app_open_store(app);
    app_open_choices(app);
    resume(app);
    *out = app;
    return OK;
}

void app_destroy(struct app *app)
{
    if (!app) {
        return;
    }
    audio_stop(app->options.audio);
    app_train_stop(app);
    app_save_copy(app);
    store_close(app->store);
    pack_shelf_close(&app->shelf);
    i18n_finish(&app->translation);
    i18n_finish(&app->english);
    text_tools_finish(&app->tools);
    ui_destroy(app->ui);
    arena_finish(&app->life);
    arena_finish(&app->course_arena);
    arena_finish(&app->lesson_arena);
    arena_finish(&app->training.arena);
    arena_finish(&app->scratch);
    free(app);
}

static struct ui *client_frame(void *ctx, const struct ui_port *window)
{
    return app_frame(ctx, window);
}

/* What goes on while nobody does anything; true if it shows. */
static bool tick(struct app *app, int64_t now_ms)
{
    bool speaks = audio_playing(app->options.audio);
    (void)audio_tick(app->options.audio, now_ms);
    if (app->training.trainer) {
        app_train_pass(app);
    }
    return speaks != audio_playing(app->options.audio);
}

static bool client_event(void *ctx, const struct ui_event *event)
{
    struct app *app = ctx;
    arena_reset(&app->scratch);
    if (event->kind == UI_EVENT_TICK) {
        return tick(app, event->now_ms);
    }
    bool help = event->kind == UI_EVENT_KEY && event->key == UI_KEY_F1;
    struct ui_msg msg = help ? app_message(MSG_HELP, 0) : ui_dispatch(app->ui, event);
    app_update(app, &msg, event->now_ms);
    return msg.kind != UI_MSG_NONE || ui_stale(app->ui);
}

static bool client_shown(void *ctx)
{
    struct app *app = ctx;
    return app->pending_count > 0 && app_save_now(app);
}

static int64_t client_wake_ms(void *ctx)
{
    const struct app *app = ctx;
    return app->training.trainer ? clock_mono_ms(app->options.clock)
                                 : audio_next_ms(app->options.audio);
}

static bool client_done(void *ctx)
{
    return ((const struct app *)ctx)->done;
}

static enum err client_picture(void *ctx, struct key128 key, struct arena *a, struct str *png)
{
    const struct app *app = ctx;
    const struct pack *pack = app_pack(app);
    for (int i = 0; i < app->course_count && !pack; i++) {
        pack = app->courses[i];
    }
    return pack ? pack_blob(pack, key, a, png) : ERR_NOT_FOUND;
}

static struct str client_text(void *ctx, struct str key)
{
    struct app *app = ctx;
    return i18n_text(app->catalogue, arena_cstr(&app->scratch, key));
}

static struct str client_last_effects(void *ctx)
{
    struct app *app = ctx;
    return app_effects_text(&app->last_effects, &app->scratch);
}

static bool client_wants_text(void *ctx)
{
    const struct app *app = ctx;
    const struct ui_node *focus = ui_focused(app->ui);
    return focus && focus->kind == UI_FIELD;
}

struct ui_client app_client(struct app *app)
{
    return (struct ui_client){.ctx = app,
                              .frame = client_frame,
                              .event = client_event,
                              .shown = client_shown,
                              .wake_ms = client_wake_ms,
                              .done = client_done,
                              .picture = client_picture,
                              .text = client_text,
                              .last_effects = client_last_effects,
                              .wants_text = client_wants_text};
}
