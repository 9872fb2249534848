/* SPDX-License-Identifier: MIT
 *
 * ui_script_test - what a script may say, what is wrong with it, and a run of the toy.   */
#include "ui_fake.h"
#include "ui_toy.h"

#include "ui/ui_script.h"

#include <string.h>

static struct ui_script *parse(struct arena *a, const char *text)
{
    struct diag_list diags;
    struct ui_script *script = NULL;
    diag_init(&diags, a);
    assert_int_equal(ui_script_parse(str_from(text), STR("a.ui"), &diags, a, &script), OK);
    return script;
}

static void wrong_lines_are_all_reported(void **state)
{
    (void)state;
    static const struct {
        const char *line, *code, *arg;
    } rows[] = {
        {"jump", "script.command-unknown", "jump"},
        {"expect", "script.command-unknown", "expect"},
        {"expect nothing", "script.command-unknown", "expect"},
        {"key", "script.argument-count", "key"},
        {"type", "script.argument-count", "type"},
        {"quit now", "script.argument-count", "quit"},
        {"expect fit now", "script.argument-count", "expect"},
        {"tap a 1 2", "script.argument-count", "tap"},
        {"type \"open", "script.quote-open", ""},
        {"key ab", "script.argument-bad", "ab"},
        {"key enter", "script.argument-bad", "enter"},
        {"key Enter hyper", "script.argument-bad", "hyper"},
        {"tap a -1", "script.argument-bad", "-1"},
        {"tap \"\"", "script.argument-bad", ""},
        {"tap a x", "script.argument-bad", "x"},
        {"answer maybe", "script.argument-bad", "maybe"},
        {"play 0", "script.argument-bad", "0"},
        {"play 501", "script.argument-bad", "501"},
        {"play 5 right 2", "script.argument-bad", "right"},
        {"play 5 wrong", "script.argument-bad", "wrong"},
        {"play 5 wrong 0", "script.argument-bad", "0"},
        {"wait -1", "script.argument-bad", "-1"},
        {"wait 3600001", "script.argument-bad", "3600001"},
        {"size 800", "script.argument-bad", "800"},
        {"size 800x", "script.argument-bad", "800x"},
        {"size 0x600", "script.argument-bad", "0x600"},
        {"size 800x600x1", "script.argument-bad", "800x600x1"},
        {"scale 0.9", "script.argument-bad", "0.9"},
        {"scale 2.01", "script.argument-bad", "2.01"},
        {"scale 1.", "script.argument-bad", "1."},
        {"scale 1.123", "script.argument-bad", "1.123"},
        {"a b c d e f g h i", "script.words-many", "i"},
        {"type \xFF", "script.utf8", ""},
    };
    enum { N = sizeof rows / sizeof *rows };
    struct arena a;
    arena_init(&a, 0);
    struct str all = {"", 0};
    for (size_t i = 0; i < N; i++) {
        all = arena_printf(&a, "%.*s%s\n", STR_ARG(all), rows[i].line);
    }
    struct diag_list diags;
    struct ui_script *script = NULL;
    diag_init(&diags, &a);
    assert_int_equal(ui_script_parse(all, STR("a.ui"), &diags, &a, &script), ERR_FORMAT);
    assert_null(script);
    assert_int_equal(diags.count, N);
    for (size_t i = 0; i < N; i++) {
        assert_string_equal(diags.items[i].code, rows[i].code);
        assert_int_equal(diags.items[i].place.row, (int)i + 1);
        assert_true(str_eq(diags.items[i].place.file, STR("a.ui")));
        assert_true(str_eq(diags.items[i].args[0], str_from(rows[i].arg)));
    }
    arena_finish(&a);
}

static void a_script_has_limits(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a, 0);
    char *text = arena_alloc(&a, UI_SCRIPT_BYTES_MAX + 1, 1);
    struct diag_list diags;
    struct ui_script *script = NULL;
    diag_init(&diags, &a);
    memset(text, ' ', UI_SCRIPT_BYTES_MAX + 1);
    struct str bytes = {text, UI_SCRIPT_BYTES_MAX + 1};
    assert_int_equal(ui_script_parse(bytes, STR("a.ui"), &diags, &a, &script), ERR_LIMIT);
    assert_string_equal(diags.items[0].code, "script.bytes");
    memset(text, '\n', UI_SCRIPT_STEPS_MAX);
    struct str lines = {text, UI_SCRIPT_STEPS_MAX};
    assert_int_equal(ui_script_parse(lines, STR("a.ui"), &diags, &a, &script), ERR_LIMIT);
    assert_string_equal(diags.items[1].code, "script.steps");
    lines.n--;
    assert_int_equal(ui_script_parse(lines, STR("a.ui"), &diags, &a, &script), OK);
    arena_finish(&a);
}

