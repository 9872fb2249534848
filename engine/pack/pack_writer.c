/* SPDX-License-Identifier: MIT */
#include "pack/pack_writer_private.h"

#include <stdlib.h>

#include "base/must.h"
#include "base/os.h"

static const char *const insert_sql[INSERTS] = {
    [INSERT_META] = "INSERT INTO meta(key, value) VALUES(?1, ?2)",
    [INSERT_UNIT] = "INSERT INTO unit(position, id, domain, level, grammar, picture)"
                    " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [INSERT_TITLE] = "INSERT INTO title(unit, lang, title, can_do, state)"
                     " VALUES(?1, ?2, ?3, ?4, ?5)",
    [INSERT_ITEM] = "INSERT INTO item(position, unit, kind, id, text, accept, article, plural,"
                    " picture, graphemes, stress, say, example, tags)"
                    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [INSERT_GLOSS] = "INSERT INTO gloss(item, lang, gloss, example, state)"
                     " VALUES(?1, ?2, ?3, ?4, ?5)",
    [INSERT_CLIP] = "INSERT INTO clip(item, role, speed, voice, synthetic, blob)"
                    " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [INSERT_BLOB] = "INSERT INTO blob(hash, kind, bytes) VALUES(?1, ?2, ?3)",
};

static enum err add_meta(struct pack_writer *w, struct str key, struct str value)
{
    enum err err = pack_check_text(value);
    if (!err) {
        db_bind_str(w->inserts[INSERT_META], 1, key);
        db_bind_str(w->inserts[INSERT_META], 2, value);
        err = db_run(w->inserts[INSERT_META]);
    }
    return err;
}

static enum err add_info(struct pack_writer *w, const struct pack_info *info)
{
    const struct {
        struct str key, value;
    } rows[] = {
        {STR("uuid"), info->uuid},
        {STR("id"), info->id},
        {STR("host"), info->host},
        {STR("level"), info->level},
        {STR("version"), arena_printf(&w->arena, "%d", info->version)},
        {STR("authors"), info->authors},
        {STR("licence"), info->licence},
        {STR("built-with"), info->built_with},
    };
    enum err err = OK;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && !err; i++) {
        err = add_meta(w, rows[i].key, rows[i].value);
    }
    return err;
}

static enum err prepare_inserts(struct pack_writer *w)
{
    enum err err = OK;
    for (int i = 0; i < INSERTS && !err; i++) {
        err = db_prepare(w->db, insert_sql[i], &w->inserts[i]);
    }
    return err;
}

static void close_db(struct pack_writer *w)
{
    for (int i = 0; i < INSERTS; i++) {
        db_stmt_close(w->inserts[i]);
        w->inserts[i] = NULL;
    }
    db_close(w->db);
    w->db = NULL;
}

/* A crash may have left a temporary file; nobody else's is called that. */
static enum err remove_temporary(const struct pack_writer *w)
{
    enum err err = w->temporary ? os_remove(w->temporary) : OK;
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err begin(struct pack_writer *w, const struct pack_info *info)
{
    enum err err = remove_temporary(w);
    err = err ? err : db_create(w->temporary, &pack_db_kind, &w->db);
    err = err ? err : db_begin(w->db);
    err = err ? err : prepare_inserts(w);
    return err ? err : add_info(w, info);
}

enum err pack_writer_create(const char *path, const struct pack_info *info,
                            struct pack_writer **out)
{
    if (!pack_uuid_sound(info->uuid) || !info->id.n || !pack_language_sound(info->host) ||
        info->version < 1) {
        return ERR_FORMAT;
    }
    struct pack_writer *w = heap_alloc(1, sizeof *w);
    arena_init(&w->arena, 0);
    if (path) {
        w->path = arena_cstr(&w->arena, str_from(path));
        w->temporary = arena_cstr(&w->arena, arena_printf(&w->arena, "%s.part", path));
    }
    enum err err = begin(w, info);
    if (err) {
        pack_writer_destroy(w);
        return err;
    }
    *out = w;
    return OK;
}

void pack_writer_destroy(struct pack_writer *w)
{
    if (!w) {
        return;
    }
    bool unfinished = w->db != NULL;
    close_db(w);
    if (unfinished) {
        /* What cannot be removed now is removed by the next writer to the same path. */
        enum err err = remove_temporary(w);
        (void)err;
    }
    arena_finish(&w->arena);
    free(w);
}

/* Reads back everything that was written, as pack_open will, and notes its digest. */
static enum err seal_catalogue(struct pack_writer *w)
{
    struct pack_inside inside = {.db = w->db};
    struct pack pack = {.inside = &inside};
    struct key128 digest;
    char hex[KEY128_HEX];
    arena_init(&inside.arena, 0);
    enum err err = pack_load(&pack, &digest);
    arena_finish(&inside.arena);
    if (err) {
        return err;
    }
    key128_hex(digest, hex);
    return add_meta(w, STR("digest"), str_from(hex));
}

static enum err complete(struct pack_writer *w)
{
    enum err err = seal_catalogue(w);
    return err ? err : db_commit(w->db);
}

enum err pack_writer_finish(struct pack_writer *w)
{
    must(w->path && w->db);
    enum err err = complete(w);
    if (err) {
        return err; /* destroy removes the temporary file */
    }
    close_db(w);
    err = os_rename(w->temporary, w->path);
    if (err) {
        enum err left = remove_temporary(w);
        (void)left;
    }
    return err;
}

enum err pack_writer_finish_bytes(struct pack_writer *w, struct arena *a, struct str *bytes)
{
    must(!w->path && w->db);
    enum err err = complete(w);
    err = err ? err : db_bytes(w->db, a, bytes);
    close_db(w);
    return err;
}
