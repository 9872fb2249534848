/* SPDX-License-Identifier: MIT
 *
 * Text on a screen, and the style in which it fits its place.                          */
#include "app/app_view.h"

struct str view_t(const struct view *v, const char *key)
{
    return i18n_text(v->app->catalogue, key);
}

struct ui_words view_words(struct str text, enum ui_style style, enum ui_token colour)
{
    return (struct ui_words){.text = text, .style = style, .colour = colour};
}

struct ui_words view_label(struct str text, enum ui_style style, enum ui_token colour)
{
    struct ui_words words = view_words(text, style, colour);
    words.weight = 1;
    words.align = UI_CENTER;
    words.max_lines = 1;
    return words;
}

void view_add_words(const struct view *v, const struct ui_words *words)
{
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = *words});
}

static void add_text(const struct view *v, struct ui_words words, enum ui_align align)
{
    words.align = align;
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .role = UI_ROLE_TEXT, .words = words});
}

void view_text(const struct view *v, const char *key, enum ui_style style, enum ui_token colour,
               enum ui_align align)
{
    add_text(v, view_words(view_t(v, key), style, colour), align);
}

void view_gloss(const struct view *v, struct str text, enum ui_style style, enum ui_token colour,
                enum ui_align align)
{
    struct ui_words words = view_words(text, style, colour);
    words.lang = v->help_lang;
    words.face = UI_FACE_GLOSS;
    add_text(v, words, align);
}

struct view_size view_size_of(const struct view *v, const struct ui_words *words, float w)
{
    const struct ui_port *port = ui_port(v->ui);
    struct ui_type type = ui_type_of(words->style);
    float scale = ui_scale(v->ui);
    struct ui_text_box box = {
        .text = words->text,
        .lang = words->lang.n ? words->lang : port->lang,
        .face = words->face != UI_FACE_UI ? words->face : type.face,
        .px = ui_type_size(words->style, port->text_scale) * scale,
        .bold = words->weight ? words->weight > 0 : type.bold,
        .max_lines = words->max_lines,
        .width = (int)(w * scale),
    };
    struct ui_size px = port->measure->size(port->measure->ctx, &box);
    return (struct view_size){(float)px.w / scale, (float)px.h / scale};
}

static bool words_are_narrow(const struct view *v, const struct ui_words *words, float w)
{
    struct str rest = words->text, word;
    while (str_next(&rest, ' ', &word)) {
        struct ui_words one = *words;
        one.text = word;
        if (view_size_of(v, &one, 0).w > w) {
            return false;
        }
    }
    return true;
}

bool view_fits(const struct view *v, const struct ui_words *words, const struct view_fit *fit)
{
    struct ui_words all = *words, few = *words;
    all.max_lines = 0;
    few.max_lines = fit->lines;
    struct view_size size = view_size_of(v, &all, 0);
    if (size.w > fit->w) {
        size = view_size_of(v, &all, fit->w);
        bool many = fit->lines > 0 && size.h > view_size_of(v, &few, fit->w).h;
        if (many || !words_are_narrow(v, words, fit->w)) {
            return false;
        }
    }
    return fit->h <= 0 || size.h <= fit->h;
}

enum ui_style view_fitting(const struct view *v, const struct ui_words *words,
                           const struct view_fit *fit)
{
    struct ui_words tried = *words;
    for (size_t i = 0; i < fit->count; i++) {
        tried.style = fit->styles[i];
        if (view_fits(v, &tried, fit)) {
            break;
        }
    }
    return tried.style;
}

/* The part of a list of styles from `largest` on. */
static struct view_fit fit_from(const enum ui_style *styles, size_t count, enum ui_style largest,
                                struct view_fit room)
{
    size_t from = 0;
    while (from + 1 < count && styles[from] != largest) {
        from++;
    }
    room.styles = styles + from;
    room.count = count - from;
    return room;
}

enum ui_style view_ui_fitting(const struct view *v, const struct ui_words *words,
                              enum ui_style largest, struct view_fit room)
{
    static const enum ui_style styles[] = {UI_STYLE_UI_XL, UI_STYLE_UI_L, UI_STYLE_UI_M,
                                           UI_STYLE_UI,    UI_STYLE_UI_S, UI_STYLE_UI_XS,
                                           UI_STYLE_PLOT};
    struct view_fit fit = fit_from(styles, sizeof styles / sizeof *styles, largest, room);
    return view_fitting(v, words, &fit);
}

struct ui_words view_host_words(const struct view *v, struct str text, enum ui_style largest,
                                struct view_fit room)
{
    static const enum ui_style styles[] = {
        UI_STYLE_LEARN_POSTER, UI_STYLE_LEARN_FIELD, UI_STYLE_LEARN_LINE,
        UI_STYLE_LEARN_TILE,   UI_STYLE_LEARN_REPLY, UI_STYLE_LEARN_LIST,
        UI_STYLE_UI_S,         UI_STYLE_UI_XS,       UI_STYLE_PLOT};
    struct ui_words words = view_words(text, largest, UI_INK);
    words.lang = v->host_lang;
    words.face = UI_FACE_LEARN;
    words.weight = -1;
    words.align = UI_CENTER;
    struct view_fit fit = fit_from(styles, sizeof styles / sizeof *styles, largest, room);
    words.style = view_fitting(v, &words, &fit);
    return words;
}

struct ui_words view_gloss_words(const struct view *v, struct str text, enum ui_style largest,
                                 struct view_fit room)
{
    struct ui_words words = view_words(text, largest, UI_INK);
    words.lang = v->help_lang;
    words.face = UI_FACE_GLOSS;
    words.weight = -1;
    words.align = UI_CENTER;
    words.style = view_ui_fitting(v, &words, largest, room);
    return words;
}
