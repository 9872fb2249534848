/* SPDX-License-Identifier: MIT
 *
 * fit_test LANGUAGE WxH SCALE [FILE.ui]... [course] - in a window and text size, nothing is cut,
 * outside its box or over another thing (ui_fit.h), measured with real fonts and never painted.
 *
 * First the scripts, in which `expect fit` says where; then what no script reaches: each comment
 * on an answer, each notice, long words, languages without letters.  "course" instead shows each
 * item of the shipped course in each kind of exercise.                                         */
#include "support/app_world.h"

#include "app/app_message.h"
#include "base/must.h"
#include "base/os.h"
#include "font/font_system.h"
#include "platform/platform_measure.h"
#include "support/street.h"
#include "ui/ui_fit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MISFIT_BYTES_MAX = 64 * 1024, SCRIPT_BYTES_MAX = 1024 * 1024, PAGES_MOST = 20 };

struct fit {
    struct str lang, size;
    float scale;
    char **scripts;
    int script_count;
    struct font_set *set;
    struct ui_measure measure;
    struct app_world world;
    int misfits; /* states that do not fit */
};

/* ---- a client of its own for each group of states ---- */

static void open_world(struct fit *f)
{
    struct app_world *w = &f->world;
    app_world_init(w, BINARY_DIR);
    struct str rest = f->size, wide;
    int64_t width = 0, height = 0;
    must(str_next(&rest, 'x', &wide) && str_to_i64(wide, &width) && str_to_i64(rest, &height));
    w->window.w = (int)width;
    w->window.h = (int)height;
    w->window.text_scale = f->scale;
    w->window.measure = &f->measure;
    w->options.language = f->lang;
    w->options.guest = true;
    street_write(app_world_pack(w, "street.talapack"), 0);
}

static void close_world(struct fit *f)
{
    app_world_finish(&f->world);
}

static void check(struct fit *f, const char *state, const char *detail)
{
    struct app_world *w = &f->world;
    struct buf out;
    buf_init(&out, MISFIT_BYTES_MAX);
    w->frame = w->client.frame(w->client.ctx, &w->window);
    assert_int_equal(ui_fit(w->frame, &out), OK);
    struct str text = buf_str(&out);
    if (text.n > 0) {
        print_error("%s %s:\n%.*s", state, detail, STR_ARG(text));
        f->misfits++;
    }
    buf_finish(&out);
}

static void play(struct fit *f, const char *name, const char *script)
{
    struct str wrong;
    if (!app_world_try(&f->world, script, &wrong)) {
        print_error("%s:\n%.*s", name, STR_ARG(wrong));
        f->misfits++;
    }
}

/* ---- scripts ---- */

static void scripts_fit(void **state)
{
    struct fit *f = *state;
    for (int i = 0; i < f->script_count; i++) {
        struct str text;
        open_world(f);
        app_world_start(&f->world);
        assert_int_equal(os_file_read(&f->world.arena, f->scripts[i], SCRIPT_BYTES_MAX, &text), OK);
        play(f, f->scripts[i], arena_cstr(&f->world.arena, text));
        close_world(f);
    }
    assert_int_equal(f->misfits, 0);
}

/* ---- words longer than those of the course that is played ---- */

static const struct str LONG_WORDS[] = {
    STR_INIT("verzekering"),  STR_INIT("verblijfsvergunning"), STR_INIT("boodschappenlijst"),
    STR_INIT("sinaasappel"),  STR_INIT("gemeentehuis"),        STR_INIT("werkgever"),
    STR_INIT("arbeidsmarkt"), STR_INIT("zorgverzekering"),
};

/* The course in its place has the same items with other words, until the world ends. */
static void lengthen_words(struct app_world *w)
{
    struct pack *pack = ARENA_NEW(&w->arena, struct pack);
    *pack = *w->app->courses[0];
    struct pack_item *items = ARENA_ARRAY(&w->arena, struct pack_item, (size_t)pack->item_count);
    for (int i = 0; i < pack->item_count; i++) {
        items[i] = pack->items[i];
        items[i].article = STR("de");
        items[i].text = LONG_WORDS[(size_t)i % (sizeof LONG_WORDS / sizeof *LONG_WORDS)];
    }
    pack->items = items;
    w->app->courses[0] = pack;
}

static void start_with_long_words(struct fit *f)
{
    open_world(f);
    app_world_start(&f->world);
    lengthen_words(&f->world);
}

static void long_words_fit(void **state)
{
    struct fit *f = *state;
    start_with_long_words(f);
    play(f, "long words",
         "tap go-on\ntap course\ntap minutes 20\ntap get-on\nexpect fit\n"
         "until listen-picture\nexpect fit\nanswer wrong\nexpect fit\nanswer right\nexpect fit\n"
         "until choose-word\nexpect fit\nanswer wrong\nexpect fit\nanswer right\nexpect fit\n"
         "until type-word\nexpect fit\nanswer wrong\nexpect fit\nanswer right\nexpect fit\n"
         "until summary\nexpect fit\n");
    close_world(f);
    assert_int_equal(f->misfits, 0);
}

