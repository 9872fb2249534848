/* SPDX-License-Identifier: MIT */
#include "image/image_scale.h"

#include "base/must.h"

/* The old pixels that one new pixel takes from, along one axis, with their weights. */
struct reach {
    int first, count;
    float *weights; /* sum 1 */
};

static float overlap(float a0, float a1, float b0, float b1)
{
    float low = a0 > b0 ? a0 : b0;
    float high = a1 < b1 ? a1 : b1;
    return high > low ? high - low : 0;
}

/* A window of one new pixel, or of one old pixel where that is larger (which makes
 * enlarging linear), centred where the new pixel lies. */
static struct reach reach_of(struct arena *a, int at, int from, int to)
{
    float step = (float)from / (float)to;
    float width = step > 1 ? step : 1;
    float middle = ((float)at + 0.5f) * step;
    float low = middle - width / 2, high = middle + width / 2;
    low = low < 0 ? 0 : low;
    high = high > (float)from ? (float)from : high;
    struct reach r = {.first = (int)low, .weights = ARENA_ARRAY(a, float, (size_t)width + 3)};
    for (int i = r.first; i < from && (float)i < high; i++) {
        r.weights[r.count++] = overlap((float)i, (float)i + 1, low, high) / (high - low);
    }
    return r;
}

struct sums {
    float r, g, b, a;
};

static void add(struct sums *s, const uint8_t *p, float weight)
{
    float alpha = weight * (float)p[3];
    s->r += alpha * (float)p[0];
    s->g += alpha * (float)p[1];
    s->b += alpha * (float)p[2];
    s->a += alpha;
}

static void put(const struct sums *s, uint8_t *p)
{
    float scale = s->a > 0 ? 1 / s->a : 0;
    p[0] = (uint8_t)(s->r * scale + 0.5f);
    p[1] = (uint8_t)(s->g * scale + 0.5f);
    p[2] = (uint8_t)(s->b * scale + 0.5f);
    p[3] = (uint8_t)(s->a + 0.5f);
}

static void mean(const struct image *image, const struct reach *across, const struct reach *down,
                 uint8_t *out)
{
    struct sums s = {0};
    for (int j = 0; j < down->count; j++) {
        const uint8_t *row = image->rgba + 4 * (size_t)(down->first + j) * (size_t)image->width_px;
        for (int i = 0; i < across->count; i++) {
            add(&s, row + 4 * (size_t)(across->first + i), across->weights[i] * down->weights[j]);
        }
    }
    put(&s, out);
}

struct image image_scaled(const struct image *image, struct arena *a, int width_px, int height_px)
{
    must(width_px > 0 && width_px <= IMAGE_SIDE_PX_MAX && height_px > 0 &&
         height_px <= IMAGE_SIDE_PX_MAX);
    if (width_px == image->width_px && height_px == image->height_px) {
        return *image;
    }
    size_t w = (size_t)width_px, h = (size_t)height_px;
    struct image out = {width_px, height_px, ARENA_ARRAY(a, uint8_t, 4 * w * h)};
    struct reach *across = ARENA_ARRAY(a, struct reach, w);
    for (size_t x = 0; x < w; x++) {
        across[x] = reach_of(a, (int)x, image->width_px, width_px);
    }
    for (size_t y = 0; y < h; y++) {
        struct reach down = reach_of(a, (int)y, image->height_px, height_px);
        for (size_t x = 0; x < w; x++) {
            mean(image, &across[x], &down, out.rgba + 4 * (y * w + x));
        }
    }
    return out;
}
