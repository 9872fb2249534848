/* SPDX-License-Identifier: MIT
 *
 * Settings: how long a lesson is, and how often words come back.  What is chosen holds at
 * once and is kept; there is nothing to confirm.                                        */
#include "app/app_view.h"

enum { ROW_GAP = 16, STEPPER_GAP = 12, CHOICE_W = 120, CHOICE_W_LARGE = 96 };
enum { VALUE_W = 176, VALUE_PAD = 12, VALUE_GAP = 8 };
enum { CARD_H = 240, STOP_R = 9, LINE_W = 6, RAIL_H = 2 * STOP_R };

/* How large the words are: one for the whole screen, so that its parts look alike. */
struct sizes {
    enum ui_style heading, name, means; /* of a section; of a choice, and what it means */
    bool with_rail;                     /* the drawing on each choice */
    bool tight;                         /* everything else gives way to the words, too */
};

struct settings {
    struct sizes sizes;
    float choice_h;            /* of the minutes */
    float card_w, card_h;      /* of the intensities */
    float text_w, pad, gap;    /* inside them */
    float line_gap, parts_gap; /* between lines; between the two sections besides */
};

/* ---- how long a lesson is ---- */

/* An end of the stepper; it is no stop of the focus, arrows press it. */
static void step_button(const struct view *v, const struct settings *s, int direction)
{
    bool longer = direction > 0;
    int minutes = v->app->choices.minutes;
    int next = app_minutes_step(minutes, direction);
    struct ui_node n = view_card();
    n.id = (struct ui_id){longer ? "longer" : "shorter", 0};
    n.role = UI_ROLE_BUTTON;
    n.flags = next == minutes ? UI_NOT_NOW : 0u;
    n.label = view_t(v, longer ? "settings.longer" : "settings.shorter");
    n.msg = app_message(MSG_MINUTES, next);
    n.layout = (struct ui_layout){.direction = UI_ROW,
                                  .w = CHOICE_W_LARGE,
                                  .h = s->choice_h,
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER};
    ui_open(v->ui, &n);
    view_icon(v, longer ? "plus" : "minus", v->large ? 48 : 40, UI_INK, 0);
    ui_close(v->ui);
}

static bool is_usual(int minutes)
{
    struct app_minutes usual = app_minutes_usual();
    for (int i = 0; i < usual.count; i++) {
        if (usual.list[i] == minutes) {
            return true;
        }
    }
    return false;
}

/* The number and its unit in one line; lit when none of the buttons beside it is. */
static void stepper_value(const struct view *v, const struct settings *s)
{
    int minutes = v->app->choices.minutes;
    bool lit = !is_usual(minutes);
    enum ui_token colour = lit ? UI_BLUE : UI_INK;
    struct ui_words number = view_label(arena_printf(v->a, "%d", minutes),
                                        v->large ? UI_STYLE_UI_M : UI_STYLE_UI_L, colour);
    struct ui_words unit = view_minutes_unit(v, minutes, VALUE_W);
    unit.colour = colour;
    float w = view_size_of(v, &number, 0).w + view_size_of(v, &unit, 0).w;
    w += 2 * VALUE_PAD + VALUE_GAP;
    struct ui_node n = {.id = {"stepper-value", 0},
                        .role = UI_ROLE_STATUS,
                        .flags = lit ? UI_CHOSEN : 0u,
                        .layout = {.direction = UI_ROW,
                                   .w = w > VALUE_W ? w : VALUE_W,
                                   .h = s->choice_h,
                                   .gap = VALUE_GAP,
                                   .main = UI_CENTER,
                                   .cross = UI_CENTER}};
    if (lit) { /* as what is chosen looks; this is no button */
        n.look = (struct ui_look){
            .fill = UI_BLUE_TINT, .border = UI_BLUE, .border_dp = 4, .radius_dp = 16};
    }
    ui_open(v->ui, &n);
    view_add_words(v, &number);
    view_add_words(v, &unit);
    ui_close(v->ui);
}

static void stepper(const struct view *v, const struct settings *s)
{
    ui_open(v->ui, &(struct ui_node){.id = {"stepper", 0},
                                     .role = UI_ROLE_GROUP,
                                     .flags = UI_FOCUSABLE | UI_STEPPER,
                                     .layout = {.direction = UI_ROW, .gap = STEPPER_GAP},
                                     .look = {.radius_dp = 16},
                                     .label = view_t(v, "settings.minutes")});
    step_button(v, s, -1);
    stepper_value(v, s);
    step_button(v, s, 1);
    ui_close(v->ui);
}

