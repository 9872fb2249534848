/* SPDX-License-Identifier: MIT
 *
 * ui_layout_test - where things are: canvas, rows, columns, stacks, text, mirror.        */
#include "ui_fake.h"

#include "base/rng.h"

#include <math.h>

static void root_of(struct ui *u, const struct ui_port *port, struct ui_layout layout)
{
    ui_begin(u, port);
    ui_open(u, &(struct ui_node){.layout = layout});
}

static void finish(struct ui *u)
{
    ui_close(u);
    ui_end(u);
}

/* A child without a message, so that any size is fine. */
static void add_box(struct ui *u, const char *name, struct ui_layout layout)
{
    ui_add(u, &(struct ui_node){.id = {name, 0}, .layout = layout});
}

static void expect_rect(const struct ui *u, const char *name, struct ui_rect want)
{
    const struct ui_node *node = ui_find(u, name, 0);
    assert_non_null(node);
    struct ui_rect got = node->rect;
    if (got.x != want.x || got.y != want.y || got.w != want.w || got.h != want.h) {
        print_error("%s: %d,%d %dx%d, wanted %d,%d %dx%d\n", name, got.x, got.y, got.w, got.h,
                    want.x, want.y, want.w, want.h);
        fail();
    }
}

static void canvas_follows_the_window(void **state)
{
    (void)state;
    static const struct {
        int w, h;
        float density, scale, canvas_h;
        struct ui_rect root;
    } rows[] = {
        {1024, 768, 1, 1, 768, {0, 0, 1024, 768}},
        {1024, 600, 1, 1, 600, {0, 0, 1024, 600}},
        {1366, 768, 1, 1, 768, {171, 0, 1024, 768}},
        {1280, 1024, 1, 1.25F, 768, {0, 32, 1280, 960}},
        {2048, 1536, 1, 2, 768, {0, 0, 2048, 1536}},
        {2048, 1200, 2, 2, 600, {0, 0, 2048, 1200}},
        {1920, 1080, 1, 1.40625F, 768, {240, 0, 1440, 1080}},
        {800, 600, 1, 0.78125F, 768, {0, 0, 800, 600}},
        {512, 300, 1, 0.5F, 600, {0, 0, 512, 300}},
        {1024, 500, 1, 500 / 600.0F, 600, {85, 0, 853, 500}},
    };
    struct ui *u = ui_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ui_port port = fake_port(rows[i].w, rows[i].h);
        port.density = rows[i].density;
        ui_begin(u, &port);
        ui_add(u, &(struct ui_node){.id = {"root", 0}});
        ui_end(u);
        assert_true(fabsf(ui_scale(u) - rows[i].scale) < 1e-4F);
        assert_true(fabsf(ui_canvas_h(u) - rows[i].canvas_h) < 0.01F);
        expect_rect(u, "root", rows[i].root);
    }
    ui_destroy(u);
}

static void rows_share_what_is_left(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    root_of(u, &port, (struct ui_layout){.direction = UI_ROW, .pad_x = 12, .pad_y = 8, .gap = 10});
    add_box(u, "fixed", (struct ui_layout){.w = 100, .h = 50});
    add_box(u, "one", (struct ui_layout){.grow = 1, .h = 20});
    add_box(u, "two", (struct ui_layout){.grow = 2, .h = 20});
    finish(u);
    expect_rect(u, "fixed", (struct ui_rect){12, 8, 100, 50});
    expect_rect(u, "one", (struct ui_rect){122, 8, 293, 20});
    expect_rect(u, "two", (struct ui_rect){425, 8, 587, 20});
    assert_no_overlap(u);
    ui_destroy(u);
}

