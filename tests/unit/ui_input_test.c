/* SPDX-License-Identifier: MIT
 *
 * ui_input_test - what keys, pointer and text mean, with and without a field.           */
#include "ui_sample.h"

#include <string.h>

static void enter_presses_focus_or_default(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct sample){.no_first = true});
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON);
    show(u, &(struct sample){.screen = "two"});
    assert_int_equal(press_key(u, UI_KEY_ENTER), APP_A);
    show(u, &(struct sample){.field = true, .screen = "three"});
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON);
    show(u, &(struct sample){.screen = "four", .go_on = UI_NOT_NOW, .no_first = true});
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON); /* says what is missing */
    ui_destroy(u);
}

static void a_focus_nobody_sees_is_not_pressed(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct sample){0});
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
    show(u, &(struct sample){0});
    assert_int_equal(press_key(u, UI_KEY_SPACE), APP_A);
    show(u, &(struct sample){.field = true, .screen = "two"});
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
    show(u, &(struct sample){.field = true});
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
    show(u, &(struct sample){0});
    struct ui_event three = char_event("3"), nine = char_event("9"), g = char_event("g");
    struct ui_msg msg = ui_dispatch(u, &three);
    assert_int_equal(msg.kind, APP_A);
    assert_int_equal(msg.arg, 3);
    assert_int_equal(ui_dispatch(u, &nine).kind, UI_MSG_NONE);
    assert_int_equal(ui_dispatch(u, &g).kind, GO_ON);
    g.mods = UI_MOD_CTRL;
    assert_int_equal(ui_dispatch(u, &g).kind, UI_MSG_NONE);
    show(u, &(struct sample){.field = true, .screen = "two"});
    assert_int_equal(ui_dispatch(u, &three).kind, UI_MSG_NONE);
    ui_destroy(u);
}

static void press_acts_on_release_inside(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct sample){0});
    struct ui_rect r = ui_find(u, "choice", 1)->rect;
    struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, r.x + 5, r.y + 5);
    struct ui_event up = pointer_event(UI_EVENT_POINTER_UP, r.x + 9, r.y + 9);
    struct ui_event off = pointer_event(UI_EVENT_POINTER_MOVE, r.x - 9, r.y + 5);
    struct ui_event up_off = pointer_event(UI_EVENT_POINTER_UP, r.x - 9, r.y + 5);

    assert_int_equal(ui_dispatch(u, &down).kind, UI_MSG_NONE);
    assert_true(ui_stale(u));
    show(u, &(struct sample){0}); /* a new frame in between changes nothing */
    assert_int_equal(ui_dispatch(u, &up).kind, APP_A);
    assert_int_equal(ui_dispatch(u, &up).kind, UI_MSG_NONE);

    ui_dispatch(u, &down);
    ui_dispatch(u, &off);
    assert_int_equal(ui_dispatch(u, &up_off).kind, UI_MSG_NONE);

    ui_dispatch(u, &down);
    show(u, &(struct sample){.screen = "other"}); /* the press belongs to the screen left */
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
    show(u, &(struct sample){0});
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
    show(u, &(struct sample){.field = true});
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
    show(u, &(struct sample){.field = true});
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
    show(u, &(struct sample){.screen = "no field"});
    assert_int_equal(press_key(u, UI_KEY_BACKSPACE), UI_MSG_NONE);
    ui_destroy(u);
}

static void moves_know_words_and_direction(void **state)
{
    (void)state;
    static const struct {
        enum ui_key key;
        unsigned mods;
        const char *lang;
        bool select, word, rtl;
    } rows[] = {
        {UI_KEY_LEFT, 0, "nl", false, false, false},
        {UI_KEY_LEFT, 0, "ar", false, false, true},
        {UI_KEY_RIGHT, UI_MOD_CTRL, "nl", false, true, false},
        {UI_KEY_LEFT, UI_MOD_CTRL | UI_MOD_SHIFT, "ar", true, true, true},
        {UI_KEY_BACKSPACE, UI_MOD_CTRL, "nl", false, true, false},
        {UI_KEY_DELETE, UI_MOD_CTRL, "nl", false, true, false},
    };
    struct ui *u = ui_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        show(u, &(struct sample){.field = true, .lang = rows[i].lang, .rtl = i % 2});
        struct ui_event e = key_event(rows[i].key, rows[i].mods);
        struct ui_msg msg = ui_dispatch(u, &e);
        assert_int_equal(msg.kind, UI_MSG_EDIT);
        assert_int_equal(msg.edit.select, rows[i].select);
        assert_int_equal(msg.edit.word, rows[i].word);
        assert_int_equal(msg.edit.rtl, rows[i].rtl);
    }
    ui_destroy(u);
}

