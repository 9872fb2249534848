/* SPDX-License-Identifier: MIT */
#include "tool.h"

#include "base/os.h"
#include "font/font_emoji.h"
#include "font/font_system.h"

#define EMOJI_FONT "NotoColorEmoji.ttf"

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
    t->share = os_share_dir(&t->arena);
    open_catalogue(t);
}

static enum err open_emoji(struct tool *t)
{
    struct str path = font_system_file(&t->arena, t->share, STR(EMOJI_FONT));
    enum err e = path.n > 0 ? font_emoji_open(path.p, &t->course_tools.emoji) : ERR_NOT_FOUND;
    if (e != OK) {
        struct i18n_arg file = i18n_arg_ltr("file", STR(EMOJI_FONT));
        tool_say(t, "pack.no-emoji", &file, 1);
    }
    return e;
}

enum err tool_open_fonts(struct tool *t)
{
    enum err e = font_system_open(t->share, &t->diags, &t->course_tools.fonts);
    if (e != OK) {
        struct i18n_arg file = i18n_arg_ltr("file", t->share);
        tool_say(t, "pack.no-assets", &file, 1);
        return e;
    }
    return open_emoji(t);
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
