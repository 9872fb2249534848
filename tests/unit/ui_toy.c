/* SPDX-License-Identifier: MIT */
#include "ui_toy.h"

#include <stdio.h>

static const struct str ANSWER = STR_INIT("co\xC3\xABxist");

enum { START = UI_MSG_APP, GO_ON, CHOOSE, PUT, ASK, STAY, LEAVE };

void toy_init(struct toy_client *toy, const struct ui_measure *measure)
{
    *toy = (struct toy_client){.u = ui_create(), .measure = measure, .lang = "nl"};
}

void toy_finish(struct toy_client *toy)
{
    ui_destroy(toy->u);
}

/* ---- view ---- */

static void add_button(struct ui *u, struct ui_id id, int msg, unsigned flags, struct str text)
{
    ui_open(u,
            &(struct ui_node){.id = id,
                              .role = UI_ROLE_BUTTON,
                              .flags = UI_FOCUSABLE | flags,
                              .layout = {.w = 200, .h = 96, .main = UI_CENTER, .cross = UI_CENTER},
                              .look = {.fill = UI_CARD, .border = UI_EDGE, .radius_dp = 16},
                              .msg = {.kind = msg, .arg = id.index}});
    ui_add(u, &(struct ui_node){.kind = UI_TEXT, .words = {.text = text, .style = UI_STYLE_UI}});
    ui_close(u);
}

static void add_choices(struct toy_client *toy, int count, int right, int msg)
{
    struct ui *u = toy->u;
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 16}});
    for (int i = 0; i < count; i++) {
        bool flagged = i == right && !toy->answered;
        ui_add(u, &(struct ui_node){.id = {"choice", i},
                                    .role = UI_ROLE_CHOICE,
                                    .flags = UI_FOCUSABLE | (flagged ? UI_IS_ANSWER : 0),
                                    .layout = {.w = 96, .h = 96},
                                    .look = {.fill = UI_CARD, .border = UI_EDGE},
                                    .shortcut = (char)('1' + i),
                                    .msg = {.kind = toy->answered ? UI_MSG_NONE : msg, .arg = i}});
    }
    ui_close(u);
}

static void add_field(struct toy_client *toy)
{
    static const struct ui_mark mark = {UI_MARK_MISSING, 2, 2};
    struct ui_field field = ui_edit_field(&toy->edit, ui_arena(toy->u));
    if (!toy->answered) {
        field.expected = ANSWER;
    } else if (!toy->right && field.text.n > 2) {
        field.marks = &mark;
        field.mark_count = 1;
    }
    ui_add(toy->u,
           &(struct ui_node){.kind = UI_FIELD,
                             .id = {"answer", 0},
                             .role = UI_ROLE_FIELD,
                             .flags = UI_FOCUSABLE | UI_FOCUS_FIRST,
                             .words = {.style = UI_STYLE_LEARN_FIELD, .lang = str_from(toy->lang)},
                             .look = {.fill = UI_CARD, .border = UI_EDGE, .radius_dp = 16},
                             .field = field});
}

static void view_drill(struct toy_client *toy)
{
    if (toy->answered) {
        ui_add(toy->u,
               &(struct ui_node){.kind = UI_TEXT,
                                 .id = {"verdict", 0},
                                 .role = UI_ROLE_STATUS,
                                 .words = {.text = toy->right ? STR("Right.") : STR("Not yet."),
                                           .style = UI_STYLE_UI_M}});
    }
    switch (toy->exercise) {
    case 0:
        add_choices(toy, 4, 2, CHOOSE);
        break;
    case 1:
        add_field(toy);
        break;
    case 2:
        add_choices(toy, 3, toy->ordered, PUT);
        break;
    }
    add_button(toy->u, (struct ui_id){"go-on", 0}, GO_ON, UI_DEFAULT, STR("Go on"));
    add_button(toy->u, (struct ui_id){"leave", 0}, ASK, UI_CANCEL, STR("Leave"));
}

static void view_question(struct ui *u)
{
    ui_open(u, &(struct ui_node){.id = {"dialog", 0},
                                 .role = UI_ROLE_DIALOG,
                                 .flags = UI_MODAL,
                                 .layout = {.at_x = UI_CENTER, .at_y = UI_CENTER}});
    add_button(u, (struct ui_id){"dialog-leave", 0}, LEAVE, 0, STR("Leave"));
    add_button(u, (struct ui_id){"dialog-stay", 0}, STAY, UI_DEFAULT | UI_CANCEL, STR("Stay"));
    ui_close(u);
}

