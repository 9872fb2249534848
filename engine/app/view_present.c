/* SPDX-License-Identifier: MIT
 *
 * A new word: picture, sound, word, meaning and an example together; no question.      */
#include "app/view_drill.h"

bool view_voice_is_synthetic(const struct view *v, int item, enum pack_role role)
{
    const struct pack_clip *clip = pack_clip(app_pack(v->app), item, role, PACK_NORMAL);
    return clip && clip->synthetic;
}

/* About how many lines there is room for. */
static float roominess(const struct view *v)
{
    return !v->large ? 2.6f : v->low ? 0.95f : 1.8f;
}

void view_word_and_gloss(const struct view *v, int item, enum ui_style largest, float w)
{
    const struct pack *pack = app_pack(v->app);
    const struct pack_gloss *gloss = pack_gloss(pack, item, v->help_lang);
    float lines = roominess(v);
    struct ui_words words =
        view_host_words(v, drill_word(&pack->items[item], v->a), largest, w, lines);
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .id = {"word", 0}, .words = words});
    if (!gloss) {
        return;
    }
    struct ui_words meaning = view_gloss_words(v, gloss->gloss, UI_STYLE_UI_M, w, lines);
    meaning.colour = UI_INK2;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .id = {"gloss", 0}, .words = meaning});
    if (gloss->state == PACK_DRAFT) {
        ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .main = UI_CENTER}});
        view_draft_mark(v);
        ui_close(v->ui);
    }
}

void view_slow(const struct view *v, float w, float h)
{
    struct ui_node n = view_card();
    n.id = (struct ui_id){"slow", 0};
    n.role = UI_ROLE_BUTTON;
    n.flags = UI_FOCUSABLE;
    n.msg = app_message(MSG_SLOW, 0);
    n.shortcut = 's';
    n.label = view_t(v, "drill.slow");
    n.layout = (struct ui_layout){
        .direction = UI_COLUMN, .w = w, .h = h, .gap = 4, .main = UI_CENTER, .cross = UI_CENTER};
    ui_open(v->ui, &n);
    view_icon(v, "turtle", h < 80 ? 32 : 44, UI_INK, UI_POINTS);
    if (!v->large && h >= 80) {
        struct ui_words words = view_words(n.label, UI_STYLE_UI_S, UI_INK);
        words.weight = 1;
        words.align = UI_CENTER;
        words.max_lines = 1;
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    }
    ui_close(v->ui);
}

static void picture_card(const struct view *v, const struct pack_item *item)
{
    struct ui_node n = view_card();
    n.layout = (struct ui_layout){
        .direction = UI_COLUMN, .w = 368, .gap = 24, .main = UI_CENTER, .cross = UI_CENTER};
    ui_open(v->ui, &n);
    if (!key128_is_zero(item->picture)) {
        float size = v->low ? 208 : 272;
        ui_add(v->ui, &(struct ui_node){.kind = UI_PICTURE,
                                        .role = UI_ROLE_PICTURE,
                                        .layout = {.w = size, .h = size},
                                        .picture = item->picture});
    }
    ui_close(v->ui);
}

static void word_card(const struct view *v, int index)
{
    const struct pack_item *item = &app_pack(v->app)->items[index];
    struct ui_node n = view_card();
    float w = (key128_is_zero(item->picture) ? 976.0f : 584.0f) - 64 - (v->low ? 72.0f : 88.0f);
    enum ui_style largest = !v->large ? UI_STYLE_LEARN_POSTER
                            : v->low  ? UI_STYLE_LEARN_TILE
                                      : UI_STYLE_LEARN_FIELD;
    n.layout = (struct ui_layout){
        .direction = UI_ROW, .grow = 1, .pad_x = 24, .gap = 16, .cross = UI_CENTER};
    ui_open(v->ui, &n);
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .grow = 1, .gap = 8, .stretch = true}});
    view_word_and_gloss(v, index, largest, w);
    ui_close(v->ui);
    view_speaker(v, "speaker", 0, app_message(MSG_LISTEN, 0), v->low ? 36 : 44, true,
                 view_voice_is_synthetic(v, index, PACK_CLIP_WORD));
    ui_close(v->ui);
}

/* Beside a picture and before its speaker. */
enum { EXAMPLE_W = 440 };

static void example_card(const struct view *v, int index)
{
    const struct pack *pack = app_pack(v->app);
    const struct pack_item *item = &pack->items[index];
    const struct pack_gloss *gloss = pack_gloss(pack, index, v->help_lang);
    if (item->example.n == 0) {
        return;
    }
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW,
                                                .pad_x = 24,
                                                .pad_y = 16,
                                                .gap = 16,
                                                .cross = UI_CENTER},
                                     .look = {.fill = UI_SUNK, .radius_dp = 16}});
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .grow = 1, .gap = 4, .stretch = true}});
    struct ui_words words =
        view_host_words(v, item->example, UI_STYLE_LEARN_REPLY, EXAMPLE_W, roominess(v));
    words.align = UI_START;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    if (gloss && gloss->example.n > 0) {
        struct ui_words meaning =
            view_gloss_words(v, gloss->example, UI_STYLE_UI_S, EXAMPLE_W, roominess(v));
        meaning.colour = UI_INK2;
        meaning.align = UI_START;
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = meaning});
    }
    ui_close(v->ui);
    if (pack_clip(pack, index, PACK_CLIP_EXAMPLE, PACK_NORMAL)) {
        view_speaker(v, "example", 0, app_message(MSG_LISTEN_EXAMPLE, 0), 28, false,
                     view_voice_is_synthetic(v, index, PACK_CLIP_EXAMPLE));
    }
    ui_close(v->ui);
}

void view_present(const struct view *v, const struct lesson_now *now)
{
    const struct pack_item *item = &app_pack(v->app)->items[now->exercise->item];
    view_content_open(v, UI_ROW, 24);
    if (!key128_is_zero(item->picture)) {
        picture_card(v, item);
    }
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .grow = 1, .gap = 24, .stretch = true}});
    word_card(v, now->exercise->item);
    example_card(v, now->exercise->item);
    ui_close(v->ui);
    view_content_close(v);
}
