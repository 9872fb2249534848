/* SPDX-License-Identifier: MIT */
#include "shape/shape.h"

#include "shape/shape_pixel.h"

enum {
    CORNER_STEPS = 12, /* straight pieces of a dashed corner */
    OUTLINE_POINTS = 4 * (CORNER_STEPS + 1) + 1,
};

struct shape_box shape_box_round(float x, float y, float w, float h, float radius)
{
    return (struct shape_box){x, y, w, h, {radius, radius, radius, radius}};
}

/* The box made smaller on every side, its corners rounder by as much, never too round. */
static struct shape_box inset(const struct shape_box *box, float by)
{
    struct shape_box in = {box->x + by, box->y + by, box->w - 2 * by, box->h - 2 * by, {0}};
    float most = fmaxf(0.0f, fminf(in.w, in.h) * 0.5f);
    float whole = fminf(box->w, box->h) * 0.5f;
    for (int i = 0; i < 4; i++) {
        in.radius[i] = shape_clamp(fminf(box->radius[i], whole) - by, 0.0f, most);
    }
    return in;
}

/* Signed distance from a point to the box's edge, negative inside. */
static float box_distance(const struct shape_box *box, float x, float y)
{
    float dx = x - (box->x + box->w * 0.5f);
    float dy = y - (box->y + box->h * 0.5f);
    float radius = dy < 0.0f ? (dx < 0.0f ? box->radius[0] : box->radius[1])
                             : (dx < 0.0f ? box->radius[3] : box->radius[2]);
    float qx = fabsf(dx) - box->w * 0.5f + radius;
    float qy = fabsf(dy) - box->h * 0.5f + radius;
    if (qx > 0.0f && qy > 0.0f) {
        return sqrtf(qx * qx + qy * qy) - radius;
    }
    return fmaxf(qx, qy) - radius;
}

/* A box with a hole; no hole where it has no size. */
struct frame {
    struct shape_box outer, hole;
};

static float frame_cover(const struct frame *f, float x, float y)
{
    float cover = shape_cover(box_distance(&f->outer, x, y));
    if (cover > 0.0f && f->hole.w > 0.0f && f->hole.h > 0.0f) {
        cover -= shape_cover(box_distance(&f->hole, x, y));
    }
    return cover;
}

static void join_span(uint8_t *row, int x0, int x1, const struct frame *f, float y)
{
    for (int x = x0; x < x1; x++) {
        float cover = frame_cover(f, (float)x + 0.5f, y);
        if (cover > 0.0f) {
            shape_join(&row[x], cover);
        }
    }
}

/* Between the corners all pixels of a row are alike: the distance is taken once there. */
static void draw_frame(struct shape_mask *m, const struct frame *f, float border)
{
    const struct shape_box *box = &f->outer;
    const float *r = box->radius;
    float side = fmaxf(fmaxf(r[0], r[1]), fmaxf(r[2], r[3])) + border + 1.0f;
    struct shape_area area = shape_area_of(m, box->x, box->y, box->x + box->w, box->y + box->h);
    int left = shape_clamp_int(ceilf(box->x + side), area.x0, area.x1);
    int right = shape_clamp_int(floorf(box->x + box->w - side), left, area.x1);
    for (int y = area.y0; y < area.y1; y++) {
        uint8_t *row = shape_row(m, y);
        float middle = (float)y + 0.5f;
        join_span(row, area.x0, left, f, middle);
        if (right > left) {
            float cover = frame_cover(f, (float)left + 0.5f, middle);
            for (int x = left; x < right && cover > 0.0f; x++) {
                shape_join(&row[x], cover);
            }
        }
        join_span(row, right, area.x1, f, middle);
    }
}

void shape_box_fill(struct shape_mask *m, const struct shape_box *box)
{
    struct frame f = {.outer = inset(box, 0.0f)};
    draw_frame(m, &f, 0.0f);
}

void shape_box_border(struct shape_mask *m, const struct shape_box *box, float width)
{
    struct frame f = {.outer = inset(box, 0.0f), .hole = inset(box, width)};
    draw_frame(m, &f, width);
}

/* A quarter circle about (cx, cy), from `quarter` * 90 degrees on. */
static size_t add_corner(struct shape_point *out, float cx, float cy, float radius, int quarter)
{
    static const float half_pi = 1.57079633f;
    for (int i = 0; i <= CORNER_STEPS; i++) {
        float a = half_pi * ((float)quarter + (float)i / CORNER_STEPS);
        out[i] = (struct shape_point){cx + radius * cosf(a), cy + radius * sinf(a)};
    }
    return CORNER_STEPS + 1;
}

static size_t box_outline(const struct shape_box *b, struct shape_point out[OUTLINE_POINTS])
{
    const float *r = b->radius;
    float right = b->x + b->w, bottom = b->y + b->h;
    size_t n = 0;
    n += add_corner(out + n, b->x + r[0], b->y + r[0], r[0], 2);
    n += add_corner(out + n, right - r[1], b->y + r[1], r[1], 3);
    n += add_corner(out + n, right - r[2], bottom - r[2], r[2], 0);
    n += add_corner(out + n, b->x + r[3], bottom - r[3], r[3], 1);
    out[n++] = out[0];
    return n;
}

void shape_box_dashes(struct shape_mask *m, const struct shape_box *box, float width, float dash,
                      float space)
{
    struct shape_box middle = inset(box, width * 0.5f);
    struct shape_point outline[OUTLINE_POINTS];
    size_t n = box_outline(&middle, outline);
    float length = 0.0f;
    for (size_t i = 1; i < n; i++) {
        length += hypotf(outline[i].x - outline[i - 1].x, outline[i].y - outline[i - 1].y);
    }
    float stretch = length / (fmaxf(1.0f, roundf(length / (dash + space))) * (dash + space));
    float straight = fmaxf(dash * stretch - width, 0.01f);
    shape_line_dashes(m, outline, n, width, straight, (dash + space) * stretch - straight);
}
