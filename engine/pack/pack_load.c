/* SPDX-License-Identifier: MIT
 *
 * The tables of a pack, row by row, into the arrays of struct pack.                  */
#include <limits.h>

#include "pack/pack_loader.h"
#include "pack/pack_word.h"

static struct str load_meta_value(struct pack_loader *l, const char *key)
{
    struct str value = STR("");
    struct db_stmt *stmt = NULL;
    bool row = false;
    if (l->err) {
        return value;
    }
    l->err = db_prepare(l->inside->db, "SELECT value FROM meta WHERE key = ?1", &stmt);
    if (!l->err) {
        db_bind_str(stmt, 1, str_from(key));
        l->err = db_step(stmt, &row);
        pack_expect(l, row);
    }
    if (!l->err) {
        l->stmt = stmt;
        l->column = 0;
        value = pack_take_text(l);
    }
    db_stmt_close(stmt);
    l->stmt = NULL;
    return value;
}

static void load_meta(struct pack_loader *l)
{
    enum { META_ROWS = 8 };
    struct pack_info *info = &l->pack->info;
    int rows = pack_count_rows(l, "SELECT count(*) FROM meta WHERE key <> 'digest'", META_ROWS);
    pack_expect(l, rows == META_ROWS);
    info->uuid = load_meta_value(l, "uuid");
    info->id = load_meta_value(l, "id");
    info->host = load_meta_value(l, "host");
    info->level = load_meta_value(l, "level");
    info->authors = load_meta_value(l, "authors");
    info->licence = load_meta_value(l, "licence");
    info->built_with = load_meta_value(l, "built-with");
    int64_t version = 0;
    pack_expect(l, str_to_i64(load_meta_value(l, "version"), &version));
    pack_expect(l, version >= 1 && version <= INT_MAX);
    pack_expect(l, pack_uuid_sound(info->uuid) && info->id.n && pack_language_sound(info->host));
    info->version = l->err ? 0 : (int)version;
    info->key = seal_key128(info->uuid);
}

static void take_blob_name(struct pack_loader *l, int index)
{
    struct key128 *key = &l->blobs[index];
    pack_expect(l, db_column_key(l->stmt, 0, key));
    seal_hash_add(&l->digest, (struct str){(const char *)key->b, sizeof key->b});
    pack_expect(l, index == 0 || key128_cmp(key[-1], *key) < 0);
}

/* Only the index of hashes is read, not the blobs' pages. */
static void load_blob_names(struct pack_loader *l)
{
    l->blob_count = pack_count_rows(l, "SELECT count(*) FROM blob", PACK_BLOBS_MAX);
    l->blobs = ARENA_ARRAY(&l->scratch, struct key128, (size_t)l->blob_count);
    pack_each_row(l, "SELECT hash FROM blob ORDER BY hash", l->blob_count, take_blob_name);
}

static void take_unit(struct pack_loader *l, int index)
{
    struct pack_unit *unit = &l->units[index];
    pack_expect(l, pack_take_int(l, 0, PACK_UNITS_MAX) == index);
    unit->position = index;
    unit->id = pack_take_filled(l);
    pack_expect(l, pack_domain_from(pack_peek_text(l), &unit->domain));
    unit->level = pack_take_text(l);
    unit->grammar = pack_take_text(l);
    unit->picture = pack_take_picture(l);
    for (int i = 0; i < index; i++) {
        pack_expect(l, !str_eq(l->units[i].id, unit->id));
    }
}

static void load_units(struct pack_loader *l)
{
    struct pack *pack = l->pack;
    pack->unit_count = pack_count_rows(l, "SELECT count(*) FROM unit", PACK_UNITS_MAX);
    l->units = ARENA_ARRAY(l->arena, struct pack_unit, (size_t)pack->unit_count);
    pack->units = l->units;
    pack_each_row(l,
                  "SELECT position, id, domain, level, grammar, picture FROM unit"
                  " ORDER BY position",
                  pack->unit_count, take_unit);
}

static void join_unit(struct pack_loader *l, int index, int unit_index)
{
    pack_expect(l, l->pack->unit_count > 0 && unit_index >= l->previous);
    if (l->err) {
        return;
    }
    struct pack_unit *unit = &l->units[unit_index];
    unit->first_item = unit->item_count ? unit->first_item : index;
    unit->item_count++;
    l->previous = unit_index;
}

static void take_item(struct pack_loader *l, int index)
{
    struct pack_item *item = &l->items[index];
    pack_expect(l, pack_take_int(l, 0, PACK_ITEMS_MAX) == index);
    item->unit = pack_take_int(l, 0, l->pack->unit_count - 1);
    pack_expect(l, pack_kind_from(pack_peek_text(l), &item->kind));
    item->id = pack_take_filled(l);
    item->text = pack_take_filled(l);
    item->accept = pack_take_list(l);
    item->article = pack_take_text(l);
    item->plural = pack_take_text(l);
    item->picture = pack_take_picture(l);
    item->graphemes = pack_take_text(l);
    item->stress = pack_take_text(l);
    item->say = pack_take_text(l);
    item->example = pack_take_text(l);
    item->tags = pack_take_list(l);
    item->key = seal_item_key(l->pack->info.uuid, item->id);
    join_unit(l, index, item->unit);
}

static void load_items(struct pack_loader *l)
{
    struct pack *pack = l->pack;
    pack->item_count = pack_count_rows(l, "SELECT count(*) FROM item", PACK_ITEMS_MAX);
    l->items = ARENA_ARRAY(l->arena, struct pack_item, (size_t)pack->item_count);
    pack->items = l->items;
    pack_each_row(l,
                  "SELECT position, unit, kind, id, text, accept, article, plural, picture,"
                  " graphemes, stress, say, example, tags FROM item ORDER BY position",
                  pack->item_count, take_item);
}

