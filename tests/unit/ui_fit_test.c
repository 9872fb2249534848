/* SPDX-License-Identifier: MIT
 *
 * ui_fit_test - each way not to fit is reported with its node, and what fits is not.
 *
 * At 1024x768 a dp is a pixel; a letter of UI_STYLE_UI is half its type size wide.      */
#include "ui_fake.h"

#include "ui/ui_fit.h"

#include <stdio.h>
#include <string.h>

enum { LETTER = 10, LINE = 25 }; /* pixels of UI_STYLE_UI */

struct frame {
    struct ui *u;
    struct buf lines;
};

static void frame_begin(struct frame *f, bool rtl)
{
    struct ui_port port = fake_port(1024, 768);
    port.rtl = rtl;
    f->u = ui_create();
    buf_init(&f->lines, 4096);
    ui_begin(f->u, &port);
}

static void box(struct frame *f, enum ui_direction direction, float w, float h)
{
    ui_open(f->u, &(struct ui_node){.layout = {.direction = direction, .w = w, .h = h}});
}

/* Ends the frame and compares all that is said of it. */
static void says(struct frame *f, const char *expected)
{
    ui_end(f->u);
    assert_int_equal(ui_fit(f->u, &f->lines), OK);
    assert_string_equal(f->lines.n ? f->lines.p : "", expected);
    buf_finish(&f->lines);
    ui_destroy(f->u);
}

/* In a column of its own, so that nothing gives way. */
static void text(struct frame *f, const char *words, float w, float h, int max_lines,
                 unsigned flags)
{
    struct ui_node n = fake_text(words, UI_STYLE_UI);
    n.id.name = "t";
    n.flags = flags;
    n.layout.w = w;
    n.layout.h = h;
    n.words.max_lines = max_lines;
    box(f, UI_COLUMN, 0, 0);
    ui_add(f->u, &n);
    ui_close(f->u);
}

static void the_fake_letter_is_as_assumed(void **state)
{
    (void)state;
    struct ui_text_box t = {.text = STR("a"), .px = ui_type_size(UI_STYLE_UI, 1)};
    struct ui_size size = FAKE_MEASURE.size(NULL, &t);
    assert_int_equal(size.w, LETTER);
    assert_int_equal(size.h, LINE);
}

static void text_must_have_its_room(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        float w, h;
        int max_lines;
        unsigned flags;
        const char *says;
    } rows[] = {
        {"brood", 5 * LETTER, LINE, 0, 0, ""},
        {"brood", 5 * LETTER - 1, 2 * LINE, 0, 0, ""}, /* rounding */
        {"brood", 4 * LETTER, 2 * LINE, 0, 0,
         "text#t 0,0 40x50 \"brood\": \"brood\" is 50 px wide, its box 40\n"},
        {"een brood", 5 * LETTER, 2 * LINE, 0, 0, ""},
        {"een brood", 4 * LETTER, 2 * LINE, 0, 0,
         "text#t 0,0 40x50 \"een brood\": \"brood\" is 50 px wide, its box 40\n"},
        {"een brood", 5 * LETTER, LINE, 0, 0,
         "text#t 0,0 50x25 \"een brood\": text is 50 px high, its box 25\n"},
        {"een brood", 5 * LETTER, LINE, 1, 0,
         "text#t 0,0 50x25 \"een brood\": text is cut after 1 of its lines\n"},
        {"een brood", 5 * LETTER, 2 * LINE, 2, 0, ""},
        {"een brood", 5 * LETTER, LINE, 1, UI_MAY_CUT, ""},
        {"", 1, 1, 1, 0, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct frame f;
        frame_begin(&f, false);
        text(&f, rows[i].words, rows[i].w, rows[i].h, rows[i].max_lines, rows[i].flags);
        says(&f, rows[i].says);
    }
}

