/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_session.h"

#include "base/must.h"
#include "lesson/lesson_help.h"
#include "lesson/lesson_letters.h"
#include "lesson/lesson_opener.h"
#include "lesson/lesson_queue.h"

/* Copies that are looked at; the next is taken as it is.  own */
enum { COPIES_MAX = 3 };

/* How one exercise ended, for the skills that open by it. */
struct ended {
    int item;
    enum srs_skill skill;
    bool passed;
};

struct lesson_session {
    const struct lesson_catalogue *c;
    const struct lesson_judge *judge;
    struct rng rng;
    struct arena *a;
    struct lesson_queue queue;
    const struct lesson_plan *plan;
    int spare_at; /* of the plan's spare steps, those taken */
    int64_t spent_ms;
    struct ended ended[LESSON_STEPS_MAX];
    int ended_count;
    int items[LESSON_STEPS_MAX];
    int item_count;

    /* the exercise going on */
    struct lesson_exercise exercise;
    struct lesson_now now; /* but for exercise, verdict, done and total */
    struct lesson_verdict verdict;
    struct lesson_result result; /* of the first try, then final */
    int copies;
};

static const struct lesson_step *step_now(const struct lesson_session *s)
{
    return &s->queue.steps[s->queue.at];
}

static void remember_item(struct lesson_session *s, int item)
{
    for (int i = 0; i < s->item_count; i++) {
        if (s->items[i] == item) {
            return;
        }
    }
    s->items[s->item_count++] = item;
}

static void exercise_begin(struct lesson_session *s)
{
    const struct pack_item *item = &s->c->items[s->exercise.item];
    s->now = (struct lesson_now){.phase = LESSON_ASK,
                                 .chosen = -1,
                                 .answer = lesson_full_answer(item->article, item->text, s->a)};
    s->result = (struct lesson_result){.item = s->exercise.item,
                                       .skill = lesson_kind_skill(s->exercise.kind),
                                       .kind = s->exercise.kind,
                                       .is_return = step_now(s)->is_return};
    s->copies = 0;
    remember_item(s, s->exercise.item);
}

/* Whether the skill was opened here: the one before succeeded often enough. */
static bool has_opened(const struct lesson_session *s, const struct lesson_opening *opener)
{
    uint32_t passed = 0;
    for (int i = 0; i < s->ended_count; i++) {
        const struct ended *e = &s->ended[i];
        passed += e->item == step_now(s)->item && e->skill == opener->after && e->passed;
    }
    return passed >= opener->successes;
}

/* Whether the step at hand can be asked now; if not, it is postponed or dropped. */
static bool step_is_ready(struct lesson_session *s)
{
    const struct lesson_step *step = step_now(s);
    struct lesson_opening opener;
    if (step->if_opened &&
        lesson_opener(s->c, step->item, lesson_kind_skill(step->kind), &opener) &&
        !has_opened(s, &opener)) {
        if (!lesson_queue_postpone(&s->queue, opener.after)) {
            lesson_queue_drop(&s->queue);
        }
        return false;
    }
    if (!lesson_exercise_make(s->c, step->kind, step->item, &s->rng, &s->exercise)) {
        lesson_queue_drop(&s->queue);
        return false;
    }
    return true;
}

static bool time_is_over(const struct lesson_session *s)
{
    return s->plan->budget_ms > 0 && s->spent_ms >= s->plan->budget_ms;
}

/* Whether what is to come, at the pace so far, leaves time for one more. */
static bool has_time(const struct lesson_session *s)
{
    int64_t to_come = s->queue.count - s->queue.at;
    return s->spent_ms > 0 &&
           s->spent_ms + s->spent_ms * to_come / s->queue.at < s->plan->budget_ms;
}

/* Before the last ones are reached, so that what is missed there has others to wait for. */
static void take_spare(struct lesson_session *s)
{
    while (s->spare_at < s->plan->spare_count && has_time(s) &&
           s->queue.count - s->queue.at <= LESSON_RETURN_FIRST &&
           lesson_queue_append(&s->queue, s->plan->spare[s->spare_at])) {
        s->spare_at++;
    }
}

