/* SPDX-License-Identifier: MIT
 *
 * Type the word: picture or meaning, the field, the comment, the keyboard on screen.   */
#include "app/view_drill.h"

enum { KEY_GAP = 8, KEY_W = 80, BED_W = 960, KEY_LINES = 4, KEYS_MARKS_MAX = LESSON_SPANS_MAX };

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
static enum ui_style field_style(const struct view *v, float h)
{
    static const enum ui_style styles[] = {UI_STYLE_LEARN_FIELD, UI_STYLE_LEARN_LINE,
                                           UI_STYLE_LEARN_TILE, UI_STYLE_LEARN_REPLY};
    struct ui_words words = view_words(STR("x"), styles[0], UI_INK);
    words.lang = v->host_lang;
    struct view_fit fit = {styles, sizeof styles / sizeof *styles, h, h, 1};
    return view_fitting(v, &words, &fit);
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
        .words = {.lang = v->host_lang, .style = field_style(v, h), .colour = UI_INK},
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

static float prompt_w(const struct view *v)
{
    return v->cramped ? 232 : v->low ? 200 : 248;
}

static void prompt(const struct view *v, const struct lesson_now *now, float h)
{
    enum { PAD = 8, GAP = 4 };
    const struct pack *pack = app_pack(v->app);
    const struct pack_item *item = &pack->items[now->exercise->item];
    const struct pack_gloss *gloss = pack_gloss(pack, now->exercise->item, v->help_lang);
    struct ui_node n = view_card();
    n.layout = (struct ui_layout){.direction = UI_COLUMN,
                                  .w = prompt_w(v),
                                  .h = h,
                                  .pad_x = PAD,
                                  .gap = GAP,
                                  .main = UI_CENTER,
                                  .cross = UI_CENTER};
    bool pictured = !key128_is_zero(item->picture);
    float picture_h = h - 2 * PAD;
    struct view_fit room = {.w = prompt_w(v) - 2 * PAD, .h = pictured ? h / 2 : picture_h};
    struct ui_words meaning = {.text = {"", 0}};
    if (gloss) {
        enum ui_style largest = pictured ? UI_STYLE_UI_S : UI_STYLE_UI_M;
        meaning = view_gloss_words(v, gloss->gloss, largest, room);
        picture_h -= view_size_of(v, &meaning, room.w).h + GAP;
    }
    float most_h = h - 84; /* however short the meaning */
    picture_h = picture_h < most_h ? picture_h : most_h;
    ui_open(v->ui, &n);
    if (pictured) {
        ui_add(v->ui, &(struct ui_node){.kind = UI_PICTURE,
                                        .role = UI_ROLE_PICTURE,
                                        .layout = {.w = picture_h, .h = picture_h},
                                        .picture = item->picture});
    }
    if (gloss) {
        view_add_words(v, &meaning);
    }
    ui_close(v->ui);
}

/* ---- keyboard ---- */

/* How the keys are drawn: the same for all of them. */
struct keys {
    const struct app_keyboard *board;
    float w, h; /* of a key */
    enum ui_style style;
};

/* In a low window with large text the keys give room to the comment. */
static float key_h(const struct view *v)
{
    return v->cramped ? 44 : v->low || v->large ? 52 : 56;
}

/* Between rows of keys, and around them. */
static float key_gap(const struct view *v)
{
    return v->cramped ? 3 : KEY_GAP;
}

static float keyboard_h(const struct view *v)
{
    return KEY_LINES * key_h(v) + (KEY_LINES + 1) * key_gap(v);
}

/* Keys are KEY_W wide, less where a row has more of them than the bed holds. */
static float key_w(const struct app_keyboard *board)
{
    int columns = app_keyboard_columns(board);
    float room = (float)(BED_W - KEY_GAP * (columns - 1)) / (float)columns;
    return room < KEY_W ? room : KEY_W;
}

/* The largest in which the widest letters fit their key, so that all keys look the same. */
static enum ui_style key_style(const struct view *v, const struct app_keyboard *board, float w,
                               float h)
{
    static const enum ui_style styles[] = {UI_STYLE_LEARN_REPLY, UI_STYLE_LEARN_LIST, UI_STYLE_UI,
                                           UI_STYLE_UI_S, UI_STYLE_UI_XS};
    enum ui_style smallest = styles[0];
    for (int key = 0; key < APP_KEY_LETTERS; key++) {
        struct str letters = app_keyboard_letters(board, key, APP_SHIFT_ONCE, &v->app->tools, v->a);
        struct ui_words words = view_words(letters, styles[0], UI_INK);
        words.lang = v->host_lang;
        words.face = UI_FACE_LEARN;
        words.weight = 1;
        struct view_fit fit = {styles, sizeof styles / sizeof *styles, w - 8, h - 8, 1};
        enum ui_style style = letters.n ? view_fitting(v, &words, &fit) : smallest;
        smallest = ui_type_of(style).size_dp < ui_type_of(smallest).size_dp ? style : smallest;
    }
    return smallest;
}

static struct ui_node key_node(const struct keys *k, int key, struct ui_msg msg)
{
    struct ui_node n = view_card();
    n.id = (struct ui_id){"key", key};
    n.role = UI_ROLE_BUTTON;
    n.flags = UI_FOCUSABLE;
    n.msg = msg;
    n.look.radius_dp = 8;
    n.layout = (struct ui_layout){
        .direction = UI_ROW, .w = k->w, .h = k->h, .main = UI_CENTER, .cross = UI_CENTER};
    return n;
}

/* A letter not taught yet leaves its place empty: no key ever moves. */
static void letter_key(const struct view *v, const struct keys *k, int key)
{
    if (k->board->hidden[key]) {
        view_space(v, k->w, k->h);
        return;
    }
    struct ui_node n = key_node(k, key, app_message(MSG_KEY, key));
    bool bold = k->board->bold[key];
    n.label = app_keyboard_letters(k->board, key, v->app->drill.shift, &v->app->tools, v->a);
    struct ui_words words = view_words(n.label, k->style, bold ? UI_BLUE : UI_INK);
    words.face = UI_FACE_LEARN;
    words.lang = v->host_lang;
    words.weight = bold ? 1 : -1;
    ui_open(v->ui, &n);
    ui_add(v->ui, &(struct ui_node){.kind = UI_TEXT, .words = words});
    ui_close(v->ui);
}

static void letter_keys(const struct view *v, const struct keys *k, int first, int count)
{
    for (int i = 0; i < count; i++) {
        letter_key(v, k, first + i);
    }
}

/* On for one letter it is chosen; while it stays on the arrow is on blue as well. */
static void shift_key(const struct view *v, const struct keys *k)
{
    enum app_shift shift = v->app->drill.shift;
    struct ui_node n = key_node(k, APP_KEY_SHIFT, app_message(MSG_SHIFT, 0));
    n.label = view_t(v, "drill.shift");
    n.flags |= shift != APP_SHIFT_OFF ? UI_CHOSEN : 0u;
    ui_open(v->ui, &n);
    if (shift == APP_SHIFT_LOCKED) {
        ui_open(v->ui, &(struct ui_node){.id = {"locked", 0},
                                         .layout = {.direction = UI_ROW,
                                                    .w = 40,
                                                    .h = 36,
                                                    .main = UI_CENTER,
                                                    .cross = UI_CENTER},
                                         .look = {.fill = UI_BLUE, .radius_dp = 8}});
        view_icon(v, "shift", 28, UI_ON_BLUE, 0);
        ui_close(v->ui);
    } else {
        view_icon(v, "shift", 28, UI_INK, 0);
    }
    ui_close(v->ui);
}

static void backspace_key(const struct view *v, const struct keys *k)
{
    struct ui_node n = key_node(k, APP_KEY_BACKSPACE, app_message(MSG_KEY, APP_KEY_BACKSPACE));
    n.label = view_t(v, "drill.backspace");
    ui_open(v->ui, &n);
    view_icon(v, "backspace", 28, UI_INK, UI_POINTS);
    ui_close(v->ui);
}

static void space_bar(const struct view *v, const struct keys *k)
{
    struct ui_node n = key_node(k, APP_KEY_SPACE, app_message(MSG_KEY, APP_KEY_SPACE));
    n.label = view_t(v, "drill.space");
    n.layout.grow = 1;
    ui_open(v->ui, &n);
    view_icon(v, "space", 28, UI_INK, 0);
    ui_close(v->ui);
}

static void row_open(const struct view *v)
{
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = KEY_GAP}});
}

