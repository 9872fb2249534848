/* SPDX-License-Identifier: MIT */
#include "app/app_keyboard.h"

#include "text/text_case.h"

#include <string.h>

static int split(struct str row, struct str *keys, int most)
{
    int count = 0;
    struct str key;
    while (count < most && str_next(&row, ' ', &key)) {
        if (key.n > 0) {
            keys[count++] = key;
        }
    }
    return count;
}

struct app_keyboard app_keyboard_of(const struct table_ini *ini)
{
    static const struct str names[] = {STR_INIT("row1"), STR_INIT("row2"), STR_INIT("row3")};
    static const struct str latin[] = {STR_INIT("q w e r t y u i o p"),
                                       STR_INIT("a s d f g h j k l ' -"),
                                       STR_INIT("z x c v b n m , .")};
    struct app_keyboard board = {.own_count = 0};
    for (int i = 0; i < APP_KEYBOARD_ROWS; i++) {
        struct str row = table_ini_value(ini, STR("keyboard"), names[i]);
        board.counts[i] = split(row.n ? row : latin[i], board.rows[i], APP_KEYBOARD_KEYS);
    }
    board.own_count =
        split(table_ini_value(ini, STR("keyboard"), STR("own")), board.own, APP_KEYBOARD_OWN);
    return board;
}

static struct str letters_of(const struct app_keyboard *board, int key)
{
    if (key == APP_KEY_SPACE) {
        return STR(" ");
    }
    if (key >= APP_KEY_OWN && key < APP_KEY_OWN + board->own_count) {
        return board->own[key - APP_KEY_OWN];
    }
    int row = key / APP_KEYBOARD_KEYS, column = key % APP_KEYBOARD_KEYS;
    bool there = key >= 0 && row < APP_KEYBOARD_ROWS && column < board->counts[row];
    return there ? board->rows[row][column] : STR("");
}

static struct str capital(struct arena *a, struct str lang, struct str letters)
{
    struct text_tools tools;
    text_tools_init(&tools, lang);
    struct str upper = text_upper(&tools, a, letters);
    text_tools_finish(&tools);
    return upper;
}

struct ui_edit_op app_keyboard_op(const struct app_keyboard *board, int key, bool shift,
                                  struct str lang)
{
    struct ui_edit_op op = {.kind = UI_EDIT_INSERT};
    if (key == APP_KEY_BACKSPACE) {
        op.kind = UI_EDIT_BACKSPACE;
        return op;
    }
    struct arena scratch;
    arena_init(&scratch, 256);
    struct str letters = letters_of(board, key);
    letters = shift ? capital(&scratch, lang, letters) : letters;
    if (letters.n > 0 && letters.n < sizeof op.text) {
        memcpy(op.text, letters.p, letters.n);
    }
    arena_finish(&scratch);
    return op;
}
