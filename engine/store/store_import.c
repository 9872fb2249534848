/* SPDX-License-Identifier: MIT
 *
 * A log as text: reading it.                                                          */
#include "store/store_private.h"
#include "store/store_text.h"
#include "store/store_text_names.h"
#include "table/table_json.h"

#include <limits.h>

struct reader {
    struct str rest;
    struct str file;
    struct diag_list *diags;
    struct store_taker *taker; /* NULL: only looking */
    struct arena line;         /* of the line being read */
    int row;
    int64_t sound;
    bool ended;
};

/* --- complaints --------------------------------------------------------------------- */

static void complain(struct reader *r, const char *code, struct str column, struct str arg1,
                     struct str arg2)
{
    struct diag_place place = {r->file, r->row, column};
    diag_add(r->diags, DIAG_ERROR, code, place, arg1, arg2, STR(""));
}

static void complain_of(struct reader *r, const char *code, struct str member)
{
    struct str shown = str_slice(member, 0, STORE_NAME_MAX_BYTES);
    complain(r, code, shown, shown, STR(""));
}

static struct str number(struct reader *r, int64_t n)
{
    return arena_printf(r->diags->arena, "%lld", (long long)n);
}

/* --- members ------------------------------------------------------------------------ */

/* Which members an event has had so far, and where each one goes. */
enum member {
    HLC,
    DEVICE,
    EPOCH,
    SEQ,
    KIND,
    UTC_MS,
    OFFSET_MIN,
    ITEM,
    SKILL,
    EXERCISE,
    GRADE,
    CREDIT,
    LATENCY_MS,
    HINTS,
    MODEL,
    NAME,
    VALUE,
    OF_DEVICE,
    OF_EPOCH,
    OF_SEQ,
};

static const char *const members[] = {
    "hlc",   "device", "epoch",    "seq",       "kind",     "utc_ms",     "offset_min",
    "item",  "skill",  "exercise", "grade",     "credit",   "latency_ms", "hints",
    "model", "name",   "value",    "of_device", "of_epoch", "of_seq",
};

enum {
    MEMBERS = sizeof members / sizeof *members,
    NEEDED =
        1 << HLC | 1 << DEVICE | 1 << EPOCH | 1 << SEQ | 1 << KIND | 1 << UTC_MS | 1 << OFFSET_MIN,
    OF = 1 << OF_DEVICE | 1 << OF_EPOCH | 1 << OF_SEQ,
};

static bool take_whole(const struct table_json *m, int64_t *out)
{
    *out = m->whole;
    return m->kind == TABLE_JSON_NUMBER && m->is_whole;
}

static bool take_int(const struct table_json *m, int *out)
{
    int64_t value = 0;
    bool fits = take_whole(m, &value) && value >= INT_MIN && value <= INT_MAX;
    *out = fits ? (int)value : 0;
    return fits;
}

static bool take_key(const struct table_json *m, struct key128 *out)
{
    return m->kind == TABLE_JSON_TEXT && key128_from_hex(m->text, out);
}

/* Sixteen hexadecimal digits: half of a key. */
static bool take_epoch(const struct table_json *m, int64_t *out)
{
    char both[KEY128_HEX] = "0000000000000000";
    struct key128 key;
    uint64_t epoch = 0;
    if (m->kind != TABLE_JSON_TEXT || m->text.n != 16) {
        return false;
    }
    memcpy(both + 16, m->text.p, 16);
    if (!key128_from_hex((struct str){both, 32}, &key)) {
        return false;
    }
    for (int i = 8; i < 16; i++) {
        epoch = epoch << 8 | key.b[i];
    }
    *out = (int64_t)epoch;
    return true;
}

static bool take_text(const struct table_json *m, size_t most, struct str *out)
{
    *out = m->text;
    return m->kind == TABLE_JSON_TEXT && m->text.n <= most;
}

static bool take_real(const struct table_json *m, double *out)
{
    *out = m->number;
    return m->kind == TABLE_JSON_NUMBER;
}

static bool take_named(const struct table_json *m, bool (*from)(struct str, int64_t *),
                       int64_t *out)
{
    return m->kind == TABLE_JSON_TEXT ? from(m->text, out) : take_whole(m, out);
}

