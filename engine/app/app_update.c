/* SPDX-License-Identifier: MIT
 *
 * What a message does: to which screen it belongs, and the effects that follow.        */
#define LOG_MODULE "app"
#include "app/app_inside.h"
#include "app/app_message.h"

#include "base/log.h"

/* Escape and the leave button: one step back; a lesson asks first. */
static void leave(struct app *app, struct app_effects *fx)
{
    switch (app->screen) {
    case SCREEN_LANGUAGE:
        app_effect_add(fx, (struct app_effect){.kind = FX_QUIT});
        break;
    case SCREEN_COURSE:
        app_effect_go(fx, SCREEN_LANGUAGE);
        break;
    case SCREEN_HOME:
    case SCREEN_DRILL:
        app->asks_to_leave = true;
        break;
    case SCREEN_SETTINGS:
    case SCREEN_SUMMARY:
        app_effect_go(fx, SCREEN_HOME);
        break;
    }
}

static void leave_now(struct app *app, struct app_effects *fx)
{
    app->asks_to_leave = false;
    if (app->screen == SCREEN_DRILL) {
        app_effect_add(fx, (struct app_effect){.kind = FX_LESSON_END});
        app_effect_go(fx, SCREEN_HOME);
    } else {
        app_effect_add(fx, (struct app_effect){.kind = FX_QUIT});
    }
}

static void close_notice(struct app *app)
{
    for (int i = 1; i < app->notice_count; i++) {
        app->notices[i - 1] = app->notices[i];
    }
    app->notice_count -= app->notice_count > 0;
}

static void language_update(struct app *app, const struct ui_msg *msg, struct app_effects *fx)
{
    bool choose = msg->kind == MSG_LANGUAGE_CHOOSE;
    bool again = choose && msg->arg == app->language;
    if (msg->kind == MSG_LANGUAGE_PAGE) {
        app->language_page = msg->arg;
    } else if (choose && app->languages[msg->arg].missing.n > 0) {
        app_notice_add(app, "notice.letters-missing", app->languages[msg->arg].missing);
    } else if (choose && !again) {
        app_effect_add(fx, (struct app_effect){.kind = FX_LANGUAGE, .index = msg->arg});
    } else if (msg->kind == MSG_GO_ON || again) { /* pressed twice: that is it */
        app_effect_go(fx, app_pack(app) ? SCREEN_HOME : SCREEN_COURSE);
    }
}

static void course_update(struct app *app, const struct ui_msg *msg, struct app_effects *fx)
{
    if (msg->kind == MSG_COURSE_CHOOSE) {
        app_effect_add(fx, (struct app_effect){.kind = FX_COURSE, .index = msg->arg});
        app_effect_go(fx, SCREEN_HOME);
    } else if (msg->kind == MSG_GO_ON && app->course_count > 0) {
        app_effect_add(fx, (struct app_effect){.kind = FX_COURSE, .index = 0});
        app_effect_go(fx, SCREEN_HOME);
    }
}

static void begin_lesson(int unit, int minutes, struct app_effects *fx)
{
    app_effect_add(fx, (struct app_effect){.kind = FX_LESSON, .index = unit, .minutes = minutes});
}

static void home_update(struct app *app, const struct ui_msg *msg, struct app_effects *fx)
{
    switch (msg->kind) {
    case MSG_MINUTES:
        app_choices_minutes(&app->choices, msg->arg, fx);
        break;
    case MSG_GET_ON:
        begin_lesson(LESSON_TODAY, app->choices.minutes, fx);
        break;
    case MSG_STATION:
        begin_lesson(msg->arg, app->choices.minutes, fx);
        break;
    case MSG_LANGUAGE_SCREEN:
        app_effect_go(fx, SCREEN_LANGUAGE);
        break;
    case MSG_SETTINGS_SCREEN:
        app_effect_go(fx, SCREEN_SETTINGS);
        break;
    default:
        break;
    }
}

static void summary_update(struct app *app, const struct ui_msg *msg, struct app_effects *fx)
{
    enum { MORE_MINUTES = 5 };
    switch (msg->kind) {
    case MSG_GO_ON:
        app_effect_go(fx, SCREEN_HOME);
        break;
    case MSG_MORE:
        begin_lesson(app->lesson_unit, MORE_MINUTES, fx);
        break;
    case MSG_LISTEN_ITEM:
        app_effect_play(fx, msg->arg, PACK_CLIP_WORD, PACK_NORMAL);
        break;
    default:
        break;
    }
}

static void screen_update(struct app *app, const struct ui_msg *msg, int64_t now_ms,
                          struct app_effects *fx)
{
    switch (app->screen) {
    case SCREEN_LANGUAGE:
        language_update(app, msg, fx);
        break;
    case SCREEN_COURSE:
        course_update(app, msg, fx);
        break;
    case SCREEN_HOME:
        home_update(app, msg, fx);
        break;
    case SCREEN_SETTINGS:
        settings_update(&app->choices, msg, fx);
        break;
    case SCREEN_DRILL:
        drill_update(&app->drill, msg, now_ms, fx);
        break;
    case SCREEN_SUMMARY:
        summary_update(app, msg, fx);
        break;
    }
}

void app_update(struct app *app, const struct ui_msg *msg, int64_t now_ms)
{
    struct app_effects fx = {.count = 0};
    switch (msg->kind) {
    case UI_MSG_NONE:
        return;
    case UI_MSG_QUIT:
        app_effect_add(&fx, (struct app_effect){.kind = FX_QUIT});
        break;
    case UI_MSG_BACK:
    case MSG_LEAVE:
        leave(app, &fx);
        break;
    case MSG_LEAVE_NOW:
        leave_now(app, &fx);
        break;
    case MSG_STAY:
        app->asks_to_leave = false;
        break;
    case MSG_HELP:
        app->shows_help = true;
        break;
    case MSG_HELP_CLOSE:
        app->shows_help = false;
        break;
    case MSG_NOTICE_CLOSE:
        close_notice(app);
        break;
    default:
        screen_update(app, msg, now_ms, &fx);
        break;
    }
    if (fx.count > 0) { /* else the last ones are still what happened last */
        app->last_effects.count = 0;
    }
    app_effects_run(app, &fx, now_ms);
}
