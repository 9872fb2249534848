/* SPDX-License-Identifier: MIT */
#include "i18n/i18n_mo.h"

#include "base/utf8.h"

#include <string.h>

enum {
    HEADER_BYTES = 28,
    ENTRY_BYTES = 8,  /* of both tables: length, offset */
    CONTEXT_END = 4,  /* stands between a message's context and its text */
    MAJOR_SHIFT = 16, /* of the revision */
    MAJOR_MAX = 1,
};

/* 0x950412de as written by either kind of machine. */
static const char little_magic[] = "\xde\x12\x04\x95";
static const char big_magic[] = "\x95\x04\x12\xde";

static uint32_t u32_at(const struct i18n_mo *mo, size_t at)
{
    const unsigned char *b = (const unsigned char *)mo->bytes.p + at;
    if (mo->big_endian) {
        return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
    }
    return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

/* The string of entry `i` of a table.  Its place was checked when the file was opened. */
static struct str entry(const struct i18n_mo *mo, uint32_t table, uint32_t i)
{
    size_t at = table + (size_t)i * ENTRY_BYTES;
    return (struct str){mo->bytes.p + u32_at(mo, at + 4), u32_at(mo, at)};
}

static bool table_fits(const struct i18n_mo *mo, uint32_t table)
{
    return table <= mo->bytes.n && mo->bytes.n - table >= (size_t)mo->count * ENTRY_BYTES;
}

/* Within the file, with a NUL behind it, and UTF-8. */
static enum err check_entry(const struct i18n_mo *mo, uint32_t table, uint32_t i)
{
    size_t at = table + (size_t)i * ENTRY_BYTES;
    size_t length = u32_at(mo, at);
    size_t from = u32_at(mo, at + 4);
    if (from >= mo->bytes.n || length >= mo->bytes.n - from || mo->bytes.p[from + length] != '\0') {
        return ERR_FORMAT;
    }
    if (length > I18N_MESSAGE_BYTES_MAX) {
        return ERR_LIMIT;
    }
    return utf8_bad(entry(mo, table, i)) == SIZE_MAX ? OK : ERR_FORMAT;
}

static enum err check_entries(const struct i18n_mo *mo)
{
    for (uint32_t i = 0; i < mo->count; i++) {
        enum err e = check_entry(mo, mo->originals, i);
        e = e == OK ? check_entry(mo, mo->translations, i) : e;
        if (e != OK) {
            return e;
        }
        if (i > 0 && str_cmp(entry(mo, mo->originals, i - 1), entry(mo, mo->originals, i)) >= 0) {
            return ERR_FORMAT;
        }
    }
    return OK;
}

static enum err read_header(struct i18n_mo *mo)
{
    if (mo->bytes.n > I18N_FILE_BYTES_MAX) {
        return ERR_LIMIT;
    }
    if (mo->bytes.n < HEADER_BYTES) {
        return ERR_FORMAT;
    }
    mo->big_endian = memcmp(mo->bytes.p, big_magic, 4) == 0;
    if (!mo->big_endian && memcmp(mo->bytes.p, little_magic, 4) != 0) {
        return ERR_FORMAT;
    }
    if (u32_at(mo, 4) >> MAJOR_SHIFT > MAJOR_MAX) {
        return ERR_VERSION;
    }
    mo->count = u32_at(mo, 8);
    mo->originals = u32_at(mo, 12);
    mo->translations = u32_at(mo, 16);
    if (mo->count > I18N_MESSAGES_MAX) {
        return ERR_LIMIT;
    }
    return table_fits(mo, mo->originals) && table_fits(mo, mo->translations) ? OK : ERR_FORMAT;
}

enum err i18n_mo_open(struct i18n_mo *mo, struct str bytes)
{
    *mo = (struct i18n_mo){.bytes = bytes};
    enum err e = read_header(mo);
    if (e == OK) {
        e = check_entries(mo);
    }
    if (e != OK) {
        *mo = (struct i18n_mo){.count = 0};
    }
    return e;
}

/* Order of an original against `context` followed by CONTEXT_END; 0: it has that context. */
static int compare_context(struct str original, struct str context)
{
    int order = str_cmp(str_slice(original, 0, context.n), context);
    if (order != 0 || original.n == context.n) {
        return order != 0 ? order : -1;
    }
    return (unsigned char)original.p[context.n] - CONTEXT_END;
}

bool i18n_mo_find(const struct i18n_mo *mo, struct str context, struct str *out)
{
    uint32_t low = 0;
    uint32_t high = mo->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare_context(entry(mo, mo->originals, middle), context);
        if (order == 0) {
            struct str found = entry(mo, mo->translations, middle);
            if (found.n > 0) {
                *out = found;
            }
            return found.n > 0;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

struct str i18n_mo_message(const struct i18n_mo *mo, uint32_t i, struct str *context)
{
    static const char END[] = {CONTEXT_END};
    struct str original = entry(mo, mo->originals, i);
    size_t n = str_find(original, (struct str){END, 1});
    *context = str_slice(original, 0, n == SIZE_MAX ? 0 : n);
    return entry(mo, mo->translations, i);
}

struct str i18n_mo_header(const struct i18n_mo *mo, struct str field)
{
    /* The header is the translation of the empty text, which sorts first. */
    if (mo->count == 0 || entry(mo, mo->originals, 0).n > 0) {
        return (struct str){"", 0};
    }
    struct str rest = entry(mo, mo->translations, 0);
    struct str line;
    while (str_next(&rest, '\n', &line)) {
        if (str_starts(line, field) && line.n > field.n && line.p[field.n] == ':') {
            return str_trim(str_slice(line, field.n + 1, line.n));
        }
    }
    return (struct str){"", 0};
}
