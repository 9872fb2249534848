/* SPDX-License-Identifier: MIT
 *
 * The frame of every exercise: how far, what to do, the comment, listen and go on.     */
#include "app/view_drill.h"

static float dots_h(const struct view *v)
{
    return v->cramped ? 16 : 28;
}

/* From the dots to the instruction. */
static float dots_gap(const struct view *v)
{
    return v->large ? 0 : v->low ? 2 : 10;
}

static void dot(const struct view *v, int state)
{
    static const struct ui_look looks[] = {
        {.fill = UI_BLUE, .radius_dp = 8},
        {.fill = UI_ORANGE, .border = UI_INK, .border_dp = 3, .radius_dp = 12},
        {.fill = UI_PAPER, .border = UI_EDGE, .border_dp = 3, .radius_dp = 8},
    };
    float size = (state == 1 ? 24.0f : 16.0f) * (v->cramped ? 2 / 3.0f : 1);
    ui_add(v->ui, &(struct ui_node){.layout = {.w = size, .h = size}, .look = looks[state]});
}

static void dots(const struct view *v, const struct lesson_now *now)
{
    int count = drill_stops(now);
    int done = v->app->drill.stops_behind;
    float piece = v->large ? 16 : 22;
    ui_open(v->ui, &(struct ui_node){.role = UI_ROLE_PROGRESS,
                                     .id = {"progress", 0},
                                     .label = arena_printf(v->a, "%d/%d", now->done, now->total),
                                     .layout = {.direction = UI_ROW,
                                                .h = dots_h(v),
                                                .main = UI_CENTER,
                                                .cross = UI_CENTER}});
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            bool behind = i <= done;
            ui_add(v->ui, &(struct ui_node){.layout = {.w = piece, .h = behind ? 6 : 4},
                                            .look = {.fill = behind ? UI_BLUE : UI_OFF}});
        }
        dot(v, i < done ? 0 : i == done ? 1 : 2);
    }
    ui_close(v->ui);
}

static const char *const *instruction_icons(enum lesson_kind kind)
{
    static const char *const icons[LESSON_KINDS][2] = {
        [LESSON_PRESENT] = {"ear", "eye"},
        [LESSON_LISTEN_PICTURE] = {"ear", "hand"},
        [LESSON_READ_MEANING] = {"eye", "hand"},
        [LESSON_CHOOSE_WORD] = {"picture", "hand"},
        [LESSON_TYPE_WORD] = {"picture", "keyboard"},
    };
    return icons[kind];
}

/* Its pictograms give way to large text. */
static void instruction(const struct view *v, enum lesson_kind kind)
{
    enum { ICONS = 2, ICON = 28, GAP = 10 };
    ui_open(
        v->ui,
        &(struct ui_node){
            .layout = {.direction = UI_ROW, .gap = GAP, .main = UI_CENTER, .cross = UI_CENTER}});
    const char *const *icons = instruction_icons(kind);
    for (int i = 0; i < ICONS && !v->large; i++) {
        view_icon(v, icons[i], ICON, UI_INK, UI_POINTS);
    }
    struct ui_words words = view_label(view_t(v, lesson_kind_key(kind)), UI_STYLE_UI, UI_INK);
    struct view_fit room = {.w = view_top_w(v, NULL, 0) - (v->large ? 0 : ICONS * (ICON + GAP)),
                            .h = view_chrome_h(v) - dots_h(v) - dots_gap(v),
                            .lines = 1};
    words.style = view_ui_fitting(v, &words, UI_STYLE_UI, room);
    words.align = UI_START;
    ui_add(v->ui,
           &(struct ui_node){
               .kind = UI_TEXT, .id = {"instruction", 0}, .role = UI_ROLE_HEADING, .words = words});
    ui_close(v->ui);
}

static void top(const struct view *v, const struct lesson_now *now)
{
    view_top_open(v);
    dots(v, now);
    view_space(v, 0, dots_gap(v));
    instruction(v, now->exercise->kind);
    view_top_close(v, NULL, 0);
}

