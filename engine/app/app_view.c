/* SPDX-License-Identifier: MIT */
#include "app/app_view.h"

struct str view_t(const struct view *v, const char *key)
{
    return i18n_text(v->app->catalogue, key);
}

struct ui_words view_words(struct str text, enum ui_style style, enum ui_token colour)
{
    return (struct ui_words){.text = text, .style = style, .colour = colour};
}

static void add_text(const struct view *v, struct ui_words words, enum ui_align align)
{
    words.align = align;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_TEXT, .words = words});
}

void view_text(const struct view *v, const char *key, enum ui_style style, enum ui_token colour,
               enum ui_align align)
{
    add_text(v, view_words(view_t(v, key), style, colour), align);
}

void view_gloss(const struct view *v, struct str text, enum ui_style style, enum ui_token colour,
                enum ui_align align)
{
    struct ui_words words = view_words(text, style, colour);
    words.lang = v->help_lang;
    words.face = UI_FACE_GLOSS;
    add_text(v, words, align);
}

struct size_dp {
    float w, h;
};

/* Of the text on one line. */
static struct size_dp size_of(const struct view *v, const struct ui_words *words,
                              enum ui_style style, struct str text)
{
    const struct ui_port *port = ui_port(v->ui);
    struct ui_type type = ui_type_of(style);
    struct ui_text_box box = {
        .text = text,
        .lang = words->lang.n ? words->lang : port->lang,
        .face = words->face != UI_FACE_UI ? words->face : type.face,
        .px = ui_type_size(style, port->text_scale) * ui_scale(v->ui),
        .bold = words->weight ? words->weight > 0 : type.bold,
    };
    struct ui_size px = port->measure->size(port->measure->ctx, &box);
    return (struct size_dp){(float)px.w / ui_scale(v->ui), (float)px.h / ui_scale(v->ui)};
}

static bool fits(const struct view *v, const struct ui_words *words, enum ui_style style,
                 const struct view_fit *fit)
{
    struct str rest = words->text, word;
    while (str_next(&rest, ' ', &word)) {
        if (size_of(v, words, style, word).w > fit->w) {
            return false;
        }
    }
    struct size_dp all = size_of(v, words, style, words->text);
    return all.w <= fit->w * fit->lines && (fit->line_h == 0 || all.h <= fit->line_h);
}

enum ui_style view_fitting(const struct view *v, const struct ui_words *words,
                           const struct view_fit *fit)
{
    size_t i = 0;
    while (i + 1 < fit->count && !fits(v, words, fit->styles[i], fit)) {
        i++;
    }
    return fit->styles[i];
}

/* The part of a list of styles from `largest` on. */
static struct view_fit fit_from(const enum ui_style *styles, size_t count, enum ui_style largest,
                                float w, float lines)
{
    size_t from = 0;
    while (from + 1 < count && styles[from] != largest) {
        from++;
    }
    return (struct view_fit){styles + from, count - from, w, lines, 0};
}

struct ui_words view_host_words(const struct view *v, struct str text, enum ui_style largest,
                                float w, float lines)
{
    static const enum ui_style styles[] = {
        UI_STYLE_LEARN_POSTER, UI_STYLE_LEARN_FIELD, UI_STYLE_LEARN_LINE,
        UI_STYLE_LEARN_TILE,   UI_STYLE_LEARN_REPLY, UI_STYLE_LEARN_LIST,
        UI_STYLE_UI_S,         UI_STYLE_UI_XS,       UI_STYLE_PLOT};
    struct ui_words words = view_words(text, largest, UI_INK);
    words.lang = v->host_lang;
    words.face = UI_FACE_LEARN;
    words.weight = -1;
    words.align = UI_CENTER;
    struct view_fit fit = fit_from(styles, sizeof styles / sizeof *styles, largest, w, lines);
    words.style = view_fitting(v, &words, &fit);
    return words;
}

struct ui_words view_gloss_words(const struct view *v, struct str text, enum ui_style largest,
                                 float w, float lines)
{
    static const enum ui_style styles[] = {UI_STYLE_UI_L, UI_STYLE_UI_M,  UI_STYLE_UI,
                                           UI_STYLE_UI_S, UI_STYLE_UI_XS, UI_STYLE_PLOT};
    struct ui_words words = view_words(text, largest, UI_INK);
    words.lang = v->help_lang;
    words.face = UI_FACE_GLOSS;
    words.weight = -1;
    words.align = UI_CENTER;
    struct view_fit fit = fit_from(styles, sizeof styles / sizeof *styles, largest, w, lines);
    words.style = view_fitting(v, &words, &fit);
    return words;
}

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

