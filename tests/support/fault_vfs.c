/* SPDX-License-Identifier: MIT */
#include "support/fault_vfs.h"

#include "base/arena.h"
#include "base/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SECTOR_BYTES = 512, PATH_BYTES = 700 };

/* A write, or with bytes == NULL a truncation to `at`. */
struct change {
    size_t at;
    size_t n;
    unsigned char *bytes;
};

struct image {
    unsigned char *bytes;
    size_t n;
};

struct fault_shadow {
    char path[PATH_BYTES];
    struct image synced;
    struct change *pending;
    size_t count, room;
};

struct fault_file {
    sqlite3_file base;
    struct fault_vfs *v;
    struct fault_shadow *shadow; /* NULL: a temporary file, never failing */
    sqlite3_file *real;
};

/* --- what the disk holds ---------------------------------------------------------- */

static void image_resize(struct image *image, size_t n)
{
    if (n > image->n) {
        image->bytes = heap_grow(image->bytes, n, 1);
        memset(image->bytes + image->n, 0, n - image->n);
    }
    image->n = n;
}

/* `n` bytes of the change reach the disk. */
static void image_apply(struct image *image, const struct change *c, size_t n)
{
    if (!c->bytes) {
        image_resize(image, c->at);
    } else if (n > 0) {
        image_resize(image, c->at + n > image->n ? c->at + n : image->n);
        memcpy(image->bytes + c->at, c->bytes, n);
    }
}

static void drop_pending(struct fault_shadow *s)
{
    for (size_t i = 0; i < s->count; i++) {
        free(s->pending[i].bytes);
    }
    s->count = 0;
}

static void shadow_sync(struct fault_shadow *s)
{
    for (size_t i = 0; i < s->count; i++) {
        image_apply(&s->synced, &s->pending[i], s->pending[i].n);
    }
    drop_pending(s);
}

static void shadow_note(struct fault_shadow *s, size_t at, const void *bytes, size_t n)
{
    if (s->count == s->room) {
        s->room = s->room ? 2 * s->room : 16;
        s->pending = heap_grow(s->pending, s->room, sizeof *s->pending);
    }
    struct change *c = &s->pending[s->count++];
    *c = (struct change){.at = at, .n = n};
    if (bytes) {
        c->bytes = heap_alloc(n, 1);
        memcpy(c->bytes, bytes, n);
    }
}

static void shadow_free(struct fault_shadow *s)
{
    drop_pending(s);
    free(s->pending);
    free(s->synced.bytes);
    free(s);
}

static void shadow_load(struct fault_shadow *s)
{
    FILE *file = fopen(s->path, "rb");
    unsigned char block[4096];
    size_t n;
    while (file && (n = fread(block, 1, sizeof block, file)) > 0) {
        size_t at = s->synced.n;
        image_resize(&s->synced, at + n);
        memcpy(s->synced.bytes + at, block, n);
    }
    if (file) {
        fclose(file);
    }
}

static struct fault_shadow **find_shadow(struct fault_vfs *v, const char *path)
{
    size_t i = 0;
    while (i < FAULT_SHADOWS && v->shadows[i] && strcmp(v->shadows[i]->path, path) != 0) {
        i++;
    }
    must(i < FAULT_SHADOWS);
    return &v->shadows[i];
}

static struct fault_shadow *get_shadow(struct fault_vfs *v, const char *path)
{
    struct fault_shadow **at = find_shadow(v, path);
    if (!*at) {
        *at = heap_alloc(1, sizeof **at);
        **at = (struct fault_shadow){0};
        int n = snprintf((*at)->path, PATH_BYTES, "%s", path);
        must(n > 0 && n < PATH_BYTES);
        shadow_load(*at);
    }
    return *at;
}

/* Nothing, everything, or the first sectors. */
static size_t surviving(const struct change *c, struct rng *r)
{
    switch (rng_below(r, 4)) {
    case 0:
        return 0;
    case 1:
        return (c->n / SECTOR_BYTES ? rng_below(r, (uint32_t)(c->n / SECTOR_BYTES)) : 0) *
               SECTOR_BYTES;
    default:
        return c->n;
    }
}

