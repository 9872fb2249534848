/* SPDX-License-Identifier: MIT
 *
 * Home: the map above, and the platform where today's lesson waits.                    */
#include "app/app_view.h"

static void minutes_button(const struct view *v, int minutes)
{
    bool chosen = v->app->home.minutes == minutes;
    struct ui_node n = view_card();
    n.id = (struct ui_id){"minutes", minutes};
    n.role = UI_ROLE_CHOICE;
    n.flags = UI_FOCUSABLE | (chosen ? UI_CHOSEN : 0u);
    n.msg = app_message(MSG_MINUTES, minutes);
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = v->large ? 92 : 108,
                                  .h = v->low ? 72 : 88,
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER};
    struct str number = arena_printf(v->a, "%d", minutes);
    enum ui_token colour = chosen ? UI_BLUE : UI_INK;
    n.label = number;
    ui_open(v->ui, &n);
    struct ui_words words =
        view_words(number, v->low || v->large ? UI_STYLE_UI_M : UI_STYLE_UI_L, colour);
    words.align = UI_CENTER;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    if (!v->large) {
        struct str unit = i18n_plural(v->app->catalogue, "home.minutes", minutes);
        struct ui_words label = view_words(unit, UI_STYLE_UI_XS, colour);
        label.weight = 1;
        label.align = UI_CENTER;
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = label});
    }
    ui_close(v->ui);
}

/* What waits, in words: never a debt. */
static const char *waiting_key(const struct app *app)
{
    if (app->home.nothing) {
        return "home.nothing-now";
    }
    return app->home.due > 0 ? "home.words-wait" : "home.new-words";
}

static void today_sign(const struct view *v)
{
    struct ui_node n = {.layout = {.direction = UI_COLUMN,
                                   .w = 152,
                                   .h = v->low ? 56 : 72,
                                   .pad_y = v->low ? 4 : 8,
                                   .main = UI_CENTER,
                                   .stretch = true},
                        .look = {.fill = UI_BLUE, .radius_dp = 8}};
    ui_open(v->ui, &n);
    struct ui_node rule = {.layout = {.h = 3}, .look = {.fill = UI_CARD}};
    ui_add(v->ui, &rule);
    view_spring(v);
    view_text(v, "home.today", v->low ? UI_STYLE_UI_M : UI_STYLE_UI_L, UI_ON_BLUE, UI_CENTER);
    view_spring(v);
    ui_add(v->ui, &rule);
    ui_close(v->ui);
}

/* A band as wide as the window, `up` above the lower edge. */
static void ground(const struct view *v, float wide, float h, float up, enum ui_token colour)
{
    ui_add(v->ui, &(struct ui_node){
                      .layout = {.w = wide, .h = h, .at_x = UI_CENTER, .at_y = UI_END, .dy = up},
                      .look = {.fill = colour}});
}

static void platform(const struct view *v)
{
    float h = v->low ? 88 : 118;
    float wide = (float)ui_port(v->ui)->w / ui_scale(v->ui);
    ground(v, wide, h, 0, UI_CARD);
    ground(v, wide, 6, h, UI_INK);
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW,
                                                .w = 1024,
                                                .h = h,
                                                .pad_x = 24,
                                                .gap = 8,
                                                .cross = UI_CENTER,
                                                .at_y = UI_END}});
    if (!v->large) {
        today_sign(v);
        view_space(v, 8, 0);
    }
    ui_open(v->ui,
            &(struct ui_node){.layout = {.direction = UI_COLUMN, .grow = 1, .stretch = true}});
    struct ui_words words = view_words(view_t(v, waiting_key(v->app)),
                                       v->large ? UI_STYLE_UI_XS : UI_STYLE_UI_S, UI_INK);
    words.max_lines = v->low || v->large ? 2 : 3;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT,
                                    .id = {v->app->home.due > 0 ? "due" : "nothing-due", 0},
                                    .role = UI_ROLE_STATUS,
                                    .words = words});
    ui_close(v->ui);
    static const int MINUTES[] = {5, 10, 20};
    for (size_t i = 0; i < sizeof MINUTES / sizeof *MINUTES; i++) {
        minutes_button(v, MINUTES[i]);
    }
    view_space(v, 4, 0);
    view_primary(v,
                 &(struct view_button){.id = "get-on",
                                       .key = "home.get-on",
                                       .msg = app_message(MSG_GET_ON, 0),
                                       .flags = UI_FOCUS_FIRST},
                 v->large ? 248 : 208);
    ui_close(v->ui);
}

static void title(const struct view *v)
{
    const struct pack *pack = app_pack(v->app);
    view_host_title(v, pack_title(pack, v->host_lang, PACK_COURSE),
                    v->low ? UI_STYLE_UI_M : UI_STYLE_UI_L);
    if (!v->large) {
        view_text(v, "home.subtitle", v->low ? UI_STYLE_UI_XS : UI_STYLE_UI_S, UI_INK2, UI_START);
    }
}

void view_home(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_STACK, .w = 1024, .h = ui_canvas_h(v->ui)}});
    platform(v);
    view_screen_open(v);
    view_top_open(v);
    title(v);
    view_top_close(v, &(struct view_button){.id = "language",
                                            .icon = "chat",
                                            .key = "chrome.language",
                                            .msg = app_message(MSG_LANGUAGE_SCREEN, 0)});
    view_map(v);
    view_screen_close(v);
    ui_close(v->ui);
}
