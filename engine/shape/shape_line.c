/* SPDX-License-Identifier: MIT */
#include "shape/shape.h"

#include "shape/shape_pixel.h"

/* A straight piece with round ends. */
static void draw_piece(struct shape_mask *m, struct shape_point a, struct shape_point b,
                       float width)
{
    float half = width * 0.5f;
    struct shape_area area = shape_area_of(m, fminf(a.x, b.x) - half, fminf(a.y, b.y) - half,
                                           fmaxf(a.x, b.x) + half, fmaxf(a.y, b.y) + half);
    float ux = b.x - a.x, uy = b.y - a.y;
    float square = ux * ux + uy * uy;
    for (int y = area.y0; y < area.y1; y++) {
        uint8_t *row = shape_row(m, y);
        float py = (float)y + 0.5f - a.y;
        for (int x = area.x0; x < area.x1; x++) {
            float px = (float)x + 0.5f - a.x;
            float t = square > 0.0f ? shape_clamp((px * ux + py * uy) / square, 0.0f, 1.0f) : 0.0f;
            float dx = px - t * ux, dy = py - t * uy;
            float cover = shape_cover_line(sqrtf(dx * dx + dy * dy), half);
            if (cover > 0.0f) {
                shape_join(&row[x], cover);
            }
        }
    }
}

void shape_line(struct shape_mask *m, const struct shape_point *points, size_t count, float width)
{
    if (count == 1) {
        draw_piece(m, points[0], points[0], width);
    }
    for (size_t i = 1; i < count; i++) {
        draw_piece(m, points[i - 1], points[i], width);
    }
}

static struct shape_point along(struct shape_point a, struct shape_point b, float share)
{
    return (struct shape_point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/* Where in the pattern a walk along the line has come. */
struct dashes {
    float dash, space;
    bool on;
    float left; /* of the dash or space it is in */
};

/* Draws the dashes that fall on one straight piece.  One bent over a joint is drawn in two
 * pieces whose round ends meet there. */
static void dash_piece(struct shape_mask *m, struct shape_point a, struct shape_point b,
                       float width, struct dashes *d)
{
    float length = hypotf(b.x - a.x, b.y - a.y);
    for (float rest = length; rest > 0.0f;) {
        float step = fminf(rest, d->left);
        float begin = (length - rest) / length;
        rest -= step;
        if (d->on) {
            draw_piece(m, along(a, b, begin), along(a, b, (length - rest) / length), width);
        }
        d->left -= step;
        if (d->left <= 0.0f) {
            d->on = !d->on;
            d->left = d->on ? d->dash : d->space;
        }
    }
}

void shape_line_dashes(struct shape_mask *m, const struct shape_point *points, size_t count,
                       float width, float dash, float space)
{
    static const float shortest = 0.05f; /* bounds the work on a long line */
    struct dashes d = {fmaxf(dash, shortest), fmaxf(space, shortest), .on = true};
    d.left = d.dash;
    for (size_t i = 1; i < count; i++) {
        dash_piece(m, points[i - 1], points[i], width, &d);
    }
}
