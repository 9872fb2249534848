/* SPDX-License-Identifier: MIT */
#include "app/app_view.h"

enum { CANVAS_W = 1024, MARGIN = 24, TOP_GAP = 16 };

void view_icon(const struct view *v, const char *name, float size_dp, enum ui_token colour,
               unsigned flags)
{
    ui_add(v->ui, &(struct ui_node){.kind = UI_ICON,
                                    .flags = flags,
                                    .layout = {.w = size_dp, .h = size_dp},
                                    .words = {.text = str_from(name), .colour = colour}});
}

void view_space(const struct view *v, float w, float h)
{
    ui_add(v->ui, &(struct ui_node){.layout = {.w = w, .h = h}});
}

void view_spring(const struct view *v)
{
    ui_add(v->ui, &(struct ui_node){.layout = {.grow = 1}});
}

float view_chrome_h(const struct view *v)
{
    return v->low ? 64 : v->large ? 96 : 80;
}

float view_bar_h(const struct view *v)
{
    return v->low ? 72 : 96;
}

float view_bar_gap(const struct view *v)
{
    return v->cramped ? 8 : 16;
}

float view_bar_w(void)
{
    return CANVAS_W - 2 * MARGIN;
}

static float screen_pad(const struct view *v)
{
    return v->low ? 8 : 16;
}

float view_gap(const struct view *v)
{
    return v->low ? 10 : 16;
}

float view_content_h(const struct view *v)
{
    return ui_canvas_h(v->ui) - view_chrome_h(v) - view_bar_h(v) -
           2 * (screen_pad(v) + view_gap(v));
}

void view_screen_open(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN,
                                                .w = CANVAS_W,
                                                .h = ui_canvas_h(v->ui),
                                                .pad_x = MARGIN,
                                                .pad_y = screen_pad(v),
                                                .gap = view_gap(v),
                                                .stretch = true}});
}

void view_screen_close(const struct view *v)
{
    ui_close(v->ui);
}

void view_top_open(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_ROW, .h = view_chrome_h(v), .gap = TOP_GAP}});
    view_chrome(v, &(struct view_button){.id = "help",
                                         .icon = "help",
                                         .key = "chrome.help",
                                         .msg = app_message(MSG_HELP, 0),
                                         .flags = UI_POINTS});
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN,
                                                .h = view_chrome_h(v),
                                                .grow = 1,
                                                .main = UI_CENTER,
                                                .stretch = true}});
}

void view_top_close(const struct view *v, const struct view_button *extras, int count)
{
    ui_close(v->ui);
    for (int i = 0; i < count; i++) {
        view_chrome(v, &extras[i]);
    }
    view_chrome(v, &(struct view_button){.id = "leave",
                                         .icon = "leave",
                                         .key = "chrome.leave",
                                         .msg = app_message(MSG_LEAVE, 0),
                                         .flags = UI_POINTS | UI_CANCEL});
    ui_close(v->ui);
}

void view_content_open(const struct view *v, enum ui_direction direction, float gap)
{
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = direction, .grow = 1, .gap = gap, .stretch = true}});
}

void view_content_close(const struct view *v)
{
    ui_close(v->ui);
}

void view_bottom_open(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW,
                                                .h = view_bar_h(v),
                                                .gap = view_bar_gap(v),
                                                .cross = UI_CENTER}});
}

void view_bottom_close(const struct view *v)
{
    ui_close(v->ui);
}

float view_top_w(const struct view *v, const struct view_button *extras, int count)
{
    float w = view_bar_w() - 2 * TOP_GAP;
    w -= view_chrome_w(v, "chrome.help") + view_chrome_w(v, "chrome.leave");
    for (int i = 0; i < count; i++) {
        w -= view_chrome_w(v, extras[i].key) + TOP_GAP;
    }
    return w;
}

/* A heading, in one line over a smaller line where there is room for both. */
static void heading(const struct view *v, struct ui_words words, const char *below_key, float w)
{
    static const enum ui_style styles[] = {UI_STYLE_UI_L, UI_STYLE_UI_M, UI_STYLE_UI};
    struct ui_words below =
        view_words(below_key ? view_t(v, below_key) : STR(""), UI_STYLE_UI_S, UI_INK2);
    size_t from = v->low ? 1 : 0;
    struct view_fit room = {.styles = styles + from,
                            .count = sizeof styles / sizeof *styles - from,
                            .w = w,
                            .lines = 1};
    below.style = view_ui_fitting(v, &below, v->low ? UI_STYLE_UI_XS : UI_STYLE_UI_S,
                                  (struct view_fit){.w = w, .lines = 1});
    below.align = words.align;
    room.h = view_chrome_h(v) - view_size_of(v, &below, 0).h;
    words.style = view_fitting(v, &words, &room);
    bool both = below.text.n > 0 && !v->large && view_fits(v, &words, &room);
    if (!both) {
        words.style = view_ui_fitting(v, &words, styles[from],
                                      (struct view_fit){.w = w, .h = view_chrome_h(v), .lines = 1});
    }
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .main = words.align}});
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_HEADING, .words = words});
    ui_close(v->ui);
    if (both) {
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_TEXT, .words = below});
    }
}

void view_title(const struct view *v, struct str title, struct str lang, const char *below_key)
{
    struct ui_words words = view_label(title, UI_STYLE_UI_L, UI_INK);
    words.lang = lang;
    heading(v, words, below_key, view_top_w(v, NULL, 0));
}

void view_host_title(const struct view *v, struct str title, const char *below_key, float w)
{
    struct ui_words words = view_words(title, UI_STYLE_UI_L, UI_INK);
    words.lang = v->host_lang;
    words.face = UI_FACE_LEARN;
    words.max_lines = 1;
    heading(v, words, below_key, w);
}
