/* SPDX-License-Identifier: MIT
 *
 * Answers whatever exercise is on screen, going only by what its nodes say of themselves. */
#include "ui/ui_frame.h"
#include "ui/ui_script_steps.h"

enum { TRIES_MOST = 60, IDLE_MOST = 20 };

static const struct str FINE = STR_INIT("");
static const struct str WRONG_ANSWER = STR_INIT("xqz");

static bool is_choice(const struct ui_node *node, bool right)
{
    bool flagged = (node->flags & UI_IS_ANSWER) != 0;
    return ui_pressable(node) && flagged == right && (right || node->role == UI_ROLE_CHOICE);
}

static const struct ui_node *choice_of(const struct ui *frame, bool right)
{
    size_t count;
    const struct ui_node *nodes = ui_nodes(frame, &count);
    for (size_t i = 0; i < count; i++) {
        if (ui_in_scope(frame, (int)i) && is_choice(&nodes[i], right)) {
            return &nodes[i];
        }
    }
    return NULL;
}

static const struct ui_node *field_of(const struct ui *frame)
{
    size_t count;
    const struct ui_node *nodes = ui_nodes(frame, &count);
    for (size_t i = 0; i < count; i++) {
        if (ui_in_scope(frame, (int)i) && nodes[i].kind == UI_FIELD && nodes[i].field.expected.n) {
            return &nodes[i];
        }
    }
    return NULL;
}

static bool wants_answer(const struct ui *frame)
{
    return field_of(frame) || choice_of(frame, true);
}

/* Types over whatever stands there. */
static void type_answer(struct ui_script *s, const struct ui *frame, const struct ui_node *field,
                        bool right)
{
    if (ui_focused(frame) != field) {
        ui_script_queue_tap(s, field, UI_POINTER_MOUSE);
    }
    if (field->field.text.n) {
        ui_script_queue_key(s, UI_KEY_CHAR, UI_MOD_CTRL, STR("a"));
        ui_script_queue_key(s, UI_KEY_BACKSPACE, 0, FINE);
    }
    ui_script_queue_text(s, right ? field->field.expected : WRONG_ANSWER);
    ui_script_queue_key(s, UI_KEY_ENTER, 0, FINE);
}

/* One step towards an answer; false: there is no such answer here. */
static bool answer(struct ui_script *s, const struct ui *frame, bool right)
{
    const struct ui_node *field = field_of(frame);
    if (field) {
        type_answer(s, frame, field, right);
        return true;
    }
    const struct ui_node *choice = choice_of(frame, right);
    if (choice) {
        ui_script_queue_tap(s, choice, UI_POINTER_MOUSE);
    }
    return choice != NULL;
}

static struct str finish(struct ui_script *s, struct str message)
{
    s->at++;
    s->playing = (struct playing){0};
    return message;
}

struct str ui_script_answer(struct ui_script *s, const struct ui *frame)
{
    const struct step *step = &s->steps[s->at];
    if (step->right && s->playing.tries > 0 && !wants_answer(frame)) {
        return finish(s, FINE);
    }
    if (s->playing.tries++ == TRIES_MOST) {
        return finish(s, STR("the answer is never taken"));
    }
    bool typed = field_of(frame) != NULL;
    if (!answer(s, frame, step->right)) {
        return finish(s, step->right ? STR("no answer is wanted") : STR("no wrong answer here"));
    }
    return typed || !step->right ? finish(s, FINE) : FINE;
}

static bool arrived(const struct step *step, const struct ui *frame)
{
    struct str screen = str_from(ui_port(frame)->screen);
    return step->verb == DO_UNTIL && (str_eq(screen, step->name) || str_eq(screen, step->value));
}

static struct str go_through(struct ui_script *s, const struct ui *frame)
{
    const struct step *step = &s->steps[s->at];
    struct playing *now = &s->playing;
    now->tries = now->in_exercise ? now->tries + 1 : 1;
    now->in_exercise = true;
    now->idle = 0;
    if (now->tries > TRIES_MOST) {
        return finish(s, STR("the answer is never taken"));
    }
    bool wrong = step->every && (now->done + 1) % step->every == 0 && now->tries == 1;
    if (!wrong || !answer(s, frame, false)) {
        (void)answer(s, frame, true);
    }
    return FINE;
}

struct str ui_script_play(struct ui_script *s, const struct ui *frame)
{
    const struct step *step = &s->steps[s->at];
    struct playing *now = &s->playing;
    if (arrived(step, frame)) {
        return finish(s, FINE);
    }
    bool wants = wants_answer(frame);
    if (now->done == step->number && !now->in_exercise) {
        return finish(s, step->verb == DO_UNTIL ? STR("the screen never comes") : FINE);
    }
    if (wants) {
        return go_through(s, frame);
    }
    now->done += now->in_exercise;
    now->in_exercise = false;
    if (now->idle++ == IDLE_MOST) {
        return finish(s, STR("no exercise comes"));
    }
    ui_script_queue_key(s, UI_KEY_ENTER, 0, FINE);
    return FINE;
}