static void ctrl_with_a_letter_edits(void **state)
{
    (void)state;
    static const struct {
        const char *letter;
        unsigned mods;
        int kind; /* -1: nothing */
    } rows[] = {
        {"a", UI_MOD_CTRL, UI_EDIT_SELECT_ALL},
        {"z", UI_MOD_CTRL, UI_EDIT_UNDO},
        {"z", UI_MOD_CTRL | UI_MOD_SHIFT, UI_EDIT_REDO},
        {"y", UI_MOD_CTRL, UI_EDIT_REDO},
        {"a", UI_MOD_CTRL | UI_MOD_ALT, -1}, /* AltGr: types a letter */
        {"z", UI_MOD_CTRL | UI_MOD_ALT, -1},
        {"a", 0, -1},
    };
    struct ui *u = ui_create();
    show(u, &(struct sample){.field = true});
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ui_event e = char_event(rows[i].letter);
        e.mods = rows[i].mods;
        struct ui_msg msg = ui_dispatch(u, &e);
        assert_int_equal(msg.kind, rows[i].kind < 0 ? UI_MSG_NONE : UI_MSG_EDIT);
        assert_true(rows[i].kind < 0 || (int)msg.edit.kind == rows[i].kind);
    }
    ui_destroy(u);
}

static void text_goes_to_the_focused_field(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_event typed = text_event("\xC3\xAB"), composed = text_event("ka");
    composed.kind = UI_EVENT_COMPOSITION;
    show(u, &(struct sample){.field = true});
    struct ui_msg msg = ui_dispatch(u, &typed);
    assert_int_equal(msg.kind, UI_MSG_EDIT);
    assert_int_equal(msg.edit.kind, UI_EDIT_INSERT);
    assert_string_equal(msg.edit.text, "\xC3\xAB");
    assert_int_equal(ui_dispatch(u, &composed).edit.kind, UI_EDIT_COMPOSE);
    show(u, &(struct sample){.screen = "no field"});
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
    show(u, &(struct sample){.field = true, .compose = "as"});
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_int_equal(press_key(u, keys[i]), UI_MSG_NONE);
        assert_string_equal(focus_name(u), "answer.0");
    }
    ui_destroy(u);
}

/* Before the frame that shows it, too: events come in heaps. */
static void a_composition_takes_keys_at_once(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_event compose = text_event("k"), end = text_event(""), given = text_event("ka");
    compose.kind = end.kind = UI_EVENT_COMPOSITION;
    show(u, &(struct sample){.field = true});
    ui_dispatch(u, &compose);
    assert_int_equal(press_key(u, UI_KEY_ENTER), UI_MSG_NONE);
    ui_dispatch(u, &end);
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON);
    ui_dispatch(u, &compose);
    ui_dispatch(u, &given);
    assert_int_equal(press_key(u, UI_KEY_ENTER), GO_ON);
    ui_destroy(u);
}

static struct ui_msg press_at(struct ui *u, int x, int64_t now_ms)
{
    struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, x, 520);
    struct ui_event up = pointer_event(UI_EVENT_POINTER_UP, x, 520);
    down.now_ms = up.now_ms = now_ms;
    struct ui_msg msg = ui_dispatch(u, &down);
    ui_dispatch(u, &up);
    return msg;
}

static void presses_in_a_row_select_more(void **state)
{
    (void)state;
    static const struct {
        int x;
        int64_t now_ms;
        enum ui_edit_kind kind;
    } rows[] = {
        {84, 1000, UI_EDIT_PLACE},        {86, 1200, UI_EDIT_SELECT_WORD},
        {84, 1400, UI_EDIT_SELECT_ALL},   {84, 1600, UI_EDIT_PLACE},
        {84, 2100, UI_EDIT_PLACE},        {104, 2200, UI_EDIT_PLACE},
        {104, 2300, UI_EDIT_SELECT_WORD},
    };
    struct ui *u = ui_create();
    show(u, &(struct sample){.field = true});
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(press_at(u, rows[i].x, rows[i].now_ms).edit.kind, rows[i].kind);
    }
    /* A word that was selected is not drawn along; the press after one elsewhere is the first. */
    struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, 104, 520);
    struct ui_event move = pointer_event(UI_EVENT_POINTER_MOVE, 300, 520);
    down.now_ms = 2400;
    ui_dispatch(u, &down);
    assert_int_equal(ui_dispatch(u, &move).kind, UI_MSG_NONE);
    assert_int_equal(press_at(u, 900, 2450).kind, UI_MSG_NONE);
    assert_int_equal(press_at(u, 104, 2500).edit.kind, UI_EDIT_PLACE);
    ui_destroy(u);
}

