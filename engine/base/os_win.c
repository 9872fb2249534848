/* SPDX-License-Identifier: MIT
 *
 * Compiled in the full check; not yet run on Windows.                                 */
#include "base/os.h"

#include "base/must.h"

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <ntsecapi.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_CHARS = 1024 };

int64_t os_utc_ms(void)
{
    static const uint64_t UNIX_EPOCH = 116444736000000000u; /* in 100 ns since 1601 */
    FILETIME t;
    GetSystemTimePreciseAsFileTime(&t);
    uint64_t ticks = (uint64_t)t.dwHighDateTime << 32 | t.dwLowDateTime;
    return (int64_t)((ticks - UNIX_EPOCH) / 10000);
}

int64_t os_mono_us(void)
{
    LARGE_INTEGER now, per_second;
    QueryPerformanceCounter(&now);
    QueryPerformanceFrequency(&per_second);
    return now.QuadPart / per_second.QuadPart * 1000000 +
           now.QuadPart % per_second.QuadPart * 1000000 / per_second.QuadPart;
}

int64_t os_mono_ms(void)
{
    return os_mono_us() / 1000;
}

/* Of now: Windows keeps the rule in force, not the history. */
int os_offset_min(int64_t utc_ms)
{
    TIME_ZONE_INFORMATION zone;
    (void)utc_ms;
    DWORD kind = GetTimeZoneInformation(&zone);
    LONG extra = kind == TIME_ZONE_ID_DAYLIGHT ? zone.DaylightBias : zone.StandardBias;
    return (int)-(zone.Bias + extra);
}

void os_random(void *out, size_t bytes)
{
    must(bytes <= ULONG_MAX && RtlGenRandom(out, (ULONG)bytes));
}

/* Paths come as UTF-8; Windows wants UTF-16.  False where it is too long or malformed. */
static bool wide(const char *path, wchar_t out[PATH_CHARS])
{
    return MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, out, PATH_CHARS) > 0;
}

static struct str narrow(struct arena *a, const wchar_t *text)
{
    int n = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *out = ARENA_ARRAY(a, char, (size_t)(n > 0 ? n : 1));
    WideCharToMultiByte(CP_UTF8, 0, text, -1, out, n, NULL, NULL);
    for (char *p = out; *p; p++) {
        *p = *p == '\\' ? '/' : *p;
    }
    return str_from(out);
}

static enum err last_error(void)
{
    switch (GetLastError()) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
        return ERR_NOT_FOUND;
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS:
        return ERR_EXISTS;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
        return ERR_FULL;
    case ERROR_ACCESS_DENIED:
    case ERROR_WRITE_PROTECT:
        return ERR_READ_ONLY;
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
        return ERR_BUSY;
    default:
        return ERR_IO;
    }
}

static enum err open_read(const char *path, HANDLE *file, size_t *size)
{
    wchar_t name[PATH_CHARS];
    LARGE_INTEGER bytes;
    if (!wide(path, name)) {
        return ERR_IO;
    }
    *file = CreateFileW(name, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING,
                        FILE_ATTRIBUTE_NORMAL, NULL);
    if (*file == INVALID_HANDLE_VALUE) {
        return last_error();
    }
    if (!GetFileSizeEx(*file, &bytes)) {
        CloseHandle(*file);
        return ERR_IO;
    }
    *size = (size_t)bytes.QuadPart;
    return OK;
}

static enum err read_all(HANDLE file, char *p, size_t n)
{
    while (n > 0) {
        DWORD got = 0, want = n > 1 << 20 ? 1 << 20 : (DWORD)n;
        if (!ReadFile(file, p, want, &got, NULL) || got == 0) {
            return ERR_IO;
        }
        p += got;
        n -= got;
    }
    return OK;
}

enum err os_file_read(struct arena *a, const char *path, size_t max_bytes, struct str *out)
{
    HANDLE file;
    size_t size = 0;
    enum err e = open_read(path, &file, &size);
    if (e != OK) {
        return e;
    }
    if (size > max_bytes) {
        CloseHandle(file);
        return ERR_LIMIT;
    }
    char *bytes = ARENA_ARRAY(a, char, size + 1);
    e = read_all(file, bytes, size);
    CloseHandle(file);
    if (e == OK) {
        *out = (struct str){bytes, size};
    }
    return e;
}

static enum err write_all(HANDLE file, struct str s)
{
    while (s.n > 0) {
        DWORD put = 0, want = s.n > 1 << 20 ? 1 << 20 : (DWORD)s.n;
        if (!WriteFile(file, s.p, want, &put, NULL)) {
            return last_error();
        }
        s = str_slice(s, put, s.n);
    }
    return FlushFileBuffers(file) ? OK : last_error();
}

enum err os_file_write(const char *path, struct str bytes)
{
    wchar_t name[PATH_CHARS], temporary[PATH_CHARS];
    if (!wide(path, name) || wcslen(name) + 5 > PATH_CHARS) {
        return ERR_IO;
    }
    memcpy(temporary, name, sizeof name);
    wcscat(temporary, L".tmp");
    HANDLE file =
        CreateFileW(temporary, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE) {
        return last_error();
    }
    enum err e = write_all(file, bytes);
    CloseHandle(file);
    DWORD how = MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH;
    if (e == OK && !MoveFileExW(temporary, name, how)) {
        e = last_error();
    }
    if (e != OK) {
        DeleteFileW(temporary);
    }
    return e;
}

