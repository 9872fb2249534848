/* SPDX-License-Identifier: MIT
 *
 * drill_update alone: messages and times in, model and effects out.  No store, no sound.  */
#include "app_tests.h"

#include "app/app_message.h"
#include "lesson/lesson_letters.h"
#include "support/lesson_course.h"

#include <stdlib.h>
#include <string.h>

enum { UNIT_ITEMS = 8, FIRST = 0 };

struct table {
    struct lesson_course course;
    struct lesson_rules rules;
    struct text_tools tools;
    struct lesson_judge judge;
    struct lesson_plan plan;
    struct pack pack;
    struct app_keyboard keyboard;
    struct drill drill;
    struct app_effects fx; /* of the last message */
    int64_t now_ms;
};

static int set_up(void **state)
{
    struct table *t = heap_alloc(1, sizeof *t);
    *t = (struct table){.rules = lesson_rules_default(STR("und")), .now_ms = 1000};
    lesson_course_init(&t->course, 1, UNIT_ITEMS);
    text_tools_init(&t->tools, STR("und"));
    t->judge = (struct lesson_judge){&t->rules, &t->tools, NULL};
    static const struct table_ini_entry entries[] = {
        {STR_INIT("keyboard"), STR_INIT("row1"), STR_INIT("q w e"), 1},
        {STR_INIT("keyboard"), STR_INIT("row2"), STR_INIT("a s d"), 2},
        {STR_INIT("keyboard"), STR_INIT("row3"), STR_INIT("z x c"), 3}};
    t->keyboard = app_keyboard_of(&(struct table_ini){entries, 3}, &t->tools);
    t->pack = (struct pack){
        .info = {.host = STR("und")}, .items = t->course.items, .item_count = UNIT_ITEMS};
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    struct table *t = *state;
    text_tools_finish(&t->tools);
    lesson_course_finish(&t->course);
    free(t);
    return 0;
}

static void begin(struct table *t, const struct lesson_step *steps, int count)
{
    t->plan = (struct lesson_plan){.steps = steps, .count = count};
    struct lesson_session *session =
        lesson_session_begin(&t->course.catalogue, &t->judge, &t->plan, rng_from(5), &t->course.a);
    t->fx.count = 0;
    drill_begin(&t->drill, session, &t->pack, &t->keyboard, t->now_ms, &t->fx);
}

static void begin_one(struct table *t, enum lesson_kind kind)
{
    static struct lesson_step step;
    step = (struct lesson_step){.kind = kind, .item = FIRST};
    begin(t, &step, 1);
}

static void send(struct table *t, enum app_message kind, int arg)
{
    struct ui_msg msg = app_message(kind, arg);
    t->fx.count = 0;
    drill_update(&t->drill, &msg, t->now_ms, &t->fx);
}

static void type(struct table *t, const char *text)
{
    struct ui_msg msg = {.kind = UI_MSG_EDIT, .edit = {.kind = UI_EDIT_INSERT}};
    strncpy(msg.edit.text, text, sizeof msg.edit.text - 1);
    t->fx.count = 0;
    drill_update(&t->drill, &msg, t->now_ms, &t->fx);
}

static struct lesson_now now(const struct table *t)
{
    return lesson_session_now(t->drill.session);
}

static int count_of(const struct table *t, enum app_effect_kind kind)
{
    int n = 0;
    for (int i = 0; i < t->fx.count; i++) {
        n += t->fx.list[i].kind == kind;
    }
    return n;
}

static const struct app_effect *effect(const struct table *t, enum app_effect_kind kind)
{
    for (int i = 0; i < t->fx.count; i++) {
        if (t->fx.list[i].kind == kind) {
            return &t->fx.list[i];
        }
    }
    fail_msg("no effect %d among %d", (int)kind, t->fx.count);
    return NULL;
}

static int wrong_option(const struct table *t)
{
    struct lesson_now n = now(t);
    for (int i = 0; i < n.exercise->option_count; i++) {
        if (i != n.exercise->answer && !n.removed[i]) {
            return i;
        }
    }
    return -1;
}

/* ---- the beginning ---- */

