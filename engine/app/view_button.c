/* SPDX-License-Identifier: MIT
 *
 * Cards and buttons: as large as the visual language says, and wider for long words.   */
#include "app/app_view.h"

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

enum { CHROME_PAD = 6, QUIET_PAD = 16, QUIET_GAP = 12, QUIET_ICON = 36 };
enum { PRIMARY_GAP = 8, PRIMARY_ICON = 36 };

static float primary_pad(const struct view *v)
{
    return v->cramped ? 12 : 20;
}

static struct ui_words chrome_words(const struct view *v, const char *key)
{
    struct ui_words words = view_label(view_t(v, key), UI_STYLE_UI_XS, UI_INK);
    words.style = view_ui_fitting(v, &words, UI_STYLE_UI_XS,
                                  (struct view_fit){.w = 96 - 2 * CHROME_PAD, .lines = 1});
    return words;
}

float view_chrome_w(const struct view *v, const char *key)
{
    if (v->large) { /* an icon alone */
        return 112;
    }
    struct ui_words words = chrome_words(v, key);
    float w = view_size_of(v, &words, 0).w + 2 * CHROME_PAD;
    return w > 96 ? w : 96;
}

void view_chrome(const struct view *v, const struct view_button *b)
{
    struct ui_node n = button_node(v, b);
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = view_chrome_w(v, b->key),
                                  .h = view_chrome_h(v),
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER,
                                  .gap = v->low ? 0 : 4};
    ui_open(v->ui, &n);
    view_icon(v, b->icon, v->large ? 48 : v->low ? 26 : 32, UI_INK, b->flags & UI_POINTS);
    if (!v->large) {
        struct ui_words words = chrome_words(v, b->key);
        view_add_words(v, &words);
    }
    ui_close(v->ui);
}

float view_quiet_w(const struct view *v, const struct view_button *b)
{
    return v->large && b->icon ? (v->low ? 96 : 120) : b->w;
}

void view_quiet(const struct view *v, const struct view_button *b)
{
    struct ui_node n = button_node(v, b);
    float icon = v->large ? 48 : QUIET_ICON;
    n.layout = (struct ui_layout){.direction = UI_ROW,
                                  .w = view_quiet_w(v, b),
                                  .h = view_bar_h(v),
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER,
                                  .pad_x = QUIET_PAD,
                                  .gap = QUIET_GAP};
    ui_open(v->ui, &n);
    if (b->icon) {
        view_icon(v, b->icon, icon, UI_INK, b->flags & UI_POINTS);
    }
    if (!v->large || !b->icon) {
        struct ui_words words = view_label(n.label, UI_STYLE_UI, UI_INK);
        float room = n.layout.w - 2 * QUIET_PAD - (b->icon ? icon + QUIET_GAP : 0);
        words.style = view_ui_fitting(v, &words, UI_STYLE_UI,
                                      (struct view_fit){.w = room, .h = n.layout.h, .lines = 2});
        words.align = UI_START;
        words.max_lines = 2;
        view_add_words(v, &words);
    }
    ui_close(v->ui);
}

/* In large text as wide as its words ask for, within limits. */
float view_primary_w(const struct view *v, const struct view_button *b)
{
    enum { LARGE_MORE = 72 };
    if (!v->large) {
        return b->w;
    }
    struct ui_words words = view_label(view_t(v, b->key), UI_STYLE_UI_M, UI_INK);
    float w =
        view_size_of(v, &words, 0).w + 2 * primary_pad(v) + 2 * PRIMARY_GAP + PRIMARY_ICON + 1;
    return w < b->w ? b->w : w > b->w + LARGE_MORE ? b->w + LARGE_MORE : w;
}

void view_primary(const struct view *v, const struct view_button *b)
{
    struct ui_node n = button_node(v, b);
    bool off = (b->flags & UI_NOT_NOW) != 0;
    n.flags |= UI_DEFAULT;
    n.look =
        off ? (struct ui_look){.fill = UI_SUNK, .border = UI_OFF, .border_dp = 2, .radius_dp = 16}
            : (struct ui_look){.fill = UI_BLUE, .radius_dp = 16};
    n.layout = (struct ui_layout){.direction = UI_ROW,
                                  .w = view_primary_w(v, b),
                                  .h = view_bar_h(v),
                                  .pad_x = primary_pad(v),
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER,
                                  .gap = PRIMARY_GAP};
    enum ui_token colour = off ? UI_OFF : UI_ON_BLUE;
    struct ui_words words = view_label(n.label, UI_STYLE_UI_M, colour);
    float room = n.layout.w - 2 * primary_pad(v) - 2 * PRIMARY_GAP - PRIMARY_ICON;
    words.style =
        view_ui_fitting(v, &words, UI_STYLE_UI_M, (struct view_fit){.w = room, .lines = 1});
    ui_open(v->ui, &n);
    view_add_words(v, &words);
    view_spring(v);
    view_icon(v, b->icon ? b->icon : "go-on", PRIMARY_ICON, colour, b->icon ? 0 : UI_POINTS);
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

enum { MARK_PAD_X = 8, MARK_PAD_Y = 2 };

static struct ui_words mark_words(const struct view *v)
{
    struct ui_words words = view_words(view_t(v, "gloss.draft"), UI_STYLE_PLOT, UI_INK2);
    words.align = UI_CENTER;
    return words;
}

float view_draft_mark_h(const struct view *v)
{
    struct ui_words words = mark_words(v);
    return view_size_of(v, &words, 0).h + 2 * MARK_PAD_Y;
}

void view_draft_mark(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.pad_x = MARK_PAD_X, .pad_y = MARK_PAD_Y},
                       .look = {.border = UI_OFF, .border_dp = 1, .radius_dp = 8, .dashed = true}});
    struct ui_words words = mark_words(v);
    view_add_words(v, &words);
    ui_close(v->ui);
}