static void minutes_row(const struct view *v, const struct settings *s)
{
    struct app_minutes usual = app_minutes_usual();
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = ROW_GAP}});
    for (int i = 0; i < usual.count; i++) {
        bool first = usual.list[i] == v->app->choices.minutes;
        view_minutes(v, &(struct view_minutes){.minutes = usual.list[i],
                                               .least_w = v->large ? CHOICE_W_LARGE : CHOICE_W,
                                               .h = s->choice_h,
                                               .flags = first ? UI_FOCUS_FIRST : 0u});
    }
    view_spring(v);
    stepper(v, s);
    ui_close(v->ui);
}

/* ---- how often words come back ---- */

/* From seldom to often; `stops` of the line drawn on each. */
static const struct intensity {
    enum lesson_intensity intensity;
    const char *key, *means_key;
    int stops;
} INTENSITIES[LESSON_INTENSITIES] = {
    {LESSON_CALM, "settings.calm", "settings.calm-means", 3},
    {LESSON_NORMAL, "settings.normal", "settings.normal-means", 5},
    {LESSON_INTENSIVE, "settings.intensive", "settings.intensive-means", 9},
};

static struct ui_words name_words(const struct view *v, const struct intensity *it,
                                  enum ui_style style)
{
    struct ui_words words = view_label(view_t(v, it->key), style, UI_INK);
    words.align = UI_START;
    return words;
}

static struct ui_words means_words(const struct view *v, const struct intensity *it,
                                   enum ui_style style)
{
    return view_words(view_t(v, it->means_key), style, UI_INK);
}

/* A line with the stops at which a word comes back. */
static void rail(const struct view *v, const struct settings *s, int stops, enum ui_token colour)
{
    struct ui_node line = {.layout = {.w = s->text_w, .h = LINE_W, .at_y = UI_CENTER},
                           .look = {.fill = colour, .radius_dp = LINE_W / 2.0f}};
    struct ui_node stop = {
        .layout = {.w = 2 * STOP_R, .h = 2 * STOP_R},
        .look = {.fill = UI_CARD, .border = colour, .border_dp = 4, .radius_dp = STOP_R}};
    ui_open(v->ui,
            &(struct ui_node){.layout = {.direction = UI_STACK, .w = s->text_w, .h = RAIL_H}});
    ui_add(v->ui, &line);
    for (int i = 0; i < stops; i++) {
        stop.layout.dx = (s->text_w - 2 * STOP_R) * (float)i / (float)(stops - 1);
        ui_add(v->ui, &stop);
    }
    ui_close(v->ui);
}

static void card(const struct view *v, const struct settings *s, const struct intensity *it)
{
    bool chosen = v->app->choices.intensity == it->intensity;
    struct ui_node n = view_card();
    n.id = (struct ui_id){"intensity", (int)it->intensity};
    n.role = UI_ROLE_CHOICE;
    n.flags = UI_FOCUSABLE | (chosen ? UI_CHOSEN : 0u);
    n.label = view_t(v, it->key);
    n.msg = app_message(MSG_INTENSITY, (int)it->intensity);
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = s->card_w,
                                  .h = s->card_h,
                                  .pad_x = s->pad,
                                  .pad_y = s->pad,
                                  .gap = s->gap,
                                  .stretch = true};
    struct ui_words name = name_words(v, it, s->sizes.name);
    struct ui_words means = means_words(v, it, s->sizes.means);
    ui_open(v->ui, &n);
    if (s->sizes.with_rail) {
        rail(v, s, it->stops, chosen ? UI_BLUE : UI_EDGE);
    }
    view_add_words(v, &name);
    view_add_words(v, &means);
    ui_close(v->ui);
}

/* ---- what fits ---- */

/* In large text the words take its place: the way back is the button at the top. */
static bool has_bottom(const struct view *v)
{
    return !v->large;
}

static const char *const HEADINGS[] = {"settings.minutes", "settings.comeback"};
enum { HEADING_COUNT = 2 };

static struct ui_words heading_words(const struct view *v, const char *key, enum ui_style style)
{
    struct ui_words words = view_label(view_t(v, key), style, UI_INK);
    words.align = UI_START;
    return words;
}