static void each_kind_begins_where_the_hands_are(void **state)
{
    static const struct {
        enum lesson_kind kind;
        const char *focus;
        bool speaks;
    } rows[] = {
        {LESSON_PRESENT, "go-on", true},       {LESSON_LISTEN_PICTURE, "choice", true},
        {LESSON_READ_MEANING, "choice", true}, {LESSON_CHOOSE_WORD, "choice", false},
        {LESSON_TYPE_WORD, "field", false},
    };
    struct table *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin_one(t, rows[i].kind);
        assert_string_equal(effect(t, FX_FOCUS)->name, rows[i].focus);
        assert_int_equal(count_of(t, FX_PLAY), rows[i].speaks);
        assert_int_equal(count_of(t, FX_SILENCE), !rows[i].speaks);
        assert_int_equal(count_of(t, FX_SAVE), 0);
    }
}

/* ---- typing ---- */

static void enter_twice_gives_one_answer(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    type(t, "aword0");
    send(t, MSG_GO_ON, 0);
    assert_int_equal(now(t).phase, LESSON_RIGHT);
    assert_int_equal(count_of(t, FX_SAVE), 1);
    assert_string_equal(effect(t, FX_FOCUS)->name, "go-on");
    send(t, MSG_GO_ON, 0); /* moves on: the lesson is over */
    assert_int_equal(count_of(t, FX_SAVE), 0);
    assert_int_equal(count_of(t, FX_LESSON_END), 1);
    assert_int_equal(effect(t, FX_GO)->screen, SCREEN_SUMMARY);
    send(t, MSG_GO_ON, 0); /* nothing is left to do */
    assert_int_equal(t->fx.count, 0);
}

/* The same wrong answer is not counted a second time by leaning on Enter. */
static void enter_twice_on_a_wrong_answer_is_one_try(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    type(t, "zzz");
    send(t, MSG_GO_ON, 0);
    assert_int_equal(now(t).phase, LESSON_NOT_YET);
    assert_int_equal(now(t).tries, 1);
    send(t, MSG_GO_ON, 0);
    send(t, MSG_GO_ON, 0);
    assert_int_equal(now(t).phase, LESSON_NOT_YET);
    assert_int_equal(now(t).tries, 1);
    assert_int_equal(t->fx.count, 0);
    type(t, "z");
    assert_true(t->drill.edited);
    send(t, MSG_GO_ON, 0);
    assert_int_equal(now(t).phase, LESSON_SHOWN);
    assert_int_equal(effect(t, FX_SAVE)->result.grade, SRS_AGAIN);
    assert_int_equal(t->drill.edit.n, 0); /* to be copied from the start */
}

static void enter_on_nothing_is_nothing(void **state)
{
    static const char *const nothings[] = {"", " ", "   "};
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    for (size_t i = 0; i < sizeof nothings / sizeof *nothings; i++) {
        type(t, nothings[i]);
        send(t, MSG_GO_ON, 0);
        assert_int_equal(now(t).phase, LESSON_ASK);
        assert_int_equal(now(t).tries, 0);
        assert_int_equal(t->fx.count, 0);
        assert_false(t->drill.answered);
    }
}

static void what_was_right_cannot_be_typed_over(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    type(t, "aword0");
    send(t, MSG_GO_ON, 0);
    type(t, "x");
    send(t, MSG_KEY, 0);
    assert_true(str_eq(ui_edit_text(&t->drill.edit), STR("aword0")));
    assert_false(drill_types(&t->drill));
}

static void copying_what_is_shown_goes_on(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    send(t, MSG_SHOW, 0);
    assert_int_equal(now(t).phase, LESSON_SHOWN);
    assert_int_equal(effect(t, FX_SAVE)->result.grade, SRS_AGAIN);
    assert_string_equal(effect(t, FX_FOCUS)->name, "field");
    send(t, MSG_SHOW, 0); /* it stands there already */
    assert_int_equal(t->fx.count, 0);
    type(t, "aword0");
    send(t, MSG_GO_ON, 0);
    assert_int_equal(now(t).phase, LESSON_RIGHT);
    assert_int_equal(count_of(t, FX_SAVE), 0); /* graded once */
}

