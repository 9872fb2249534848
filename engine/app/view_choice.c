/* SPDX-License-Identifier: MIT
 *
 * Choose one of up to four: a picture for a sound, a meaning for a word, a word for a
 * picture or a meaning.                                                               */
#include "app/view_drill.h"

enum tile_state { TILE_REST, TILE_CORRECT, TILE_NOT_YET, TILE_REMOVED };

static enum tile_state state_of(const struct lesson_now *now, int option)
{
    if (now->phase == LESSON_RIGHT && option == now->exercise->answer) {
        return TILE_CORRECT;
    }
    if (now->phase != LESSON_RIGHT && now->tries > 0 && option == now->chosen &&
        option != now->exercise->answer) {
        return TILE_NOT_YET;
    }
    return now->removed[option] ? TILE_REMOVED : TILE_REST;
}

static struct ui_look look_of(enum tile_state state)
{
    static const struct ui_look looks[] = {
        [TILE_REST] = {.fill = UI_CARD, .border = UI_EDGE, .radius_dp = 16},
        [TILE_CORRECT] = {.fill = UI_TEAL_TINT, .border = UI_TEAL, .border_dp = 4, .radius_dp = 16},
        [TILE_NOT_YET] = {.fill = UI_AMBER_TINT,
                          .border = UI_AMBER,
                          .border_dp = 4,
                          .radius_dp = 16},
        [TILE_REMOVED] = {.border = UI_OFF, .dashed = true, .radius_dp = 16},
    };
    return looks[state];
}

static void number_badge(const struct view *v, int option, enum tile_state state)
{
    static const struct {
        enum ui_token fill, border, ink;
    } colours[] = {
        [TILE_REST] = {UI_CARD, UI_INK2, UI_INK2},
        [TILE_CORRECT] = {UI_TEAL, UI_TEAL, UI_ON_TEAL},
        [TILE_NOT_YET] = {UI_AMBER_INK, UI_AMBER_INK, UI_ON_AMBER},
        [TILE_REMOVED] = {UI_NO_COLOUR, UI_OFF, UI_OFF},
    };
    float size = v->large ? 52 : 28;
    struct ui_node n = {
        .layout = {.direction = UI_ROW,
                   .w = size,
                   .h = size,
                   .dx = 16,
                   .dy = 16,
                   .main = UI_CENTER,
                   .cross = UI_CENTER},
        .look = {.fill = colours[state].fill, .border = colours[state].border, .radius_dp = 8}};
    ui_open(v->ui, &n);
    struct ui_words words =
        view_words(arena_printf(v->a, "%d", option + 1), UI_STYLE_UI_XS, colours[state].ink);
    words.weight = 1;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    ui_close(v->ui);
}

/* In the corner: the tick, the curved arrow, or the cue that a word speaks. */
static void corner(const struct view *v, enum tile_state state, bool speaks)
{
    if (state == TILE_CORRECT || state == TILE_NOT_YET) {
        view_verdict_disc(v, state == TILE_CORRECT,
                          (struct ui_layout){.w = 48, .h = 48, .dx = 12, .dy = 12, .at_x = UI_END});
    } else if (speaks) {
        ui_add(v->ui,
               &(struct ui_node){.kind = UI_ICON,
                                 .flags = UI_POINTS,
                                 .layout = {.w = 28, .h = 28, .dx = 16, .dy = 16, .at_x = UI_END},
                                 .words = {.text = STR("speaker-small"), .colour = UI_INK2}});
    }
}

static struct ui_words option_words(const struct view *v, enum lesson_kind kind, int item)
{
    enum { TILE_TEXT_W = 264 };
    const struct pack *pack = app_pack(v->app);
    float lines = v->large ? (v->low ? 0.95f : 1.8f) : v->low ? 1.8f : 2.6f;
    if (kind == LESSON_CHOOSE_WORD) {
        return view_host_words(v, drill_word(&pack->items[item], v->a), UI_STYLE_LEARN_TILE,
                               TILE_TEXT_W, lines);
    }
    const struct pack_gloss *gloss = pack_gloss(pack, item, v->help_lang);
    return view_gloss_words(v, gloss ? gloss->gloss : STR(""), UI_STYLE_UI_M, TILE_TEXT_W, lines);
}

static void option_content(const struct view *v, enum lesson_kind kind, int item, bool faint)
{
    const struct pack_item *it = &app_pack(v->app)->items[item];
    if (kind == LESSON_LISTEN_PICTURE) {
        float h = v->low ? 128 : 160;
        ui_add(v->ui,
               &(struct ui_node){
                   .kind = UI_PICTURE,
                   .flags = faint ? UI_FAINT : 0u,
                   .layout = {.w = h * 136 / 128, .h = h, .at_x = UI_CENTER, .at_y = UI_CENTER},
                   .picture = it->picture});
        return;
    }
    struct ui_words words = option_words(v, kind, item);
    words.colour = faint ? UI_OFF : words.colour;
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN,
                                                .w = 312,
                                                .pad_x = 24,
                                                .stretch = true,
                                                .at_x = UI_CENTER,
                                                .at_y = v->large ? UI_END : UI_CENTER,
                                                .dy = v->large ? 16 : 0}});
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    ui_close(v->ui);
}

