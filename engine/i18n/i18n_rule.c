/* SPDX-License-Identifier: MIT */
#include "i18n/i18n_rule.h"

/* Walks the expression once, evaluating as it reads; both branches of a condition are
 * read, so that whether an expression is well formed does not depend on n. */
struct walk {
    struct str rest;
    uint64_t n;
    int depth;
    bool bad;
};

enum operation {
    OR,
    AND,
    EQUAL,
    UNEQUAL,
    AT_MOST,
    AT_LEAST,
    LESS,
    MORE,
    ADD,
    TAKE,
    TIMES,
    BY,
    REST
};

struct op {
    struct str sign;
    enum operation operation;
    int level; /* higher binds tighter */
};

/* Longer signs first. */
static const struct op ops[] = {
    {STR_INIT("||"), OR, 0},      {STR_INIT("&&"), AND, 1},     {STR_INIT("=="), EQUAL, 2},
    {STR_INIT("!="), UNEQUAL, 2}, {STR_INIT("<="), AT_MOST, 3}, {STR_INIT(">="), AT_LEAST, 3},
    {STR_INIT("<"), LESS, 3},     {STR_INIT(">"), MORE, 3},     {STR_INIT("+"), ADD, 4},
    {STR_INIT("-"), TAKE, 4},     {STR_INIT("*"), TIMES, 5},    {STR_INIT("/"), BY, 5},
    {STR_INIT("%"), REST, 5},
};

static uint64_t condition(struct walk *w);

static bool take(struct walk *w, struct str sign)
{
    w->rest = str_trim(w->rest);
    if (!str_starts(w->rest, sign)) {
        return false;
    }
    w->rest = str_slice(w->rest, sign.n, w->rest.n);
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static uint64_t number(struct walk *w)
{
    uint64_t value = 0;
    w->rest = str_trim(w->rest);
    w->bad = w->bad || w->rest.n == 0 || !is_digit(w->rest.p[0]);
    while (w->rest.n > 0 && is_digit(w->rest.p[0])) {
        value = value * 10 + (uint64_t)(w->rest.p[0] - '0');
        w->rest = str_slice(w->rest, 1, w->rest.n);
    }
    return value;
}

static uint64_t operand(struct walk *w)
{
    if (++w->depth > I18N_RULE_DEPTH_MAX) {
        w->bad = true;
    }
    uint64_t value = 0;
    if (w->bad) {
        value = 0;
    } else if (take(w, STR("!"))) {
        value = !operand(w);
    } else if (take(w, STR("("))) {
        value = condition(w);
        w->bad = !take(w, STR(")")) || w->bad;
    } else if (take(w, STR("n"))) {
        value = w->n;
    } else {
        value = number(w);
    }
    w->depth--;
    return value;
}

static uint64_t apply(enum operation operation, uint64_t a, uint64_t b)
{
    switch (operation) {
    case OR:
        return a || b;
    case AND:
        return a && b;
    case EQUAL:
        return a == b;
    case UNEQUAL:
        return a != b;
    case AT_MOST:
        return a <= b;
    case AT_LEAST:
        return a >= b;
    case LESS:
        return a < b;
    case MORE:
        return a > b;
    case ADD:
        return a + b;
    case TAKE:
        return a - b;
    case TIMES:
        return a * b;
    case BY:
        return b ? a / b : 0;
    case REST:
        return b ? a % b : 0;
    }
    return 0;
}

static const struct op *next_operator(struct walk *w, int least_level)
{
    w->rest = str_trim(w->rest);
    for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++) {
        if (str_starts(w->rest, ops[i].sign)) {
            return ops[i].level >= least_level ? &ops[i] : NULL;
        }
    }
    return NULL;
}

static uint64_t chain(struct walk *w, int least_level)
{
    uint64_t value = operand(w);
    const struct op *op;
    while (!w->bad && (op = next_operator(w, least_level)) != NULL) {
        w->rest = str_slice(w->rest, op->sign.n, w->rest.n);
        value = apply(op->operation, value, chain(w, op->level + 1));
    }
    return value;
}

static uint64_t condition(struct walk *w)
{
    if (++w->depth > I18N_RULE_DEPTH_MAX) {
        w->bad = true;
    }
    uint64_t value = chain(w, 0);
    if (!w->bad && take(w, STR("?"))) {
        uint64_t yes = condition(w);
        w->bad = !take(w, STR(":")) || w->bad;
        uint64_t no = w->bad ? 0 : condition(w);
        value = value ? yes : no;
    }
    w->depth--;
    return value;
}

static bool evaluate(struct str expression, uint64_t n, uint64_t *out)
{
    struct walk w = {.rest = expression, .n = n};
    *out = condition(&w);
    return !w.bad && str_trim(w.rest).n == 0;
}

struct i18n_rule i18n_rule_none(void)
{
    return (struct i18n_rule){.expression = {"", 0}, .forms = 1};
}

static enum err parse(struct str header, struct i18n_rule *out)
{
    struct walk w = {.rest = header};
    uint64_t ignored;
    if (header.n > I18N_RULE_BYTES_MAX) {
        return ERR_LIMIT;
    }
    bool good = take(&w, STR("nplurals")) && take(&w, STR("="));
    uint64_t forms = number(&w);
    good = good && !w.bad && take(&w, STR(";")) && take(&w, STR("plural")) && take(&w, STR("="));
    struct str expression = str_trim(w.rest);
    if (str_ends(expression, STR(";"))) {
        expression.n--;
    }
    if (!good || forms == 0 || !evaluate(expression, 1, &ignored)) {
        return ERR_FORMAT;
    }
    if (forms > I18N_FORMS_MAX) {
        return ERR_LIMIT;
    }
    *out = (struct i18n_rule){expression, (uint32_t)forms};
    return OK;
}

enum err i18n_rule_read(struct str header, struct i18n_rule *out)
{
    *out = i18n_rule_none();
    return parse(header, out);
}

uint32_t i18n_rule_form(const struct i18n_rule *rule, int64_t n)
{
    uint64_t form = 0;
    uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    if (rule->expression.n == 0 || !evaluate(rule->expression, size, &form)) {
        return 0;
    }
    return form < rule->forms ? (uint32_t)form : 0;
}
