/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "shape/shape.h"
#include "shape/shape_art.h"
#include "shape/shape_path.h"

static const float pi = 3.14159265f;

static float sum(const struct shape_mask *m)
{
    float total = 0.0f;
    for (int y = 0; y < m->h; y++) {
        for (int x = 0; x < m->w; x++) {
            total += (float)m->coverage[y * m->stride + x] / 255.0f;
        }
    }
    return total;
}

static int at(const struct shape_mask *m, int x, int y)
{
    return m->coverage[y * m->stride + x];
}

static struct arena arena;

static int setup(void **state)
{
    (void)state;
    arena_init(&arena, 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

static void near_area(const struct shape_mask *m, float expected, const char *what)
{
    float got = sum(m);
    if (fabsf(got - expected) > 0.5f + expected * 0.01f) {
        fail_msg("%s: area %g, expected %g", what, (double)got, (double)expected);
    }
}

static void areas_of_round_shapes(void **state)
{
    (void)state;
    static const struct {
        float cx, cy, r, width;
    } cases[] = {{50, 50, 40, 40}, {50.5f, 50.5f, 40, 6}, {40.2f, 61.7f, 12.5f, 2},
                 {50, 50, 3, 3},   {50, 50, 1.5f, 1.5f},  {50.3f, 49.1f, 32, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct shape_mask m = shape_mask_new(&arena, 100, 100);
        float inner = cases[i].r - cases[i].width;
        shape_ring(&m, cases[i].cx, cases[i].cy, cases[i].r, cases[i].width);
        near_area(&m, pi * (cases[i].r * cases[i].r - inner * inner), "ring");
    }
}

static void areas_of_boxes(void **state)
{
    (void)state;
    struct shape_mask m = shape_mask_new(&arena, 200, 120);
    struct shape_box box = shape_box_round(10.25f, 10.5f, 170, 90, 16);
    shape_box_fill(&m, &box);
    near_area(&m, 170 * 90 - (4 - pi) * 16 * 16, "box");

    shape_mask_clear(&m);
    shape_box_border(&m, &box, 4);
    near_area(&m, 170 * 90 - 162 * 82 - (4 - pi) * (16 * 16 - 12 * 12), "border");

    shape_mask_clear(&m);
    struct shape_box uneven = {20, 20, 100, 60, {16, 36, 12, 0}};
    shape_box_fill(&m, &uneven);
    near_area(&m, 6000 - (1 - pi / 4) * (16 * 16 + 30 * 30 + 12 * 12), "uneven box");
    assert_int_equal(at(&m, 20, 79), 255); /* the square corner */
    assert_int_equal(at(&m, 119, 20), 0);  /* the round one */

    shape_mask_clear(&m);
    struct shape_box pill = shape_box_round(20, 20, 100, 40, 1000);
    shape_box_fill(&m, &pill);
    near_area(&m, 60 * 40 + pi * 400, "pill");
}

static void whole_pixels_are_sharp(void **state)
{
    (void)state;
    struct shape_mask m = shape_mask_new(&arena, 40, 40);
    struct shape_box box = shape_box_round(5, 5, 30, 30, 0);
    shape_box_border(&m, &box, 2);
    for (int y = 0; y < 40; y++) {
        for (int x = 0; x < 40; x++) {
            int in = x >= 5 && x < 35 && y >= 5 && y < 35;
            int hole = x >= 7 && x < 33 && y >= 7 && y < 33;
            assert_int_equal(at(&m, x, y), in && !hole ? 255 : 0);
        }
    }
}

static void lines_and_arcs(void **state)
{
    (void)state;
    static const struct shape_point across[] = {{20, 20.5f}, {84, 20.5f}};
    struct shape_mask m = shape_mask_new(&arena, 100, 100);
    shape_line(&m, across, 2, 10);
    near_area(&m, 64 * 10 + pi * 25, "line");

    shape_mask_clear(&m);
    shape_line(&m, across, 2, 0.5f);
    near_area(&m, 64 * 0.5f, "hairline");

    shape_mask_clear(&m);
    shape_line_dashes(&m, across, 2, 16, 0.1f, 19.9f);
    near_area(&m, 4 * (pi * 64 + 0.1f * 16), "dots");

    shape_mask_clear(&m);
    shape_arc(&m, 50, 50, 30, 4, -90, 90);
    near_area(&m, pi * 30 * 4 + pi * 4, "half ring");
    assert_int_equal(at(&m, 20, 50), 0);
    assert_int_equal(at(&m, 79, 50), 255);

    shape_mask_clear(&m);
    shape_arc(&m, 50, 50, 30, 4, 90, 270);
    assert_int_equal(at(&m, 20, 50), 255);
    assert_int_equal(at(&m, 79, 50), 0);
}

static void dashes_come_out_even(void **state)
{
    (void)state;
    struct shape_mask m = shape_mask_new(&arena, 120, 90);
    struct shape_mask whole = shape_mask_new(&arena, 120, 90);
    struct shape_box box = shape_box_round(4, 4, 112, 82, 12);
    shape_box_dashes(&m, &box, 3, 8, 6);
    shape_box_border(&whole, &box, 3);
    float share = sum(&m) / sum(&whole);
    assert_true(share > 0.45f && share < 0.65f);
    for (int y = 0; y < 90; y++) { /* none strays from the border */
        for (int x = 0; x < 120; x++) {
            assert_true(at(&m, x, y) <= at(&whole, x, y) + 20);
        }
    }
}

static void polygons_are_exact(void **state)
{
    (void)state;
    static const struct shape_point triangle[] = {{10.3f, 5.1f}, {90.7f, 40.2f}, {22.4f, 93.9f}};
    struct shape_mask m = shape_mask_new(&arena, 100, 100);
    shape_polygon(&m, triangle, 3);
    float area = 0.5f * fabsf((90.7f - 10.3f) * (93.9f - 5.1f) - (22.4f - 10.3f) * (40.2f - 5.1f));
    assert_true(fabsf(sum(&m) - area) < area * 0.001f);

    /* cut off on every side */
    static const struct shape_point large[] = {{-50, -70}, {300, -10}, {250, 400}, {-90, 300}};
    shape_mask_clear(&m);
    shape_polygon(&m, large, 4);
    assert_true(fabsf(sum(&m) - 10000.0f) < 1.0f);
}

static struct shape_path path; /* large; filled anew by each test */

static void paths_fill_with_holes(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        float area; /* on the grid of 24 */
    } cases[] = {
        {"M2 2H22V22H2Z", 400},
        {"M2 2h20v20h-20z m5 5h10v10h-10z", 300},
        {"M2,2 22,2 22,22 2,22z", 400},
        {"M12 2a10 10 0 0 1 0 20a10 10 0 0 1 0-20z", 314.159f},
        {"M22 12A10 10 0 1 1 2 12 10 10 0 1 1 22 12", 314.159f},
        {"M4 4q16 0 16 16q-16 0-16-16", 512.0f / 3},
        {"M4 4Q20 4 20 20T4 4", 0}, /* area unknown: only that it reads */
        {"M2 12C2 2 22 2 22 12S2 22 2 12", 240},
        {"M12 2l.5.5-.5.5-.5-.5z", 0.5f},
    };
    const struct shape_view view = {.x = 3, .y = 5, .scale = 4};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct shape_mask m = shape_mask_new(&arena, 110, 110);
        assert_int_equal(shape_path_parse(str_from(cases[i].data), &view, &path), OK);
        shape_path_fill(&m, &path);
        if (cases[i].area > 0) {
            near_area(&m, cases[i].area * 16, cases[i].data);
        }
    }
}

static void bad_paths_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"4 4",       "L4 4",
                                      "M4",        "M4 4X5",
                                      "M4 4zz 5",  "Z",
                                      "M4 4h1e3x", "M4 4a1 1 0 2 0 3 3",
                                      "M--4 4",    "M4 4h12345678901"};
    const struct shape_view view = {.scale = 1};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (shape_path_parse(str_from(bad[i]), &view, &path) != ERR_FORMAT) {
            fail_msg("taken: %s", bad[i]);
        }
    }
    struct str many = STR("M0 0");
    for (int i = 0; i < 8; i++) {
        many = arena_join(&arena, many, many); /* 256 parts */
    }
    assert_int_equal(shape_path_parse(many, &view, &path), ERR_LIMIT);
}

