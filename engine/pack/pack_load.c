/* SPDX-License-Identifier: MIT
 *
 * Rows into the arrays of struct pack.  Each value is checked, counted and hashed as it
 * is read; the first fault is kept in loader.err and ends the work at the next row.  */
#include "pack/pack_private.h"

#include <limits.h>
#include <string.h>

#include "base/must.h"
#include "pack/pack_word.h"
#include "seal/seal.h"

struct loader {
    struct pack *pack;
    struct pack_inside *inside;
    struct arena *arena;
    struct pack_unit *units; /* pack->units and so on, while they are filled */
    struct pack_item *items;
    struct str *languages;
    struct db_stmt *stmt; /* the query whose rows are being taken */
    int column;           /* the next one to read */
    enum err err;
    struct seal_hash digest;
    size_t text_bytes; /* of all text so far */
    struct arena scratch;
    struct key128 *blobs; /* of those in the file, in order; in scratch */
    int blob_count;
    int previous; /* the unit or item of the row before */
};

static void fail(struct loader *l, enum err err)
{
    l->err = l->err ? l->err : err;
}

static void expect(struct loader *l, bool condition)
{
    if (!condition) {
        fail(l, ERR_FORMAT);
    }
}

/* --- values, in the order of the query's columns --- */

static void hash_i64(struct loader *l, int64_t value)
{
    char bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (char)(unsigned char)((uint64_t)value >> (8 * i));
    }
    seal_hash_add(&l->digest, (struct str){bytes, sizeof bytes});
}

/* Borrowed from the statement. */
static struct str peek_text(struct loader *l)
{
    struct str text = db_column_str(l->stmt, l->column++);
    if (!pack_text_fits(text)) {
        fail(l, ERR_LIMIT);
        return STR("");
    }
    l->text_bytes += text.n;
    if (l->text_bytes > PACK_CATALOGUE_BYTES_MAX) {
        fail(l, ERR_LIMIT);
    }
    expect(l, pack_text_sound(text));
    hash_i64(l, (int64_t)text.n);
    seal_hash_add(&l->digest, text);
    return text;
}

static struct str take_text(struct loader *l)
{
    struct str text = peek_text(l);
    return l->err || !text.n ? STR("") : arena_str(l->arena, text);
}

static struct str take_filled(struct loader *l)
{
    struct str text = take_text(l);
    expect(l, text.n > 0);
    return text;
}

/* A whole number from `least` to `most`; `least` after an error. */
static int take_int(struct loader *l, int least, int most)
{
    int64_t value = db_column_i64(l->stmt, l->column++);
    hash_i64(l, value);
    if (value < least || value > most) {
        fail(l, ERR_FORMAT);
        return least;
    }
    return (int)value;
}

static struct pack_list take_list(struct loader *l)
{
    struct str rest = take_text(l);
    struct str part;
    struct str parts[PACK_LIST_MAX];
    int count = 0;
    while (!l->err && str_next(&rest, '|', &part)) {
        if (count == PACK_LIST_MAX) {
            fail(l, ERR_LIMIT);
            break;
        }
        expect(l, part.n > 0);
        parts[count++] = part;
    }
    struct str *kept = NULL;
    if (count) {
        kept = ARENA_ARRAY(l->arena, struct str, (size_t)count);
        memcpy(kept, parts, (size_t)count * sizeof *kept);
    }
    return (struct pack_list){.parts = kept, .count = count};
}

static int compare_keys(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct key128));
}

/* The name of a blob that is in the file. */
static struct key128 take_blob(struct loader *l)
{
    struct key128 key = {{0}};
    expect(l, db_column_key(l->stmt, l->column++, &key));
    seal_hash_add(&l->digest, (struct str){(const char *)key.b, sizeof key.b});
    expect(l, l->blob_count &&
                  bsearch(&key, l->blobs, (size_t)l->blob_count, sizeof key, compare_keys));
    return key;
}

/* A blob's name or, for NULL, the zero key. */
static struct key128 take_picture(struct loader *l)
{
    bool none = db_column_is_null(l->stmt, l->column);
    hash_i64(l, none);
    if (none) {
        l->column++;
        return (struct key128){{0}};
    }
    return take_blob(l);
}

static enum pack_state take_state(struct loader *l)
{
    enum pack_state state = PACK_DRAFT;
    expect(l, pack_state_from(peek_text(l), &state));
    return state;
}

static struct str take_language(struct loader *l)
{
    struct str language = take_text(l);
    expect(l, pack_language_sound(language));
    return language;
}

/* --- queries --- */

/* The rows of a table that `sql` counts, at most `most`. */
static int count_rows(struct loader *l, const char *sql, int most)
{
    int64_t count = 0;
    bool row = false;
    struct db_stmt *stmt = NULL;
    if (!l->err) {
        l->err = db_prepare(l->inside->db, sql, &stmt);
    }
    if (!l->err) {
        l->err = db_step(stmt, &row);
        count = row ? db_column_i64(stmt, 0) : 0;
    }
    db_stmt_close(stmt);
    if (count > most) {
        fail(l, ERR_LIMIT);
    }
    return l->err ? 0 : (int)count;
}

