/* SPDX-License-Identifier: MIT
 *
 * ui_paint_test - colours and their contrast, type, the draw list, the dump.            */
#include "ui_painting.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- theme ---- */

/* The visual language's section 1, "Measured contrast"; light, dark, dark and light high
 * contrast. */
static const struct {
    enum ui_token on, under;
    double ratio[UI_THEMES];
} CONTRAST[] = {
    {UI_INK, UI_PAPER, {14.2, 14.7, 21, 21}},
    {UI_INK, UI_SUNK, {12.8, 15.8, 18.4, 18.8}},
    {UI_INK2, UI_PAPER, {6.1, 9.6, 16.5, 14.2}},
    {UI_INK2, UI_SUNK, {5.5, 10.3, 14.5, 12.7}},
    {UI_ON_BLUE, UI_BLUE, {8.4, 9.1, 15.1, 12.5}},
    {UI_BLUE, UI_CARD, {8.4, 7.7, 15.1, 12.5}},
    {UI_BLUE, UI_BLUE_TINT, {7.0, 6.1, 9.5, 10.0}},
    {UI_TEAL, UI_CARD, {5.5, 7.1, 13.1, 8.7}},
    {UI_TEAL, UI_TEAL_TINT, {4.7, 6.1, 9.1, 7.5}},
    {UI_ON_TEAL, UI_TEAL, {5.5, 8.3, 13.1, 8.7}},
    {UI_AMBER_INK, UI_AMBER_TINT, {5.6, 7.2, 9.4, 8.2}},
    {UI_ORANGE_INK, UI_PAPER, {5.1, 9.1, 11.9, 7.8}},
    {UI_EDGE, UI_PAPER, {3.6, 5.6, 21, 21}},
    {UI_EDGE, UI_SUNK, {3.2, 6.0, 18.4, 18.8}},
    {UI_FOCUS, UI_PAPER, {14.2, 17.0, 13.7, 7.7}},
    {UI_TEAL, UI_PAPER, {5.1, 8.3, 13.1, 8.7}},
    {UI_AMBER, UI_PAPER, {3.7, 7.6, 12.1, 7.8}},
    {UI_AMBER, UI_AMBER_TINT, {3.5, 5.8, 8.6, 6.9}},
    {UI_CIVIC, UI_PAPER, {7.9, 8.9, 10.2, 12.5}},
    {UI_LEARN, UI_PAPER, {6.9, 7.6, 10.6, 11.3}},
    {UI_WORK, UI_PAPER, {5.6, 7.4, 10.1, 9.4}},
};

static double ratio(enum ui_theme theme, enum ui_token on, enum ui_token under)
{
    return ui_contrast(ui_colour(theme, on), ui_colour(theme, under));
}

static void contrast_is_as_promised(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CONTRAST / sizeof *CONTRAST; i++) {
        for (int t = 0; t < UI_THEMES; t++) {
            double got = ratio((enum ui_theme)t, CONTRAST[i].on, CONTRAST[i].under);
            if (fabs(got - CONTRAST[i].ratio[t]) > 0.1) {
                print_error("%s on %s in theme %d: %.2f, not %.1f\n", ui_token_name(CONTRAST[i].on),
                            ui_token_name(CONTRAST[i].under), t, got, CONTRAST[i].ratio[t]);
                fail();
            }
        }
    }
}

static void text_can_be_read_and_parts_seen(void **state)
{
    (void)state;
    static const struct {
        enum ui_token on, under;
        double least;
    } rows[] = {
        {UI_INK, UI_CARD, 4.5},           {UI_INK2, UI_CARD, 4.5},
        {UI_INK, UI_BLUE_TINT, 9.95},     {UI_INK, UI_TEAL_TINT, 9.95},
        {UI_INK, UI_AMBER_TINT, 9.95},    {UI_ON_BLUE, UI_BLUE_PRESS, 4.5},
        {UI_ON_LINE, UI_CIVIC, 4.5},      {UI_ON_LINE, UI_LEARN, 4.5},
        {UI_ON_LINE, UI_WORK, 4.5},       {UI_ON_AMBER, UI_AMBER, 3.0},
        {UI_ON_AMBER, UI_AMBER_INK, 4.5}, {UI_EDGE, UI_CARD, 3.0},
        {UI_FOCUS, UI_CARD, 3.0},         {UI_ORANGE, UI_CARD, 2.95},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int t = 0; t < UI_THEMES; t++) {
            double got = ratio((enum ui_theme)t, rows[i].on, rows[i].under);
            if (got < rows[i].least) {
                print_error("%s on %s in theme %d: %.2f\n", ui_token_name(rows[i].on),
                            ui_token_name(rows[i].under), t, got);
                fail();
            }
        }
    }
}

