/* SPDX-License-Identifier: MIT */
#include "font/font_table.h"

#include <string.h>

#include "base/must.h"
#include "table/table_ini.h"

static const struct str file_name = STR_INIT("fonts.ini");

struct table_reader {
    const struct table_ini *ini;
    struct arena *arena;
    struct diag_list *diags;
    struct font_table *out;
};

static void complain(struct table_reader *r, const char *code, const struct table_ini_entry *e,
                     struct str arg1, struct str arg2)
{
    struct diag_place place = {.file = file_name, .row = e->row, .column = e->key};
    diag_add(r->diags, DIAG_ERROR, code, place, arg1, arg2, (struct str){0});
}

static void bad_value(struct table_reader *r, const struct table_ini_entry *e)
{
    complain(r, "font.value-bad", e, e->key, e->value);
}

/* "1.12": between `least` and ten. */
static bool read_number(struct str s, float least, float *out)
{
    struct str whole, part = s;
    int64_t w, p = 0;
    float scale = 1.0f;
    if (!str_next(&part, '.', &whole) || !str_to_i64(whole, &w) || w < 0 || w > 10) {
        return false;
    }
    if (part.n > 4 || (part.n > 0 && (!str_to_i64(part, &p) || p < 0))) {
        return false;
    }
    for (size_t i = 0; i < part.n; i++) {
        scale *= 0.1f;
    }
    *out = (float)w + (float)p * scale;
    return *out >= least && *out <= 10.0f;
}

static bool read_factor(struct str s, float *out)
{
    return read_number(s, 0.1f, out);
}

static int find_face(const struct font_table *t, struct str name)
{
    for (size_t i = 0; i < t->face_count; i++) {
        if (str_eq(t->faces[i].name, name)) {
            return (int)i;
        }
    }
    return FONT_NO_FACE;
}

/* The rest of a section's name after "kind ", or false. */
static bool section_of(struct str section, struct str kind, struct str *rest)
{
    if (!str_starts(section, kind)) {
        return false;
    }
    *rest = str_trim(str_slice(section, kind.n, section.n));
    return rest->n > 0;
}

static struct font_face *face_named(struct table_reader *r, struct str name)
{
    struct font_table *t = r->out;
    int found = find_face(t, name);
    if (found != FONT_NO_FACE) {
        return &t->faces[found];
    }
    if (t->face_count == FONT_FACES_MAX) {
        return NULL;
    }
    struct font_face *face = &t->faces[t->face_count++];
    *face = (struct font_face){.name = name, .scale = 1.0f, .line = 1.3f};
    return face;
}

static bool read_face_key(struct font_face *face, const struct table_ini_entry *e)
{
    int64_t index;
    if (str_eq(e->key, STR("regular")) || str_eq(e->key, STR("bold"))) {
        *(e->key.p[0] == 'r' ? &face->regular : &face->bold) = e->value;
        return e->value.n > 0 && str_find(e->value, STR("/")) == SIZE_MAX;
    }
    if (str_eq(e->key, STR("features")) || str_eq(e->key, STR("package"))) {
        *(e->key.p[0] == 'f' ? &face->features : &face->package) = e->value;
        return true;
    }
    if (str_eq(e->key, STR("scale"))) {
        return read_factor(e->value, &face->scale);
    }
    if (str_eq(e->key, STR("line"))) {
        return read_factor(e->value, &face->line);
    }
    if (str_eq(e->key, STR("rise"))) {
        return read_number(e->value, 0.0f, &face->rise);
    }
    if (str_eq(e->key, STR("index")) && str_to_i64(e->value, &index)) {
        face->index = (int)index;
        return index >= 0 && index < 64;
    }
    return false;
}

/* Faces first: sections further up may name faces further down. */
static void read_faces(struct table_reader *r)
{
    for (size_t i = 0; i < r->ini->count; i++) {
        const struct table_ini_entry *e = &r->ini->entries[i];
        struct str name;
        if (section_of(e->section, STR("face "), &name)) {
            struct font_face *face = face_named(r, name);
            if (!face || !read_face_key(face, e)) {
                bad_value(r, e);
            }
        }
    }
}

static int known_face(struct table_reader *r, const struct table_ini_entry *e, struct str name)
{
    int face = find_face(r->out, name);
    if (face == FONT_NO_FACE) {
        complain(r, "font.face-unknown", e, name, (struct str){0});
    }
    return face;
}

static void add_rule(struct table_reader *r, const struct table_ini_entry *e, struct str lang,
                     int role)
{
    struct font_table *t = r->out;
    if (e->key.n != FONT_SCRIPT_BYTES - 1 || t->rule_count == FONT_RULES_MAX) {
        bad_value(r, e);
        return;
    }
    struct font_rule rule = {.lang = lang, .role = role, .face = known_face(r, e, e->value)};
    memcpy(rule.script, e->key.p, e->key.n);
    if (rule.face != FONT_NO_FACE) {
        t->rules[t->rule_count++] = rule;
    }
}

