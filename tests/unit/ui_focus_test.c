/* SPDX-License-Identifier: MIT
 *
 * ui_focus_test - where the focus is and goes: order, arrows, screens, modal nodes.     */
#include "ui_sample.h"

static void tab_follows_the_description(void **state)
{
    (void)state;
    static const char *const order[] = {"choice.2", "choice.3", "choice.4", "go-on.0",
                                        "help.0",   "leave.0",  "choice.1"};
    enum { N = sizeof order / sizeof *order };
    struct ui *u = ui_create();
    show(u, &(struct sample){0});
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
    show(u, &(struct sample){.no_first = true});
    assert_string_equal(focus_name(u), "");
    press_key(u, UI_KEY_TAB);
    assert_string_equal(focus_name(u), "help.0");
    show(u, &(struct sample){.no_first = true, .screen = "other"});
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
            show(u, &(struct sample){.rtl = rtl});
            press_key(u, rows[i].key);
            assert_string_equal(focus_name(u), rtl ? rows[i].to_rtl : rows[i].to);
        }
    }
    /* The tile on the other side is reached by the other arrow. */
    ui_focus(u, "choice", 1);
    show(u, &(struct sample){.rtl = true});
    press_key(u, UI_KEY_LEFT);
    assert_string_equal(focus_name(u), "choice.2");
    ui_destroy(u);
}

static void speaking_nodes_report_focus_by_key(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct sample){0});
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
    const struct sample map = {.screen = "map"}, drill = {.screen = "drill"};
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
    show(u, &(struct sample){0});
    tap(u, "go-on", 0);
    show(u, &(struct sample){0});
    assert_string_equal(focus_name(u), "go-on.0");
    show(u, &(struct sample){.part = 1});
    assert_string_equal(focus_name(u), "choice.1");
    show(u, &(struct sample){.part = 1, .modal = true});
    show(u, &(struct sample){.part = 2, .field = true}); /* changed under the dialog */
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
        show(u, &(struct sample){.screen = screens[i]});
        press_key(u, UI_KEY_DOWN);
    }
    show(u, &(struct sample){.screen = "k"});
    assert_string_equal(focus_name(u), "choice.3");
    show(u, &(struct sample){.screen = "a"});
    assert_string_equal(focus_name(u), "choice.1");
    ui_destroy(u);
}

static void focus_that_vanished_opens_anew(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct sample){.field = true});
    assert_string_equal(focus_name(u), "answer.0");
    show(u, &(struct sample){0});
    assert_string_equal(focus_name(u), "choice.1");
    ui_focus(u, "no such", 0);
    show(u, &(struct sample){0});
    assert_string_equal(focus_name(u), "choice.1");
    ui_destroy(u);
}

static void a_modal_node_takes_everything(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    show(u, &(struct sample){0});
    press_key(u, UI_KEY_RIGHT);
    show(u, &(struct sample){.modal = true});
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
    show(u, &(struct sample){0});
    assert_string_equal(focus_name(u), "choice.2");
    show(u, &(struct sample){.modal = true}); /* the harmless button again */
    assert_string_equal(focus_name(u), "dialog-stay.0");
    ui_destroy(u);
}

int ui_focus_tests(void)
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
    };
    return cmocka_run_group_tests_name("ui focus", tests, NULL, NULL);
}