typedef void take_row(struct loader *l, int index);

/* Hands each of exactly `count` rows to `take`. */
static void each_row(struct loader *l, const char *sql, int count, take_row *take)
{
    int index = 0;
    bool row = true;
    l->previous = -1;
    if (!l->err) {
        l->err = db_prepare(l->inside->db, sql, &l->stmt);
    }
    while (!l->err && row) {
        l->err = db_step(l->stmt, &row);
        if (!l->err && row) {
            expect(l, index < count);
        }
        if (!l->err && row) {
            l->column = 0;
            take(l, index++);
        }
    }
    expect(l, index == count);
    db_stmt_close(l->stmt);
    l->stmt = NULL;
}

/* Closes the ranges first[previous + 1 .. owner]: rows of `owner` begin at `index`. */
static void begin_ranges(struct loader *l, int *first, int owner, int index)
{
    expect(l, owner >= l->previous);
    while (l->previous < owner) {
        first[++l->previous] = index;
    }
}

/* --- the tables --- */

static struct str load_meta_value(struct loader *l, const char *key)
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
        expect(l, row);
    }
    if (!l->err) {
        l->stmt = stmt;
        l->column = 0;
        value = take_text(l);
    }
    db_stmt_close(stmt);
    l->stmt = NULL;
    return value;
}

static void load_meta(struct loader *l)
{
    enum { META_ROWS = 8 };
    struct pack_info *info = &l->pack->info;
    int rows = count_rows(l, "SELECT count(*) FROM meta WHERE key <> 'digest'", META_ROWS);
    expect(l, rows == META_ROWS);
    info->uuid = load_meta_value(l, "uuid");
    info->id = load_meta_value(l, "id");
    info->host = load_meta_value(l, "host");
    info->level = load_meta_value(l, "level");
    info->authors = load_meta_value(l, "authors");
    info->licence = load_meta_value(l, "licence");
    info->built_with = load_meta_value(l, "built-with");
    int64_t version = 0;
    expect(l, str_to_i64(load_meta_value(l, "version"), &version));
    expect(l, version >= 1 && version <= INT_MAX);
    expect(l, pack_uuid_sound(info->uuid) && info->id.n && pack_language_sound(info->host));
    info->version = l->err ? 0 : (int)version;
    info->key = seal_key128(info->uuid);
}

static void take_blob_name(struct loader *l, int index)
{
    struct key128 *key = &l->blobs[index];
    expect(l, db_column_key(l->stmt, 0, key));
    seal_hash_add(&l->digest, (struct str){(const char *)key->b, sizeof key->b});
    expect(l, index == 0 || key128_cmp(key[-1], *key) < 0);
}

/* Only the index of hashes is read, not the blobs' pages. */
static void load_blob_names(struct loader *l)
{
    l->blob_count = count_rows(l, "SELECT count(*) FROM blob", PACK_BLOBS_MAX);
    l->blobs = ARENA_ARRAY(&l->scratch, struct key128, (size_t)l->blob_count);
    each_row(l, "SELECT hash FROM blob ORDER BY hash", l->blob_count, take_blob_name);
}

static void take_unit(struct loader *l, int index)
{
    struct pack_unit *unit = &l->units[index];
    expect(l, take_int(l, 0, PACK_UNITS_MAX) == index);
    unit->position = index;
    unit->id = take_filled(l);
    expect(l, pack_domain_from(peek_text(l), &unit->domain));
    unit->level = take_text(l);
    unit->grammar = take_text(l);
    unit->picture = take_picture(l);
    for (int i = 0; i < index; i++) {
        expect(l, !str_eq(l->units[i].id, unit->id));
    }
}

static void load_units(struct loader *l)
{
    struct pack *pack = l->pack;
    pack->unit_count = count_rows(l, "SELECT count(*) FROM unit", PACK_UNITS_MAX);
    l->units = ARENA_ARRAY(l->arena, struct pack_unit, (size_t)pack->unit_count);
    pack->units = l->units;
    each_row(l,
             "SELECT position, id, domain, level, grammar, picture FROM unit"
             " ORDER BY position",
             pack->unit_count, take_unit);
}

static void join_unit(struct loader *l, int index, int unit_index)
{
    expect(l, l->pack->unit_count > 0 && unit_index >= l->previous);
    if (l->err) {
        return;
    }
    struct pack_unit *unit = &l->units[unit_index];
    unit->first_item = unit->item_count ? unit->first_item : index;
    unit->item_count++;
    l->previous = unit_index;
}

static void take_item(struct loader *l, int index)
{
    struct pack_item *item = &l->items[index];
    expect(l, take_int(l, 0, PACK_ITEMS_MAX) == index);
    item->unit = take_int(l, 0, l->pack->unit_count - 1);
    expect(l, pack_kind_from(peek_text(l), &item->kind));
    item->id = take_filled(l);
    item->text = take_filled(l);
    item->accept = take_list(l);
    item->article = take_text(l);
    item->plural = take_text(l);
    item->picture = take_picture(l);
    item->graphemes = take_text(l);
    item->stress = take_text(l);
    item->say = take_text(l);
    item->example = take_text(l);
    item->tags = take_list(l);
    item->key = seal_item_key(l->pack->info.uuid, item->id);
    join_unit(l, index, item->unit);
}

