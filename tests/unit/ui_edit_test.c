/* SPDX-License-Identifier: MIT
 *
 * ui_edit_test - typing, letter by letter as people see letters.                        */
#include "ui_fake.h"

#include "ui/ui_edit.h"

#include <string.h>

#define E_ACUTE   "\xC3\xA9"
#define E_UMLAUT  "\xC3\xAB"
#define UMLAUT    "\xCC\x88" /* combining */
#define WOMAN     "\xF0\x9F\x91\xA9"
#define ZWJ       "\xE2\x80\x8D"
#define FARMER    WOMAN ZWJ "\xF0\x9F\x8C\xBE"
#define DARK_HAND "\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBF"
#define FLAG_NL   "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1"
#define BEH       "\xD8\xA8"
#define KASRA     "\xD9\x90"
#define YEH       "\xD9\x8A"
#define TEH       "\xD8\xAA"

static struct ui_edit edit_of(const char *text)
{
    struct ui_edit e = {.n = 0};
    ui_edit_set(&e, str_from(text));
    return e;
}

static bool apply(struct ui_edit *e, enum ui_edit_kind kind)
{
    return ui_edit_apply(e, &(struct ui_edit_op){.kind = kind});
}

static bool select_to(struct ui_edit *e, enum ui_edit_kind kind)
{
    return ui_edit_apply(e, &(struct ui_edit_op){.kind = kind, .select = true});
}

static bool insert(struct ui_edit *e, const char *text)
{
    struct ui_edit_op op = {.kind = UI_EDIT_INSERT};
    assert_true(strlen(text) < sizeof op.text);
    memcpy(op.text, text, strlen(text));
    return ui_edit_apply(e, &op);
}

static void compose(struct ui_edit *e, const char *text)
{
    struct ui_edit_op op = {.kind = UI_EDIT_COMPOSE, .clause = -1};
    memcpy(op.text, text, strlen(text));
    assert_false(ui_edit_apply(e, &op));
}

/* Each text is one letter after "a": the arrows take it whole, and so does Backspace,
 * but for a mark that is a letter of its own to those who type it. */
static const char *const LETTERS[] = {
    "b", E_UMLAUT, "e" UMLAUT, FARMER, DARK_HAND, FLAG_NL, BEH KASRA, YEH,
};
enum { LETTER_COUNT = sizeof LETTERS / sizeof *LETTERS };

static void letters_are_graphemes(void **state)
{
    (void)state;
    for (size_t i = 0; i < LETTER_COUNT; i++) {
        struct ui_edit e = edit_of("a");
        assert_true(insert(&e, LETTERS[i]));
        size_t all = 1 + strlen(LETTERS[i]);
        assert_int_equal(e.n, all);
        assert_int_equal(e.caret, all);
        bool rtl = LETTERS[i][0] == '\xD8' ||
                   LETTERS[i][0] == '\xD9'; /* ui_caret_test.c: arrows among those */
        if (!rtl) {
            apply(&e, UI_EDIT_LEFT);
            assert_int_equal(e.caret, 1);
            apply(&e, UI_EDIT_RIGHT);
            assert_int_equal(e.caret, all);
            apply(&e, UI_EDIT_RIGHT);
            assert_int_equal(e.caret, all);
        }
        assert_true(apply(&e, UI_EDIT_BACKSPACE));
        if (strcmp(LETTERS[i], BEH KASRA) == 0) { /* ui_caret_test.c: the mark first */
            assert_string_equal(e.text, "a" BEH);
            assert_true(apply(&e, UI_EDIT_BACKSPACE));
        }
        assert_string_equal(e.text, "a");
        assert_int_equal(e.caret, 1);
    }
}

static void deleting_forward_takes_a_letter(void **state)
{
    (void)state;
    for (size_t i = 0; i < LETTER_COUNT; i++) {
        struct ui_edit e = edit_of(LETTERS[i]);
        assert_true(insert(&e, "z"));
        apply(&e, UI_EDIT_HOME);
        assert_true(apply(&e, UI_EDIT_DELETE));
        assert_string_equal(e.text, "z");
        assert_int_equal(e.caret, 0);
        assert_false(apply(&e, UI_EDIT_BACKSPACE));
        apply(&e, UI_EDIT_END);
        assert_false(apply(&e, UI_EDIT_DELETE));
    }
}

static void a_mark_joins_the_letter_before(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("cafex");
    apply(&e, UI_EDIT_LEFT);
    assert_true(insert(&e, "\xCC\x81"));
    assert_string_equal(e.text, "cafe\xCC\x81x");
    assert_int_equal(e.caret, 6);
    apply(&e, UI_EDIT_LEFT);
    assert_int_equal(e.caret, 3);
}