static void every_token_has_a_name_and_a_colour(void **state)
{
    (void)state;
    for (int k = UI_NO_COLOUR; k < UI_TOKENS; k++) {
        assert_non_null(ui_token_name((enum ui_token)k));
        for (int t = 0; t < UI_THEMES; t++) {
            uint32_t alpha = ui_colour((enum ui_theme)t, (enum ui_token)k) & 0xFF;
            uint32_t scrim = t == UI_THEME_HC_DARK ? 204 : 158;
            assert_int_equal(alpha, k == UI_NO_COLOUR ? 0 : k == UI_SCRIM ? scrim : 255);
        }
    }
    assert_int_equal(ui_colour(UI_THEME_LIGHT, UI_AMBER), 0xB86E00FF);
    assert_int_equal(ui_colour(UI_THEME_HC_LIGHT, UI_WORK_TINT), 0xEBC9BCFF);
    assert_string_equal(ui_token_name(UI_BLUE_PRESS), "blue-press");
    assert_int_equal(ui_border_dp(UI_THEME_DARK), 2);
    assert_int_equal(ui_border_dp(UI_THEME_HC_LIGHT), 3);
    assert_true(fabs(ui_contrast(0xFFFFFFFF, 0x000000FF) - 21) < 1e-9);
}

static void type_follows_the_visual_language(void **state)
{
    (void)state;
    static const struct {
        enum ui_face face;
        float dp, at_150, at_200;
        bool bold;
    } rows[UI_STYLES] = {
        {UI_FACE_LEARN, 128, 192, 217.6F, false}, {UI_FACE_LEARN, 104, 156, 176.8F, false},
        {UI_FACE_LEARN, 88, 132, 149.6F, false},  {UI_FACE_LEARN, 56, 84, 95.2F, false},
        {UI_FACE_LEARN, 48, 72, 96, false},       {UI_FACE_LEARN, 34, 51, 68, false},
        {UI_FACE_LEARN, 28, 42, 56, false},       {UI_FACE_LEARN, 23, 34.5F, 46, false},
        {UI_FACE_UI, 36, 54, 72, true},           {UI_FACE_UI, 32, 48, 64, true},
        {UI_FACE_UI, 22, 33, 44, true},           {UI_FACE_UI, 20, 30, 40, false},
        {UI_FACE_UI, 18, 27, 36, false},          {UI_FACE_UI, 16, 24, 32, false},
        {UI_FACE_UI, 14, 21, 28, false},
    };
    for (int s = 0; s < UI_STYLES; s++) {
        struct ui_type type = ui_type_of((enum ui_style)s);
        assert_int_equal(type.face, rows[s].face);
        assert_int_equal(type.bold, rows[s].bold);
        assert_true(fabsf(ui_type_size((enum ui_style)s, 1) - rows[s].dp) < 0.01F);
        assert_true(fabsf(ui_type_size((enum ui_style)s, 1.5F) - rows[s].at_150) < 0.01F);
        assert_true(fabsf(ui_type_size((enum ui_style)s, 2) - rows[s].at_200) < 0.01F);
    }
}

/* ---- draw list ---- */

