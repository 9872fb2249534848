/* SPDX-License-Identifier: MIT
 *
 * ui_theme.h - colours and type by name.  Numbers: the visual language, sections 1-2.
 *
 * A node names a token; painting turns it into a colour of the theme in force.  The
 * contrast promised for each pair is recomputed by a test.                          */
#ifndef UI_UI_THEME_H
#define UI_UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

enum ui_theme { UI_THEME_LIGHT, UI_THEME_DARK, UI_THEME_HC_DARK, UI_THEME_HC_LIGHT, UI_THEMES };

enum ui_token {
    UI_NO_COLOUR,
    UI_PAPER,
    UI_CARD,
    UI_SUNK,
    UI_HAIR,
    UI_EDGE,
    UI_OFF,
    UI_INK,
    UI_INK2,
    UI_BLUE,
    UI_BLUE_PRESS,
    UI_BLUE_TINT,
    UI_ON_BLUE,
    UI_ORANGE,
    UI_ORANGE_INK,
    UI_TEAL,
    UI_TEAL_TINT,
    UI_ON_TEAL,
    UI_AMBER,
    UI_AMBER_TINT,
    UI_ON_AMBER,
    UI_AMBER_INK,
    UI_FOCUS,
    UI_CIVIC,
    UI_CIVIC_TINT,
    UI_LEARN,
    UI_LEARN_TINT,
    UI_WORK,
    UI_WORK_TINT,
    UI_ON_LINE,
    UI_SCRIM,
    UI_TOKENS
};

/* 0xRRGGBBAA; UI_NO_COLOUR is 0. */
uint32_t ui_colour(enum ui_theme theme, enum ui_token token);

/* "paper", "blue-press": for dumps and for the contrast test. */
const char *ui_token_name(enum ui_token token);

/* WCAG 2.2 contrast ratio of two opaque colours, 1..21. */
double ui_contrast(uint32_t a, uint32_t b);

/* Width of a control's border: 2 dp, 3 in the high-contrast themes. */
int ui_border_dp(enum ui_theme theme);

enum ui_face {
    UI_FACE_UI,    /* the interface */
    UI_FACE_LEARN, /* the language being learnt */
    UI_FACE_GLOSS, /* the learner's language, in glosses and sentences */
};

enum ui_style {
    UI_STYLE_LEARN_BOARD, /* 128 dp */
    UI_STYLE_LEARN_LETTER,
    UI_STYLE_LEARN_POSTER,
    UI_STYLE_LEARN_FIELD,
    UI_STYLE_LEARN_LINE,
    UI_STYLE_LEARN_TILE,
    UI_STYLE_LEARN_REPLY,
    UI_STYLE_LEARN_LIST,
    UI_STYLE_UI_XL,
    UI_STYLE_UI_L,
    UI_STYLE_UI_M,
    UI_STYLE_UI,
    UI_STYLE_UI_S,
    UI_STYLE_UI_XS,
    UI_STYLE_PLOT,
    UI_STYLES
};

struct ui_type {
    enum ui_face face;
    float size_dp;
    bool bold; /* the style's usual weight */
};

struct ui_type ui_type_of(enum ui_style style);

/* A style's size in dp at the learner's text size (1 to 2): styles above 48 dp grow by
 * at most 1.7. */
float ui_type_size(enum ui_style style, float text_scale);

#endif