/* Taking the letter between two parts joins them: the caret goes on behind the whole. */
static void letters_that_meet_become_one(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("");
    assert_true(insert(&e, "eb" UMLAUT "c"));
    apply(&e, UI_EDIT_HOME);
    apply(&e, UI_EDIT_RIGHT);
    assert_int_equal(e.caret, 1);
    assert_true(insert(&e, WOMAN ZWJ));
    assert_true(e.caret == 1 + 7);
    e = edit_of(WOMAN "b");
    apply(&e, UI_EDIT_LEFT);
    assert_true(insert(&e, "x"));
    assert_true(insert(&e, ZWJ));
    assert_int_equal(e.caret, 4 + 1 + 3);
    e = edit_of("\xF0\x9F\x87\xB3"
                "-"
                "\xF0\x9F\x87\xB1"); /* the halves of a flag */
    apply(&e, UI_EDIT_LEFT);
    assert_true(apply(&e, UI_EDIT_BACKSPACE));
    assert_string_equal(e.text, FLAG_NL);
    assert_int_equal(e.caret, 8);
}

static void selections_are_replaced(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("b" E_ACUTE "cd");
    select_to(&e, UI_EDIT_LEFT);
    select_to(&e, UI_EDIT_LEFT);
    assert_int_equal(e.caret, 3);
    assert_int_equal(e.anchor, 5);
    assert_true(insert(&e, BEH YEH TEH));
    assert_string_equal(e.text, "b" E_ACUTE BEH YEH TEH);
    assert_int_equal(e.caret, 9);
    assert_int_equal(e.anchor, 9);
    apply(&e, UI_EDIT_SELECT_ALL);
    assert_true(apply(&e, UI_EDIT_DELETE));
    assert_string_equal(e.text, "");
    assert_false(apply(&e, UI_EDIT_BACKSPACE));
}

static void an_arrow_ends_a_selection_on_its_side(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("abcd");
    apply(&e, UI_EDIT_LEFT);
    select_to(&e, UI_EDIT_HOME);
    apply(&e, UI_EDIT_RIGHT);
    assert_int_equal(e.caret, 3);
    assert_int_equal(e.anchor, 3);
    select_to(&e, UI_EDIT_HOME);
    apply(&e, UI_EDIT_LEFT);
    assert_int_equal(e.caret, 0);
    select_to(&e, UI_EDIT_END);
    assert_int_equal(e.anchor, 0);
    assert_int_equal(e.caret, 4);
}

static void the_caret_is_placed_between_letters(void **state)
{
    (void)state;
    static const struct {
        size_t at, caret;
    } rows[] = {{0, 0}, {1, 1}, {2, 4}, {3, 4}, {4, 4}, {5, 5}, {99, 5}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ui_edit e = edit_of("ae" UMLAUT "b");
        struct ui_edit_op op = {.kind = UI_EDIT_PLACE, .at = rows[i].at};
        assert_false(ui_edit_apply(&e, &op));
        assert_int_equal(e.caret, rows[i].caret);
        assert_int_equal(e.anchor, rows[i].caret);
    }
}

static void what_does_not_fit_is_left_out(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("");
    e.max_graphemes = 3;
    assert_true(insert(&e, "ab" E_UMLAUT "d"));
    assert_string_equal(e.text, "ab" E_UMLAUT);
    assert_false(insert(&e, "e"));
    apply(&e, UI_EDIT_LEFT);
    select_to(&e, UI_EDIT_LEFT);
    assert_true(insert(&e, "xy")); /* in place of b: one of two */
    assert_string_equal(e.text, "ax" E_UMLAUT);
    ui_edit_set(&e, STR("abcdef"));
    assert_string_equal(e.text, "abc");

    struct ui_edit full = edit_of("");
    for (int i = 0; i < 200; i++) {
        insert(&full, E_UMLAUT "bc");
    }
    assert_int_equal(full.n, UI_EDIT_BYTES - 1 - (UI_EDIT_BYTES - 1) % 4 + 3);
    assert_int_equal(full.text[full.n], 0);
}

static void only_text_is_taken(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("a");
    assert_false(insert(&e, "\n"));
    assert_false(insert(&e, "\x7F"));
    assert_false(insert(&e, "\xFF"));
    assert_false(insert(&e, "\xC3"));
    assert_false(insert(&e, ""));
    assert_true(insert(&e, "b\tc\r\n"));
    assert_string_equal(e.text, "abc");
}

