/* SPDX-License-Identifier: MIT
 *
 * ui_undo_test - taking back and making again, by an edit and by the history alone.     */
#include "ui_fake.h"

#include "ui/ui_edit.h"

#include <string.h>

static bool apply(struct ui_edit *e, enum ui_edit_kind kind)
{
    return ui_edit_apply(e, &(struct ui_edit_op){.kind = kind});
}

static bool put(struct ui_edit *e, enum ui_edit_kind kind, size_t at, const char *text)
{
    struct ui_edit_op op = {.kind = kind, .at = at};
    assert_true(strlen(text) < sizeof op.text);
    memcpy(op.text, text, strlen(text));
    return ui_edit_apply(e, &op);
}

static void type(struct ui_edit *e, const char *letters)
{
    for (; *letters; letters++) {
        assert_true(put(e, UI_EDIT_INSERT, 0, (const char[]){*letters, '\0'}));
    }
}

static void typing_is_taken_back_by_words(void **state)
{
    (void)state;
    struct ui_edit e = {.n = 0};
    type(&e, "het groene huis");
    static const char *const back[] = {"het groene ", "het ", ""};
    for (size_t i = 0; i < 3; i++) {
        assert_true(apply(&e, UI_EDIT_UNDO));
        assert_string_equal(e.text, back[i]);
        assert_int_equal(e.caret, strlen(back[i]));
    }
    assert_false(apply(&e, UI_EDIT_UNDO));
    assert_true(apply(&e, UI_EDIT_REDO));
    assert_true(apply(&e, UI_EDIT_REDO));
    assert_string_equal(e.text, "het groene ");
    type(&e, "x"); /* what was taken back is gone */
    assert_false(apply(&e, UI_EDIT_REDO));
    assert_true(apply(&e, UI_EDIT_UNDO));
    assert_string_equal(e.text, "het groene ");
}

static void the_caret_moving_ends_a_step(void **state)
{
    (void)state;
    struct ui_edit e = {.n = 0};
    type(&e, "bd");
    apply(&e, UI_EDIT_LEFT);
    type(&e, "c");
    apply(&e, UI_EDIT_HOME);
    type(&e, "a");
    assert_string_equal(e.text, "abcd");
    static const char *const back[] = {"bcd", "bd", ""};
    for (size_t i = 0; i < 3; i++) {
        assert_true(apply(&e, UI_EDIT_UNDO));
        assert_string_equal(e.text, back[i]);
    }
}

static void deleting_is_one_step(void **state)
{
    (void)state;
    struct ui_edit e = {.n = 0};
    ui_edit_set(&e, STR("abcdef"));
    assert_false(apply(&e, UI_EDIT_UNDO)); /* it begins with that text */
    for (int i = 0; i < 3; i++) {
        apply(&e, UI_EDIT_BACKSPACE);
    }
    apply(&e, UI_EDIT_HOME);
    apply(&e, UI_EDIT_DELETE);
    apply(&e, UI_EDIT_DELETE);
    assert_string_equal(e.text, "c");
    assert_true(apply(&e, UI_EDIT_UNDO));
    assert_string_equal(e.text, "abc");
    assert_int_equal(e.caret, 0);
    assert_true(apply(&e, UI_EDIT_UNDO));
    assert_string_equal(e.text, "abcdef");
    assert_int_equal(e.caret, 6);
    assert_true(apply(&e, UI_EDIT_REDO));
    assert_true(apply(&e, UI_EDIT_REDO));
    assert_string_equal(e.text, "c");
}

static void a_replaced_selection_comes_back_selected(void **state)
{
    (void)state;
    struct ui_edit e = {.n = 0};
    ui_edit_set(&e, STR("abc"));
    apply(&e, UI_EDIT_SELECT_ALL);
    type(&e, "xy");
    assert_true(apply(&e, UI_EDIT_UNDO));
    assert_string_equal(e.text, "abc");
    assert_int_equal(e.anchor, 0);
    assert_int_equal(e.caret, 3);
}

static void a_paste_is_one_step_in_any_number_of_pieces(void **state)
{
    (void)state;
    struct ui_edit e = {.n = 0};
    type(&e, "a");
    put(&e, UI_EDIT_PASTE, 0, "bc de ");
    put(&e, UI_EDIT_PASTE, 6, "fg");
    put(&e, UI_EDIT_PASTE, 0, "hi");
    assert_string_equal(e.text, "abc de fghi");
    assert_true(apply(&e, UI_EDIT_UNDO));
    assert_string_equal(e.text, "abc de fg");
    assert_true(apply(&e, UI_EDIT_UNDO));
    assert_string_equal(e.text, "a");
}

static void the_oldest_step_goes(void **state)
{
    (void)state;
    struct ui_edit e = {.n = 0};
    for (int i = 0; i < UI_UNDO_STEPS_MAX + 10; i++) {
        type(&e, "a");
        apply(&e, UI_EDIT_HOME); /* a step each */
    }
    for (int i = 0; i < UI_UNDO_STEPS_MAX; i++) {
        assert_true(apply(&e, UI_EDIT_UNDO));
    }
    assert_false(apply(&e, UI_EDIT_UNDO));
    assert_int_equal(e.n, 10);
}

/* Long steps: fewer are kept, and what is kept is right. */
static void bytes_are_bounded(void **state)
{
    (void)state;
    struct ui_undo u = {.count = 0};
    char long_text[1000];
    memset(long_text, 'x', sizeof long_text);
    for (size_t i = 0; i < 20; i++) {
        long_text[0] = (char)('a' + i);
        struct ui_undo_change c = {.kind = UI_UNDO_PASTED,
                                   .at = i,
                                   .removed = {long_text, sizeof long_text},
                                   .added = {long_text, sizeof long_text}};
        ui_undo_close(&u);
        ui_undo_note(&u, &c);
    }
    struct ui_undo_change c;
    for (size_t i = 20; i > 18; i--) {
        assert_true(ui_undo_back(&u, &c));
        assert_int_equal(c.at, i - 1);
        assert_int_equal(c.removed.p[0], 'a' + (int)i - 1);
        assert_int_equal(c.added.p[999], 'x');
    }
    assert_false(ui_undo_back(&u, &c));
    assert_true(ui_undo_forth(&u, &c));
    assert_int_equal(c.at, 18);
}

int ui_undo_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_is_taken_back_by_words),
        cmocka_unit_test(the_caret_moving_ends_a_step),
        cmocka_unit_test(deleting_is_one_step),
        cmocka_unit_test(a_replaced_selection_comes_back_selected),
        cmocka_unit_test(a_paste_is_one_step_in_any_number_of_pieces),
        cmocka_unit_test(the_oldest_step_goes),
        cmocka_unit_test(bytes_are_bounded),
    };
    return cmocka_run_group_tests_name("ui undo", tests, NULL, NULL);
}
