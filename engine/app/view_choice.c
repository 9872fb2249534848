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

enum { TILES_GAP = 16, TILE_W = 312, TILE_PAD = 24, TILE_EDGE = 16 };
enum { MARK = 48, MARK_EDGE = 10 };

/* In the corner: the tick, the curved arrow, or the cue that a word speaks. */
static void corner(const struct view *v, enum tile_state state, bool speaks)
{
    if (state == TILE_CORRECT || state == TILE_NOT_YET) {
        view_verdict_disc(
            v, state == TILE_CORRECT,
            (struct ui_layout){
                .w = MARK, .h = MARK, .dx = MARK_EDGE, .dy = MARK_EDGE, .at_x = UI_END});
    } else if (speaks) {
        ui_add(v->ui,
               &(struct ui_node){.kind = UI_ICON,
                                 .flags = UI_POINTS,
                                 .layout = {.w = 28, .h = 28, .dx = 16, .dy = 16, .at_x = UI_END},
                                 .words = {.text = STR("speaker-small"), .colour = UI_INK2}});
    }
}

static float badge_size(const struct view *v)
{
    return v->cramped ? 0 : v->large ? 52 : 28;
}

static float tile_h(const struct view *v, const struct lesson_exercise *e)
{
    int rows = (e->option_count + 1) / 2;
    return (view_content_h(v) - TILES_GAP * (float)(rows - 1)) / (float)rows;
}

/* Below number and mark, and above as much or, where large words need it, to the edge. */
static struct view_fit option_room(const struct view *v, const struct lesson_exercise *e,
                                   bool to_edge)
{
    float badge = TILE_EDGE + badge_size(v), mark = MARK_EDGE + MARK;
    float above = v->large && mark > badge ? mark : badge;
    float h = tile_h(v, e) - above - (to_edge ? TILE_EDGE : above);
    return (struct view_fit){.w = TILE_W - 2 * TILE_PAD, .h = h, .lines = v->low ? 2 : 3};
}

static struct ui_words option_words(const struct view *v, const struct lesson_exercise *e, int item,
                                    struct view_fit room)
{
    const struct pack *pack = app_pack(v->app);
    if (e->kind == LESSON_CHOOSE_WORD) {
        return view_host_words(v, drill_word(&pack->items[item], v->a), UI_STYLE_LEARN_TILE, room);
    }
    const struct pack_gloss *gloss = pack_gloss(pack, item, v->help_lang);
    return view_gloss_words(v, gloss ? gloss->gloss : STR(""), UI_STYLE_UI_M, room);
}

static void option_content(const struct view *v, const struct lesson_exercise *e, int item,
                           bool faint)
{
    const struct pack_item *it = &app_pack(v->app)->items[item];
    if (e->kind == LESSON_LISTEN_PICTURE) {
        float h = v->low ? 128 : 160;
        ui_add(v->ui,
               &(struct ui_node){
                   .kind = UI_PICTURE,
                   .flags = faint ? UI_FAINT : 0u,
                   .layout = {.w = h * 136 / 128, .h = h, .at_x = UI_CENTER, .at_y = UI_CENTER},
                   .picture = it->picture});
        return;
    }
    /* In the middle, unless that makes large words smaller. */
    struct ui_words words = option_words(v, e, item, option_room(v, e, v->large));
    struct ui_words centred = option_words(v, e, item, option_room(v, e, false));
    bool low = centred.style != words.style;
    words.colour = faint ? UI_OFF : words.colour;
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN,
                                                .w = TILE_W,
                                                .pad_x = TILE_PAD,
                                                .stretch = true,
                                                .at_x = UI_CENTER,
                                                .at_y = low ? UI_END : UI_CENTER,
                                                .dy = low ? TILE_EDGE : 0}});
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    ui_close(v->ui);
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
    float size = badge_size(v);
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
    option_content(v, e, e->options[option], state == TILE_REMOVED);
    if (!v->cramped) {
        number_badge(v, option, state);
    }
    corner(v, state, now->phase == LESSON_RIGHT && state == TILE_REST);
    ui_close(v->ui);
}

static void tiles(const struct view *v, const struct lesson_now *now)
{
    int count = now->exercise->option_count;
    float h = tile_h(v, now->exercise);
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .w = 640, .gap = 16, .stretch = true}});
    for (int row = 0; row * 2 < count; row++) {
        ui_open(v->ui, &(struct ui_node){
                           .layout = {.direction = UI_ROW, .h = h, .gap = 16, .stretch = true}});
        for (int i = row * 2; i < row * 2 + 2 && i < count; i++) {
            tile(v, now, i);
        }
        ui_close(v->ui);
    }
    ui_close(v->ui);
}

static float question_picture_h(const struct view *v)
{
    return v->cramped ? 160 : v->low ? 192 : 240;
}