static struct ui *frame(void *ctx, const struct ui_port *window)
{
    static const char *const names[] = {"map", "drill", "summary"};
    struct toy_client *toy = ctx;
    struct ui_port port = *window;
    port.screen = names[toy->screen];
    port.part = toy->exercise;
    port.lang = STR("en");
    port.measure = toy->measure;
    ui_begin(toy->u, &port);
    ui_open(toy->u,
            &(struct ui_node){.layout = {.direction = UI_STACK}, .look = {.fill = UI_PAPER}});
    ui_open(toy->u, &(struct ui_node){.layout = {.gap = 16, .pad_x = 24, .grow = 1}});
    switch (toy->screen) {
    case TOY_MAP:
        add_button(toy->u, (struct ui_id){"start", 0}, START, UI_DEFAULT, STR("Start"));
        break;
    case TOY_DRILL:
        view_drill(toy);
        break;
    case TOY_SUMMARY:
        add_button(toy->u, (struct ui_id){"home", 0}, LEAVE, UI_DEFAULT | UI_CANCEL, STR("Home"));
        break;
    }
    ui_close(toy->u);
    if (toy->asking) {
        view_question(toy->u);
    }
    ui_close(toy->u);
    ui_end(toy->u);
    return toy->u;
}

/* ---- update ---- */

static void take_answer(struct toy_client *toy, bool right)
{
    if (toy->sticky) {
        return;
    }
    toy->answered = true;
    toy->right = right;
    toy->right_count += right;
    toy->wrong_count += !right;
    snprintf(toy->effects, sizeof toy->effects, "play-sound clip=1\nsave-review grade=%s",
             right ? "good" : "again");
}

static void start_exercise(struct toy_client *toy, int exercise)
{
    toy->screen = exercise < TOY_EXERCISES ? TOY_DRILL : TOY_SUMMARY;
    toy->exercise = exercise;
    toy->ordered = 0;
    toy->answered = false;
    ui_edit_set(&toy->edit, STR(""));
}

static void go_on(struct toy_client *toy)
{
    if (toy->answered) {
        start_exercise(toy, toy->exercise + 1);
    } else if (toy->exercise == 1) {
        take_answer(toy, str_eq(ui_edit_text(&toy->edit), ANSWER));
    }
}

static void put(struct toy_client *toy, int tile)
{
    if (tile != toy->ordered) {
        take_answer(toy, false);
    } else if (++toy->ordered == 3) {
        take_answer(toy, true);
    }
}

static void update(struct toy_client *toy, const struct ui_msg *msg)
{
    toy->effects[0] = '\0';
    switch (msg->kind) {
    case UI_MSG_EDIT:
        (void)ui_edit_apply(&toy->edit, &msg->edit);
        break;
    case UI_MSG_QUIT:
        toy->done = true;
        break;
    case START:
        start_exercise(toy, 0);
        break;
    case GO_ON:
        go_on(toy);
        break;
    case CHOOSE:
        take_answer(toy, msg->arg == 2);
        break;
    case PUT:
        put(toy, msg->arg);
        break;
    case ASK:
        toy->asking = true;
        break;
    case LEAVE:
        toy->screen = TOY_MAP;
        toy->asking = false;
        break;
    case STAY:
        toy->asking = false;
        break;
    }
}

static bool event(void *ctx, const struct ui_event *e)
{
    struct toy_client *toy = ctx;
    struct ui_msg msg = ui_dispatch(toy->u, e);
    if (msg.kind != UI_MSG_NONE) {
        update(toy, &msg);
    }
    return msg.kind != UI_MSG_NONE || ui_stale(toy->u);
}

static struct str text(void *ctx, struct str key)
{
    (void)ctx;
    return str_eq(key, STR("verdict.right"))     ? STR("Right.")
           : str_eq(key, STR("verdict.not-yet")) ? STR("Not yet.")
                                                 : STR("");
}

static struct str last_effects(void *ctx)
{
    return str_from(((struct toy_client *)ctx)->effects);
}

static bool is_done(void *ctx)
{
    return ((struct toy_client *)ctx)->done;
}

struct ui_client toy_client(struct toy_client *toy)
{
    return (struct ui_client){.ctx = toy,
                              .frame = frame,
                              .event = event,
                              .text = text,
                              .last_effects = last_effects,
                              .done = is_done};
}
