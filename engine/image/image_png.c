/* SPDX-License-Identifier: MIT */
#include "image/image_png.h"

#include <stdlib.h>
#include <string.h>

#include <spng.h>

#include "base/must.h"

enum {
    RGBA_BYTES = 4,
    CHUNK_BYTES_MAX = 1 << 20,       /* one ancillary chunk: a colour profile, a comment */
    CHUNK_CACHE_BYTES_MAX = 2 << 20, /* all of them */
};

static enum err err_from(int spng)
{
    must(spng != SPNG_EMEM);
    switch (spng) {
    case 0:
        return OK;
    case SPNG_EUSER_WIDTH:
    case SPNG_EUSER_HEIGHT:
    case SPNG_EOVERFLOW:
    case SPNG_ECHUNK_LIMITS:
        return ERR_LIMIT;
    default: /* libspng names some seventy ways in which a PNG can be bad */
        return ERR_FORMAT;
    }
}

/* A decoder over the bytes with its limits set, and the header read. */
static enum err open_png(struct str png, spng_ctx **out, struct spng_ihdr *header)
{
    *out = NULL;
    if (png.n > IMAGE_PNG_BYTES_MAX) {
        return ERR_LIMIT;
    }
    spng_ctx *ctx = spng_ctx_new(0);
    must(ctx); /* else out of memory */
    *out = ctx;
    int failed = spng_set_crc_action(ctx, SPNG_CRC_ERROR, SPNG_CRC_ERROR);
    failed = failed ? failed : spng_set_image_limits(ctx, IMAGE_SIDE_PX_MAX, IMAGE_SIDE_PX_MAX);
    failed = failed ? failed : spng_set_chunk_limits(ctx, CHUNK_BYTES_MAX, CHUNK_CACHE_BYTES_MAX);
    failed = failed ? failed : spng_set_png_buffer(ctx, png.p, png.n);
    failed = failed ? failed : spng_get_ihdr(ctx, header);
    if (failed) {
        return err_from(failed);
    }
    uint64_t pixels = (uint64_t)header->width * header->height;
    return pixels <= IMAGE_PIXELS_MAX ? OK : ERR_LIMIT;
}

enum err image_png_size(struct str png, int *width_px, int *height_px)
{
    spng_ctx *ctx;
    struct spng_ihdr header;
    enum err err = open_png(png, &ctx, &header);
    if (!err) {
        *width_px = (int)header.width;
        *height_px = (int)header.height;
    }
    spng_ctx_free(ctx);
    return err;
}

enum err image_png_read(struct str png, struct arena *a, struct image *out)
{
    spng_ctx *ctx;
    struct spng_ihdr header;
    enum err err = open_png(png, &ctx, &header);
    if (err) {
        goto out;
    }
    size_t bytes = (size_t)header.width * header.height * RGBA_BYTES;
    /* Decoded on the heap first: a file that turns out damaged leaves nothing in `a`. */
    uint8_t *rgba = heap_alloc(bytes, 1);
    err = err_from(spng_decode_image(ctx, rgba, bytes, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS));
    if (!err) {
        /* To the end of the file: the last pixels' checksum is looked at only then. */
        err = err_from(spng_decode_chunks(ctx));
    }
    if (!err) {
        *out = (struct image){.width_px = (int)header.width,
                              .height_px = (int)header.height,
                              .rgba = ARENA_ARRAY(a, uint8_t, bytes)};
        memcpy(out->rgba, rgba, bytes);
    }
    free(rgba);
out:
    spng_ctx_free(ctx);
    return err;
}

static int encode(spng_ctx *ctx, const struct image *image)
{
    struct spng_ihdr header = {
        .width = (uint32_t)image->width_px,
        .height = (uint32_t)image->height_px,
        .bit_depth = 8,
        .color_type = SPNG_COLOR_TYPE_TRUECOLOR_ALPHA,
    };
    size_t bytes = (size_t)header.width * header.height * RGBA_BYTES;
    int failed = spng_set_option(ctx, SPNG_ENCODE_TO_BUFFER, 1);
    failed = failed ? failed : spng_set_ihdr(ctx, &header);
    return failed ? failed
                  : spng_encode_image(ctx, image->rgba, bytes, SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
}

enum err image_png_write(const struct image *image, struct buf *out)
{
    if (image->width_px < 1 || image->height_px < 1 || image->width_px > IMAGE_SIDE_PX_MAX ||
        image->height_px > IMAGE_SIDE_PX_MAX) {
        return ERR_LIMIT;
    }
    spng_ctx *ctx = spng_ctx_new(SPNG_CTX_ENCODER);
    must(ctx);
    int failed = encode(ctx, image);
    must(!failed); /* the image is sound, so only memory can be short */
    size_t n = 0;
    char *png = spng_get_png_buffer(ctx, &n, &failed);
    must(png && !failed);
    enum err err = buf_add(out, (struct str){png, n});
    free(png);
    spng_ctx_free(ctx);
    return err;
}