static void the_caret_can_be_asked_for(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct sample){.field = true});
    struct ui_rect field = ui_find(u, "answer", 0)->rect, caret = ui_caret(u);
    assert_int_equal(caret.x, field.x + 24 + 60);
    assert_true(caret.h > 0 && caret.y > field.y && caret.y + caret.h < field.y + field.h);
    show(u, &(struct sample){.screen = "no field"});
    assert_int_equal(ui_caret(u).h, 0);
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
        {"nl", 40, 0},  {"nl", 64, 0},  {"nl", 84, 2},  {"nl", 86, 2},  {"nl", 90, 3},
        {"nl", 700, 6}, {"ar", 712, 0}, {"ar", 692, 4}, {"ar", 60, 12},
    };
    static const char *const arabic = "\xD8\xA7\xD8\xA8\xD8\xAA\xD8\xA7\xD8\xA8\xD8\xAA";
    struct ui *u = ui_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool rtl = strcmp(rows[i].lang, "ar") == 0;
        show(u, &(struct sample){.field = true, .lang = rows[i].lang, .text = rtl ? arabic : NULL});
        struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, rows[i].x, 520);
        down.now_ms = (int64_t)i * 1000;
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
        {UI_EVENT_NONE, UI_MSG_NONE},    {UI_EVENT_TICK, UI_MSG_NONE},
        {UI_EVENT_WHEEL, UI_MSG_NONE},   {UI_EVENT_QUIT, UI_MSG_QUIT},
        {UI_EVENT_RESIZED, UI_MSG_NONE},
    };
    struct ui *u = ui_create();
    show(u, &(struct sample){0});
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
    show(u, &(struct sample){.field = true});
    assert_touchable(u);
    ui_destroy(u);
}

static void show_stepper(struct ui *u, bool rtl)
{
    struct ui_port port = fake_port(1024, 768);
    port.rtl = rtl;
    port.screen = rtl ? "stepper from the right" : "stepper";
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_ROW}});
    ui_add(u, &(struct ui_node){
                  .id = {"before", 0}, .flags = UI_FOCUSABLE, .layout = {.w = 96, .h = 96}});
    ui_open(u, &(struct ui_node){.id = {"stepper", 0},
                                 .flags = UI_FOCUSABLE | UI_STEPPER | UI_FOCUS_FIRST,
                                 .layout = {.direction = UI_ROW}});
    struct ui_node less = fake_button("less", 0, 96, 96, APP_A);
    struct ui_node more = fake_button("more", 0, 96, 96, APP_B);
    less.flags = more.flags = 0;
    ui_add(u, &less);
    ui_add(u, &(struct ui_node){.layout = {.w = 96, .h = 96}});
    ui_add(u, &more);
    ui_close(u);
    ui_close(u);
    ui_end(u);
}

static void arrows_press_the_ends_of_a_stepper(void **state)
{
    (void)state;
    for (int rtl = 0; rtl <= 1; rtl++) {
        struct ui *u = ui_create();
        show_stepper(u, rtl);
        assert_int_equal(press_key(u, UI_KEY_LEFT), rtl ? APP_B : APP_A);
        assert_int_equal(press_key(u, UI_KEY_RIGHT), rtl ? APP_A : APP_B);
        assert_string_equal(focus_name(u), "stepper.0");
        assert_int_equal(press_key(u, UI_KEY_UP), UI_MSG_NONE);
        assert_int_equal(tap(u, "more", 0).kind, APP_B);
        press_key(u, UI_KEY_TAB); /* its ends are no stops */
        assert_string_equal(focus_name(u), "before.0");
        assert_int_equal(press_key(u, rtl ? UI_KEY_LEFT : UI_KEY_RIGHT), UI_MSG_NONE);
        assert_string_equal(focus_name(u), "stepper.0");
        ui_destroy(u);
    }
}

int ui_input_tests(void)
{
    const struct CMUnitTest tests[] = {
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
        cmocka_unit_test(moves_know_words_and_direction),
        cmocka_unit_test(ctrl_with_a_letter_edits),
        cmocka_unit_test(text_goes_to_the_focused_field),
        cmocka_unit_test(keys_during_composition_belong_to_the_input_method),
        cmocka_unit_test(a_composition_takes_keys_at_once),
        cmocka_unit_test(presses_in_a_row_select_more),
        cmocka_unit_test(the_caret_can_be_asked_for),
        cmocka_unit_test(the_pointer_places_the_caret),
        cmocka_unit_test(other_events_become_messages),
        cmocka_unit_test(arrows_press_the_ends_of_a_stepper),
        cmocka_unit_test(controls_are_large_enough),
    };
    return cmocka_run_group_tests_name("ui input", tests, NULL, NULL);
}
