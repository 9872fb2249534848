/* SPDX-License-Identifier: MIT */
#include "shape/shape_path.h"

#include <stdbool.h>
#include <string.h>

#include "shape/shape_pixel.h"

enum { CURVE_STEPS_MAX = 48 };

/* Reading path data; points are the drawing's units until they are put into the path. */
struct reader {
    struct str rest;
    const struct shape_view *view;
    struct shape_path *path;
    struct shape_point at, start;
    struct shape_point handle; /* of the curve before, for S and T */
    char command, before;
    bool failed, full;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_blanks(struct reader *r)
{
    while (r->rest.n > 0 && (r->rest.p[0] == ' ' || r->rest.p[0] == ',' || r->rest.p[0] == '\n')) {
        r->rest = str_slice(r->rest, 1, r->rest.n);
    }
}

static bool take(struct reader *r, char c)
{
    if (r->rest.n == 0 || r->rest.p[0] != c) {
        return false;
    }
    r->rest = str_slice(r->rest, 1, r->rest.n);
    return true;
}

static int digits(struct reader *r, float *value, float *scale)
{
    int n = 0;
    for (; r->rest.n > 0 && is_digit(r->rest.p[0]); n++) {
        *value = *value * 10.0f + (float)(r->rest.p[0] - '0');
        *scale *= 0.1f;
        r->rest = str_slice(r->rest, 1, r->rest.n);
    }
    return n;
}

/* "-.5", "4.2": no exponents, nobody draws icons with them.  "1.5.5" is two numbers. */
static float number(struct reader *r)
{
    skip_blanks(r);
    float sign = take(r, '-') ? -1.0f : 1.0f;
    float value = 0.0f, scale = 1.0f;
    int n = digits(r, &value, &scale);
    if (take(r, '.')) {
        scale = 1.0f;
        n += digits(r, &value, &scale);
        value *= scale;
    }
    if (n == 0 || n > 9) {
        r->failed = true;
    }
    return sign * value;
}

/* The flag of an arc: one digit, the next number may follow at once. */
static bool flag(struct reader *r)
{
    skip_blanks(r);
    if (take(r, '1')) {
        return true;
    }
    if (!take(r, '0')) {
        r->failed = true;
    }
    return false;
}

static bool relative(const struct reader *r)
{
    return r->command >= 'a';
}

static struct shape_point point(struct reader *r)
{
    float x = number(r), y = number(r);
    return relative(r) ? (struct shape_point){r->at.x + x, r->at.y + y}
                       : (struct shape_point){x, y};
}

static void put(struct reader *r, struct shape_point p)
{
    struct shape_path *path = r->path;
    const struct shape_view *v = r->view;
    if (path->point_count == SHAPE_PATH_POINTS_MAX) {
        r->full = true;
        return;
    }
    float x = v->mirror_w > 0.0f ? v->mirror_w - p.x : p.x;
    path->points[path->point_count++] =
        (struct shape_point){v->x + x * v->scale, v->y + p.y * v->scale};
    path->parts[path->part_count - 1].count++;
}

static void begin_part(struct reader *r, struct shape_point p)
{
    struct shape_path *path = r->path;
    if (path->part_count == SHAPE_PATH_PARTS_MAX) {
        r->full = true;
        return;
    }
    path->parts[path->part_count++] = (struct shape_part){.first = path->point_count};
    r->start = r->at = p;
    put(r, p);
}

static void line_to(struct reader *r, struct shape_point p)
{
    put(r, p);
    r->at = p;
}

/* Pieces so short that the curve strays less than a tenth of a pixel from them, given how
 * far its handles reach. */
static int curve_steps(const struct reader *r, float reach)
{
    float n = ceilf(sqrtf(reach * r->view->scale) * 1.5f);
    return shape_clamp_int(n, 2, CURVE_STEPS_MAX);
}

static float apart(struct shape_point a, struct shape_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

static void cubic_to(struct reader *r, struct shape_point c1, struct shape_point c2,
                     struct shape_point end)
{
    struct shape_point a = r->at;
    int steps = curve_steps(r, apart(a, c1) + apart(c1, c2) + apart(c2, end));
    for (int i = 1; i <= steps; i++) {
        float t = (float)i / (float)steps, u = 1.0f - t;
        float k0 = u * u * u, k1 = 3 * u * u * t, k2 = 3 * u * t * t, k3 = t * t * t;
        put(r, (struct shape_point){k0 * a.x + k1 * c1.x + k2 * c2.x + k3 * end.x,
                                    k0 * a.y + k1 * c1.y + k2 * c2.y + k3 * end.y});
    }
    r->at = end;
    r->handle = c2;
}

static struct shape_point blend(struct shape_point a, struct shape_point b, float share)
{
    return (struct shape_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

static void quadratic_to(struct reader *r, struct shape_point c, struct shape_point end)
{
    cubic_to(r, blend(r->at, c, 2.0f / 3.0f), blend(end, c, 2.0f / 3.0f), end);
    r->handle = c;
}

/* Where a smooth curve's first handle lies: opposite the last one of the curve before. */
static struct shape_point mirrored_handle(const struct reader *r, const char *kinds)
{
    if (!strchr(kinds, r->before)) {
        return r->at;
    }
    return (struct shape_point){2 * r->at.x - r->handle.x, 2 * r->at.y - r->handle.y};
}

/* An arc as the centre and angles on a unit circle.  Source: SVG 1.1, F.6.5 and F.6.6. */
struct ellipse {
    float rx, ry, cos_tilt, sin_tilt;
    float cx, cy, from, sweep;
};

static bool ellipse_fit(struct ellipse *e, struct shape_point a, struct shape_point b, bool large,
                        bool clockwise)
{
    float hx = (a.x - b.x) * 0.5f, hy = (a.y - b.y) * 0.5f;
    float x = e->cos_tilt * hx + e->sin_tilt * hy, y = e->cos_tilt * hy - e->sin_tilt * hx;
    float need = x * x / (e->rx * e->rx) + y * y / (e->ry * e->ry);
    if (!(need > 0.0f)) {
        return false;
    }
    float grow = need > 1.0f ? sqrtf(need) : 1.0f;
    e->rx *= grow;
    e->ry *= grow;
    float k = sqrtf(fmaxf(0.0f, grow * grow / need - 1.0f)) * (large == clockwise ? -1.0f : 1.0f);
    float ox = k * e->rx * y / e->ry, oy = -k * e->ry * x / e->rx;
    e->cx = e->cos_tilt * ox - e->sin_tilt * oy + (a.x + b.x) * 0.5f;
    e->cy = e->sin_tilt * ox + e->cos_tilt * oy + (a.y + b.y) * 0.5f;
    e->from = atan2f((y - oy) / e->ry, (x - ox) / e->rx);
    e->sweep = atan2f((-y - oy) / e->ry, (-x - ox) / e->rx) - e->from;
    if (clockwise && e->sweep < 0.0f) {
        e->sweep += 6.28318531f;
    } else if (!clockwise && e->sweep > 0.0f) {
        e->sweep -= 6.28318531f;
    }
    return true;
}

static void arc_to(struct reader *r)
{
    struct ellipse e = {.rx = fabsf(number(r))};
    e.ry = fabsf(number(r));
    float tilt = number(r) * 0.0174532925f;
    bool large = flag(r), clockwise = flag(r);
    struct shape_point end = point(r);
    e.cos_tilt = cosf(tilt);
    e.sin_tilt = sinf(tilt);
    if (!(e.rx > 0.0f && e.ry > 0.0f) || !ellipse_fit(&e, r->at, end, large, clockwise)) {
        line_to(r, end);
        return;
    }
    int steps = curve_steps(r, fabsf(e.sweep) * fmaxf(e.rx, e.ry) * 1.5f);
    for (int i = 1; i < steps; i++) {
        float angle = e.from + e.sweep * (float)i / (float)steps;
        float x = e.rx * cosf(angle), y = e.ry * sinf(angle);
        put(r, (struct shape_point){e.cx + e.cos_tilt * x - e.sin_tilt * y,
                                    e.cy + e.sin_tilt * x + e.cos_tilt * y});
    }
    line_to(r, end);
}

static void step_sideways(struct reader *r)
{
    float x = number(r);
    line_to(r, (struct shape_point){relative(r) ? r->at.x + x : x, r->at.y});
}

static void step_down(struct reader *r)
{
    float y = number(r);
    line_to(r, (struct shape_point){r->at.x, relative(r) ? r->at.y + y : y});
}

static void close_part(struct reader *r)
{
    r->path->parts[r->path->part_count - 1].closed = true;
    r->at = r->start;
}

/* A command after Z without M goes on from where the closed part began. */
static void reopen(struct reader *r)
{
    const struct shape_path *path = r->path;
    if (path->part_count == 0) {
        r->failed = true;
    } else if (path->parts[path->part_count - 1].closed) {
        begin_part(r, r->start);
    }
}

static void curve(struct reader *r, char kind)
{
    struct shape_point c1, c2;
    switch (kind) {
    case 'C':
        c1 = point(r);
        c2 = point(r);
        cubic_to(r, c1, c2, point(r));
        break;
    case 'S':
        c1 = mirrored_handle(r, "CcSs");
        c2 = point(r);
        cubic_to(r, c1, c2, point(r));
        break;
    case 'Q':
        c1 = point(r);
        quadratic_to(r, c1, point(r));
        break;
    case 'T':
        c1 = mirrored_handle(r, "QqTt");
        quadratic_to(r, c1, point(r));
        break;
    default:
        r->failed = true;
    }
}

static void segment(struct reader *r)
{
    char kind = (char)(relative(r) ? r->command - 'a' + 'A' : r->command);
    if (kind == 'M') {
        begin_part(r, point(r));
        r->command = relative(r) ? 'l' : 'L'; /* pairs that follow are lines */
        return;
    }
    reopen(r);
    if (r->failed || r->full) {
        return;
    }
    switch (kind) {
    case 'L':
        line_to(r, point(r));
        break;
    case 'H':
        step_sideways(r);
        break;
    case 'V':
        step_down(r);
        break;
    case 'A':
        arc_to(r);
        break;
    case 'Z':
        close_part(r);
        break;
    default:
        curve(r, kind);
    }
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

enum err shape_path_parse(struct str data, const struct shape_view *view, struct shape_path *out)
{
    struct reader r = {.rest = data, .view = view, .path = out};
    out->point_count = out->part_count = 0;
    skip_blanks(&r);
    while (r.rest.n > 0 && !r.failed && !r.full) {
        r.before = r.command;
        if (is_letter(r.rest.p[0])) {
            r.command = r.rest.p[0];
            r.rest = str_slice(r.rest, 1, r.rest.n);
        } else if (r.command == 0 || r.command == 'Z' || r.command == 'z') {
            return ERR_FORMAT;
        }
        segment(&r);
        skip_blanks(&r);
    }
    return r.failed ? ERR_FORMAT : r.full ? ERR_LIMIT : OK;
}

void shape_path_fill(struct shape_mask *m, const struct shape_path *path)
{
    shape_parts_fill(m, path->points, path->parts, path->part_count);
}

void shape_path_stroke(struct shape_mask *m, const struct shape_path *path, float width)
{
    for (size_t i = 0; i < path->part_count; i++) {
        const struct shape_part *part = &path->parts[i];
        const struct shape_point *points = path->points + part->first;
        shape_line(m, points, part->count, width);
        if (part->closed && part->count > 1) {
            struct shape_point last[2] = {points[part->count - 1], points[0]};
            shape_line(m, last, 2, width);
        }
    }
}
