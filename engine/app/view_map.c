/* SPDX-License-Identifier: MIT
 *
 * The map: units are stations on the line of their domain; nothing is locked.  A
 * station fills from below as its words are learnt.                                   */
#include "app/app_view.h"

enum { LANE_STATIONS = 6, LANE_STATIONS_LARGE = 4, LANES_MAX = 4 };

struct metrics {
    float lane0, lane_pitch; /* dp from the top of the content to the middle of a lane */
    float radius, picture, line_w;
};

struct line_style {
    enum pack_domain domain;
    const char *icon, *key;
    enum ui_token colour, tint;
};

static const struct line_style LINES[] = {
    {PACK_CIVIC, "people", "domain.civic", UI_CIVIC, UI_CIVIC_TINT},
    {PACK_EDUCATION, "book", "domain.education", UI_LEARN, UI_LEARN_TINT},
    {PACK_WORK, "work", "domain.work", UI_WORK, UI_WORK_TINT},
};
enum { LINE_COUNT = 3, SIGN_W = 80, SIGN_H = 56, NAME_GAP = 6 };

/* Where the first station stands: its name clears the interchange. */
static float first_x(const struct view *v)
{
    return v->large ? 256 : 216;
}

/* From station to station: names in large text need more room. */
static float pitch(const struct view *v)
{
    return v->large ? 208 : 128;
}

/* Below a station. */
static float name_w(const struct view *v)
{
    return pitch(v) - 4;
}

static struct ui_words name_words(const struct view *v, int unit)
{
    struct ui_words words =
        view_label(pack_title(app_pack(v->app), v->help_lang, unit), UI_STYLE_UI_XS, UI_INK);
    words.lang = v->help_lang;
    words.style = view_ui_fitting(v, &words, v->cramped ? UI_STYLE_PLOT : UI_STYLE_UI_XS,
                                  (struct view_fit){.w = name_w(v), .lines = 2});
    words.max_lines = 2;
    return words;
}

/* A child of the map's stack, its top left corner at (x, y) dp. */
static struct ui_node at(float x, float y, float w, float h)
{
    return (struct ui_node){.layout = {.w = w, .h = h, .dx = x, .dy = y}};
}

static void strip(const struct view *v, float x, float y, float w, float h, enum ui_token colour)
{
    struct ui_node n = at(x, y - h / 2, w, h);
    n.look = (struct ui_look){.fill = colour, .radius_dp = h / 2};
    ui_add(v->ui, &n);
}

/* The line of a lane: solid, with a dotted core, or double, so that nobody needs the
 * colour to tell them apart. */
static void draw_line(const struct view *v, const struct metrics *m, const struct line_style *line,
                      float y, float to)
{
    float from = SIGN_W - 8;
    strip(v, from, y, to - from, m->line_w, line->colour);
    if (line->domain == PACK_WORK) {
        strip(v, from, y, to - from, 4, UI_PAPER);
    } else if (line->domain == PACK_EDUCATION) {
        float *points = ARENA_ARRAY(v->a, float, 4);
        points[2] = to - from - 16;
        struct ui_node n = at(from + 8, y, to - from - 16, 1);
        n.kind = UI_LINE;
        n.line = (struct ui_line){.points = points,
                                  .count = 2,
                                  .width_dp = 4,
                                  .colour = UI_PAPER,
                                  .dash_dp = 0.1f,
                                  .space_dp = 12};
        ui_add(v->ui, &n);
    }
}

static void sign(const struct view *v, const struct line_style *line, float y)
{
    struct ui_node n = at(0, y - SIGN_H / 2.0f, SIGN_W, SIGN_H);
    n.look = (struct ui_look){.fill = line->colour, .radius_dp = 8};
    n.layout.direction = UI_ROW;
    n.layout.main = n.layout.cross = UI_CENTER;
    ui_open(v->ui, &n);
    view_icon(v, line->icon, 32, UI_ON_LINE, 0);
    ui_close(v->ui);
    struct ui_node label = at(-24, y + SIGN_H / 2.0f + 4, SIGN_W + 48, 0);
    label.kind = UI_TEXT;
    label.words = view_label(view_t(v, line->key), UI_STYLE_UI_XS, UI_INK);
    label.words.style = view_ui_fitting(v, &label.words, UI_STYLE_UI_XS,
                                        (struct view_fit){.w = label.layout.w, .lines = 1});
    label.words.max_lines = 2;
    if (!v->large) {
        ui_add(v->ui, &label);
    }
}

