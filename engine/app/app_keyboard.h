/* SPDX-License-Identifier: MIT
 *
 * app_keyboard.h - the on-screen keyboard: which letters, and what a key does.
 *
 * A key is named by where it stands: row times APP_KEYBOARD_KEYS plus column, the letters of
 * the last row from APP_KEY_OWN on.  Rows are data, section [keyboard] of assets/lang/<bcp47>.ini
 * or, for languages without one, of assets/lang/und-<script>.ini:
 *
 *     row1 row2 row3 = q w e     keys from left to right, whatever the interface's direction
 *     own            = é ë       letters of the language's own, in a row with the space bar
 *     bold           = ij        letters of the rows above that are its own too
 *
 * What is more than a row holds is left out.                                             */
#ifndef APP_APP_KEYBOARD_H
#define APP_APP_KEYBOARD_H

#include "base/diag.h"
#include "pack/pack.h"
#include "table/table_ini.h"
#include "text/text_tools.h"
#include "ui/ui_node.h"

enum { APP_KEYBOARD_ROWS = 3, APP_KEYBOARD_KEYS = 12, APP_KEYBOARD_OWN = 8 };

enum app_key {
    APP_KEY_OWN = APP_KEYBOARD_ROWS * APP_KEYBOARD_KEYS,
    APP_KEY_BACKSPACE = APP_KEY_OWN + APP_KEYBOARD_OWN,
    APP_KEY_SPACE,
    APP_KEY_SHIFT,
};

enum { APP_KEY_LETTERS = APP_KEY_BACKSPACE }; /* keys below are letters, or nothing */

/* Shift is for one letter; pressed twice it stays until it is pressed again. */
enum app_shift { APP_SHIFT_OFF, APP_SHIFT_ONCE, APP_SHIFT_LOCKED };

struct app_keyboard {
    struct str letters[APP_KEY_LETTERS]; /* what a key types; empty: no key there */
    bool bold[APP_KEY_LETTERS];
    bool hidden[APP_KEY_LETTERS]; /* not taught yet: its place stays empty */
    int counts[APP_KEYBOARD_ROWS];
    int own_count;
    bool cased; /* some letter has a capital: there is a shift key */
};

/* Zeroed where the section is missing.  `tools`: of the language that is typed.  Strings are the
 * ini's. */
struct app_keyboard app_keyboard_of(const struct table_ini *ini, const struct text_tools *tools);

/* From the folder's file for `lang`, for a wider one ("xx-YY", then "xx"), or for its script.
 * Without any the board has no keys.  owner: in `a`. */
void app_keyboard_load(const char *folder, struct str lang, const struct text_tools *tools,
                       struct arena *a, struct diag_list *diags, struct app_keyboard *out);

bool app_keyboard_is_there(const struct app_keyboard *board);

/* Keys side by side in the longest row, the special ones with it. */
int app_keyboard_columns(const struct app_keyboard *board);

/* Hides the letters that stand in no answer of the units up to `unit`; no key moves. */
void app_keyboard_hide_untaught(struct app_keyboard *board, const struct pack *pack, int unit,
                                struct text_tools *tools);
void app_keyboard_show_all(struct app_keyboard *board);

/* What a letter key shows and types. */
struct str app_keyboard_letters(const struct app_keyboard *board, int key, enum app_shift shift,
                                const struct text_tools *tools, struct arena *a);

/* What pressing a key does to the text; a key that is not there inserts nothing.  `lang`: whose
 * capitals. */
struct ui_edit_op app_keyboard_op(const struct app_keyboard *board, int key, enum app_shift shift,
                                  struct str lang);

#endif
