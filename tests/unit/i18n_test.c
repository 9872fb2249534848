/* SPDX-License-Identifier: MIT
 *
 * Catalogues are made by msgfmt from tests/cases/i18n_*.po.                          */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/os.h"
#include "base/utf8.h"
#include "i18n/i18n.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define LRI "\xE2\x81\xA6"
#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"

#define FOLDER BINARY_DIR "/engine/i18n/"

struct fixture {
    struct arena arena;
    struct i18n_catalogue source, translation;
    int lines_logged;
};

static void count_line(void *ctx, enum log_level level, const char *module, const char *line)
{
    struct fixture *f = ctx;
    assert_int_equal(level, LOG_LEVEL_WARN);
    assert_string_equal(module, "i18n");
    assert_non_null(line);
    f->lines_logged++;
}

static int setup(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    arena_init(&f->arena, 0);
    log_set_sink(count_line, f, LOG_LEVEL_DEBUG);
    assert_int_equal(i18n_open(&f->source, FOLDER "i18n_source.mo", NULL), OK);
    assert_int_equal(i18n_open(&f->translation, FOLDER "i18n_translation.mo", &f->source), OK);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    i18n_finish(&f->translation);
    i18n_finish(&f->translation);
    i18n_finish(&f->source);
    log_set_sink(NULL, NULL, LOG_LEVEL_WARN);
    arena_finish(&f->arena);
    free(f);
    return 0;
}

static void assert_str(struct fixture *f, struct str got, const char *want)
{
    assert_string_equal(arena_cstr(&f->arena, got), want);
}

static void texts_by_key(void **state)
{
    static const struct {
        const char *key, *translation, *source;
        bool has;
    } rows[] = {
        {"test.go", "Йти", "Go", true},
        {"test.go-on", "Далі", "Go on", true},
        {"test.untranslated", "{n} day", "{n} day", true},
        {"test.words", "{n} слово", "{n} word", true},
        {"test.g", "test.g", "test.g", false},
        {"test.go-onn", "test.go-onn", "test.go-onn", false},
        {"", "", "", false}, /* never the header */
        {"zzz", "zzz", "zzz", false},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_str(f, i18n_text(&f->translation, rows[i].key), rows[i].translation);
        assert_str(f, i18n_text(&f->source, rows[i].key), rows[i].source);
        assert_int_equal(i18n_has(&f->translation, rows[i].key), rows[i].has);
    }
    assert_str(f, i18n_lang(&f->translation), "uk-UA");
    assert_str(f, i18n_lang(&f->source), "en");
    assert_int_equal(f->lines_logged, 0);
}

static void forms_by_the_rule_of_their_file(void **state)
{
    static const struct {
        int64_t n;
        const char *translated, *fallback;
    } rows[] = {
        {1, "{n} слово", "{n} day"},  {2, "{n} слова", "{n} days"},  {5, "{n} слів", "{n} days"},
        {11, "{n} слів", "{n} days"}, {21, "{n} слово", "{n} days"}, {0, "{n} слів", "{n} days"},
        {-1, "{n} слово", "{n} day"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_str(f, i18n_plural(&f->translation, "test.words", rows[i].n), rows[i].translated);
        assert_str(f, i18n_plural(&f->translation, "test.untranslated", rows[i].n),
                   rows[i].fallback);
    }
    assert_str(f, i18n_plural(&f->translation, "test.go", 7), "Йти");
    assert_str(f, i18n_plural(&f->translation, "test.none", 7), "test.none");
}

static void arguments_are_isolated(void **state)
{
    struct fixture *f = *state;
    struct arena *a = &f->arena;
    struct i18n_arg args[] = {i18n_arg_ltr("phone", STR("+31 20 123")),
                              i18n_arg_text("name", STR("سارة"))};
    assert_str(f, i18n_format(a, &f->source, "test.call", args, 2),
               FSI "سارة" PDI ", call " LRI "+31 20 123" PDI "!");
    assert_str(f, i18n_format(a, &f->translation, "test.call", args, 2),
               "Дзвоніть " LRI "+31 20 123" PDI ", " FSI "سارة" PDI "!");
    assert_str(f, i18n_format(a, &f->source, "test.call", args, 1),
               "{name}, call " LRI "+31 20 123" PDI "!");
    assert_str(f, i18n_format(a, &f->source, "test.call", NULL, 0), "{name}, call {phone}!");
    assert_str(f, i18n_format_plural(a, &f->translation, "test.words", 5, NULL, 0),
               LRI "5" PDI " слів");
    struct i18n_arg n = i18n_arg_text("n", STR("five"));
    assert_str(f, i18n_format_plural(a, &f->source, "test.words", 5, &n, 1),
               FSI "five" PDI " words");
}

static void odd_braces(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"", ""},
        {"no", "no"},
        {"{", "{"},
        {"}", "}"},
        {"{}", "{}"},
        {"{n", "{n"},
        {"n}", "n}"},
        {"{ {n}", "{ " LRI "-3" PDI},
        {"{{n}}", "{" LRI "-3" PDI "}"},
        {"{n}{n}", LRI "-3" PDI LRI "-3" PDI},
        {"{N}{nn}", "{N}{nn}"},
        {"{evil}", FSI "{n}" PDI}, /* what is inserted is not read again */
        {"{reach}", FSI "ab" PDI},
    };
    struct fixture *f = *state;
    struct i18n_arg args[] = {i18n_arg_number("n", -3), i18n_arg_text("evil", STR("{n}")),
                              i18n_arg_text("reach", STR("a" PDI "b"))};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_str(f, i18n_fill(&f->arena, str_from(rows[i].text), args, COUNT(args)),
                   rows[i].want);
    }
}

