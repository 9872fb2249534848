/* SPDX-License-Identifier: MIT
 *
 * A new word: picture, sound, word, meaning and an example together; no question.      */
#include "app/view_drill.h"

bool view_voice_is_synthetic(const struct view *v, int item, enum pack_role role)
{
    const struct pack_clip *clip = pack_clip(app_pack(v->app), item, role, PACK_NORMAL);
    return clip && clip->synthetic;
}

enum { LINES_MOST = 3, LINE_GAP = 8 };
enum { CARDS_GAP = 24, CARD_PAD = 24, CARD_GAP = 16, PICTURE_CARD_W = 368 };

/* Of what word and meaning share, the meaning takes at most this part. */
static const float MEANING_SHARE = 0.4f;

static void centred_mark(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .main = UI_CENTER}});
    view_draft_mark(v);
    ui_close(v->ui);
}

void view_word_and_gloss(const struct view *v, int item, enum ui_style largest, float w, float h)
{
    const struct pack *pack = app_pack(v->app);
    const struct pack_gloss *gloss = pack_gloss(pack, item, v->help_lang);
    bool draft = gloss && gloss->state == PACK_DRAFT;
    struct view_fit room = {.w = w, .h = h, .lines = LINES_MOST};
    struct ui_words meaning = {.text = {"", 0}};
    room.h -= draft ? view_draft_mark_h(v) + LINE_GAP : 0;
    if (gloss) {
        struct view_fit part = {.w = w, .h = room.h * MEANING_SHARE, .lines = LINES_MOST};
        meaning = view_gloss_words(v, gloss->gloss, UI_STYLE_UI_M, part);
        meaning.colour = UI_INK2;
        room.h -= view_size_of(v, &meaning, w).h + LINE_GAP;
    }
    struct ui_words word = view_host_words(v, drill_word(&pack->items[item], v->a), largest, room);
    ui_open(v->ui,
            &(struct ui_node){
                .layout = {.direction = UI_COLUMN, .w = w, .gap = LINE_GAP, .stretch = true}});
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .id = {"word", 0}, .words = word});
    if (gloss) {
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .id = {"gloss", 0}, .words = meaning});
    }
    if (draft) {
        centred_mark(v);
    }
    ui_close(v->ui);
}

/* The label gives way to large text, and in a button too small for it. */
static bool slow_label(const struct view *v, float w, float h, struct ui_words *words)
{
    enum { LABELLED_H = 80, PAD = 4 };
    struct view_fit room = {.w = w - 2 * PAD, .lines = 1};
    *words = view_label(view_t(v, "drill.slow"), UI_STYLE_UI_S, UI_INK);
    words->style = view_ui_fitting(v, words, UI_STYLE_UI_S, room);
    return !v->large && h >= LABELLED_H && view_fits(v, words, &room);
}

void view_slow(const struct view *v, float w, float h)
{
    struct ui_words words;
    bool labelled = slow_label(v, w, h, &words);
    struct ui_node n = view_card();
    n.id = (struct ui_id){"slow", 0};
    n.role = UI_ROLE_BUTTON;
    n.flags = UI_FOCUSABLE;
    n.msg = app_message(MSG_SLOW, 0);
    n.shortcut = 's';
    n.label = words.text;
    n.layout = (struct ui_layout){
        .direction = UI_COLUMN, .w = w, .h = h, .gap = 4, .main = UI_CENTER, .cross = UI_CENTER};
    ui_open(v->ui, &n);
    view_icon(v, "turtle", labelled ? 44 : v->large ? 48 : 32, UI_INK, UI_POINTS);
    if (labelled) {
        view_add_words(v, &words);
    }
    ui_close(v->ui);
}

static void picture_card(const struct view *v, const struct pack_item *item)
{
    struct ui_node n = view_card();
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = PICTURE_CARD_W,
                                  .gap = 24,
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER};
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

static float cards_gap(const struct view *v)
{
    return v->cramped ? 12 : CARDS_GAP;
}

/* Of the cards beside the picture, or alone. */
static float cards_w(const struct pack_item *item)
{
    return view_bar_w() - (key128_is_zero(item->picture) ? 0 : PICTURE_CARD_W + CARDS_GAP);
}

