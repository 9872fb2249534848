/* SPDX-License-Identifier: MIT
 *
 * ui_input_test - what events mean: focus, keys, pointer, modal nodes, fields.          */
#include "ui_fake.h"

#include <string.h>

/* A screen like a drill: bar, field or not, four tiles two by two, go on. */
struct toy {
    bool rtl, field, modal, no_first, small_tiles;
    const char *screen;
    int part;
    const char *compose; /* composition at the end of the field's text */
    const char *lang;    /* the field's */
    unsigned go_on;      /* more flags */
};

static struct ui_node at(struct ui_node node, float x, float y)
{
    node.layout.dx = x;
    node.layout.dy = y;
    return node;
}

static void add_tiles(struct ui *u, const struct toy *toy)
{
    float w = toy->small_tiles ? 40 : 312;
    for (int i = 0; i < 4; i++) {
        struct ui_node tile = fake_button("choice", i + 1, w, w, APP_A);
        tile.shortcut = (char)('1' + i);
        tile.flags |= i == 1 ? UI_SPEAKS : 0;
        tile.flags |= i == 0 && !toy->field && !toy->no_first ? UI_FOCUS_FIRST : 0;
        tile = at(tile, 40 + 340 * (float)(i % 2), 112 + (w + 16) / 2 * (float)(i / 2));
        tile.layout.h = (w - 16) / 2;
        ui_add(u, &tile);
    }
}

static void add_field(struct ui *u, const struct toy *toy)
{
    struct ui_node field = {.kind = UI_FIELD,
                            .id = {"answer", 0},
                            .role = UI_ROLE_FIELD,
                            .flags = UI_FOCUSABLE | UI_FOCUS_FIRST,
                            .layout = {.w = 700, .h = 112},
                            .words = {.style = UI_STYLE_UI, .lang = str_from(toy->lang)}};
    field.field.text = STR("sinaas");
    field.field.caret = field.field.anchor = 6;
    if (toy->compose) {
        field.field.compose_from = 4;
        field.field.compose_to = 6;
    }
    field = at(field, 40, 470);
    ui_add(u, &field);
}

static void add_dialog(struct ui *u)
{
    ui_open(u, &(struct ui_node){.id = {"dialog", 0},
                                 .role = UI_ROLE_DIALOG,
                                 .flags = UI_MODAL,
                                 .layout = {.direction = UI_ROW,
                                            .w = 500,
                                            .h = 300,
                                            .gap = 16,
                                            .at_x = UI_CENTER,
                                            .at_y = UI_CENTER}});
    struct ui_node leave = fake_button("dialog-leave", 0, 200, 96, APP_B);
    struct ui_node stay = fake_button("dialog-stay", 0, 200, 96, APP_C);
    stay.flags |= UI_DEFAULT | UI_CANCEL;
    ui_add(u, &leave);
    ui_add(u, &stay);
    ui_close(u);
}

static void show(struct ui *u, const struct toy *toy)
{
    struct ui_port port = fake_port(1024, 768);
    port.rtl = toy->rtl;
    port.screen = toy->screen ? toy->screen : "drill";
    port.part = toy->part;
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_STACK}, .look = {.fill = UI_PAPER}});
    struct ui_node help = at(fake_button("help", 0, 96, 80, APP_B), 24, 16);
    struct ui_node leave = at(fake_button("leave", 0, 96, 80, APP_C), 24, 16);
    leave.layout.at_x = UI_END;
    leave.flags |= UI_CANCEL;
    ui_add(u, &help);
    ui_add(u, &leave);
    add_tiles(u, toy);
    if (toy->field) {
        add_field(u, toy);
    }
    struct ui_node go_on = at(fake_button("go-on", 0, 192, 96, APP_EDIT + 1), 24, 16);
    go_on.layout.at_x = go_on.layout.at_y = UI_END;
    go_on.flags |= UI_DEFAULT | toy->go_on;
    go_on.shortcut = 'g';
    ui_add(u, &go_on);
    if (toy->modal) {
        add_dialog(u);
    }
    ui_close(u);
    ui_end(u);
}

enum { GO_ON = APP_EDIT + 1 };