static void long_texts_are_cut(void **state)
{
    struct fixture *f = *state;
    size_t n = I18N_TEXT_BYTES_MAX + 10;
    char *xs = ARENA_ARRAY(&f->arena, char, n);
    memset(xs, 'x', n);
    struct i18n_arg arg = i18n_arg_text("n", (struct str){xs, n / 2});
    assert_int_equal(i18n_fill(&f->arena, (struct str){xs, n}, NULL, 0).n, I18N_TEXT_BYTES_MAX);
    assert_true(i18n_fill(&f->arena, STR("{n}{n}{n}"), &arg, 1).n <= I18N_TEXT_BYTES_MAX);
}

static void builtin_texts(void **state)
{
    struct fixture *f = *state;
    struct i18n_catalogue c;
    i18n_init_builtin(&c);
    assert_true(i18n_has(&c, "language.title"));
    assert_true(i18n_lang(&c).n > 0);
    assert_int_equal(f->lines_logged, 0);
    i18n_finish(&c);
}

static void a_missing_file_costs_the_translation_only(void **state)
{
    struct fixture *f = *state;
    struct i18n_catalogue c;
    assert_int_equal(i18n_open(&c, FOLDER "none.mo", &f->source), ERR_NOT_FOUND);
    assert_int_equal(f->lines_logged, 1);
    assert_str(f, i18n_text(&c, "test.go-on"), "Go on");
    assert_str(f, i18n_lang(&c), "en");
    i18n_finish(&c);

    assert_int_equal(i18n_open(&c, SOURCE_DIR "/tests/cases/i18n_source.po", &f->source),
                     ERR_FORMAT);
    assert_int_equal(f->lines_logged, 2);
    assert_str(f, i18n_plural(&c, "test.words", 2), "{n} words");
    i18n_finish(&c);

    assert_int_equal(i18n_open(&c, FOLDER "none.mo", NULL), ERR_NOT_FOUND);
    assert_str(f, i18n_text(&c, "test.go-on"), "test.go-on");
    assert_str(f, i18n_lang(&c), "");
}

static struct str read_mo(struct fixture *f)
{
    struct str mo;
    assert_int_equal(os_file_read(&f->arena, FOLDER "i18n_translation.mo", 1 << 20, &mo), OK);
    return mo;
}

/* The texts of the fallback, and one line in the log. */
static void assert_falls_back(struct fixture *f, const struct i18n_catalogue *c)
{
    assert_str(f, i18n_text(c, "test.go"), "Go");
    assert_str(f, i18n_plural(c, "test.words", 2), "{n} words");
    assert_str(f, i18n_lang(c), "en");
    assert_int_equal(f->lines_logged, 1);
}

static void cut_files_are_refused(void **state)
{
    struct fixture *f = *state;
    struct str whole = read_mo(f);
    for (size_t n = 0; n < whole.n; n++) {
        struct i18n_catalogue c;
        struct str cut = arena_str(&f->arena, str_slice(whole, 0, n));
        f->lines_logged = 0;
        assert_int_equal(i18n_open_bytes(&c, cut, &f->source), ERR_FORMAT);
        assert_falls_back(f, &c);
    }
}

/* Each bit of the file: what is good enough to be opened answers in well-formed text. */
static void flipped_bits(void **state)
{
    struct fixture *f = *state;
    struct str whole = read_mo(f);
    size_t refused = 0;
    for (size_t i = 0; i < whole.n * 8; i++) {
        struct arena a = {0};
        struct i18n_catalogue c;
        char *copy = arena_cstr(&a, whole);
        copy[i / 8] ^= (char)(1 << i % 8);
        f->lines_logged = 0;
        if (i18n_open_bytes(&c, (struct str){copy, whole.n}, &f->source) != OK) {
            refused++;
            assert_falls_back(f, &c);
        }
        struct str text = i18n_format_plural(&a, &c, "test.words", 3, NULL, 0);
        assert_true(text.n > 0 && utf8_bad(text) == SIZE_MAX);
        assert_true(i18n_text(&c, "test.go").n > 0);
        arena_finish(&a);
    }
    assert_true(refused > whole.n);
}