/* What the learner did not get right, as a fact. */
static struct str remark(const struct view *v, const struct lesson_now *now)
{
    const struct drill *d = &v->app->drill;
    const struct lesson_verdict *verdict = &d->verdict;
    const struct pack_item *items = d->pack->items;
    if (lesson_kind_by(now->exercise->kind) != LESSON_BY_TYPING) {
        int chosen = now->chosen >= 0 ? now->exercise->options[now->chosen] : -1;
        struct i18n_arg arg =
            i18n_arg_text("word", chosen >= 0 ? drill_word(&items[chosen], v->a) : STR(""));
        bool right = now->phase == LESSON_RIGHT;
        return i18n_format(v->a, v->app->catalogue, right ? "drill.right" : "drill.chosen-other",
                           &arg, 1);
    }
    const char *key = lesson_verdict_key(verdict->kind);
    struct str other =
        verdict->other_item >= 0 ? drill_word(&items[verdict->other_item], v->a) : STR("");
    struct i18n_arg args[] = {i18n_arg_text("answer", verdict->expected),
                              i18n_arg_text("other", other)};
    return key ? i18n_format(v->a, v->app->catalogue, key, args, 2) : view_t(v, "drill.right");
}

bool view_slow_is_below(const struct view *v, enum lesson_answer_by by)
{
    return by == LESSON_BY_MEETING || (by == LESSON_BY_TYPING && v->large);
}

/* What to do now. */
static struct str next_step(const struct view *v, const struct lesson_now *now)
{
    bool types = lesson_kind_by(now->exercise->kind) == LESSON_BY_TYPING;
    if (now->phase == LESSON_SHOWN) {
        return view_t(v, types ? "drill.copy-it" : "drill.tap-it");
    }
    /* Where the slip is shown in its place, the first letter is no help. */
    bool points_out = v->app->drill.verdict.span_count > 0;
    if (now->phase == LESSON_NOT_YET && now->given.n > 0 && !points_out) {
        struct i18n_arg arg = i18n_arg_text("letters", now->given);
        return i18n_format(v->a, v->app->catalogue, "drill.begins-with", &arg, 1);
    }
    return now->phase == LESSON_NOT_YET ? view_t(v, "drill.try-again") : STR("");
}

void view_verdict_disc(const struct view *v, bool right, struct ui_layout place)
{
    place.direction = UI_ROW;
    place.main = place.cross = UI_CENTER;
    ui_open(v->ui, &(struct ui_node){
                       .layout = place,
                       .look = {.fill = right ? UI_TEAL : UI_AMBER, .radius_dp = place.w / 2}});
    view_icon(v, right ? "check" : "retry", place.w * 2 / 3, right ? UI_ON_TEAL : UI_ON_AMBER,
              right ? 0 : UI_POINTS);
    ui_close(v->ui);
}

static float comment_pad(const struct view *v)
{
    return v->cramped ? 10 : 20;
}

/* The largest style in which each of the words fits, and all of them below each other. */
static bool style_together(const struct view *v, struct ui_words *words, int count,
                           struct view_fit room)
{
    static const enum ui_style styles[] = {UI_STYLE_UI_S, UI_STYLE_UI_XS, UI_STYLE_PLOT};
    bool fit = false;
    for (size_t i = 0; i < sizeof styles / sizeof *styles && !fit; i++) {
        struct view_fit left = room;
        fit = true;
        for (int k = 0; k < count; k++) {
            words[k].style = styles[i];
            fit = fit && left.h > 0 && view_fits(v, &words[k], &left);
            left.h -= view_size_of(v, &words[k], room.w).h;
        }
    }
    return fit;
}

/* What was not right, then what to do; where both are too much, what to do. */
static void comment_lines(const struct view *v, struct str what, struct str next,
                          struct view_fit room)
{
    struct ui_words words[] = {view_words(what, UI_STYLE_UI_S, UI_INK),
                               view_words(next, UI_STYLE_UI_S, UI_INK)};
    words[0].weight = 1;
    int count = next.n > 0 ? 2 : 1, from = 0;
    if (!style_together(v, words, count, room) && count == 2) {
        from = 1;
        (void)style_together(v, words + 1, 1, room);
    }
    for (int i = from; i < count; i++) {
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT,
                                        .id = {i == 0 ? "remark" : "next-step", 0},
                                        .words = words[i]});
    }
}