/* ---- choosing ---- */

static void a_choice_is_graded_once(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_READ_MEANING);
    int answer = now(t).exercise->answer;
    send(t, MSG_CHOOSE, answer);
    assert_int_equal(now(t).phase, LESSON_RIGHT);
    assert_int_equal(effect(t, FX_SAVE)->result.grade, SRS_GOOD);
    for (int i = 0; i < now(t).exercise->option_count; i++) { /* listening to each afterwards */
        send(t, MSG_CHOOSE, i);
        assert_int_equal(t->fx.count, 1);
        assert_int_equal(effect(t, FX_PLAY)->item, now(t).exercise->options[i]);
        assert_int_equal(now(t).phase, LESSON_RIGHT);
    }
}

static void wrong_wrong_shown(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_LISTEN_PICTURE);
    int first = wrong_option(t);
    send(t, MSG_CHOOSE, first);
    assert_int_equal(now(t).phase, LESSON_NOT_YET);
    assert_int_equal(count_of(t, FX_SAVE), 0);
    assert_int_equal(effect(t, FX_PLAY)->item, now(t).exercise->options[first]);
    assert_int_equal(effect(t, FX_QUEUE)->item, FIRST); /* what was heard, after it */
    if (now(t).removed[first]) {
        send(t, MSG_CHOOSE, first);
        assert_int_equal(t->fx.count, 0);
    }
    send(t, MSG_CHOOSE, wrong_option(t));
    assert_int_equal(now(t).phase, LESSON_SHOWN);
    assert_int_equal(effect(t, FX_SAVE)->result.grade, SRS_AGAIN);
    send(t, MSG_CHOOSE, now(t).exercise->answer);
    assert_int_equal(now(t).phase, LESSON_RIGHT);
    assert_int_equal(count_of(t, FX_SAVE), 0);
}

static void a_choice_that_is_not_there_is_nothing(void **state)
{
    static const int choices[] = {-1, 4, 99, INT32_MIN, INT32_MAX};
    struct table *t = *state;
    begin_one(t, LESSON_READ_MEANING);
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        send(t, MSG_CHOOSE, choices[i]);
        assert_int_equal(t->fx.count, 0);
        assert_int_equal(now(t).phase, LESSON_ASK);
    }
    send(t, MSG_GO_ON, 0); /* before an answer */
    assert_int_equal(t->fx.count, 0);
}

static void messages_of_other_kinds_are_nothing(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_PRESENT);
    send(t, MSG_CHOOSE, 0);
    type(t, "x");
    assert_int_equal(t->fx.count, 0);
    assert_int_equal(t->drill.edit.n, 0);
    begin_one(t, LESSON_TYPE_WORD);
    send(t, MSG_CHOOSE, 0);
    send(t, MSG_MINUTES, 5);
    assert_int_equal(t->fx.count, 0);
    assert_int_equal(now(t).phase, LESSON_ASK);
}

static void what_is_met_is_not_shown_as_an_answer(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_PRESENT);
    send(t, MSG_SHOW, 0);
    assert_int_equal(t->fx.count, 0);
    assert_false(t->drill.answered);
    assert_int_equal(now(t).phase, LESSON_ASK);
}

/* What an input method still composes is no answer, and does not stay behind. */
static void a_composition_is_not_judged(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    type(t, "aword");
    struct ui_msg compose = {.kind = UI_MSG_EDIT, .edit = {.kind = UI_EDIT_COMPOSE, .text = "0"}};
    drill_update(&t->drill, &compose, t->now_ms, &t->fx);
    assert_int_equal(t->drill.edit.composition.n, 1);
    send(t, MSG_GO_ON, 0);
    assert_true(t->drill.answered);
    assert_int_equal(now(t).phase, LESSON_NOT_YET);
    assert_int_equal(t->drill.edit.composition.n, 0);
}

/* "awrd0" for "aword0": the caret waits where the o goes. */
static void the_caret_stands_where_a_letter_is_missing(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    type(t, "awrd0");
    send(t, MSG_GO_ON, 0);
    assert_int_equal(now(t).phase, LESSON_NOT_YET);
    assert_int_equal(t->drill.edit.caret, 2);
    type(t, "o");
    send(t, MSG_GO_ON, 0);
    assert_int_equal(now(t).phase, LESSON_RIGHT);
}

