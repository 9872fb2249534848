/* SPDX-License-Identifier: MIT
 *
 * The list of languages: what is offered, what is not, and its pages.                  */
#include "app_tests.h"

#include "base/os.h"

/* A folder of catalogues with this table; each of `tags` has a catalogue in English. */
static void locales_of(struct app_world *w, const char *table, const char *const *tags,
                       size_t count)
{
    struct arena *a = &w->arena;
    struct str dir = arena_printf(a, "%s/locales", w->data.path);
    struct str mo;
    assert_int_equal(os_dir_make(dir.p), OK);
    assert_int_equal(os_file_read(a, BINARY_DIR "/locales/en.mo", 1 << 20, &mo), OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(os_file_write(arena_printf(a, "%s/%s.mo", dir.p, tags[i]).p, mo), OK);
    }
    assert_int_equal(os_file_write(arena_printf(a, "%s/languages.txt", dir.p).p, str_from(table)),
                     OK);
    w->options.locale_dir = dir;
}

static struct str listed(struct app_world *w)
{
    struct str out = STR("");
    for (int i = 0; i < w->app->languages_listed; i++) {
        out = arena_printf(&w->arena, "%.*s%.*s ", STR_ARG(out), STR_ARG(w->app->languages[i].tag));
    }
    return out;
}

/* The course of these tests has glosses in English and Arabic. */
static void the_table_is_the_list(void **state)
{
    static const char *const files[] = {"en", "uk", "so", "pseudo"};
    static const struct {
        const char *table, *asked, *want, *spoken;
    } rows[] = {
        {"so\nuk\nen\n", "uk", "so uk en ar ", "uk"},
        {"# remark\n\nuk\nen\nso\n", "en", "uk en so ar ", "en"},
        {"uk\nfi\n", "uk", "uk en ar ", "uk"},     /* no catalogue; what is built in */
        {"uk\n", "pseudo", "uk en ar ", "pseudo"}, /* by name only */
        {"uk\n", "so", "uk en ar ", "so"},         /* likewise */
        {"uk\n", "../uk", "uk en ar ", "en"},      /* no tag */
        {"uk\nuk\n", "uk", "en ar ", "uk"},        /* a table that cannot be read */
        {"uk\nar\n", "uk", "uk en ar ", "uk"},     /* ar: glosses, no catalogue */
    };
    struct app_world *w = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        locales_of(w, rows[i].table, files, sizeof files / sizeof *files);
        w->options.language = str_from(rows[i].asked);
        app_world_start(w);
        assert_string_equal(listed(w).p, rows[i].want);
        assert_true(str_eq(w->app->languages[w->app->language].tag, str_from(rows[i].spoken)));
        app_world_stop(w);
    }
}

static bool all_but_ukrainian(void *ctx, struct str lang, struct str *package)
{
    *package = str_from(ctx);
    return !str_eq(lang, STR("uk"));
}

static void letters_that_are_not_installed(void **state)
{
    static const char *const files[] = {"en", "uk"};
    struct app_world *w = *state;
    locales_of(w, "uk\nen\n", files, 2);
    char package[] = "fonts-example";
    w->options.lang_ready = all_but_ukrainian;
    w->options.lang_ready_ctx = package;
    w->options.language = STR("uk");
    app_world_start(w);
    assert_true(str_eq(w->app->languages[w->app->language].tag, STR("en")));
    const struct ui_node *tile = ui_find(w->frame, "language", 0);
    assert_true(tile->flags & UI_NOT_NOW);
    assert_true(str_eq(tile->label, STR("Ukrainian")));
    assert_false(ui_find(w->frame, "language", 1)->flags & UI_NOT_NOW);

    app_world_play(w, "tap language\n"); /* it says what is missing, and is not chosen */
    assert_string_equal(app_world_notice(w), "notice.letters-missing");
    assert_true(app_world_shows_notice(w));
    const struct ui_node *notice = ui_find(w->frame, "notice-text", 0);
    assert_true(str_find(notice->words.text, STR("fonts-example")) != SIZE_MAX);
    app_world_play(w, "key Enter\nexpect no node notice-text\nexpect screen language\n");
    assert_true(str_eq(w->app->languages[w->app->language].tag, STR("en")));
    app_world_stop(w);
}

/* At twice the text size four fit; the fifth is behind the tile below them. */
static void pages(void **state)
{
    static const char *const files[] = {"en", "uk", "so", "ti", "fa", "tr", "pl", "sv", "ps"};
    struct app_world *w = *state;
    locales_of(w, "en\nuk\nso\nti\nfa\ntr\npl\nsv\nps\n", files, 9);
    w->window.text_scale = 2;
    w->options.language = STR("en");
    app_world_start(w);
    app_world_play(
        w, "expect node language 3\nexpect no node language 4\n"
           "expect fit\n"
           "tap languages-more\nexpect node language 4\nexpect no node language 3\n"
           "expect fit\n"
           "tap language 5\nexpect node language 5\n" /* chosen: the page stays */
           "tap languages-more\nexpect node language 8\nexpect no node language 7\n"
           "key Tab\nkey Tab shift\nexpect focus languages-more\nkey Enter\n" /* the keys: to the
                                                                                 first page again */
           "expect node language 0\n");
    assert_true(str_eq(w->app->languages[w->app->language].tag, STR("tr")));
    app_world_stop(w);

    w->options.language = STR("ps"); /* the page of the chosen one is the first to be seen */
    w->options.guest = true;
    app_world_start(w);
    app_world_play(w, "expect node language 8\nexpect focus language 8\n");
    app_world_stop(w);

    w->window.text_scale = 1;
    app_world_start(w);
    app_world_play(w, "expect no node languages-more\nexpect node language 9\nexpect fit\n");
    app_world_stop(w);
}

int app_language_tests(void)
{
    const struct CMUnitTest tests[] = {
        APP_TEST(the_table_is_the_list),
        APP_TEST(letters_that_are_not_installed),
        APP_TEST(pages),
    };
    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