static void badge(const struct view *v, float x, float y, enum ui_token colour)
{
    struct ui_node n = at(x - 14, y - 14, 28, 28);
    n.layout.direction = UI_ROW;
    n.layout.main = n.layout.cross = UI_CENTER;
    n.look = (struct ui_look){.fill = colour, .border = UI_PAPER, .border_dp = 2, .radius_dp = 14};
    ui_open(v->ui, &n);
    view_icon(v, "check", 18, UI_ON_LINE, 0);
    ui_close(v->ui);
}

/* For those who do not see how full it is. */
static struct str station_label(const struct view *v, int unit)
{
    const struct lesson_unit_state *state = &v->app->home.states[unit];
    struct i18n_arg args[] = {
        i18n_arg_text("title", pack_title(app_pack(v->app), v->help_lang, unit)),
        i18n_arg_number("met", state->met),
        i18n_arg_number("words", state->items),
    };
    return i18n_format(v->a, v->app->catalogue, "home.station", args, 3);
}

static void station_disc(const struct view *v, const struct metrics *m, int unit,
                         const struct line_style *line, float x, float y)
{
    const struct lesson_unit_state *state = &v->app->home.states[unit];
    float r = m->radius;
    strip(v, x - r - 3, y, 2 * r + 6, 2 * r + 6, UI_PAPER);
    struct ui_node n = at(x - r, y - r, 2 * r, 2 * r);
    n.id = (struct ui_id){"station", unit};
    n.role = UI_ROLE_BUTTON;
    n.flags = UI_FOCUSABLE;
    n.label = station_label(v, unit);
    n.msg = app_message(MSG_STATION, unit);
    n.look = (struct ui_look){.fill = UI_CARD,
                              .border = line->colour,
                              .border_dp = 6,
                              .radius_dp = r,
                              .level_fill = line->tint,
                              .level = state->items ? (float)state->met / (float)state->items : 0};
    n.layout.direction = UI_ROW;
    n.layout.main = n.layout.cross = UI_CENTER;
    ui_open(v->ui, &n);
    const struct key128 *picture = &app_pack(v->app)->units[unit].picture;
    if (!key128_is_zero(*picture)) {
        ui_add(v->ui, &(struct ui_node){.kind = UI_PICTURE,
                                        .layout = {.w = m->picture, .h = m->picture},
                                        .picture = *picture});
    }
    ui_close(v->ui);
    if (state->items > 0 && state->known == state->items) {
        badge(v, x + r * 0.72f, y - r * 0.72f, line->colour);
    }
}

static void station(const struct view *v, const struct metrics *m, int unit,
                    const struct line_style *line, float x, float y)
{
    station_disc(v, m, unit, line, x, y);
    float w = name_w(v);
    struct ui_node label = at(x - w / 2, y + m->radius + NAME_GAP, w, 0);
    label.kind = UI_TEXT;
    label.words = name_words(v, unit);
    ui_add(v->ui, &label);
}

/* The white capsule where the lines meet, and the wire that the tram hangs on. */
static void interchange(const struct view *v, const struct metrics *m, int lanes, float tram_top,
                        bool with_tram)
{
    float x = 128, top = m->lane0 - 28, h = m->lane_pitch * (float)(lanes - 1) + 56;
    if (with_tram) {
        struct ui_node wire = at(x - 4, top + h - 8, 8, tram_top - (top + h) + 8);
        wire.look.fill = UI_INK;
        ui_add(v->ui, &wire);
    }
    struct ui_node n = at(x - 20, top, 40, h);
    n.look = (struct ui_look){.fill = UI_CARD, .border = UI_INK, .border_dp = 6, .radius_dp = 20};
    ui_add(v->ui, &n);
}

static void interchange_stop(const struct view *v, const struct line_style *line, float y)
{
    struct ui_node n = at(120, y - 8, 16, 16);
    n.look = (struct ui_look){.fill = line->colour, .radius_dp = 8};
    ui_add(v->ui, &n);
}

struct lane {
    const struct line_style *line;
    int units[LANE_STATIONS];
    int count;
};

