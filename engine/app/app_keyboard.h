/* SPDX-License-Identifier: MIT
 *
 * app_keyboard.h - the on-screen keyboard: which letters, and what a key does.
 *
 * A key is named by where it stands: row times APP_KEYBOARD_KEYS plus column, the
 * language's own letters from APP_KEY_OWN on.  Rows come from the host language's file,
 * assets/lang/<bcp47>.ini, section [keyboard].                                         */
#ifndef APP_APP_KEYBOARD_H
#define APP_APP_KEYBOARD_H

#include "table/table_ini.h"
#include "ui/ui_node.h"

enum { APP_KEYBOARD_ROWS = 3, APP_KEYBOARD_KEYS = 12, APP_KEYBOARD_OWN = 8 };

enum app_key {
    APP_KEY_OWN = APP_KEYBOARD_ROWS * APP_KEYBOARD_KEYS,
    APP_KEY_BACKSPACE = APP_KEY_OWN + APP_KEYBOARD_OWN,
    APP_KEY_SPACE,
};

struct app_keyboard {
    struct str rows[APP_KEYBOARD_ROWS][APP_KEYBOARD_KEYS]; /* one key's letters each */
    int counts[APP_KEYBOARD_ROWS];
    struct str own[APP_KEYBOARD_OWN]; /* the language's own letters */
    int own_count;
};

/* The generic Latin keyboard, overridden by what the language's file says; `ini` may be
 * zeroed.  Strings are the ini's or static. */
struct app_keyboard app_keyboard_of(const struct table_ini *ini);

/* What pressing a key does to the text.  `lang`: whose capitals, with shift. */
struct ui_edit_op app_keyboard_op(const struct app_keyboard *board, int key, bool shift,
                                  struct str lang);

#endif
