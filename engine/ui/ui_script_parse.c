/* SPDX-License-Identifier: MIT */
#include "ui/ui_script_steps.h"

#include "base/utf8.h"

#include <string.h>

enum { WORDS_MAX = 8, INDEX_MOST = 9999, EXERCISES_MOST = 500, MS_MOST = 3600 * 1000 };
enum { SIZE_MOST = 16384 };

struct line {
    struct str words[WORDS_MAX]; /* the first is the command */
    size_t count;
};

struct parser {
    struct arena *arena;
    struct diag_list *diags;
    struct str file;
    int row;
    struct step *steps;
    size_t count;
};

static void complain(struct parser *p, const char *code, struct str arg1, struct str arg2)
{
    struct diag_place place = {.file = p->file, .row = p->row};
    diag_add(p->diags, DIAG_ERROR, code, place, arg1, arg2, (struct str){"", 0});
}

static bool bad(struct parser *p, const struct line *line, size_t i)
{
    complain(p, "script.argument-bad", line->words[i], line->words[0]);
    return false;
}

/* ---- words ---- */

/* Takes a quoted word off the front of *rest; \" and \\ stand for themselves. */
static bool take_quoted(struct parser *p, struct str *rest, struct str *word)
{
    char *out = arena_alloc(p->arena, rest->n, 1);
    size_t n = 0;
    for (size_t i = 1; i < rest->n; i++) {
        char c = rest->p[i];
        if (c == '"') {
            *word = (struct str){out, n};
            *rest = str_slice(*rest, i + 1, rest->n);
            return true;
        }
        if (c == '\\' && i + 1 < rest->n) {
            c = rest->p[++i];
        }
        out[n++] = c;
    }
    complain(p, "script.quote-open", (struct str){"", 0}, (struct str){"", 0});
    return false;
}

static struct str take_bare(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && !strchr(" \t\r#\"", rest->p[n])) {
        n++;
    }
    struct str word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return word;
}

static bool split(struct parser *p, struct str text, struct line *line)
{
    line->count = 0;
    for (struct str rest = str_trim(text); rest.n > 0 && rest.p[0] != '#'; rest = str_trim(rest)) {
        struct str word;
        if (rest.p[0] != '"') {
            word = take_bare(&rest);
        } else if (!take_quoted(p, &rest, &word)) {
            return false;
        }
        if (line->count == WORDS_MAX) {
            complain(p, "script.words-many", word, (struct str){"", 0});
            return false;
        }
        line->words[line->count++] = word;
    }
    return true;
}

/* ---- arguments ---- */

static bool number(struct str word, int64_t low, int64_t high, int64_t *out)
{
    return str_to_i64(word, out) && *out >= low && *out <= high;
}

/* What is asked for may be empty text, never an empty name; names become C strings. */
static bool name_at(struct parser *p, const struct line *line, size_t i, struct step *step)
{
    struct str word = line->words[i];
    if (word.n == 0 || memchr(word.p, '\0', word.n)) {
        return bad(p, line, i);
    }
    step->name = (struct str){arena_cstr(p->arena, word), word.n};
    return true;
}

static bool parse_name(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    return name_at(p, line, at, step);
}

/* NAME [INDEX] */
static bool parse_node(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    int64_t index = 0;
    if (at + 1 < line->count && !number(line->words[at + 1], 0, INDEX_MOST, &index)) {
        return bad(p, line, at + 1);
    }
    step->index = (int)index;
    return name_at(p, line, at, step);
}

struct key_name {
    struct str name;
    enum ui_key key;
};

static bool named_key(struct str word, enum ui_key *out)
{
    static const struct key_name keys[] = {
        {STR_INIT("Enter"), UI_KEY_ENTER},
        {STR_INIT("Escape"), UI_KEY_ESCAPE},
        {STR_INIT("Tab"), UI_KEY_TAB},
        {STR_INIT("Space"), UI_KEY_SPACE},
        {STR_INIT("Backspace"), UI_KEY_BACKSPACE},
        {STR_INIT("Delete"), UI_KEY_DELETE},
        {STR_INIT("Insert"), UI_KEY_INSERT},
        {STR_INIT("Left"), UI_KEY_LEFT},
        {STR_INIT("Right"), UI_KEY_RIGHT},
        {STR_INIT("Up"), UI_KEY_UP},
        {STR_INIT("Down"), UI_KEY_DOWN},
        {STR_INIT("Home"), UI_KEY_HOME},
        {STR_INIT("End"), UI_KEY_END},
        {STR_INIT("PageUp"), UI_KEY_PAGE_UP},
        {STR_INIT("PageDown"), UI_KEY_PAGE_DOWN},
        {STR_INIT("F1"), UI_KEY_F1},
        {STR_INIT("F11"), UI_KEY_F11},
        {STR_INIT("F12"), UI_KEY_F12},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (str_eq(word, keys[i].name)) {
            *out = keys[i].key;
            return true;
        }
    }
    return false;
}

