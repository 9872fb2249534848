/* SPDX-License-Identifier: MIT
 *
 * ui_painting.h - one node at 100,100 in an empty window, painted.                     */
#ifndef TESTS_UI_PAINTING_H
#define TESTS_UI_PAINTING_H

#include "ui_fake.h"

struct painting {
    struct ui *u;
    struct ui_port port;
    struct ui_draw_list list;
};

/* The first call makes p->u; the caller destroys it. */
void paint_one(struct painting *p, struct ui_node node);
const struct ui_draw *item(const struct painting *p, size_t i);
void assert_rect(struct ui_rect got, int x, int y, int w, int h);
uint32_t light(enum ui_token token); /* its colour in the light theme */

/* A focused field of 400 x 112 in a left-to-right language. */
struct ui_node fake_field(const char *text, size_t caret);

#endif
