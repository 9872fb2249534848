/* SPDX-License-Identifier: MIT
 *
 * Type the word: picture or meaning, the field, the comment, the keyboard on screen.   */
#include "app/view_drill.h"

enum { KEY_GAP = 8, KEY_W = 80, KEYS_MARKS_MAX = LESSON_SPANS_MAX };

static enum ui_mark_kind mark_kind(enum lesson_span_kind kind)
{
    switch (kind) {
    case LESSON_SPAN_MISSING:
        return UI_MARK_MISSING;
    case LESSON_SPAN_EXTRA:
        return UI_MARK_EXTRA;
    case LESSON_SPAN_SWAPPED:
        return UI_MARK_SWAPPED;
    case LESSON_SPAN_OTHER:
    case LESSON_SPAN_CASE:
    case LESSON_SPAN_ACCENT:
        return UI_MARK_OTHER;
    }
    return UI_MARK_OTHER;
}

/* Where the answer differs; gone as soon as the learner goes on typing. */
static void add_marks(const struct view *v, struct ui_field *field)
{
    const struct lesson_verdict *verdict = &v->app->drill.verdict;
    struct ui_mark *marks = ARENA_ARRAY(v->a, struct ui_mark, KEYS_MARKS_MAX);
    for (int i = 0; i < verdict->span_count; i++) {
        const struct lesson_span *s = &verdict->spans[i];
        marks[i] = (struct ui_mark){mark_kind(s->kind), s->typed.from, s->typed.to};
    }
    field->marks = marks;
    field->mark_count = (size_t)verdict->span_count;
}

static struct ui_look field_look(const struct view *v, const struct lesson_now *now)
{
    const struct drill *d = &v->app->drill;
    if (now->phase == LESSON_RIGHT) {
        return (struct ui_look){
            .fill = UI_CARD, .border = UI_TEAL, .border_dp = 4, .radius_dp = 16};
    }
    if (now->phase == LESSON_SHOWN) {
        return (struct ui_look){
            .fill = UI_CARD, .border = UI_BLUE, .border_dp = 2, .dashed = true, .radius_dp = 16};
    }
    if (d->answered && !d->edited) {
        return (struct ui_look){
            .fill = UI_CARD, .border = UI_AMBER, .border_dp = 4, .radius_dp = 16};
    }
    return view_card().look;
}

/* As large as the field is high. */
static enum ui_style field_style(const struct view *v)
{
    return v->large ? UI_STYLE_LEARN_TILE : UI_STYLE_LEARN_FIELD;
}

static void field(const struct view *v, const struct lesson_now *now, float h)
{
    const struct drill *d = &v->app->drill;
    bool right = now->phase == LESSON_RIGHT;
    bool marked = d->answered && !d->edited && now->phase == LESSON_NOT_YET;
    struct ui_node n = {
        .kind = UI_FIELD,
        .id = {"field", 0},
        .role = UI_ROLE_FIELD,
        .flags = right ? 0u : UI_FOCUSABLE | UI_FOCUS_FIRST,
        .layout = {.h = h, .pad_x = 24},
        .look = field_look(v, now),
        .words = {.lang = v->host_lang, .style = field_style(v), .colour = UI_INK},
        .label = view_t(v, lesson_kind_key(now->exercise->kind)),
        .field = ui_edit_field(&d->edit, v->a),
    };
    const struct pack_item *item = &app_pack(v->app)->items[now->exercise->item];
    n.field.expected = right ? STR("") : drill_word(item, v->a);
    n.field.ghost = now->phase == LESSON_SHOWN ? now->answer : STR("");
    if (marked) {
        add_marks(v, &n.field);
    }
    ui_open(v->ui, &(struct ui_node){.flags = UI_KEEP_LTR,
                                     .layout = {.direction = UI_STACK, .h = h, .stretch = true}});
    ui_add(v->ui, &n);
    if (right || marked) {
        view_verdict_disc(
            v, right,
            (struct ui_layout){.w = 56, .h = 56, .dx = 24, .at_x = UI_END, .at_y = UI_CENTER});
    }
    ui_close(v->ui);
}

static enum ui_style gloss_style(const struct view *v, bool pictured)
{
    if (v->large) {
        return UI_STYLE_UI_XS;
    }
    return pictured ? UI_STYLE_UI_S : UI_STYLE_UI_M;
}

static void prompt(const struct view *v, const struct lesson_now *now, float h)
{
    const struct pack *pack = app_pack(v->app);
    const struct pack_item *item = &pack->items[now->exercise->item];
    const struct pack_gloss *gloss = pack_gloss(pack, now->exercise->item, v->help_lang);
    struct ui_node n = view_card();
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = v->low ? 200 : 248,
                                  .h = h,
                                  .pad_x = 12,
                                  .gap = 4,
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER};
    ui_open(v->ui, &n);
    bool pictured = !key128_is_zero(item->picture);
    if (pictured) {
        float size = h - (v->large ? 72 : 84);
        ui_add(v->ui, &(struct ui_node){.kind = UI_PICTURE,
                                        .role = UI_ROLE_PICTURE,
                                        .layout = {.w = size, .h = size},
                                        .picture = item->picture});
    }
    if (gloss) {
        struct ui_words words =
            view_gloss_words(v, gloss->gloss, gloss_style(v, pictured), v->low ? 176 : 224,
                             pictured   ? (v->large ? 0.9f : 1.8f)
                             : v->large ? 2.6f
                                        : 4.4f);
        ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    }
    ui_close(v->ui);
}