static void word_card(const struct view *v, int index, float h)
{
    const struct pack_item *item = &app_pack(v->app)->items[index];
    struct ui_node n = view_card();
    float radius = v->low ? 36 : 44;
    float w = cards_w(item) - 2 * CARD_PAD - CARD_GAP - 2 * radius;
    n.layout = (struct ui_layout){
        .direction = UI_ROW, .h = h, .pad_x = CARD_PAD, .gap = CARD_GAP, .cross = UI_CENTER};
    ui_open(v->ui, &n);
    view_word_and_gloss(v, index, UI_STYLE_LEARN_POSTER, w, h - 2 * LINE_GAP);
    view_speaker(v, "speaker", 0, app_message(MSG_LISTEN, 0), radius, true,
                 view_voice_is_synthetic(v, index, PACK_CLIP_WORD));
    ui_close(v->ui);
}

enum { EXAMPLE_RADIUS = 28, EXAMPLE_GAP = 4 };

/* The phrase that uses the word, and what it means, as large as `room` lets both be. */
struct example {
    struct ui_words phrase, meaning;
    bool speaks;
    float w, h, pad;
};

static struct example example_of(const struct view *v, int index, float most_h)
{
    const struct pack *pack = app_pack(v->app);
    const struct pack_item *item = &pack->items[index];
    const struct pack_gloss *gloss = pack_gloss(pack, index, v->help_lang);
    struct example e = {.speaks = pack_clip(pack, index, PACK_CLIP_EXAMPLE, PACK_NORMAL) != NULL,
                        .pad = v->cramped ? 8 : 16};
    if (item->example.n == 0) {
        return e;
    }
    e.w = cards_w(item) - 2 * CARD_PAD - (e.speaks ? CARD_GAP + 2 * EXAMPLE_RADIUS : 0);
    bool explained = gloss && gloss->example.n > 0;
    float half = (most_h - 2 * e.pad) / (explained ? 2 : 1);
    struct view_fit room = {.w = e.w, .h = half, .lines = LINES_MOST};
    e.phrase = view_host_words(v, item->example, UI_STYLE_LEARN_REPLY, room);
    e.h = view_size_of(v, &e.phrase, e.w).h;
    if (explained) {
        room.h = half - EXAMPLE_GAP;
        e.meaning = view_gloss_words(v, gloss->example, UI_STYLE_UI_S, room);
        e.h += view_size_of(v, &e.meaning, e.w).h + EXAMPLE_GAP;
    }
    e.h = (e.speaks && e.h < 2 * EXAMPLE_RADIUS ? 2 * EXAMPLE_RADIUS : e.h) + 2 * e.pad;
    e.phrase.align = e.meaning.align = UI_START;
    e.meaning.colour = UI_INK2;
    return e;
}

static void example_card(const struct view *v, int index, const struct example *e)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW,
                                                .h = e->h,
                                                .pad_x = CARD_PAD,
                                                .gap = CARD_GAP,
                                                .cross = UI_CENTER},
                                     .look = {.fill = UI_SUNK, .radius_dp = 16}});
    ui_open(
        v->ui,
        &(struct ui_node){
            .layout = {.direction = UI_COLUMN, .w = e->w, .gap = EXAMPLE_GAP, .stretch = true}});
    view_add_words(v, &e->phrase);
    if (e->meaning.text.n > 0) {
        view_add_words(v, &e->meaning);
    }
    ui_close(v->ui);
    if (e->speaks) {
        view_speaker(v, "example", 0, app_message(MSG_LISTEN_EXAMPLE, 0), EXAMPLE_RADIUS, false,
                     view_voice_is_synthetic(v, index, PACK_CLIP_EXAMPLE));
    }
    ui_close(v->ui);
}

void view_present(const struct view *v, const struct lesson_now *now)
{
    int index = now->exercise->item;
    const struct pack_item *item = &app_pack(v->app)->items[index];
    float h = view_content_h(v);
    struct example example = example_of(v, index, h / 2);
    view_content_open(v, UI_ROW, CARDS_GAP);
    if (!key128_is_zero(item->picture)) {
        picture_card(v, item);
    }
    ui_open(
        v->ui,
        &(struct ui_node){
            .layout = {.direction = UI_COLUMN, .grow = 1, .gap = cards_gap(v), .stretch = true}});
    word_card(v, index, example.h > 0 ? h - example.h - cards_gap(v) : h);
    if (example.h > 0) {
        example_card(v, index, &example);
    }
    ui_close(v->ui);
    view_content_close(v);
}
