/* SPDX-License-Identifier: MIT
 *
 * What lies over a screen: a question, an explanation, a notice.  Each is modal, and
 * its harmless button has the focus.                                                  */
#include "app/view_drill.h"

static void scrim_open(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){.flags = UI_MODAL,
                                     .layout = {.direction = UI_COLUMN,
                                                .w = 1024,
                                                .h = ui_canvas_h(v->ui),
                                                .main = UI_CENTER,
                                                .cross = UI_CENTER},
                                     .look = {.fill = UI_SCRIM}});
}

static void dialog_open(const struct view *v, const char *id)
{
    scrim_open(v);
    ui_open(v->ui,
            &(struct ui_node){
                .id = {id, 0},
                .role = UI_ROLE_DIALOG,
                .layout = {.direction = UI_COLUMN,
                           .w = 720,
                           .pad_x = 32,
                           .pad_y = 32,
                           .gap = 24,
                           .stretch = true},
                .look = {.fill = UI_PAPER, .border = UI_INK, .border_dp = 4, .radius_dp = 24}});
}

static void dialog_close(const struct view *v)
{
    ui_close(v->ui);
    ui_close(v->ui);
}

static void heading(const struct view *v, const char *icon, const char *key)
{
    ui_open(v->ui,
            &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 16, .cross = UI_CENTER}});
    view_icon(v, icon, 40, UI_INK, UI_POINTS);
    struct ui_words words = view_words(view_t(v, key), UI_STYLE_UI_L, UI_INK);
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_HEADING, .words = words});
    ui_close(v->ui);
}

static void buttons(const struct view *v, const struct view_button *quiet,
                    const struct view_button *primary)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 16}});
    view_spring(v);
    if (quiet) {
        view_quiet(v, quiet, 256);
    }
    view_primary(v, primary, 256);
    ui_close(v->ui);
}

void view_leave_dialog(const struct view *v)
{
    bool lesson = v->app->screen == SCREEN_DRILL;
    dialog_open(v, "leave-dialog");
    heading(v, "leave", lesson ? "leave.lesson-title" : "leave.program-title");
    view_text(v,
              lesson          ? "leave.lesson-kept"
              : v->app->keeps ? "leave.kept"
                              : "leave.not-kept",
              UI_STYLE_UI, UI_INK, UI_START);
    buttons(v,
            &(struct view_button){.id = "leave-now",
                                  .icon = "leave",
                                  .key = "chrome.leave",
                                  .msg = app_message(MSG_LEAVE_NOW, 0),
                                  .flags = UI_POINTS},
            &(struct view_button){.id = "stay",
                                  .icon = "check",
                                  .key = "leave.stay",
                                  .msg = app_message(MSG_STAY, 0),
                                  .flags = UI_CANCEL | UI_FOCUS_FIRST});
    dialog_close(v);
}

static const char *help_key(const struct app *app)
{
    switch (app->screen) {
    case SCREEN_LANGUAGE:
        return "help.language";
    case SCREEN_COURSE:
        return "help.course";
    case SCREEN_HOME:
        return "help.home";
    case SCREEN_SUMMARY:
        return "help.summary";
    case SCREEN_DRILL:
        break;
    }
    struct lesson_now now = lesson_session_now(app->drill.session);
    static const char *const keys[LESSON_KINDS] = {
        [LESSON_PRESENT] = "help.present",
        [LESSON_LISTEN_PICTURE] = "help.listen-picture",
        [LESSON_READ_MEANING] = "help.read-meaning",
        [LESSON_CHOOSE_WORD] = "help.choose-word",
        [LESSON_TYPE_WORD] = "help.type-word",
    };
    return keys[now.exercise ? now.exercise->kind : LESSON_PRESENT];
}

void view_help_dialog(const struct view *v)
{
    dialog_open(v, "help-dialog");
    heading(v, "help", "chrome.help");
    view_text(v, help_key(v->app), UI_STYLE_UI, UI_INK, UI_START);
    if (v->app->screen == SCREEN_DRILL && !v->large) {
        view_text(v, "help.keys", UI_STYLE_UI_S, UI_INK2, UI_START);
    }
    buttons(v, NULL,
            &(struct view_button){.id = "help-close",
                                  .icon = "check",
                                  .key = "help.close",
                                  .msg = app_message(MSG_HELP_CLOSE, 0),
                                  .flags = UI_CANCEL | UI_FOCUS_FIRST});
    dialog_close(v);
}

void view_notice(const struct view *v)
{
    const struct app_notice *notice = &v->app->notices[0];
    struct i18n_arg arg = i18n_arg_ltr("file", notice->name);
    struct str text = i18n_format(v->a, v->app->catalogue, notice->key, &arg, 1);
    dialog_open(v, "notice");
    heading(v, "warning", "notice.title");
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT,
                                    .id = {"notice-text", 0},
                                    .role = UI_ROLE_STATUS,
                                    .words = view_words(text, UI_STYLE_UI, UI_INK)});
    buttons(v, NULL,
            &(struct view_button){.id = "notice-close",
                                  .icon = "check",
                                  .key = "notice.close",
                                  .msg = app_message(MSG_NOTICE_CLOSE, 0),
                                  .flags = UI_CANCEL | UI_FOCUS_FIRST});
    dialog_close(v);
}
