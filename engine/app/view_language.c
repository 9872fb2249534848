/* SPDX-License-Identifier: MIT
 *
 * Choose your language: each by its own name, in its own direction.  What does not fit on the
 * page is behind a tile that names what comes next; after the last page comes the first.   */
#include "app/app_view.h"

#include "base/buf.h"
#include "text/text_isolate.h"
#include "text/text_lang.h"

enum { GAP = 16, PREVIEW_BYTES_MAX = 1024, FEW = 6 };

/* The page in force, in dp. */
struct grid {
    int columns, rows; /* room for tiles */
    int page, pages;
    float w, h, more_h;
};

/* Which way a tile's own words run, whatever the interface does. */
static enum ui_align own_start(const struct view *v, struct str tag)
{
    bool same = text_lang_is_rtl(tag) == ui_port(v->ui)->rtl;
    return same ? UI_START : UI_END;
}

static void tile_text(const struct view *v, struct ui_words words, float w,
                      const enum ui_style *styles, size_t count)
{
    words.style = view_fitting(v, &words, &(struct view_fit){styles, count, w, 0, 1});
    words.max_lines = 1;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
}

/* The name and the greeting, or the name that everybody's letters can write and the package
 * that is missing. */
static void words_of(const struct view *v, const struct app_language *l, bool chosen, float w)
{
    static const enum ui_style names[] = {UI_STYLE_UI_L, UI_STYLE_UI_M, UI_STYLE_UI, UI_STYLE_UI_S,
                                          UI_STYLE_UI_XS};
    static const enum ui_style greetings[] = {UI_STYLE_UI, UI_STYLE_UI_S, UI_STYLE_UI_XS,
                                              UI_STYLE_PLOT};
    bool off = l->missing.n > 0;
    size_t from = v->large ? 1 : 0;
    struct ui_words name = view_words(off ? l->latin : l->endonym, UI_STYLE_UI_L,
                                      off      ? UI_INK2
                                      : chosen ? UI_BLUE
                                               : UI_INK);
    name.weight = 1;
    struct ui_words greeting = view_words(off ? l->missing : l->greeting, UI_STYLE_UI, UI_INK2);
    if (!off) {
        name.lang = greeting.lang = l->tag;
    }
    tile_text(v, name, w, names + from, sizeof names / sizeof *names - from);
    from = v->large ? 2 : 0;
    tile_text(v, greeting, w, greetings + from, sizeof greetings / sizeof *greetings - from);
}

static void tile(const struct view *v, int index, const struct grid *g)
{
    const struct app_language *l = &v->app->languages[index];
    bool chosen = index == v->app->language;
    bool off = l->missing.n > 0;
    float pad = 20;
    struct ui_node n = view_card();
    n.id = (struct ui_id){"language", index};
    n.role = UI_ROLE_CHOICE;
    n.flags = UI_FOCUSABLE | (off ? UI_NOT_NOW : 0u) | (chosen ? UI_CHOSEN | UI_FOCUS_FIRST : 0u);
    n.label = off ? l->latin : l->endonym;
    n.msg = app_message(MSG_LANGUAGE_CHOOSE, index);
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = g->w,
                                  .h = g->h,
                                  .pad_x = pad,
                                  .gap = g->h < 112 ? 0 : 4,
                                  .main = UI_CENTER,
                                  .cross = off ? UI_START : own_start(v, l->tag)};
    ui_open(v->ui, &n);
    words_of(v, l, chosen, g->w - 2 * pad);
    ui_close(v->ui);
}

static int page_size(const struct grid *g)
{
    return g->columns * g->rows;
}

/* Names of the languages on the page after this one, each kept together. */
static struct str names_after(const struct view *v, const struct grid *g)
{
    int first = (g->page + 1) % g->pages * page_size(g);
    struct buf b;
    buf_init(&b, PREVIEW_BYTES_MAX);
    for (int i = first; i < first + page_size(g) && i < v->app->languages_listed; i++) {
        const struct app_language *l = &v->app->languages[i];
        struct str name = text_isolate(v->a, l->missing.n ? l->latin : l->endonym, TEXT_AUTO);
        if ((i > first && buf_add(&b, STR(" · ")) != OK) || buf_add(&b, name) != OK) {
            break;
        }
    }
    struct str out = arena_str(v->a, buf_str(&b));
    buf_finish(&b);
    return out;
}