static void letter_rows(const struct view *v, const struct keys *k)
{
    for (int row = 0; row < APP_KEYBOARD_ROWS; row++) {
        row_open(v);
        if (row == APP_KEYBOARD_ROWS - 1 && k->board->cased) {
            shift_key(v, k);
        }
        letter_keys(v, k, row * APP_KEYBOARD_KEYS, k->board->counts[row]);
        if (row == 0) {
            backspace_key(v, k);
        }
        ui_close(v->ui);
    }
}

static void own_row(const struct view *v, const struct keys *k)
{
    row_open(v);
    letter_keys(v, k, APP_KEY_OWN, k->board->own_count);
    space_bar(v, k);
    ui_close(v->ui);
}

/* Host letters run left to right whatever the interface does; icons turn with it. */
static void keyboard(const struct view *v)
{
    const struct app_keyboard *board = &v->app->keyboard;
    struct keys k = {.board = board, .w = key_w(board), .h = key_h(v)};
    k.style = key_style(v, board, k.w, k.h);
    ui_open(v->ui, &(struct ui_node){.id = {"keyboard", 0},
                                     .flags = UI_KEEP_LTR,
                                     .layout = {.direction = UI_COLUMN,
                                                .pad_x = 8,
                                                .pad_y = key_gap(v),
                                                .gap = key_gap(v),
                                                .stretch = true},
                                     .look = {.fill = UI_SUNK, .radius_dp = 16}});
    letter_rows(v, &k);
    own_row(v, &k);
    ui_close(v->ui);
}