static void mirrored_art_is_the_mirror_image(void **state)
{
    (void)state;
    const struct shape_art *art;
    for (size_t i = 0; (art = shape_art_at(i)) != NULL; i++) {
        int w = (int)art->w * 2, h = (int)art->h * 2;
        struct shape_view plain = {.scale = 2}, mirrored = {.scale = 2, .mirror_w = art->w};
        for (size_t k = 0; k < art->count; k++) {
            struct shape_mask a = shape_mask_new(&arena, w, h), b = shape_mask_new(&arena, w, h);
            shape_prim_draw(&a, &art->prims[k], &plain);
            shape_prim_draw(&b, &art->prims[k], &mirrored);
            assert_true(sum(&a) > 0.0f);
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    assert_true(abs(at(&a, x, y) - at(&b, w - 1 - x, y)) <= 3);
                }
            }
        }
    }
}

static void art_is_found_by_name(void **state)
{
    (void)state;
    static const char *const names[] = {"tram-side", "turtle", "word", "listen-again", "settings"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const struct shape_art *art = shape_art_find(str_from(names[i]));
        assert_non_null(art);
        assert_string_equal(art->name, names[i]);
    }
    assert_null(shape_art_find(STR("")));
    assert_null(shape_art_find(STR("tra")));
}

/* The colour of the tram's coachwork is where it should be, and half transparent edges keep
 * the colour pure. */