static void settle(struct lesson_session *s)
{
    while (s->queue.at < s->queue.count && !time_is_over(s)) {
        if (step_is_ready(s)) {
            exercise_begin(s);
            return;
        }
    }
    s->now = (struct lesson_now){.phase = LESSON_END, .chosen = -1};
}

struct lesson_session *lesson_session_begin(const struct lesson_catalogue *c,
                                            const struct lesson_judge *judge,
                                            const struct lesson_plan *plan, struct rng rng,
                                            struct arena *a)
{
    struct lesson_session *s = ARENA_NEW(a, struct lesson_session);
    s->c = c;
    s->judge = judge;
    s->rng = rng;
    s->a = a;
    s->plan = plan;
    lesson_queue_init(&s->queue, plan);
    settle(s);
    return s;
}

struct lesson_now lesson_session_now(const struct lesson_session *s)
{
    struct lesson_now now = s->now;
    now.exercise = now.phase != LESSON_END ? &s->exercise : NULL;
    now.verdict = now.tries > 0 ? &s->verdict : NULL;
    now.done = s->queue.at;
    now.total = s->queue.count;
    return now;
}

/* The exercise's grade is certain. */
static void conclude(struct lesson_session *s, enum srs_grade grade, double credit)
{
    s->result.grade = grade;
    s->result.credit = credit;
    must(s->ended_count < LESSON_STEPS_MAX);
    s->ended[s->ended_count++] =
        (struct ended){s->result.item, s->result.skill, grade != SRS_AGAIN};
}

static void conclude_right(struct lesson_session *s, bool first_try)
{
    double credit = s->verdict.credit;
    enum srs_grade grade = lesson_grade(credit);
    if (!first_try) {
        grade = grade > SRS_HARD ? SRS_HARD : grade;
        credit = s->result.credit > credit / 2 ? s->result.credit : credit / 2;
    }
    conclude(s, grade, credit);
    s->now.phase = LESSON_RIGHT;
}

static void show_answer(struct lesson_session *s)
{
    conclude(s, SRS_AGAIN, s->result.credit);
    s->now.phase = LESSON_SHOWN;
    for (int i = 0; i < s->exercise.option_count; i++) {
        s->now.removed[i] = i != s->exercise.answer;
    }
}

/* It failed: it is asked again in this session. */
static void come_back(struct lesson_session *s)
{
    if (!step_now(s)->is_help) { /* what it helps with follows */
        lesson_queue_return(&s->queue, lesson_help_kind(s->c, s->exercise.kind, s->exercise.item));
    }
}

/* A first answer that was not right: a second try with a help. */
static void help_on(struct lesson_session *s)
{
    s->now.phase = LESSON_NOT_YET;
    s->result.hints++;
    if (lesson_kind_by(s->exercise.kind) == LESSON_BY_TYPING) {
        s->now.given = lesson_first_letter(s->c->items[s->exercise.item].text);
    } else {
        s->now.removed[s->now.chosen] = true;
    }
}

static struct lesson_outcome outcome_of(const struct lesson_session *s, bool has_result)
{
    return (struct lesson_outcome){.phase = s->now.phase,
                                   .verdict = s->verdict,
                                   .has_result = has_result,
                                   .result = has_result ? s->result : (struct lesson_result){0}};
}

/* An answer to a question, judged in s->verdict. */
static struct lesson_outcome take_answer(struct lesson_session *s, int64_t latency_ms, int hints)
{
    bool first_try = s->now.tries == 1;
    bool right = lesson_verdict_right(&s->verdict);
    s->result.hints += hints;
    if (first_try) {
        s->result.latency_ms = latency_ms;
        s->result.credit = s->verdict.credit;
    }
    if (right) {
        conclude_right(s, first_try);
    } else if (first_try) {
        help_on(s);
    } else {
        show_answer(s);
    }
    bool failed = first_try && lesson_grade(s->verdict.credit) == SRS_AGAIN;
    if (failed || (s->now.phase == LESSON_SHOWN && s->result.credit >= LESSON_CREDIT_PASS)) {
        come_back(s);
    }
    return outcome_of(s, s->now.phase != LESSON_NOT_YET);
}