static void children_are_aligned(void **state)
{
    (void)state;
    static const struct {
        enum ui_align main, cross;
        bool stretch;
        struct ui_rect a, b;
    } rows[] = {
        {UI_START, UI_START, false, {0, 0, 100, 50}, {110, 0, 60, 30}},
        {UI_CENTER, UI_CENTER, false, {427, 359, 100, 50}, {537, 369, 60, 30}},
        {UI_END, UI_END, false, {854, 718, 100, 50}, {964, 738, 60, 30}},
        {UI_START, UI_START, true, {0, 0, 100, 50}, {110, 0, 60, 30}},
    };
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        root_of(u, &port,
                (struct ui_layout){.direction = UI_ROW,
                                   .main = rows[i].main,
                                   .cross = rows[i].cross,
                                   .stretch = rows[i].stretch,
                                   .gap = 10});
        add_box(u, "a", (struct ui_layout){.w = 100, .h = 50});
        add_box(u, "b", (struct ui_layout){.w = 60, .h = 30});
        finish(u);
        expect_rect(u, "a", rows[i].a);
        expect_rect(u, "b", rows[i].b);
    }
    ui_destroy(u);
}

static void columns_stretch_and_grow(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    root_of(u, &port, (struct ui_layout){.stretch = true, .gap = 8});
    add_box(u, "bar", (struct ui_layout){.h = 112});
    add_box(u, "content", (struct ui_layout){.grow = 1});
    add_box(u, "narrow", (struct ui_layout){.w = 200, .h = 88, .min_h = 96});
    finish(u);
    expect_rect(u, "bar", (struct ui_rect){0, 0, 1024, 112});
    expect_rect(u, "content", (struct ui_rect){0, 120, 1024, 544});
    expect_rect(u, "narrow", (struct ui_rect){0, 672, 200, 96});
    ui_destroy(u);
}

static void stacks_place_by_edge_and_offset(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    root_of(u, &port, (struct ui_layout){.direction = UI_STACK});
    add_box(u, "all", (struct ui_layout){.grow = 1});
    add_box(u, "help", (struct ui_layout){.w = 96, .h = 80, .dx = 24, .dy = 16});
    add_box(u, "leave", (struct ui_layout){.w = 96, .h = 80, .at_x = UI_END, .dx = 24, .dy = 16});
    add_box(u, "middle",
            (struct ui_layout){.w = 100, .h = 60, .at_x = UI_CENTER, .at_y = UI_CENTER, .dx = 10});
    add_box(
        u, "go-on",
        (struct ui_layout){.w = 192, .h = 96, .at_x = UI_END, .at_y = UI_END, .dx = 24, .dy = 16});
    finish(u);
    expect_rect(u, "all", (struct ui_rect){0, 0, 1024, 768});
    expect_rect(u, "help", (struct ui_rect){24, 16, 96, 80});
    expect_rect(u, "leave", (struct ui_rect){904, 16, 96, 80});
    expect_rect(u, "middle", (struct ui_rect){472, 354, 100, 60});
    expect_rect(u, "go-on", (struct ui_rect){808, 656, 192, 96});
    ui_destroy(u);
}

/* 20 dp letters of 10 pixels and lines of 25. */
static void text_wraps_where_it_must(void **state)
{
    (void)state;
    static const struct {
        float width;
        int max_lines;
        struct ui_rect text;
    } rows[] = {
        {400, 0, {0, 0, 190, 25}}, /* all it wants */
        {190, 0, {0, 0, 190, 25}}, /* just enough */
        {120, 0, {0, 0, 120, 50}}, {60, 0, {0, 0, 60, 100}}, {60, 2, {0, 0, 60, 50}},
    };
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        root_of(u, &port, (struct ui_layout){.direction = UI_STACK});
        ui_open(u, &(struct ui_node){.id = {"column", 0}, .layout = {.w = rows[i].width}});
        struct ui_node text = fake_text("some words to wrap!", UI_STYLE_UI);
        text.id = (struct ui_id){"text", 0};
        text.words.max_lines = rows[i].max_lines;
        ui_add(u, &text);
        add_box(u, "below", (struct ui_layout){.w = 10, .h = 10});
        ui_close(u);
        finish(u);
        expect_rect(u, "text", rows[i].text);
        assert_int_equal(ui_find(u, "below", 0)->rect.y, rows[i].text.h);
        assert_int_equal(ui_find(u, "column", 0)->rect.h, rows[i].text.h + 10);
    }
    ui_destroy(u);
}

