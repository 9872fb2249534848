/* SPDX-License-Identifier: MIT */
#include "app/app_keyboard.h"

#include "base/os.h"
#include "text/text_break.h"
#include "text/text_case.h"

#include <string.h>

enum { FILE_BYTES_MAX = 64 * 1024 };

static const struct str SECTION = STR_INIT("keyboard");

/* ---- from data ---- */

/* A key's letters fit an edit. */
static int split(struct str row, struct str *keys, int most)
{
    int count = 0;
    struct str key;
    while (count < most && str_next(&row, ' ', &key)) {
        if (key.n > 0 && key.n < UI_EVENT_TEXT_BYTES / 4) {
            keys[count++] = key;
        }
    }
    return count;
}

static bool has_capital(const struct text_tools *tools, struct str letters)
{
    struct arena a;
    arena_init(&a, 256);
    bool changes = !str_eq(text_upper(tools, &a, letters), letters);
    arena_finish(&a);
    return changes;
}

static bool is_listed(struct str list, struct str letters)
{
    struct str word;
    while (str_next(&list, ' ', &word)) {
        if (str_eq(word, letters)) {
            return true;
        }
    }
    return false;
}

struct app_keyboard app_keyboard_of(const struct table_ini *ini, const struct text_tools *tools)
{
    static const struct str names[] = {STR_INIT("row1"), STR_INIT("row2"), STR_INIT("row3")};
    struct app_keyboard board = {.own_count = 0};
    struct str bold = table_ini_value(ini, SECTION, STR("bold"));
    for (int i = 0; i < APP_KEYBOARD_ROWS; i++) {
        struct str row = table_ini_value(ini, SECTION, names[i]);
        board.counts[i] =
            split(row, board.letters + (size_t)i * APP_KEYBOARD_KEYS, APP_KEYBOARD_KEYS);
    }
    board.own_count = split(table_ini_value(ini, SECTION, STR("own")), board.letters + APP_KEY_OWN,
                            APP_KEYBOARD_OWN);
    for (int key = 0; key < APP_KEY_LETTERS; key++) {
        struct str letters = board.letters[key];
        board.bold[key] = key >= APP_KEY_OWN || is_listed(bold, letters);
        board.cased = board.cased || (letters.n > 0 && has_capital(tools, letters));
    }
    return board;
}

bool app_keyboard_is_there(const struct app_keyboard *board)
{
    return board->counts[0] + board->counts[1] + board->counts[2] + board->own_count > 0;
}

/* A tag becomes part of a path: nothing but letters, digits and hyphens. */
static bool is_tag(struct str tag)
{
    for (size_t i = 0; i < tag.n; i++) {
        char c = tag.p[i];
        bool alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!alphanumeric && c != '-') {
            return false;
        }
    }
    return tag.n > 0 && tag.n <= TEXT_LANG_BYTES_MAX;
}

static bool load(const char *folder, struct str tag, const struct text_tools *tools,
                 struct arena *a, struct diag_list *diags, struct app_keyboard *out)
{
    struct str path = arena_printf(a, "%s/%.*s.ini", folder, STR_ARG(tag));
    struct table_ini ini = {0};
    struct str bytes;
    if (os_file_read(a, path.p, FILE_BYTES_MAX, &bytes) != OK ||
        table_ini_read(bytes, path, a, diags, &ini) != OK) {
        return false;
    }
    *out = app_keyboard_of(&ini, tools);
    return app_keyboard_is_there(out);
}

void app_keyboard_load(const char *folder, struct str lang, const struct text_tools *tools,
                       struct arena *a, struct diag_list *diags, struct app_keyboard *out)
{
    struct str tag = lang;
    char script[TEXT_SCRIPT_BYTES];
    *out = (struct app_keyboard){.own_count = 0};
    if (!is_tag(lang)) {
        return;
    }
    while (tag.n > 0) {
        if (load(folder, tag, tools, a, diags, out)) {
            return;
        }
        while (tag.n > 0 && tag.p[tag.n - 1] != '-') {
            tag.n--;
        }
        tag.n -= tag.n > 0;
    }
    text_lang_script(lang, script);
    (void)load(folder, arena_printf(a, "und-%s", script), tools, a, diags, out);
}

