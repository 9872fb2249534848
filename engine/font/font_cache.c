/* SPDX-License-Identifier: MIT */
#include "font/font_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/must.h"

struct cached {
    struct font_paragraph paragraph;
    struct arena arena; /* holds it */
    size_t bytes;
};

enum { BUCKETS = FONT_LAYOUT_CACHE };

struct font_cache {
    uint16_t buckets[BUCKETS];        /* by hash: the first place's number + 1, 0 for none */
    uint16_t next[FONT_LAYOUT_CACHE]; /* in its bucket, likewise */
    uint64_t hashes[FONT_LAYOUT_CACHE];
    uint64_t used[FONT_LAYOUT_CACHE]; /* 0: a free place */
    struct cached items[FONT_LAYOUT_CACHE];
    uint64_t ticks;
    size_t bytes; /* of all */
};

struct font_cache *font_cache_create(void)
{
    return heap_alloc(1, sizeof(struct font_cache));
}

void font_cache_destroy(struct font_cache *cache)
{
    for (size_t i = 0; cache && i < FONT_LAYOUT_CACHE; i++) {
        arena_finish(&cache->items[i].arena);
    }
    free(cache);
}

size_t font_cache_bytes(const struct font_cache *cache)
{
    return cache->bytes;
}

static uint64_t key_hash(const struct font_style *s, struct str text, int width_px)
{
    const int numbers[] = {(int)s->role, s->bold,       (int)(s->size_px * 64.0f),
                           (int)s->base, (int)s->align, s->max_lines,
                           width_px};
    uint64_t hash = str_hash((struct str){(const char *)numbers, sizeof numbers});
    hash = (hash * 31 + str_hash(s->lang)) * 31 + str_hash(s->features);
    return hash * 31 + str_hash(text);
}

static bool same(const struct font_paragraph *p, const struct font_style *s, struct str text,
                 int width_px)
{
    const struct font_style *t = &p->style;
    return p->width_px == width_px && t->role == s->role && t->bold == s->bold &&
           t->size_px >= s->size_px && t->size_px <= s->size_px && t->base == s->base &&
           t->align == s->align && t->max_lines == s->max_lines && str_eq(t->lang, s->lang) &&
           str_eq(t->features, s->features) && str_eq(p->text, text);
}

const struct font_paragraph *font_cache_find(struct font_cache *cache,
                                             const struct font_style *style, struct str text,
                                             int width_px)
{
    uint64_t hash = key_hash(style, text, width_px);
    for (size_t link = cache->buckets[hash % BUCKETS]; link; link = cache->next[link - 1]) {
        const struct font_paragraph *p = &cache->items[link - 1].paragraph;
        if (cache->hashes[link - 1] == hash && same(p, style, text, width_px)) {
            cache->used[link - 1] = ++cache->ticks;
            return p;
        }
    }
    return NULL;
}

static void join_bucket(struct font_cache *cache, size_t i)
{
    uint16_t *bucket = &cache->buckets[cache->hashes[i] % BUCKETS];
    cache->next[i] = *bucket;
    *bucket = (uint16_t)(i + 1);
}

static void leave_bucket(struct font_cache *cache, size_t i)
{
    uint16_t *link = &cache->buckets[cache->hashes[i] % BUCKETS];
    while (*link != i + 1) {
        link = &cache->next[*link - 1];
    }
    *link = cache->next[i];
}

static void forget(struct font_cache *cache, size_t i)
{
    struct cached *c = &cache->items[i];
    leave_bucket(cache, i);
    arena_finish(&c->arena);
    cache->bytes -= c->bytes;
    c->bytes = 0;
    cache->used[i] = 0;
}

/* FONT_LAYOUT_CACHE where there is none. */
static size_t free_place(const struct font_cache *cache)
{
    size_t i = 0;
    while (i < FONT_LAYOUT_CACHE && cache->used[i]) {
        i++;
    }
    return i;
}

/* Of those that are used, of which there is one. */
static size_t oldest(const struct font_cache *cache)
{
    size_t found = FONT_LAYOUT_CACHE;
    for (size_t i = 0; i < FONT_LAYOUT_CACHE; i++) {
        bool older = found == FONT_LAYOUT_CACHE || cache->used[i] < cache->used[found];
        found = cache->used[i] && older ? i : found;
    }
    must(found < FONT_LAYOUT_CACHE);
    return found;
}

/* What a copy takes, and a little for alignment: one block. */
static size_t bytes_of(const struct font_paragraph *p)
{
    enum { SLACK = 128 };
    return p->line_count * sizeof *p->lines + p->run_count * sizeof *p->runs +
           p->glyph_count * sizeof *p->glyphs + p->text.n + p->style.lang.n + p->style.features.n +
           SLACK;
}

const struct font_paragraph *font_cache_add(struct font_cache *cache,
                                            const struct font_paragraph *paragraph)
{
    size_t bytes = bytes_of(paragraph), i;
    while ((i = free_place(cache)) == FONT_LAYOUT_CACHE ||
           (cache->bytes > 0 && cache->bytes + bytes > FONT_LAYOUT_CACHE_BYTES)) {
        forget(cache, oldest(cache));
    }
    struct cached *c = &cache->items[i];
    arena_init(&c->arena, bytes);
    c->bytes = bytes;
    cache->bytes += bytes;
    font_paragraph_copy(paragraph, &c->arena, &c->paragraph);
    cache->hashes[i] = key_hash(&paragraph->style, paragraph->text, paragraph->width_px);
    cache->used[i] = ++cache->ticks;
    join_bucket(cache, i);
    return &c->paragraph;
}

void font_paragraph_copy(const struct font_paragraph *from, struct arena *a,
                         struct font_paragraph *out)
{
    struct font_line *lines = ARENA_ARRAY(a, struct font_line, from->line_count);
    struct font_run *runs = ARENA_ARRAY(a, struct font_run, from->run_count);
    struct font_glyph *glyphs = ARENA_ARRAY(a, struct font_glyph, from->glyph_count);
    *out = *from;
    out->text = arena_str(a, from->text);
    out->style.lang = arena_str(a, from->style.lang);
    out->style.features = arena_str(a, from->style.features);
    memcpy(lines, from->lines, from->line_count * sizeof *lines);
    if (from->run_count > 0) {
        memcpy(runs, from->runs, from->run_count * sizeof *runs);
    }
    if (from->glyph_count > 0) {
        memcpy(glyphs, from->glyphs, from->glyph_count * sizeof *glyphs);
    }
    out->lines = lines;
    out->runs = runs;
    out->glyphs = glyphs;
}