static void read_language(struct table_reader *r, const struct table_ini_entry *e, struct str lang)
{
    struct font_table *t = r->out;
    if (!str_eq(e->key, STR("line-times"))) {
        add_rule(r, e, lang, -1);
        return;
    }
    struct font_lang_line line = {.lang = lang};
    if (t->line_count == FONT_RULES_MAX || !read_factor(e->value, &line.times)) {
        bad_value(r, e);
        return;
    }
    t->lines[t->line_count++] = line;
}

static void read_role(struct table_reader *r, const struct table_ini_entry *e, struct str name)
{
    static const struct str names[FONT_ROLES] = {STR_INIT("ui"), STR_INIT("learn"),
                                                 STR_INIT("gloss")};
    for (int role = 0; role < FONT_ROLES; role++) {
        if (str_eq(name, names[role])) {
            add_rule(r, e, (struct str){0}, role);
            return;
        }
    }
    complain(r, "ini.section-unknown", e, e->section, (struct str){0});
}

static void read_signs(struct table_reader *r, const struct table_ini_entry *e)
{
    struct font_table *t = r->out;
    struct str rest = e->value, name;
    while (str_next(&rest, '|', &name)) {
        int face = known_face(r, e, str_trim(name));
        if (face != FONT_NO_FACE && t->sign_count < FONT_SIGN_FACES_MAX) {
            t->signs[t->sign_count++] = face;
        }
    }
}

static void read_entry(struct table_reader *r, const struct table_ini_entry *e)
{
    struct str name;
    if (section_of(e->section, STR("face "), &name)) {
        return; /* read before */
    }
    if (section_of(e->section, STR("role "), &name)) {
        read_role(r, e, name);
    } else if (section_of(e->section, STR("language "), &name)) {
        read_language(r, e, name);
    } else if (str_eq(e->section, STR("script"))) {
        add_rule(r, e, (struct str){0}, -1);
    } else if (str_eq(e->section, STR("signs")) && str_eq(e->key, STR("faces"))) {
        read_signs(r, e);
    } else {
        complain(r, "ini.key-unknown", e, e->key, e->section);
    }
}

/* A table without a face that draws what no section knows is no table. */
static void check_whole(struct table_reader *r)
{
    const struct table_ini_entry nowhere = {0};
    const struct font_table *t = r->out;
    if (t->sign_count == 0) {
        complain(r, "ini.key-missing", &nowhere, STR("faces"), STR("signs"));
    }
    for (size_t i = 0; i < t->face_count; i++) {
        if (t->faces[i].regular.n == 0) {
            complain(r, "ini.key-missing", &nowhere, STR("regular"), t->faces[i].name);
        }
    }
}

enum err font_table_read(struct str bytes, struct arena *a, struct diag_list *diags,
                         struct font_table *out)
{
    struct table_ini ini;
    size_t errors = diags->errors;
    *out = (struct font_table){.faces = ARENA_ARRAY(a, struct font_face, FONT_FACES_MAX),
                               .rules = ARENA_ARRAY(a, struct font_rule, FONT_RULES_MAX),
                               .lines = ARENA_ARRAY(a, struct font_lang_line, FONT_RULES_MAX)};
    enum err e = table_ini_read(bytes, file_name, a, diags, &ini);
    if (e != OK) {
        return e;
    }
    struct table_reader r = {.ini = &ini, .arena = a, .diags = diags, .out = out};
    read_faces(&r);
    for (size_t i = 0; i < ini.count; i++) {
        read_entry(&r, &ini.entries[i]);
    }
    check_whole(&r);
    return diags->errors == errors ? OK : ERR_FORMAT;
}

/* Whether an entry for `tag` holds for `lang`: itself, or with subtags after it. */
static bool covers(struct str tag, struct str lang)
{
    return str_starts(lang, tag) && (lang.n == tag.n || lang.p[tag.n] == '-');
}

int font_table_face(const struct font_table *t, struct str lang, enum font_role role,
                    const char *script)
{
    int face = FONT_NO_FACE;
    size_t best = 0; /* the more particular condition wins, the longest tag first */
    for (size_t i = 0; i < t->rule_count; i++) {
        const struct font_rule *rule = &t->rules[i];
        if (memcmp(rule->script, script, FONT_SCRIPT_BYTES - 1) != 0 ||
            (rule->role >= 0 && rule->role != (int)role) ||
            (rule->lang.n > 0 && !covers(rule->lang, lang))) {
            continue;
        }
        size_t weight = rule->lang.n > 0 ? 2 + rule->lang.n : rule->role >= 0 ? 2 : 1;
        if (weight > best) {
            best = weight;
            face = rule->face;
        }
    }
    return face;
}

float font_table_line_times(const struct font_table *t, struct str lang)
{
    float times = 1.0f;
    size_t best = 0;
    for (size_t i = 0; i < t->line_count; i++) {
        if (covers(t->lines[i].lang, lang) && t->lines[i].lang.n > best) {
            best = t->lines[i].lang.n;
            times = t->lines[i].times;
        }
    }
    return times;
}