static void take_title(struct pack_loader *l, int index)
{
    struct pack_title_row *row = &l->inside->titles[index];
    int owner = pack_take_int(l, PACK_COURSE, l->pack->unit_count - 1) + 1;
    pack_begin_ranges(l, l->inside->title_first, owner, index);
    row->language = pack_take_language(l);
    row->title.title = pack_take_filled(l);
    row->title.can_do = pack_take_text(l);
    row->title.state = pack_take_state(l);
}

static void load_titles(struct pack_loader *l)
{
    int most = (PACK_UNITS_MAX + 1) * PACK_LANGUAGES_MAX;
    int owners = l->pack->unit_count + 1;
    int count = pack_count_rows(l, "SELECT count(*) FROM title", most);
    l->inside->titles = ARENA_ARRAY(l->arena, struct pack_title_row, (size_t)count);
    l->inside->title_first = ARENA_ARRAY(l->arena, int, (size_t)owners + 1);
    pack_each_row(l, "SELECT unit, lang, title, can_do, state FROM title ORDER BY unit, lang",
                  count, take_title);
    pack_begin_ranges(l, l->inside->title_first, owners, count);
}

/* The index of a language, which joins the list when it is new; -1 when that is full. */
static int language_index(struct pack_loader *l, struct str language)
{
    struct pack *pack = l->pack;
    for (int i = 0; i < pack->language_count; i++) {
        if (str_eq(pack->languages[i], language)) {
            return i;
        }
    }
    if (pack->language_count == PACK_LANGUAGES_MAX) {
        pack_fail(l, ERR_LIMIT);
        return -1;
    }
    pack_expect(l, pack_language_sound(language));
    l->languages[pack->language_count] = arena_str(l->arena, language);
    return pack->language_count++;
}

static void take_gloss(struct pack_loader *l, int index)
{
    struct pack_gloss_row *row = &l->inside->glosses[index];
    int item = pack_take_int(l, 0, l->pack->item_count - 1);
    pack_begin_ranges(l, l->inside->gloss_first, item, index);
    row->language = language_index(l, pack_peek_text(l));
    row->gloss.gloss = pack_take_filled(l);
    row->gloss.example = pack_take_text(l);
    row->gloss.state = pack_take_state(l);
}

/* From the order in which they were found to byte order. */
static void sort_languages(struct pack_loader *l, int gloss_count)
{
    int place[PACK_LANGUAGES_MAX] = {0}; /* of each language found */
    struct str sorted[PACK_LANGUAGES_MAX];
    int count = l->pack->language_count;
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            place[i] += str_cmp(l->languages[j], l->languages[i]) < 0;
        }
        sorted[place[i]] = l->languages[i];
    }
    for (int i = 0; i < count; i++) {
        l->languages[i] = sorted[i];
    }
    for (int i = 0; i < gloss_count; i++) {
        l->inside->glosses[i].language = place[l->inside->glosses[i].language];
    }
}

static void load_glosses(struct pack_loader *l)
{
    int items = l->pack->item_count;
    int count = pack_count_rows(l, "SELECT count(*) FROM gloss", PACK_GLOSSES_MAX);
    l->languages = ARENA_ARRAY(l->arena, struct str, PACK_LANGUAGES_MAX);
    l->pack->languages = l->languages;
    l->inside->glosses = ARENA_ARRAY(l->arena, struct pack_gloss_row, (size_t)count);
    l->inside->gloss_first = ARENA_ARRAY(l->arena, int, (size_t)items + 1);
    pack_each_row(l, "SELECT item, lang, gloss, example, state FROM gloss ORDER BY item, lang",
                  count, take_gloss);
    pack_begin_ranges(l, l->inside->gloss_first, items, count);
    if (!l->err) {
        sort_languages(l, count);
    }
}

static void take_clip(struct pack_loader *l, int index)
{
    struct pack_clip *clip = &l->inside->clips[index];
    int item = pack_take_int(l, 0, l->pack->item_count - 1);
    pack_begin_ranges(l, l->inside->clip_first, item, index);
    pack_expect(l, pack_role_from(pack_peek_text(l), &clip->role));
    pack_expect(l, pack_speed_from(pack_peek_text(l), &clip->speed));
    clip->voice = pack_take_filled(l);
    clip->synthetic = pack_take_int(l, 0, 1) == 1;
    clip->blob = pack_take_blob(l);
}

static void load_clips(struct pack_loader *l)
{
    int items = l->pack->item_count;
    int count = pack_count_rows(l, "SELECT count(*) FROM clip", PACK_CLIPS_MAX);
    l->inside->clips = ARENA_ARRAY(l->arena, struct pack_clip, (size_t)count);
    l->inside->clip_first = ARENA_ARRAY(l->arena, int, (size_t)items + 1);
    pack_each_row(l,
                  "SELECT item, role, speed, voice, synthetic, blob FROM clip"
                  " ORDER BY item, role, speed, voice",
                  count, take_clip);
    pack_begin_ranges(l, l->inside->clip_first, items, count);
}

enum err pack_load(struct pack *pack, struct key128 *digest)
{
    struct pack_loader l = {.pack = pack, .inside = pack->inside, .arena = &pack->inside->arena};
    arena_init(&l.scratch, 0);
    seal_hash_begin(&l.digest);
    load_meta(&l);
    load_blob_names(&l);
    load_units(&l);
    load_items(&l);
    load_titles(&l);
    load_glosses(&l);
    load_clips(&l);
    *digest = seal_hash_end(&l.digest);
    arena_finish(&l.scratch);
    return l.err ? l.err : pack_index_items(pack);
}
