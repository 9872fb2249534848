/* SPDX-License-Identifier: MIT */
#include "pack/pack_loader.h"

#include <string.h>

#include "pack/pack_word.h"

void pack_fail(struct pack_loader *l, enum err err)
{
    l->err = l->err ? l->err : err;
}

void pack_expect(struct pack_loader *l, bool condition)
{
    if (!condition) {
        pack_fail(l, ERR_FORMAT);
    }
}

/* --- values, in the order of the query's columns --- */

static void hash_i64(struct pack_loader *l, int64_t value)
{
    char bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (char)(unsigned char)((uint64_t)value >> (8 * i));
    }
    seal_hash_add(&l->digest, (struct str){bytes, sizeof bytes});
}

/* Borrowed from the statement. */
struct str pack_peek_text(struct pack_loader *l)
{
    struct str text = db_column_str(l->stmt, l->column++);
    if (!pack_text_fits(text)) {
        pack_fail(l, ERR_LIMIT);
        return STR("");
    }
    l->text_bytes += text.n;
    if (l->text_bytes > PACK_CATALOGUE_BYTES_MAX) {
        pack_fail(l, ERR_LIMIT);
    }
    pack_expect(l, pack_text_sound(text));
    hash_i64(l, (int64_t)text.n);
    seal_hash_add(&l->digest, text);
    return text;
}

struct str pack_take_text(struct pack_loader *l)
{
    struct str text = pack_peek_text(l);
    return l->err || !text.n ? STR("") : arena_str(l->arena, text);
}

struct str pack_take_filled(struct pack_loader *l)
{
    struct str text = pack_take_text(l);
    pack_expect(l, text.n > 0);
    return text;
}

/* A whole number from `least` to `most`; `least` after an error. */
int pack_take_int(struct pack_loader *l, int least, int most)
{
    int64_t value = db_column_i64(l->stmt, l->column++);
    hash_i64(l, value);
    if (value < least || value > most) {
        pack_fail(l, ERR_FORMAT);
        return least;
    }
    return (int)value;
}

struct pack_list pack_take_list(struct pack_loader *l)
{
    struct str rest = pack_take_text(l);
    struct str part;
    struct str parts[PACK_LIST_MAX];
    int count = 0;
    while (!l->err && str_next(&rest, '|', &part)) {
        if (count == PACK_LIST_MAX) {
            pack_fail(l, ERR_LIMIT);
            break;
        }
        pack_expect(l, part.n > 0);
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
struct key128 pack_take_blob(struct pack_loader *l)
{
    struct key128 key = {{0}};
    pack_expect(l, db_column_key(l->stmt, l->column++, &key));
    seal_hash_add(&l->digest, (struct str){(const char *)key.b, sizeof key.b});
    pack_expect(l, l->blob_count &&
                       bsearch(&key, l->blobs, (size_t)l->blob_count, sizeof key, compare_keys));
    return key;
}

/* A blob's name or, for NULL, the zero key. */
struct key128 pack_take_picture(struct pack_loader *l)
{
    bool none = db_column_is_null(l->stmt, l->column);
    hash_i64(l, none);
    if (none) {
        l->column++;
        return (struct key128){{0}};
    }
    return pack_take_blob(l);
}

enum pack_state pack_take_state(struct pack_loader *l)
{
    enum pack_state state = PACK_DRAFT;
    pack_expect(l, pack_state_from(pack_peek_text(l), &state));
    return state;
}

struct str pack_take_language(struct pack_loader *l)
{
    struct str language = pack_take_text(l);
    pack_expect(l, pack_language_sound(language));
    return language;
}

/* --- queries --- */

/* The rows of a table that `sql` counts, at most `most`. */
int pack_count_rows(struct pack_loader *l, const char *sql, int most)
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
        pack_fail(l, ERR_LIMIT);
    }
    return l->err ? 0 : (int)count;
}

/* Hands each of exactly `count` rows to `take`. */
void pack_each_row(struct pack_loader *l, const char *sql, int count, pack_take_row *take)
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
            pack_expect(l, index < count);
        }
        if (!l->err && row) {
            l->column = 0;
            take(l, index++);
        }
    }
    pack_expect(l, index == count);
    db_stmt_close(l->stmt);
    l->stmt = NULL;
}

/* Closes the ranges first[previous + 1 .. owner]: rows of `owner` begin at `index`. */
void pack_begin_ranges(struct pack_loader *l, int *first, int owner, int index)
{
    pack_expect(l, owner >= l->previous);
    while (l->previous < owner) {
        first[++l->previous] = index;
    }
}
