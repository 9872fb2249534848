/* SPDX-License-Identifier: MIT
 *
 * i18n_rule.h - which plural form a number takes: the file's own Plural-Forms line.
 *
 * "nplurals=2; plural=(n != 1);" - an expression of C over n.  It is checked once when
 * read and evaluated from its text.  source: GNU gettext manual, "Plural forms".       */
#ifndef I18N_I18N_RULE_H
#define I18N_I18N_RULE_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

enum {
    I18N_FORMS_MAX = 8,
    I18N_RULE_BYTES_MAX = 1024,
    I18N_RULE_DEPTH_MAX = 40, /* of brackets, operators and conditions within each other */
};

struct i18n_rule {
    struct str expression; /* borrowed; empty: form 0 for everything */
    uint32_t forms;
};

/* The rule of one form for everything. */
struct i18n_rule i18n_rule_none(void);

/* errors: ERR_FORMAT, ERR_LIMIT; then *out is the rule of one form. */
WARN_UNUSED enum err i18n_rule_read(struct str header, struct i18n_rule *out);

/* 0 to forms - 1; the sign of n is ignored.  A rule that gives more gives 0. */
uint32_t i18n_rule_form(const struct i18n_rule *rule, int64_t n);

#endif
