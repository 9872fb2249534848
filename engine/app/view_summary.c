/* SPDX-License-Identifier: MIT
 *
 * The end of a session: the words, at the stops where they come back.  No score, no
 * count of mistakes.                                                                  */
#include "app/app_view.h"

#include "base/utf8.h"

enum { STOPS = 4, STOPS_LARGE = 2, ROWS_MOST = 4 };
enum { CARDS_GAP = 12, DISC = 44 };

static int stops_across(const struct view *v)
{
    return v->large ? STOPS_LARGE : STOPS;
}

static float card_w(const struct view *v)
{
    return v->large ? 480 : 232;
}

static float card_h(const struct view *v)
{
    return v->low ? 72 : 88;
}

static const char *stop_key(enum lesson_when when)
{
    switch (when) {
    case LESSON_TOMORROW:
        return "summary.tomorrow";
    case LESSON_IN_DAYS:
        return "summary.in-days";
    case LESSON_NEXT_WEEK:
        return "summary.next-week";
    case LESSON_IN_WEEKS:
        return "summary.in-weeks";
    case LESSON_LATER:
        return "summary.later";
    }
    return "";
}

/* The four earliest stops that have words. */
static int stops_of(const struct lesson_summary *s, enum lesson_when stops[STOPS])
{
    static const enum lesson_when ALL[] = {LESSON_TOMORROW, LESSON_IN_DAYS, LESSON_NEXT_WEEK,
                                           LESSON_IN_WEEKS, LESSON_LATER};
    int count = 0;
    for (int i = 0; i < LESSON_WHENS && count < STOPS; i++) {
        if (s->per_when[ALL[i]] > 0) {
            stops[count++] = ALL[i];
        }
    }
    return count;
}

/* A long word needs the room of its picture. */
enum { LETTERS_BESIDE_PICTURE = 10 };

static void word_card(const struct view *v, int index)
{
    const struct pack_item *item = &app_pack(v->app)->items[index];
    struct ui_node n = view_card();
    n.id = (struct ui_id){"word", index};
    n.role = UI_ROLE_BUTTON;
    n.flags = UI_FOCUSABLE;
    n.msg = app_message(MSG_LISTEN_ITEM, index);
    n.label = item->text;
    n.layout = (struct ui_layout){.direction = UI_ROW,
                                  .w = card_w(v),
                                  .h = card_h(v),
                                  .pad_x = 16,
                                  .gap = 12,
                                  .cross = UI_CENTER};
    ui_open(v->ui, &n);
    bool short_word = utf8_count(item->text) <= LETTERS_BESIDE_PICTURE;
    bool pictured = !key128_is_zero(item->picture) && short_word && !v->large;
    if (pictured) {
        ui_add(v->ui, &(struct ui_node){.kind = UI_PICTURE,
                                        .layout = {.w = 52, .h = 52},
                                        .picture = item->picture});
    }
    struct ui_words words = view_host_words(v, drill_word(item, v->a), UI_STYLE_LEARN_LIST,
                                            (struct view_fit){.w = card_w(v) - (pictured ? 96 : 32),
                                                              .h = card_h(v),
                                                              .lines = v->large || v->low ? 1 : 2});
    words.align = UI_START;
    words.max_lines = 2;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .layout = {.grow = 1}, .words = words});
    ui_close(v->ui);
}

static void and_more(const struct view *v, int count)
{
    struct i18n_arg arg = i18n_arg_number("n", count);
    struct ui_words words = view_words(
        i18n_format(v->a, v->app->catalogue, "summary.more", &arg, 1), UI_STYLE_UI_S, UI_INK2);
    words.align = UI_CENTER;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .layout = {.w = card_w(v)}, .words = words});
}

