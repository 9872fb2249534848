/* SPDX-License-Identifier: MIT
 *
 * ui_fake.h - a world for ui's tests: letters of one width, a window, short descriptions. */
#ifndef TESTS_UI_FAKE_H
#define TESTS_UI_FAKE_H

#include "ui/ui.h"
#include "ui_measure_fake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { APP_A = UI_MSG_APP, APP_B, APP_C, APP_EDIT };

struct ui_port fake_port(int w, int h);

/* A pressable, focusable box of fixed size. */
struct ui_node fake_button(const char *name, int index, float w, float h, int msg);
struct ui_node fake_text(const char *text, enum ui_style style);

struct ui_event key_event(enum ui_key key, unsigned mods);
struct ui_event char_event(const char *text);
struct ui_event text_event(const char *text);
struct ui_event pointer_event(enum ui_event_kind kind, int x, int y);

/* Presses a key and returns the message's kind. */
int press_key(struct ui *u, enum ui_key key);
/* Pointer down and up in the middle of a node. */
struct ui_msg tap(struct ui *u, const char *name, int index);
/* "name.index" of the focused node, "" for none; until the next call. */
const char *focus_name(const struct ui *u);

/* No two children of one parent overlap, unless it is a UI_STACK. */
void assert_no_overlap(const struct ui *u);
/* Every node that can be pressed is at least 44 dp both ways. */
void assert_touchable(const struct ui *u);

int ui_layout_tests(void);
int ui_input_tests(void);
int ui_paint_tests(void);
int ui_field_tests(void);
int ui_focus_tests(void);
int ui_edit_tests(void);
int ui_caret_tests(void);
int ui_undo_tests(void);
int ui_clipboard_tests(void);
int ui_fit_tests(void);
int ui_script_tests(void);
int ui_broken_tests(void);

#endif