static float chrome_h(const struct view *v)
{
    return v->low ? 64 : v->large ? 96 : 80;
}

static float bottom_h(const struct view *v)
{
    return v->low ? 72 : 96;
}

static float screen_pad(const struct view *v)
{
    return v->low ? 8 : 16;
}

static float screen_gap(const struct view *v)
{
    return v->low ? 10 : 16;
}

float view_content_h(const struct view *v)
{
    return ui_canvas_h(v->ui) - chrome_h(v) - bottom_h(v) - 2 * (screen_pad(v) + screen_gap(v));
}

void view_screen_open(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN,
                                                .w = 1024,
                                                .h = ui_canvas_h(v->ui),
                                                .pad_x = 24,
                                                .pad_y = screen_pad(v),
                                                .gap = screen_gap(v),
                                                .stretch = true}});
}

void view_screen_close(const struct view *v)
{
    ui_close(v->ui);
}

void view_top_open(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .h = chrome_h(v), .gap = 16}});
    view_chrome(v, &(struct view_button){.id = "help",
                                         .icon = "help",
                                         .key = "chrome.help",
                                         .msg = app_message(MSG_HELP, 0),
                                         .flags = UI_POINTS});
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN,
                                                .h = chrome_h(v),
                                                .grow = 1,
                                                .main = UI_CENTER,
                                                .stretch = true}});
}

void view_top_close(const struct view *v, const struct view_button *extra)
{
    ui_close(v->ui);
    if (extra) {
        view_chrome(v, extra);
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
    ui_open(v->ui,
            &(struct ui_node){
                .layout = {.direction = UI_ROW, .h = bottom_h(v), .gap = 16, .cross = UI_CENTER}});
}

void view_bottom_close(const struct view *v)
{
    ui_close(v->ui);
}

void view_title(const struct view *v, struct str title, struct str lang, const char *subtitle_key)
{
    enum ui_style style = v->large ? (v->low ? UI_STYLE_UI : UI_STYLE_UI_M)
                          : v->low ? UI_STYLE_UI_M
                                   : UI_STYLE_UI_L;
    struct ui_words words = view_words(title, style, UI_INK);
    words.weight = 1;
    words.lang = lang;
    words.align = UI_CENTER;
    words.max_lines = 1;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_HEADING, .words = words});
    if (subtitle_key && !v->large) {
        view_text(v, subtitle_key, v->low ? UI_STYLE_UI_XS : UI_STYLE_UI_S, UI_INK2, UI_CENTER);
    }
}

void view_host_title(const struct view *v, struct str title, enum ui_style style)
{
    struct ui_words words = view_words(title, style, UI_INK);
    words.lang = v->host_lang;
    words.face = UI_FACE_LEARN;
    words.max_lines = 1;
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW}});
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_HEADING, .words = words});
    ui_close(v->ui);
}

struct ui_node view_card(void)
{
    return (struct ui_node){.look = {.fill = UI_CARD, .border = UI_EDGE, .radius_dp = 16}};
}

/* What every button shares. */
static struct ui_node button_node(const struct view *v, const struct view_button *b)
{
    struct ui_node n = view_card();
    n.id = (struct ui_id){b->id, b->index};
    n.role = UI_ROLE_BUTTON;
    n.flags = UI_FOCUSABLE | (b->flags & ~(unsigned)UI_POINTS);
    n.msg = b->msg;
    n.shortcut = b->shortcut;
    n.label = view_t(v, b->key);
    return n;
}

static void label(const struct view *v, const char *key, enum ui_style style, enum ui_token colour,
                  enum ui_align align, int max_lines)
{
    struct ui_words words = view_words(view_t(v, key), style, colour);
    words.weight = 1;
    words.align = align;
    words.max_lines = max_lines;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
}

/* The largest style in which a button's label stands in one line. */
static enum ui_style label_style(const struct view *v, const char *key, float w)
{
    static const enum ui_style styles[] = {UI_STYLE_UI_M, UI_STYLE_UI, UI_STYLE_UI_S,
                                           UI_STYLE_UI_XS, UI_STYLE_PLOT};
    struct ui_words words = view_words(view_t(v, key), UI_STYLE_UI_M, UI_INK);
    words.weight = 1;
    return view_fitting(v, &words,
                        &(struct view_fit){styles, sizeof styles / sizeof *styles, w, 1, 0});
}

