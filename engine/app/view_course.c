/* SPDX-License-Identifier: MIT
 *
 * Choose a course: its own name, what it is in the learner's language, how far it is
 * ready.                                                                              */
#include "app/app_view.h"

static bool has_drafts(const struct pack *pack, struct str language)
{
    for (int i = 0; i < pack->item_count; i++) {
        const struct pack_gloss *g = pack_gloss(pack, i, language);
        if (g && g->state == PACK_DRAFT) {
            return true;
        }
    }
    return false;
}

static bool has_synthetic_voice(const struct pack *pack)
{
    const struct pack_clip *clip =
        pack->item_count > 0 ? pack_clip(pack, 0, PACK_CLIP_WORD, PACK_NORMAL) : NULL;
    return clip && clip->synthetic;
}

static void remark(const struct view *v, const char *icon, const char *key)
{
    ui_open(v->ui,
            &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 12, .cross = UI_CENTER}});
    view_icon(v, icon, v->large ? 40 : 24, UI_INK2, UI_POINTS);
    view_text(v, key, UI_STYLE_UI_S, UI_INK2, UI_START);
    ui_close(v->ui);
}

static void names(const struct view *v, const struct pack *pack)
{
    struct view own = *v;
    own.host_lang = pack->info.host;
    view_host_title(&own, pack_title(pack, pack->info.host, PACK_COURSE), UI_STYLE_UI_XL);
    view_gloss(v, pack_title(pack, v->help_lang, PACK_COURSE), UI_STYLE_UI_M, UI_INK2, UI_START);
    struct i18n_arg args[] = {i18n_arg_number("units", pack->unit_count),
                              i18n_arg_number("words", pack->item_count)};
    struct str size = i18n_format(v->a, v->app->catalogue, "course.size", args, 2);
    ui_add(v->ui,
           &(struct ui_node){.kind = UI_TEXT, .words = view_words(size, UI_STYLE_UI_S, UI_INK2)});
}

static void card(const struct view *v, int index)
{
    const struct pack *pack = v->app->courses[index];
    struct ui_node n = view_card();
    n.id = (struct ui_id){"course", index};
    n.role = UI_ROLE_CHOICE;
    n.flags = UI_FOCUSABLE | (index == 0 ? UI_FOCUS_FIRST : 0u);
    n.label = pack_title(pack, pack->info.host, PACK_COURSE);
    n.msg = app_message(MSG_COURSE_CHOOSE, index);
    n.layout = (struct ui_layout){
        .direction = UI_ROW, .pad_x = 24, .pad_y = 24, .gap = 24, .cross = UI_CENTER, .min_h = 160};
    ui_open(v->ui, &n);
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .gap = 8, .grow = 1, .stretch = true}});
    names(v, pack);
    if (has_drafts(pack, v->help_lang)) {
        remark(v, "book", "course.draft-glosses");
    }
    if (has_synthetic_voice(pack)) {
        remark(v, "speaker", "course.synthetic-voice");
    }
    ui_close(v->ui);
    view_icon(v, "chevron", 40, UI_BLUE, UI_POINTS);
    ui_close(v->ui);
}

void view_course(const struct view *v)
{
    view_screen_open(v);
    view_top_open(v);
    view_title(v, view_t(v, "course.title"), STR(""), NULL);
    view_top_close(v, NULL);
    view_content_open(v, UI_COLUMN, 16);
    for (int i = 0; i < v->app->course_count && i < 3; i++) {
        card(v, i);
    }
    if (v->app->course_count == 0) {
        view_text(v, "notice.no-course", UI_STYLE_UI, UI_INK, UI_CENTER);
    }
    view_content_close(v);
    view_bottom_open(v);
    view_spring(v);
    view_primary(v,
                 &(struct view_button){.id = "go-on",
                                       .key = "chrome.go-on",
                                       .msg = app_message(MSG_GO_ON, 0),
                                       .flags = v->app->course_count ? 0u : UI_NOT_NOW},
                 192);
    view_bottom_close(v);
    view_screen_close(v);
}
