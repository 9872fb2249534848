/* SPDX-License-Identifier: MIT
 *
 * Choose a course: its own name, what it is in the learner's language, how far it is
 * ready.                                                                              */
#include "app/app_view.h"

static bool has_drafts(const struct pack *pack, struct str language)
{
    for (int i = 0; i < pack->item_count; i++) {
        const struct pack_gloss *g = pack_gloss(pack, i, language);
        if (g && g->state == PACK_DRAFT) {
            return true;
        }
    }
    return false;
}

static bool has_synthetic_voice(const struct pack *pack)
{
    const struct pack_clip *clip =
        pack->item_count > 0 ? pack_clip(pack, 0, PACK_CLIP_WORD, PACK_NORMAL) : NULL;
    return clip && clip->synthetic;
}

enum { CARDS_MOST = 3, CARDS_GAP = 16, CARD_PAD = 24, CARD_GAP = 24, CARD_LINES = 4, CHEVRON = 40 };

/* What a card says below its title, and how large. */
struct card {
    struct ui_words title, lines[CARD_LINES];
    const char *icons[CARD_LINES]; /* NULL: none */
    int count;
    float w, gap, pad_y;
};

static void add_line(struct card *c, struct ui_words words, const char *icon)
{
    words.colour = UI_INK2;
    c->lines[c->count] = words;
    c->icons[c->count++] = icon;
}

static float icon_size(const struct view *v)
{
    return v->large ? 40 : 24;
}

enum { ICON_GAP = 12 };

static float line_h(const struct view *v, const struct card *c, int i)
{
    float icon = c->icons[i] ? icon_size(v) : 0;
    float h = view_size_of(v, &c->lines[i], icon > 0 ? c->w - icon - ICON_GAP : c->w).h;
    return h > icon ? h : icon;
}

static float card_h(const struct view *v, const struct card *c)
{
    float h = view_size_of(v, &c->title, 0).h + 2 * c->pad_y;
    for (int i = 0; i < c->count; i++) {
        h += c->gap + line_h(v, c, i);
    }
    return h;
}

static void fill(const struct view *v, const struct pack *pack, struct card *c)
{
    c->title = view_words(pack_title(pack, pack->info.host, PACK_COURSE), UI_STYLE_UI_XL, UI_INK);
    c->title.lang = pack->info.host;
    c->title.face = UI_FACE_LEARN;
    c->title.max_lines = 1;
    struct ui_words meaning =
        view_words(pack_title(pack, v->help_lang, PACK_COURSE), UI_STYLE_UI_M, UI_INK2);
    meaning.lang = v->help_lang;
    meaning.face = UI_FACE_GLOSS;
    add_line(c, meaning, NULL);
    struct i18n_arg args[] = {i18n_arg_number("units", pack->unit_count),
                              i18n_arg_number("words", pack->item_count)};
    struct str size = i18n_format(v->a, v->app->catalogue, "course.size", args, 2);
    add_line(c, view_words(size, UI_STYLE_UI_S, UI_INK2), NULL);
    if (has_drafts(pack, v->help_lang)) {
        struct str drafts = view_t(v, "course.draft-glosses");
        add_line(c, view_words(drafts, UI_STYLE_UI_S, UI_INK2), "book");
    }
    if (has_synthetic_voice(pack)) {
        struct str voice = view_t(v, "course.synthetic-voice");
        add_line(c, view_words(voice, UI_STYLE_UI_S, UI_INK2), "speaker");
    }
}

/* As large as leaves each card its part of the screen. */
static struct card card_of(const struct view *v, const struct pack *pack, float most_h)
{
    static const struct {
        enum ui_style title, meaning, line;
    } sizes[] = {{UI_STYLE_UI_XL, UI_STYLE_UI_M, UI_STYLE_UI_S},
                 {UI_STYLE_UI_L, UI_STYLE_UI, UI_STYLE_UI_S},
                 {UI_STYLE_UI_M, UI_STYLE_UI_S, UI_STYLE_UI_XS},
                 {UI_STYLE_UI_M, UI_STYLE_UI_XS, UI_STYLE_PLOT}};
    struct card c = {.w = view_bar_w() - 2 * CARD_PAD - CARD_GAP - CHEVRON,
                     .gap = v->cramped ? 4 : 8,
                     .pad_y = v->cramped ? 12 : CARD_PAD};
    fill(v, pack, &c);
    struct view_fit room = {.w = c.w, .lines = 1};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        c.title.style = sizes[i].title;
        c.lines[0].style = sizes[i].meaning;
        for (int k = 1; k < c.count; k++) {
            c.lines[k].style = sizes[i].line;
        }
        if (card_h(v, &c) <= most_h && view_fits(v, &c.title, &room)) {
            break;
        }
    }
    return c;
}

static void card_line(const struct view *v, const struct card *c, int i)
{
    if (!c->icons[i]) {
        view_add_words(v, &c->lines[i]);
        return;
    }
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_ROW, .gap = ICON_GAP, .cross = UI_CENTER}});
    view_icon(v, c->icons[i], icon_size(v), UI_INK2, UI_POINTS);
    view_add_words(v, &c->lines[i]);
    ui_close(v->ui);
}

static void card(const struct view *v, int index, float most_h)
{
    const struct pack *pack = v->app->courses[index];
    struct card c = card_of(v, pack, most_h);
    struct ui_node n = view_card();
    n.id = (struct ui_id){"course", index};
    n.role = UI_ROLE_CHOICE;
    n.flags = UI_FOCUSABLE | (index == 0 ? UI_FOCUS_FIRST : 0u);
    n.label = c.title.text;
    n.msg = app_message(MSG_COURSE_CHOOSE, index);
    n.layout = (struct ui_layout){.direction = UI_ROW,
                                  .pad_x = CARD_PAD,
                                  .pad_y = c.pad_y,
                                  .gap = CARD_GAP,
                                  .cross = UI_CENTER,
                                  .min_h = most_h < 160 ? most_h : 160};
    ui_open(v->ui, &n);
    ui_open(v->ui,
            &(struct ui_node){
                .layout = {.direction = UI_COLUMN, .w = c.w, .gap = c.gap, .stretch = true}});
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW}});
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_HEADING, .words = c.title});
    ui_close(v->ui);
    for (int i = 0; i < c.count; i++) {
        card_line(v, &c, i);
    }
    ui_close(v->ui);
    view_icon(v, "chevron", CHEVRON, UI_BLUE, UI_POINTS);
    ui_close(v->ui);
}

void view_course(const struct view *v)
{
    view_screen_open(v);
    view_top_open(v);
    view_title(v, view_t(v, "course.title"), STR(""), NULL);
    view_top_close(v, NULL, 0);
    view_content_open(v, UI_COLUMN, CARDS_GAP);
    int count = v->app->course_count < CARDS_MOST ? v->app->course_count : CARDS_MOST;
    for (int i = 0; i < count; i++) {
        card(v, i, (view_content_h(v) - CARDS_GAP * (float)(count - 1)) / (float)count);
    }
    if (v->app->course_count == 0) {
        view_text(v, "notice.no-course", UI_STYLE_UI, UI_INK, UI_CENTER);
    }
    view_content_close(v);
    view_bottom_open(v);
    view_spring(v);
    view_primary(v, &(struct view_button){.id = "go-on",
                                          .key = "chrome.go-on",
                                          .msg = app_message(MSG_GO_ON, 0),
                                          .flags = v->app->course_count ? 0u : UI_NOT_NOW,
                                          .w = 192});
    view_bottom_close(v);
    view_screen_close(v);
}