static void shadow_cut(struct fault_shadow *s, struct rng *r)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct change *c = &s->pending[i];
        if (c->bytes || rng_below(r, 2)) {
            image_apply(&s->synced, c, surviving(c, r));
        }
    }
    drop_pending(s);
    FILE *file = fopen(s->path, "wb");
    must(file != NULL);
    must(fwrite(s->synced.bytes, 1, s->synced.n, file) == s->synced.n);
    must(fclose(file) == 0);
}

void fault_power_cut(struct fault_vfs *v, struct rng *r)
{
    for (size_t i = 0; i < FAULT_SHADOWS && v->shadows[i]; i++) {
        shadow_cut(v->shadows[i], r);
    }
    fault_forget(v);
}

void fault_forget(struct fault_vfs *v)
{
    for (size_t i = 0; i < FAULT_SHADOWS && v->shadows[i]; i++) {
        shadow_free(v->shadows[i]);
        v->shadows[i] = NULL;
    }
}

/* --- faults ----------------------------------------------------------------------- */

void fault_arm(struct fault_vfs *v, enum fault_kind kind, int first, int times)
{
    v->kind = kind;
    v->first = first;
    v->times = times;
    v->count = 0;
}

bool fault_fired(const struct fault_vfs *v)
{
    return v->kind != FAULT_NONE && v->count >= v->first;
}

static bool fails_now(struct fault_vfs *v)
{
    v->count++;
    bool reached = fault_fired(v);
    return reached && (v->kind == FAULT_POWER_CUT || v->count < v->first + v->times);
}

static int fault_code(const struct fault_vfs *v, int otherwise)
{
    return v->kind == FAULT_DISK_FULL ? SQLITE_FULL : otherwise;
}

/* --- a file ----------------------------------------------------------------------- */

static struct fault_file *file_of(sqlite3_file *f)
{
    return (struct fault_file *)(void *)f;
}

static int x_close(sqlite3_file *f)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int x_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods->xRead(real, to, n, at);
}

static int x_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
    struct fault_file *file = file_of(f);
    bool fails = file->shadow && fails_now(file->v);
    int done = fails ? n / 2 : n;
    if (file->shadow) {
        bool cut = fails && file->v->kind == FAULT_POWER_CUT;
        shadow_note(file->shadow, (size_t)at, from, (size_t)(cut ? n : done));
    }
    int rc = file->real->pMethods->xWrite(file->real, from, done, at);
    return fails ? fault_code(file->v, SQLITE_IOERR_WRITE) : rc;
}

static int x_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    struct fault_file *file = file_of(f);
    if (file->shadow && fails_now(file->v)) {
        return fault_code(file->v, SQLITE_IOERR_TRUNCATE);
    }
    if (file->shadow) {
        shadow_note(file->shadow, (size_t)size, NULL, 0);
    }
    return file->real->pMethods->xTruncate(file->real, size);
}

static int x_sync(sqlite3_file *f, int flags)
{
    struct fault_file *file = file_of(f);
    if (file->shadow && fails_now(file->v)) {
        return fault_code(file->v, SQLITE_IOERR_FSYNC);
    }
    if (file->shadow) {
        shadow_sync(file->shadow);
    }
    (void)flags; /* the real disk need not be waited for */
    return SQLITE_OK;
}

static int x_size(sqlite3_file *f, sqlite3_int64 *size)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods->xFileSize(real, size);
}

static int x_lock(sqlite3_file *f, int level)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods->xLock(real, level);
}

static int x_unlock(sqlite3_file *f, int level)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods->xUnlock(real, level);
}

static int x_reserved(sqlite3_file *f, int *out)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods->xCheckReservedLock(real, out);
}

static int x_control(sqlite3_file *f, int op, void *argument)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods->xFileControl(real, op, argument);
}

static int x_sector(sqlite3_file *f)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods->xSectorSize(real);
}