static void buttons_show_their_state(void **state)
{
    (void)state;
    static const struct {
        unsigned flags;
        bool pressed;
        enum ui_token fill, border, want_fill, want_border, want_words;
        int want_px;
    } rows[] = {
        {0, false, UI_CARD, UI_EDGE, UI_CARD, UI_EDGE, UI_INK, 2},
        {0, true, UI_CARD, UI_EDGE, UI_BLUE_TINT, UI_INK, UI_INK, 2},
        {0, true, UI_BLUE, UI_NO_COLOUR, UI_BLUE_PRESS, UI_NO_COLOUR, UI_INK, 0},
        {UI_CHOSEN, false, UI_CARD, UI_EDGE, UI_BLUE_TINT, UI_BLUE, UI_BLUE, 4},
        {UI_CHOSEN, true, UI_CARD, UI_EDGE, UI_BLUE_TINT, UI_INK, UI_INK, 2},
        {UI_NOT_NOW, false, UI_BLUE, UI_NO_COLOUR, UI_SUNK, UI_OFF, UI_OFF, 2},
        {UI_NOT_NOW, true, UI_CARD, UI_EDGE, UI_SUNK, UI_OFF, UI_OFF, 2},
    };
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ui_begin(u, &port);
        struct ui_node button = fake_button("b", 0, 200, 96, APP_A);
        button.flags = rows[i].flags; /* no focus, no ring */
        button.look.fill = rows[i].fill;
        button.look.border = rows[i].border;
        ui_open(u, &(struct ui_node){0});
        ui_open(u, &button);
        struct ui_node words = fake_text("Go on", UI_STYLE_UI_M);
        ui_add(u, &words);
        ui_close(u);
        ui_close(u);
        ui_end(u);
        if (rows[i].pressed) {
            struct ui_event down = pointer_event(UI_EVENT_POINTER_DOWN, 90, 60);
            ui_dispatch(u, &down);
        }
        struct ui_draw_list list = ui_paint(u);
        assert_int_equal(list.count, 3);
        assert_int_equal(list.items[1].colour, light(rows[i].want_fill));
        assert_int_equal(list.items[1].border, light(rows[i].want_border));
        assert_int_equal(list.items[1].border_px, rows[i].want_px);
        assert_int_equal(list.items[2].kind, UI_DRAW_TEXT);
        assert_int_equal(list.items[2].colour, light(rows[i].want_words));
        struct ui_event up = pointer_event(UI_EVENT_POINTER_UP, 90, 60);
        ui_dispatch(u, &up);
    }
    ui_destroy(u);
}

/* Authors write numbers plainly; among right-to-left words they are isolated when shown. */
static void numbers_keep_their_order_where_text_is_shown(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text, *shown;
    } rows[] = {
        {"ar", "\xD8\xA7\xD8\xAA\xD8\xB5\xD9\x84 06 12 34",
         "\xD8\xA7\xD8\xAA\xD8\xB5\xD9\x84 \xE2\x81\xA6"
         "06 12 34\xE2\x81\xA9"},
        {"nl", "bel 06 12 34", "bel 06 12 34"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct painting p = {.port = fake_port(1024, 768)};
        struct ui_node node = fake_text(rows[i].text, UI_STYLE_UI);
        node.words.lang = str_from(rows[i].lang);
        paint_one(&p, node);
        bool found = false;
        for (size_t k = 0; k < p.list.count; k++) {
            const struct ui_draw *d = &p.list.items[k];
            found =
                found || (d->kind == UI_DRAW_TEXT && str_eq(d->text.text, str_from(rows[i].shown)));
        }
        assert_true(found);
        ui_destroy(p.u);
    }
}

static void boxes_are_resolved(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(2048, 1536)};
    struct ui_node node = {.layout = {.w = 100, .h = 50},
                           .look = {.fill = UI_CARD,
                                    .border = UI_AMBER,
                                    .border_dp = 4,
                                    .radius_dp = 16,
                                    .dashed = true,
                                    .level_fill = UI_CIVIC_TINT,
                                    .level = 0.25F}};
    paint_one(&p, node);
    assert_int_equal(p.list.count, 2);
    assert_rect(item(&p, 0)->rect, 0, 0, 2048, 1536);
    assert_int_equal(item(&p, 0)->colour, light(UI_PAPER));
    const struct ui_draw *box = item(&p, 1);
    assert_rect(box->rect, 200, 200, 200, 100);
    assert_int_equal(box->border_px, 8);
    assert_int_equal(box->radius_px, 32);
    assert_true(box->dashed);
    assert_int_equal(box->level_px, 25);
    assert_int_equal(box->level_colour, light(UI_CIVIC_TINT));
    node.look.radius_dp = 999;
    node.look.border_dp = 0;
    p.port.theme = UI_THEME_HC_DARK;
    paint_one(&p, node);
    assert_int_equal(item(&p, 1)->radius_px, 50);
    assert_int_equal(item(&p, 1)->border_px, 6);
    ui_destroy(p.u);
}

