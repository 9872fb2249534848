/* SPDX-License-Identifier: MIT */
#include "course/course_reader.h"

#include "base/utf8.h"
#include "pack/pack_word.h"
#include "text/text_clean.h"

static void report(const struct course_place *at, enum diag_level level, const char *code,
                   struct str column, const struct str args[DIAG_ARGS])
{
    struct diag_place place = {.file = at->file, .row = at->row, .column = column};
    diag_add(at->diags, level, code, place, args[0], args[1], args[2]);
}

void course_error(const struct course_place *at, const char *code, struct str column,
                  struct str arg1, struct str arg2, struct str arg3)
{
    report(at, DIAG_ERROR, code, column, (struct str[]){arg1, arg2, arg3});
}

void course_warn(const struct course_place *at, const char *code, struct str column,
                 struct str arg1, struct str arg2, struct str arg3)
{
    report(at, DIAG_WARNING, code, column, (struct str[]){arg1, arg2, arg3});
}

void course_note(const struct course_place *at, const char *code, struct str column,
                 struct str arg1, struct str arg2, struct str arg3)
{
    report(at, DIAG_NOTE, code, column, (struct str[]){arg1, arg2, arg3});
}

struct str course_number(const struct course_place *at, int64_t n)
{
    return arena_printf(at->diags->arena, "%lld", (long long)n);
}

static bool is_id(struct str id)
{
    if (id.n == 0 || id.n > COURSE_ID_BYTES_MAX || id.p[0] == '-' || id.p[id.n - 1] == '-') {
        return false;
    }
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
            return false;
        }
    }
    return true;
}

bool course_cell_id(const struct course_place *at, struct str column, struct str id)
{
    bool good = is_id(id);
    if (!good && id.n > 0) { /* an empty one was reported as a cell that must be filled */
        course_error(at, "course.id-letters", column, id, COURSE_NONE, COURSE_NONE);
    }
    return good;
}

/* Characters that nobody sees and that change how all that follows is shown or read.
 * Joiners (U+200C, U+200D) and the two marks (U+200E, U+200F) belong to spelling. */
static bool is_forbidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200B || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           c == 0xFFFD;
}

void course_cell_text(const struct course_place *at, struct str column, struct str text)
{
    for (struct str rest = text; rest.n > 0;) {
        uint32_t c = utf8_next(&rest);
        if (is_forbidden(c)) {
            struct str code = arena_printf(at->diags->arena, "U+%04X", (unsigned)c);
            course_error(at, "course.text-control", column, code, COURSE_NONE, COURSE_NONE);
            return;
        }
    }
    if (!text_is_nfc(text)) {
        course_error(at, "course.text-nfc", column, text, COURSE_NONE, COURSE_NONE);
    }
}

struct pack_list course_cell_list(const struct course_place *at, struct arena *a, struct str column,
                                  struct str text)
{
    struct str *parts = ARENA_ARRAY(a, struct str, PACK_LIST_MAX), part, rest = text;
    int count = 0;
    while (str_next(&rest, '|', &part)) {
        part = str_trim(part);
        if (count == PACK_LIST_MAX) {
            course_error(at, "course.list-long", column, course_number(at, PACK_LIST_MAX),
                         COURSE_NONE, COURSE_NONE);
            break;
        }
        if (part.n == 0) {
            course_error(at, "course.list-part-empty", column, COURSE_NONE, COURSE_NONE,
                         COURSE_NONE);
        } else {
            parts[count++] = part;
        }
    }
    return (struct pack_list){parts, count};
}

enum pack_state course_cell_state(const struct course_place *at, struct str state)
{
    enum pack_state value = PACK_DRAFT;
    if (state.n > 0 && !pack_state_from(state, &value)) {
        course_error(at, "course.state", STR("state"), state, COURSE_NONE, COURSE_NONE);
    }
    return value;
}

static bool is_level(struct str level)
{
    if (str_eq(level, STR("pre-A1"))) {
        return true;
    }
    bool whole = level.n >= 2 && level.p[0] >= 'A' && level.p[0] <= 'C' &&
                 (level.p[1] == '1' || level.p[1] == '2');
    bool part = level.n == 4 && level.p[2] == '.' && level.p[3] >= '1' && level.p[3] <= '9';
    return whole && (level.n == 2 || part);
}

void course_cell_level(const struct course_place *at, struct str level)
{
    if (level.n > 0 && !is_level(level)) {
        course_error(at, "course.level", STR("level"), level, COURSE_NONE, COURSE_NONE);
    }
}

void course_cell_duplicate(const struct course_place *at, struct str id, struct str file, int row)
{
    course_error(at, "course.id-duplicate", STR("id"), id, file, course_number(at, row));
}