/* Units in course order onto the lanes of their domain, so many to a lane. */
static int lanes_of(const struct pack *pack, int stations, struct lane lanes[LANES_MAX])
{
    int count = 0;
    for (size_t l = 0; l < LINE_COUNT; l++) {
        struct lane *lane = NULL;
        for (int u = 0; u < pack->unit_count; u++) {
            if (pack->units[u].domain != LINES[l].domain) {
                continue;
            }
            if (!lane || lane->count == stations) {
                if (count == LANES_MAX) {
                    return count;
                }
                lane = &lanes[count++];
                *lane = (struct lane){.line = &LINES[l]};
            }
            lane->units[lane->count++] = u;
        }
    }
    return count;
}

/* Lanes are as far apart as the tallest name between them asks for. */
static struct metrics metrics_of(const struct view *v, const struct lane *lanes, int count)
{
    struct metrics m = v->low ? (struct metrics){v->large ? 26 : 32, 100, 24, 30, 14}
                              : (struct metrics){56, 120, 32, 36, 14};
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < lanes[i].count; k++) {
            struct ui_words name = name_words(v, lanes[i].units[k]);
            float h = 2 * (m.radius + NAME_GAP) + view_size_of(v, &name, name_w(v)).h;
            m.lane_pitch = h > m.lane_pitch ? h : m.lane_pitch;
        }
    }
    return m;
}

static void draw_lane(const struct view *v, const struct metrics *m, const struct lane *lane,
                      float y)
{
    float end = first_x(v) + pitch(v) * (float)(lane->count - 1);
    draw_line(v, m, lane->line, y, end);
    sign(v, lane->line, y);
    for (int i = 0; i < lane->count; i++) {
        station(v, m, lane->units[i], lane->line, first_x(v) + pitch(v) * (float)i, y);
    }
}

static void tram(const struct view *v, float bottom)
{
    float scale = v->low ? 0.8f : 1;
    struct ui_node n = at(128 - 116 * scale, bottom - 124 * scale, 232 * scale, 124 * scale);
    n.kind = UI_ART;
    n.flags = UI_POINTS;
    n.words.text = STR("tram-side");
    ui_add(v->ui, &n);
}

/* What the fill of a station means. */
static void legend(const struct view *v, float y)
{
    static const struct {
        const char *key;
        float level;
        bool tick;
    } states[] = {{"home.new", 0, false}, {"home.met", 0.5f, false}, {"home.known", 1, true}};
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW,
                                                .at_x = UI_END,
                                                .dx = 0,
                                                .dy = y,
                                                .gap = 8,
                                                .cross = UI_CENTER}});
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_ROW,
                                                    .w = 24,
                                                    .h = 24,
                                                    .main = UI_CENTER,
                                                    .cross = UI_CENTER},
                                         .look = {.fill = UI_CARD,
                                                  .border = UI_INK2,
                                                  .border_dp = 3,
                                                  .radius_dp = 12,
                                                  .level_fill = UI_HAIR,
                                                  .level = states[i].level}});
        if (states[i].tick) {
            view_icon(v, "check", 16, UI_INK, 0);
        }
        ui_close(v->ui);
        view_text(v, states[i].key, UI_STYLE_UI_XS, UI_INK2, UI_START);
        view_space(v, 8, 0);
    }
    ui_close(v->ui);
}

void view_map(const struct view *v)
{
    struct lane lanes[LANES_MAX];
    int stations = v->large ? LANE_STATIONS_LARGE : LANE_STATIONS;
    int count = lanes_of(app_pack(v->app), stations, lanes);
    struct metrics m = metrics_of(v, lanes, count);
    float bottom = ui_canvas_h(v->ui) - view_platform_h(v) - (v->low ? 82 + 2 : 112 + 4);
    ui_open(v->ui, &(struct ui_node){.layout = {.direction = UI_STACK, .w = 976, .h = bottom}});
    for (int i = 0; i < count; i++) {
        draw_lane(v, &m, &lanes[i], m.lane0 + m.lane_pitch * (float)i);
    }
    float tram_top = bottom - (v->low ? 94 : 118);
    bool with_tram = m.lane0 + m.lane_pitch * (float)(count - 1) + 40 < tram_top;
    interchange(v, &m, count, tram_top, with_tram);
    for (int i = 0; i < count; i++) {
        interchange_stop(v, lanes[i].line, m.lane0 + m.lane_pitch * (float)i);
    }
    if (with_tram) { /* many lanes in large text leave it no room */
        tram(v, bottom);
    }
    if (count <= 2 || !v->large) {
        legend(v, bottom - (v->large ? 64 : 44));
    }
    ui_close(v->ui);
}
