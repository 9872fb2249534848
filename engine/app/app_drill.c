/* SPDX-License-Identifier: MIT */
#include "app/app_drill.h"

#include "app/app_keyboard.h"
#include "app/app_message.h"
#include "lesson/lesson_letters.h"

static const struct lesson_exercise *exercise_of(const struct drill *d)
{
    return lesson_session_now(d->session).exercise;
}

struct str drill_word(const struct pack_item *item, struct arena *a)
{
    if (item->article.n == 0) {
        return item->text;
    }
    return arena_printf(a, "%.*s %.*s", STR_ARG(item->article), STR_ARG(item->text));
}

int drill_stops(const struct lesson_now *now)
{
    return now->total < DRILL_STOPS ? now->total : DRILL_STOPS;
}

static int stops_behind(const struct lesson_now *now)
{
    return now->total > 0 ? now->done * drill_stops(now) / now->total : 0;
}

bool drill_types(const struct drill *d)
{
    struct lesson_now now = lesson_session_now(d->session);
    return now.exercise && lesson_kind_by(now.exercise->kind) == LESSON_BY_TYPING &&
           now.phase != LESSON_RIGHT;
}

/* Meaning is asked from sound or reading: there the word is heard with the question.
 * Where the word itself is the answer, it is heard after. */
static bool speaks_first(enum lesson_kind kind)
{
    return kind == LESSON_PRESENT || kind == LESSON_LISTEN_PICTURE || kind == LESSON_READ_MEANING;
}

static void speak(const struct drill *d, enum pack_role role, enum pack_speed speed,
                  struct app_effects *fx)
{
    const struct lesson_exercise *e = exercise_of(d);
    if (e) {
        app_effect_play(fx, e->item, role, speed);
    }
}

/* Where the hands go next: to the answers, the field, or the button that goes on. */
static void focus_next(const struct lesson_now *now, struct app_effects *fx)
{
    enum lesson_answer_by by = lesson_kind_by(now->exercise->kind);
    if (now->phase == LESSON_RIGHT || by == LESSON_BY_MEETING) {
        app_effect_focus(fx, "go-on", 0);
    } else if (by == LESSON_BY_TYPING) {
        app_effect_focus(fx, "field", 0);
    } else if (now->phase == LESSON_ASK) {
        app_effect_focus(fx, "choice", 0);
    }
}

static void enter_exercise(struct drill *d, int64_t now_ms, struct app_effects *fx)
{
    struct lesson_now now = lesson_session_now(d->session);
    d->answered = false;
    d->edited = false;
    d->shift = APP_SHIFT_OFF;
    d->hints = 0;
    d->asked_ms = d->shown_ms = now_ms;
    int behind = stops_behind(&now);
    d->stops_behind = behind > d->stops_behind ? behind : d->stops_behind;
    ui_edit_set(&d->edit, STR(""));
    if (now.phase == LESSON_END) {
        app_effect_add(fx, (struct app_effect){.kind = FX_LESSON_END});
        app_effect_go(fx, SCREEN_SUMMARY);
        return;
    }
    focus_next(&now, fx);
    if (speaks_first(now.exercise->kind)) {
        speak(d, PACK_CLIP_WORD, PACK_NORMAL, fx);
    } else {
        app_effect_add(fx, (struct app_effect){.kind = FX_SILENCE});
    }
}

void drill_begin(struct drill *d, struct lesson_session *session, const struct pack *pack,
                 const struct app_keyboard *keyboard, int64_t now_ms, struct app_effects *fx)
{
    *d = (struct drill){.session = session, .pack = pack, .keyboard = keyboard};
    d->edit.max_graphemes = LESSON_LETTERS_MAX; /* more is not compared */
    enter_exercise(d, now_ms, fx);
}

/* What you chose, then what you heard. */
static void speak_both(const struct drill *d, const struct lesson_now *now, struct app_effects *fx)
{
    bool by_choice = lesson_kind_by(now->exercise->kind) == LESSON_BY_CHOICE;
    if (by_choice && now->chosen >= 0) {
        app_effect_play(fx, now->exercise->options[now->chosen], PACK_CLIP_WORD, PACK_NORMAL);
        app_effect_add(fx, (struct app_effect){.kind = FX_QUEUE,
                                               .item = now->exercise->item,
                                               .role = PACK_CLIP_WORD});
    } else {
        speak(d, PACK_CLIP_WORD, PACK_NORMAL, fx);
    }
}

/* The caret goes to the first letter that is missing: what is typed next goes there. */
static void place_caret(struct drill *d)
{
    for (int i = 0; i < d->verdict.span_count; i++) {
        const struct lesson_span *span = &d->verdict.spans[i];
        if (span->kind == LESSON_SPAN_MISSING) {
            struct ui_edit_op op = {.kind = UI_EDIT_PLACE, .at = span->typed.from};
            (void)ui_edit_apply(&d->edit, &op);
            return;
        }
    }
}

static void take_outcome(struct drill *d, const struct lesson_outcome *outcome, int64_t now_ms,
                         struct app_effects *fx)
{
    struct lesson_now now = lesson_session_now(d->session);
    d->verdict = outcome->verdict;
    d->answered = true;
    d->edited = false;
    d->asked_ms = now_ms;
    if (outcome->has_result) {
        app_effect_add(fx, (struct app_effect){.kind = FX_SAVE, .result = outcome->result});
    }
    if (now.phase == LESSON_RIGHT) {
        speak(d, PACK_CLIP_WORD, PACK_NORMAL, fx);
    } else {
        speak_both(d, &now, fx);
    }
    if (now.phase == LESSON_SHOWN) {
        ui_edit_set(&d->edit, STR(""));
    } else if (now.phase == LESSON_NOT_YET) {
        place_caret(d);
    }
    focus_next(&now, fx);
}