void view_chrome(const struct view *v, const struct view_button *b)
{
    struct ui_node n = button_node(v, b);
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = v->large ? 112 : 96,
                                  .h = chrome_h(v),
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER,
                                  .gap = v->low ? 0 : 4};
    ui_open(v->ui, &n);
    view_icon(v, b->icon, v->large ? 48 : v->low ? 26 : 32, UI_INK, b->flags & UI_POINTS);
    if (!v->large) {
        label(v, b->key, UI_STYLE_UI_XS, UI_INK, UI_CENTER, 1);
    }
    ui_close(v->ui);
}

void view_quiet(const struct view *v, const struct view_button *b, float w)
{
    struct ui_node n = button_node(v, b);
    n.layout = (struct ui_layout){.direction = UI_ROW,
                                  .w = v->large && b->icon ? 120 : w,
                                  .h = v->low ? 72 : 96,
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER,
                                  .pad_x = 16,
                                  .gap = 12};
    ui_open(v->ui, &n);
    if (b->icon) {
        view_icon(v, b->icon, v->large ? 48 : 36, UI_INK, b->flags & UI_POINTS);
    }
    if (!v->large || !b->icon) {
        label(v, b->key, UI_STYLE_UI, UI_INK, UI_START, 2);
    }
    ui_close(v->ui);
}

void view_primary(const struct view *v, const struct view_button *b, float w)
{
    struct ui_node n = button_node(v, b);
    bool off = (b->flags & UI_NOT_NOW) != 0;
    n.flags |= UI_DEFAULT;
    n.look =
        off ? (struct ui_look){.fill = UI_SUNK, .border = UI_OFF, .border_dp = 2, .radius_dp = 16}
            : (struct ui_look){.fill = UI_BLUE, .radius_dp = 16};
    n.layout = (struct ui_layout){.direction = UI_ROW,
                                  .w = v->large ? w + 72 : w,
                                  .h = v->low ? 72 : 96,
                                  .pad_x = 20,
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER,
                                  .gap = 8};
    enum ui_token colour = off ? UI_OFF : UI_ON_BLUE;
    enum { ICON = 36 };
    float room = n.layout.w - 2 * n.layout.pad_x - 2 * n.layout.gap - ICON;
    ui_open(v->ui, &n);
    label(v, b->key, label_style(v, b->key, room), colour, UI_START, 2);
    view_spring(v);
    view_icon(v, b->icon ? b->icon : "go-on", ICON, colour, b->icon ? 0 : UI_POINTS);
    ui_close(v->ui);
}

void view_speaker(const struct view *v, const char *id, int index, struct ui_msg msg, float r,
                  bool filled, bool synthetic)
{
    struct ui_node n = {
        .id = {id, index},
        .role = UI_ROLE_BUTTON,
        .flags = UI_FOCUSABLE,
        .layout = {.direction = UI_STACK, .w = 2 * r, .h = 2 * r},
        .look = {.fill = filled ? UI_BLUE : UI_CARD,
                 .border = UI_BLUE,
                 .border_dp = 2,
                 .radius_dp = r},
        .label = view_t(v, "chrome.listen"),
        .msg = msg,
    };
    ui_open(v->ui, &n);
    ui_add(v->ui, &(struct ui_node){
                      .kind = UI_ICON,
                      .flags = UI_POINTS,
                      .layout = {.w = r, .h = r, .at_x = UI_CENTER, .at_y = UI_CENTER},
                      .words = {.text = STR("speaker"), .colour = filled ? UI_ON_BLUE : UI_BLUE}});
    if (synthetic) { /* a machine's voice: a dot below the speaker */
        ui_add(
            v->ui,
            &(struct ui_node){
                .layout = {.w = r / 5, .h = r / 5, .at_x = UI_CENTER, .at_y = UI_END, .dy = r / 5},
                .look = {.fill = filled ? UI_ON_BLUE : UI_BLUE, .radius_dp = r}});
    }
    ui_close(v->ui);
}

void view_draft_mark(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.pad_x = 8, .pad_y = 2},
                       .look = {.border = UI_OFF, .border_dp = 1, .radius_dp = 8, .dashed = true}});
    view_text(v, "gloss.draft", UI_STYLE_PLOT, UI_INK2, UI_CENTER);
    ui_close(v->ui);
}