/* One column of a stop's cards; `skip` of them stand in the columns before. */
static void column(const struct view *v, enum lesson_when when, int skip, int most, int left_over)
{
    const struct lesson_summary *s = &v->app->summary;
    int seen = 0;
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .w = card_w(v), .gap = CARDS_GAP}});
    for (int i = 0; i < s->count; i++) {
        if (s->items[i].when == when && seen++ >= skip && seen <= skip + most) {
            word_card(v, s->items[i].item);
        }
    }
    if (left_over > 0) {
        and_more(v, left_over);
    }
    ui_close(v->ui);
}

static void cards(const struct view *v, enum lesson_when when, int columns, int rows)
{
    int count = v->app->summary.per_when[when];
    bool too_many = count > rows * columns;
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 16}});
    for (int c = 0; c < columns && c * rows < count; c++) {
        bool last = too_many && c == columns - 1;
        int most = last ? rows - 1 : rows;
        column(v, when, c * rows, most, last ? count - c * rows - most : 0);
    }
    ui_close(v->ui);
}

static int rows_in(const struct view *v, float h)
{
    int rows = (int)((h + CARDS_GAP) / (card_h(v) + CARDS_GAP));
    return rows > ROWS_MOST ? ROWS_MOST : rows;
}

static void line(const struct view *v, float w)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_STACK, .h = DISC}});
    ui_add(v->ui,
           &(struct ui_node){.layout = {.w = w, .h = 14, .at_x = UI_CENTER, .at_y = UI_CENTER},
                             .look = {.fill = UI_BLUE, .radius_dp = 7}});
    ui_add(v->ui,
           &(struct ui_node){
               .layout = {.w = DISC, .h = DISC, .at_x = UI_CENTER, .at_y = UI_CENTER},
               .look = {
                   .fill = UI_CARD, .border = UI_BLUE, .border_dp = 6, .radius_dp = DISC / 2.0F}});
    ui_close(v->ui);
}

/* The stop on the line: its day above it, its words below. */
static void stop(const struct view *v, enum lesson_when when, int columns)
{
    float w = card_w(v) * (float)columns + 16 * (float)(columns - 1);
    ui_open(v->ui,
            &(struct ui_node){
                .layout = {.direction = UI_COLUMN, .w = w, .gap = CARDS_GAP, .stretch = true}});
    struct ui_words words = view_label(view_t(v, stop_key(when)), UI_STYLE_UI_M, UI_INK);
    words.style = view_ui_fitting(v, &words, UI_STYLE_UI_M, (struct view_fit){.w = w, .lines = 1});
    view_add_words(v, &words);
    line(v, w);
    float above = view_size_of(v, &words, w).h + DISC + 2 * CARDS_GAP;
    cards(v, when, columns, rows_in(v, view_content_h(v) - above));
    ui_close(v->ui);
}

static void title(const struct view *v)
{
    const struct lesson_summary *s = &v->app->summary;
    struct i18n_arg arg = i18n_arg_number("n", s->count);
    struct str text =
        i18n_format_plural(v->a, v->app->catalogue, "summary.title", s->count, &arg, 1);
    view_title(v, text, STR(""), "summary.when");
}

void view_summary(const struct view *v)
{
    enum lesson_when stops[STOPS];
    int count = stops_of(&v->app->summary, stops);
    int across = stops_across(v);
    count = count < across ? count : across;
    view_screen_open(v);
    view_top_open(v);
    title(v);
    view_top_close(v, NULL, 0);
    view_content_open(v, UI_ROW, 16);
    for (int i = 0; i < count; i++) {
        stop(v, stops[i], across / count);
    }
    view_content_close(v);
    view_bottom_open(v);
    view_spring(v);
    view_quiet(v, &(struct view_button){.id = "more",
                                        .icon = "plus",
                                        .key = "summary.five-more",
                                        .msg = app_message(MSG_MORE, 0),
                                        .w = 272});
    view_primary(v, &(struct view_button){.id = "go-on",
                                          .key = "summary.map",
                                          .msg = app_message(MSG_GO_ON, 0),
                                          .flags = UI_FOCUS_FIRST,
                                          .w = 192});
    view_bottom_close(v);
    view_screen_close(v);
}