static void an_answer_has_as_many_letters_as_are_compared(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    for (int i = 0; i < LESSON_LETTERS_MAX + 10; i++) {
        type(t, "a");
    }
    assert_int_equal(t->drill.edit.n, LESSON_LETTERS_MAX);
}

/* ---- the keyboard on screen ---- */

static int key_of(const struct table *t, const char *letters)
{
    for (int key = 0; key < APP_KEY_LETTERS; key++) {
        if (str_eq(t->keyboard.letters[key], str_from(letters))) {
            return key;
        }
    }
    fail_msg("no key %s", letters);
    return -1;
}

static void shift_holds_for_one_letter(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    send(t, MSG_SHIFT, 0);
    assert_true(t->drill.shift);
    send(t, MSG_SHIFT, 0); /* to stay */
    send(t, MSG_KEY, key_of(t, "s"));
    send(t, MSG_KEY, key_of(t, "x"));
    assert_int_equal(t->drill.shift, APP_SHIFT_LOCKED);
    assert_true(str_eq(ui_edit_text(&t->drill.edit), STR("SX")));
    send(t, MSG_SHIFT, 0);
    assert_false(t->drill.shift);
    send(t, MSG_KEY, APP_KEY_BACKSPACE);
    send(t, MSG_KEY, APP_KEY_BACKSPACE);
    send(t, MSG_SHIFT, 0);
    send(t, MSG_KEY, key_of(t, "a"));
    assert_false(t->drill.shift);
    send(t, MSG_KEY, key_of(t, "a"));
    send(t, MSG_KEY, APP_KEY_SPACE);
    send(t, MSG_KEY, key_of(t, "z"));
    send(t, MSG_KEY, key_of(t, "z"));
    send(t, MSG_KEY, APP_KEY_BACKSPACE);
    assert_true(str_eq(ui_edit_text(&t->drill.edit), STR("Aa z")));
}

static void a_key_that_is_not_there_writes_nothing(void **state)
{
    static const int keys[] = {-1, APP_KEYBOARD_KEYS - 1, APP_KEY_OWN, APP_KEY_SPACE + 5, 9999};
    struct table *t = *state;
    begin_one(t, LESSON_TYPE_WORD);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        send(t, MSG_KEY, keys[i]);
        assert_int_equal(t->drill.edit.n, 0);
    }
}

static void shift_is_forgotten_by_the_next_exercise(void **state)
{
    static const struct lesson_step steps[] = {{.kind = LESSON_TYPE_WORD, .item = 0},
                                               {.kind = LESSON_TYPE_WORD, .item = 1}};
    struct table *t = *state;
    begin(t, steps, 2);
    type(t, "aword0");
    send(t, MSG_GO_ON, 0);
    send(t, MSG_SHIFT, 0);
    send(t, MSG_GO_ON, 0);
    assert_false(t->drill.shift);
    assert_int_equal(t->drill.edit.n, 0);
    assert_false(t->drill.answered);
    assert_int_equal(now(t).exercise->item, 1);
}

/* ---- time and helps ---- */

static void latency_runs_from_the_question(void **state)
{
    static const struct lesson_step steps[] = {{.kind = LESSON_READ_MEANING, .item = 0},
                                               {.kind = LESSON_TYPE_WORD, .item = 1}};
    struct table *t = *state;
    begin(t, steps, 2);
    t->now_ms += 1700;
    send(t, MSG_LISTEN, 0); /* does not start it anew */
    t->now_ms += 800;
    send(t, MSG_CHOOSE, now(t).exercise->answer);
    assert_int_equal(effect(t, FX_SAVE)->result.latency_ms, 2500);
    t->now_ms += 60000; /* looking at the verdict costs nothing */
    send(t, MSG_GO_ON, 0);
    t->now_ms += 300;
    type(t, "bword1");
    t->now_ms += 100;
    send(t, MSG_GO_ON, 0);
    assert_int_equal(effect(t, FX_SAVE)->result.latency_ms, 400);
}

