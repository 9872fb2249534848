/* SPDX-License-Identifier: MIT */
#include "pack/pack_writer_private.h"

#include <string.h>

#include "pack/pack_word.h"
#include "seal/seal.h"

enum err pack_check_text(struct str text)
{
    if (!pack_text_fits(text)) {
        return ERR_LIMIT;
    }
    return pack_text_sound(text) ? OK : ERR_FORMAT;
}

static enum err check_filled(struct str text)
{
    return text.n ? pack_check_text(text) : ERR_FORMAT;
}

static enum err check_texts(const struct str *const *texts, size_t count)
{
    enum err err = OK;
    for (size_t i = 0; i < count && !err; i++) {
        err = pack_check_text(*texts[i]);
    }
    return err;
}

static enum err check_list(struct pack_list list)
{
    size_t bytes = 0;
    if (list.count > PACK_LIST_MAX) {
        return ERR_LIMIT;
    }
    for (int i = 0; i < list.count; i++) {
        enum err err = check_filled(list.parts[i]);
        if (!err && str_find(list.parts[i], STR("|")) != SIZE_MAX) {
            err = ERR_FORMAT;
        }
        if (err) {
            return err;
        }
        bytes += list.parts[i].n + 1;
    }
    return bytes > PACK_TEXT_BYTES_MAX ? ERR_LIMIT : OK;
}

static enum err check_room(int count, int most)
{
    return count < most ? OK : ERR_LIMIT;
}

/* The parts with '|' between them, bound to a parameter. */
static void bind_list(struct db_stmt *stmt, int parameter, struct pack_list list)
{
    char joined[PACK_TEXT_BYTES_MAX + 1];
    size_t n = 0;
    for (int i = 0; i < list.count; i++) {
        if (i) {
            joined[n++] = '|';
        }
        memcpy(joined + n, list.parts[i].p, list.parts[i].n);
        n += list.parts[i].n;
    }
    db_bind_str(stmt, parameter, (struct str){joined, n});
}

static void bind_picture(struct db_stmt *stmt, int parameter, struct key128 picture)
{
    if (key128_is_zero(picture)) {
        db_bind_null(stmt, parameter);
    } else {
        db_bind_key(stmt, parameter, picture);
    }
}

/* Runs an insert and counts it. */
static enum err insert(struct db_stmt *stmt, int *count)
{
    enum err err = db_run(stmt);
    *count += !err;
    return err;
}

enum err pack_writer_add_unit(struct pack_writer *w, const struct pack_unit *unit)
{
    const struct str *const texts[] = {&unit->level, &unit->grammar};
    enum err err = check_room(w->unit_count, PACK_UNITS_MAX);
    err = err ? err : check_filled(unit->id);
    err = err ? err : check_texts(texts, 2);
    if (err) {
        return err;
    }
    struct db_stmt *stmt = w->inserts[INSERT_UNIT];
    db_bind_i64(stmt, 1, w->unit_count);
    db_bind_str(stmt, 2, unit->id);
    db_bind_str(stmt, 3, pack_domain_word(unit->domain));
    db_bind_str(stmt, 4, unit->level);
    db_bind_str(stmt, 5, unit->grammar);
    bind_picture(stmt, 6, unit->picture);
    return insert(stmt, &w->unit_count);
}

static enum err check_item(const struct pack_writer *w, const struct pack_item *item)
{
    const struct str *const texts[] = {&item->article, &item->plural, &item->graphemes,
                                       &item->stress,  &item->say,    &item->example};
    enum err err = check_room(w->item_count, PACK_ITEMS_MAX);
    if (!err && !w->unit_count) {
        err = ERR_FORMAT;
    }
    err = err ? err : check_filled(item->id);
    err = err ? err : check_filled(item->text);
    err = err ? err : check_texts(texts, sizeof texts / sizeof texts[0]);
    err = err ? err : check_list(item->accept);
    return err ? err : check_list(item->tags);
}