static bool take_member(struct store_event *e, enum member which, const struct table_json *m)
{
    switch (which) {
    case HLC:
        return take_whole(m, &e->hlc);
    case DEVICE:
        return take_key(m, &e->key.device);
    case EPOCH:
        return take_epoch(m, &e->key.epoch);
    case SEQ:
        return take_whole(m, &e->key.seq);
    case KIND:
        return take_named(m, store_kind_from, &e->kind);
    case UTC_MS:
        return take_whole(m, &e->utc_ms);
    case OFFSET_MIN:
        return take_int(m, &e->offset_min);
    case ITEM:
        return take_key(m, &e->item);
    case SKILL:
        return take_named(m, store_skill_from, &e->skill);
    case EXERCISE:
        return take_text(m, STORE_NAME_MAX_BYTES, &e->exercise);
    case GRADE:
        return take_whole(m, &e->grade);
    case CREDIT:
        return take_real(m, &e->credit);
    case LATENCY_MS:
        return take_whole(m, &e->latency_ms);
    case HINTS:
        return take_whole(m, &e->hints);
    case MODEL:
        return take_whole(m, &e->model);
    case NAME:
        return take_text(m, STORE_NAME_MAX_BYTES, &e->name);
    case VALUE:
        return take_text(m, STORE_VALUE_MAX_BYTES, &e->value);
    case OF_DEVICE:
        return take_key(m, &e->of.device);
    case OF_EPOCH:
        return take_epoch(m, &e->of.epoch);
    case OF_SEQ:
        return take_whole(m, &e->of.seq);
    }
    return false;
}

static bool find_member(struct str name, enum member *which)
{
    for (int i = 0; i < MEMBERS; i++) {
        if (str_eq(name, str_from(members[i]))) {
            *which = (enum member)i;
            return true;
        }
    }
    return false;
}

/* The columns from `item` to `value` have their bits in the members' order. */
static unsigned has_from(unsigned seen)
{
    unsigned has = seen >> ITEM & ((1U << (VALUE - ITEM + 1)) - 1);
    return has | (seen & OF ? (unsigned)STORE_HAS_OF : 0);
}

_Static_assert((int)STORE_HAS_VALUE == 1 << (VALUE - ITEM), "members and columns in one order");

static void check_all_there(struct reader *r, unsigned seen)
{
    unsigned needed = NEEDED | (seen & OF ? OF : 0);
    for (int i = 0; i < MEMBERS; i++) {
        if (needed & ~seen & 1U << i) {
            complain_of(r, "log.member-missing", str_from(members[i]));
        }
    }
}

/* A name, a time or an offset that no event has. */
static void check_sound(struct reader *r, const struct store_event *e)
{
    if (e->hlc > STORE_HLC_TAKEN_MAX || e->utc_ms > e->hlc || !store_event_is_sound(e)) {
        complain_of(r, "log.member-wrong", STR("hlc"));
    }
}

static void read_members(struct reader *r, const struct table_json *line, struct store_event *e)
{
    unsigned seen = 0;
    size_t errors = r->diags->errors;
    for (size_t i = 0; i < line->count; i++) {
        const struct table_json *m = &line->items[i];
        enum member which = HLC;
        if (!find_member(m->key, &which)) {
            complain_of(r, "log.member-unknown", m->key);
            continue;
        }
        seen |= 1U << which;
        if (!take_member(e, which, m)) {
            complain_of(r, "log.member-wrong", m->key);
        }
    }
    e->has = has_from(seen);
    check_all_there(r, seen);
    if (r->diags->errors == errors) {
        check_sound(r, e);
    }
}

/* --- lines -------------------------------------------------------------------------- */

/* Takes one line off the text.  False at the end, and at a line without an end: that was cut
 * off. */
static bool next_line(struct reader *r, struct str *out)
{
    size_t end = str_find(r->rest, STR("\n"));
    if (end == SIZE_MAX) {
        return false;
    }
    *out = str_slice(r->rest, 0, end);
    r->rest = str_slice(r->rest, end + 1, r->rest.n);
    if (out->n > 0 && out->p[out->n - 1] == '\r') {
        out->n--;
    }
    r->row++;
    return true;
}

/* One JSON object; until the next line. */
static bool read_object(struct reader *r, struct str line, struct table_json *out)
{
    struct table_json_problem problem;
    arena_reset(&r->line);
    return table_json_read(line, &r->line, out, &problem) == OK && out->kind == TABLE_JSON_OBJECT;
}