static void hearing_the_answer_is_a_help_and_the_question_is_not(void **state)
{
    static const struct {
        enum lesson_kind kind;
        int hints;
    } rows[] = {{LESSON_LISTEN_PICTURE, 0},
                {LESSON_READ_MEANING, 0},
                {LESSON_CHOOSE_WORD, 2},
                {LESSON_TYPE_WORD, 2}};
    struct table *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin_one(t, rows[i].kind);
        send(t, MSG_LISTEN, 0);
        assert_int_equal(effect(t, FX_PLAY)->speed, PACK_NORMAL);
        send(t, MSG_SLOW, 0);
        assert_int_equal(effect(t, FX_PLAY)->speed, PACK_SLOW);
        if (rows[i].kind == LESSON_TYPE_WORD) {
            type(t, "aword0");
            send(t, MSG_GO_ON, 0);
        } else {
            send(t, MSG_CHOOSE, now(t).exercise->answer);
        }
        assert_int_equal(effect(t, FX_SAVE)->result.hints, rows[i].hints);
        send(t, MSG_LISTEN, 0); /* afterwards it is free */
        assert_int_equal(t->drill.hints, rows[i].hints);
    }
}

static void helps_are_counted_anew(void **state)
{
    static const struct lesson_step steps[] = {{.kind = LESSON_TYPE_WORD, .item = 0},
                                               {.kind = LESSON_TYPE_WORD, .item = 1}};
    struct table *t = *state;
    begin(t, steps, 2);
    send(t, MSG_LISTEN, 0);
    type(t, "aword0");
    send(t, MSG_GO_ON, 0);
    assert_int_equal(effect(t, FX_SAVE)->result.hints, 1);
    send(t, MSG_GO_ON, 0);
    type(t, "bword1");
    send(t, MSG_GO_ON, 0);
    assert_int_equal(effect(t, FX_SAVE)->result.hints, 0);
}

/* A second try is a help taken. */
static void a_second_try_is_hard_at_best(void **state)
{
    struct table *t = *state;
    begin_one(t, LESSON_READ_MEANING);
    send(t, MSG_CHOOSE, wrong_option(t));
    send(t, MSG_CHOOSE, now(t).exercise->answer);
    const struct lesson_result *r = &effect(t, FX_SAVE)->result;
    assert_int_equal(r->grade, SRS_HARD);
    assert_int_equal(r->hints, 1);
}

#define DRILL_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int app_drill_tests(void)
{
    const struct CMUnitTest tests[] = {
        DRILL_TEST(each_kind_begins_where_the_hands_are),
        DRILL_TEST(enter_twice_gives_one_answer),
        DRILL_TEST(enter_twice_on_a_wrong_answer_is_one_try),
        DRILL_TEST(enter_on_nothing_is_nothing),
        DRILL_TEST(what_was_right_cannot_be_typed_over),
        DRILL_TEST(copying_what_is_shown_goes_on),
        DRILL_TEST(a_choice_is_graded_once),
        DRILL_TEST(wrong_wrong_shown),
        DRILL_TEST(a_choice_that_is_not_there_is_nothing),
        DRILL_TEST(messages_of_other_kinds_are_nothing),
        DRILL_TEST(what_is_met_is_not_shown_as_an_answer),
        DRILL_TEST(a_composition_is_not_judged),
        DRILL_TEST(the_caret_stands_where_a_letter_is_missing),
        DRILL_TEST(an_answer_has_as_many_letters_as_are_compared),
        DRILL_TEST(shift_holds_for_one_letter),
        DRILL_TEST(a_key_that_is_not_there_writes_nothing),
        DRILL_TEST(shift_is_forgotten_by_the_next_exercise),
        DRILL_TEST(latency_runs_from_the_question),
        DRILL_TEST(hearing_the_answer_is_a_help_and_the_question_is_not),
        DRILL_TEST(helps_are_counted_anew),
        DRILL_TEST(a_second_try_is_hard_at_best),
    };
    return cmocka_run_group_tests_name("drill", tests, NULL, NULL);
}