static void tab_follows_the_description(void **state)
{
    (void)state;
    static const char *const order[] = {"choice.2", "choice.3", "choice.4", "go-on.0",
                                        "help.0",   "leave.0",  "choice.1"};
    enum { N = sizeof order / sizeof *order };
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    assert_string_equal(focus_name(u), "choice.1");
    for (int i = 0; i < N; i++) {
        press_key(u, UI_KEY_TAB);
        assert_string_equal(focus_name(u), order[i]);
    }
    struct ui_event back = key_event(UI_KEY_TAB, UI_MOD_SHIFT);
    for (int i = N - 2; i >= 0; i--) {
        ui_dispatch(u, &back);
        assert_string_equal(focus_name(u), order[i]);
    }
    ui_destroy(u);
}

static void tab_starts_at_either_end(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){.no_first = true});
    assert_string_equal(focus_name(u), "");
    press_key(u, UI_KEY_TAB);
    assert_string_equal(focus_name(u), "help.0");
    show(u, &(struct toy){.no_first = true, .screen = "other"});
    struct ui_event back = key_event(UI_KEY_TAB, UI_MOD_SHIFT);
    ui_dispatch(u, &back);
    assert_string_equal(focus_name(u), "go-on.0");
    ui_destroy(u);
}

static void arrows_go_where_they_point(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int index;
        enum ui_key key;
        const char *to, *to_rtl;
    } rows[] = {
        {"choice", 1, UI_KEY_RIGHT, "choice.2", "help.0"},
        {"choice", 1, UI_KEY_DOWN, "choice.3", "choice.3"},
        {"choice", 2, UI_KEY_LEFT, "choice.1", "leave.0"},
        {"choice", 4, UI_KEY_UP, "choice.2", "choice.2"},
        {"choice", 3, UI_KEY_DOWN, "go-on.0", "go-on.0"},
        {"help", 0, UI_KEY_DOWN, "choice.1", "choice.1"},
        {"help", 0, UI_KEY_UP, "help.0", "help.0"},
        {"go-on", 0, UI_KEY_UP, "choice.4", "choice.4"},
    };
    struct ui *u = ui_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int rtl = 0; rtl < 2; rtl++) {
            ui_focus(u, rows[i].from, rows[i].index);
            show(u, &(struct toy){.rtl = rtl});
            press_key(u, rows[i].key);
            assert_string_equal(focus_name(u), rtl ? rows[i].to_rtl : rows[i].to);
        }
    }
    /* The tile on the other side is reached by the other arrow. */
    ui_focus(u, "choice", 1);
    show(u, &(struct toy){.rtl = true});
    press_key(u, UI_KEY_LEFT);
    assert_string_equal(focus_name(u), "choice.2");
    ui_destroy(u);
}

static void speaking_nodes_report_focus_by_key(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    struct ui_event right = key_event(UI_KEY_RIGHT, 0);
    struct ui_msg msg = ui_dispatch(u, &right);
    assert_int_equal(msg.kind, UI_MSG_FOCUS);
    assert_int_equal(msg.arg, 2);
    assert_int_equal(press_key(u, UI_KEY_LEFT), UI_MSG_NONE);
    tap(u, "choice", 2);
    assert_string_equal(focus_name(u), "choice.2");
    ui_destroy(u);
}

static void going_back_restores_focus(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    const struct toy map = {.screen = "map"}, drill = {.screen = "drill"};
    show(u, &map);
    press_key(u, UI_KEY_DOWN);
    assert_string_equal(focus_name(u), "choice.3");
    show(u, &drill);
    assert_string_equal(focus_name(u), "choice.1");
    press_key(u, UI_KEY_RIGHT);
    show(u, &drill);
    assert_string_equal(focus_name(u), "choice.2");
    show(u, &map);
    assert_string_equal(focus_name(u), "choice.3");
    show(u, &drill); /* anew, not back */
    assert_string_equal(focus_name(u), "choice.1");
    ui_destroy(u);
}

static void the_next_part_opens_anew(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    tap(u, "go-on", 0);
    show(u, &(struct toy){0});
    assert_string_equal(focus_name(u), "go-on.0");
    show(u, &(struct toy){.part = 1});
    assert_string_equal(focus_name(u), "choice.1");
    show(u, &(struct toy){.part = 1, .modal = true});
    show(u, &(struct toy){.part = 2, .field = true}); /* changed under the dialog */
    assert_string_equal(focus_name(u), "answer.0");
    ui_destroy(u);
}

