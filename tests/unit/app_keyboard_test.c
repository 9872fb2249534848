/* SPDX-License-Identifier: MIT
 *
 * The keyboard on screen: the shipped ones, which file is taken, which letters are taught.  */
#include "app_tests.h"

#include <string.h>

#define E_ACUTE  "\xC3\xA9"
#define LONG_TAG "a-tag-that-is-longer-than-any-tag-that-anybody-has-ever-written-down-or-will"

static const char *const FOLDER = SOURCE_DIR "/assets/lang";

struct desk {
    struct arena a;
    struct diag_list diags;
    struct text_tools tools;
    struct app_keyboard board;
};

static void open_desk(struct desk *d, const char *folder, const char *lang)
{
    *d = (struct desk){.board = {.own_count = 0}};
    arena_init(&d->a, 0);
    diag_init(&d->diags, &d->a);
    text_tools_init(&d->tools, str_from(lang));
    app_keyboard_load(folder, str_from(lang), &d->tools, &d->a, &d->diags, &d->board);
    assert_int_equal(d->diags.errors, 0);
}

static void close_desk(struct desk *d)
{
    text_tools_finish(&d->tools);
    arena_finish(&d->a);
}

static int key_of(const struct app_keyboard *board, const char *letters)
{
    for (int key = 0; key < APP_KEY_LETTERS; key++) {
        if (str_eq(board->letters[key], str_from(letters))) {
            return key;
        }
    }
    return -1;
}

/* Every letter of the alphabet has one key; the language's own are bold. */
static void shipped_keyboards_have_their_letters(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *own;
        int columns;
    } rows[] = {
        {"nl", "ij " E_ACUTE " \xC3\xAB \xC3\xAF \xC3\xB6 \xC3\xBC", 11},
        {"sv", "\xC3\xA5 \xC3\xA4 \xC3\xB6 " E_ACUTE, 12},
        {"nl-BE", "ij", 11}, /* the wider language's */
        {"tr", "", 11},      /* the script's */
        {"tr-Latn-CY", "", 11},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk d;
        open_desk(&d, FOLDER, rows[i].lang);
        assert_true(app_keyboard_is_there(&d.board) && d.board.cased);
        assert_int_equal(app_keyboard_columns(&d.board), rows[i].columns);
        for (char c = 'a'; c <= 'z'; c++) {
            int key = key_of(&d.board, (const char[]){c, '\0'});
            assert_true(key >= 0 && !d.board.bold[key]);
        }
        struct str own = str_from(rows[i].own), letters;
        while (str_next(&own, ' ', &letters)) {
            int key = key_of(&d.board, arena_cstr(&d.a, letters));
            assert_true(letters.n == 0 || (key >= 0 && d.board.bold[key]));
        }
        for (int a = 0; a < APP_KEY_LETTERS; a++) {
            for (int b = 0; b < a && d.board.letters[a].n > 0; b++) {
                assert_false(str_eq(d.board.letters[a], d.board.letters[b]));
            }
        }
        close_desk(&d);
    }
}

static void no_file_means_no_keys(void **state)
{
    (void)state;
    static const char *const langs[] = {"ar",       "am",      "",      "../lang/nl",
                                        "nl/../sv", "no.such", LONG_TAG};
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        struct desk d;
        open_desk(&d, FOLDER, langs[i]);
        assert_false(app_keyboard_is_there(&d.board));
        assert_false(d.board.cased);
        close_desk(&d);
    }
    struct desk d;
    open_desk(&d, BINARY_DIR "/no-such-folder", "nl");
    assert_false(app_keyboard_is_there(&d.board));
    close_desk(&d);
}

static struct app_keyboard board_of(struct arena *a, struct diag_list *diags, const char *text,
                                    const struct text_tools *tools)
{
    struct table_ini ini = {0};
    assert_int_equal(table_ini_read(str_from(text), STR("test"), a, diags, &ini), OK);
    return app_keyboard_of(&ini, tools);
}