static struct settings settings_of(const struct view *v, const struct sizes *sizes)
{
    struct settings s = {.sizes = *sizes,
                         .choice_h = sizes->tight ? 80 : 96,
                         .pad = sizes->tight ? 8
                                : v->large   ? 12
                                             : 20,
                         .gap = v->large ? 4 : 12,
                         .line_gap = sizes->tight ? 4
                                     : v->cramped ? 8
                                     : v->low     ? 10
                                                  : 16,
                         .parts_gap = v->low || v->large ? 0 : 16};
    s.card_w = (view_bar_w() - ROW_GAP * (LESSON_INTENSITIES - 1)) / LESSON_INTENSITIES;
    s.text_w = s.card_w - 2 * s.pad;
    float h = view_content_h(v) + (has_bottom(v) ? 0 : view_bar_h(v) + view_gap(v));
    h -= s.choice_h + s.parts_gap + 4 * s.line_gap;
    for (int i = 0; i < HEADING_COUNT; i++) {
        struct ui_words words = heading_words(v, HEADINGS[i], sizes->heading);
        h -= view_size_of(v, &words, 0).h;
    }
    s.card_h = v->large || h < CARD_H ? h : CARD_H;
    return s;
}

static bool card_fits(const struct view *v, const struct settings *s, const struct intensity *it)
{
    struct ui_words name = name_words(v, it, s->sizes.name);
    struct ui_words means = means_words(v, it, s->sizes.means);
    struct view_fit line = {.w = s->text_w, .lines = 1};
    struct view_fit rest = {.w = s->text_w, .h = s->card_h - 2 * s->pad - s->gap};
    rest.h -= view_size_of(v, &name, 0).h + (s->sizes.with_rail ? RAIL_H + s->gap : 0);
    return view_fits(v, &name, &line) && view_fits(v, &means, &rest);
}

static bool all_fit(const struct view *v, const struct settings *s)
{
    struct view_fit line = {.w = view_bar_w(), .lines = 1};
    bool fit = true;
    for (int i = 0; fit && i < HEADING_COUNT; i++) {
        struct ui_words words = heading_words(v, HEADINGS[i], s->sizes.heading);
        fit = view_fits(v, &words, &line);
    }
    for (int i = 0; fit && i < LESSON_INTENSITIES; i++) {
        fit = card_fits(v, s, &INTENSITIES[i]);
    }
    return fit;
}

/* The largest in which everything fits; the drawing gives way before small text. */
static struct settings largest_settings(const struct view *v)
{
    static const struct sizes sizes[] = {
        {UI_STYLE_UI_M, UI_STYLE_UI_M, UI_STYLE_UI, true, false},
        {UI_STYLE_UI_M, UI_STYLE_UI_M, UI_STYLE_UI_S, true, false},
        {UI_STYLE_UI_M, UI_STYLE_UI_S, UI_STYLE_UI_S, true, false},
        {UI_STYLE_UI_M, UI_STYLE_UI_S, UI_STYLE_UI_S, false, false},
        {UI_STYLE_UI_M, UI_STYLE_UI_S, UI_STYLE_UI_XS, false, false},
        {UI_STYLE_UI_S, UI_STYLE_UI_S, UI_STYLE_UI_XS, false, false},
        {UI_STYLE_UI_XS, UI_STYLE_UI_XS, UI_STYLE_UI_XS, false, true},
        {UI_STYLE_UI_XS, UI_STYLE_UI_XS, UI_STYLE_PLOT, false, true},
        {UI_STYLE_UI_XS, UI_STYLE_PLOT, UI_STYLE_PLOT, false, true},
    };
    struct settings s = settings_of(v, &sizes[0]);
    for (size_t i = 1; i < sizeof sizes / sizeof *sizes && !all_fit(v, &s); i++) {
        s = settings_of(v, &sizes[i]);
    }
    return s;
}

/* ---- the screen ---- */

static void heading(const struct view *v, const struct settings *s, int which)
{
    struct ui_words words = heading_words(v, HEADINGS[which], s->sizes.heading);
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_HEADING, .words = words});
}

static void sections(const struct view *v)
{
    struct settings s = largest_settings(v);
    view_content_open(v, UI_COLUMN, s.line_gap);
    heading(v, &s, 0);
    minutes_row(v, &s);
    view_space(v, 0, s.parts_gap);
    heading(v, &s, 1);
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = ROW_GAP}});
    for (int i = 0; i < LESSON_INTENSITIES; i++) {
        card(v, &s, &INTENSITIES[i]);
    }
    ui_close(v->ui);
    view_content_close(v);
}

void view_settings(const struct view *v)
{
    view_screen_open(v);
    view_top_open(v);
    view_title(v, view_t(v, "chrome.settings"), STR(""), v->app->keeps ? "settings.kept" : NULL);
    view_top_close(v, NULL, 0);
    sections(v);
    if (has_bottom(v)) {
        view_bottom_open(v);
        view_spring(v);
        view_primary(v, &(struct view_button){.id = "go-on",
                                              .key = "summary.map",
                                              .msg = app_message(MSG_GO_ON, 0),
                                              .w = 192});
        view_bottom_close(v);
    }
    view_screen_close(v);
}