enum err pack_writer_add_item(struct pack_writer *w, const struct pack_item *item)
{
    enum err err = check_item(w, item);
    if (err) {
        return err;
    }
    struct db_stmt *stmt = w->inserts[INSERT_ITEM];
    db_bind_i64(stmt, 1, w->item_count);
    db_bind_i64(stmt, 2, w->unit_count - 1);
    db_bind_str(stmt, 3, pack_kind_word(item->kind));
    db_bind_str(stmt, 4, item->id);
    db_bind_str(stmt, 5, item->text);
    bind_list(stmt, 6, item->accept);
    db_bind_str(stmt, 7, item->article);
    db_bind_str(stmt, 8, item->plural);
    bind_picture(stmt, 9, item->picture);
    db_bind_str(stmt, 10, item->graphemes);
    db_bind_str(stmt, 11, item->stress);
    db_bind_str(stmt, 12, item->say);
    db_bind_str(stmt, 13, item->example);
    bind_list(stmt, 14, item->tags);
    return insert(stmt, &w->item_count);
}

enum err pack_writer_add_title(struct pack_writer *w, int unit, struct str language,
                               const struct pack_title *title)
{
    if (unit < PACK_COURSE || unit >= w->unit_count || !pack_language_sound(language)) {
        return ERR_FORMAT;
    }
    enum err err = check_filled(title->title);
    err = err ? err : pack_check_text(title->can_do);
    if (err) {
        return err;
    }
    struct db_stmt *stmt = w->inserts[INSERT_TITLE];
    db_bind_i64(stmt, 1, unit);
    db_bind_str(stmt, 2, language);
    db_bind_str(stmt, 3, title->title);
    db_bind_str(stmt, 4, title->can_do);
    db_bind_str(stmt, 5, pack_state_word(title->state));
    return db_run(stmt);
}

enum err pack_writer_add_gloss(struct pack_writer *w, int item, struct str language,
                               const struct pack_gloss *gloss)
{
    if (item < 0 || item >= w->item_count || !pack_language_sound(language)) {
        return ERR_FORMAT;
    }
    enum err err = check_room(w->gloss_count, PACK_GLOSSES_MAX);
    err = err ? err : check_filled(gloss->gloss);
    err = err ? err : pack_check_text(gloss->example);
    if (err) {
        return err;
    }
    struct db_stmt *stmt = w->inserts[INSERT_GLOSS];
    db_bind_i64(stmt, 1, item);
    db_bind_str(stmt, 2, language);
    db_bind_str(stmt, 3, gloss->gloss);
    db_bind_str(stmt, 4, gloss->example);
    db_bind_str(stmt, 5, pack_state_word(gloss->state));
    return insert(stmt, &w->gloss_count);
}

enum err pack_writer_add_clip(struct pack_writer *w, int item, const struct pack_clip *clip)
{
    if (item < 0 || item >= w->item_count) {
        return ERR_FORMAT;
    }
    enum err err = check_room(w->clip_count, PACK_CLIPS_MAX);
    err = err ? err : check_filled(clip->voice);
    if (err) {
        return err;
    }
    struct db_stmt *stmt = w->inserts[INSERT_CLIP];
    db_bind_i64(stmt, 1, item);
    db_bind_str(stmt, 2, pack_role_word(clip->role));
    db_bind_str(stmt, 3, pack_speed_word(clip->speed));
    db_bind_str(stmt, 4, clip->voice);
    db_bind_i64(stmt, 5, clip->synthetic);
    db_bind_key(stmt, 6, clip->blob);
    return insert(stmt, &w->clip_count);
}

enum err pack_writer_add_blob(struct pack_writer *w, enum pack_blob_kind kind, struct str bytes,
                              struct key128 *key)
{
    enum err err = check_room(w->blob_count, PACK_BLOBS_MAX);
    if (err || bytes.n > PACK_BLOB_BYTES_MAX) {
        return ERR_LIMIT;
    }
    if (!pack_blob_looks_like(kind, bytes)) {
        return ERR_FORMAT;
    }
    struct db_stmt *stmt = w->inserts[INSERT_BLOB];
    struct key128 hash = seal_key128(bytes);
    db_bind_key(stmt, 1, hash);
    db_bind_str(stmt, 2, pack_blob_kind_word(kind));
    db_bind_blob(stmt, 3, bytes);
    err = insert(stmt, &w->blob_count);
    db_bind_null(stmt, 3); /* do not hold a copy until the next blob */
    if (err && err != ERR_EXISTS) {
        return err;
    }
    *key = hash;
    return OK; /* the same bytes again: they stand there already */
}
