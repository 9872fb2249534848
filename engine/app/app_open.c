/* SPDX-License-Identifier: MIT
 *
 * Finding courses and the learner's file; whatever is damaged is left out
 * with a line in the log and a notice on the screen.                                  */
#define LOG_MODULE "app"
#include "app/app_inside.h"

#include "base/log.h"
#include "base/os.h"

#include <string.h>

void app_notice_add(struct app *app, const char *key, struct str name)
{
    if (app->notice_count < APP_NOTICES_MAX) {
        app->notices[app->notice_count++] = (struct app_notice){key, arena_str(&app->life, name)};
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
static void open_guest(struct app *app)
{
    struct key128 device = {{0}};
    os_random(device.b, sizeof device.b);
    enum err e = store_open(NULL, app->options.clock, device, &app->model, &app->store);
    if (e != OK) {
        LOG_ERROR("nothing can be kept in memory: %s", err_name(e));
    }
}

void app_open_store(struct app *app)
{
    enum err e = app->options.guest ? ERR_CANCELLED : open_file(app);
    app->keeps = e == OK;
    if (e != OK && !app->options.guest) {
        LOG_ERROR("the learner's file cannot be opened: %s", err_name(e));
        app_notice_add(app, store_notice(e), STR(""));
    }
    if (e != OK) {
        open_guest(app);
    }
    if (app->store) { /* the learner's own parameters */
        app->model = *store_model(app->store);
    }
}

void app_open_choices(struct app *app)
{
    struct arena *a = &app->scratch;
    struct str kept;
    app->choices = app_choices_from(app->options.minutes, app->options.intensity);
    if (store_setting_get(app->store, a, STR(APP_SETTING_MINUTES), &kept) == OK) {
        (void)lesson_minutes_read(kept, &app->choices.minutes);
    }
    if (store_setting_get(app->store, a, STR(APP_SETTING_INTENSITY), &kept) == OK) {
        (void)lesson_intensity_read(kept, &app->choices.intensity);
    }
}
