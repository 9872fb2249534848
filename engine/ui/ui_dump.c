/* SPDX-License-Identifier: MIT */
#include "ui/ui_frame.h"

static const char *role_name(enum ui_role role)
{
    switch (role) {
    case UI_ROLE_NONE:
        return NULL;
    case UI_ROLE_BUTTON:
        return "button";
    case UI_ROLE_CHOICE:
        return "choice";
    case UI_ROLE_FIELD:
        return "field";
    case UI_ROLE_HEADING:
        return "heading";
    case UI_ROLE_TEXT:
        return "text";
    case UI_ROLE_PICTURE:
        return "picture";
    case UI_ROLE_PROGRESS:
        return "progress";
    case UI_ROLE_STATUS:
        return "status";
    case UI_ROLE_DIALOG:
        return "dialog";
    case UI_ROLE_GROUP:
        return "group";
    }
    return NULL;
}

static const char *kind_name(enum ui_kind kind)
{
    switch (kind) {
    case UI_BOX:
        return "box";
    case UI_TEXT:
        return "text";
    case UI_ICON:
        return "icon";
    case UI_PICTURE:
        return "picture";
    case UI_FIELD:
        return "field";
    case UI_LINE:
        return "line";
    case UI_ART:
        return "art";
    }
    return "";
}

/* The accessible name: the label, the content's own words, or the first words inside a
 * control. */
static struct str name_of(const struct ui *u, int i)
{
    const struct ui_node *node = &u->nodes[i];
    if (node->label.n) {
        return node->label;
    }
    if (node->kind == UI_FIELD) {
        return node->field.text;
    }
    if (node->words.text.n || !ui_pressable(node)) {
        return node->words.text;
    }
    for (int k = i + 1; k < u->places[i].end; k++) {
        if (u->nodes[k].kind == UI_TEXT && u->nodes[k].words.text.n) {
            return u->nodes[k].words.text;
        }
    }
    return (struct str){"", 0};
}

static enum err add_quoted(struct buf *out, struct str text)
{
    enum err e = buf_add(out, STR(" \""));
    for (size_t i = 0; !e && i < text.n; i++) {
        char c = text.p[i];
        if (c == '\n') {
            e = buf_add(out, STR("\\n"));
        } else if (c == '"' || c == '\\') {
            e = buf_addf(out, "\\%c", c);
        } else {
            e = buf_add(out, (struct str){&c, 1});
        }
    }
    return e ? e : buf_add(out, STR("\""));
}

static enum err indent(const struct ui *u, int i, struct buf *out)
{
    enum err e = OK;
    for (int up = u->nodes[i].parent; !e && up != NO_NODE; up = u->nodes[up].parent) {
        e = buf_add(out, STR("  "));
    }
    return e;
}

enum err ui_dump_name(const struct ui *u, int i, struct buf *out)
{
    struct str name = name_of(u, i);
    return name.n ? add_quoted(out, name) : OK;
}

enum err ui_dump_head(const struct ui *u, int i, struct buf *out)
{
    const struct ui_node *node = &u->nodes[i];
    const char *role = role_name(node->role);
    enum err e = buf_addf(out, "%s", role ? role : kind_name(node->kind));
    if (!e && node->id.name) {
        e = buf_addf(out, "#%s", node->id.name);
    }
    if (!e && node->id.name && node->id.index) {
        e = buf_addf(out, ".%d", node->id.index);
    }
    struct ui_rect r = node->rect;
    return e ? e : buf_addf(out, " %d,%d %dx%d", r.x, r.y, r.w, r.h);
}

static enum err add_field(const struct ui_field *field, struct buf *out)
{
    enum err e = buf_addf(out, " caret %zu", field->caret);
    if (!e && field->anchor != field->caret) {
        e = buf_addf(out, " anchor %zu", field->anchor);
    }
    if (!e && field->mark_count) {
        e = buf_addf(out, " marks %zu", field->mark_count);
    }
    if (!e && field->ghost.n) {
        e = buf_add(out, STR(" ghost"));
        e = e ? e : add_quoted(out, field->ghost);
    }
    if (!e && field->expected.n) {
        e = buf_add(out, STR(" expects"));
        e = e ? e : add_quoted(out, field->expected);
    }
    return e;
}

static enum err add_states(const struct ui *u, int i, struct buf *out)
{
    static const struct {
        unsigned flag;
        const char *name;
    } states[] = {
        {UI_DEFAULT, "default"},  {UI_CANCEL, "cancel"}, {UI_NOT_NOW, "not-now"},
        {UI_CHOSEN, "chosen"},    {UI_FAINT, "faint"},   {UI_MODAL, "modal"},
        {UI_IS_ANSWER, "answer"},
    };
    enum err e = i == u->focus ? buf_add(out, STR(" focus")) : OK;
    for (size_t k = 0; !e && k < sizeof states / sizeof *states; k++) {
        if (u->nodes[i].flags & states[k].flag) {
            e = buf_addf(out, " %s", states[k].name);
        }
    }
    return e;
}

enum err ui_dump(const struct ui *u, struct buf *out)
{
    enum err e = OK;
    for (int i = 0; !e && i < u->count; i++) {
        struct str name = name_of(u, i);
        bool field = u->nodes[i].kind == UI_FIELD;
        e = indent(u, i, out);
        e = e ? e : ui_dump_head(u, i, out);
        e = e || (!name.n && !field) ? e : add_quoted(out, name);
        e = e || !field ? e : add_field(&u->nodes[i].field, out);
        e = e ? e : add_states(u, i, out);
        e = e ? e : buf_add(out, STR("\n"));
    }
    return e;
}