static void load_items(struct loader *l)
{
    struct pack *pack = l->pack;
    pack->item_count = count_rows(l, "SELECT count(*) FROM item", PACK_ITEMS_MAX);
    l->items = ARENA_ARRAY(l->arena, struct pack_item, (size_t)pack->item_count);
    pack->items = l->items;
    each_row(l,
             "SELECT position, unit, kind, id, text, accept, article, plural, picture,"
             " graphemes, stress, say, example, tags FROM item ORDER BY position",
             pack->item_count, take_item);
}

static void take_title(struct loader *l, int index)
{
    struct pack_title_row *row = &l->inside->titles[index];
    int owner = take_int(l, PACK_COURSE, l->pack->unit_count - 1) + 1;
    begin_ranges(l, l->inside->title_first, owner, index);
    row->language = take_language(l);
    row->title.title = take_filled(l);
    row->title.can_do = take_text(l);
    row->title.state = take_state(l);
}

static void load_titles(struct loader *l)
{
    int most = (PACK_UNITS_MAX + 1) * PACK_LANGUAGES_MAX;
    int owners = l->pack->unit_count + 1;
    int count = count_rows(l, "SELECT count(*) FROM title", most);
    l->inside->titles = ARENA_ARRAY(l->arena, struct pack_title_row, (size_t)count);
    l->inside->title_first = ARENA_ARRAY(l->arena, int, (size_t)owners + 1);
    each_row(l, "SELECT unit, lang, title, can_do, state FROM title ORDER BY unit, lang", count,
             take_title);
    begin_ranges(l, l->inside->title_first, owners, count);
}

static void take_gloss_language(struct loader *l, int index)
{
    l->languages[index] = take_language(l);
}

static void load_languages(struct loader *l)
{
    struct pack *pack = l->pack;
    pack->language_count =
        count_rows(l, "SELECT count(DISTINCT lang) FROM gloss", PACK_LANGUAGES_MAX);
    l->languages = ARENA_ARRAY(l->arena, struct str, (size_t)pack->language_count);
    pack->languages = l->languages;
    each_row(l, "SELECT DISTINCT lang FROM gloss ORDER BY lang", pack->language_count,
             take_gloss_language);
}

static int language_index(const struct pack *pack, struct str language)
{
    for (int i = 0; i < pack->language_count; i++) {
        if (str_eq(pack->languages[i], language)) {
            return i;
        }
    }
    return -1;
}

static void take_gloss(struct loader *l, int index)
{
    struct pack_gloss_row *row = &l->inside->glosses[index];
    int item = take_int(l, 0, l->pack->item_count - 1);
    begin_ranges(l, l->inside->gloss_first, item, index);
    row->language = language_index(l->pack, peek_text(l));
    expect(l, row->language >= 0);
    row->gloss.gloss = take_filled(l);
    row->gloss.example = take_text(l);
    row->gloss.state = take_state(l);
}

static void load_glosses(struct loader *l)
{
    int items = l->pack->item_count;
    int count = count_rows(l, "SELECT count(*) FROM gloss", PACK_GLOSSES_MAX);
    load_languages(l);
    l->inside->glosses = ARENA_ARRAY(l->arena, struct pack_gloss_row, (size_t)count);
    l->inside->gloss_first = ARENA_ARRAY(l->arena, int, (size_t)items + 1);
    each_row(l, "SELECT item, lang, gloss, example, state FROM gloss ORDER BY item, lang", count,
             take_gloss);
    begin_ranges(l, l->inside->gloss_first, items, count);
}

static void take_clip(struct loader *l, int index)
{
    struct pack_clip *clip = &l->inside->clips[index];
    int item = take_int(l, 0, l->pack->item_count - 1);
    begin_ranges(l, l->inside->clip_first, item, index);
    expect(l, pack_role_from(peek_text(l), &clip->role));
    expect(l, pack_speed_from(peek_text(l), &clip->speed));
    clip->voice = take_filled(l);
    clip->synthetic = take_int(l, 0, 1) == 1;
    clip->blob = take_blob(l);
}

static void load_clips(struct loader *l)
{
    int items = l->pack->item_count;
    int count = count_rows(l, "SELECT count(*) FROM clip", PACK_CLIPS_MAX);
    l->inside->clips = ARENA_ARRAY(l->arena, struct pack_clip, (size_t)count);
    l->inside->clip_first = ARENA_ARRAY(l->arena, int, (size_t)items + 1);
    each_row(l,
             "SELECT item, role, speed, voice, synthetic, blob FROM clip"
             " ORDER BY item, role, speed, voice",
             count, take_clip);
    begin_ranges(l, l->inside->clip_first, items, count);
}

enum err pack_load(struct pack *pack, struct key128 *digest)
{
    struct loader l = {.pack = pack, .inside = pack->inside, .arena = &pack->inside->arena};
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
