/* SPDX-License-Identifier: MIT
 *
 * What a learner chooses about lessons: it holds at once, at the next start, and only where it
 * is sound.                                                                             */
#include "app_tests.h"

#include "app/app_message.h"

static const char TO_SETTINGS[] = "tap go-on\ntap course\ntap settings\nexpect screen settings\n";

/* ---- pure ---- */

static void steps_are_fine_below_ten_and_coarse_above(void **state)
{
    static const struct {
        int from, longer, shorter;
    } rows[] = {
        {3, 4, 3},    {4, 5, 3},    {9, 10, 8},   {10, 15, 9},  {11, 15, 10}, {12, 15, 10},
        {15, 20, 10}, {19, 20, 15}, {20, 25, 15}, {55, 60, 50}, {59, 60, 55}, {60, 60, 55},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(app_minutes_step(rows[i].from, 1), rows[i].longer);
        assert_int_equal(app_minutes_step(rows[i].from, -1), rows[i].shorter);
    }
}

static void assert_offer(int chosen, int most, const int *expected, int count)
{
    struct app_minutes m = app_minutes_offer(chosen, most);
    assert_int_equal(m.count, count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(m.list[i], expected[i]);
    }
}

static void the_chosen_minutes_are_always_offered(void **state)
{
    static const struct {
        int chosen, three[3], four[4]; /* four[3] == 0: three are enough */
    } rows[] = {
        {3, {3, 10, 20}, {3, 5, 10, 20}},   {5, {5, 10, 20}, {5, 10, 20, 0}},
        {6, {6, 10, 20}, {5, 6, 10, 20}},   {8, {5, 8, 20}, {5, 8, 10, 20}},
        {10, {5, 10, 20}, {5, 10, 20, 0}},  {12, {5, 12, 20}, {5, 10, 12, 20}},
        {15, {5, 10, 15}, {5, 10, 15, 20}}, {20, {5, 10, 20}, {5, 10, 20, 0}},
        {60, {5, 10, 60}, {5, 10, 20, 60}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_offer(rows[i].chosen, APP_MINUTES_USUAL, rows[i].three, 3);
        assert_offer(rows[i].chosen, APP_MINUTES_MOST, rows[i].four, rows[i].four[3] ? 4 : 3);
    }
}

static void a_choice_is_an_effect_and_touches_nothing_else(void **state)
{
    (void)state;
    struct app_choices c = app_choices_from(0, LESSON_NORMAL);
    struct app_effects fx = {0};
    struct ui_msg minutes = app_message(MSG_MINUTES, 25);
    struct ui_msg calm = app_message(MSG_INTENSITY, LESSON_CALM);
    struct ui_msg other = app_message(MSG_GET_ON, 0);
    assert_int_equal(c.minutes, 10);
    settings_update(&c, &minutes, &fx);
    settings_update(&c, &calm, &fx);
    settings_update(&c, &other, &fx);
    assert_int_equal(c.minutes, 25);
    assert_int_equal(c.intensity, LESSON_CALM);
    assert_int_equal(fx.count, 2);
    assert_int_equal(fx.list[0].kind, FX_MINUTES);
    assert_int_equal(fx.list[0].minutes, 25);
    assert_int_equal(fx.list[1].kind, FX_INTENSITY);
    assert_int_equal(fx.list[1].intensity, LESSON_CALM);
}

/* ---- kept ---- */

/* Exactly one of the map's minutes is lit, and it is this one. */
static void assert_lit(struct app_world *w, int minutes)
{
    int lit = 0;
    for (int i = LESSON_MINUTES_LEAST; i <= LESSON_MINUTES_MAX; i++) {
        const struct ui_node *n = ui_find(w->frame, "minutes", i);
        lit += n && (n->flags & UI_CHOSEN);
    }
    const struct ui_node *n = ui_find(w->frame, "minutes", minutes);
    assert_true(n && (n->flags & UI_CHOSEN));
    assert_int_equal(lit, 1);
}

static void choices_hold_at_once_and_at_the_next_start(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, TO_SETTINGS);
    app_world_play(w, "tap longer\nexpect effect keep-minutes minutes=15\n"
                      "tap intensity 2\nexpect effect keep-intensity intensity=intensive\n");
    assert_true(app_moment(w->app).retention == lesson_retention(LESSON_INTENSIVE));
    app_world_play(w, "tap leave\nexpect screen home\n");
    assert_lit(w, 15);
    app_world_play(w, "tap get-on\nexpect effect lesson minutes=15\n");
    app_world_stop(w);

    w->options.minutes = 30; /* for who has not chosen */
    w->options.intensity = LESSON_CALM;
    app_world_start(w);
    app_world_play(w, "expect screen home\n");
    assert_lit(w, 15);
    assert_true(app_moment(w->app).retention == lesson_retention(LESSON_INTENSIVE));
    app_world_play(w, "tap minutes 5\nexpect effect keep-minutes minutes=5\n");
    app_world_stop(w);

    app_world_start(w);
    assert_lit(w, 5); /* the last one, also from the map */
    app_world_stop(w);
}