/* A summary with `stops` stops, and as many words at each as there are. */
static void long_summaries_fit(void **state)
{
    struct fit *f = *state;
    start_with_long_words(f);
    play(f, "summary", "tap go-on\ntap course\n");
    struct app *app = f->world.app;
    int items = app_pack(app)->item_count;
    struct lesson_comeback *all =
        ARENA_ARRAY(&f->world.arena, struct lesson_comeback, (size_t)(LESSON_WHENS * items));
    app->screen = SCREEN_SUMMARY;
    for (int stops = 1; stops <= LESSON_WHENS; stops++) {
        for (int first = 0; first + stops <= LESSON_WHENS; first++) {
            app->summary = (struct lesson_summary){.items = all, .count = items};
            for (int i = 0; i < items; i++) {
                enum lesson_when when = (enum lesson_when)(first + i % stops);
                all[i] = (struct lesson_comeback){.item = i, .in_days = 1, .when = when};
                app->summary.per_when[when]++;
            }
            check(f, "summary", "");
        }
    }
    close_world(f);
    assert_int_equal(f->misfits, 0);
}

/* ---- comments ---- */

/* Whatever phase the exercise is in: the next frame shows this verdict. */
static void check_verdicts(struct fit *f, const char *phase)
{
    struct drill *d = &f->world.app->drill;
    struct lesson_verdict kept = d->verdict;
    for (int kind = 0; kind < LESSON_VERDICTS; kind++) {
        d->verdict.kind = (enum lesson_verdict_kind)kind;
        d->verdict.expected = STR("de verzekering");
        d->verdict.other_item = 0;
        check(f, phase, lesson_verdict_name(d->verdict.kind));
    }
    d->verdict = kept;
}

static void comments_on_writing_fit(void **state)
{
    struct fit *f = *state;
    start_with_long_words(f);
    play(f, "writing", "tap go-on\ntap course\ntap minutes 20\ntap get-on\nuntil type-word\n");
    static const char *const steps[] = {"answer wrong\n", "tap show\n", "answer right\n"};
    static const char *const phases[] = {"not yet:", "shown:", "right:"};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        play(f, "writing", steps[i]);
        check_verdicts(f, phases[i]);
    }
    close_world(f);
    assert_int_equal(f->misfits, 0);
}

static void keys_that_are_taught_fit(void **state)
{
    struct fit *f = *state;
    open_world(f);
    f->world.options.taught_keys = true;
    app_world_start(&f->world);
    play(f, "taught keys",
         "tap go-on\ntap course\ntap minutes 20\ntap get-on\nuntil type-word\nexpect fit\n"
         "answer wrong\nexpect fit\n");
    close_world(f);
    assert_int_equal(f->misfits, 0);
}

/* ---- home, notices, languages ---- */

static void home_fits(void **state)
{
    static const struct {
        const char *name;
        int due;
        bool nothing;
    } rows[] = {{"new words", 0, false}, {"words wait", 12, false}, {"nothing now", 0, true}};
    struct fit *f = *state;
    open_world(f);
    app_world_start(&f->world);
    play(f, "home", "tap go-on\ntap course\n");
    struct home *home = &f->world.app->home;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        home->due = rows[i].due;
        home->nothing = rows[i].nothing;
        check(f, "home:", rows[i].name);
    }
    close_world(f);
    assert_int_equal(f->misfits, 0);
}

/* As many minutes as there are, on the map and where they are chosen. */
static void settings_fit(void **state)
{
    struct fit *f = *state;
    open_world(f);
    app_world_start(&f->world);
    play(f, "settings", "tap go-on\ntap course\n");
    struct app *app = f->world.app;
    for (int minutes = LESSON_MINUTES_LEAST; minutes <= LESSON_MINUTES_MAX; minutes++) {
        const char *detail = arena_printf(&f->world.arena, "%d minutes", minutes).p;
        app->choices.minutes = minutes;
        app->choices.intensity = (enum lesson_intensity)(minutes % LESSON_INTENSITIES);
        app->home.due = minutes % 2;
        app->screen = SCREEN_SETTINGS;
        check(f, "settings:", detail);
        app->screen = SCREEN_HOME;
        check(f, "home:", detail);
    }
    close_world(f);
    assert_int_equal(f->misfits, 0);
}

static void notices_fit(void **state)
{
    static const char *const keys[] = {
        "notice.no-sound",        "notice.letters-missing", "notice.no-course",
        "notice.pack-damaged",    "notice.pack-newer",      "notice.pack-too-large",
        "notice.store-busy",      "notice.store-newer",     "notice.store-damaged",
        "notice.store-read-only", "notice.store-full",      "notice.store-not-opened",
        "notice.disk-full",       "notice.disk-read-only",  "notice.not-saved",
        "notice.not-read",
    };
    struct fit *f = *state;
    open_world(f);
    app_world_start(&f->world);
    struct app *app = f->world.app;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        app->notice_count = 1;
        app->notices[0] = (struct app_notice){keys[i], STR("dutch-for-the-hospital.talapack")};
        check(f, "notice", keys[i]);
    }
    close_world(f);
    assert_int_equal(f->misfits, 0);
}

