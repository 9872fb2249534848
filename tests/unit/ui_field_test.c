/* SPDX-License-Identifier: MIT
 *
 * ui_field_test - a text field's picture and what the pointer finds in it.  Letters are 10
 * wide in lines of 25; text begins at 100 + 24, its middle is at 156.                     */
#include "ui_painting.h"

#define ALIF       "\xD8\xA7"
#define FIVE_ALIFS ALIF ALIF ALIF ALIF ALIF
#define TEN_ALIFS  FIVE_ALIFS FIVE_ALIFS

/* The index of the n-th item of a kind and colour. */
static const struct ui_draw *nth(const struct painting *p, enum ui_draw_kind kind,
                                 enum ui_token token, int n)
{
    for (size_t i = 1; i < p->list.count; i++) {
        const struct ui_draw *d = item(p, i);
        if (d->kind == kind && d->colour == light(token) && n-- == 0) {
            return d;
        }
    }
    fail_msg("not drawn");
    return NULL;
}

static int count_of(const struct painting *p, enum ui_draw_kind kind, enum ui_token token)
{
    int count = 0;
    for (size_t i = 1; i < p->list.count; i++) {
        count += item(p, i)->kind == kind && item(p, i)->colour == light(token);
    }
    return count;
}

static void a_field_shows_text_and_caret(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)};
    paint_one(&p, fake_field("sin", 3));
    assert_rect(nth(&p, UI_DRAW_TEXT, UI_INK, 0)->rect, 124, 143, 30, 25);
    assert_rect(nth(&p, UI_DRAW_BOX, UI_INK, 0)->rect, 154, 148, 3, 15);
    paint_one(&p, fake_field("", 0));
    assert_int_equal(count_of(&p, UI_DRAW_TEXT, UI_INK), 0);
    assert_int_equal(nth(&p, UI_DRAW_BOX, UI_INK, 0)->rect.x, 124);
    struct ui_node quiet = fake_field("sin", 3);
    quiet.flags = 0;
    p.port.screen = "other";
    paint_one(&p, quiet);
    assert_int_equal(count_of(&p, UI_DRAW_BOX, UI_INK), 0);
    ui_destroy(p.u);
}

static void a_field_runs_the_way_of_its_language(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node node = fake_field(ALIF ALIF ALIF, 2);
    node.words.lang = STR("ar");
    paint_one(&p, node);
    assert_rect(nth(&p, UI_DRAW_TEXT, UI_INK, 0)->rect, 443, 143, 30, 25);
    assert_int_equal(nth(&p, UI_DRAW_BOX, UI_INK, 0)->rect.x, 463);
    p.port.rtl = true; /* the box is mirrored, not its text */
    paint_one(&p, fake_field("abc", 1));
    assert_rect(nth(&p, UI_DRAW_TEXT, UI_INK, 0)->rect, 548, 143, 30, 25);
    ui_destroy(p.u);
}

static void a_missing_letter_opens_a_slot(void **state)
{
    (void)state;
    static const struct ui_mark marks[] = {{UI_MARK_MISSING, 4, 4}};
    static const struct ui_mark arabic[] = {{UI_MARK_MISSING, 8, 8}};
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node node = fake_field("sinasappel", 4);
    node.field.marks = marks;
    node.field.mark_count = 1;
    paint_one(&p, node);
    const struct ui_draw *head = nth(&p, UI_DRAW_TEXT, UI_INK, 0);
    const struct ui_draw *tail = nth(&p, UI_DRAW_TEXT, UI_INK, 1);
    const struct ui_draw *slot = nth(&p, UI_DRAW_BOX, UI_AMBER_TINT, 0);
    assert_true(str_eq(head->text.text, STR("sina")));
    assert_true(str_eq(tail->text.text, STR("sappel")));
    assert_int_equal(head->rect.x, 124);
    assert_int_equal(tail->rect.x, 124 + 40 + 17);
    assert_true(slot->dashed);
    assert_int_equal(slot->border, light(UI_AMBER));
    assert_true(slot->rect.x > 164 && slot->rect.x + slot->rect.w < 181);
    int caret_x = nth(&p, UI_DRAW_BOX, UI_INK, 0)->rect.x;
    assert_true(caret_x > slot->rect.x && caret_x < slot->rect.x + slot->rect.w);

    node.words.lang = STR("ar");
    node.field.text = STR(TEN_ALIFS);
    node.field.caret = 8;
    node.field.marks = arabic;
    paint_one(&p, node);
    head = nth(&p, UI_DRAW_TEXT, UI_INK, 0);
    tail = nth(&p, UI_DRAW_TEXT, UI_INK, 1);
    slot = nth(&p, UI_DRAW_BOX, UI_AMBER_TINT, 0);
    assert_int_equal(head->rect.x, 433);
    assert_int_equal(tail->rect.x, 433 - 17 - 60);
    assert_true(slot->rect.x > tail->rect.x + 60 && slot->rect.x + slot->rect.w < 433);
    ui_destroy(p.u);
}