static void art_is_painted_in_its_colours(void **state)
{
    (void)state;
    enum { W = 232, H = 124 };
    const uint32_t colours[SHAPE_SLOTS] = {0x1B2733FF, 0xE07A1FFF, 0xFFFFFFFF, 0xD9E8F2FF,
                                           0xFFF3D6FF};
    struct shape_mask scratch = shape_mask_new(&arena, W, H);
    uint32_t *pixels = ARENA_ARRAY(&arena, uint32_t, W * H);
    struct shape_view view = {.scale = 1};
    shape_art_paint(shape_art_find(STR("tram-side")), &view, colours, &scratch, pixels, W, H);
    assert_int_equal(pixels[83 * W + 30], 0xFFE07A1F);
    assert_int_equal(pixels[92 * W + 30], 0xFFFFFFFF);
    assert_int_equal(pixels[60 * W + 30], 0xFFD9E8F2);
    assert_int_equal(pixels[0], 0);
    for (int i = 0; i < W * 30; i++) { /* the pantograph: ink and nothing else */
        assert_true(pixels[i] == 0 || (pixels[i] & 0xFFFFFF) == 0x1B2733);
    }
}

/* A mask inside a larger picture: what is drawn never leaves it. */
static void drawing_stays_inside(void **state)
{
    (void)state;
    enum { STRIDE = 50, ROWS = 40, LEFT = 10, TOP = 10 };
    uint8_t picture[STRIDE * ROWS] = {0};
    struct shape_mask m = {30, 20, STRIDE, picture + TOP * STRIDE + LEFT};
    static const struct shape_point line[] = {{-100, -50}, {200, 90}, {10, 500}, {15, 10}};
    struct shape_box box = shape_box_round(-20, -20, 300, 35, 9);
    shape_disc(&m, 0, 0, 25);
    shape_ring(&m, 30, 20, 400, 3);
    shape_arc(&m, 15, 10, 30, 9, 0, 300);
    shape_box_border(&m, &box, 5);
    shape_box_dashes(&m, &box, 5, 4, 4);
    shape_line(&m, line, 4, 7);
    shape_polygon(&m, line, 4);
    shape_disc(&m, NAN, 5, 5);
    shape_disc(&m, 1e30f, 5, 5);
    int inside = 0;
    for (int y = 0; y < ROWS; y++) {
        for (int x = 0; x < STRIDE; x++) {
            bool in = x >= LEFT && x < LEFT + 30 && y >= TOP && y < TOP + 20;
            inside += in && picture[y * STRIDE + x] != 0;
            assert_true(in || picture[y * STRIDE + x] == 0);
        }
    }
    assert_true(inside > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_of_round_shapes),
        cmocka_unit_test(areas_of_boxes),
        cmocka_unit_test(whole_pixels_are_sharp),
        cmocka_unit_test(lines_and_arcs),
        cmocka_unit_test(dashes_come_out_even),
        cmocka_unit_test(polygons_are_exact),
        cmocka_unit_test(paths_fill_with_holes),
        cmocka_unit_test(bad_paths_are_refused),
        cmocka_unit_test(mirrored_art_is_the_mirror_image),
        cmocka_unit_test(art_is_found_by_name),
        cmocka_unit_test(art_is_painted_in_its_colours),
        cmocka_unit_test(drawing_stays_inside),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
