/* SPDX-License-Identifier: MIT
 *
 * The only place where a message reaches sound, the store or another screen.           */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"

/* A machine without sound goes on with words: said once, and listening kinds are not
 * offered from the next lesson on. */
static void sound_failed(struct app *app, enum err e)
{
    if (e == ERR_UNSUPPORTED && !app->silent) {
        app->silent = true;
        app_notice_add(app, "notice.no-sound", STR(""));
    }
    LOG_WARN("a sound was not played: %s", err_name(e));
}

static void play(struct app *app, const struct app_effect *fx, int64_t now_ms)
{
    const struct pack *pack = app_pack(app);
    const struct pack_clip *clip = pack ? pack_clip(pack, fx->item, fx->role, fx->speed) : NULL;
    if (!clip && pack) {
        clip = pack_clip(pack, fx->item, fx->role, PACK_NORMAL);
    }
    if (!clip || app->silent) {
        return;
    }
    struct str bytes;
    enum err e = pack_blob(pack, clip->blob, &app->scratch, &bytes);
    if (e == OK) {
        e = fx->kind == FX_QUEUE ? audio_queue(app->options.audio, bytes, now_ms)
                                 : audio_play(app->options.audio, bytes, now_ms);
    }
    if (e != OK) {
        sound_failed(app, e);
    }
}

static void go(struct app *app, enum app_screen screen)
{
    if (screen == SCREEN_HOME) {
        app_home_refresh(app);
    }
    app->screen = screen;
    app->language_page = APP_PAGE_OF_CHOSEN;
    app->asks_to_leave = false;
    app->shows_help = false;
}

static void begin(struct app *app, const struct app_effect *fx, int64_t now_ms)
{
    struct app_effects more = {.count = 0};
    if (app_lesson_begin(app, fx->index, fx->minutes, &more)) {
        go(app, SCREEN_DRILL);
        app_effects_run(app, &more, now_ms);
    } else {
        go(app, SCREEN_HOME);
        app->home.nothing = true;
    }
}

static void run(struct app *app, const struct app_effect *fx, int64_t now_ms)
{
    switch (fx->kind) {
    case FX_GO:
        go(app, fx->screen);
        break;
    case FX_PLAY:
    case FX_QUEUE:
        play(app, fx, now_ms);
        break;
    case FX_SILENCE:
        audio_stop(app->options.audio);
        break;
    case FX_SAVE:
        app_save_later(app, &fx->result);
        break;
    case FX_LANGUAGE:
        app_language_set(app, fx->index);
        app_save_choice(app);
        break;
    case FX_COURSE:
        app_course_set(app, fx->index);
        app_save_choice(app);
        break;
    case FX_MINUTES:
        app_save_minutes(app, fx->minutes);
        break;
    case FX_INTENSITY:
        app_save_intensity(app, fx->intensity);
        break;
    case FX_LESSON:
        begin(app, fx, now_ms);
        break;
    case FX_LESSON_END:
        app_lesson_end(app);
        break;
    case FX_FOCUS:
        ui_focus(app->ui, fx->name, fx->index);
        break;
    case FX_QUIT:
        (void)app_save_now(app);
        app->done = true;
        break;
    }
}

/* For scripts and traces: those of one message and what followed from them, in order. */
static void note(struct app *app, const struct app_effect *effect)
{
    if (app->last_effects.count < APP_EFFECTS_MAX) {
        app_effect_add(&app->last_effects, *effect);
    }
}

void app_effects_run(struct app *app, const struct app_effects *fx, int64_t now_ms)
{
    for (int i = 0; i < fx->count; i++) {
        note(app, &fx->list[i]);
        run(app, &fx->list[i], now_ms);
    }
}
