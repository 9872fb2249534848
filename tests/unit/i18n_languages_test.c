/* SPDX-License-Identifier: MIT
 *
 * The two tables of languages: their names (assets/endonyms.tsv), and those of the interface
 * (locales/languages.txt).                                                            */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "i18n/i18n_endonym.h"
#include "i18n/i18n_languages.h"
#include "text/text_clean.h"
#include "text/text_lang.h"
#include "text/text_letter.h"
#include "text/text_script.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define HEADING "lang\tendonym\tlatin\tgreeting\tsample\n"

static void endonyms(void **state)
{
    static const struct {
        const char *tsv;
        enum err want;
        size_t count;
    } rows[] = {
        {HEADING, OK, 0},
        {"# a remark\n\n" HEADING "# another\naa\tB b\tL\tC\tD\r\nbb\tB\tL\tC\tD", OK, 2},
        {"", ERR_FORMAT, 0},
        {"aa\tb\tc\td\te\n", ERR_FORMAT, 0},
        {HEADING "aa\tb\tc\td\n", ERR_FORMAT, 0},
        {HEADING "aa\tb\tc\td\te\tf\n", ERR_FORMAT, 0},
        {HEADING "aa\t \tc\td\te\n", ERR_FORMAT, 0},
        {HEADING "aa\tb\tc\td\te\naa\tb\tc\td\te\n", ERR_FORMAT, 0},
        {HEADING "aa\t\xFF\tc\td\te\n", ERR_FORMAT, 0},
    };
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct i18n_endonyms all;
        assert_int_equal(i18n_endonyms_parse(&a, str_from(rows[i].tsv), &all), rows[i].want);
        assert_int_equal(all.count, rows[i].count);
        const struct i18n_endonym *aa = i18n_endonym_of(&all, STR("aa"));
        assert_int_equal(aa != NULL, rows[i].count > 0);
        assert_true(!aa || str_eq(aa->endonym, STR("B b")));
    }
    arena_finish(&a);
}

static void too_many_endonyms(void **state)
{
    struct arena a;
    struct i18n_endonyms all;
    (void)state;
    arena_init(&a, 0);
    struct str tsv = STR(HEADING);
    for (int i = 0; i <= I18N_ENDONYMS_MAX; i++) {
        tsv = arena_printf(&a, "%.*sx%d\tb\tc\td\te\n", STR_ARG(tsv), i);
    }
    assert_int_equal(i18n_endonyms_parse(&a, tsv, &all), ERR_LIMIT);
    arena_finish(&a);
}

/* Letters of other scripts than the language's are a slip of the keyboard: a Cyrillic a in a
 * Latin name.  Japanese has three scripts, of which the table names one. */
static bool is_of(struct str lang, uint32_t c)
{
    char own[TEXT_SCRIPT_BYTES], script[TEXT_SCRIPT_BYTES];
    text_lang_script(lang, own);
    text_letter_script(c, script);
    bool shared = strcmp(script, "Zyyy") == 0 || strcmp(script, "Zinh") == 0;
    bool unknown = strcmp(own, "Zyyy") == 0 && strcmp(script, "Latn") == 0;
    bool chinese = strncmp(own, "Han", 3) == 0 && strcmp(script, "Hani") == 0;
    bool japanese =
        strcmp(own, "Jpan") == 0 && (strcmp(script, "Hani") == 0 || strcmp(script, "Hira") == 0);
    bool korean = strcmp(own, "Kore") == 0 && strcmp(script, "Hang") == 0;
    return shared || unknown || chinese || japanese || korean || strcmp(script, own) == 0;
}

static int foreign_letters(struct str lang, struct str text, const char *what)
{
    int bad = 0;
    for (struct str rest = text; rest.n > 0;) {
        uint32_t c = utf8_next(&rest);
        if (!is_of(lang, c)) {
            printf("%.*s: %s has U+%04X of another script\n", STR_ARG(lang), what, c);
            bad++;
        }
    }
    return bad;
}

static size_t letters_apart(struct str sample)
{
    size_t n = 0;
    struct str letter;
    while (str_next(&sample, ' ', &letter)) {
        n += letter.n > 0;
    }
    return n;
}

