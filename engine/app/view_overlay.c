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

/* In large text a dialog is wider; in a low window it has less air. */
struct dialog {
    float w, pad, gap;
    float room; /* for its text, after heading and buttons */
    struct ui_words heading;
};

enum { HEADING_ICON = 40, HEADING_GAP = 16, DIALOG_MARGIN = 8 };

static struct dialog dialog_of(const struct view *v, const char *heading_key)
{
    struct dialog d = {.w = v->large ? 928 : 720,
                       .pad = v->cramped ? 16 : 32,
                       .gap = v->cramped ? 12 : 24,
                       .heading = view_words(view_t(v, heading_key), UI_STYLE_UI_L, UI_INK)};
    float w = d.w - 2 * d.pad - HEADING_ICON - HEADING_GAP;
    d.heading.style = view_ui_fitting(v, &d.heading, v->cramped ? UI_STYLE_UI_M : UI_STYLE_UI_L,
                                      (struct view_fit){.w = w, .lines = 2});
    float heading_h = view_size_of(v, &d.heading, w).h;
    d.room = ui_canvas_h(v->ui) - 2 * (DIALOG_MARGIN + d.pad + d.gap) - view_bar_h(v) -
             (heading_h > HEADING_ICON ? heading_h : HEADING_ICON);
    return d;
}

static void dialog_open(const struct view *v, const struct dialog *d, const char *id,
                        const char *icon)
{
    scrim_open(v);
    ui_open(v->ui,
            &(struct ui_node){
                .id = {id, 0},
                .role = UI_ROLE_DIALOG,
                .layout = {.direction = UI_COLUMN,
                           .w = d->w,
                           .pad_x = d->pad,
                           .pad_y = d->pad,
                           .gap = d->gap,
                           .stretch = true},
                .look = {.fill = UI_PAPER, .border = UI_INK, .border_dp = 4, .radius_dp = 24}});
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_ROW, .gap = HEADING_GAP, .cross = UI_CENTER}});
    view_icon(v, icon, HEADING_ICON, UI_INK, UI_POINTS);
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_HEADING, .words = d->heading});
    ui_close(v->ui);
}

static void dialog_close(const struct view *v)
{
    ui_close(v->ui);
    ui_close(v->ui);
}

/* As large as leaves it in the window, with `below` under it. */
static void dialog_text(const struct view *v, const struct dialog *d, struct ui_node node,
                        const struct ui_words *below)
{
    float w = d->w - 2 * d->pad;
    float room = d->room - (below ? view_size_of(v, below, w).h + d->gap : 0);
    node.kind = UI_TEXT;
    node.words.style =
        view_ui_fitting(v, &node.words, UI_STYLE_UI, (struct view_fit){.w = w, .h = room});
    ui_add(v->ui, &node);
    if (below) {
        view_add_words(v, below);
    }
}

static void dialog_line(const struct view *v, const struct dialog *d, const char *key,
                        const struct ui_words *below)
{
    dialog_text(v, d,
                (struct ui_node){.role = UI_ROLE_TEXT,
                                 .words = view_words(view_t(v, key), UI_STYLE_UI, UI_INK)},
                below);
}

static void buttons(const struct view *v, const struct view_button *quiet,
                    const struct view_button *primary)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 16}});
    view_spring(v);
    if (quiet) {
        view_quiet(v, quiet);
    }
    view_primary(v, primary);
    ui_close(v->ui);
}

void view_leave_dialog(const struct view *v)
{
    bool lesson = v->app->screen == SCREEN_DRILL;
    struct dialog d = dialog_of(v, lesson ? "leave.lesson-title" : "leave.program-title");
    dialog_open(v, &d, "leave-dialog", "leave");
    dialog_line(v, &d,
                lesson          ? "leave.lesson-kept"
                : v->app->keeps ? "leave.kept"
                                : "leave.not-kept",
                NULL);
    buttons(v,
            &(struct view_button){.id = "leave-now",
                                  .icon = "leave",
                                  .key = "chrome.leave",
                                  .msg = app_message(MSG_LEAVE_NOW, 0),
                                  .w = 256,
                                  .flags = UI_POINTS},
            &(struct view_button){.id = "stay",
                                  .icon = "check",
                                  .key = "leave.stay",
                                  .msg = app_message(MSG_STAY, 0),
                                  .w = 256,
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
    case SCREEN_SETTINGS:
        return "help.settings";
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
    struct dialog d = dialog_of(v, "chrome.help");
    struct ui_words keys = view_words(view_t(v, "help.keys"), UI_STYLE_UI_S, UI_INK2);
    dialog_open(v, &d, "help-dialog", "help");
    dialog_line(v, &d, help_key(v->app),
                v->app->screen == SCREEN_DRILL && !v->large ? &keys : NULL);
    buttons(v, NULL,
            &(struct view_button){.id = "help-close",
                                  .icon = "check",
                                  .key = "help.close",
                                  .msg = app_message(MSG_HELP_CLOSE, 0),
                                  .w = 256,
                                  .flags = UI_CANCEL | UI_FOCUS_FIRST});
    dialog_close(v);
}

void view_notice(const struct view *v)
{
    const struct app_notice *notice = &v->app->notices[0];
    struct i18n_arg arg = i18n_arg_ltr("file", notice->name);
    struct str text = i18n_format(v->a, v->app->catalogue, notice->key, &arg, 1);
    struct dialog d = dialog_of(v, "notice.title");
    dialog_open(v, &d, "notice", "warning");
    dialog_text(v, &d,
                (struct ui_node){.id = {"notice-text", 0},
                                 .role = UI_ROLE_STATUS,
                                 .words = view_words(text, UI_STYLE_UI, UI_INK)},
                NULL);
    buttons(v, NULL,
            &(struct view_button){.id = "notice-close",
                                  .icon = "check",
                                  .key = "notice.close",
                                  .msg = app_message(MSG_NOTICE_CLOSE, 0),
                                  .w = 256,
                                  .flags = UI_CANCEL | UI_FOCUS_FIRST});
    dialog_close(v);
}