static void a_composition_shows_but_is_not_yet_text(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a, 0);
    struct ui_edit e = edit_of("abc");
    apply(&e, UI_EDIT_LEFT);
    compose(&e, "k" E_UMLAUT);
    assert_true(str_eq(ui_edit_text(&e), STR("abc")));
    struct ui_field field = ui_edit_field(&e, &a);
    assert_true(str_eq(field.text, STR("abk" E_UMLAUT "c")));
    assert_int_equal(field.compose_from, 2);
    assert_int_equal(field.compose_to, 5);
    assert_int_equal(field.caret, 5);
    struct ui_edit_op end = {.kind = UI_EDIT_PLACE, .at = 6};
    ui_edit_apply(&e, &end);
    assert_int_equal(e.caret, 3);
    assert_true(insert(&e, "k" E_UMLAUT "x"));
    assert_int_equal(e.composition.n, 0);
    field = ui_edit_field(&e, &a);
    assert_true(str_eq(field.text, STR("abck" E_UMLAUT "x")));
    assert_int_equal(field.compose_from, field.compose_to);

    apply(&e, UI_EDIT_SELECT_ALL);
    compose(&e, "n");
    assert_true(str_eq(ui_edit_field(&e, &a).text, STR("n")));
    compose(&e, "");
    assert_int_equal(ui_edit_field(&e, &a).text.n, e.n);
    arena_finish(&a);
}

static void the_converted_clause_is_shown(void **state)
{
    (void)state;
    static const struct {
        int clause, clause_n;
        size_t from, to; /* of k, e with umlaut, combining umlaut pair, x after "a" */
    } rows[] = {
        {0, 0, 1, 1}, {0, 1, 1, 2},   {1, 1, 2, 4}, {2, 1, 4, 7},  {-1, -1, 8, 8},
        {4, 0, 7, 7}, {99, 99, 8, 8}, {3, 0, 7, 7}, {0, -1, 1, 8}, {0, INT32_MAX, 1, 8},
    };
    struct arena a;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ui_edit e = edit_of("ab");
        apply(&e, UI_EDIT_LEFT);
        struct ui_edit_op op = {.kind = UI_EDIT_COMPOSE,
                                .clause = rows[i].clause,
                                .clause_n = rows[i].clause_n,
                                .text = "k" E_UMLAUT "e" UMLAUT "x"};
        assert_false(ui_edit_apply(&e, &op));
        struct ui_field field = ui_edit_field(&e, &a);
        assert_true(str_eq(field.text, STR("ak" E_UMLAUT "e" UMLAUT "xb")));
        assert_int_equal(field.clause_from, rows[i].from);
        assert_int_equal(field.clause_to, rows[i].to);
        assert_int_equal(field.caret, rows[i].to); /* between letters */
    }
    arena_finish(&a);
}

static bool compose_piece(struct ui_edit *e, size_t at, const char *text)
{
    struct ui_edit_op op = {.kind = UI_EDIT_COMPOSE, .at = at, .clause = -1};
    memcpy(op.text, text, strlen(text));
    return ui_edit_apply(e, &op);
}

static void a_long_composition_comes_in_pieces(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("");
    compose_piece(&e, 0, "abc");
    compose_piece(&e, 3, "def");
    assert_int_equal(e.composition.n, 6);
    compose_piece(&e, 9, "lost");
    assert_int_equal(e.composition.n, 6);
    for (size_t at = 6; at < 2000; at += 50) {
        compose_piece(&e, at, "01234567890123456789012345678901234567890123456789");
    }
    assert_true(e.composition.n < UI_EDIT_BYTES && e.composition.n > UI_EDIT_BYTES - 60);
    compose_piece(&e, 0, "\xFF");
    assert_int_equal(e.composition.n, 0);
    compose_piece(&e, 0, "k");
    ui_edit_stop_composing(&e);
    assert_int_equal(e.composition.n, 0);
    assert_int_equal(e.n, 0);
}

/* Keys on the screen and the pointer come although a method composes. */
static void other_edits_end_a_composition(void **state)
{
    (void)state;
    static const enum ui_edit_kind kinds[] = {UI_EDIT_BACKSPACE, UI_EDIT_PLACE, UI_EDIT_HOME,
                                              UI_EDIT_UNDO, UI_EDIT_SELECT_WORD};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct ui_edit e = edit_of("ab");
        compose(&e, "k");
        (void)apply(&e, kinds[i]);
        assert_int_equal(e.composition.n, 0);
    }
}

