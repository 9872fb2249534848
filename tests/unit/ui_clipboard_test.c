/* SPDX-License-Identifier: MIT
 *
 * ui_clipboard_test - what keys copy, cut and ask for, and what pasted text becomes.     */
#include "ui_sample.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

struct board {
    char text[64];
    int puts, asks;
};

static void put(void *ctx, struct str text)
{
    struct board *b = ctx;
    snprintf(b->text, sizeof b->text, "%.*s", STR_ARG(text));
    b->puts++;
}

static void ask(void *ctx)
{
    ((struct board *)ctx)->asks++;
}

static void keys_reach_the_clipboard(void **state)
{
    (void)state;
    enum { CTRL = UI_MOD_CTRL, SHIFT = UI_MOD_SHIFT, ALT_GR = UI_MOD_CTRL | UI_MOD_ALT };
    static const struct {
        const char *letter; /* NULL: the key */
        enum ui_key key;
        unsigned mods;
        int puts, asks;
        bool cuts;
    } rows[] = {
        {"c", UI_KEY_CHAR, CTRL, 1, 0, false},   {NULL, UI_KEY_INSERT, CTRL, 1, 0, false},
        {"x", UI_KEY_CHAR, CTRL, 1, 0, true},    {NULL, UI_KEY_DELETE, SHIFT, 1, 0, true},
        {"v", UI_KEY_CHAR, CTRL, 0, 1, false},   {NULL, UI_KEY_INSERT, SHIFT, 0, 1, false},
        {"c", UI_KEY_CHAR, ALT_GR, 0, 0, false}, {"x", UI_KEY_CHAR, ALT_GR, 0, 0, false},
        {"v", UI_KEY_CHAR, ALT_GR, 0, 0, false}, {NULL, UI_KEY_INSERT, 0, 0, 0, false},
        {"q", UI_KEY_CHAR, CTRL, 0, 0, false},
    };
    struct ui *u = ui_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct board b = {.puts = 0};
        struct ui_clipboard clipboard = {&b, put, ask};
        show(u, &(struct sample){
                    .field = true, .text = "brood", .anchor = 2, .clipboard = &clipboard});
        struct ui_event e = rows[i].letter ? char_event(rows[i].letter) : key_event(rows[i].key, 0);
        e.mods = rows[i].mods;
        struct ui_msg msg = ui_dispatch(u, &e);
        assert_int_equal(msg.kind, rows[i].cuts ? UI_MSG_EDIT : UI_MSG_NONE);
        assert_int_equal(msg.edit.kind, rows[i].cuts ? UI_EDIT_CUT : UI_EDIT_INSERT);
        assert_int_equal(b.puts, rows[i].puts);
        assert_int_equal(b.asks, rows[i].asks);
        assert_string_equal(b.text, rows[i].puts ? "ood" : "");
    }
    ui_destroy(u);
}

static void nothing_selected_is_nothing_copied(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct board b = {.puts = 0};
    struct ui_clipboard clipboard = {&b, put, ask};
    struct ui_event copy = char_event("c"), cut = char_event("x"), paste = char_event("v");
    copy.mods = cut.mods = paste.mods = UI_MOD_CTRL;
    show(u, &(struct sample){.field = true, .clipboard = &clipboard});
    ui_dispatch(u, &copy);
    assert_int_equal(ui_dispatch(u, &cut).kind, UI_MSG_NONE);
    assert_int_equal(b.puts, 0);
    show(u, &(struct sample){.field = true, .anchor = 2}); /* a system without one */
    assert_int_equal(ui_dispatch(u, &cut).kind, UI_MSG_NONE);
    assert_int_equal(ui_dispatch(u, &paste).kind, UI_MSG_NONE);
    show(u, &(struct sample){.screen = "no field", .clipboard = &clipboard});
    ui_dispatch(u, &paste);
    assert_int_equal(b.asks, 0);
    ui_destroy(u);
}

static void pasted_text_is_a_line(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } rows[] = {
        {"het brood", "het brood"},
        {"het\nbrood", "het brood"},
        {"het\r\nbrood\r\n", "het brood "},
        {"a\rb\tc\n\nd", "a b c  d"},
        {"een\vtwee\fdrie", "een twee drie"},
        {"a\xE2\x80\xA8"
         "b\xE2\x80\xA9"
         "c\xC2\x85"
         "d",
         "a b c d"},
        {"a\x01\x7F\xC2\x9F"
         "b",
         "ab"},
        {"a\xFF"
         "b\xC3",
         "a\xEF\xBF\xBD"
         "b\xEF\xBF\xBD"},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* half a surrogate pair */
        {"", ""},
    };
    struct arena a;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str line = ui_clipboard_line(&a, str_from(rows[i].from));
        assert_true(str_eq(line, str_from(rows[i].to)));
    }
    char big[4096];
    memset(big, 0xFF, sizeof big);
    struct str line = ui_clipboard_line(&a, (struct str){big, sizeof big});
    assert_true(line.n <= UI_PASTE_BYTES_MAX && line.n > UI_PASTE_BYTES_MAX - 4);
    assert_int_equal(utf8_bad(line), SIZE_MAX);
    arena_finish(&a);
}

int ui_clipboard_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_reach_the_clipboard),
        cmocka_unit_test(nothing_selected_is_nothing_copied),
        cmocka_unit_test(pasted_text_is_a_line),
    };
    return cmocka_run_group_tests_name("ui clipboard", tests, NULL, NULL);
}
