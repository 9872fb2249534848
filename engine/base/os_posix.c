/* SPDX-License-Identifier: MIT */
#include "base/os.h"

#include "base/must.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int64_t clock_us(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t os_utc_ms(void)
{
    return clock_us(CLOCK_REALTIME) / 1000;
}

int64_t os_mono_us(void)
{
    return clock_us(CLOCK_MONOTONIC);
}

int64_t os_mono_ms(void)
{
    return os_mono_us() / 1000;
}

int os_offset_min(int64_t utc_ms)
{
    time_t seconds = (time_t)(utc_ms / 1000);
    struct tm local;
    return localtime_r(&seconds, &local) ? (int)(local.tm_gmtoff / 60) : 0;
}

void os_random(void *out, size_t bytes)
{
    unsigned char *p = out;
    while (bytes > 0) {
        ssize_t n = getrandom(p, bytes, 0);
        must(n > 0 || errno == EINTR);
        if (n > 0) {
            p += n;
            bytes -= (size_t)n;
        }
    }
}

static enum err err_from_errno(void)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return ERR_NOT_FOUND;
    case EEXIST:
        return ERR_EXISTS;
    case ENOSPC:
    case EDQUOT:
        return ERR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
        return ERR_READ_ONLY;
    default:
        return ERR_IO;
    }
}

static enum err read_all(int fd, char *p, size_t n)
{
    while (n > 0) {
        ssize_t got = read(fd, p, n);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return ERR_IO;
        }
        p += got;
        n -= (size_t)got;
    }
    return OK;
}

/* Opens a regular file and tells its size. */
static enum err open_regular(const char *path, int *fd, size_t *size)
{
    struct stat st;
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*fd < 0) {
        return errno == EACCES ? ERR_IO : err_from_errno();
    }
    if (fstat(*fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(*fd);
        return ERR_IO;
    }
    *size = (size_t)st.st_size;
    return OK;
}

enum err os_file_read(struct arena *a, const char *path, size_t max_bytes, struct str *out)
{
    int fd = -1;
    size_t size = 0;
    enum err e = open_regular(path, &fd, &size);
    if (e != OK) {
        return e;
    }
    if (size > max_bytes) {
        close(fd);
        return ERR_LIMIT;
    }
    char *bytes = ARENA_ARRAY(a, char, size + 1);
    e = read_all(fd, bytes, size);
    close(fd);
    if (e == OK) {
        *out = (struct str){bytes, size};
    }
    return e;
}

static enum err write_all(int fd, struct str s)
{
    while (s.n > 0) {
        ssize_t n = write(fd, s.p, s.n);
        if (n < 0 && errno != EINTR) {
            return err_from_errno();
        }
        if (n > 0) {
            s = str_slice(s, (size_t)n, s.n);
        }
    }
    return fsync(fd) == 0 ? OK : err_from_errno();
}

/* Makes a rename last: the folder that names the file is synced too. */
static void sync_parent(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str parent = slash ? (struct str){path, (size_t)(slash - path)} : STR(".");
    int fd = open(arena_cstr(a, parent.n ? parent : STR("/")), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

enum err os_rename(const char *from, const char *to)
{
    struct arena scratch;
    if (rename(from, to) != 0) {
        return err_from_errno();
    }
    arena_init(&scratch, 1024);
    sync_parent(&scratch, to);
    arena_finish(&scratch);
    return OK;
}

static enum err write_and_rename(struct arena *a, const char *path, struct str bytes)
{
    char *temporary = arena_cstr(a, arena_printf(a, "%s.%ld.tmp", path, (long)getpid()));
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) {
        return err_from_errno();
    }
    enum err e = write_all(fd, bytes);
    close(fd);
    if (e == OK) {
        e = os_rename(temporary, path);
    }
    if (e != OK) {
        unlink(temporary);
    }
    return e;
}

enum err os_file_write(const char *path, struct str bytes)
{
    struct arena scratch;
    arena_init(&scratch, 1024);
    enum err e = write_and_rename(&scratch, path, bytes);
    arena_finish(&scratch);
    return e;
}

enum err os_map(const char *path, struct str *out)
{
    int fd = -1;
    size_t size = 0;
    enum err e = open_regular(path, &fd, &size);
    if (e != OK) {
        return e;
    }
    void *p = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
    close(fd);
    if (p == MAP_FAILED) {
        return ERR_IO;
    }
    *out = (struct str){p, size};
    return OK;
}

void os_unmap(struct str mapped)
{
    if (mapped.n) {
        munmap((void *)(uintptr_t)mapped.p, mapped.n);
    }
}

static bool has_mode(const char *path, mode_t kind)
{
    struct stat st;
    return stat(path, &st) == 0 && (st.st_mode & S_IFMT) == kind;
}

bool os_is_file(const char *path)
{
    return has_mode(path, S_IFREG);
}

bool os_is_dir(const char *path)
{
    return has_mode(path, S_IFDIR);
}

enum err os_remove(const char *path)
{
    return unlink(path) == 0 ? OK : err_from_errno();
}

static enum err make_one(const char *path)
{
    return mkdir(path, 0755) == 0 || os_is_dir(path) ? OK : err_from_errno();
}

enum err os_dir_make(const char *path)
{
    struct arena scratch;
    arena_init(&scratch, 1024);
    char *part = arena_cstr(&scratch, str_from(path));
    enum err e = OK;
    for (char *p = part + 1; e == OK && part[0] && *p; p++) {
        if (*p == '/') {
            *p = '\0';
            e = make_one(part);
            *p = '/';
        }
    }
    e = e == OK ? make_one(part) : e;
    arena_finish(&scratch);
    return e;
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

enum err os_dir_list(struct arena *a, const char *path, size_t most, struct os_names *out)
{
    DIR *dir = opendir(path);
    if (!dir) {
        return err_from_errno();
    }
    struct os_names list = {ARENA_ARRAY(a, struct str, most), 0};
    const struct dirent *entry;
    while (list.count < most && (entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] != '.') {
            list.names[list.count++] = arena_str(a, str_from(entry->d_name));
        }
    }
    closedir(dir);
    qsort(list.names, list.count, sizeof *list.names, by_bytes);
    *out = list;
    return OK;
}

struct str os_program_dir(struct arena *a)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    while (n > 0 && path[n - 1] != '/') {
        n--;
    }
    return n > 1 ? arena_str(a, (struct str){path, (size_t)n - 1}) : STR(".");
}

static struct str environment(const char *name)
{
    return str_from(getenv(name));
}

struct str os_data_dir(struct arena *a)
{
    struct str base = environment("XDG_DATA_HOME");
    if (base.n > 0 && base.p[0] == '/') {
        return arena_join(a, base, STR("/tala"));
    }
    struct str home = environment("HOME");
    return arena_join(a, home.n ? home : STR("."), STR("/.local/share/tala"));
}

static struct str first_language(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str value = environment(names[i]);
        if (value.n > 0) {
            return value;
        }
    }
    return STR("");
}

struct str os_language(struct arena *a)
{
    struct str s = first_language();
    size_t n = 0;
    while (n < s.n && s.p[n] != '.' && s.p[n] != ':' && s.p[n] != '@') {
        n++;
    }
    s = str_slice(s, 0, n);
    if (s.n == 0 || str_eq(s, STR("C")) || str_eq(s, STR("POSIX"))) {
        return STR("en");
    }
    char *tag = arena_cstr(a, s);
    for (char *p = tag; *p; p++) {
        *p = *p == '_' ? '-' : *p;
    }
    return str_from(tag);
}