enum err os_map(const char *path, struct str *out)
{
    HANDLE file;
    size_t size = 0;
    enum err e = open_read(path, &file, &size);
    if (e != OK) {
        return e;
    }
    HANDLE mapping = size ? CreateFileMappingW(file, NULL, PAGE_READONLY, 0, 0, NULL) : NULL;
    const void *p = mapping ? MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0) : NULL;
    if (mapping) {
        CloseHandle(mapping);
    }
    CloseHandle(file);
    if (size && !p) {
        return ERR_IO;
    }
    *out = (struct str){p, size};
    return OK;
}

void os_unmap(struct str mapped)
{
    if (mapped.n) {
        UnmapViewOfFile(mapped.p);
    }
}

static DWORD attributes_of(const char *path)
{
    wchar_t name[PATH_CHARS];
    return wide(path, name) ? GetFileAttributesW(name) : INVALID_FILE_ATTRIBUTES;
}

bool os_is_file(const char *path)
{
    DWORD attributes = attributes_of(path);
    return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}

bool os_is_dir(const char *path)
{
    DWORD attributes = attributes_of(path);
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY);
}

enum err os_remove(const char *path)
{
    wchar_t name[PATH_CHARS];
    return wide(path, name) && DeleteFileW(name) ? OK : last_error();
}

enum err os_rename(const char *from, const char *to)
{
    wchar_t old[PATH_CHARS], name[PATH_CHARS];
    DWORD how = MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH;
    return wide(from, old) && wide(to, name) && MoveFileExW(old, name, how) ? OK : last_error();
}

static enum err make_one(const char *path)
{
    wchar_t name[PATH_CHARS];
    if (os_is_dir(path)) {
        return OK;
    }
    return wide(path, name) && CreateDirectoryW(name, NULL) ? OK : last_error();
}

enum err os_dir_make(const char *path)
{
    struct arena scratch;
    arena_init(&scratch, 1024);
    char *part = arena_cstr(&scratch, str_from(path));
    enum err e = OK;
    for (char *p = part + 1; e == OK && part[0] && *p; p++) {
        if (*p == '/' && p[-1] != ':') {
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
    wchar_t pattern[PATH_CHARS];
    WIN32_FIND_DATAW found;
    if (!wide(path, pattern) || wcslen(pattern) + 3 > PATH_CHARS) {
        return ERR_IO;
    }
    wcscat(pattern, L"/*");
    HANDLE search = FindFirstFileW(pattern, &found);
    if (search == INVALID_HANDLE_VALUE) {
        return last_error();
    }
    struct os_names list = {ARENA_ARRAY(a, struct str, most), 0};
    do {
        if (found.cFileName[0] != L'.' && list.count < most) {
            list.names[list.count++] = narrow(a, found.cFileName);
        }
    } while (FindNextFileW(search, &found));
    FindClose(search);
    qsort(list.names, list.count, sizeof *list.names, by_bytes);
    *out = list;
    return OK;
}

/* What CreateProcess takes apart again by the rules of the C runtime. */
static struct str quoted(struct arena *a, struct str line, const char *argument)
{
    line = arena_join(a, line, line.n ? STR(" \"") : STR("\""));
    for (const char *p = argument; *p; p++) {
        if (*p == '"' || *p == '\\') {
            line = arena_join(a, line, STR("\\"));
        }
        line = arena_join(a, line, (struct str){p, 1});
    }
    return arena_join(a, line, STR("\""));
}

static enum err wait_for(HANDLE process, int most_ms)
{
    DWORD code = 1;
    if (WaitForSingleObject(process, (DWORD)most_ms) == WAIT_TIMEOUT) {
        TerminateProcess(process, 1);
        return ERR_CANCELLED;
    }
    return GetExitCodeProcess(process, &code) && code == 0 ? OK : ERR_IO;
}

enum err os_run(const char *const *argv, int most_ms)
{
    struct arena a;
    arena_init(&a, 4096);
    struct str line = STR("");
    for (size_t i = 0; argv[i]; i++) {
        line = quoted(&a, line, argv[i]);
    }
    wchar_t command[8 * PATH_CHARS];
    bool fits =
        MultiByteToWideChar(CP_UTF8, 0, arena_cstr(&a, line), -1, command, 8 * PATH_CHARS) > 0;
    arena_finish(&a);
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION process;
    if (!fits || !CreateProcessW(NULL, command, NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, NULL,
                                 &start, &process)) {
        return fits ? last_error() : ERR_LIMIT;
    }
    enum err e = wait_for(process.hProcess, most_ms);
    CloseHandle(process.hThread);
    CloseHandle(process.hProcess);
    return e;
}

struct str os_program_dir(struct arena *a)
{
    wchar_t path[PATH_CHARS];
    DWORD n = GetModuleFileNameW(NULL, path, PATH_CHARS);
    if (n == 0 || n == PATH_CHARS) {
        return STR(".");
    }
    struct str s = narrow(a, path);
    while (s.n > 0 && s.p[s.n - 1] != '/') {
        s.n--;
    }
    return arena_str(a, str_slice(s, 0, s.n > 0 ? s.n - 1 : 0));
}

static struct str environment(struct arena *a, const wchar_t *name)
{
    wchar_t value[PATH_CHARS];
    DWORD n = GetEnvironmentVariableW(name, value, PATH_CHARS);
    return n > 0 && n < PATH_CHARS ? narrow(a, value) : STR("");
}

struct str os_data_dir(struct arena *a)
{
    struct str base = environment(a, L"APPDATA");
    return arena_join(a, base.n ? base : STR("."), STR("/Tala"));
}

struct str os_language(struct arena *a)
{
    wchar_t name[LOCALE_NAME_MAX_LENGTH];
    if (GetUserDefaultLocaleName(name, LOCALE_NAME_MAX_LENGTH) == 0) {
        return STR("en");
    }
    return narrow(a, name);
}
