/* SPDX-License-Identifier: MIT
 *
 * The first start and those after it: language, direction, course.                     */
#include "app_tests.h"

#include "support/street.h"

static struct str language_of(const struct app_world *w)
{
    return w->app->languages[w->app->language].tag;
}

static void the_first_start_asks_for_a_language(void **state)
{
    static const struct {
        const char *asked, *language;
        bool rtl;
    } rows[] = {
        {"en", "en", false}, {"nl", "nl", false},          {"nl-BE", "nl", false},
        {"ar", "ar", true},  {"ar-Arab-EG", "ar", true},   {"de", "en", false},
        {"", "en", false},   {"../../etc", "en", false},   {"C", "en", false},
        {"-", "en", false},  {"zz-zz-zz-zz", "en", false}, {"EN", "en", false},
    };
    struct app_world *w = *state;
    w->options.guest = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        w->options.language = str_from(rows[i].asked);
        app_world_start(w);
        app_world_play(w, "expect screen language\n");
        assert_true(str_eq(language_of(w), str_from(rows[i].language)));
        assert_int_equal(ui_port(w->frame)->rtl, rows[i].rtl);
        app_world_stop(w);
    }
}

/* Help stands at the start, leaving at the end: which is which side changes with the language. */
static void arabic_runs_from_the_right_and_back(void **state)
{
    struct app_world *w = *state;
    w->options.language = STR("ar");
    app_world_start(w);
    assert_true(ui_find(w->frame, "help", 0)->rect.x > ui_find(w->frame, "leave", 0)->rect.x);
    int english = -1;
    for (int i = 0; i < w->app->language_count; i++) {
        english = str_eq(w->app->languages[i].tag, STR("en")) ? i : english;
    }
    assert_true(english >= 0);
    app_world_play(
        w, arena_printf(&w->arena, "tap language %d\nexpect text language.choose\n", english).p);
    assert_false(ui_port(w->frame)->rtl);
    assert_true(ui_find(w->frame, "help", 0)->rect.x < ui_find(w->frame, "leave", 0)->rect.x);
    app_world_stop(w);
}

static void a_language_without_an_interface_keeps_its_glosses(void **state)
{
    struct app_world *w = *state;
    w->options.locale_dir = STR(BINARY_DIR "/no-such-folder");
    w->options.language = STR("ar");
    app_world_start(w);
    assert_true(str_eq(language_of(w), STR("ar"))); /* the course speaks it */
    assert_true(str_eq(i18n_lang(w->app->catalogue), STR("en")));
    assert_false(ui_port(w->frame)->rtl);
    app_world_play(w, "expect text language.choose\ntap go-on\ntap course\ntap station\n"
                      "expect screen present\n");
    struct str meaning = ui_find(w->frame, "gloss", 0)->words.text;
    assert_true(pack_item_of_id(app_pack(w->app), STR("straat")) == 0);
    assert_true((unsigned char)meaning.p[0] >= 0xD8); /* Arabic letters */
    app_world_stop(w);
}

static void the_second_start_goes_on_at_the_map(void **state)
{
    struct app_world *w = *state;
    street_write(app_world_pack(w, "other.talapack"), 1);
    app_world_start(w);
    app_world_play(w, "expect screen language\ntap language 1\ntap go-on\ntap course 1\n"
                      "tap station 1\nuntil summary\n");
    struct str chosen = arena_str(&w->arena, language_of(w));
    struct str course = arena_str(&w->arena, app_pack(w->app)->info.uuid);
    app_world_stop(w);

    w->options.language = STR("nl"); /* what was chosen counts, not the system */
    app_world_start(w);
    app_world_play(w, "expect screen home\nexpect focus get-on\n");
    assert_true(str_eq(language_of(w), chosen));
    assert_true(str_eq(app_pack(w->app)->info.uuid, course));
    assert_int_equal(w->app->home.states[STREET_BREAD].met, 1); /* and the progress is there */
    app_world_stop(w);
}

static void a_course_that_went_is_asked_anew(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\nexpect screen home\n");
    app_world_stop(w);
    assert_int_equal(remove(app_world_pack(w, "street.talapack")), 0);
    street_write(app_world_pack(w, "other.talapack"), 1);
    app_world_start(w);
    app_world_play(w, "expect screen language\ntap go-on\nexpect screen course\n");
    app_world_stop(w);
}

/* Two days later something waits, and the map says so. */
static void what_was_learnt_comes_back(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\nexpect node nothing-due\ntap station 1\n"
                      "until summary\nkey Enter\nexpect screen home\n");
    app_world_stop(w);
    clock_advance(&w->clock, (int64_t)2 * 24 * 3600 * 1000);
    app_world_start(w);
    app_world_play(w, "expect node due\nexpect text home.words-wait\ntap get-on\n");
    assert_true(w->app->home.due > 0);
    app_world_stop(w);
}

/* What the learner put aside is neither asked nor met; with everything put aside there is no
 * lesson. */
static void what_is_put_aside_stays_away(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\n");
    const struct pack *pack = app_pack(w->app);
    for (int i = 0; i < pack->item_count; i++) {
        assert_int_equal(store_suspend(w->app->store, pack->items[i].key, true), OK);
    }
    app_world_play(w, "tap get-on\nexpect screen home\nexpect text home.nothing-now\n");
    const struct pack_item *only = &pack->items[pack->units[0].first_item + 1];
    assert_int_equal(store_suspend(w->app->store, only->key, false), OK);
    app_world_play(w, "tap get-on\nexpect screen present\n");
    assert_int_equal(lesson_session_now(w->app->drill.session).exercise->item,
                     (int)(only - pack->items));
    app_world_play(w, "until summary\n");
    assert_int_equal(w->app->summary.count, 1);
    app_world_stop(w);
}

static void the_same_seed_gives_the_same_lesson(void **state)
{
    struct app_world *w = *state;
    struct str dumps[2];
    w->options.guest = true;
    for (int i = 0; i < 2; i++) {
        app_world_start(w);
        app_world_play(w, "tap go-on\ntap course\ntap get-on\nuntil listen-picture\n");
        struct buf dump;
        buf_init(&dump, 1 << 20);
        assert_int_equal(ui_dump(w->frame, &dump), OK);
        dumps[i] = arena_str(&w->arena, buf_str(&dump));
        buf_finish(&dump);
        app_world_stop(w);
    }
    assert_true(str_eq(dumps[0], dumps[1]));
}

int app_start_tests(void)
{
    const struct CMUnitTest tests[] = {
        APP_TEST(the_first_start_asks_for_a_language),
        APP_TEST(arabic_runs_from_the_right_and_back),
        APP_TEST(a_language_without_an_interface_keeps_its_glosses),
        APP_TEST(the_second_start_goes_on_at_the_map),
        APP_TEST(a_course_that_went_is_asked_anew),
        APP_TEST(what_was_learnt_comes_back),
        APP_TEST(what_is_put_aside_stays_away),
        APP_TEST(the_same_seed_gives_the_same_lesson),
    };
    return cmocka_run_group_tests_name("start", tests, NULL, NULL);
}