static enum err read_event(struct reader *r, struct str line)
{
    struct store_event e = {0};
    struct table_json object;
    size_t errors = r->diags->errors;
    if (line.n > STORE_TEXT_LINE_BYTES_MAX) {
        complain(r, "log.line-long", STR(""), number(r, STORE_TEXT_LINE_BYTES_MAX), STR(""));
    } else if (!read_object(r, line, &object)) {
        complain(r, "log.json", STR(""), STR(""), STR(""));
    } else {
        read_members(r, &object, &e);
    }
    if (r->diags->errors != errors) {
        return OK;
    }
    r->sound++;
    return r->taker ? store_taker_add(r->taker, &e) : OK;
}

/* {"end":N} */
static bool read_end(struct reader *r, struct str line)
{
    struct str n = str_slice(line, 7, line.n - 1);
    int64_t said = 0;
    if (!str_starts(line, STR("{\"end\":")) || !str_ends(line, STR("}")) || !str_to_i64(n, &said)) {
        return false;
    }
    if (said != r->row - 2) {
        complain(r, "log.count", STR("end"), number(r, said), number(r, r->row - 2));
    }
    r->ended = true;
    return true;
}

/* {"tala":"learner","version":1} */
static enum err check_head(struct reader *r, const struct table_json *head)
{
    const struct table_json *tala = table_json_find(head, STR("tala"));
    const struct table_json *version = table_json_find(head, STR("version"));
    int64_t number_of = 0;
    if (!tala || !str_eq(tala->text, STR("learner")) || !version ||
        !take_whole(version, &number_of) || number_of < 1) {
        complain(r, "log.head", STR(""), STR(""), STR(""));
        return ERR_FORMAT;
    }
    if (number_of > STORE_TEXT_VERSION) {
        complain(r, "log.version", STR("version"), number(r, number_of), STR(""));
        return ERR_VERSION;
    }
    return OK;
}

static enum err read_head(struct reader *r)
{
    struct str line;
    struct table_json head = {0};
    if (!next_line(r, &line)) {
        complain(r, r->rest.n > 0 ? "log.head" : "log.empty", STR(""), STR(""), STR(""));
        return ERR_FORMAT;
    }
    if (line.n > STORE_TEXT_LINE_BYTES_MAX || !read_object(r, line, &head)) {
        head = (struct table_json){0};
    }
    return check_head(r, &head);
}

static enum err read_lines(struct reader *r)
{
    struct str line;
    enum err e = read_head(r);
    while (e == OK && !r->ended && next_line(r, &line)) {
        e = read_end(r, line) ? OK : read_event(r, line);
    }
    if (e == OK && !r->ended) {
        r->row += r->rest.n > 0;
        complain(r, "log.truncated", STR(""), number(r, r->row), STR(""));
    } else if (e == OK && r->rest.n > 0) {
        r->row++;
        complain(r, "log.after-end", STR(""), STR(""), STR(""));
    }
    arena_finish(&r->line);
    return e;
}

/* --- the whole ---------------------------------------------------------------------- */

static enum err take_sound(struct store *s, struct reader *r, struct store_state *state)
{
    struct store_taker taker;
    struct diag_list known; /* they were told already */
    struct reader again = {.rest = r->rest, .file = r->file, .diags = &known, .taker = &taker};
    diag_init(&known, r->diags->arena);
    enum err e = store_taker_open(s, &taker);
    if (e == OK) {
        e = read_lines(&again);
    }
    r->sound = (int64_t)taker.added;
    store_taker_close(&taker);
    return e == OK && taker.changed > 0 ? store_cache_rebuild(s, state) : e;
}

/* First the whole text is looked through, then it is taken: a complaint in the last line
 * comes before the first event is written. */
enum err store_import(struct store *s, struct str text, struct str file,
                      enum store_import_mode mode, struct diag_list *diags,
                      struct store_imported *out)
{
    size_t errors = diags->errors;
    struct reader r = {.rest = text, .file = file, .diags = diags};
    struct reader look = r;
    struct store_state state = s->state;
    *out = (struct store_imported){0};
    enum err e = read_lines(&look);
    enum err told = diags->errors == errors ? OK : ERR_FORMAT;
    out->sound = (size_t)look.sound;
    if (e != OK || (told != OK && mode == STORE_IMPORT_ALL_OR_NOTHING)) {
        return e != OK ? e : told;
    }
    e = store_begin(s);
    if (e == OK) {
        e = store_end(s, take_sound(s, &r, &state), &state);
    }
    out->added = e == OK ? (size_t)r.sound : 0;
    return e == OK ? told : e;
}