static bool takes_answers(const struct lesson_session *s, enum lesson_answer_by by)
{
    return (s->now.phase == LESSON_ASK || s->now.phase == LESSON_NOT_YET ||
            s->now.phase == LESSON_SHOWN) &&
           lesson_kind_by(s->exercise.kind) == by;
}

struct lesson_outcome lesson_session_choose(struct lesson_session *s, int option,
                                            int64_t latency_ms, int hints)
{
    if (!takes_answers(s, LESSON_BY_CHOICE) || option < 0 || option >= s->exercise.option_count ||
        s->now.removed[option]) {
        return outcome_of(s, false);
    }
    bool right = option == s->exercise.answer;
    s->now.chosen = option;
    s->now.tries++;
    s->verdict = (struct lesson_verdict){.kind = right ? LESSON_EXACT : LESSON_WRONG,
                                         .credit = right ? 1.0 : 0.0,
                                         .expected = s->now.answer,
                                         .other_item = right ? -1 : s->exercise.options[option]};
    if (s->now.phase == LESSON_SHOWN) {
        s->now.phase = LESSON_RIGHT; /* only the right one is left */
        return outcome_of(s, false);
    }
    return take_answer(s, latency_ms, hints);
}

static struct lesson_verdict judge_typed(const struct lesson_session *s, struct str typed)
{
    const struct lesson_question question = lesson_question_of(&s->c->items[s->exercise.item]);
    struct arena scratch;
    arena_init(&scratch, 0);
    struct lesson_verdict verdict = lesson_judge(s->judge, &question, typed, &scratch);
    verdict.expected = arena_str(s->a, verdict.expected);
    arena_finish(&scratch);
    return verdict;
}

struct lesson_outcome lesson_session_type(struct lesson_session *s, struct str typed,
                                          int64_t latency_ms, int hints)
{
    if (!takes_answers(s, LESSON_BY_TYPING)) {
        return outcome_of(s, false);
    }
    struct lesson_verdict verdict = judge_typed(s, typed);
    s->verdict = verdict;
    if (!lesson_verdict_counts(&verdict)) {
        return outcome_of(s, false);
    }
    s->now.tries++;
    if (s->now.phase == LESSON_SHOWN) {
        s->copies++;
        if (lesson_verdict_right(&verdict) || s->copies >= COPIES_MAX) {
            s->now.phase = LESSON_RIGHT;
        }
        return outcome_of(s, false);
    }
    return take_answer(s, latency_ms, hints);
}

struct lesson_outcome lesson_session_show(struct lesson_session *s, int64_t latency_ms, int hints)
{
    bool asked = s->now.phase == LESSON_ASK || s->now.phase == LESSON_NOT_YET;
    if (!asked || lesson_kind_by(s->exercise.kind) == LESSON_BY_MEETING) {
        return outcome_of(s, false);
    }
    bool returns_already =
        s->now.phase == LESSON_NOT_YET && lesson_grade(s->result.credit) == SRS_AGAIN;
    s->result.latency_ms = s->now.tries == 0 ? latency_ms : s->result.latency_ms;
    s->result.hints += hints;
    show_answer(s);
    if (!returns_already) {
        come_back(s);
    }
    return outcome_of(s, true);
}

void lesson_session_spend(struct lesson_session *s, int64_t ms)
{
    ms = ms > 0 ? ms : 0;
    s->spent_ms += ms < LESSON_PACE_MOST ? ms : LESSON_PACE_MOST;
}

void lesson_session_go_on(struct lesson_session *s)
{
    bool met = s->now.phase == LESSON_ASK && lesson_kind_by(s->exercise.kind) == LESSON_BY_MEETING;
    if (s->now.phase == LESSON_RIGHT || met) {
        s->queue.at++;
        take_spare(s);
        settle(s);
    }
}

const int *lesson_session_items(const struct lesson_session *s, int *count)
{
    *count = s->item_count;
    return s->items;
}