static void a_mark_may_come_first(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("");
    assert_true(insert(&e, UMLAUT));
    assert_int_equal(e.caret, 2);
    assert_true(insert(&e, "a"));
    assert_string_equal(e.text, UMLAUT "a");
    apply(&e, UI_EDIT_LEFT);
    assert_int_equal(e.caret, 2);
    assert_true(apply(&e, UI_EDIT_BACKSPACE));
    assert_string_equal(e.text, "a");
}

static void words_are_selected_and_deleted(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("een groot huis");
    struct ui_edit_op word = {.kind = UI_EDIT_SELECT_WORD, .at = 6};
    ui_edit_apply(&e, &word);
    assert_int_equal(e.anchor, 4);
    assert_int_equal(e.caret, 9);
    assert_true(apply(&e, UI_EDIT_CUT));
    assert_string_equal(e.text, "een  huis");
    assert_false(apply(&e, UI_EDIT_CUT));
    struct ui_edit_op left = {.kind = UI_EDIT_LEFT, .word = true};
    struct ui_edit_op right = {.kind = UI_EDIT_RIGHT, .word = true, .select = true};
    ui_edit_apply(&e, &left);
    assert_int_equal(e.caret, 0);
    ui_edit_apply(&e, &right);
    assert_int_equal(e.caret, 3);
    assert_int_equal(e.anchor, 0);
    e = edit_of("een groot huis");
    struct ui_edit_op back = {.kind = UI_EDIT_BACKSPACE, .word = true};
    struct ui_edit_op forth = {.kind = UI_EDIT_DELETE, .word = true};
    assert_true(ui_edit_apply(&e, &back));
    assert_string_equal(e.text, "een groot ");
    apply(&e, UI_EDIT_HOME);
    assert_true(ui_edit_apply(&e, &forth));
    assert_string_equal(e.text, " groot ");
    e = edit_of(BEH YEH " " TEH);
    struct ui_edit_op rtl = {.kind = UI_EDIT_RIGHT, .word = true, .rtl = true};
    ui_edit_apply(&e, &rtl); /* to the right is back */
    assert_int_equal(e.caret, 5);
}

static void an_arrow_ends_a_selection_on_the_side_it_points_to(void **state)
{
    (void)state;
    struct ui_edit e = edit_of(BEH YEH TEH);
    struct ui_edit_op left = {.kind = UI_EDIT_LEFT, .rtl = true};
    struct ui_edit_op right = {.kind = UI_EDIT_RIGHT, .rtl = true};
    apply(&e, UI_EDIT_SELECT_ALL);
    ui_edit_apply(&e, &left);
    assert_int_equal(e.caret, 6);
    apply(&e, UI_EDIT_SELECT_ALL);
    ui_edit_apply(&e, &right);
    assert_int_equal(e.caret, 0);
}

static void pieces_after_one_that_did_not_fit_are_left_out(void **state)
{
    (void)state;
    struct ui_edit e = edit_of("");
    e.max_graphemes = 4;
    struct ui_edit_op first = {.kind = UI_EDIT_PASTE, .text = "abcdef"};
    struct ui_edit_op second = {.kind = UI_EDIT_PASTE, .at = 6, .text = "g"};
    assert_true(ui_edit_apply(&e, &first));
    apply(&e, UI_EDIT_BACKSPACE);
    assert_false(ui_edit_apply(&e, &second));
    assert_string_equal(e.text, "abc");
    first.text[1] = '\0';
    assert_true(ui_edit_apply(&e, &first));
    assert_string_equal(e.text, "abca");
}

int ui_edit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_graphemes),
        cmocka_unit_test(deleting_forward_takes_a_letter),
        cmocka_unit_test(a_mark_joins_the_letter_before),
        cmocka_unit_test(letters_that_meet_become_one),
        cmocka_unit_test(selections_are_replaced),
        cmocka_unit_test(an_arrow_ends_a_selection_on_its_side),
        cmocka_unit_test(the_caret_is_placed_between_letters),
        cmocka_unit_test(what_does_not_fit_is_left_out),
        cmocka_unit_test(only_text_is_taken),
        cmocka_unit_test(a_composition_shows_but_is_not_yet_text),
        cmocka_unit_test(the_converted_clause_is_shown),
        cmocka_unit_test(a_long_composition_comes_in_pieces),
        cmocka_unit_test(other_edits_end_a_composition),
        cmocka_unit_test(a_mark_may_come_first),
        cmocka_unit_test(words_are_selected_and_deleted),
        cmocka_unit_test(an_arrow_ends_a_selection_on_the_side_it_points_to),
        cmocka_unit_test(pieces_after_one_that_did_not_fit_are_left_out),
    };
    return cmocka_run_group_tests_name("ui edit", tests, NULL, NULL);
}