static void text_gives_way_in_a_row(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    root_of(u, &port, (struct ui_layout){.direction = UI_STACK});
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_ROW, .w = 160, .gap = 12}});
    ui_add(u, &(struct ui_node){.kind = UI_ICON, .id = {"icon", 0}, .layout = {.w = 32}});
    struct ui_node text = fake_text("listen again please", UI_STYLE_UI);
    text.id = (struct ui_id){"text", 0};
    ui_add(u, &text);
    ui_close(u);
    finish(u);
    expect_rect(u, "icon", (struct ui_rect){0, 0, 32, 32});
    expect_rect(u, "text", (struct ui_rect){44, 0, 116, 75});
    ui_destroy(u);
}

static void kinds_have_natural_sizes(void **state)
{
    (void)state;
    static const float points[] = {0, 0, 120, 40};
    struct ui *u = ui_create();
    struct ui_port port = fake_port(2048, 1536);
    root_of(u, &port, (struct ui_layout){.direction = UI_STACK});
    ui_add(u, &(struct ui_node){.kind = UI_ICON, .id = {"icon", 0}});
    ui_add(u, &(struct ui_node){.kind = UI_PICTURE, .id = {"picture", 0}});
    ui_add(u, &(struct ui_node){.kind = UI_PICTURE, .id = {"small", 0}, .layout = {.w = 68}});
    ui_add(u, &(struct ui_node){.kind = UI_FIELD, .id = {"field", 0}});
    ui_add(u, &(struct ui_node){
                  .kind = UI_LINE, .id = {"line", 0}, .line = {points, 2, .width_dp = 4}});
    finish(u);
    expect_rect(u, "icon", (struct ui_rect){0, 0, 48, 48});
    expect_rect(u, "picture", (struct ui_rect){0, 0, 272, 256});
    expect_rect(u, "small", (struct ui_rect){0, 0, 136, 128});
    expect_rect(u, "field", (struct ui_rect){0, 0, 480, 224});
    expect_rect(u, "line", (struct ui_rect){0, 0, 240, 80});
    ui_destroy(u);
}

static void text_size_scales_type_not_boxes(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    port.text_scale = 2;
    root_of(u, &port, (struct ui_layout){.direction = UI_STACK});
    add_box(u, "box", (struct ui_layout){.w = 100, .h = 40});
    struct ui_node small = fake_text("ab", UI_STYLE_UI),
                   large = fake_text("ab", UI_STYLE_LEARN_BOARD);
    small.id = (struct ui_id){"small", 0};
    large.id = (struct ui_id){"large", 0};
    ui_add(u, &small);
    ui_add(u, &large);
    finish(u);
    expect_rect(u, "box", (struct ui_rect){0, 0, 100, 40});
    expect_rect(u, "small", (struct ui_rect){0, 0, 40, 50});
    expect_rect(u, "large", (struct ui_rect){0, 0, 216, 272}); /* 128 * 1.7 */
    ui_destroy(u);
}

/* ---- laws, on random trees ---- */