/* ---- running ---- */

struct run {
    struct arena arena;
    struct toy_client toy;
    struct ui_client client;
    struct ui_port window;
    int events, failures;
    int64_t waited;
    char first_failure[200];
    int failed_row;
    char names[100]; /* of pictures and goldens */
};

static void take(struct run *r, const struct ui_action *action)
{
    switch (action->kind) {
    case UI_ACTION_EVENT:
        r->events++;
        (void)r->client.event(r->client.ctx, &action->event);
        break;
    case UI_ACTION_WAIT:
        r->window.now_ms += action->ms;
        break;
    case UI_ACTION_PICTURE:
    case UI_ACTION_GOLDEN:
        strncat(r->names, action->name.p, sizeof r->names - strlen(r->names) - 1);
        break;
    case UI_ACTION_SIZE:
        r->window.w = action->w;
        r->window.h = action->h;
        break;
    case UI_ACTION_SCALE:
        r->window.text_scale = action->scale;
        break;
    case UI_ACTION_FAILED:
        if (r->failures++ == 0) {
            memcpy(r->first_failure, action->message.p, action->message.n);
            r->failed_row = action->row;
        }
        break;
    case UI_ACTION_DONE:
        break;
    }
}

static void start(struct run *r)
{
    *r = (struct run){.window = fake_port(1024, 768)};
    arena_init(&r->arena, 0);
    toy_init(&r->toy, &FAKE_MEASURE);
    r->client = toy_client(&r->toy);
}

static void play(struct run *r, const char *text)
{
    struct ui_script *script = parse(&r->arena, text);
    for (int guard = 0; guard < 20000; guard++) {
        const struct ui *frame = r->client.frame(r->client.ctx, &r->window);
        struct ui_action action = ui_script_next(script, frame, &r->client);
        if (action.kind == UI_ACTION_DONE) {
            return;
        }
        take(r, &action);
    }
    fail_msg("the script never ends");
}

static void finish(struct run *r)
{
    toy_finish(&r->toy);
    arena_finish(&r->arena);
}

static void a_script_plays_the_program(void **state)
{
    (void)state;
    struct run r;
    start(&r);
    play(&r, "# the first lesson\n"
             "expect screen map\r\n"
             "key Enter                # starts\n"
             "expect screen drill\n"
             "expect fit\n"
             "expect node choice 3\n"
             "expect no node choice 4\n"
             "key 3\n"
             "expect text \"verdict.right\"\n"
             "expect effect save-review grade=good\n"
             "expect effect play-sound\n"
             "tap go-on\n"
             "expect focus answer\n"
             "type \"co\xC3\xABxest\"\n"
             "key Backspace\nkey Backspace\nkey Backspace\n"
             "type ist\n"
             "key Enter\n"
             "expect text verdict.right\n"
             "key Escape\n"
             "expect focus dialog-stay 0\n"
             "touch dialog-stay\n"
             "expect focus answer\n"
             "wait 1500\n"
             "size 2048x1200\n"
             "scale 1.5\n"
             "picture end\n"
             "golden two\n"
             "quit\n");
    assert_string_equal(r.first_failure, "");
    assert_int_equal(r.failures, 0);
    assert_int_equal(r.toy.right_count, 2);
    assert_int_equal(r.window.now_ms, 1500);
    assert_int_equal(r.window.w, 2048);
    assert_true(r.window.text_scale > 1.49F && r.window.text_scale < 1.51F);
    assert_string_equal(r.names, "endtwo");
    assert_true(r.toy.done);
    finish(&r);
}

static void typing_gives_an_event_a_grapheme(void **state)
{
    (void)state;
    struct run r;
    start(&r);
    play(&r, "type \"e\xCC\x88\xD8\xA8\xD9\x90 \\\"\"\n");
    assert_int_equal(r.events, 4);
    finish(&r);
}