static void choose(struct drill *d, int option, int64_t now_ms, struct app_effects *fx)
{
    struct lesson_now now = lesson_session_now(d->session);
    bool can = now.exercise && lesson_kind_by(now.exercise->kind) == LESSON_BY_CHOICE &&
               option >= 0 && option < now.exercise->option_count && !now.removed[option];
    if (!can) {
        return;
    }
    if (now.phase == LESSON_RIGHT) { /* every word may be listened to afterwards */
        app_effect_play(fx, now.exercise->options[option], PACK_CLIP_WORD, PACK_NORMAL);
        return;
    }
    struct lesson_outcome o =
        lesson_session_choose(d->session, option, now_ms - d->asked_ms, d->hints);
    take_outcome(d, &o, now_ms, fx);
}

static void submit_text(struct drill *d, int64_t now_ms, struct app_effects *fx)
{
    struct str typed = ui_edit_text(&d->edit);
    if (str_trim(typed).n == 0 || (d->answered && !d->edited)) {
        return;
    }
    struct lesson_outcome o =
        lesson_session_type(d->session, typed, now_ms - d->asked_ms, d->hints);
    take_outcome(d, &o, now_ms, fx);
}

/* The one button that is always in the same place: it checks, meets or moves on. */
static void go_on(struct drill *d, int64_t now_ms, struct app_effects *fx)
{
    struct lesson_now now = lesson_session_now(d->session);
    if (!now.exercise) {
        return;
    }
    enum lesson_answer_by by = lesson_kind_by(now.exercise->kind);
    if (now.phase == LESSON_RIGHT || by == LESSON_BY_MEETING) {
        lesson_session_spend(d->session, now_ms - d->shown_ms);
        lesson_session_go_on(d->session);
        enter_exercise(d, now_ms, fx);
    } else if (by == LESSON_BY_TYPING) {
        submit_text(d, now_ms, fx);
    }
}

static void show_answer(struct drill *d, int64_t now_ms, struct app_effects *fx)
{
    struct lesson_now now = lesson_session_now(d->session);
    bool asked = now.phase == LESSON_ASK || now.phase == LESSON_NOT_YET;
    if (asked && lesson_kind_by(now.exercise->kind) != LESSON_BY_MEETING) {
        struct lesson_outcome o = lesson_session_show(d->session, now_ms - d->asked_ms, d->hints);
        take_outcome(d, &o, now_ms, fx);
    }
}

/* Hearing the answer before it was given is a help; hearing the question is not. */
static void listen(struct drill *d, enum pack_role role, enum pack_speed speed,
                   struct app_effects *fx)
{
    const struct lesson_exercise *e = exercise_of(d);
    struct lesson_now now = lesson_session_now(d->session);
    if (e && now.phase == LESSON_ASK && !speaks_first(e->kind)) {
        d->hints++;
    }
    speak(d, role, speed, fx);
}

static void edit(struct drill *d, const struct ui_edit_op *op)
{
    if (drill_types(d) && ui_edit_apply(&d->edit, op)) {
        d->edited = true;
    }
}

static void press_key(struct drill *d, int key)
{
    struct ui_edit_op op = app_keyboard_op(d->keyboard, key, d->shift, d->pack->info.host);
    edit(d, &op);
    d->shift = d->shift == APP_SHIFT_LOCKED ? APP_SHIFT_LOCKED : APP_SHIFT_OFF;
}

/* What an input method has not given yet is not part of an answer. */
static void leave_composition(struct drill *d, const struct ui_msg *msg)
{
    if (msg->kind >= UI_MSG_APP) {
        ui_edit_stop_composing(&d->edit);
    }
}

void drill_update(struct drill *d, const struct ui_msg *msg, int64_t now_ms, struct app_effects *fx)
{
    leave_composition(d, msg);
    switch (msg->kind) {
    case UI_MSG_EDIT:
        edit(d, &msg->edit);
        break;
    case MSG_KEY:
        press_key(d, msg->arg);
        break;
    case MSG_SHIFT:
        d->shift = (enum app_shift)((d->shift + 1) % (APP_SHIFT_LOCKED + 1));
        break;
    case MSG_CHOOSE:
        choose(d, msg->arg, now_ms, fx);
        break;
    case MSG_GO_ON:
        go_on(d, now_ms, fx);
        break;
    case MSG_SHOW:
        show_answer(d, now_ms, fx);
        break;
    case MSG_LISTEN:
        listen(d, PACK_CLIP_WORD, PACK_NORMAL, fx);
        break;
    case MSG_SLOW:
        listen(d, PACK_CLIP_WORD, PACK_SLOW, fx);
        break;
    case MSG_LISTEN_EXAMPLE:
        listen(d, PACK_CLIP_EXAMPLE, PACK_NORMAL, fx);
        break;
    case MSG_LISTEN_ITEM:
        app_effect_play(fx, msg->arg, PACK_CLIP_WORD, PACK_NORMAL);
        break;
    default: /* other screens' messages */
        break;
    }
}
