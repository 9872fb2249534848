/* SPDX-License-Identifier: MIT
 *
 * A number of minutes as a button: on the map, and where it is chosen for good.        */
#include "app/app_view.h"

enum { PAD = 12 };

struct ui_words view_minutes_unit(const struct view *v, int minutes, float w)
{
    struct ui_words words =
        view_label(i18n_plural(v->app->catalogue, "home.minutes", minutes), UI_STYLE_UI_XS, UI_INK);
    words.style = view_ui_fitting(v, &words, UI_STYLE_UI_XS, (struct view_fit){.w = w, .lines = 1});
    return words;
}

float view_minutes_w(const struct view *v, const struct view_minutes *b)
{
    if (v->large) { /* the number alone */
        return b->least_w;
    }
    struct ui_words unit = view_minutes_unit(v, b->minutes, b->least_w - PAD);
    float w = view_size_of(v, &unit, 0).w + PAD;
    return w > b->least_w ? w : b->least_w;
}

void view_minutes(const struct view *v, const struct view_minutes *b)
{
    bool chosen = v->app->choices.minutes == b->minutes;
    struct ui_node n = view_card();
    n.id = (struct ui_id){"minutes", b->minutes};
    n.role = UI_ROLE_CHOICE;
    n.flags = UI_FOCUSABLE | (chosen ? UI_CHOSEN : 0u) | b->flags;
    n.msg = app_message(MSG_MINUTES, b->minutes);
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = view_minutes_w(v, b),
                                  .h = b->h,
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER};
    n.label = arena_printf(v->a, "%d", b->minutes);
    struct ui_words number = view_label(n.label, v->low || v->large ? UI_STYLE_UI_M : UI_STYLE_UI_L,
                                        chosen ? UI_BLUE : UI_INK);
    struct ui_words unit = view_minutes_unit(v, b->minutes, b->least_w - PAD);
    unit.colour = number.colour;
    if (!v->large) {
        float h = n.layout.h - view_size_of(v, &unit, 0).h;
        number.style = view_ui_fitting(v, &number, number.style,
                                       (struct view_fit){.w = n.layout.w, .h = h, .lines = 1});
    }
    ui_open(v->ui, &n);
    view_add_words(v, &number);
    if (!v->large) {
        view_add_words(v, &unit);
    }
    ui_close(v->ui);
}