static void faint_things_are_drawn_at_30_percent(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)};
    paint_one(&p, (struct ui_node){.kind = UI_PICTURE,
                                   .flags = UI_FAINT,
                                   .look = {.fill = UI_CARD},
                                   .picture = {{7}}});
    assert_int_equal(item(&p, 1)->colour, 0xFFFFFF00 | 77);
    assert_int_equal(item(&p, 2)->kind, UI_DRAW_PICTURE);
    assert_int_equal(item(&p, 2)->alpha, 77);
    assert_int_equal(item(&p, 2)->picture.b[0], 7);
    ui_destroy(p.u);
}

static void the_ring_is_last_and_around(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node button = fake_button("b", 0, 200, 96, APP_A);
    button.flags |= UI_FOCUS_FIRST;
    paint_one(&p, button);
    const struct ui_draw *ring = item(&p, p.list.count - 1);
    assert_rect(ring->rect, 94, 94, 212, 108);
    assert_int_equal(ring->radius_px, 22);
    assert_int_equal(ring->border_px, 3);
    assert_int_equal(ring->colour, 0);
    assert_int_equal(ring->border, light(UI_FOCUS));
    tap(p.u, "b", 0);
    assert_true(ui_stale(p.u));
    struct ui_draw_list list = ui_paint(p.u);
    assert_false(ui_stale(p.u));
    assert_int_equal(list.count, p.list.count - 1);
    press_key(p.u, UI_KEY_DOWN);
    assert_int_equal(ui_paint(p.u).count, p.list.count);
    ui_destroy(p.u);
}

static void what_points_is_mirrored(void **state)
{
    (void)state;
    static const struct {
        bool rtl, points, keep, mirrored;
    } rows[] = {
        {false, true, false, false},
        {true, true, false, true},
        {true, false, false, false},
        {true, true, true, true}, /* a key's arrow, though the key stays where it is */
    };
    struct ui *u = ui_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ui_port port = fake_port(1024, 768);
        port.rtl = rows[i].rtl;
        ui_begin(u, &port);
        ui_open(u, &(struct ui_node){.flags = rows[i].keep ? UI_KEEP_LTR : 0});
        ui_add(u, &(struct ui_node){.kind = UI_ICON,
                                    .flags = rows[i].points ? UI_POINTS : 0,
                                    .layout = {.w = 60, .h = 32},
                                    .words = {.text = STR("arrow-right")}});
        ui_close(u);
        ui_end(u);
        const struct ui_draw *icon = &ui_paint(u).items[1];
        assert_int_equal(icon->kind, UI_DRAW_ICON);
        assert_int_equal(icon->mirrored, rows[i].mirrored);
        assert_int_equal(icon->rect.w, 32);
        assert_true(str_eq(icon->text.text, STR("arrow-right")));
    }
    ui_destroy(u);
}

static void lines_are_placed_and_mirrored(void **state)
{
    (void)state;
    static const float points[] = {0, 10, 100, 10, 150, 60};
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node node = {
        .kind = UI_LINE,
        .line = {points, 3, .width_dp = 14, .colour = UI_LEARN, .dash_dp = 0.1F, .space_dp = 12}};
    paint_one(&p, node);
    static const int want[] = {100, 110, 200, 110, 250, 160};
    static const int want_rtl[] = {924, 110, 824, 110, 774, 160};
    const struct ui_draw *line = item(&p, 1);
    assert_int_equal(line->count, 3);
    assert_memory_equal(line->points, want, sizeof want);
    assert_int_equal(line->width_px, 14);
    assert_int_equal(line->dash_px, 1);
    assert_int_equal(line->space_px, 12);
    p.port.rtl = true;
    paint_one(&p, node);
    assert_memory_equal(item(&p, 1)->points, want_rtl, sizeof want_rtl);
    ui_destroy(p.u);
}