static void the_options_hold_until_something_is_chosen(void **state)
{
    struct app_world *w = *state;
    w->options.minutes = 35;
    w->options.intensity = LESSON_CALM;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\n");
    assert_lit(w, 35);
    assert_true(app_moment(w->app).retention == lesson_retention(LESSON_CALM));
    app_world_stop(w);

    w->options.minutes = 0;
    w->options.intensity = LESSON_NORMAL;
    app_world_start(w);
    assert_lit(w, 10);
    assert_true(app_moment(w->app).retention == lesson_retention(LESSON_NORMAL));
    app_world_stop(w);
}

static void set_both(struct app_world *w, struct str minutes, struct str intensity)
{
    assert_int_equal(store_setting_set(w->app->store, STR("minutes"), minutes), OK);
    assert_int_equal(store_setting_set(w->app->store, STR("intensity"), intensity), OK);
}

static void what_is_not_sound_is_as_if_not_there(void **state)
{
    static const struct {
        struct str minutes, intensity;
    } rows[] = {
        {STR_INIT("abc"), STR_INIT("harder")},
        {STR_INIT("0"), STR_INIT("2")},
        {STR_INIT("900"), STR_INIT("CALM")},
        {STR_INIT("2"), STR_INIT("calm ")},
        {STR_INIT("61"), STR_INIT("cal")},
        {STR_INIT("-10"), STR_INIT("calmness")},
        {STR_INIT(""), STR_INIT("")},
        {STR_INIT("25 minutes"), STR_INIT("\xff")},
        {STR_INIT("99999999999999999999"), STR_INIT("normal,calm")},
    };
    struct app_world *w = *state;
    w->options.minutes = 7;
    w->options.intensity = LESSON_INTENSIVE;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\n");
    set_both(w, STR("25"), STR("calm")); /* sound: the rows are about what follows */
    app_world_stop(w);
    app_world_start(w);
    assert_int_equal(w->app->choices.minutes, 25);
    assert_int_equal(w->app->choices.intensity, LESSON_CALM);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        set_both(w, rows[i].minutes, rows[i].intensity);
        app_world_stop(w);
        app_world_start(w);
        assert_int_equal(w->app->choices.minutes, 7);
        assert_int_equal(w->app->choices.intensity, LESSON_INTENSIVE);
    }
    app_world_stop(w);
}

static struct store_event_key last_event(const struct app_world *w)
{
    return store_last(w->app->store);
}

/* A key that is held at the end of the stepper writes nothing. */
static void what_is_kept_is_not_written_again(void **state)
{
    struct app_world *w = *state;
    app_world_start(w);
    app_world_play(w, TO_SETTINGS);
    app_world_play(w, "tap minutes 5\ntap shorter\ntap shorter\n");
    assert_int_equal(w->app->choices.minutes, LESSON_MINUTES_LEAST);
    struct store_event_key before = last_event(w);
    app_world_play(w, "tap shorter\nexpect effect keep-minutes minutes=3\n");
    assert_int_equal(last_event(w).seq, before.seq);
    app_world_play(w, "tap longer\n");
    assert_true(last_event(w).seq > before.seq);
    app_world_stop(w);
}

/* What was chosen on another computer later is what holds here. */
static void the_later_choice_wins(void **state)
{
    struct app_world *w = *state;
    struct srs_model model = srs_model_default(SRS_FSRS6);
    struct key128 device = {{7}};
    struct store *other = NULL;
    app_world_start(w);
    app_world_play(w, TO_SETTINGS);
    app_world_play(w, "tap minutes 20\n");
    assert_int_equal(store_open(NULL, &w->clock, device, &model, &other), OK);
    clock_advance(&w->clock, 60 * 1000);
    assert_int_equal(store_setting_set(other, STR("minutes"), STR("45")), OK);
    assert_int_equal(store_merge(w->app->store, other), OK);
    store_close(other);
    app_world_stop(w);
    app_world_start(w);
    assert_lit(w, 45);
    app_world_stop(w);
}