static int x_device(sqlite3_file *f)
{
    sqlite3_file *real = file_of(f)->real;
    return real->pMethods->xDeviceCharacteristics(real);
}

/* Version 1: no shared memory.  A file that is held by one process needs none. */
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = x_close,
    .xRead = x_read,
    .xWrite = x_write,
    .xTruncate = x_truncate,
    .xSync = x_sync,
    .xFileSize = x_size,
    .xLock = x_lock,
    .xUnlock = x_unlock,
    .xCheckReservedLock = x_reserved,
    .xFileControl = x_control,
    .xSectorSize = x_sector,
    .xDeviceCharacteristics = x_device,
};

/* --- the file system -------------------------------------------------------------- */

static struct fault_vfs *vfs_of(sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

static int x_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *f, int flags, int *out_flags)
{
    struct fault_vfs *v = vfs_of(vfs);
    struct fault_file *file = file_of(f);
    file->v = v;
    file->shadow = path ? get_shadow(v, path) : NULL;
    file->real = (sqlite3_file *)(void *)(file + 1);
    int rc = v->real->xOpen(v->real, path, file->real, flags, out_flags);
    file->base.pMethods = rc == SQLITE_OK ? &methods : NULL;
    return rc;
}

static void remove_shadow(struct fault_vfs *v, const char *path)
{
    struct fault_shadow **at = find_shadow(v, path);
    size_t last = 0;
    while (last + 1 < FAULT_SHADOWS && v->shadows[last + 1]) {
        last++;
    }
    if (*at) {
        shadow_free(*at);
        *at = v->shadows[last];
        v->shadows[last] = NULL;
    }
}

static int x_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
    struct fault_vfs *v = vfs_of(vfs);
    if (v->kind == FAULT_POWER_CUT && fault_fired(v)) {
        return SQLITE_IOERR_DELETE;
    }
    remove_shadow(v, path);
    return v->real->xDelete(v->real, path, sync_folder);
}

static int x_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    struct fault_vfs *v = vfs_of(vfs);
    return v->real->xAccess(v->real, path, flags, out);
}

static int x_full_path(sqlite3_vfs *vfs, const char *path, int n, char *out)
{
    struct fault_vfs *v = vfs_of(vfs);
    return v->real->xFullPathname(v->real, path, n, out);
}

static int x_random(sqlite3_vfs *vfs, int n, char *out)
{
    struct fault_vfs *v = vfs_of(vfs);
    return v->real->xRandomness(v->real, n, out);
}

static int x_sleep(sqlite3_vfs *vfs, int us)
{
    struct fault_vfs *v = vfs_of(vfs);
    return v->real->xSleep(v->real, us);
}

static int x_time(sqlite3_vfs *vfs, double *out)
{
    struct fault_vfs *v = vfs_of(vfs);
    return v->real->xCurrentTime(v->real, out);
}

static int x_last_error(sqlite3_vfs *vfs, int n, char *out)
{
    (void)vfs, (void)n, (void)out;
    return 0;
}

void fault_vfs_install(struct fault_vfs *v)
{
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);
    *v = (struct fault_vfs){.real = real};
    v->vfs = (sqlite3_vfs){
        .iVersion = 1,
        .szOsFile = (int)sizeof(struct fault_file) + real->szOsFile,
        .mxPathname = real->mxPathname,
        .zName = "fault",
        .pAppData = v,
        .xOpen = x_open,
        .xDelete = x_delete,
        .xAccess = x_access,
        .xFullPathname = x_full_path,
        .xRandomness = x_random,
        .xSleep = x_sleep,
        .xCurrentTime = x_time,
        .xGetLastError = x_last_error,
    };
    must(sqlite3_vfs_register(&v->vfs, 1) == SQLITE_OK);
}

void fault_vfs_remove(struct fault_vfs *v)
{
    sqlite3_vfs_unregister(&v->vfs);
    sqlite3_vfs_register(v->real, 1);
    fault_forget(v);
}
