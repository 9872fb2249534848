/* SPDX-License-Identifier: MIT
 *
 * Home: the map above, and the platform where today's lesson waits.                    */
#include "app/app_view.h"

enum { PLATFORM_GAP = 8, PLATFORM_EDGE = 6 };
enum { MINUTES_W = 108, MINUTES_W_LARGE = 68 };
enum { TODAY_W = 152, TODAY_PAD = 8, TODAY_TEXT_H = 44 };

/* What waits, in words: never a debt. */
static const char *waiting_key(const struct app *app)
{
    if (app->home.nothing) {
        return "home.nothing-now";
    }
    return app->home.due > 0 ? "home.words-wait" : "home.new-words";
}

static struct ui_words today_words(const struct view *v)
{
    enum ui_style largest = v->low ? UI_STYLE_UI_M : UI_STYLE_UI_L;
    struct ui_words words = view_label(view_t(v, "home.today"), largest, UI_ON_BLUE);
    words.style = view_ui_fitting(
        v, &words, largest,
        (struct view_fit){.w = TODAY_W - 2 * TODAY_PAD, .h = TODAY_TEXT_H, .lines = 1});
    return words;
}

static float today_w(const struct view *v)
{
    struct ui_words words = today_words(v);
    float w = view_size_of(v, &words, 0).w + 2 * TODAY_PAD;
    return w > TODAY_W ? w : TODAY_W;
}

static void today_sign(const struct view *v)
{
    struct ui_node n = {.layout = {.direction = UI_COLUMN,
                                   .w = today_w(v),
                                   .h = v->low ? 56 : 72,
                                   .pad_y = v->low ? 4 : 8,
                                   .main = UI_CENTER,
                                   .stretch = true},
                        .look = {.fill = UI_BLUE, .radius_dp = 8}};
    ui_open(v->ui, &n);
    struct ui_node rule = {.layout = {.h = 3}, .look = {.fill = UI_CARD}};
    struct ui_words words = today_words(v);
    ui_add(v->ui, &rule);
    view_spring(v);
    view_add_words(v, &words);
    view_spring(v);
    ui_add(v->ui, &rule);
    ui_close(v->ui);
}

float view_platform_h(const struct view *v)
{
    return v->cramped ? 96 : v->low ? 88 : v->large ? 128 : 118;
}

/* A band as wide as the window, `up` above the lower edge. */
static void ground(const struct view *v, float wide, float h, float up, enum ui_token colour)
{
    ui_add(v->ui, &(struct ui_node){
                      .layout = {.w = wide, .h = h, .at_x = UI_CENTER, .at_y = UI_END, .dy = up},
                      .look = {.fill = colour}});
}

static struct view_button get_on_button(void)
{
    return (struct view_button){.id = "get-on",
                                .key = "home.get-on",
                                .msg = app_message(MSG_GET_ON, 0),
                                .flags = UI_FOCUS_FIRST,
                                .w = 208};
}

static struct view_minutes minutes_button(const struct view *v, int minutes)
{
    float least = v->large ? MINUTES_W_LARGE : MINUTES_W;
    return (struct view_minutes){.minutes = minutes, .least_w = least, .h = v->low ? 72 : 88};
}

/* What the buttons leave of the platform, and the sign where it stands there. */
static float waiting_w(const struct view *v, const struct app_minutes *minutes, bool with_today)
{
    struct view_button get_on = get_on_button();
    float w = view_bar_w() - view_primary_w(v, &get_on) - 2.5f * PLATFORM_GAP;
    for (int i = 0; i < minutes->count; i++) {
        struct view_minutes b = minutes_button(v, minutes->list[i]);
        w -= view_minutes_w(v, &b) + PLATFORM_GAP;
    }
    return with_today ? w - today_w(v) - 3 * PLATFORM_GAP : w;
}

/* The sign gives way where the words need its place. */
static struct ui_words waiting_words(const struct view *v, const struct app_minutes *minutes,
                                     bool *with_today)
{
    struct ui_words words = view_words(view_t(v, waiting_key(v->app)),
                                       v->large ? UI_STYLE_UI_XS : UI_STYLE_UI_S, UI_INK);
    struct view_fit room = {.w = waiting_w(v, minutes, true), .h = view_platform_h(v)};
    words.style = view_ui_fitting(v, &words, words.style, room);
    *with_today = !v->large && view_fits(v, &words, &room);
    if (!*with_today) {
        room.w = waiting_w(v, minutes, false);
        words.style = view_ui_fitting(v, &words, UI_STYLE_UI_S, room);
    }
    return words;
}

/* A fourth button takes no room from the sign, and little from the words beside it. */
static struct app_minutes offered_minutes(const struct view *v)
{
    int chosen = v->app->choices.minutes;
    struct app_minutes all = app_minutes_offer(chosen, APP_MINUTES_MOST);
    struct ui_words words = view_words(view_t(v, waiting_key(v->app)), UI_STYLE_UI_XS, UI_INK);
    struct view_fit room = {.w = waiting_w(v, &all, !v->large), .h = view_platform_h(v)};
    return view_fits(v, &words, &room) ? all : app_minutes_offer(chosen, APP_MINUTES_USUAL);
}

static void waiting(const struct view *v, const struct ui_words *words, float w)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN, .w = w, .stretch = true}});
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT,
                                    .id = {v->app->home.due > 0 ? "due" : "nothing-due", 0},
                                    .role = UI_ROLE_STATUS,
                                    .words = *words});
    ui_close(v->ui);
}

static void platform(const struct view *v)
{
    float h = view_platform_h(v);
    float wide = (float)ui_port(v->ui)->w / ui_scale(v->ui);
    ground(v, wide, h, 0, UI_CARD);
    ground(v, wide, PLATFORM_EDGE, h, UI_INK);
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW,
                                                .w = 1024,
                                                .h = h,
                                                .pad_x = 24,
                                                .gap = PLATFORM_GAP,
                                                .cross = UI_CENTER,
                                                .at_y = UI_END}});
    bool with_today;
    struct app_minutes minutes = offered_minutes(v);
    struct ui_words words = waiting_words(v, &minutes, &with_today);
    if (with_today) {
        today_sign(v);
        view_space(v, PLATFORM_GAP, 0);
    }
    waiting(v, &words, waiting_w(v, &minutes, with_today));
    for (int i = 0; i < minutes.count; i++) {
        struct view_minutes b = minutes_button(v, minutes.list[i]);
        view_minutes(v, &b);
    }
    struct view_button get_on = get_on_button();
    view_space(v, PLATFORM_GAP / 2.0f, 0);
    view_primary(v, &get_on);
    ui_close(v->ui);
}

void view_home(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_STACK, .w = 1024, .h = ui_canvas_h(v->ui)}});
    platform(v);
    view_screen_open(v);
    const struct view_button extras[] = {{.id = "language",
                                          .icon = "chat",
                                          .key = "chrome.language",
                                          .msg = app_message(MSG_LANGUAGE_SCREEN, 0)},
                                         {.id = "settings",
                                          .icon = "settings",
                                          .key = "chrome.settings",
                                          .msg = app_message(MSG_SETTINGS_SCREEN, 0)}};
    enum { EXTRAS = sizeof extras / sizeof *extras };
    view_top_open(v);
    view_host_title(v, pack_title(app_pack(v->app), v->host_lang, PACK_COURSE), "home.subtitle",
                    view_top_w(v, extras, EXTRAS));
    view_top_close(v, extras, EXTRAS);
    view_map(v);
    view_screen_close(v);
    ui_close(v->ui);
}