static bool named_mod(struct str word, unsigned *mods)
{
    unsigned mod = str_eq(word, STR("ctrl"))    ? UI_MOD_CTRL
                   : str_eq(word, STR("shift")) ? UI_MOD_SHIFT
                   : str_eq(word, STR("alt"))   ? UI_MOD_ALT
                                                : 0;
    *mods |= mod;
    return mod != 0;
}

static bool parse_key(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    for (size_t i = at + 1; i < line->count; i++) {
        if (!named_mod(line->words[i], &step->mods)) {
            return bad(p, line, i);
        }
    }
    if (named_key(line->words[at], &step->key)) {
        return true;
    }
    step->key = UI_KEY_CHAR;
    bool one = utf8_count(line->words[at]) == 1;
    return one ? name_at(p, line, at, step) : bad(p, line, at);
}

static bool parse_text(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    bool holds_nul = line->words[at].n && memchr(line->words[at].p, '\0', line->words[at].n);
    step->name = arena_str(p->arena, line->words[at]);
    return holds_nul ? bad(p, line, at) : true;
}

static bool parse_answer(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    step->right = str_eq(line->words[at], STR("right"));
    return step->right || str_eq(line->words[at], STR("wrong")) ? true : bad(p, line, at);
}

static bool parse_play(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    int64_t every = 0;
    if (!number(line->words[at], 1, EXERCISES_MOST, &step->number)) {
        return bad(p, line, at);
    }
    if (line->count == at + 1) {
        return true;
    }
    if (line->count != at + 3 || !str_eq(line->words[at + 1], STR("wrong"))) {
        return bad(p, line, at + 1);
    }
    step->every = number(line->words[at + 2], 1, EXERCISES_MOST, &every) ? (int)every : 0;
    return step->every ? true : bad(p, line, at + 2);
}

static bool parse_until(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    step->number = EXERCISES_MOST;
    step->value = line->count > at + 1 ? arena_str(p->arena, line->words[at + 1]) : STR("");
    return name_at(p, line, at, step);
}

static bool parse_wait(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    return number(line->words[at], 0, MS_MOST, &step->number) ? true : bad(p, line, at);
}

/* 1024x600 */
static bool parse_size(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    struct str rest = line->words[at], w_text, h_text;
    int64_t w, h;
    bool good = str_next(&rest, 'x', &w_text) && str_next(&rest, 'x', &h_text) && rest.n == 0 &&
                number(w_text, 1, SIZE_MOST, &w) && number(h_text, 1, SIZE_MOST, &h);
    if (!good) {
        return bad(p, line, at);
    }
    step->w = (int)w;
    step->h = (int)h;
    return true;
}

/* 1 to 2, at most two decimals: 1.25 */
static bool parse_scale(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    struct str rest = line->words[at], whole_text, part = {"", 0};
    int64_t whole, decimals = 0;
    bool good = str_next(&rest, '.', &whole_text) && number(whole_text, 1, 2, &whole);
    if (good && whole_text.n < line->words[at].n) {
        part = rest;
        good = part.n >= 1 && part.n <= 2 && number(part, 0, 99, &decimals);
    }
    int64_t percent = good ? whole * 100 + decimals * (part.n == 1 ? 10 : 1) : 0;
    step->scale = (float)percent / 100;
    return percent >= 100 && percent <= 200 ? true : bad(p, line, at);
}

static bool parse_effect(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    if (at + 1 < line->count) {
        step->value = arena_str(p->arena, line->words[at + 1]);
    }
    return name_at(p, line, at, step);
}

/* NAME "text" */
static bool parse_value(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    step->value = arena_str(p->arena, line->words[at + 1]);
    return name_at(p, line, at, step);
}

static bool parse_nothing(struct parser *p, const struct line *line, size_t at, struct step *step)
{
    (void)p, (void)line, (void)at, (void)step;
    return true;
}

/* ---- commands ---- */

struct command {
    struct str words[3]; /* what the line begins with */
    size_t least, most;  /* words after those */
    enum verb verb;
    bool (*parse)(struct parser *p, const struct line *line, size_t at, struct step *step);
};