static void question_picture(const struct view *v, const struct pack_item *item)
{
    float h = question_picture_h(v);
    struct ui_node n = view_card();
    n.layout = (struct ui_layout){
        .direction = UI_COLUMN, .w = 264, .h = h, .main = UI_CENTER, .cross = UI_CENTER};
    ui_open(v->ui, &n);
    ui_add(v->ui, &(struct ui_node){.kind = UI_PICTURE,
                                    .role = UI_ROLE_PICTURE,
                                    .layout = {.w = h - 32, .h = h - 32},
                                    .picture = item->picture});
    ui_close(v->ui);
}

enum { PANEL_W = 312, PANEL_TEXT_W = 280, PANEL_PAD = 16 };

static bool shows_answer(const struct lesson_now *now)
{
    return now->phase == LESSON_RIGHT || now->phase == LESSON_SHOWN;
}

/* What stands in the panel beside the words, and the height it leaves for them. */
struct panel {
    bool answered, pictured, slow;
    float speaker, slow_h, gap, words_h; /* speaker: its radius; 0: none */
};

static struct panel panel_of(const struct view *v, const struct lesson_now *now)
{
    const struct lesson_exercise *e = now->exercise;
    const struct pack_item *item = &app_pack(v->app)->items[e->item];
    struct panel p = {.answered = shows_answer(now), .gap = v->low ? 12 : v->large ? 16 : 32};
    p.pictured = e->kind == LESSON_CHOOSE_WORD && !key128_is_zero(item->picture);
    p.slow = !v->large || !p.answered; /* else the word takes its room */
    p.slow_h = v->low ? 64 : 104;
    if (e->kind == LESSON_LISTEN_PICTURE) {
        p.speaker = v->low || (v->large && p.answered) ? 64 : 88;
    }
    p.words_h = view_content_h(v) - 2 * PANEL_PAD;
    p.words_h -= p.slow ? p.slow_h + p.gap : 0;
    p.words_h -= p.speaker > 0 ? 2 * p.speaker + p.gap : 0;
    p.words_h -= p.pictured ? question_picture_h(v) + p.gap : 0;
    return p;
}

/* What is asked in words: the word that is read, or the meaning whose word is looked for. */
static void asked_words(const struct view *v, const struct lesson_exercise *e,
                        const struct panel *p)
{
    const struct pack *pack = app_pack(v->app);
    const struct pack_gloss *gloss = pack_gloss(pack, e->item, v->help_lang);
    struct view_fit room = {.w = PANEL_TEXT_W, .h = p->words_h, .lines = 4};
    struct ui_words words = {.text = {"", 0}};
    if (e->kind == LESSON_READ_MEANING) {
        struct str word = drill_word(&pack->items[e->item], v->a);
        words = view_host_words(v, word, UI_STYLE_LEARN_LINE, room);
    } else if (e->kind == LESSON_CHOOSE_WORD && gloss) {
        enum ui_style largest = p->pictured ? UI_STYLE_UI_M : UI_STYLE_UI_L;
        words = view_gloss_words(v, gloss->gloss, largest, room);
    }
    if (words.text.n > 0) {
        ui_open(v->ui, &(struct ui_node){
                           .layout = {.direction = UI_COLUMN, .w = PANEL_TEXT_W, .stretch = true}});
        view_add_words(v, &words);
        ui_close(v->ui);
    }
}

/* The question itself: a sound, a word, a picture or a meaning. */
static void question(const struct view *v, const struct lesson_now *now, const struct panel *p)
{
    const struct lesson_exercise *e = now->exercise;
    if (p->speaker > 0) {
        view_speaker(v, "speaker", 0, app_message(MSG_LISTEN, 0), p->speaker, true,
                     view_voice_is_synthetic(v, e->item, PACK_CLIP_WORD));
    }
    if (p->pictured) {
        question_picture(v, &app_pack(v->app)->items[e->item]);
    }
    if (p->answered) {
        view_word_and_gloss(v, e->item, UI_STYLE_LEARN_TILE, PANEL_TEXT_W, p->words_h);
    } else {
        asked_words(v, e, p);
    }
}

void view_choice(const struct view *v, const struct lesson_now *now)
{
    struct panel p = panel_of(v, now);
    view_content_open(v, UI_ROW, 24);
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_COLUMN,
                                                .w = PANEL_W,
                                                .gap = p.gap,
                                                .main = UI_CENTER,
                                                .cross = UI_CENTER},
                                     .look = {.fill = UI_SUNK, .radius_dp = 16}});
    question(v, now, &p);
    if (p.slow) {
        view_slow(v, 120, p.slow_h);
    }
    ui_close(v->ui);
    tiles(v, now);
    view_content_close(v);
}
