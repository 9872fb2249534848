/* SPDX-License-Identifier: MIT
 *
 * ui_sample.h - a drill's screen to press keys on: bar, four tiles, perhaps a field and a
 * dialog, go on.                                                                         */
#ifndef TESTS_UI_SAMPLE_H
#define TESTS_UI_SAMPLE_H

#include "ui_fake.h"

enum { GO_ON = APP_EDIT + 1 };

struct sample {
    bool rtl, field, modal, no_first, small_tiles;
    const char *screen;
    int part;
    const char *compose; /* composition at the end of the field's text */
    const char *text;    /* of the field; NULL: "sinaas" */
    size_t anchor;       /* 0: no selection, the caret is at the end */
    const struct ui_clipboard *clipboard;
    const char *lang; /* the field's */
    unsigned go_on;   /* more flags */
};

/* Describes and ends a frame of it. */
void show(struct ui *u, const struct sample *sample);

/* The node, moved in its UI_STACK. */
struct ui_node at(struct ui_node node, float x, float y);

#endif