static void slots_take_the_pointer(void **state)
{
    (void)state;
    static const struct ui_mark marks[] = {{UI_MARK_MISSING, 4, 4}, {UI_MARK_OTHER, 6, 7}};
    static const struct ui_mark arabic[] = {{UI_MARK_MISSING, 8, 8}, {UI_MARK_OTHER, 12, 14}};
    static const struct {
        const char *lang;
        int x;
        size_t at;
    } rows[] = {
        {"nl", 124, 0},  {"nl", 163, 4}, {"nl", 172, 4}, {"nl", 180, 4},  {"nl", 191, 5},
        {"nl", 400, 10}, {"ar", 473, 0}, {"ar", 425, 8}, {"ar", 405, 10}, {"ar", 100, 20},
    };
    struct painting p = {.port = fake_port(1024, 768)};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool rtl = rows[i].lang[0] == 'a';
        struct ui_node node = fake_field(rtl ? TEN_ALIFS : "sinasappel", rtl ? 8 : 4);
        node.words.lang = str_from(rows[i].lang);
        node.field.marks = rtl ? arabic : marks;
        node.field.mark_count = 2;
        paint_one(&p, node);
        struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, rows[i].x, 150);
        assert_int_equal(ui_dispatch(p.u, &down).edit.at, rows[i].at);
    }
    ui_destroy(p.u);
}

static void other_letters_are_pointed_out(void **state)
{
    (void)state;
    static const struct {
        enum ui_mark_kind kind;
        int stroke_y;
    } rows[] = {{UI_MARK_OTHER, 161}, {UI_MARK_SWAPPED, 161}, {UI_MARK_EXTRA, 154}};
    struct painting p = {.port = fake_port(1024, 768)};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct ui_mark marks[] = {{rows[i].kind, 3, 4}};
        struct ui_node node = fake_field("brot", 4);
        node.field.marks = marks;
        node.field.mark_count = 1;
        paint_one(&p, node);
        assert_rect(nth(&p, UI_DRAW_BOX, UI_AMBER_TINT, 0)->rect, 154, 144, 10, 22);
        assert_rect(nth(&p, UI_DRAW_BOX, UI_AMBER, 0)->rect, 154, rows[i].stroke_y, 10, 5);
    }
    ui_destroy(p.u);
}

/* "ab", three alifs that run back, "c": bytes 1 to 6 are a, b without its end, two alifs. */
static void a_selection_across_directions_is_in_pieces(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node node = fake_field("ab" ALIF ALIF ALIF "c", 6);
    node.field.anchor = 1;
    paint_one(&p, node);
    assert_int_equal(count_of(&p, UI_DRAW_BOX, UI_BLUE_TINT), 2);
    assert_rect(nth(&p, UI_DRAW_BOX, UI_BLUE_TINT, 0)->rect, 134, 144, 10, 22);
    assert_rect(nth(&p, UI_DRAW_BOX, UI_BLUE_TINT, 1)->rect, 154, 144, 20, 22);
    assert_rect(nth(&p, UI_DRAW_TEXT, UI_INK, 0)->rect, 124, 143, 60, 25);
    node = fake_field(ALIF ALIF "c", 0); /* it begins in the middle */
    paint_one(&p, node);
    assert_rect(nth(&p, UI_DRAW_TEXT, UI_INK, 0)->rect, 124, 143, 30, 25);
    ui_destroy(p.u);
}

