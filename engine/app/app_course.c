/* SPDX-License-Identifier: MIT
 *
 * What belongs to the chosen language and the chosen course.                          */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"

#include <string.h>

const struct pack *app_pack(const struct app *app)
{
    return app->course >= 0 ? app->courses[app->course] : NULL;
}

struct str app_help_language(const struct app *app)
{
    return app->languages[app->language].tag;
}

/* The rules and the keyboard of the language that is learned; a language without a file
 * gets the defaults. */
static void read_rules(struct app *app, struct str host)
{
    struct arena *a = &app->course_arena;
    struct diag_list diags;
    diag_init(&diags, a);
    struct str folder = arena_printf(a, "%.*s/lang", STR_ARG(app->options.asset_dir));
    if (lesson_rules_load(folder.p, host, a, &diags, &app->rules) != OK) {
        LOG_ERROR("the rules for %.*s have %zu errors and were left out", STR_ARG(host),
                  diags.errors);
    }
    app_keyboard_load(folder.p, host, &app->tools, a, &diags, &app->keyboard);
}

static void prepare(struct app *app)
{
    const struct pack *pack = app_pack(app);
    struct arena *a = &app->course_arena;
    arena_reset(a);
    if (!pack) {
        return;
    }
    app->lesson_catalogue = lesson_catalogue_of(pack, app_help_language(app), !app->silent, a);
    text_tools_finish(&app->tools);
    text_tools_init(&app->tools, pack->info.host);
    read_rules(app, pack->info.host);
    lesson_lexicon_init(&app->lexicon, &app->rules, &app->tools, pack->items, pack->item_count, a);
    app->judge = (struct lesson_judge){&app->rules, &app->tools, &app->lexicon};
    app->home.states = ARENA_ARRAY(a, struct lesson_unit_state, (size_t)pack->unit_count);
    app_home_refresh(app);
}

/* The interface's texts in a language, or English where it has none. */
static void open_catalogue(struct app *app, const struct app_language *l)
{
    i18n_finish(&app->translation);
    app->catalogue = &app->english;
    if (l->has_interface) {
        struct str path = arena_printf(&app->scratch, "%.*s/%.*s.mo",
                                       STR_ARG(app->options.locale_dir), STR_ARG(l->tag));
        bool good = i18n_open(&app->translation, path.p, &app->english) == OK;
        app->catalogue = good ? &app->translation : &app->english;
    }
}

void app_language_set(struct app *app, int index)
{
    const struct app_language *l = &app->languages[index];
    app->language = index;
    open_catalogue(app, l);
    prepare(app);
}

void app_course_set(struct app *app, int index)
{
    app->course = index;
    prepare(app);
}
