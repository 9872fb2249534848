/* SPDX-License-Identifier: MIT
 *
 * Finding languages, courses and the learner's file; whatever is damaged is left out
 * with a line in the log and a notice on the screen.                                  */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"
#include "base/os.h"

#include <string.h>

enum { LOCALES_MAX = 200 };

void app_notice_add(struct app *app, const char *key, struct str name)
{
    if (app->notice_count < APP_NOTICES_MAX) {
        app->notices[app->notice_count++] = (struct app_notice){key, arena_str(&app->life, name)};
    }
}

static int find_language(const struct app *app, struct str tag)
{
    for (int i = 0; i < app->language_count; i++) {
        if (str_eq(app->languages[i].tag, tag)) {
            return i;
        }
    }
    return -1;
}

static void add_language(struct app *app, struct str tag, bool has_interface)
{
    int at = find_language(app, tag);
    if (at >= 0) {
        app->languages[at].has_interface |= has_interface;
        return;
    }
    const struct i18n_endonym *known = i18n_endonym_of(&app->endonyms, tag);
    if (app->language_count == APP_LANGUAGES_MAX) {
        return;
    }
    struct str own = arena_str(&app->life, tag);
    app->languages[app->language_count++] =
        known ? (struct app_language){known->lang, known->endonym, known->greeting, has_interface}
              : (struct app_language){own, own, STR(""), has_interface};
}

static void read_endonyms(struct app *app)
{
    struct str path =
        arena_printf(&app->scratch, "%.*s/endonyms.tsv", STR_ARG(app->options.asset_dir));
    enum err e = i18n_endonyms_read(&app->life, path.p, &app->endonyms);
    if (e != OK) {
        LOG_ERROR("the table of languages %s cannot be read: %s", path.p, err_name(e));
    }
}

void app_open_languages(struct app *app)
{
    read_endonyms(app);
    struct os_names files = {0};
    char *dir = arena_cstr(&app->scratch, app->options.locale_dir);
    if (os_dir_list(&app->scratch, dir, LOCALES_MAX, &files) != OK) {
        LOG_WARN("no translations in %s", dir);
    }
    for (size_t i = 0; i < files.count; i++) {
        if (str_ends(files.names[i], STR(".mo"))) {
            add_language(app, str_slice(files.names[i], 0, files.names[i].n - 3), true);
        }
    }
    add_language(app, STR("en"), true);
    for (int c = 0; c < app->course_count; c++) {
        const struct pack *pack = app->courses[c];
        for (int i = 0; i < pack->language_count; i++) {
            add_language(app, pack->languages[i], false);
        }
    }
}

static const char *pack_notice(enum err e)
{
    return e == ERR_VERSION ? "notice.pack-newer"
           : e == ERR_LIMIT ? "notice.pack-too-large"
                            : "notice.pack-damaged";
}

static struct str file_name(struct str path)
{
    size_t from = path.n;
    while (from > 0 && path.p[from - 1] != '/') {
        from--;
    }
    return str_slice(path, from, path.n);
}

void app_open_courses(struct app *app)
{
    const struct app_options *o = &app->options;
    struct str *folders = ARENA_ARRAY(&app->life, struct str, (size_t)o->pack_dir_count + 1);
    folders[0] = arena_printf(&app->life, "%.*s/packs", STR_ARG(o->data_dir));
    for (int i = 0; i < o->pack_dir_count; i++) {
        folders[i + 1] = o->pack_dirs[i];
    }
    pack_shelf_open(&app->shelf, folders, o->pack_dir_count + 1);
    for (int i = 0; i < app->shelf.count; i++) {
        const struct pack_shelf_entry *e = &app->shelf.entries[i];
        if (e->err == OK) {
            app->courses[app->course_count++] = e->pack;
        } else if (e->err != ERR_EXISTS) {
            LOG_ERROR("%.*s was left out: %s", STR_ARG(e->path), err_name(e->err));
            app_notice_add(app, pack_notice(e->err), file_name(e->path));
        }
    }
    if (app->course_count == 0) {
        LOG_ERROR("no course was found");
        app_notice_add(app, "notice.no-course", STR(""));
    }
}

static const char *store_notice(enum err e)
{
    switch (e) {
    case ERR_BUSY:
        return "notice.store-busy";
    case ERR_VERSION:
        return "notice.store-newer";
    case ERR_FORMAT:
        return "notice.store-damaged";
    case ERR_READ_ONLY:
        return "notice.store-read-only";
    case ERR_FULL:
        return "notice.store-full";
    case OK:
    case ERR_NOT_FOUND:
    case ERR_EXISTS:
    case ERR_IO:
    case ERR_LIMIT:
    case ERR_UNSUPPORTED:
    case ERR_CANCELLED:
        break;
    }
    return "notice.store-not-opened";
}

static enum err open_file(struct app *app)
{
    struct arena *a = &app->scratch;
    const char *dir = arena_cstr(a, app->options.data_dir);
    enum err e = os_dir_make(dir);
    if (e != OK) {
        return e;
    }
    struct key128 device;
    struct str device_path = arena_printf(a, "%s/device", dir);
    if (store_device(device_path.p, &device) != OK) {
        LOG_WARN("%s cannot be written", device_path.p);
    }
    struct str path = arena_printf(a, "%s/learner.db", dir);
    return store_open(path.p, app->options.clock, device, &app->model, &app->store);
}

/* A guest's store is in memory; so is the one that stands in for a file that cannot be
 * opened, which is left as it is. */
void app_open_store(struct app *app)
{
    enum err e = app->options.guest ? ERR_CANCELLED : open_file(app);
    app->keeps = e == OK;
    if (e == OK) {
        return;
    }
    if (!app->options.guest) {
        LOG_ERROR("the learner's file cannot be opened: %s", err_name(e));
        app_notice_add(app, store_notice(e), STR(""));
    }
    struct key128 device = {{0}};
    os_random(device.b, sizeof device.b);
    e = store_open(NULL, app->options.clock, device, &app->model, &app->store);
    if (e != OK) {
        LOG_ERROR("nothing can be kept in memory: %s", err_name(e));
    }
}