static void expectations_say_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *script, *message;
    } rows[] = {
        {"\nexpect screen drill", "screen is map, not drill"},
        {"\nexpect focus start", "nothing has the focus, not start 0"},
        {"key Tab\nexpect focus go-on 1", "focus is on start 0, not go-on 1"},
        {"\nexpect node choice 2", "no node choice 2"},
        {"\nexpect no node start", "there is a node start 0"},
        {"\ntap nowhere", "no node nowhere 0"},
        {"\nexpect text verdict.right", "no text verdict.right (\"Right.\")"},
        {"\nexpect text unknown.key", "no text unknown.key (\"\")"},
        {"\nexpect effect save-review", "no effect save-review  among: "},
        {"\nanswer right", "no answer is wanted"},
        {"\nanswer wrong", "no wrong answer here"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run r;
        start(&r);
        play(&r, rows[i].script);
        assert_string_equal(r.first_failure, rows[i].message);
        assert_int_equal(r.failed_row, 2);
        assert_int_equal(r.failures, 1);
        finish(&r);
    }
}

static void a_misfit_fails_with_its_line(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a, 0);
    struct ui_script *script = parse(&a, "\nexpect fit\n");
    struct ui_port port = fake_port(1024, 768);
    struct ui *u = ui_create();
    ui_begin(u, &port);
    ui_open(u, &(struct ui_node){.layout = {.direction = UI_STACK}});
    struct ui_node small = fake_button("a", 1, 20, 20, APP_A);
    ui_add(u, &small);
    ui_close(u);
    ui_end(u);
    struct ui_action action = ui_script_next(script, u, &(struct ui_client){0});
    assert_int_equal(action.kind, UI_ACTION_FAILED);
    assert_int_equal(action.row, 2);
    assert_true(str_eq(action.message,
                       STR("button#a.1 0,0 20x20: can be pressed and is smaller than 44 px")));
    ui_destroy(u);
    arena_finish(&a);
}

static void effects_must_have_the_value(void **state)
{
    (void)state;
    struct run r;
    start(&r);
    play(&r, "key Enter\nkey 1\n"
             "expect effect save-review grade=again\n"
             "expect effect save-review grade=good\n"
             "expect effect save\n");
    assert_int_equal(r.failures, 2);
    assert_string_equal(r.first_failure, "no effect save-review grade=good among: "
                                         "play-sound clip=1\nsave-review grade=again");
    finish(&r);
}

static void answers_are_found_by_themselves(void **state)
{
    (void)state;
    static const struct {
        const char *script;
        int right, wrong;
    } rows[] = {
        {"key Enter\nanswer right\nexpect node verdict\n", 1, 0},
        {"key Enter\nanswer wrong\nexpect node verdict\n", 0, 1},
        {"key Enter\nanswer right\nkey Enter\nanswer right\nkey Enter\nanswer right\n"
         "expect node verdict\n",
         3, 0},
        {"key Enter\nanswer right\nkey Enter\ntype rubbish\nkey Home\nanswer wrong\n"
         "expect node verdict\n",
         1, 1},
        {"key Enter\nplay 3\nexpect screen summary\n", 3, 0},
        {"play 3\nexpect screen summary\n", 3, 0},
        {"play 3 wrong 2\nexpect screen summary\n", 2, 1},
        {"play 9 wrong 1\n", 0, 9},
        {"until summary\nexpect screen summary\n", 3, 0},
        {"until map\n", 0, 0},
        {"until nowhere summary\nexpect screen summary\n", 3, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run r;
        start(&r);
        play(&r, rows[i].script);
        assert_string_equal(r.first_failure, "");
        assert_int_equal(r.toy.right_count, rows[i].right);
        assert_int_equal(r.toy.wrong_count, rows[i].wrong);
        finish(&r);
    }
}

static void a_run_that_leads_nowhere_ends(void **state)
{
    (void)state;
    static const struct {
        const char *script, *message;
        bool sticky;
    } rows[] = {
        {"key Enter\nanswer right\n", "the answer is never taken", true},
        {"play 2\n", "the answer is never taken", true},
        {"until nowhere\n", "the screen never comes", false},
        {"key Enter\nkey Escape\nplay 1\n", "", false}, /* the dialog is left by Enter */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run r;
        start(&r);
        r.toy.sticky = rows[i].sticky;
        play(&r, rows[i].script);
        assert_string_equal(r.first_failure, rows[i].message);
        finish(&r);
    }
}

int ui_script_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_lines_are_all_reported),
        cmocka_unit_test(a_script_has_limits),
        cmocka_unit_test(a_script_plays_the_program),
        cmocka_unit_test(typing_gives_an_event_a_grapheme),
        cmocka_unit_test(expectations_say_what_is_wrong),
        cmocka_unit_test(a_misfit_fails_with_its_line),
        cmocka_unit_test(effects_must_have_the_value),
        cmocka_unit_test(answers_are_found_by_themselves),
        cmocka_unit_test(a_run_that_leads_nowhere_ends),
    };
    return cmocka_run_group_tests_name("ui script", tests, NULL, NULL);
}