static void more_tile(const struct view *v, const struct grid *g)
{
    struct ui_node n = view_card();
    n.id = (struct ui_id){"languages-more", 0};
    n.role = UI_ROLE_BUTTON;
    n.flags = UI_FOCUSABLE;
    n.label = names_after(v, g);
    n.msg = app_message(MSG_LANGUAGE_PAGE, (g->page + 1) % g->pages);
    n.layout = (struct ui_layout){
        .direction = UI_ROW, .h = g->more_h, .pad_x = 24, .gap = 24, .cross = UI_CENTER};
    struct ui_words names = view_words(n.label, v->large ? UI_STYLE_UI_XS : UI_STYLE_UI, UI_INK);
    names.max_lines = v->large ? 1 : 2;
    ui_open(v->ui, &n);
    view_icon(v, "chat", 40, UI_INK, UI_POINTS);
    ui_add(v->ui, &(struct ui_node){
                      .kind = UI_TEXT, .flags = UI_MAY_CUT, .layout = {.grow = 1}, .words = names});
    view_icon(v, "chevron", 40, UI_BLUE, UI_POINTS);
    ui_close(v->ui);
}

/* The height that a name and a greeting take in the tallest of the scripts. */
static float least_tile_h(const struct view *v)
{
    static const float TALLEST = 1.7f; /* Arabic script, size and line together */
    float scale = ui_port(v->ui)->text_scale;
    enum ui_style name = v->large ? UI_STYLE_UI_M : UI_STYLE_UI_L;
    enum ui_style greeting = v->large ? UI_STYLE_UI_XS : UI_STYLE_UI;
    return TALLEST * (ui_type_size(name, scale) + ui_type_size(greeting, scale));
}

static int rows_in(float room, float h)
{
    int rows = (int)((room + GAP) / (h + GAP));
    return rows > 1 ? rows : 1;
}

static struct grid grid_of(const struct view *v, float room)
{
    int count = v->app->languages_listed;
    float least = least_tile_h(v);
    struct grid g = {.more_h = v->low ? 80 : 96, .pages = 1};
    g.columns = v->large || count <= FEW ? 2 : 4;
    g.rows = rows_in(room, least);
    if (count > page_size(&g)) {
        room -= g.more_h + GAP;
        g.rows = rows_in(room, least);
        g.pages = (count + page_size(&g) - 1) / page_size(&g);
    }
    int filled = (count + g.columns - 1) / g.columns;
    int rows = g.pages > 1 ? g.rows : filled > 0 ? filled : 1;
    float most = v->large ? 176 : 128;
    g.h = (room - GAP * (float)(rows - 1)) / (float)rows;
    g.h = g.h > most ? most : g.h;
    g.w = (976 - GAP * (float)(g.columns - 1)) / (float)g.columns;
    int page = v->app->language_page;
    g.page = page == APP_PAGE_OF_CHOSEN ? v->app->language / page_size(&g) : page;
    g.page = g.page < g.pages ? g.page : 0; /* a language that is not listed; other text size */
    return g;
}

static void tiles(const struct view *v, float room)
{
    struct grid g = grid_of(v, room);
    int first = g.page * page_size(&g);
    int count = v->app->languages_listed;
    for (int row = 0; row < g.rows; row++) {
        int from = first + row * g.columns;
        if (from >= count && g.pages == 1) {
            break;
        }
        ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = GAP, .h = g.h}});
        for (int i = from; i < from + g.columns && i < count; i++) {
            tile(v, i, &g);
        }
        ui_close(v->ui);
    }
    if (g.pages > 1) {
        more_tile(v, &g);
    }
}

/* A greeting in the language of the first course: the one word a learner has seen. */
static struct str host_greeting(const struct view *v, struct str *lang)
{
    const struct app *app = v->app;
    if (app->course_count > 0) {
        *lang = app->courses[0]->info.host;
        const struct i18n_endonym *e = i18n_endonym_of(&app->endonyms, *lang);
        if (e) {
            return e->greeting;
        }
    }
    *lang = STR("");
    return view_t(v, "language.title");
}

void view_language(const struct view *v)
{
    struct str lang;
    struct str title = host_greeting(v, &lang);
    view_screen_open(v);
    view_top_open(v);
    view_title(v, title, lang, "language.choose");
    view_top_close(v, NULL, 0);
    view_content_open(v, UI_COLUMN, GAP);
    tiles(v, view_content_h(v));
    view_content_close(v);
    view_bottom_open(v);
    view_spring(v);
    view_primary(
        v, &(struct view_button){
               .id = "go-on", .key = "chrome.go-on", .msg = app_message(MSG_GO_ON, 0), .w = 192});
    view_bottom_close(v);
    view_screen_close(v);
}
