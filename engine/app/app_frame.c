/* SPDX-License-Identifier: MIT
 *
 * One frame: the screen in force, and what lies over it.                              */
#include "app/app_view.h"

#include "text/text_lang.h"

/* An exercise is a screen of its own kind, so that scripts and goldens can name it. */
static const char *drill_name(const struct drill *d)
{
    struct lesson_now now = lesson_session_now(d->session);
    return now.exercise ? lesson_kind_name(now.exercise->kind) : "drill";
}

static const char *screen_name(const struct app *app)
{
    switch (app->screen) {
    case SCREEN_LANGUAGE:
        return "language";
    case SCREEN_COURSE:
        return "course";
    case SCREEN_HOME:
        return "home";
    case SCREEN_SETTINGS:
        return "settings";
    case SCREEN_DRILL:
        return drill_name(&app->drill);
    case SCREEN_SUMMARY:
        return "summary";
    }
    return "";
}

static void view_screen(const struct view *v)
{
    switch (v->app->screen) {
    case SCREEN_LANGUAGE:
        view_language(v);
        break;
    case SCREEN_COURSE:
        view_course(v);
        break;
    case SCREEN_HOME:
        view_home(v);
        break;
    case SCREEN_SETTINGS:
        view_settings(v);
        break;
    case SCREEN_DRILL:
        view_drill(v);
        break;
    case SCREEN_SUMMARY:
        view_summary(v);
        break;
    }
}

static void view_overlays(const struct view *v)
{
    if (v->app->notice_count > 0) {
        view_notice(v);
    } else if (v->app->asks_to_leave) {
        view_leave_dialog(v);
    } else if (v->app->shows_help) {
        view_help_dialog(v);
    }
}

struct ui *app_frame(struct app *app, const struct ui_port *window)
{
    const struct pack *pack = app_pack(app);
    struct ui_port port = *window;
    port.lang = i18n_lang(app->catalogue);
    port.rtl = text_lang_is_rtl(port.lang);
    port.theme = UI_THEME_LIGHT;
    port.screen = screen_name(app);
    port.still = app->options.still;
    ui_begin(app->ui, &port);
    struct view v = {
        .app = app,
        .ui = app->ui,
        .a = ui_arena(app->ui),
        .help_lang = app_help_language(app),
        .host_lang = pack ? pack->info.host : port.lang,
        .low = ui_canvas_h(app->ui) < 720,
        .large = port.text_scale > 1.25f,
    };
    v.cramped = v.low && v.large;
    ui_open(app->ui, &(struct ui_node){
                         .layout = {.direction = UI_STACK, .w = 1024, .h = ui_canvas_h(app->ui)}});
    view_screen(&v);
    view_overlays(&v);
    ui_close(app->ui);
    ui_end(app->ui);
    return app->ui;
}
