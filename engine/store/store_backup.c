/* SPDX-License-Identifier: MIT */
#include "store/store_backup.h"

#include "base/os.h"
#include "store/store_private.h"

#define LOG_MODULE "store"
#include "base/log.h"

#include <stdlib.h>
#include <string.h>

/* "learner-000012-2026-03-02.db" */
#define COPY_HEAD STR("learner-")
#define COPY_TAIL STR(".db")

enum {
    NUMBER_DIGITS = 6,
    DATE_BYTES = 10,
    NAMES_MAX = 1000,
    NUMBER_MAX = 999999,
};

struct copy {
    int64_t number;
    struct str date;
    struct str name;
};

struct copies {
    struct copy *items; /* newest first */
    size_t count;
};

/* --- names ------------------------------------------------------------------------ */

static bool take_copy(struct str name, struct copy *out)
{
    size_t head = COPY_HEAD.n, date = head + NUMBER_DIGITS + 1;
    struct str digits = str_slice(name, head, head + NUMBER_DIGITS);
    bool ours = str_starts(name, COPY_HEAD) && str_ends(name, COPY_TAIL) &&
                name.n == date + DATE_BYTES + COPY_TAIL.n && name.p[date - 1] == '-' &&
                digits.p[0] != '-' && str_to_i64(digits, &out->number);
    out->date = str_slice(name, date, date + DATE_BYTES);
    out->name = name;
    return ours;
}

/* source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days. */
static struct str date_of(struct arena *a, int32_t day)
{
    int64_t z = (int64_t)day + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int64_t date = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    year += era * 400 + (month <= 2);
    return arena_printf(a, "%04d-%02d-%02d", (int)(year < 0 ? 0 : year % 10000), (int)month,
                        (int)date);
}

static int newest_first(const void *a, const void *b)
{
    const struct copy *x = a, *y = b;
    return (x->number < y->number) - (x->number > y->number);
}

static enum err list_copies(struct arena *a, const char *folder, struct copies *out)
{
    struct os_names names = {0};
    *out = (struct copies){0};
    enum err e = os_dir_list(a, folder, NAMES_MAX, &names);
    out->items = ARENA_ARRAY(a, struct copy, names.count);
    for (size_t i = 0; e == OK && i < names.count; i++) {
        out->count += take_copy(names.names[i], &out->items[out->count]);
    }
    if (out->count > 0) {
        qsort(out->items, out->count, sizeof *out->items, newest_first);
    }
    return e;
}

/* --- files ------------------------------------------------------------------------ */

static const char *path_of(struct arena *a, const char *folder, struct str name)
{
    return arena_printf(a, "%s/%.*s", folder, STR_ARG(name)).p;
}

static enum err remove_from(struct arena *a, const char *folder, const struct copies *copies,
                            size_t first)
{
    enum err e = OK;
    for (size_t i = first; i < copies->count; i++) {
        enum err one = os_remove(path_of(a, folder, copies->items[i].name));
        e = e == OK ? one : e;
    }
    return e;
}

static struct str today(const struct store *s, struct arena *a)
{
    int64_t now = clock_utc_ms(s->clock);
    return date_of(a, clock_local_day(now, clock_offset_min(s->clock, now), STORE_ROLLOVER_HOUR));
}

static enum err make_copy(struct store *s, struct arena *a, const char *folder,
                          const struct copies *copies, struct str date)
{
    int64_t number = copies->count > 0 ? copies->items[0].number + 1 : 1;
    if (number > NUMBER_MAX) {
        return ERR_LIMIT;
    }
    struct str name = arena_printf(a, "%.*s%06lld-%.*s%.*s", STR_ARG(COPY_HEAD), (long long)number,
                                   STR_ARG(date), STR_ARG(COPY_TAIL));
    enum err e = db_copy(s->db, path_of(a, folder, name));
    if (e == OK && remove_from(a, folder, copies, STORE_BACKUPS_KEPT - 1) != OK) {
        LOG_WARN("old copies in %s cannot be removed", folder);
    }
    return e;
}

static enum err backup_if_due(struct store *s, struct arena *a, const char *folder, bool *made)
{
    struct copies copies = {0};
    struct str date = today(s, a);
    enum err e = os_dir_make(folder);
    if (e == OK) {
        e = list_copies(a, folder, &copies);
    }
    if (e != OK || (copies.count > 0 && str_eq(copies.items[0].date, date))) {
        return e;
    }
    e = make_copy(s, a, folder, &copies, date);
    *made = e == OK;
    return e;
}

enum err store_backup(struct store *s, const char *folder, bool *made)
{
    struct arena scratch;
    bool copied = false;
    arena_init(&scratch, 4096);
    enum err e = s->in_file ? backup_if_due(s, &scratch, folder, &copied) : OK;
    arena_finish(&scratch);
    if (made) {
        *made = copied;
    }
    return e;
}

enum err store_backup_remove_all(const char *folder)
{
    struct arena scratch;
    struct copies copies;
    arena_init(&scratch, 4096);
    enum err e = list_copies(&scratch, folder, &copies);
    if (e == OK) {
        e = remove_from(&scratch, folder, &copies, 0);
    }
    arena_finish(&scratch);
    return e == ERR_NOT_FOUND ? OK : e;
}