void view_comment(const struct view *v, const struct lesson_now *now, float w, float h)
{
    const struct drill *d = &v->app->drill;
    bool right = now->phase == LESSON_RIGHT;
    struct ui_node n = {.id = {"comment", 0},
                        .role = UI_ROLE_STATUS,
                        .layout = {.direction = UI_COLUMN,
                                   .w = w,
                                   .h = h,
                                   .pad_x = comment_pad(v),
                                   .main = UI_CENTER,
                                   .stretch = true}};
    bool speaks = d->answered && (right || !d->edited || now->phase == LESSON_SHOWN);
    if (speaks) {
        n.look = (struct ui_look){.fill = right ? UI_TEAL_TINT : UI_AMBER_TINT, .radius_dp = 16};
    }
    ui_open(v->ui, &n);
    if (speaks) {
        comment_lines(v, remark(v, now), next_step(v, now),
                      (struct view_fit){.w = w - 2 * comment_pad(v), .h = h});
    }
    ui_close(v->ui);
}

static bool can_go_on(const struct view *v, const struct lesson_now *now)
{
    switch (lesson_kind_by(now->exercise->kind)) {
    case LESSON_BY_MEETING:
        return true;
    case LESSON_BY_CHOICE:
        return now->phase == LESSON_RIGHT;
    case LESSON_BY_TYPING:
        return now->phase == LESSON_RIGHT || v->app->drill.edit.n > 0;
    }
    return false;
}

static void bottom(const struct view *v, const struct lesson_now *now)
{
    enum lesson_answer_by by = lesson_kind_by(now->exercise->kind);
    bool can_show = now->phase == LESSON_ASK || now->phase == LESSON_NOT_YET;
    bool shows = by != LESSON_BY_MEETING && can_show;
    struct view_button again = {.id = "listen-again",
                                .icon = "listen-again",
                                .key = "drill.listen-again",
                                .msg = app_message(MSG_LISTEN, 0),
                                .flags = UI_POINTS,
                                .shortcut = ' ',
                                .w = 208};
    struct view_button show = {.id = "show",
                               .icon = "eye",
                               .key = "drill.show",
                               .msg = app_message(MSG_SHOW, 0),
                               .w = 184};
    struct view_button go_on = {.id = "go-on",
                                .key = "chrome.go-on",
                                .msg = app_message(MSG_GO_ON, 0),
                                .flags = can_go_on(v, now) ? 0u : UI_NOT_NOW,
                                .w = 192};
    view_bottom_open(v);
    view_quiet(v, &again);
    if (view_slow_is_below(v, by)) {
        view_slow(v, 120, view_bar_h(v));
    }
    if (by == LESSON_BY_CHOICE) {
        float w = view_bar_w() - view_quiet_w(v, &again) - view_primary_w(v, &go_on) -
                  2 * view_bar_gap(v);
        w -= shows ? view_quiet_w(v, &show) + view_bar_gap(v) : 0;
        view_comment(v, now, w, view_bar_h(v));
    } else {
        view_spring(v);
    }
    if (shows) {
        view_quiet(v, &show);
    }
    view_primary(v, &go_on);
    view_bottom_close(v);
}

static void content(const struct view *v, const struct lesson_now *now)
{
    switch (lesson_kind_by(now->exercise->kind)) {
    case LESSON_BY_MEETING:
        view_present(v, now);
        break;
    case LESSON_BY_CHOICE:
        view_choice(v, now);
        break;
    case LESSON_BY_TYPING:
        view_type(v, now);
        break;
    }
}

void view_drill(const struct view *v)
{
    struct lesson_now now = lesson_session_now(v->app->drill.session);
    if (!now.exercise) {
        return;
    }
    view_screen_open(v);
    top(v, &now);
    content(v, &now);
    bottom(v, &now);
    view_screen_close(v);
}