static void strip(const struct view *v, const struct lesson_now *now, float w, float h)
{
    enum { GAP = 12 };
    bool slow = !view_slow_is_below(v, LESSON_BY_TYPING);
    float slow_w = v->low ? 72 : 104;
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = GAP, .h = h}});
    view_comment(v, now, slow ? w - slow_w - GAP : w, h);
    if (slow) {
        view_slow(v, slow_w, h);
    }
    ui_close(v->ui);
}

/* Above the keyboard: what is asked, the field, the comment. */
static void question(const struct view *v, const struct lesson_now *now, float h)
{
    enum { GAP = 16 };
    float field_h = v->low ? 88 : v->large ? 104 : 112;
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW, .gap = GAP, .h = h}});
    prompt(v, now, h);
    ui_open(
        v->ui,
        &(struct ui_node){
            .layout = {.direction = UI_COLUMN, .grow = 1, .gap = view_gap(v), .stretch = true}});
    field(v, now, field_h);
    strip(v, now, view_bar_w() - prompt_w(v) - GAP, h - field_h - view_gap(v));
    ui_close(v->ui);
    ui_close(v->ui);
}

void view_type(const struct view *v, const struct lesson_now *now)
{
    view_content_open(v, UI_COLUMN, view_gap(v));
    question(v, now, view_content_h(v) - keyboard_h(v) - view_gap(v));
    if (app_keyboard_is_there(&v->app->keyboard)) {
        keyboard(v);
    }
    view_content_close(v);
}