static const struct command COMMANDS[] = {
    {{STR_INIT("key")}, 1, 4, DO_KEY, parse_key},
    {{STR_INIT("type")}, 1, 1, DO_TYPE, parse_text},
    {{STR_INIT("compose")}, 1, 1, DO_COMPOSE, parse_text},
    {{STR_INIT("tap")}, 1, 2, DO_TAP, parse_node},
    {{STR_INIT("touch")}, 1, 2, DO_TOUCH, parse_node},
    {{STR_INIT("answer")}, 1, 1, DO_ANSWER, parse_answer},
    {{STR_INIT("play")}, 1, 3, DO_PLAY, parse_play},
    {{STR_INIT("until")}, 1, 2, DO_UNTIL, parse_until},
    {{STR_INIT("wait")}, 1, 1, DO_WAIT, parse_wait},
    {{STR_INIT("size")}, 1, 1, DO_SIZE, parse_size},
    {{STR_INIT("scale")}, 1, 1, DO_SCALE, parse_scale},
    {{STR_INIT("picture")}, 1, 1, DO_PICTURE, parse_name},
    {{STR_INIT("golden")}, 1, 1, DO_GOLDEN, parse_name},
    {{STR_INIT("expect"), STR_INIT("screen")}, 1, 1, EXPECT_SCREEN, parse_name},
    {{STR_INIT("expect"), STR_INIT("focus")}, 1, 2, EXPECT_FOCUS, parse_node},
    {{STR_INIT("expect"), STR_INIT("node")}, 1, 2, EXPECT_NODE, parse_node},
    {{STR_INIT("expect"), STR_INIT("no"), STR_INIT("node")}, 1, 2, EXPECT_NO_NODE, parse_node},
    {{STR_INIT("expect"), STR_INIT("text")}, 1, 1, EXPECT_TEXT, parse_name},
    {{STR_INIT("expect"), STR_INIT("value")}, 2, 2, EXPECT_VALUE, parse_value},
    {{STR_INIT("expect"), STR_INIT("effect")}, 1, 2, EXPECT_EFFECT, parse_effect},
    {{STR_INIT("expect"), STR_INIT("fit")}, 0, 0, EXPECT_FIT, parse_nothing},
    {{STR_INIT("quit")}, 0, 0, DO_QUIT, parse_nothing},
};

static size_t leading_words(const struct command *command)
{
    size_t n = 0;
    while (n < 3 && command->words[n].n > 0) {
        n++;
    }
    return n;
}

static const struct command *command_of(const struct line *line)
{
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
        size_t n = leading_words(&COMMANDS[i]);
        bool same = line->count >= n;
        for (size_t k = 0; same && k < n; k++) {
            same = str_eq(line->words[k], COMMANDS[i].words[k]);
        }
        if (same) {
            return &COMMANDS[i];
        }
    }
    return NULL;
}

static void parse_line(struct parser *p, struct str text)
{
    struct line line;
    if (!split(p, text, &line) || line.count == 0) {
        return;
    }
    const struct command *command = command_of(&line);
    if (!command) {
        complain(p, "script.command-unknown", line.words[0], (struct str){"", 0});
        return;
    }
    size_t at = leading_words(command), given = line.count - at;
    if (given < command->least || given > command->most) {
        complain(p, "script.argument-count", line.words[0], (struct str){"", 0});
        return;
    }
    struct step *step = &p->steps[p->count];
    *step = (struct step){.verb = command->verb, .row = p->row};
    p->count += command->parse(p, &line, at, step);
}

static size_t lines_in(struct str text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.n; i++) {
        count += text.p[i] == '\n';
    }
    return count;
}

static enum err check_size(struct parser *p, struct str text)
{
    if (text.n > UI_SCRIPT_BYTES_MAX) {
        complain(p, "script.bytes", arena_printf(p->arena, "%d", (int)UI_SCRIPT_BYTES_MAX),
                 (struct str){"", 0});
        return ERR_LIMIT;
    }
    if (lines_in(text) > UI_SCRIPT_STEPS_MAX) {
        complain(p, "script.steps", arena_printf(p->arena, "%d", (int)UI_SCRIPT_STEPS_MAX),
                 (struct str){"", 0});
        return ERR_LIMIT;
    }
    return OK;
}

enum err ui_script_parse(struct str text, struct str file, struct diag_list *diags, struct arena *a,
                         struct ui_script **out)
{
    struct parser p = {.arena = a, .diags = diags, .file = file};
    size_t errors_before = diags->errors;
    enum err e = check_size(&p, text);
    if (e) {
        return e;
    }
    p.steps = ARENA_ARRAY(a, struct step, lines_in(text));
    struct str rest = text, line;
    while (str_next(&rest, '\n', &line)) {
        p.row++;
        if (utf8_bad(line) != SIZE_MAX) {
            complain(&p, "script.utf8", (struct str){"", 0}, (struct str){"", 0});
        } else {
            parse_line(&p, line);
        }
    }
    if (diags->errors != errors_before) {
        return ERR_FORMAT;
    }
    struct ui_script *script = ARENA_NEW(a, struct ui_script);
    *script = (struct ui_script){.arena = a, .steps = p.steps, .count = p.count};
    *out = script;
    return OK;
}
