/* SPDX-License-Identifier: MIT
 *
 * From what the store remembers to a lesson that can be played.                       */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"
#include "store/store_stats.h"

struct lesson_moment app_moment(const struct app *app)
{
    int64_t now = clock_utc_ms(app->options.clock);
    int offset = clock_offset_min(app->options.clock, now);
    return (struct lesson_moment){
        .model = &app->model,
        .retention = lesson_retention(app->choices.intensity),
        .now = {.utc_ms = now, .day = clock_local_day(now, offset, STORE_ROLLOVER_HOUR)},
    };
}

void app_home_refresh(struct app *app)
{
    const struct pack *pack = app_pack(app);
    if (!pack) {
        return;
    }
    struct arena *a = &app->scratch;
    struct lesson_memories known = app_memories(app, a);
    struct lesson_moment at = app_moment(app);
    lesson_unit_states(&app->lesson_catalogue, &known, &at, a, app->home.states);
    app->home.due = lesson_due_count(&app->lesson_catalogue, &known, &at, LESSON_TODAY);
    app->home.next_day = lesson_next_due_day(&app->lesson_catalogue, &known, &at);
}

/* By the furthest unit the lesson goes to: every answer in it can be typed. */
static void choose_keys(struct app *app, const struct lesson_plan *plan)
{
    const struct pack *pack = app_pack(app);
    int unit = 0;
    for (int i = 0; i < plan->count; i++) {
        int of_item = pack->items[plan->steps[i].item].unit;
        unit = of_item > unit ? of_item : unit;
    }
    if (app->options.taught_keys) {
        app_keyboard_hide_untaught(&app->keyboard, pack, unit, &app->tools);
    } else {
        app_keyboard_show_all(&app->keyboard);
    }
}

static void time_kind(struct lesson_timing timings[LESSON_KINDS],
                      const struct store_exercise *exercise)
{
    for (int k = 0; k < LESSON_KINDS; k++) {
        if (str_eq(exercise->code, str_from(lesson_kind_name((enum lesson_kind)k)))) {
            timings[k] = (struct lesson_timing){exercise->answers, exercise->median_ms};
        }
    }
}

/* How long exercises took the learner lately. */
static struct lesson_pace pace_of(struct app *app, struct arena *a)
{
    struct lesson_timing timings[LESSON_KINDS] = {{0, 0}};
    struct store_exercise *exercises = NULL;
    size_t count = 0;
    enum err e = store_exercises(app->store, a, &exercises, &count);
    if (e != OK) {
        LOG_WARN("how long exercises take could not be read: %s", err_name(e));
        count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        time_kind(timings, &exercises[i]);
    }
    return lesson_pace_from(timings);
}

bool app_lesson_begin(struct app *app, int unit, int minutes, struct app_effects *fx)
{
    struct arena *a = &app->lesson_arena;
    app_train_stop(app);
    arena_reset(a);
    struct lesson_memories known = app_memories(app, a);
    struct lesson_pace pace = pace_of(app, a);
    struct lesson_wish wish = {.unit = unit,
                               .minutes = minutes,
                               .at = app_moment(app),
                               .pace = &pace,
                               .judge = &app->judge};
    struct lesson_plan *plan = ARENA_NEW(a, struct lesson_plan);
    *plan = lesson_plan_make(&app->lesson_catalogue, &known, &wish, &app->rng, a);
    app->home.nothing = plan->count == 0;
    if (plan->count == 0) {
        return false;
    }
    enum err e = store_session_begin(app->store, app_pack(app)->info.uuid, (uint32_t)minutes);
    if (e != OK) {
        LOG_WARN("the beginning of a lesson was not kept: %s", err_name(e));
    }
    struct rng rng = rng_from((uint64_t)rng_next(&app->rng));
    struct lesson_session *session =
        lesson_session_begin(&app->lesson_catalogue, &app->judge, plan, rng, a);
    app->lesson_unit = unit;
    choose_keys(app, plan);
    drill_begin(&app->drill, session, app_pack(app), &app->keyboard,
                clock_mono_ms(app->options.clock), fx);
    return true;
}

void app_lesson_end(struct app *app)
{
    (void)app_save_now(app);
    enum err e = store_session_end(app->store);
    if (e != OK) {
        LOG_WARN("the end of a lesson was not kept: %s", err_name(e));
    }
    app_save_copy(app);
    struct lesson_memories known = app_memories(app, &app->lesson_arena);
    struct lesson_moment at = app_moment(app);
    app->summary = lesson_session_summary(app->drill.session, &known, &at, &app->lesson_arena);
    app_train_begin(app);
}