static void random_tree(struct ui *u, struct rng *r, int depth, int *named)
{
    static const char *const words[] = {"a", "two words", "a rather longer line of text", ""};
    int children = 1 + (int)rng_below(r, 4);
    for (int i = 0; i < children; i++) {
        struct ui_node node = {
            .id = {"n", (*named)++},
            .flags = rng_below(r, 8) == 0 ? UI_KEEP_LTR : 0,
            .layout = {.direction = (enum ui_direction)rng_below(r, 3),
                       .w = rng_below(r, 3) ? 0 : 10.3F * (float)rng_below(r, 30),
                       .h = rng_below(r, 3) ? 0 : 7.7F * (float)rng_below(r, 20),
                       .grow = (float)rng_below(r, 3),
                       .pad_x = (float)rng_below(r, 10),
                       .pad_y = (float)rng_below(r, 10),
                       .gap = (float)rng_below(r, 10),
                       .main = (enum ui_align)rng_below(r, 3),
                       .cross = (enum ui_align)rng_below(r, 3),
                       .at_x = (enum ui_align)rng_below(r, 3),
                       .dx = (float)rng_below(r, 20),
                       .stretch = rng_below(r, 2) == 0}};
        if (depth > 0 && rng_below(r, 3)) {
            ui_open(u, &node);
            random_tree(u, r, depth - 1, named);
            ui_close(u);
        } else {
            node.kind = UI_TEXT;
            node.words = (struct ui_words){.text = str_from(words[rng_below(r, 4)]),
                                           .style = (enum ui_style)rng_below(r, UI_STYLES)};
            ui_add(u, &node);
        }
    }
}

static void random_frame(struct ui *u, uint64_t seed, bool rtl)
{
    struct rng r = rng_from(seed);
    struct ui_port port = fake_port(700 + (int)rng_below(&r, 1500), 500 + (int)rng_below(&r, 900));
    port.rtl = rtl;
    int named = 0;
    root_of(u, &port, (struct ui_layout){.direction = (enum ui_direction)rng_below(&r, 3)});
    random_tree(u, &r, 4, &named);
    finish(u);
}

/* Whether an ancestor keeps its inside as it is; *at is the outermost that does. */
static bool is_kept(const struct ui_node *nodes, int i, int *at)
{
    bool kept = false;
    for (int up = nodes[i].parent; up >= 0; up = nodes[up].parent) {
        if (nodes[up].flags & UI_KEEP_LTR) {
            kept = true;
            *at = up;
        }
    }
    return kept;
}

static void right_to_left_is_a_mirror(void **state)
{
    (void)state;
    struct ui *ltr = ui_create(), *rtl = ui_create();
    for (uint64_t seed = 0; seed < 200; seed++) {
        random_frame(ltr, seed, false);
        random_frame(rtl, seed, true);
        size_t count, count_rtl;
        const struct ui_node *a = ui_nodes(ltr, &count), *b = ui_nodes(rtl, &count_rtl);
        assert_int_equal(count, count_rtl);
        int window_w = ui_port(ltr)->w;
        for (size_t i = 0; i < count; i++) {
            int box = -1;
            int want = is_kept(a, (int)i, &box) ? b[box].rect.x + a[i].rect.x - a[box].rect.x
                                                : window_w - a[i].rect.x - a[i].rect.w;
            assert_int_equal(b[i].rect.x, want);
            assert_int_equal(b[i].rect.y, a[i].rect.y);
            assert_int_equal(b[i].rect.w, a[i].rect.w);
            assert_int_equal(b[i].rect.h, a[i].rect.h);
        }
    }
    ui_destroy(ltr);
    ui_destroy(rtl);
}

static void siblings_never_overlap(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    for (uint64_t seed = 1000; seed < 1300; seed++) {
        random_frame(u, seed, seed % 2 == 0);
        assert_no_overlap(u);
    }
    ui_destroy(u);
}