static void a_long_way_forgets_its_beginning(void **state)
{
    (void)state;
    static const char *const screens[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                          "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"};
    struct ui *u = ui_create();
    for (int i = 0; i < 20; i++) {
        show(u, &(struct toy){.screen = screens[i]});
        press_key(u, UI_KEY_DOWN);
    }
    show(u, &(struct toy){.screen = "k"});
    assert_string_equal(focus_name(u), "choice.3");
    show(u, &(struct toy){.screen = "a"});
    assert_string_equal(focus_name(u), "choice.1");
    ui_destroy(u);
}

static void focus_that_vanished_opens_anew(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){.field = true});
    assert_string_equal(focus_name(u), "answer.0");
    show(u, &(struct toy){0});
    assert_string_equal(focus_name(u), "choice.1");
    ui_focus(u, "no such", 0);
    show(u, &(struct toy){0});
    assert_string_equal(focus_name(u), "choice.1");
    ui_destroy(u);
}

static void a_modal_node_takes_everything(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    press_key(u, UI_KEY_RIGHT);
    show(u, &(struct toy){.modal = true});
    assert_string_equal(focus_name(u), "dialog-stay.0");
    assert_int_equal(tap(u, "help", 0).kind, UI_MSG_NONE);
    assert_int_equal(tap(u, "choice", 1).kind, UI_MSG_NONE);
    struct ui_event digit = char_event("1");
    assert_int_equal(ui_dispatch(u, &digit).kind, UI_MSG_NONE);
    press_key(u, UI_KEY_TAB);
    assert_string_equal(focus_name(u), "dialog-leave.0");
    press_key(u, UI_KEY_TAB);
    assert_string_equal(focus_name(u), "dialog-stay.0");
    press_key(u, UI_KEY_UP);
    assert_string_equal(focus_name(u), "dialog-stay.0");
    assert_int_equal(press_key(u, UI_KEY_ESCAPE), APP_C);
    assert_int_equal(tap(u, "dialog-leave", 0).kind, APP_B);
    show(u, &(struct toy){0});
    assert_string_equal(focus_name(u), "choice.2");
    show(u, &(struct toy){.modal = true}); /* the harmless button again */
    assert_string_equal(focus_name(u), "dialog-stay.0");
    ui_destroy(u);
}

static void enter_presses_focus_or_default(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){.no_first = true});
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON);
    show(u, &(struct toy){.screen = "two"});
    assert_int_equal(press_key(u, UI_KEY_ENTER), APP_A);
    show(u, &(struct toy){.field = true, .screen = "three"});
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON);
    show(u, &(struct toy){.screen = "four", .go_on = UI_NOT_NOW, .no_first = true});
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON); /* says what is missing */
    ui_destroy(u);
}

static void a_focus_nobody_sees_is_not_pressed(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    tap(u, "choice", 3);
    assert_string_equal(focus_name(u), "choice.3");
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON);
    assert_int_equal(press_key(u, UI_KEY_ENTER), APP_A); /* the first key has shown the ring */
    ui_destroy(u);
}

static void space_presses_too(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    assert_int_equal(press_key(u, UI_KEY_SPACE), APP_A);
    show(u, &(struct toy){.field = true, .screen = "two"});
    assert_int_equal(press_key(u, UI_KEY_SPACE), UI_MSG_NONE);
    struct ui_port port = fake_port(1024, 768);
    port.screen = "record";
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){0});
    struct ui_node a = fake_button("a", 0, 96, 96, APP_A);
    struct ui_node record = fake_button("record", 0, 96, 96, APP_B);
    a.flags |= UI_FOCUS_FIRST;
    record.shortcut = ' ';
    ui_add(u, &a);
    ui_add(u, &record);
    ui_close(u);
    ui_end(u);
    assert_int_equal(press_key(u, UI_KEY_SPACE), APP_B);
    ui_destroy(u);
}

static void escape_cancels_or_goes_back(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){.field = true});
    assert_int_equal(press_key(u, UI_KEY_ESCAPE), APP_C);
    struct ui_port port = fake_port(1024, 768);
    ui_begin(u, &port);
    ui_add(u, &(struct ui_node){0});
    ui_end(u);
    assert_int_equal(press_key(u, UI_KEY_ESCAPE), UI_MSG_BACK);
    ui_destroy(u);
}