static void a_guest_chooses_for_now(void **state)
{
    struct app_world *w = *state;
    w->options.guest = true;
    app_world_start(w);
    app_world_play(w, TO_SETTINGS);
    app_world_play(w, "tap longer\ntap go-on\nexpect screen home\n");
    assert_lit(w, 15);
    app_world_stop(w);
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\n");
    assert_lit(w, 10);
    app_world_stop(w);
}

/* ---- on screen ---- */

/* Whatever is chosen, the screen lights one of its minutes and one of its intensities. */
static void one_of_each_is_lit(void **state)
{
    struct app_world *w = *state;
    w->options.guest = true;
    app_world_start(w);
    app_world_play(w, TO_SETTINGS);
    for (int i = LESSON_MINUTES_LEAST; i <= LESSON_MINUTES_MAX; i++) {
        w->app->choices.minutes = i;
        w->app->choices.intensity = (enum lesson_intensity)(i % LESSON_INTENSITIES);
        w->frame = w->client.frame(w->client.ctx, &w->window);
        int minutes = (ui_find(w->frame, "stepper-value", 0)->flags & UI_CHOSEN) != 0;
        int intensities = 0;
        for (int k = 0; k < LESSON_INTENSITIES; k++) {
            intensities += (ui_find(w->frame, "intensity", k)->flags & UI_CHOSEN) != 0;
        }
        struct app_minutes usual = app_minutes_usual();
        for (int k = 0; k < usual.count; k++) {
            minutes += (ui_find(w->frame, "minutes", usual.list[k])->flags & UI_CHOSEN) != 0;
        }
        assert_int_equal(minutes, 1);
        assert_int_equal(intensities, 1);
    }
    app_world_stop(w);
}

/* Left is where less stands, and that is at the right of an Arabic screen. */
static void arrows_change_the_minutes_as_seen(void **state)
{
    static const struct {
        const char *lang;
        int after_left, after_right;
    } rows[] = {{"en", 15, 25}, {"ar", 25, 15}};
    struct app_world *w = *state;
    w->options.guest = true;
    w->options.minutes = 20;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        w->options.language = str_from(rows[i].lang);
        app_world_start(w);
        app_world_play(w, TO_SETTINGS);
        app_world_play(w, "expect focus minutes 20\nkey Tab\nexpect focus stepper\nkey Left\n");
        assert_int_equal(w->app->choices.minutes, rows[i].after_left);
        app_world_play(w, "key Right\nkey Right\nexpect focus stepper\n");
        assert_int_equal(w->app->choices.minutes, rows[i].after_right);
        app_world_stop(w);
    }
}

/* Few words beside the buttons leave room, many and larger ones in a low window do not. */
static void the_map_offers_a_fourth_where_there_is_room(void **state)
{
    static const struct {
        int h;
        float scale;
        bool nothing, four;
    } rows[] = {{768, 1, false, true}, {600, 1.2f, true, false}};
    struct app_world *w = *state;
    w->options.guest = true;
    w->options.minutes = 15;
    app_world_start(w);
    app_world_play(w, "tap go-on\ntap course\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        w->window.h = rows[i].h;
        w->window.text_scale = rows[i].scale;
        w->app->home.nothing = rows[i].nothing;
        w->frame = w->client.frame(w->client.ctx, &w->window);
        assert_lit(w, 15);
        assert_non_null(ui_find(w->frame, "minutes", 10));
        assert_int_equal(ui_find(w->frame, "minutes", 20) != NULL, rows[i].four);
    }
    app_world_stop(w);
}

int app_settings_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_fine_below_ten_and_coarse_above),
        cmocka_unit_test(the_chosen_minutes_are_always_offered),
        cmocka_unit_test(a_choice_is_an_effect_and_touches_nothing_else),
        APP_TEST(choices_hold_at_once_and_at_the_next_start),
        APP_TEST(the_options_hold_until_something_is_chosen),
        APP_TEST(what_is_not_sound_is_as_if_not_there),
        APP_TEST(what_is_kept_is_not_written_again),
        APP_TEST(the_later_choice_wins),
        APP_TEST(a_guest_chooses_for_now),
        APP_TEST(one_of_each_is_lit),
        APP_TEST(arrows_change_the_minutes_as_seen),
        APP_TEST(the_map_offers_a_fourth_where_there_is_room),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
