/* SPDX-License-Identifier: MIT */
#include "text/text_script.h"

#include "base/must.h"
#include "base/utf8.h"
#include "text/text_inside.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

struct quote {
    uint32_t opener, closer, other_closer;
};

/* A bracket or quote that waits for its other half. */
struct open_pair {
    uint32_t closer, other_closer;
    UScriptCode script; /* USCRIPT_COMMON: opened before the first letter */
};

struct itemiser {
    const struct text_utf16 *u;
    int32_t next; /* the unit after the letter at hand */
    struct open_pair open[TEXT_PAIRS_MAX];
    size_t depth;
    UScriptCode current; /* USCRIPT_COMMON until the first letter that has a script ... */
    UScriptCode first;   /* ... which is this */
    bool after_letter;
};

/* Unicode pairs brackets, not quotes: languages differ in which quote opens.  The same
 * sign may do either, so what an open one waits for is looked at first. */
static const struct quote *quote_of(uint32_t c)
{
    static const struct quote quotes[] = {
        {'"', '"', '"'},          {0x00AB, 0x00BB, 0x00BB}, {0x00BB, 0x00AB, 0x00BB},
        {0x2018, 0x2019, 0x2019}, {0x2019, 0x2019, 0x2019}, {0x201A, 0x2018, 0x2019},
        {0x201C, 0x201D, 0x201D}, {0x201D, 0x201D, 0x201D}, {0x201E, 0x201C, 0x201D},
        {0x2039, 0x203A, 0x203A}, {0x203A, 0x2039, 0x203A},
    };
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        if (quotes[i].opener == c) {
            return &quotes[i];
        }
    }
    return NULL;
}

static void open_push(struct itemiser *it, uint32_t closer, uint32_t other_closer)
{
    if (it->depth < TEXT_PAIRS_MAX) {
        it->open[it->depth++] = (struct open_pair){closer, other_closer, it->current};
    }
}

/* Goes back to the script in which the pair that `c` closes was opened. */
static bool open_pop(struct itemiser *it, uint32_t c)
{
    for (size_t i = it->depth; i-- > 0;) {
        if (it->open[i].closer == c || it->open[i].other_closer == c) {
            UScriptCode script = it->open[i].script;
            it->current = script == USCRIPT_COMMON ? it->first : script;
            it->depth = i;
            return true;
        }
    }
    return false;
}

static UScriptCode script_of(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &status);
    return U_SUCCESS(status) && script >= 0 ? script : USCRIPT_COMMON;
}

static bool has_own(UScriptCode script)
{
    return script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

/* A quote between two letters of the run is an apostrophe, or pairs within the run. */
static bool is_in_word(const struct itemiser *it)
{
    if (!it->after_letter || !has_own(it->current) || it->next == it->u->count) {
        return false;
    }
    int32_t next = it->next;
    return script_of(text_utf16_next(it->u->units, it->u->count, &next)) == it->current;
}

static void shared_sign(struct itemiser *it, uint32_t c)
{
    const struct quote *quote = quote_of(c);
    if ((quote && is_in_word(it)) || open_pop(it, c)) {
        return;
    }
    if (quote) {
        open_push(it, quote->closer, quote->other_closer);
    } else if (u_getIntPropertyValue((UChar32)c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_OPEN) {
        uint32_t closer = (uint32_t)u_getBidiPairedBracket((UChar32)c);
        open_push(it, closer, closer);
    }
}

/* The script of the run that `c` joins. */
static UScriptCode next_script(struct itemiser *it, uint32_t c)
{
    UScriptCode own = script_of(c);
    if (own == USCRIPT_COMMON) {
        if (c != ' ') {
            shared_sign(it, c);
        }
        it->after_letter = false;
    } else if (own != USCRIPT_INHERITED) {
        if (own != it->current && !uscript_hasScript((UChar32)c, it->current)) {
            it->current = own;
        }
        it->first = has_own(it->first) ? it->first : it->current;
        it->after_letter = true;
    }
    return it->current;
}

static void name_of(UScriptCode script, char out[TEXT_SCRIPT_BYTES])
{
    const char *name = uscript_getShortName(script);
    bool known = name && strlen(name) == TEXT_SCRIPT_BYTES - 1;
    memcpy(out, known ? name : "Zyyy", TEXT_SCRIPT_BYTES);
}

/* The script of every unit; signs before the first letter take that letter's. */
static void place_scripts(UScriptCode *scripts, const struct text_utf16 *u)
{
    struct itemiser it = {.u = u, .current = USCRIPT_COMMON, .first = USCRIPT_COMMON};
    while (it.next < u->count) {
        int32_t at = it.next;
        uint32_t c = text_utf16_next(u->units, u->count, &it.next);
        UScriptCode script = next_script(&it, c);
        while (at < it.next) {
            scripts[at++] = script;
        }
    }
    for (int32_t i = 0; i < u->count && scripts[i] == USCRIPT_COMMON; i++) {
        scripts[i] = it.first;
    }
}

struct text_script_runs text_utf16_scripts(const struct text_utf16 *u, struct arena *a,
                                           struct str s)
{
    UScriptCode *scripts = ARENA_ARRAY(u->scratch, UScriptCode, (size_t)u->count);
    place_scripts(scripts, u);
    size_t count = 0;
    for (int32_t i = 0; i < u->count; i++) {
        count += i == 0 || scripts[i] != scripts[i - 1];
    }
    struct text_script_run *runs = ARENA_ARRAY(a, struct text_script_run, count);
    size_t n = 0;
    for (int32_t i = 0; i < u->count; i++) {
        if (i == 0 || scripts[i] != scripts[i - 1]) {
            runs[n].from = u->bytes[i];
            name_of(scripts[i], runs[n++].script);
        }
    }
    for (size_t i = 0; i < n; i++) {
        runs[i].to = i + 1 < n ? runs[i + 1].from : s.n;
    }
    return (struct text_script_runs){runs, n};
}

struct text_script_runs text_scripts(struct arena *a, struct str s)
{
    struct arena scratch;
    arena_init(&scratch, 0);
    struct text_utf16 u = text_utf16_make(&scratch, s);
    struct text_script_runs runs = text_utf16_scripts(&u, a, s);
    arena_finish(&scratch);
    return runs;
}

void text_letter_script(uint32_t c, char out[TEXT_SCRIPT_BYTES])
{
    name_of(script_of(c), out);
}