/* 40 columns of a third of a pixel more or less: no gaps, no overlaps, nothing lost. */
static void neighbours_touch_at_any_scale(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    for (int w = 600; w < 2600; w += 7) {
        struct ui_port port = fake_port(w, w * 3 / 4);
        root_of(u, &port, (struct ui_layout){.direction = UI_ROW});
        for (int i = 0; i < 40; i++) {
            ui_add(u, &(struct ui_node){.id = {"n", i}, .layout = {.w = 1, .h = 5, .grow = 1}});
        }
        finish(u);
        size_t count;
        const struct ui_node *nodes = ui_nodes(u, &count);
        for (size_t i = 2; i < count; i++) {
            assert_int_equal(nodes[i].rect.x, nodes[i - 1].rect.x + nodes[i - 1].rect.w);
        }
        assert_int_equal(nodes[count - 1].rect.x + nodes[count - 1].rect.w,
                         nodes[0].rect.x + nodes[0].rect.w);
    }
    ui_destroy(u);
}

/* A one-line text keeps its width whatever the scale of the boxes around it. */
static void rounding_never_wraps_a_line(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    for (int w = 600; w < 2600; w++) {
        struct ui_port port = fake_port(w, w * 3 / 4);
        root_of(u, &port, (struct ui_layout){.cross = UI_CENTER, .main = UI_CENTER});
        ui_open(u, &(struct ui_node){.layout = {.direction = UI_ROW, .pad_x = 3.3F, .gap = 1.7F}});
        add_box(u, "box", (struct ui_layout){.w = 33.3F, .h = 5});
        struct ui_node text = fake_text("one line of words", UI_STYLE_UI);
        text.id = (struct ui_id){"text", 0};
        ui_add(u, &text);
        ui_close(u);
        finish(u);
        struct ui_rect r = ui_find(u, "text", 0)->rect;
        int px = (int)(20 * ui_scale(u) / 2);
        assert_int_equal(r.w, 17 * px);
        assert_int_equal(r.h, (int)(20 * ui_scale(u) * 1.25F));
    }
    ui_destroy(u);
}

/* ---- describing ---- */

static void ids_are_found(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    root_of(u, &port, (struct ui_layout){0});
    for (int i = 0; i < UI_NODES_MAX - 1; i++) {
        ui_add(u, &(struct ui_node){.id = {i % 2 ? "odd" : "even", i / 2}});
    }
    finish(u);
    size_t count;
    const struct ui_node *nodes = ui_nodes(u, &count);
    assert_int_equal(count, UI_NODES_MAX);
    for (int i = 0; i < UI_NODES_MAX - 1; i++) {
        assert_ptr_equal(ui_find(u, i % 2 ? "odd" : "even", i / 2), &nodes[i + 1]);
    }
    assert_null(ui_find(u, "odd", UI_NODES_MAX));
    assert_null(ui_find(u, "none", 0));
    ui_destroy(u);
}

static void a_port_may_point_into_the_old_frame(void **state)
{
    (void)state;
    struct ui *u = ui_create();
    struct ui_port port = fake_port(1024, 768);
    for (int i = 0; i < 3; i++) {
        root_of(u, &port, (struct ui_layout){0});
        finish(u);
        port = *ui_port(u);
        assert_true(str_eq(port.lang, STR("en")));
    }
    ui_destroy(u);
    ui_destroy(NULL);
}

int ui_layout_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canvas_follows_the_window),
        cmocka_unit_test(rows_share_what_is_left),
        cmocka_unit_test(children_are_aligned),
        cmocka_unit_test(columns_stretch_and_grow),
        cmocka_unit_test(stacks_place_by_edge_and_offset),
        cmocka_unit_test(text_wraps_where_it_must),
        cmocka_unit_test(text_gives_way_in_a_row),
        cmocka_unit_test(kinds_have_natural_sizes),
        cmocka_unit_test(text_size_scales_type_not_boxes),
        cmocka_unit_test(right_to_left_is_a_mirror),
        cmocka_unit_test(siblings_never_overlap),
        cmocka_unit_test(neighbours_touch_at_any_scale),
        cmocka_unit_test(rounding_never_wraps_a_line),
        cmocka_unit_test(ids_are_found),
        cmocka_unit_test(a_port_may_point_into_the_old_frame),
    };
    return cmocka_run_group_tests_name("ui layout", tests, NULL, NULL);
}