static bool is_own_letter(struct str letters)
{
    return letters.n > 1;
}

static struct ui_node key_node(const struct view *v, int key, struct ui_msg msg, float w, float h)
{
    struct ui_node n = view_card();
    (void)v;
    n.id = (struct ui_id){"key", key};
    n.role = UI_ROLE_BUTTON;
    n.flags = UI_FOCUSABLE;
    n.msg = msg;
    n.look.radius_dp = 8;
    n.layout = (struct ui_layout){
        .direction = UI_ROW, .w = w, .h = h, .main = UI_CENTER, .cross = UI_CENTER};
    return n;
}

static enum ui_style key_style(const struct view *v)
{
    if (!v->large) {
        return UI_STYLE_LEARN_REPLY;
    }
    return v->low ? UI_STYLE_UI_S : UI_STYLE_UI;
}

static void letter_key(const struct view *v, int key, struct str letters, float h)
{
    struct ui_node n = key_node(v, key, app_message(MSG_KEY, key), KEY_W, h);
    bool own = is_own_letter(letters);
    struct ui_words words = view_words(letters, key_style(v), own ? UI_BLUE : UI_INK);
    words.face = UI_FACE_LEARN;
    words.lang = v->host_lang;
    words.weight = own ? 1 : -1;
    n.label = letters;
    ui_open(v->ui, &n);
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    ui_close(v->ui);
}

static void icon_key(const struct view *v, int key, const char *icon, struct ui_msg msg,
                     const char *label_key, float w, float h)
{
    struct ui_node n = key_node(v, key, msg, w, h);
    bool chosen = msg.kind == MSG_SHIFT && v->app->drill.shift;
    n.flags |= chosen ? UI_CHOSEN : 0u;
    n.label = view_t(v, label_key);
    n.layout.grow = w > KEY_W ? 1 : 0;
    ui_open(v->ui, &n);
    view_icon(v, icon, 28, UI_INK, 0);
    ui_close(v->ui);
}

static void row_open(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = KEY_GAP}});
}

static void letter_rows(const struct view *v, float h)
{
    const struct app_keyboard *board = &v->app->keyboard;
    for (int row = 0; row < APP_KEYBOARD_ROWS; row++) {
        row_open(v);
        if (row == APP_KEYBOARD_ROWS - 1) {
            icon_key(v, APP_KEY_SPACE + 1, "shift", app_message(MSG_SHIFT, 0), "drill.shift", KEY_W,
                     h);
        }
        for (int i = 0; i < board->counts[row]; i++) {
            letter_key(v, row * APP_KEYBOARD_KEYS + i, board->rows[row][i], h);
        }
        if (row == 0) {
            icon_key(v, APP_KEY_BACKSPACE, "backspace", app_message(MSG_KEY, APP_KEY_BACKSPACE),
                     "drill.backspace", KEY_W, h);
        }
        ui_close(v->ui);
    }
}

static void own_row(const struct view *v, float h)
{
    const struct app_keyboard *board = &v->app->keyboard;
    row_open(v);
    for (int i = 0; i < board->own_count; i++) {
        letter_key(v, APP_KEY_OWN + i, board->own[i], h);
    }
    icon_key(v, APP_KEY_SPACE, "space", app_message(MSG_KEY, APP_KEY_SPACE), "drill.space",
             KEY_W + 1, h);
    ui_close(v->ui);
}

/* Host letters run left to right whatever the interface does. */
static void keyboard(const struct view *v)
{
    float h = v->low ? 52 : 56;
    ui_open(v->ui, &(struct ui_node){.id = {"keyboard", 0},
                                     .flags = UI_KEEP_LTR,
                                     .layout = {.direction = UI_COLUMN,
                                                .pad_x = 8,
                                                .pad_y = 8,
                                                .gap = KEY_GAP,
                                                .stretch = true},
                                     .look = {.fill = UI_SUNK, .radius_dp = 16}});
    letter_rows(v, h);
    own_row(v, h);
    ui_close(v->ui);
}

static void strip(const struct view *v, const struct lesson_now *now, float h)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 12, .h = h}});
    view_comment(v, now, h);
    view_slow(v, v->low ? 72 : 104, h);
    ui_close(v->ui);
}

void view_type(const struct view *v, const struct lesson_now *now)
{
    float room =
        ui_canvas_h(v->ui) - (v->low ? 8 + 64 + 10 + 10 + 72 + 8 : 16 + 80 + 16 + 16 + 96 + 16);
    float keys = v->low ? 4 * 52 + 3 * KEY_GAP + 16 : 4 * 56 + 3 * KEY_GAP + 16;
    float top = room - keys - (v->low ? 10 : 16);
    float field_h = v->low ? 88 : 112, gap = v->low ? 10 : 16;
    view_content_open(v, UI_COLUMN, gap);
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = 16, .h = top}});
    prompt(v, now, top);
    ui_open(v->ui, &(struct ui_node){
                       .layout = {.direction = UI_COLUMN, .grow = 1, .gap = gap, .stretch = true}});
    field(v, now, field_h);
    strip(v, now, top - field_h - gap);
    ui_close(v->ui);
    ui_close(v->ui);
    keyboard(v);
    view_content_close(v);
}