static void messages_one_by_one(void **state)
{
    struct fixture *f = *state;
    const struct i18n_mo *mo = &f->source.mo;
    size_t with_key = 0;
    for (uint32_t i = 0; i < mo->count; i++) {
        struct str key, found;
        struct str text = i18n_mo_message(mo, i, &key);
        with_key += key.n > 0;
        assert_true(key.n == 0 || (i18n_mo_find(mo, key, &found) && str_eq(found, text)));
    }
    assert_int_equal(with_key, mo->count - 1); /* all but the header */
}

/* A file with one field of its header changed. */
static void header_fields(void **state)
{
    static const struct {
        size_t at;
        uint8_t value;
        enum err want;
    } rows[] = {
        {0, 0x00, ERR_FORMAT},  /* magic */
        {6, 0x02, ERR_VERSION}, /* major revision 2 */
        {10, 0x7F, ERR_LIMIT},  /* number of messages */
        {8, 0x60, ERR_FORMAT},  /* more than there is room for */
        {15, 0xFF, ERR_FORMAT}, /* where the originals are */
        {19, 0xFF, ERR_FORMAT}, /* where the translations are */
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct i18n_mo mo;
        struct str bytes = read_mo(f);
        char *copy = arena_cstr(&f->arena, bytes);
        copy[rows[i].at] = (char)rows[i].value;
        assert_int_equal(i18n_mo_open(&mo, (struct str){copy, bytes.n}), rows[i].want);
        assert_int_equal(mo.count, 0);
    }
}

static void put_u32(char *p, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        p[i] = (char)(value >> 8 * i);
    }
}

/* One message, its translation as long as asked for. */
static struct str mo_of_length(struct arena *a, uint32_t n)
{
    enum { ORIGINALS = 28, TRANSLATIONS = 36, BYTES = 44 };
    char *p = ARENA_ARRAY(a, char, BYTES + n + 1);
    const uint32_t words[] = {0x950412DE, 0, 1,         ORIGINALS, TRANSLATIONS, 0,
                              0,          0, BYTES + n, n,         BYTES};
    for (size_t i = 0; i < COUNT(words); i++) {
        put_u32(p + 4 * i, words[i]);
    }
    memset(p + BYTES, 'a', n);
    return (struct str){p, BYTES + n + 1};
}

/* Thousands may lie over each other in a small file: each is read when it is opened. */
static void messages_are_not_endless(void **state)
{
    struct fixture *f = *state;
    struct i18n_mo mo;
    struct str most = mo_of_length(&f->arena, I18N_MESSAGE_BYTES_MAX);
    struct str more = mo_of_length(&f->arena, I18N_MESSAGE_BYTES_MAX + 1);
    assert_int_equal(i18n_mo_open(&mo, most), OK);
    assert_int_equal(i18n_mo_open(&mo, more), ERR_LIMIT);
    assert_int_equal(mo.count, 0);
}

static void other_byte_order(void **state)
{
    struct fixture *f = *state;
    struct i18n_catalogue c;
    assert_int_equal(i18n_open(&c, FOLDER "i18n_big_endian.mo", NULL), OK);
    assert_str(f, i18n_text(&c, "test.go-on"), "Далі");
    assert_str(f, i18n_lang(&c), "uk-UA");
    i18n_finish(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(texts_by_key, setup, teardown),
        cmocka_unit_test_setup_teardown(forms_by_the_rule_of_their_file, setup, teardown),
        cmocka_unit_test_setup_teardown(arguments_are_isolated, setup, teardown),
        cmocka_unit_test_setup_teardown(odd_braces, setup, teardown),
        cmocka_unit_test_setup_teardown(long_texts_are_cut, setup, teardown),
        cmocka_unit_test_setup_teardown(builtin_texts, setup, teardown),
        cmocka_unit_test_setup_teardown(a_missing_file_costs_the_translation_only, setup, teardown),
        cmocka_unit_test_setup_teardown(cut_files_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(flipped_bits, setup, teardown),
        cmocka_unit_test_setup_teardown(messages_one_by_one, setup, teardown),
        cmocka_unit_test_setup_teardown(header_fields, setup, teardown),
        cmocka_unit_test_setup_teardown(messages_are_not_endless, setup, teardown),
        cmocka_unit_test_setup_teardown(other_byte_order, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