int app_keyboard_columns(const struct app_keyboard *board)
{
    int with[APP_KEYBOARD_ROWS] = {board->counts[0] + 1, board->counts[1],
                                   board->counts[2] + board->cased};
    int most = board->own_count + 2; /* the space bar is at least two wide */
    for (int i = 0; i < APP_KEYBOARD_ROWS; i++) {
        most = with[i] > most ? with[i] : most;
    }
    return most;
}

/* ---- what is taught ---- */

static bool is_boundary(const struct text_breaks *breaks, size_t at)
{
    size_t i = 0;
    while (i < breaks->count && breaks->at[i] < at) {
        i++;
    }
    return i < breaks->count && breaks->at[i] == at;
}

/* True if the letters stand in the text, whole: e is not in e with an accent. */
static bool contains(struct str text, const struct text_breaks *breaks, struct str letters)
{
    for (size_t i = 0; i + 1 < breaks->count; i++) {
        size_t at = breaks->at[i];
        if (str_starts(str_slice(text, at, text.n), letters) &&
            is_boundary(breaks, at + letters.n)) {
            return true;
        }
    }
    return false;
}

static void show_letters_of(struct app_keyboard *board, struct text_tools *tools, struct str text)
{
    struct arena a;
    arena_init(&a, 0);
    struct str lower = text_lower(tools, &a, text);
    struct text_breaks breaks = text_graphemes(tools, &a, lower);
    for (int key = 0; key < APP_KEY_LETTERS; key++) {
        if (board->hidden[key] && contains(lower, &breaks, board->letters[key])) {
            board->hidden[key] = false;
        }
    }
    arena_finish(&a);
}

void app_keyboard_hide_untaught(struct app_keyboard *board, const struct pack *pack, int unit,
                                struct text_tools *tools)
{
    for (int key = 0; key < APP_KEY_LETTERS; key++) {
        board->hidden[key] = board->letters[key].n > 0;
    }
    for (int i = 0; i < pack->item_count; i++) {
        const struct pack_item *item = &pack->items[i];
        if (item->unit > unit) {
            continue;
        }
        show_letters_of(board, tools, item->article);
        show_letters_of(board, tools, item->text);
        for (int k = 0; k < item->accept.count; k++) {
            show_letters_of(board, tools, item->accept.parts[k]);
        }
    }
}

void app_keyboard_show_all(struct app_keyboard *board)
{
    memset(board->hidden, 0, sizeof board->hidden);
}

/* ---- keys ---- */

struct str app_keyboard_letters(const struct app_keyboard *board, int key, enum app_shift shift,
                                const struct text_tools *tools, struct arena *a)
{
    if (key == APP_KEY_SPACE) {
        return STR(" ");
    }
    if (key < 0 || key >= APP_KEY_LETTERS || board->hidden[key]) {
        return STR("");
    }
    struct str letters = board->letters[key];
    return shift == APP_SHIFT_OFF || letters.n == 0 ? letters : text_upper(tools, a, letters);
}

struct ui_edit_op app_keyboard_op(const struct app_keyboard *board, int key, enum app_shift shift,
                                  struct str lang)
{
    struct ui_edit_op op = {.kind = UI_EDIT_INSERT};
    if (key == APP_KEY_BACKSPACE) {
        op.kind = UI_EDIT_BACKSPACE;
        return op;
    }
    struct arena scratch;
    struct text_tools tools;
    arena_init(&scratch, 256);
    text_tools_init(&tools, lang);
    struct str letters = app_keyboard_letters(board, key, shift, &tools, &scratch);
    if (letters.n > 0 && letters.n < sizeof op.text) {
        memcpy(op.text, letters.p, letters.n);
    }
    text_tools_finish(&tools);
    arena_finish(&scratch);
    return op;
}
