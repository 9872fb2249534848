/* SPDX-License-Identifier: MIT
 *
 * lesson_rules.h - what counts as the same, a remark or an error in one language.
 *
 * Rules are data, assets/lang/<bcp47>.ini, so that a linguist can change them; a
 * language without a file gets lesson_rules_default.  Every list inside a value is
 * separated by " | ".
 *
 *   [letters] own      = å=a | ä=a | ö=o    a letter in its own right, and the one that
 *                                           it is mistaken for; never an "accent"
 *             accents  = remark             or error: what a wrong mark is
 *             case     = remark             or error: what a wrong capital is
 *             same     = ß=ss | ё=е         one letter and what it stands for, either is right
 *             ignored  = U+064B-U+0652      signs that are never compared
 *             doubling = a | e | o          whose doubling tells length; default: all
 *   [spelling] alike   = ei=ij | d=t$       sound alike; ^ begins and $ ends a word
 *   [articles] told    = de | het           must be the right one if it is there
 *              free    = een                may stand before any word
 *
 * All in lower case.  What the alphabet of the language takes for an accent comes from its
 * collation (text_collate.h).  A value is at most one INI line (table_ini.h).  Codes: those of
 * table_ini.h and lesson.rule-bad [value, key]. */
#ifndef LESSON_LESSON_RULES_H
#define LESSON_LESSON_RULES_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { LESSON_RULES_LIST_MAX = 64, LESSON_RULES_TAG_BYTES_MAX = 64 };

struct lesson_pair {
    struct str from; /* compared as if it were `to` */
    struct str to;   /* may be empty: silent */
    bool at_start;   /* of a word */
    bool at_end;
};

struct lesson_pairs {
    const struct lesson_pair *pairs;
    int count;
};

struct lesson_words {
    const struct str *words;
    int count;
};

struct lesson_ignored {
    uint32_t from; /* code points, both included */
    uint32_t to;
};

struct lesson_rules {
    struct str language; /* BCP 47: whose case rules hold */
    struct lesson_pairs own;
    bool accents_matter;
    bool case_matters;
    struct lesson_pairs same;
    const struct lesson_ignored *ignored;
    int ignored_count;
    struct lesson_words doubling; /* none listed: every letter */
    struct lesson_pairs alike;
    struct lesson_words articles_told;
    struct lesson_words articles_free;
};

/* Accents and capitals are remarks; nothing sounds alike; no articles are known. */
struct lesson_rules lesson_rules_default(struct str language);

/* Reads a rules file.  Problems go to `diags`; *out is then the default.
 * owner: *out lives in `a`.  errors: ERR_FORMAT. */
WARN_UNUSED enum err lesson_rules_read(struct str bytes, struct str file, struct str language,
                                       struct arena *a, struct diag_list *diags,
                                       struct lesson_rules *out);

/* Reads the rules of a language from a folder (assets/lang), or of its nearest wider one
 * ("xx-YY" falls back to "xx"); the default where there are none.
 * owner: *out lives in `a`.  errors: ERR_FORMAT, ERR_IO, ERR_LIMIT; *out is the default. */
WARN_UNUSED enum err lesson_rules_load(const char *folder, struct str language, struct arena *a,
                                       struct diag_list *diags, struct lesson_rules *out);

#endif