static void shortcuts_work_while_nobody_types(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    struct ui_event three = char_event("3"), nine = char_event("9"), g = char_event("g");
    struct ui_msg msg = ui_dispatch(u, &three);
    assert_int_equal(msg.kind, APP_A);
    assert_int_equal(msg.arg, 3);
    assert_int_equal(ui_dispatch(u, &nine).kind, UI_MSG_NONE);
    assert_int_equal(ui_dispatch(u, &g).kind, GO_ON);
    g.mods = UI_MOD_CTRL;
    assert_int_equal(ui_dispatch(u, &g).kind, UI_MSG_NONE);
    show(u, &(struct toy){.field = true, .screen = "two"});
    assert_int_equal(ui_dispatch(u, &three).kind, UI_MSG_NONE);
    ui_destroy(u);
}

static void press_acts_on_release_inside(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    struct ui_rect r = ui_find(u, "choice", 1)->rect;
    struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, r.x + 5, r.y + 5);
    struct ui_event up = pointer_event(UI_EVENT_POINTER_UP, r.x + 9, r.y + 9);
    struct ui_event off = pointer_event(UI_EVENT_POINTER_MOVE, r.x - 9, r.y + 5);
    struct ui_event up_off = pointer_event(UI_EVENT_POINTER_UP, r.x - 9, r.y + 5);

    assert_int_equal(ui_dispatch(u, &down).kind, UI_MSG_NONE);
    assert_true(ui_stale(u));
    show(u, &(struct toy){0}); /* a new frame in between changes nothing */
    assert_int_equal(ui_dispatch(u, &up).kind, APP_A);
    assert_int_equal(ui_dispatch(u, &up).kind, UI_MSG_NONE);

    ui_dispatch(u, &down);
    ui_dispatch(u, &off);
    assert_int_equal(ui_dispatch(u, &up_off).kind, UI_MSG_NONE);

    ui_dispatch(u, &down);
    show(u, &(struct toy){.screen = "other"}); /* the press belongs to the screen left */
    assert_int_equal(ui_dispatch(u, &up).kind, UI_MSG_NONE);
    ui_destroy(u);
}

static void what_lies_on_top_is_hit(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_STACK}});
    struct ui_node below = at(fake_button("below", 0, 300, 300, APP_A), 100, 100);
    below.layout.direction = UI_STACK;
    ui_open(u, &below);
    ui_add(u, &(struct ui_node){
                  .id = {"badge", 0}, .look = {.fill = UI_BLUE}, .layout = {.w = 28, .h = 28}});
    ui_close(u);
    ui_add(u, &(struct ui_node){.id = {"banner", 0},
                                .look = {.fill = UI_CARD},
                                .layout = {.w = 300, .h = 50, .dx = 100, .dy = 225}});
    ui_close(u);
    ui_end(u);
    assert_int_equal(tap(u, "badge", 0).kind, APP_A);
    assert_int_equal(tap(u, "banner", 0).kind, UI_MSG_NONE);
    ui_destroy(u);
}

static void hit_areas_run_on_to_the_edge(void **state)
{
    (void)state;
    static const struct {
        int x, y, kind;
    } rows[] = {{0, 0, APP_B},      {1023, 0, APP_C},      {1023, 767, GO_ON},
                {1023, 700, GO_ON}, {0, 767, UI_MSG_NONE}, {512, 0, UI_MSG_NONE}};
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, rows[i].x, rows[i].y);
        struct ui_event up = pointer_event(UI_EVENT_POINTER_UP, rows[i].x, rows[i].y);
        ui_dispatch(u, &down);
        assert_int_equal(ui_dispatch(u, &up).kind, rows[i].kind);
    }
    ui_destroy(u);
}

static void clipped_nodes_are_not_hit(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_STACK}});
    ui_open(u, &(struct ui_node){.flags = UI_CLIP, .layout = {.w = 200, .h = 100}});
    struct ui_node tall = fake_button("tall", 0, 200, 300, APP_A);
    ui_add(u, &tall);
    ui_close(u);
    ui_close(u);
    ui_end(u);
    assert_int_equal(tap(u, "tall", 0).kind, UI_MSG_NONE); /* its middle is clipped off */
    struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, 100, 50);
    struct ui_event up = pointer_event(UI_EVENT_POINTER_UP, 100, 50);
    ui_dispatch(u, &down);
    assert_int_equal(ui_dispatch(u, &up).kind, APP_A);
    ui_destroy(u);
}

