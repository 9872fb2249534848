/* SPDX-License-Identifier: MIT
 *
 * Choose your language: each by its own name, in its own direction.                   */
#include "app/app_view.h"

#include "text/text_lang.h"

/* Which way a tile's own words run, whatever the interface does. */
static enum ui_align own_start(const struct view *v, struct str tag)
{
    bool same = text_lang_is_rtl(tag) == ui_port(v->ui)->rtl;
    return same ? UI_START : UI_END;
}

static void words_of(const struct view *v, const struct app_language *l, bool chosen)
{
    struct ui_words name = view_words(l->endonym, UI_STYLE_UI_L, chosen ? UI_BLUE : UI_INK);
    name.lang = l->tag;
    name.max_lines = 1;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = name});
    struct ui_words greeting = view_words(l->greeting, UI_STYLE_UI, UI_INK2);
    greeting.lang = l->tag;
    greeting.max_lines = 1;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = greeting});
}

static void tile(const struct view *v, int index, float w, float h)
{
    const struct app_language *l = &v->app->languages[index];
    bool chosen = index == v->app->language;
    struct ui_node n = view_card();
    n.id = (struct ui_id){"language", index};
    n.role = UI_ROLE_CHOICE;
    n.flags = UI_FOCUSABLE | (chosen ? UI_CHOSEN | UI_FOCUS_FIRST : 0u);
    n.label = l->endonym;
    n.msg = app_message(MSG_LANGUAGE_CHOOSE, index);
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = w,
                                  .h = h,
                                  .pad_x = 24,
                                  .gap = 8,
                                  .main = UI_CENTER,
                                  .cross = own_start(v, l->tag)};
    ui_open(v->ui, &n);
    words_of(v, l, chosen);
    ui_close(v->ui);
}

static void tiles(const struct view *v)
{
    int count = v->app->language_count;
    int columns = count <= 6 ? 2 : count <= 12 ? 3 : 4;
    int rows = (count + columns - 1) / columns;
    float room = ui_canvas_h(v->ui) - (v->low ? 200 : 240) - 16 * (float)(rows - 1);
    float h = room / (float)(rows > 0 ? rows : 1);
    float most = v->large ? 176 : 128;
    h = h > most ? most : h;
    float w = (976 - 16 * (float)(columns - 1)) / (float)columns;
    for (int row = 0; row < rows; row++) {
        ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 16, .h = h}});
        for (int i = row * columns; i < (row + 1) * columns && i < count; i++) {
            tile(v, i, w, h);
        }
        ui_close(v->ui);
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
    view_top_close(v, NULL);
    view_content_open(v, UI_COLUMN, 16);
    tiles(v);
    view_content_close(v);
    view_bottom_open(v);
    view_spring(v);
    view_primary(v,
                 &(struct view_button){
                     .id = "go-on", .key = "chrome.go-on", .msg = app_message(MSG_GO_ON, 0)},
                 192);
    view_bottom_close(v);
    view_screen_close(v);
}