static void a_field_shows_one_line_and_is_not_quoted(void **state)
{
    (void)state;
    static const struct {
        float h;
        const char *says;
    } rows[] = {{25, ""}, {20, "field#f 0,0 60x20: text is 25 px high, its box 20\n"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct frame f;
        frame_begin(&f, false);
        box(&f, UI_COLUMN, 0, 0);
        ui_add(f.u, &(struct ui_node){.kind = UI_FIELD,
                                      .id = {"f", 0},
                                      .layout = {.w = 60, .h = rows[i].h},
                                      .words.style = UI_STYLE_UI,
                                      .field.text = STR("much more than the field is wide")});
        ui_close(f.u);
        says(&f, rows[i].says);
    }
}

/* A box in a row, column or stack that is too small for it. */
static void nobody_leaves_the_parent(void **state)
{
    (void)state;
    static const struct {
        enum ui_direction direction;
        unsigned flags;
        float w, h;
        int presses; /* message of the child */
        const char *says;
    } rows[] = {
        {UI_ROW, 0, 100, 50, 0, ""},
        {UI_ROW, 0, 101, 50, 0, ""},
        {UI_ROW, 0, 110, 50, 0, "box#c 0,0 110x50: is 10 px outside box#p 0,0 100x50\n"},
        {UI_COLUMN, 0, 100, 60, 0, "box#c 0,0 100x60: is 10 px outside box#p 0,0 100x50\n"},
        {UI_COLUMN, UI_CLIP, 100, 60, 0, ""},
        {UI_STACK, 0, 110, 60, 0, ""},
        {UI_STACK, 0, 110, 60, APP_A, ""},
        {UI_STACK, 0, 2000, 60, 0, "box#c 0,0 2000x60: is 976 px outside the window\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct frame f;
        frame_begin(&f, false);
        box(&f, UI_STACK, 0, 0);
        ui_open(f.u,
                &(struct ui_node){.id = {"p", 0},
                                  .flags = rows[i].flags,
                                  .layout = {.direction = rows[i].direction, .w = 100, .h = 50}});
        ui_add(f.u, &(struct ui_node){.id = {"c", 0},
                                      .layout = {.w = rows[i].w, .h = rows[i].h},
                                      .msg.kind = rows[i].presses});
        ui_close(f.u);
        ui_close(f.u);
        says(&f, rows[i].says);
    }
}

/* A window with margins beside the canvas: decoration may fill them, a control may not. */
static void only_decoration_fills_the_margins(void **state)
{
    (void)state;
    for (int presses = 0; presses < 2; presses++) {
        struct frame f;
        struct ui_port port = fake_port(1400, 768);
        f.u = ui_create();
        buf_init(&f.lines, 4096);
        ui_begin(f.u, &port);
        box(&f, UI_STACK, 0, 0);
        ui_add(f.u, &(struct ui_node){.id = {"c", 0},
                                      .layout = {.w = 1400, .h = 60, .dx = -188},
                                      .msg.kind = presses ? APP_A : 0});
        ui_close(f.u);
        says(&f, presses ? "box#c 0,0 1400x60: is 188 px outside the window\n" : "");
    }
}

static void siblings_in_a_line_do_not_overlap(void **state)
{
    (void)state;
    struct frame f;
    frame_begin(&f, false);
    box(&f, UI_STACK, 0, 0);
    ui_open(f.u, &(struct ui_node){.layout = {.direction = UI_ROW, .w = 100, .gap = -10}});
    ui_add(f.u, &(struct ui_node){.id = {"a", 0}, .layout = {.w = 50, .h = 50}});
    ui_add(f.u, &(struct ui_node){.id = {"b", 0}, .layout = {.w = 50, .h = 50}});
    ui_add(f.u, &(struct ui_node){.layout = {.w = 0, .h = 50}}); /* nobody sees it */
    ui_close(f.u);
    ui_close(f.u);
    says(&f, "box#a 0,0 50x50: overlaps box#b 40,0 50x50\n");
}

static void stacked(struct frame *f, struct ui_node n, float x, float y)
{
    n.layout.dx = x;
    n.layout.dy = y;
    ui_add(f->u, &n);
}

static void controls_do_not_overlap(void **state)
{
    (void)state;
    struct frame f;
    frame_begin(&f, false);
    box(&f, UI_STACK, 0, 0);
    stacked(&f, fake_button("a", 0, 100, 50, APP_A), 0, 0);
    stacked(&f, fake_button("b", 2, 100, 50, APP_B), 0, 40);
    stacked(&f, fake_button("c", 0, 100, 50, APP_C), 100, 0); /* touches */
    ui_close(f.u);
    says(&f, "button#a 0,0 100x50: lies over or under button#b.2 0,40 100x50\n");
}

/* A control inside a control, and its own words, are its own. */
static void what_lies_inside_is_no_overlap(void **state)
{
    (void)state;
    struct frame f;
    frame_begin(&f, false);
    box(&f, UI_STACK, 0, 0);
    struct ui_node outer = fake_button("a", 0, 200, 100, APP_A);
    outer.layout.direction = UI_COLUMN;
    ui_open(f.u, &outer);
    struct ui_node words = fake_text("brood", UI_STYLE_UI);
    ui_add(f.u, &words);
    struct ui_node inner = fake_button("b", 0, 50, 50, APP_B);
    ui_add(f.u, &inner);
    ui_close(f.u);
    ui_close(f.u);
    says(&f, "");
}

static void text_lies_on_nothing_else(void **state)
{
    (void)state;
    static const struct {
        enum ui_align align;
        bool rtl;
        const char *lang, *says;
    } rows[] = {
        /* The box reaches over the control; only the letters count, wherever they stand. */
        {UI_START, false, "en", ""},
        {UI_END, false, "en",
         "text 0,0 200x50 \"brood\": lies over or under button#a 150,0 50x50\n"},
        {UI_END, false, "ar", ""},
        {UI_START, false, "ar",
         "text 0,0 200x50 \"brood\": lies over or under button#a 150,0 50x50\n"},
        {UI_START, true, "en",
         "text 824,0 200x50 \"brood\": lies over or under button#a 824,0 50x50\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct frame f;
        frame_begin(&f, rows[i].rtl);
        box(&f, UI_STACK, 0, 0);
        struct ui_node words = fake_text("brood", UI_STYLE_UI);
        words.words.align = rows[i].align;
        words.words.lang = str_from(rows[i].lang);
        words.layout.w = 200;
        words.layout.h = 50;
        stacked(&f, words, 0, 0);
        stacked(&f, fake_button("a", 0, 50, 50, APP_A), 150, 0);
        ui_close(f.u);
        says(&f, rows[i].says);
    }
}

static void texts_do_not_cover_each_other(void **state)
{
    (void)state;
    struct frame f;
    frame_begin(&f, false);
    box(&f, UI_STACK, 0, 0);
    stacked(&f, fake_text("brood", UI_STYLE_UI), 0, 0);
    stacked(&f, fake_text("melk", UI_STYLE_UI), 30, 10);
    stacked(&f, fake_text("thee", UI_STYLE_UI), 0, 100);
    ui_close(f.u);
    says(&f, "text 0,0 50x25 \"brood\": lies over or under text 30,10 40x25 \"melk\"\n");
}

/* What a dialog covers is not compared with it. */
static void a_dialog_covers_what_it_likes(void **state)
{
    (void)state;
    struct frame f;
    frame_begin(&f, false);
    box(&f, UI_STACK, 0, 0);
    stacked(&f, fake_button("a", 0, 100, 50, APP_A), 0, 0);
    ui_open(f.u, &(struct ui_node){.flags = UI_MODAL, .layout = {.direction = UI_STACK}});
    stacked(&f, fake_button("b", 0, 100, 50, APP_B), 0, 0);
    stacked(&f, fake_button("c", 0, 100, 50, APP_C), 50, 0);
    ui_close(f.u);
    stacked(&f, fake_button("d", 0, 100, 50, APP_A), 0, 0);
    ui_close(f.u);
    says(&f, "button#b 0,0 100x50: lies over or under button#c 50,0 100x50\n");
}

static void a_control_is_large_enough_to_touch(void **state)
{
    (void)state;
    static const struct {
        float w, h;
        int msg;
        const char *says;
    } rows[] = {
        {44, 44, APP_A, ""},
        {43, 44, APP_A, "button#a 0,0 43x44: can be pressed and is smaller than 44 px\n"},
        {44, 43, APP_A, "button#a 0,0 44x43: can be pressed and is smaller than 44 px\n"},
        {10, 10, 0, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct frame f;
        frame_begin(&f, false);
        box(&f, UI_STACK, 0, 0);
        stacked(&f, fake_button("a", 0, rows[i].w, rows[i].h, rows[i].msg), 0, 0);
        ui_close(f.u);
        says(&f, rows[i].says);
    }
}

static void a_nameless_node_is_found_by_those_around(void **state)
{
    (void)state;
    struct frame f;
    frame_begin(&f, false);
    box(&f, UI_STACK, 0, 0);
    ui_open(f.u, &(struct ui_node){.id = {"card", 3}, .layout = {.w = 100, .h = 50}});
    box(&f, UI_COLUMN, 0, 0);
    struct ui_node words = fake_text("brood", UI_STYLE_UI);
    words.layout.w = 40;
    words.layout.h = 50;
    ui_add(f.u, &words);
    ui_close(f.u);
    ui_close(f.u);
    ui_close(f.u);
    says(&f, "text 0,0 40x50 \"brood\" in box#card.3 0,0 100x50: \"brood\" is 50 px wide, "
             "its box 40\n");
}

static void a_full_list_is_an_error(void **state)
{
    (void)state;
    struct frame f;
    frame_begin(&f, false);
    buf_finish(&f.lines);
    buf_init(&f.lines, 10);
    box(&f, UI_STACK, 0, 0);
    stacked(&f, fake_button("a", 0, 10, 10, APP_A), 0, 0);
    ui_close(f.u);
    ui_end(f.u);
    assert_int_equal(ui_fit(f.u, &f.lines), ERR_LIMIT);
    buf_finish(&f.lines);
    ui_destroy(f.u);
}

int ui_fit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fake_letter_is_as_assumed),
        cmocka_unit_test(text_must_have_its_room),
        cmocka_unit_test(a_field_shows_one_line_and_is_not_quoted),
        cmocka_unit_test(nobody_leaves_the_parent),
        cmocka_unit_test(only_decoration_fills_the_margins),
        cmocka_unit_test(siblings_in_a_line_do_not_overlap),
        cmocka_unit_test(controls_do_not_overlap),
        cmocka_unit_test(what_lies_inside_is_no_overlap),
        cmocka_unit_test(text_lies_on_nothing_else),
        cmocka_unit_test(texts_do_not_cover_each_other),
        cmocka_unit_test(a_dialog_covers_what_it_likes),
        cmocka_unit_test(a_control_is_large_enough_to_touch),
        cmocka_unit_test(a_nameless_node_is_found_by_those_around),
        cmocka_unit_test(a_full_list_is_an_error),
    };
    return cmocka_run_group_tests_name("fit", tests, NULL, NULL);
}