static void selection_and_composition_are_marked(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node node = fake_field("abcdef", 4);
    node.field.anchor = 1;
    paint_one(&p, node);
    assert_rect(nth(&p, UI_DRAW_BOX, UI_BLUE_TINT, 0)->rect, 134, 144, 30, 22);
    node.field.anchor = 4;
    node.field.compose_from = 2;
    node.field.compose_to = 4;
    paint_one(&p, node);
    assert_rect(nth(&p, UI_DRAW_BOX, UI_INK, 0)->rect, 144, 164, 20, 2);
    node.field.clause_from = 3;
    node.field.clause_to = 4;
    paint_one(&p, node);
    assert_rect(nth(&p, UI_DRAW_BOX, UI_INK, 0)->rect, 144, 164, 20, 2);
    assert_rect(nth(&p, UI_DRAW_BOX, UI_INK, 1)->rect, 154, 161, 10, 5);
    ui_destroy(p.u);
}

static void the_answer_to_copy_shows_beyond_what_is_typed(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node node = fake_field("sin", 3);
    node.field.ghost = STR("sinaasappel");
    paint_one(&p, node);
    const struct ui_draw *ghost = nth(&p, UI_DRAW_TEXT, UI_INK2, 0);
    assert_true(str_eq(ghost->text.text, STR("sinaasappel")));
    assert_int_equal(ghost->rect.x, 124);
    assert_int_equal((ghost - 1)->kind, UI_DRAW_CLIP);
    assert_int_equal((ghost - 1)->rect.x, 154);
    ui_destroy(p.u);
}

static void long_text_is_shown_around_its_caret(void **state)
{
    (void)state;
    static const char text[] = "a very long answer that no field of this width can hold";
    struct painting p = {.port = fake_port(1024, 768)};
    for (int rtl = 0; rtl < 2; rtl++) {
        for (size_t caret = 0; caret < sizeof text; caret++) {
            struct ui_node node = fake_field(text, caret);
            node.words.lang = rtl ? STR("ar") : STR("nl");
            paint_one(&p, node);
            int x = nth(&p, UI_DRAW_BOX, UI_INK, 0)->rect.x;
            assert_true(x >= 124 && x + 3 <= 476);
            assert_int_equal(item(&p, 1)->kind, UI_DRAW_CLIP);
            assert_rect(item(&p, 1)->rect, 124, 100, 352, 112);
        }
    }
    ui_destroy(p.u);
}

static void marks_beyond_the_end_are_at_the_end(void **state)
{
    (void)state;
    static const struct ui_mark marks[] = {{UI_MARK_OTHER, 2, 9}, {UI_MARK_MISSING, 9, 9}};
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node node = fake_field("sin", 12);
    node.field.marks = marks;
    node.field.mark_count = 2;
    paint_one(&p, node);
    assert_int_equal(nth(&p, UI_DRAW_BOX, UI_AMBER, 0)->rect.w, 10);
    assert_rect(nth(&p, UI_DRAW_TEXT, UI_INK, 0)->rect, 124, 143, 30, 25);
    const struct ui_draw *slot = nth(&p, UI_DRAW_BOX, UI_AMBER_TINT, 1);
    assert_true(slot->dashed && slot->rect.x >= 154);
    ui_destroy(p.u);
}

int ui_field_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_shows_text_and_caret),
        cmocka_unit_test(a_field_runs_the_way_of_its_language),
        cmocka_unit_test(a_missing_letter_opens_a_slot),
        cmocka_unit_test(slots_take_the_pointer),
        cmocka_unit_test(other_letters_are_pointed_out),
        cmocka_unit_test(a_selection_across_directions_is_in_pieces),
        cmocka_unit_test(selection_and_composition_are_marked),
        cmocka_unit_test(the_answer_to_copy_shows_beyond_what_is_typed),
        cmocka_unit_test(marks_beyond_the_end_are_at_the_end),
        cmocka_unit_test(long_text_is_shown_around_its_caret),
    };
    return cmocka_run_group_tests_name("ui field", tests, NULL, NULL);
}