static void the_names_of_the_program(void **state)
{
    enum { ROWS_LEAST = 100 };
    struct arena a;
    struct i18n_endonyms all;
    int bad = 0;
    (void)state;
    arena_init(&a, 0);
    assert_int_equal(i18n_endonyms_read(&a, SOURCE_DIR "/assets/endonyms.tsv", &all), OK);
    assert_true(all.count >= ROWS_LEAST);
    for (size_t i = 0; i < all.count; i++) {
        const struct i18n_endonym *l = &all.items[i];
        assert_true(i18n_tag_is_good(l->lang));
        assert_true(text_is_nfc(l->endonym) && text_is_nfc(l->greeting) && text_is_nfc(l->sample));
        assert_int_equal(letters_apart(l->sample), 3);
        bad += foreign_letters(l->lang, l->endonym, "endonym");
        bad += foreign_letters(l->lang, l->greeting, "greeting");
        bad += foreign_letters(l->lang, l->sample, "sample");
        bad += foreign_letters(STR("und-Latn"), l->latin, "latin");
        for (size_t k = 0; k < i; k++) { /* two tiles that nobody could tell apart */
            assert_false(str_eq(all.items[k].endonym, l->endonym));
            assert_false(str_eq(all.items[k].latin, l->latin));
        }
    }
    assert_int_equal(bad, 0);
    assert_null(i18n_endonym_of(&all, STR("")));
    assert_int_equal(i18n_endonyms_read(&a, BINARY_DIR "/no-such.tsv", &all), ERR_NOT_FOUND);
    assert_int_equal(all.count, 0);
    arena_finish(&a);
}

static void foreign_letters_are_found(void **state)
{
    (void)state;
    assert_int_equal(foreign_letters(STR("en"), STR("Engl\u0456sh"), "planted"), 1);
    assert_int_equal(foreign_letters(STR("ar"), STR("العربية-a"), "planted"), 1);
}

static void tables_of_languages(void **state)
{
    static const struct {
        const char *text;
        enum err want;
        size_t count;
    } rows[] = {
        {"", OK, 0},
        {"# remark\n\n en \r\nzh-Hant\nnl", OK, 3},
        {"en\nen\n", ERR_FORMAT, 0},
        {"../en\n", ERR_FORMAT, 0},
        {"en nl\n", ERR_FORMAT, 0},
        {"en.po\n", ERR_FORMAT, 0},
        {"-en\n", ERR_FORMAT, 0},
        {"en-\n", ERR_FORMAT, 0},
        {"a--b\n", ERR_FORMAT, 0},
        {"abcdefghijklmnopqrstuvwxyzabcdefghij\n", ERR_FORMAT, 0},
    };
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct i18n_languages all;
        assert_int_equal(i18n_languages_parse(&a, str_from(rows[i].text), &all), rows[i].want);
        assert_int_equal(all.count, rows[i].count);
    }
    struct i18n_languages all;
    struct str many = STR("");
    for (int i = 0; i <= I18N_LANGUAGES_MAX; i++) {
        many = arena_printf(&a, "%.*sx%d\n", STR_ARG(many), i);
    }
    assert_int_equal(i18n_languages_parse(&a, many, &all), ERR_LIMIT);
    assert_int_equal(i18n_languages_read(&a, BINARY_DIR "/none.txt", &all), ERR_NOT_FOUND);
    arena_finish(&a);
}

/* Each language that is offered has a name of its own. */
static void every_language_has_a_name(void **state)
{
    struct arena a;
    struct i18n_endonyms names;
    struct i18n_languages table;
    (void)state;
    arena_init(&a, 0);
    assert_int_equal(i18n_endonyms_read(&a, SOURCE_DIR "/assets/endonyms.tsv", &names), OK);
    assert_int_equal(i18n_languages_read(&a, SOURCE_DIR "/locales/languages.txt", &table), OK);
    assert_true(table.count > 0);
    for (size_t i = 0; i < table.count; i++) {
        assert_non_null(i18n_endonym_of(&names, table.tags[i]));
    }
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endonyms),
        cmocka_unit_test(too_many_endonyms),
        cmocka_unit_test(the_names_of_the_program),
        cmocka_unit_test(foreign_letters_are_found),
        cmocka_unit_test(tables_of_languages),
        cmocka_unit_test(every_language_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