static void text_is_set_in_its_own_language(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)};
    struct ui_node node = fake_text("brood", UI_STYLE_LEARN_TILE);
    node.words.lang = STR("nl");
    paint_one(&p, node);
    const struct ui_text_box *text = &item(&p, 1)->text;
    assert_true(str_eq(text->lang, STR("nl")));
    assert_int_equal(text->face, UI_FACE_LEARN);
    assert_false(text->bold);
    assert_true(fabsf(text->px - 34) < 0.01F);
    assert_int_equal(text->width, 5 * 17);
    node = fake_text("bread", UI_STYLE_UI_M);
    node.words.face = UI_FACE_GLOSS;
    node.words.weight = -1;
    node.words.colour = UI_INK2;
    node.layout = (struct ui_layout){.w = 300, .h = 100, .pad_x = 10, .main = UI_CENTER};
    paint_one(&p, node);
    text = &item(&p, 1)->text;
    assert_true(str_eq(text->lang, STR("en")));
    assert_int_equal(text->face, UI_FACE_GLOSS);
    assert_false(text->bold);
    assert_int_equal(item(&p, 1)->colour, light(UI_INK2));
    assert_rect(item(&p, 1)->rect, 110, 136, 280, 27); /* a line of 27, centred in 100 */
    ui_destroy(p.u);
}

static void clipping_follows_the_tree(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    const struct ui_node red = {.look = {.fill = UI_ORANGE}, .layout = {.w = 500, .h = 500}};
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_STACK}});
    ui_open(u, &(struct ui_node){.flags = UI_CLIP, .layout = {.w = 200, .h = 100, .dx = 50}});
    ui_open(u, &(struct ui_node){.flags = UI_CLIP, .layout = {.w = 300, .h = 50}});
    ui_add(u, &red);
    ui_close(u);
    ui_close(u);
    ui_add(u, &red);
    ui_close(u);
    ui_end(u);
    static const enum ui_draw_kind kinds[] = {UI_DRAW_BOX, UI_DRAW_CLIP, UI_DRAW_CLIP,
                                              UI_DRAW_BOX, UI_DRAW_CLIP, UI_DRAW_BOX};
    struct ui_draw_list list = ui_paint(u);
    assert_int_equal(list.count, sizeof kinds / sizeof *kinds);
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.items[i].kind, kinds[i]);
    }
    assert_rect(list.items[1].rect, 50, 0, 200, 100);
    assert_rect(list.items[2].rect, 50, 0, 200, 50);
    assert_int_equal(list.items[4].rect.w, 0);
    ui_destroy(u);
}

static void a_scrim_lies_beneath_a_dialog(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1366, 768)};
    struct ui_node dialog = {.id = {"dialog", 0},
                             .flags = UI_MODAL,
                             .layout = {.w = 500, .h = 300},
                             .look = {.fill = UI_PAPER, .border = UI_INK, .border_dp = 4}};
    paint_one(&p, dialog);
    assert_int_equal(p.list.count, 3);
    assert_rect(item(&p, 1)->rect, 0, 0, 1366, 768);
    assert_int_equal(item(&p, 1)->colour, light(UI_SCRIM));
    dialog.look = (struct ui_look){.fill = UI_SCRIM};
    paint_one(&p, dialog);
    assert_int_equal(p.list.count, 2);
    ui_destroy(p.u);
}

static void equal_frames_have_equal_lists(void **state)
{
    (void)state;
    struct painting p = {.port = fake_port(1024, 768)}, q = {.port = fake_port(1024, 768)};
    struct ui_node node = fake_field("sin", 3);
    paint_one(&p, node);
    paint_one(&q, node);
    assert_int_equal(p.list.count, q.list.count);
    for (size_t i = 0; i < p.list.count; i++) {
        assert_memory_equal(&item(&p, i)->rect, &item(&q, i)->rect, sizeof(struct ui_rect));
        assert_int_equal(item(&p, i)->colour, item(&q, i)->colour);
    }
    ui_destroy(p.u);
    ui_destroy(q.u);
}

