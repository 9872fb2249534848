/* SPDX-License-Identifier: MIT */
#include "shape/shape_art.h"

#include <stdbool.h>
#include <stddef.h>

#define BOX(X, Y, W, H, R)                                                                         \
    {                                                                                              \
        .x = (X), .y = (Y), .w = (W), .h = (H), .radius = {(R), (R), (R), (R) }                    \
    }
#define FILLED(SLOT, ...)                                                                          \
    {                                                                                              \
        .kind = SHAPE_PRIM_FILL, .slot = (SLOT), .box = __VA_ARGS__                                \
    }
#define BORDER(WIDTH, ...)                                                                         \
    {                                                                                              \
        .kind = SHAPE_PRIM_BORDER, .width = (WIDTH), .box = __VA_ARGS__                            \
    }
#define INK_PATH(PATH)                                                                             \
    {                                                                                              \
        .kind = SHAPE_PRIM_PATH, .path = (PATH)                                                    \
    }
#define INK_STROKE(WIDTH, PATH)                                                                    \
    {                                                                                              \
        .kind = SHAPE_PRIM_STROKE, .width = (WIDTH), .path = (PATH)                                \
    }
#define INK_DOT(CX, CY, R) FILLED(SHAPE_INK, BOX((CX) - (R), (CY) - (R), 2 * (R), 2 * (R), R))
#define WINDOW(X, W)       FILLED(SHAPE_GLASS, BOX(X, 50, W, 28, 6)), BORDER(3, BOX(X, 50, W, 28, 6))

/* The large tram of the map.  The rail's upper edge is at 120, the wheels hang below it. */
static const struct shape_prim tram_side[] = {
    INK_STROKE(4, "M116 30L100 18L116 6L132 18Z"),
    INK_STROKE(5, "M88 4H144"),
    INK_DOT(44, 112, 11),
    INK_DOT(72, 112, 11),
    INK_DOT(148, 112, 11),
    INK_DOT(176, 112, 11),
    FILLED(SHAPE_BODY, {0, 32, 232, 80, {16, 36, 12, 12}}),
    FILLED(SHAPE_STRIPE, BOX(2, 88, 228, 8, 0)),
    WINDOW(16, 32),
    WINDOW(56, 32),
    FILLED(SHAPE_GLASS, {102, 48, 40, 60, {6, 6, 0, 0}}),
    BORDER(3, {102, 48, 40, 60, {6, 6, 0, 0}}),
    FILLED(SHAPE_INK, BOX(120, 48, 4, 60, 0)),
    WINDOW(152, 28),
    FILLED(SHAPE_GLASS, {188, 50, 32, 28, {6, 20, 6, 6}}),
    BORDER(3, {188, 50, 32, 28, {6, 20, 6, 6}}),
    FILLED(SHAPE_LAMP, BOX(209, 77, 10, 10, 5)),
    BORDER(2, BOX(209, 77, 10, 10, 5)),
    BORDER(4, {0, 32, 232, 80, {16, 36, 12, 12}}),
};

static const struct shape_prim turtle[] = {
    INK_PATH("M3.8 15.8c0-4.7 3-7.8 6.9-7.8s6.9 3.1 6.9 7.8z"),
    INK_STROKE(2.2f, "M6.6 16v2.6M14.4 16v2.6"),
    INK_STROKE(2.2f, "M17.4 15.2c1.6 0 2.3-.8 2.6-1.6"),
    INK_DOT(20.4f, 12, 1.9f),
};

/* "Aa" as written by hand: the written word. */
static const struct shape_prim word[] = {
    INK_STROKE(2, "M3.5 18.5L8 6.5l4.5 12M5 14.8h6"),
    INK_STROKE(2, "M20.3 12.5v6M20.3 15.5a2.9 3 0 1 1-5.8 0 2.9 3 0 1 1 5.8 0"),
};

/* A speaker inside an arrow that runs round it. */
static const struct shape_prim listen_again[] = {
    INK_PATH("M7.8 10.3c0-.3.2-.5.5-.5h1.5l2.3-1.9c.3-.3.8 0 .8.4v7.4c0 .4-.5.7-.8.4l-2.3-1.9"
             "H8.3c-.3 0-.5-.2-.5-.5z"),
    INK_STROKE(1.7f, "M15.3 10.3a2.6 2.6 0 0 1 0 3.4"),
    INK_STROKE(2, "M20.6 8.7A9.2 9.2 0 1 0 21.2 12.6"),
    INK_STROKE(2, "M21.3 4.3v4.7h-4.7"),
};

/* Two sliders: what can be chosen. */
static const struct shape_prim settings[] = {
    INK_STROKE(2, "M3 7.5h8.2M16.8 7.5h4.2M16.8 7.5a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 1 1 5.6 0"),
    INK_STROKE(2, "M3 16.5h3.2M11.8 16.5h9.2M11.8 16.5a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 1 1 5.6 0"),
};

#define ART(NAME, W, H, POINTS, PRIMS)                                                             \
    {                                                                                              \
        .name = (NAME), .w = (W), .h = (H), .points = (POINTS), .prims = (PRIMS),                  \
        .count = sizeof(PRIMS) / sizeof((PRIMS)[0])                                                \
    }

static const struct shape_art arts[] = {
    ART("tram-side", 232, 124, true, tram_side),
    ART("turtle", 24, 24, true, turtle),
    ART("word", 24, 24, false, word),
    ART("listen-again", 24, 24, false, listen_again),
    ART("settings", 24, 24, false, settings),
};

const struct shape_art *shape_art_at(size_t index)
{
    return index < sizeof arts / sizeof arts[0] ? &arts[index] : NULL;
}

const struct shape_art *shape_art_find(struct str name)
{
    const struct shape_art *art;
    for (size_t i = 0; (art = shape_art_at(i)) != NULL; i++) {
        if (str_eq(name, str_from(art->name))) {
            return art;
        }
    }
    return NULL;
}
