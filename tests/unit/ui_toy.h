/* SPDX-License-Identifier: MIT
 *
 * ui_toy.h - a client in small: a map, three exercises (choose, type, order), a summary.
 *
 * For the script runner's tests and the fuzzer; needs no fonts and no window.            */
#ifndef TESTS_UI_TOY_H
#define TESTS_UI_TOY_H

#include "ui/ui_client.h"
#include "ui/ui_edit.h"

enum toy_screen { TOY_MAP, TOY_DRILL, TOY_SUMMARY };

enum { TOY_EXERCISES = 3 };

struct toy_client {
    struct ui *u;
    const struct ui_measure *measure;
    enum toy_screen screen;
    int exercise;  /* from 0 */
    int ordered;   /* tiles already in order */
    bool answered; /* the verdict is on screen */
    bool right;
    bool asking; /* whether to leave */
    bool done;
    bool sticky; /* never takes an answer: for testing what gives up */
    int right_count, wrong_count;
    const char *lang; /* of the field */
    struct ui_edit edit;
    char effects[64];
};

void toy_init(struct toy_client *toy, const struct ui_measure *measure);
void toy_finish(struct toy_client *toy);
struct ui_client toy_client(struct toy_client *toy);

#endif