/* ---- fields ---- */

static void a_tap_never_takes_the_focus_from_a_field(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){.field = true});
    assert_int_equal(tap(u, "choice", 2).kind, APP_A);
    assert_string_equal(focus_name(u), "answer.0");
    press_key(u, UI_KEY_TAB);
    assert_string_equal(focus_name(u), "go-on.0");
    struct ui_msg msg = tap(u, "answer", 0);
    assert_int_equal(msg.kind, UI_MSG_EDIT);
    assert_int_equal(msg.edit.kind, UI_EDIT_PLACE);
    assert_string_equal(focus_name(u), "answer.0");
    ui_destroy(u);
}

static void keys_edit_the_focused_field(void **state)
{
    (void)state;
    static const struct {
        enum ui_key key;
        unsigned mods;
        enum ui_edit_kind kind;
        bool select;
    } rows[] = {
        {UI_KEY_BACKSPACE, 0, UI_EDIT_BACKSPACE, false},
        {UI_KEY_DELETE, 0, UI_EDIT_DELETE, false},
        {UI_KEY_LEFT, 0, UI_EDIT_LEFT, false},
        {UI_KEY_RIGHT, UI_MOD_SHIFT, UI_EDIT_RIGHT, true},
        {UI_KEY_HOME, 0, UI_EDIT_HOME, false},
        {UI_KEY_END, UI_MOD_SHIFT, UI_EDIT_END, true},
    };
    struct ui *u = ui_create();
    show(u, &(struct toy){.field = true});
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ui_event e = key_event(rows[i].key, rows[i].mods);
        struct ui_msg msg = ui_dispatch(u, &e);
        assert_int_equal(msg.kind, UI_MSG_EDIT);
        assert_int_equal(msg.edit.kind, rows[i].kind);
        assert_int_equal(msg.edit.select, rows[i].select);
    }
    struct ui_event all = char_event("a");
    all.mods = UI_MOD_CTRL;
    assert_int_equal(ui_dispatch(u, &all).edit.kind, UI_EDIT_SELECT_ALL);
    show(u, &(struct toy){.screen = "no field"});
    assert_int_equal(press_key(u, UI_KEY_BACKSPACE), UI_MSG_NONE);
    ui_destroy(u);
}

static void arrows_are_visual_in_a_right_to_left_field(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){.field = true, .lang = "ar"});
    struct ui_event left = key_event(UI_KEY_LEFT, 0);
    assert_int_equal(ui_dispatch(u, &left).edit.kind, UI_EDIT_RIGHT);
    show(u, &(struct toy){.field = true, .lang = "nl", .rtl = true});
    assert_int_equal(ui_dispatch(u, &left).edit.kind, UI_EDIT_LEFT);
    ui_destroy(u);
}

static void text_goes_to_the_focused_field(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_event typed = text_event("\xC3\xAB"), composed = text_event("ka");
    composed.kind = UI_EVENT_COMPOSITION;
    show(u, &(struct toy){.field = true});
    struct ui_msg msg = ui_dispatch(u, &typed);
    assert_int_equal(msg.kind, UI_MSG_EDIT);
    assert_int_equal(msg.edit.kind, UI_EDIT_INSERT);
    assert_string_equal(msg.edit.text, "\xC3\xAB");
    assert_int_equal(ui_dispatch(u, &composed).edit.kind, UI_EDIT_COMPOSE);
    show(u, &(struct toy){.screen = "no field"});
    assert_int_equal(ui_dispatch(u, &typed).kind, UI_MSG_NONE);
    assert_int_equal(ui_dispatch(u, &composed).kind, UI_MSG_NONE);
    ui_destroy(u);
}

static void keys_during_composition_belong_to_the_input_method(void **state)
{
    (void)state;
    static const enum ui_key keys[] = {UI_KEY_ENTER, UI_KEY_ESCAPE,    UI_KEY_SPACE, UI_KEY_TAB,
                                       UI_KEY_LEFT,  UI_KEY_BACKSPACE, UI_KEY_DOWN};
    struct ui *u = ui_create();
    show(u, &(struct toy){.field = true, .compose = "as"});
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_int_equal(press_key(u, keys[i]), UI_MSG_NONE);
        assert_string_equal(focus_name(u), "answer.0");
    }
    ui_destroy(u);
}

