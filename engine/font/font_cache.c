/* SPDX-License-Identifier: MIT */
#include "font/font_cache.h"

#include <stdlib.h>
#include <string.h>

struct cached {
    struct font_paragraph paragraph;
    struct arena arena; /* holds it */
};

struct font_cache {
    /* Apart, so that a search reads little memory. */
    uint64_t hashes[FONT_LAYOUT_CACHE];
    uint64_t used[FONT_LAYOUT_CACHE]; /* 0: a free place */
    struct cached items[FONT_LAYOUT_CACHE];
    uint64_t ticks;
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
    for (size_t i = 0; i < FONT_LAYOUT_CACHE; i++) {
        struct cached *c = &cache->items[i];
        if (cache->hashes[i] == hash && cache->used[i] &&
            same(&c->paragraph, style, text, width_px)) {
            cache->used[i] = ++cache->ticks;
            return &c->paragraph;
        }
    }
    return NULL;
}

static size_t oldest(const struct font_cache *cache)
{
    size_t found = 0;
    for (size_t i = 1; i < FONT_LAYOUT_CACHE; i++) {
        if (cache->used[i] < cache->used[found]) {
            found = i;
        }
    }
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
    size_t i = oldest(cache);
    struct cached *c = &cache->items[i];
    arena_finish(&c->arena);
    arena_init(&c->arena, bytes_of(paragraph));
    font_paragraph_copy(paragraph, &c->arena, &c->paragraph);
    cache->hashes[i] = key_hash(&paragraph->style, paragraph->text, paragraph->width_px);
    cache->used[i] = ++cache->ticks;
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