static bool only_english(void *ctx, struct str lang, struct str *package)
{
    (void)ctx;
    *package = STR("fonts-noto-core");
    return str_eq(lang, STR("en"));
}

static void check_pages(struct fit *f, const char *what)
{
    for (int page = 0; page < PAGES_MOST; page++) {
        f->world.app->language_page = page;
        check(f, "languages", what);
    }
}

static void languages_fit(void **state)
{
    struct fit *f = *state;
    for (int off = 0; off <= 1; off++) {
        open_world(f);
        f->world.options.lang_ready = off ? only_english : NULL;
        app_world_start(&f->world);
        check_pages(f, off ? "without letters" : "with letters");
        close_world(f);
    }
    assert_int_equal(f->misfits, 0);
}

/* ---- the shipped course ---- */

static bool show(struct app *app, enum lesson_kind kind, int item)
{
    if (!lesson_kind_fits(&app->lesson_catalogue, kind, item)) {
        return false;
    }
    struct arena *a = &app->lesson_arena;
    arena_reset(a);
    struct lesson_step *step = ARENA_NEW(a, struct lesson_step);
    *step = (struct lesson_step){.kind = kind, .item = item};
    struct lesson_plan *plan = ARENA_NEW(a, struct lesson_plan);
    *plan = (struct lesson_plan){.steps = step, .count = 1};
    struct lesson_session *session =
        lesson_session_begin(&app->lesson_catalogue, &app->judge, plan, rng_from(5), a);
    struct app_effects fx = {0};
    drill_begin(&app->drill, session, app_pack(app), &app->keyboard, 0, &fx);
    app->screen = SCREEN_DRILL;
    return lesson_session_now(session).exercise != NULL;
}

static void check_item(struct fit *f, enum lesson_kind kind, int item)
{
    struct app *app = f->world.app;
    if (!show(app, kind, item)) {
        return;
    }
    const char *id = arena_cstr(&app->scratch, app_pack(app)->items[item].id);
    struct app_effects fx = {0};
    struct ui_msg shown = app_message(MSG_SHOW, 0);
    check(f, lesson_kind_name(kind), id);
    drill_update(&app->drill, &shown, 0, &fx);
    check(f, "shown:", id);
    struct lesson_now now = lesson_session_now(app->drill.session);
    if (lesson_kind_by(kind) == LESSON_BY_CHOICE) {
        struct ui_msg choose = app_message(MSG_CHOOSE, now.exercise->answer);
        drill_update(&app->drill, &choose, 0, &fx);
        check(f, "right:", id);
    }
}

static void the_course_fits(void **state)
{
    struct fit *f = *state;
    open_world(f);
    f->world.pack_dir = STR(BINARY_DIR "/packs");
    app_world_start(&f->world);
    play(f, "course", "expect fit\ntap go-on\nexpect fit\ntap course\nexpect fit\n");
    struct app *app = f->world.app;
    for (int item = 0; item < app_pack(app)->item_count; item++) {
        for (int kind = 0; kind < LESSON_KINDS; kind++) {
            check_item(f, (enum lesson_kind)kind, item);
        }
        arena_reset(&app->scratch);
    }
    close_world(f);
    assert_int_equal(f->misfits, 0);
}

/* ---- */

static void open_fonts(struct fit *f)
{
    struct arena a = {0};
    struct diag_list diags;
    diag_init(&diags, &a);
    must(!font_system_open(STR(BINARY_DIR "/share/tala"), &diags, &f->set));
    f->measure = platform_measure_of(f->set);
    arena_finish(&a);
}

static int no_misfits_yet(void **state)
{
    ((struct fit *)*state)->misfits = 0;
    return 0;
}

#define FIT_TEST(name) cmocka_unit_test_prestate_setup_teardown(name, no_misfits_yet, NULL, &f)

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("Usage: fit_test LANGUAGE WxH SCALE [FILE.ui]... [course]\n", stderr);
        return 2;
    }
    bool course = argc == 5 && strcmp(argv[4], "course") == 0;
    struct fit f = {.lang = str_from(argv[1]),
                    .size = str_from(argv[2]),
                    .scale = strtof(argv[3], NULL),
                    .scripts = argv + 4,
                    .script_count = argc - 4};
    open_fonts(&f);
    const struct CMUnitTest screens[] = {
        FIT_TEST(scripts_fit),
        FIT_TEST(long_words_fit),
        FIT_TEST(long_summaries_fit),
        FIT_TEST(comments_on_writing_fit),
        FIT_TEST(keys_that_are_taught_fit),
        FIT_TEST(home_fits),
        FIT_TEST(settings_fit),
        FIT_TEST(notices_fit),
        FIT_TEST(languages_fit),
    };
    const struct CMUnitTest courses[] = {FIT_TEST(the_course_fits)};
    int failed = course ? cmocka_run_group_tests_name("course", courses, NULL, NULL)
                        : cmocka_run_group_tests_name("fit", screens, NULL, NULL);
    font_set_destroy(f.set);
    return failed;
}
