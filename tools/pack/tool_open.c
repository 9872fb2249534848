/* SPDX-License-Identifier: MIT */
#include "tool.h"

#include "base/os.h"
#include "font/font.h"
#include "font/font_emoji.h"

enum { INI_BYTES_MAX = 256 * 1024, FOLDERS_MAX = 1000 };

#define EMOJI_FONT "NotoColorEmoji.ttf"

/* Beside the program, ../share/tala: so it is in a build tree and where it is installed. */
static void find_share(struct tool *t)
{
    struct str program = os_program_dir(&t->arena);
    t->share = arena_printf(&t->arena, "%.*s/../share/tala", STR_ARG(program));
    if (!os_is_dir(t->share.p)) {
        t->share = STR("/usr/share/tala");
    }
}

static struct str in_share(struct tool *t, const char *name)
{
    return arena_printf(&t->arena, "%.*s/%s", STR_ARG(t->share), name);
}

/* The catalogue of "xx-YY", else of "xx", else the texts that are built in. */
static void open_catalogue(struct tool *t)
{
    struct str lang = t->options.locale ? str_from(t->options.locale) : os_language(&t->arena);
    i18n_init_builtin(&t->builtin);
    while (lang.n > 0) {
        struct str path =
            arena_printf(&t->arena, "%.*s/locales/%.*s.mo", STR_ARG(t->share), STR_ARG(lang));
        if (os_is_file(path.p) && i18n_open(&t->catalogue, path.p, &t->builtin) == OK) {
            return;
        }
        while (lang.n > 0 && lang.p[lang.n - 1] != '-') {
            lang.n--;
        }
        lang.n -= lang.n > 0; /* the '-' */
    }
    t->catalogue = t->builtin;
}

void tool_open(struct tool *t)
{
    find_share(t);
    open_catalogue(t);
}

/* In a folder, or in one directly below it; empty where it is not. */
static struct str find_below(struct tool *t, struct str folder, const char *name)
{
    struct str path = arena_printf(&t->arena, "%.*s/%s", STR_ARG(folder), name);
    if (os_is_file(path.p)) {
        return path;
    }
    struct os_names names = {0};
    if (os_dir_list(&t->arena, arena_cstr(&t->arena, folder), FOLDERS_MAX, &names) != OK) {
        return STR("");
    }
    for (size_t i = 0; i < names.count; i++) {
        path =
            arena_printf(&t->arena, "%.*s/%.*s/%s", STR_ARG(folder), STR_ARG(names.names[i]), name);
        if (os_is_file(path.p)) {
            return path;
        }
    }
    return STR("");
}

static enum err open_emoji(struct tool *t, const struct str *folders, size_t count)
{
    struct str path = STR("");
    for (size_t i = 0; i < count && path.n == 0; i++) {
        path = find_below(t, folders[i], EMOJI_FONT);
    }
    enum err e = path.n > 0 ? font_emoji_open(path.p, &t->course_tools.emoji) : ERR_NOT_FOUND;
    if (e != OK) {
        struct i18n_arg file = i18n_arg_ltr("file", STR(EMOJI_FONT));
        tool_say(t, "pack.no-emoji", &file, 1);
    }
    return e;
}

enum err tool_open_fonts(struct tool *t)
{
    struct str ini = in_share(t, "assets/fonts.ini");
    const struct str folders[] = {
        in_share(t, "fonts"),
        STR("/usr/share/fonts/truetype"),
        STR("/usr/share/fonts/opentype"),
        STR("/usr/local/share/fonts"),
    };
    size_t count = sizeof folders / sizeof *folders;
    struct font_options options = {.folders = folders, .folder_count = count};
    enum err e = os_file_read(&t->arena, ini.p, INI_BYTES_MAX, &options.fonts_ini);
    e = e == OK ? font_set_create(&options, &t->diags, &t->course_tools.fonts) : e;
    if (e != OK) {
        struct i18n_arg file = i18n_arg_ltr("file", ini);
        tool_say(t, "pack.no-assets", &file, 1);
        return e;
    }
    return open_emoji(t, folders, count);
}

void tool_close(struct tool *t)
{
    font_emoji_close(t->course_tools.emoji);
    font_set_destroy(t->course_tools.fonts);
    if (t->catalogue.fallback) {
        i18n_finish(&t->catalogue);
    }
    i18n_finish(&t->builtin);
    arena_finish(&t->arena);
}