/* ---- dump ---- */

static void describe_sample(struct ui *u, bool rtl)
{
    struct ui_port port = fake_port(1024, 768);
    port.rtl = rtl;
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_STACK}});
    struct ui_node help = fake_button("help", 0, 96, 80, APP_A);
    help.layout.dx = 24;
    help.label = STR("Help \"me\"\n");
    ui_add(u, &help);
    struct ui_node tile = fake_button("choice", 2, 312, 256, APP_A);
    tile.role = UI_ROLE_CHOICE;
    tile.flags |= UI_CHOSEN | UI_FAINT;
    tile.layout.dy = 112;
    ui_add(u, &tile);
    struct ui_node field = fake_field("sin", 3);
    field.role = UI_ROLE_FIELD;
    field.layout.dy = 400;
    field.field.ghost = STR("sinaas");
    ui_add(u, &field);
    struct ui_node go_on = fake_button("go-on", 0, 192, 96, APP_B);
    go_on.flags |= UI_DEFAULT | UI_NOT_NOW;
    go_on.layout.at_x = go_on.layout.at_y = UI_END;
    ui_open(u, &go_on);
    struct ui_node words = fake_text("Go on", UI_STYLE_UI_M);
    ui_add(u, &words);
    ui_close(u);
    ui_close(u);
    ui_end(u);
}

static void a_dump_tells_the_frame(void **state)
{
    (void)state;
    static const char *const golden[] = {
        "box 0,0 1024x768\n"
        "  button#help 24,0 96x80 \"Help \\\"me\\\"\\n\"\n"
        "  choice#choice.2 0,112 312x256 chosen faint\n"
        "  field#f 0,400 400x112 \"sin\" caret 3 ghost \"sinaas\" focus\n"
        "  button#go-on 832,672 192x96 \"Go on\" default not-now\n"
        "    text 832,672 55x27 \"Go on\"\n",
        "box 0,0 1024x768\n"
        "  button#help 904,0 96x80 \"Help \\\"me\\\"\\n\"\n"
        "  choice#choice.2 712,112 312x256 chosen faint\n"
        "  field#f 624,400 400x112 \"sin\" caret 3 ghost \"sinaas\" focus\n"
        "  button#go-on 0,672 192x96 \"Go on\" default not-now\n"
        "    text 137,672 55x27 \"Go on\"\n",
    };
    struct ui *u = ui_create();
    for (int rtl = 0; rtl < 2; rtl++) {
        struct buf out;
        buf_init(&out, 4096);
        describe_sample(u, rtl);
        assert_int_equal(ui_dump(u, &out), OK);
        assert_string_equal(out.p, golden[rtl]);
        buf_finish(&out);
    }
    struct buf small;
    buf_init(&small, 60);
    assert_int_equal(ui_dump(u, &small), ERR_LIMIT);
    buf_finish(&small);
    ui_destroy(u);
}

int ui_paint_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_keep_their_order_where_text_is_shown),
        cmocka_unit_test(contrast_is_as_promised),
        cmocka_unit_test(text_can_be_read_and_parts_seen),
        cmocka_unit_test(every_token_has_a_name_and_a_colour),
        cmocka_unit_test(type_follows_the_visual_language),
        cmocka_unit_test(buttons_show_their_state),
        cmocka_unit_test(boxes_are_resolved),
        cmocka_unit_test(faint_things_are_drawn_at_30_percent),
        cmocka_unit_test(the_ring_is_last_and_around),
        cmocka_unit_test(what_points_is_mirrored),
        cmocka_unit_test(lines_are_placed_and_mirrored),
        cmocka_unit_test(text_is_set_in_its_own_language),
        cmocka_unit_test(clipping_follows_the_tree),
        cmocka_unit_test(a_scrim_lies_beneath_a_dialog),
        cmocka_unit_test(equal_frames_have_equal_lists),
        cmocka_unit_test(a_dump_tells_the_frame),
    };
    return cmocka_run_group_tests_name("ui paint", tests, NULL, NULL);
}