static void tile(const struct view *v, const struct lesson_now *now, int option)
{
    enum tile_state state = state_of(now, option);
    const struct lesson_exercise *e = now->exercise;
    struct ui_node n = {
        .id = {"choice", option},
        .role = UI_ROLE_CHOICE,
        .flags = (state == TILE_REMOVED ? 0u : UI_FOCUSABLE) |
                 (option == e->answer && now->phase != LESSON_RIGHT ? UI_IS_ANSWER : 0u),
        .layout = {.direction = UI_STACK, .w = 312, .grow = 0},
        .look = look_of(state),
        .shortcut = (char)('1' + option),
        .label = app_pack(v->app)->items[e->options[option]].text,
    };
    if (state != TILE_REMOVED && state != TILE_NOT_YET) {
        n.msg = app_message(MSG_CHOOSE, option);
    }
    ui_open(v->ui, &n);
    option_content(v, e->kind, e->options[option], state == TILE_REMOVED);
    if (!v->low || !v->large) {
        number_badge(v, option, state);
    }
    corner(v, state, now->phase == LESSON_RIGHT && state == TILE_REST);
    ui_close(v->ui);
}

static void tiles(const struct view *v, const struct lesson_now *now)
{
    int count = now->exercise->option_count;
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .w = 640, .gap = 16, .stretch = true}});
    for (int row = 0; row * 2 < count; row++) {
        ui_open(v->ui, &(struct ui_node){
                           .layout = {.direction = UI_ROW, .gap = 16, .grow = 1, .stretch = true}});
        for (int i = row * 2; i < row * 2 + 2 && i < count; i++) {
            tile(v, now, i);
        }
        ui_close(v->ui);
    }
    ui_close(v->ui);
}

static void question_picture(const struct view *v, const struct pack_item *item)
{
    float h = v->low ? 160 : 208;
    struct ui_node n = view_card();
    n.layout = (struct ui_layout){
        .direction = UI_COLUMN, .w = 264, .h = h + 32, .main = UI_CENTER, .cross = UI_CENTER};
    ui_open(v->ui, &n);
    ui_add(v->ui, &(struct ui_node){.kind = UI_PICTURE,
                                    .role = UI_ROLE_PICTURE,
                                    .layout = {.w = h, .h = h},
                                    .picture = item->picture});
    ui_close(v->ui);
}

enum { PANEL_TEXT_W = 280 };

static bool shows_answer(const struct lesson_now *now)
{
    return now->phase == LESSON_RIGHT || now->phase == LESSON_SHOWN;
}

/* The question itself: a sound, a word, a picture or a meaning. */
static void question(const struct view *v, const struct lesson_now *now)
{
    const struct lesson_exercise *e = now->exercise;
    const struct pack *pack = app_pack(v->app);
    const struct pack_item *item = &pack->items[e->item];
    bool answered = shows_answer(now);
    float speaker = v->low || (v->large && answered) ? 64 : 88;
    switch (e->kind) {
    case LESSON_LISTEN_PICTURE:
        view_speaker(v, "speaker", 0, app_message(MSG_LISTEN, 0), speaker, true,
                     view_voice_is_synthetic(v, e->item, PACK_CLIP_WORD));
        break;
    case LESSON_CHOOSE_WORD:
        if (!key128_is_zero(item->picture)) {
            question_picture(v, item);
        }
        break;
    case LESSON_READ_MEANING:
    case LESSON_PRESENT:
    case LESSON_TYPE_WORD:
        break;
    }
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .w = 280, .gap = 6, .stretch = true}});
    if (answered) {
        view_word_and_gloss(v, e->item, UI_STYLE_LEARN_TILE, PANEL_TEXT_W);
    } else if (e->kind == LESSON_READ_MEANING) {
        struct ui_words words =
            view_host_words(v, drill_word(item, v->a), UI_STYLE_LEARN_LINE, PANEL_TEXT_W,
                            v->large ? 1.8f
                            : v->low ? 2.6f
                                     : 3.6f);
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    } else if (e->kind == LESSON_CHOOSE_WORD && pack_gloss(pack, e->item, v->help_lang)) {
        struct ui_words words =
            view_gloss_words(v, pack_gloss(pack, e->item, v->help_lang)->gloss,
                             key128_is_zero(item->picture) ? UI_STYLE_UI_L : UI_STYLE_UI_M,
                             PANEL_TEXT_W, v->low || v->large ? 1.8f : 2.6f);
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    }
    ui_close(v->ui);
}

void view_choice(const struct view *v, const struct lesson_now *now)
{
    view_content_open(v, UI_ROW, 24);
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN,
                                                .w = 312,
                                                .gap = v->low ? 12 : 32,
                                                .main = UI_CENTER,
                                                .cross = UI_CENTER},
                                     .look = {.fill = UI_SUNK, .radius_dp = 16}});
    question(v, now);
    if (!v->large || !shows_answer(now)) { /* else the word takes its room */
        view_slow(v, 120, v->low ? 64 : 104);
    }
    ui_close(v->ui);
    tiles(v, now);
    view_content_close(v);
}
