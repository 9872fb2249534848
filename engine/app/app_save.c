/* SPDX-License-Identifier: MIT
 *
 * Answers on their way to the disk.  An answer is judged, its verdict is shown, then it
 * is committed; what cannot be committed waits here and is tried again with every frame
 * that follows an answer, so that nothing is lost while the learner frees the disk.    */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"
#include "base/must.h"
#include "store/store_backup.h"

#include <string.h>

void app_save_later(struct app *app, const struct lesson_result *result)
{
    if (app->pending_count == APP_PENDING_MAX) { /* a disk that stays full: the oldest goes */
        app->pending_count--;
        memmove(app->pending, app->pending + 1, (size_t)app->pending_count * sizeof *app->pending);
    }
    const struct pack *pack = app_pack(app);
    must(pack && result->item >= 0 && result->item < pack->item_count);
    app->pending[app->pending_count++] =
        (struct app_pending){.item = pack->items[result->item].key, .result = *result};
}

static enum err save(struct app *app, const struct app_pending *pending)
{
    const struct lesson_result *r = &pending->result;
    struct store_review review = {
        .item = pending->item,
        .skill = r->skill,
        .exercise = str_from(lesson_kind_name(r->kind)),
        .grade = r->grade,
        .credit = r->credit,
        .latency_ms = r->latency_ms > UINT32_MAX ? UINT32_MAX : (uint32_t)r->latency_ms,
        .hints = (uint32_t)r->hints,
    };
    return store_review_add(app->store, &review, NULL);
}

static const char *notice_of(enum err e)
{
    return e == ERR_FULL        ? "notice.disk-full"
           : e == ERR_READ_ONLY ? "notice.disk-read-only"
                                : "notice.not-saved";
}

/* A choice that is not kept is asked again at the next start: no more than a line in the log. */
void app_save_choice(struct app *app)
{
    const struct pack *pack = app_pack(app);
    struct str language = app_help_language(app);
    enum err e = store_setting_set(app->store, STR("language"), language);
    if (e == OK && pack) {
        e = store_enrol(app->store, pack->info.uuid, language);
    }
    if (e != OK) {
        LOG_WARN("the choice of language and course was not kept: %s", err_name(e));
    }
}

/* What is kept already is not written again.  One that is not kept holds until the end. */
static void save_setting(struct app *app, struct str name, struct str value)
{
    struct str kept;
    enum err e = store_setting_get(app->store, &app->scratch, name, &kept);
    if (e != OK || !str_eq(kept, value)) {
        e = store_setting_set(app->store, name, value);
    }
    if (e != OK) {
        LOG_WARN("the choice of %.*s was not kept: %s", STR_ARG(name), err_name(e));
    }
}

void app_save_minutes(struct app *app, int minutes)
{
    save_setting(app, STR(APP_SETTING_MINUTES), arena_printf(&app->scratch, "%d", minutes));
}

void app_save_intensity(struct app *app, enum lesson_intensity intensity)
{
    save_setting(app, STR(APP_SETTING_INTENSITY), str_from(lesson_intensity_name(intensity)));
}

bool app_save_now(struct app *app)
{
    int saved = 0;
    enum err e = OK;
    while (saved < app->pending_count && e == OK) {
        e = save(app, &app->pending[saved]);
        saved += e == OK;
    }
    app->pending_count -= saved;
    memmove(app->pending, app->pending + saved, (size_t)app->pending_count * sizeof *app->pending);
    bool changed = e != app->save_error;
    if (changed && e != OK) {
        LOG_ERROR("an answer could not be kept: %s", err_name(e));
        app_notice_add(app, notice_of(e), STR(""));
    }
    app->save_error = e;
    return changed;
}

/* Once a day, when a lesson or the program ends: nobody waits for an answer then. */
void app_save_copy(struct app *app)
{
    if (!app->keeps) {
        return;
    }
    struct str dir = arena_printf(&app->scratch, "%.*s/copies", STR_ARG(app->options.data_dir));
    enum err e = store_backup(app->store, dir.p, NULL);
    if (e != OK) {
        LOG_ERROR("no copy of the learner's file could be made in %s: %s", dir.p, err_name(e));
    }
}
