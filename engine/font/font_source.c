/* SPDX-License-Identifier: MIT */
#include "font/font_source.h"

#include <SDL.h>

#include "base/os.h"

/* The letters of the file's own map, for the hinter. */
static const struct font_mapped *letters_of(hb_face_t *face, struct arena *a, size_t *count)
{
    hb_set_t *all = hb_set_create();
    hb_font_t *font = hb_font_create(face);
    hb_face_collect_unicodes(face, all);
    struct font_mapped *list = ARENA_ARRAY(a, struct font_mapped, hb_set_get_population(all));
    hb_codepoint_t c = HB_SET_VALUE_INVALID, glyph;
    *count = 0;
    while (hb_set_next(all, &c)) {
        if (hb_font_get_nominal_glyph(font, c, &glyph)) {
            list[(*count)++] = (struct font_mapped){c, glyph};
        }
    }
    hb_font_destroy(font);
    hb_set_destroy(all);
    return list;
}

static enum err make_overlay(struct font_source *s, int index)
{
    enum err e = font_overlay_open(&s->overlay, &s->arena, s->mapped, index);
    if (e != OK) {
        return e;
    }
    struct arena scratch = {0};
    size_t count = 0;
    const struct font_mapped *letters =
        s->overlay.hinted_by_script ? letters_of(s->hb, &scratch, &count) : NULL;
    font_overlay_map(&s->overlay, &s->arena, letters, count);
    arena_finish(&scratch);
    return OK;
}

enum err font_source_open(struct font_source *s, const char *path, int index)
{
    *s = (struct font_source){0};
    enum err e = os_map(path, &s->mapped);
    if (e != OK) {
        return e;
    }
    hb_blob_t *blob = s->mapped.n > FONT_FILE_BYTES_MAX
                          ? hb_blob_get_empty()
                          : hb_blob_create(s->mapped.p, (unsigned)s->mapped.n,
                                           HB_MEMORY_MODE_READONLY, NULL, NULL);
    s->hb = hb_face_create(blob, (unsigned)index);
    hb_blob_destroy(blob); /* the face holds it */
    s->covered = ARENA_ARRAY(&s->arena, uint32_t, FONT_COVERED);
    e = make_overlay(s, index);
    if (e != OK) {
        font_source_close(s);
    }
    return e;
}

void font_source_close(struct font_source *s)
{
    hb_face_destroy(s->hb); /* NULL is fine */
    if (s->mapped.p) {
        os_unmap(s->mapped);
    }
    arena_finish(&s->arena);
    *s = (struct font_source){0};
}

/* SDL keeps two pointers for us: the overlay and the place in it. */
static const struct font_overlay *overlay_of(const SDL_RWops *rw)
{
    return rw->hidden.unknown.data1;
}

static Sint64 place_of(const SDL_RWops *rw)
{
    return (Sint64)(intptr_t)rw->hidden.unknown.data2;
}

static Sint64 rw_size(SDL_RWops *rw)
{
    return (Sint64)overlay_of(rw)->size;
}

static Sint64 rw_seek(SDL_RWops *rw, Sint64 offset, int whence)
{
    Sint64 from = whence == RW_SEEK_SET   ? 0
                  : whence == RW_SEEK_CUR ? place_of(rw)
                                          : (Sint64)overlay_of(rw)->size;
    Sint64 to = from + offset;
    if (to < 0 || to > (Sint64)overlay_of(rw)->size) {
        return -1;
    }
    rw->hidden.unknown.data2 = (void *)(intptr_t)to; /* NOLINT(performance-no-int-to-ptr) */
    return to;
}

static size_t rw_read(SDL_RWops *rw, void *out, size_t size, size_t count)
{
    if (size == 0 || count > SIZE_MAX / size) {
        return 0;
    }
    size_t n = font_overlay_read(overlay_of(rw), (size_t)place_of(rw), out, size * count);
    (void)rw_seek(rw, (Sint64)n, RW_SEEK_CUR);
    return n / size;
}

static size_t rw_write(SDL_RWops *rw, const void *bytes, size_t size, size_t count)
{
    (void)rw, (void)bytes, (void)size, (void)count;
    return 0;
}

static int rw_close(SDL_RWops *rw)
{
    SDL_FreeRW(rw);
    return 0;
}

struct SDL_RWops *font_source_rwops(const struct font_source *s)
{
    SDL_RWops *rw = SDL_AllocRW();
    if (rw) {
        rw->size = rw_size;
        rw->seek = rw_seek;
        rw->read = rw_read;
        rw->write = rw_write;
        rw->close = rw_close;
        rw->type = SDL_RWOPS_UNKNOWN;
        rw->hidden.unknown.data1 = (void *)(uintptr_t)&s->overlay;
        rw->hidden.unknown.data2 = NULL;
    }
    return rw;
}
