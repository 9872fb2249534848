/* SPDX-License-Identifier: MIT */
#include "pack/pack_private.h"

#include "base/must.h"
#include "seal/seal.h"

/* --- items by key: an open-addressing table, at most half full --- */

static uint32_t first_slot(const struct pack_inside *inside, struct key128 key)
{
    uint32_t hash = 0;
    for (int i = 0; i < 4; i++) { /* the key is a hash already */
        hash = hash << 8 | key.b[i];
    }
    return hash & inside->slot_mask;
}

enum err pack_index_items(struct pack *pack)
{
    struct pack_inside *inside = pack->inside;
    uint32_t slots = 1;
    while (slots < 2 * (uint32_t)pack->item_count) {
        slots *= 2;
    }
    inside->slot_mask = slots - 1;
    inside->slots = ARENA_ARRAY(&inside->arena, int, slots);
    for (int i = 0; i < pack->item_count; i++) {
        uint32_t slot = first_slot(inside, pack->items[i].key);
        while (inside->slots[slot]) {
            if (key128_eq(pack->items[inside->slots[slot] - 1].key, pack->items[i].key)) {
                return ERR_FORMAT;
            }
            slot = (slot + 1) & inside->slot_mask;
        }
        inside->slots[slot] = i + 1;
    }
    return OK;
}

int pack_item_of_key(const struct pack *pack, struct key128 key)
{
    const struct pack_inside *inside = pack->inside;
    uint32_t slot = first_slot(inside, key);
    for (; inside->slots[slot]; slot = (slot + 1) & inside->slot_mask) {
        int item = inside->slots[slot] - 1;
        if (key128_eq(pack->items[item].key, key)) {
            return item;
        }
    }
    return -1;
}

int pack_item_of_id(const struct pack *pack, struct str id)
{
    return pack_item_of_key(pack, seal_item_key(pack->info.uuid, id));
}

/* --- languages --- */

/* Cuts the last subtag off, and a single-letter one before it.  False when none is left.
 * source: RFC 4647, 3.4 "Lookup" */
static bool widen(struct str *language)
{
    size_t n = language->n;
    while (n && language->p[n - 1] != '-') {
        n--;
    }
    n -= n > 0;
    if (n >= 2 && language->p[n - 2] == '-') {
        n -= 2;
    }
    language->n = n;
    return n > 0;
}

static const struct pack_title *title_in(const struct pack *pack, struct str language, int unit)
{
    const struct pack_inside *inside = pack->inside;
    for (int i = inside->title_first[unit + 1]; i < inside->title_first[unit + 2]; i++) {
        if (str_eq(inside->titles[i].language, language)) {
            return &inside->titles[i].title;
        }
    }
    return NULL;
}

static struct str title_text(const struct pack_title *title)
{
    return title ? title->title : (struct str){"", 0};
}

static struct str can_do_text(const struct pack_title *title)
{
    return title ? title->can_do : (struct str){"", 0};
}

/* The first text that is there: in `language`, in wider ones, in the host language. */
static struct str find_text(const struct pack *pack, struct str language, int unit,
                            struct str (*text_of)(const struct pack_title *title))
{
    must(unit >= PACK_COURSE && unit < pack->unit_count);
    bool more = language.n > 0;
    while (more) {
        struct str text = text_of(title_in(pack, language, unit));
        if (text.n) {
            return text;
        }
        more = widen(&language);
    }
    return text_of(title_in(pack, pack->info.host, unit));
}

struct str pack_title(const struct pack *pack, struct str language, int unit)
{
    return find_text(pack, language, unit, title_text);
}

struct str pack_can_do(const struct pack *pack, struct str language, int unit)
{
    return find_text(pack, language, unit, can_do_text);
}

static const struct pack_gloss *gloss_in(const struct pack *pack, int item, struct str language)
{
    const struct pack_inside *inside = pack->inside;
    for (int i = inside->gloss_first[item]; i < inside->gloss_first[item + 1]; i++) {
        if (str_eq(pack->languages[inside->glosses[i].language], language)) {
            return &inside->glosses[i].gloss;
        }
    }
    return NULL;
}

const struct pack_gloss *pack_gloss(const struct pack *pack, int item, struct str language)
{
    must(item >= 0 && item < pack->item_count);
    const struct pack_gloss *gloss = NULL;
    bool more = language.n > 0;
    while (more && !gloss) {
        gloss = gloss_in(pack, item, language);
        more = widen(&language);
    }
    return gloss;
}

const struct pack_clip *pack_clip(const struct pack *pack, int item, enum pack_role role,
                                  enum pack_speed speed)
{
    must(item >= 0 && item < pack->item_count);
    const struct pack_inside *inside = pack->inside;
    const struct pack_clip *draft = NULL;
    for (int i = inside->clip_first[item]; i < inside->clip_first[item + 1]; i++) {
        const struct pack_clip *clip = &inside->clips[i];
        if (clip->role != role || clip->speed != speed) {
            continue;
        }
        if (!clip->synthetic) {
            return clip;
        }
        draft = draft ? draft : clip;
    }
    return draft;
}
