/* SPDX-License-Identifier: MIT
 *
 * Which languages a learner may choose: those of the table, in its order, then those that
 * only a course's glosses speak.  A language whose letters are not installed is shown and
 * says what to install.                                                              */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"
#include "base/os.h"

enum { LOCALES_MAX = 400 };

/* The longest tag first: "nl-BE", then "nl".  Only what can be drawn. */
int app_language_nearest(const struct app *app, struct str tag)
{
    while (tag.n > 0) {
        for (int i = 0; i < app->language_count; i++) {
            if (str_eq(app->languages[i].tag, tag) && app->languages[i].missing.n == 0) {
                return i;
            }
        }
        while (tag.n > 0 && tag.p[tag.n - 1] != '-') {
            tag.n--;
        }
        tag.n -= tag.n > 0;
    }
    return -1;
}

static struct app_language *find_language(struct app *app, struct str tag)
{
    for (int i = 0; i < app->language_count; i++) {
        if (str_eq(app->languages[i].tag, tag)) {
            return &app->languages[i];
        }
    }
    return NULL;
}

/* What is to be installed before the language can be drawn; empty: nothing. */
static struct str missing_for(struct app *app, struct str tag)
{
    const struct app_options *o = &app->options;
    struct str package = {"", 0};
    if (!o->lang_ready || o->lang_ready(o->lang_ready_ctx, tag, &package)) {
        return STR("");
    }
    return package.n > 0 ? arena_str(&app->life, package) : STR("?");
}

/* The new row, or NULL where the language is there already. */
static struct app_language *add_language(struct app *app, struct str tag)
{
    const struct i18n_endonym *known = i18n_endonym_of(&app->endonyms, tag);
    if (app->language_count == APP_LANGUAGES_MAX || find_language(app, tag)) {
        return NULL;
    }
    struct app_language *l = &app->languages[app->language_count++];
    struct str own = arena_str(&app->life, tag);
    *l = known
             ? (struct app_language){.tag = known->lang,
                                     .endonym = known->endonym,
                                     .latin = known->latin,
                                     .greeting = known->greeting}
             : (struct app_language){.tag = own, .endonym = own, .latin = own, .greeting = STR("")};
    l->missing = missing_for(app, l->tag);
    return l;
}

static void read_endonyms(struct app *app)
{
    struct str path =
        arena_printf(&app->scratch, "%.*s/endonyms.tsv", STR_ARG(app->options.asset_dir));
    enum err e = i18n_endonyms_read(&app->life, path.p, &app->endonyms);
    if (e != OK) {
        LOG_ERROR("the table of languages' names %s cannot be read: %s", path.p, err_name(e));
    }
}

static bool has_catalogue(struct app *app, const struct os_names *files, struct str tag)
{
    struct str name = arena_printf(&app->scratch, "%.*s.mo", STR_ARG(tag));
    for (size_t i = 0; i < files->count; i++) {
        if (str_eq(files->names[i], name)) {
            return true;
        }
    }
    return str_eq(tag, i18n_lang(&app->english));
}

static void add_spoken(struct app *app, const struct os_names *files, struct str tag, bool listed)
{
    struct app_language *l = has_catalogue(app, files, tag) ? add_language(app, tag) : NULL;
    if (l) {
        l->has_interface = true;
        app->languages_listed += listed;
    }
}

/* Those of the table, and the texts that are built in. */
static void add_table(struct app *app, const struct os_names *files)
{
    struct str path =
        arena_printf(&app->scratch, "%.*s/languages.txt", STR_ARG(app->options.locale_dir));
    struct i18n_languages table;
    enum err e = i18n_languages_read(&app->life, path.p, &table);
    if (e != OK) {
        LOG_WARN("the table of languages %s cannot be read: %s", path.p, err_name(e));
    }
    for (size_t i = 0; i < table.count; i++) {
        add_spoken(app, files, table.tags[i], true);
    }
    add_spoken(app, files, i18n_lang(&app->english), true);
}

static void add_glosses(struct app *app)
{
    for (int c = 0; c < app->course_count; c++) {
        const struct pack *pack = app->courses[c];
        for (int i = 0; i < pack->language_count; i++) {
            app->languages_listed += add_language(app, pack->languages[i]) != NULL;
        }
    }
}

void app_open_languages(struct app *app)
{
    struct os_names files = {0};
    char *dir = arena_cstr(&app->scratch, app->options.locale_dir);
    if (os_dir_list(&app->scratch, dir, LOCALES_MAX, &files) != OK) {
        LOG_WARN("no translations in %s", dir);
    }
    read_endonyms(app);
    add_table(app, &files);
    add_glosses(app);
    /* A catalogue for tests and translators stands in no table: it is last, and not shown. */
    if (i18n_tag_is_good(app->options.language)) {
        add_spoken(app, &files, app->options.language, false);
    }
}
