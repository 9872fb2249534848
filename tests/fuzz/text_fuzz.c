/* SPDX-License-Identifier: MIT
 *
 * Hostile text through everything that a learner's or a pack's text meets: offsets stay
 * inside, ascend, and cover the text; results are valid UTF-8.                       */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/must.h"
#include "base/utf8.h"
#include "text/text_analysis.h"
#include "text/text_case.h"
#include "text/text_clean.h"
#include "text/text_collate.h"
#include "text/text_isolate.h"
#include "text/text_number_groups.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void check_breaks(struct text_breaks b, size_t n)
{
    must(b.count > 0 && b.at[0] == 0 && b.at[b.count - 1] == n);
    for (size_t i = 1; i < b.count; i++) {
        must(b.at[i] > b.at[i - 1]);
    }
}

static void breaks(struct text_tools *t, struct arena *a, struct str s)
{
    check_breaks(text_graphemes(t, a, s), s.n);
    check_breaks(text_words(t, a, s), s.n);
    struct text_spans words = text_word_spans(t, a, s);
    for (size_t i = 0; i < words.count; i++) {
        must(words.items[i].from < words.items[i].to && words.items[i].to <= s.n);
    }
    struct text_line_breaks lines = text_lines(t, a, s);
    must(lines.items[lines.count - 1].at == s.n);
    struct text_bidi p = text_bidi(a, s, TEXT_AUTO);
    for (size_t i = 1; i < lines.count; i++) {
        size_t covered = 0;
        struct text_runs runs = text_bidi_line(&p, a, lines.items[i - 1].at, lines.items[i].at);
        for (size_t k = 0; k < runs.count; k++) {
            covered += runs.items[k].to - runs.items[k].from;
        }
        must(covered == lines.items[i].at - lines.items[i - 1].at);
    }
}

static void scripts(struct arena *a, struct str s)
{
    size_t at = 0;
    struct text_script_runs runs = text_scripts(a, s);
    for (size_t i = 0; i < runs.count; i++) {
        must(runs.items[i].from == at && runs.items[i].to > at);
        at = runs.items[i].to;
    }
    must(at == s.n);
}

/* At once, in kept memory, as in parts. */
static void at_once(struct text_tools *t, struct arena *a, struct str s)
{
    struct text_analysis all = text_analyse(t, a, s, TEXT_RTL);
    struct text_bidi bidi = text_bidi(a, s, TEXT_RTL);
    struct text_breaks graphemes = text_graphemes(t, a, s);
    struct text_line_breaks lines = text_lines(t, a, s);
    must(!all.bidi.levels == !bidi.levels);
    must(!bidi.levels || memcmp(all.bidi.levels, bidi.levels, s.n) == 0);
    must(all.graphemes.count == graphemes.count && all.lines.count == lines.count);
    must(memcmp(all.graphemes.at, graphemes.at, graphemes.count * sizeof *graphemes.at) == 0);
    for (size_t i = 0; i < lines.count; i++) {
        must(all.lines.items[i].at == lines.items[i].at);
        must(!(lines.items[i].hard && lines.items[i].hyphen));
    }
    must(all.scripts.count == text_scripts(a, s).count);
}

static void unicode_rules(struct arena *a, struct str s)
{
    struct text_tools t;
    text_tools_init_standard(&t);
    check_breaks(text_graphemes(&t, a, s), s.n);
    must(text_lines(&t, a, s).count > 0);
    text_tools_finish(&t);
}

static void forms(struct text_tools *t, struct arena *a, struct str s)
{
    const struct str results[] = {
        text_clean(a, s),          text_nfc(a, text_clean(a, s)), text_without_invisible(a, s),
        text_nfc_compatible(a, s), text_single_spaced(a, s),      text_fold(t, a, s),
        text_upper(t, a, s),       text_isolate(a, s, TEXT_AUTO),
    };
    for (size_t i = 0; i < sizeof results / sizeof results[0]; i++) {
        must(utf8_bad(results[i]) == SIZE_MAX);
    }
    must(s.n > 20000 || text_is_nfc(results[1]));
    must(text_compare(t, TEXT_TERTIARY, s, results[0]) == 0);
}

/* Nothing but isolates is added, and nothing the second time. */
static void number_groups(struct arena *a, struct str s)
{
    struct str once = text_number_groups(a, s, TEXT_RTL);
    struct str twice = text_number_groups(a, once, TEXT_RTL);
    must(twice.p == once.p && twice.n == once.n);
    struct str left = s;
    for (struct str rest = once; rest.n > 0;) {
        const char *from = rest.p;
        uint32_t c = utf8_next(&rest);
        size_t n = (size_t)(rest.p - from);
        bool same = left.n >= n && memcmp(left.p, from, n) == 0;
        must(same || c == 0x2066 || c == 0x2069);
        left = same ? str_slice(left, n, left.n) : left;
    }
    must(left.n == 0);
}

/* The first line is a language tag, the rest the text. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct str s = {(const char *)bytes, n};
    struct str lang = {"", 0};
    struct arena a;
    struct text_tools t;
    str_next(&s, '\n', &lang);
    arena_init(&a, 0);
    text_tools_init(&t, lang);
    breaks(&t, &a, s);
    scripts(&a, s);
    at_once(&t, &a, s);
    unicode_rules(&a, s);
    forms(&t, &a, s);
    number_groups(&a, s);
    text_tools_finish(&t);
    arena_finish(&a);
    return 0;
}