/* 20 dp letters are 10 wide, the field's text begins at 40 + 24. */
static void the_pointer_places_the_caret(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        int x;
        size_t at;
    } rows[] = {
        {"nl", 40, 0},  {"nl", 64, 0},  {"nl", 84, 2},  {"nl", 86, 2}, {"nl", 90, 3},
        {"nl", 700, 6}, {"ar", 712, 0}, {"ar", 692, 2}, {"ar", 60, 6},
    };
    struct ui *u = ui_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        show(u, &(struct toy){.field = true, .lang = rows[i].lang});
        struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, rows[i].x, 520);
        struct ui_event move = pointer_event(UI_EVENT_POINTER_MOVE, 40, 520);
        struct ui_event up = pointer_event(UI_EVENT_POINTER_UP, 40, 520);
        struct ui_msg msg = ui_dispatch(u, &down);
        assert_int_equal(msg.kind, UI_MSG_EDIT);
        assert_int_equal(msg.edit.at, rows[i].at);
        assert_false(msg.edit.select);
        assert_true(ui_dispatch(u, &move).edit.select);
        assert_int_equal(ui_dispatch(u, &up).kind, UI_MSG_NONE);
        assert_int_equal(ui_dispatch(u, &move).kind, UI_MSG_NONE);
    }
    ui_destroy(u);
}

static void other_events_become_messages(void **state)
{
    (void)state;
    static const struct {
        enum ui_event_kind event;
        int kind;
    } rows[] = {
        {UI_EVENT_NONE, UI_MSG_NONE},  {UI_EVENT_TICK, UI_MSG_TICK},
        {UI_EVENT_WHEEL, UI_MSG_NONE}, {UI_EVENT_SOUND_ENDED, UI_MSG_SOUND_ENDED},
        {UI_EVENT_QUIT, UI_MSG_QUIT},  {UI_EVENT_RESIZED, UI_MSG_NONE},
    };
    struct ui *u = ui_create();
    show(u, &(struct toy){0});
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ui_event e = {.kind = rows[i].event};
        assert_int_equal(ui_dispatch(u, &e).kind, rows[i].kind);
        assert_int_equal(ui_stale(u), rows[i].event == UI_EVENT_RESIZED);
    }
    ui_destroy(u);
}

static void controls_are_large_enough(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct toy){.field = true});
    assert_touchable(u);
    ui_destroy(u);
}

int ui_input_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tab_follows_the_description),
        cmocka_unit_test(tab_starts_at_either_end),
        cmocka_unit_test(arrows_go_where_they_point),
        cmocka_unit_test(speaking_nodes_report_focus_by_key),
        cmocka_unit_test(going_back_restores_focus),
        cmocka_unit_test(the_next_part_opens_anew),
        cmocka_unit_test(a_long_way_forgets_its_beginning),
        cmocka_unit_test(focus_that_vanished_opens_anew),
        cmocka_unit_test(a_modal_node_takes_everything),
        cmocka_unit_test(enter_presses_focus_or_default),
        cmocka_unit_test(a_focus_nobody_sees_is_not_pressed),
        cmocka_unit_test(space_presses_too),
        cmocka_unit_test(escape_cancels_or_goes_back),
        cmocka_unit_test(shortcuts_work_while_nobody_types),
        cmocka_unit_test(press_acts_on_release_inside),
        cmocka_unit_test(what_lies_on_top_is_hit),
        cmocka_unit_test(hit_areas_run_on_to_the_edge),
        cmocka_unit_test(clipped_nodes_are_not_hit),
        cmocka_unit_test(a_tap_never_takes_the_focus_from_a_field),
        cmocka_unit_test(keys_edit_the_focused_field),
        cmocka_unit_test(arrows_are_visual_in_a_right_to_left_field),
        cmocka_unit_test(text_goes_to_the_focused_field),
        cmocka_unit_test(keys_during_composition_belong_to_the_input_method),
        cmocka_unit_test(the_pointer_places_the_caret),
        cmocka_unit_test(other_events_become_messages),
        cmocka_unit_test(controls_are_large_enough),
    };
    return cmocka_run_group_tests_name("ui input", tests, NULL, NULL);
}
