/* SPDX-License-Identifier: MIT
 *
 * platform_event_test - SDL's events in ui's words: keys while a field takes text, text that
 * comes in pieces, input methods.  No window.                                           */
#define SDL_MAIN_HANDLED
#include "platform/platform_event.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <SDL.h>
#include <cmocka.h>

enum { NOW = 77 };

static const struct platform_event_scale TYPING = {1, 1, true}, ELSEWHERE = {1, 1, false};

static SDL_Event key_down(SDL_Keycode sym, SDL_Scancode code, int mod)
{
    SDL_Event e = {
        .key = {.type = SDL_KEYDOWN, .keysym = {.scancode = code, .sym = sym, .mod = (Uint16)mod}}};
    return e;
}

/* While a field takes text, letters come as SDL_TEXTINPUT alone: a dead key, a key of an input
 * method and AltGr must not act as well. */
static void keys_that_type_do_nothing_else(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode sym;
        SDL_Scancode code;
        int mod;
    } rows[] = {
        {'a', SDL_SCANCODE_A, 0},
        {'a', SDL_SCANCODE_A, KMOD_SHIFT},
        {'^', SDL_SCANCODE_LEFTBRACKET, 0}, /* dead circumflex, as a sign */
        {0, SDL_SCANCODE_LEFTBRACKET, 0},   /* dead, without one */
        {SDLK_SPACE, SDL_SCANCODE_SPACE, 0},
        {'1', SDL_SCANCODE_1, 0},
        {'z', SDL_SCANCODE_Z, KMOD_CTRL | KMOD_RALT}, /* AltGr where it is both */
        {'a', SDL_SCANCODE_A, KMOD_MODE},
        {0x444, SDL_SCANCODE_A, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Event e = key_down(rows[i].sym, rows[i].code, rows[i].mod);
        struct ui_event out;
        size_t piece = 0;
        assert_false(platform_event(&e, &TYPING, NOW, &piece, &out));
    }
}

static void commands_are_latin_letters_on_every_layout(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode sym;
        SDL_Scancode code;
        const char *letter;
    } rows[] = {
        {'c', SDL_SCANCODE_C, "c"},
        {'z', SDL_SCANCODE_Y, "z"},   /* by the layout, where it has the letter */
        {0x441, SDL_SCANCODE_C, "c"}, /* a Cyrillic one */
        {0x624, SDL_SCANCODE_V, "v"}, /* an Arabic one */
        {0x444, SDL_SCANCODE_A, "a"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Event e = key_down(rows[i].sym, rows[i].code, KMOD_LCTRL);
        struct ui_event out;
        size_t piece = 0;
        assert_true(platform_event(&e, &TYPING, NOW, &piece, &out));
        assert_int_equal(out.kind, UI_EVENT_KEY);
        assert_int_equal(out.key, UI_KEY_CHAR);
        assert_int_equal(out.mods, UI_MOD_CTRL);
        assert_string_equal(out.text, rows[i].letter);
    }
}

static void keys_without_a_field_are_letters(void **state)
{
    (void)state;
    SDL_Event s = key_down('s', SDL_SCANCODE_S, 0), one = key_down('&', SDL_SCANCODE_1, 0);
    SDL_Event insert = key_down(SDLK_INSERT, SDL_SCANCODE_INSERT, KMOD_SHIFT);
    struct ui_event out;
    size_t piece = 0;
    assert_true(platform_event(&s, &ELSEWHERE, NOW, &piece, &out));
    assert_string_equal(out.text, "s");
    assert_true(platform_event(&one, &ELSEWHERE, NOW, &piece, &out));
    assert_string_equal(out.text, "1"); /* the digit on its cap */
    assert_true(platform_event(&insert, &TYPING, NOW, &piece, &out));
    assert_int_equal(out.key, UI_KEY_INSERT);
    assert_int_equal(out.mods, UI_MOD_SHIFT);
    assert_int_equal(out.now_ms, NOW);
}

/* What a dead key and the letter after it make. */
static void composed_letters_come_as_text(void **state)
{
    (void)state;
    SDL_Event e = {.text = {.type = SDL_TEXTINPUT, .text = "\xC3\xAA"}};
    struct ui_event out;
    size_t piece = 0;
    assert_true(platform_event(&e, &TYPING, NOW, &piece, &out));
    assert_int_equal(out.kind, UI_EVENT_TEXT);
    assert_string_equal(out.text, "\xC3\xAA");
    assert_int_equal(piece, 0);
    e.text.text[0] = '\0';
    assert_false(platform_event(&e, &TYPING, NOW, &piece, &out));
}

static void a_composition_has_a_clause_and_an_end(void **state)
{
    (void)state;
    SDL_Event e = {.edit = {.type = SDL_TEXTEDITING, .text = "kana", .start = 1, .length = 2}};
    struct ui_event out;
    size_t piece = 0;
    assert_true(platform_event(&e, &TYPING, NOW, &piece, &out));
    assert_int_equal(out.kind, UI_EVENT_COMPOSITION);
    assert_string_equal(out.text, "kana");
    assert_int_equal(out.clause, 1);
    assert_int_equal(out.clause_n, 2);
    assert_int_equal(piece, 0);
    e.edit.text[0] = '\0';
    assert_true(platform_event(&e, &TYPING, NOW, &piece, &out)); /* it ends it */
    assert_string_equal(out.text, "");
    e = (SDL_Event){.editExt = {.type = SDL_TEXTEDITING_EXT, .text = NULL}};
    assert_true(platform_event(&e, &TYPING, NOW, &piece, &out));
    assert_string_equal(out.text, "");
}

/* Two hundred letters of two bytes: in pieces of whole letters, each knowing its place. */
static void a_long_composition_comes_in_pieces(void **state)
{
    (void)state;
    enum { LETTERS = 200 };
    char text[2 * LETTERS + 1], joined[sizeof text] = "";
    for (size_t i = 0; i < LETTERS; i++) {
        memcpy(text + 2 * i, "\xD8\xA7", 3);
    }
    SDL_Event e = {.editExt = {.type = SDL_TEXTEDITING_EXT, .text = text, .start = 190}};
    struct ui_event out;
    size_t piece = 0, n = 0;
    do {
        assert_true(platform_event(&e, &TYPING, NOW, &piece, &out));
        assert_int_equal(out.kind, UI_EVENT_COMPOSITION);
        assert_int_equal(out.at, n);
        assert_int_equal(out.clause, 190);
        size_t more = strlen(out.text);
        assert_true(more > 0 && more % 2 == 0 && n + more < sizeof joined);
        memcpy(joined + n, out.text, more + 1);
        n += more;
    } while (piece > 0);
    assert_string_equal(joined, text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_that_type_do_nothing_else),
        cmocka_unit_test(commands_are_latin_letters_on_every_layout),
        cmocka_unit_test(keys_without_a_field_are_letters),
        cmocka_unit_test(composed_letters_come_as_text),
        cmocka_unit_test(a_composition_has_a_clause_and_an_end),
        cmocka_unit_test(a_long_composition_comes_in_pieces),
    };
    return cmocka_run_group_tests_name("platform event", tests, NULL, NULL);
}