static void what_is_too_much_is_left_out(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d, FOLDER, "und-Zyyy");
    d.board = board_of(&d.a, &d.diags,
                       "[keyboard]\nrow1 = a  b c d e f g h i j k l m n\n"
                       "row2 = a-key-with-far-too-many-letters z\nown = 1 2 3 4 5 6 7 8 9\n",
                       &d.tools);
    assert_int_equal(d.board.counts[0], APP_KEYBOARD_KEYS);
    assert_int_equal(d.board.counts[1], 1);
    assert_true(str_eq(d.board.letters[APP_KEYBOARD_KEYS], STR("z")));
    assert_int_equal(d.board.own_count, APP_KEYBOARD_OWN);
    assert_int_equal(app_keyboard_columns(&d.board), 13);
    close_desk(&d);
}

static struct pack course(struct pack_item *items, int count)
{
    return (struct pack){.items = items, .item_count = count};
}

/* What is shown of "a e E-acute i ij j c ' d t - x z" after unit 0 and after unit 1. */
static void letters_taught_so_far_are_shown(void **state)
{
    (void)state;
    static const struct str accept[] = {STR_INIT("ei-e"), STR_INIT("Z")};
    struct pack_item items[] = {
        {.unit = 0, .text = STR_INIT("IJ")},
        {.unit = 0,
         .text = STR_INIT("c"
                          "a"
                          "e\xCC\x81"),
         .article = STR_INIT("'t")},
        {.unit = 1, .text = STR_INIT("D"), .accept = {accept, 2}},
        {.unit = 2, .text = STR_INIT("x")},
    };
    static const struct {
        const char *letters;
        int from_unit; /* shown from then on */
    } rows[] = {
        {"a", 0}, {"e", 1}, {E_ACUTE, 9}, {"i", 0}, {"ij", 0}, {"j", 0}, {"c", 0},
        {"'", 0}, {"d", 1}, {"t", 0},     {"-", 1}, {"x", 2},  {"z", 1}, {"q", 9},
    };
    struct pack pack = course(items, 4);
    struct desk d;
    open_desk(&d, FOLDER, "nl");
    struct app_keyboard before = d.board;
    for (int unit = 0; unit < 3; unit++) {
        app_keyboard_hide_untaught(&d.board, &pack, unit, &d.tools);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            int key = key_of(&d.board, rows[i].letters);
            assert_true(key >= 0);
            assert_int_equal(d.board.hidden[key], unit < rows[i].from_unit);
            struct str typed = app_keyboard_letters(&d.board, key, APP_SHIFT_OFF, &d.tools, &d.a);
            assert_int_equal(typed.n > 0, !d.board.hidden[key]);
        }
        assert_memory_equal(d.board.letters, before.letters, sizeof before.letters);
        assert_memory_equal(d.board.counts, before.counts, sizeof before.counts);
    }
    app_keyboard_show_all(&d.board);
    assert_false(d.board.hidden[key_of(&d.board, "q")]);
    close_desk(&d);
}

static void capitals_are_the_language_s(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *letters, *capital;
    } rows[] = {{"nl", "ij", "IJ"},
                {"nl", E_ACUTE, "\xC3\x89"},
                {"nl", "'", "'"},
                {"tr", "i", "\xC4\xB0"},
                {"sv", "\xC3\xA5", "\xC3\x85"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk d;
        open_desk(&d, FOLDER, rows[i].lang);
        int key = key_of(&d.board, rows[i].letters);
        struct ui_edit_op once =
            app_keyboard_op(&d.board, key, APP_SHIFT_ONCE, str_from(rows[i].lang));
        struct ui_edit_op off =
            app_keyboard_op(&d.board, key, APP_SHIFT_OFF, str_from(rows[i].lang));
        assert_int_equal(once.kind, UI_EDIT_INSERT);
        assert_string_equal(once.text, rows[i].capital);
        assert_string_equal(off.text, rows[i].letters);
        close_desk(&d);
    }
}

int app_keyboard_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_keyboards_have_their_letters),
        cmocka_unit_test(no_file_means_no_keys),
        cmocka_unit_test(what_is_too_much_is_left_out),
        cmocka_unit_test(letters_taught_so_far_are_shown),
        cmocka_unit_test(capitals_are_the_language_s),
    };
    return cmocka_run_group_tests_name("app keyboard", tests, NULL, NULL);
}
