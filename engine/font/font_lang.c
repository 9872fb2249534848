/* SPDX-License-Identifier: MIT */
#include "font/font_lang.h"

#include <stdlib.h>
#include <string.h>

static void forget(struct font_lang *l)
{
    text_tools_finish(&l->tools);
    free((void *)(uintptr_t)l->tag.p);
    *l = (struct font_lang){0};
}

void font_langs_forget(struct font_set *set)
{
    for (size_t i = 0; i < FONT_LANGS_MAX; i++) {
        forget(&set->langs[i]);
    }
}

static void learn(const struct font_set *set, struct font_lang *l, struct str tag)
{
    forget(l);
    char *copy = heap_alloc(tag.n + 1, 1);
    if (tag.n > 0) {
        memcpy(copy, tag.p, tag.n);
    }
    l->tag = (struct str){copy, tag.n};
    text_lang_script(tag, l->script);
    l->rtl = text_lang_is_rtl(tag);
    l->hb = hb_language_from_string(copy, -1);
    l->line_times = font_table_line_times(&set->table, tag);
    for (int role = 0; role < FONT_ROLES; role++) {
        int face = font_table_face(&set->table, tag, (enum font_role)role, l->script);
        l->faces[role] = face != FONT_NO_FACE ? face : set->table.signs[0];
    }
}

struct font_lang *font_set_lang(struct font_set *set, struct str tag)
{
    struct font_lang *oldest = &set->langs[0];
    for (size_t i = 0; i < FONT_LANGS_MAX; i++) {
        struct font_lang *l = &set->langs[i];
        if (l->tag.p && str_eq(l->tag, tag)) {
            l->used = ++set->ticks;
            return l;
        }
        oldest = l->used < oldest->used ? l : oldest;
    }
    learn(set, oldest, tag);
    oldest->used = ++set->ticks;
    return oldest;
}

/* Closes the line breaking that was not asked for longest, if as many are open as may be. */
static void make_room(struct font_set *set)
{
    struct font_lang *oldest = NULL;
    size_t open = 0;
    for (size_t i = 0; i < FONT_LANGS_MAX; i++) {
        struct font_lang *l = &set->langs[i];
        open += l->analysed;
        oldest = l->analysed && (!oldest || l->used < oldest->used) ? l : oldest;
    }
    if (oldest && open >= FONT_TOOLS_MAX) {
        text_tools_finish(&oldest->tools);
        oldest->analysed = false;
    }
}

struct text_tools *font_set_tools(struct font_set *set, struct str tag)
{
    struct font_lang *l = font_set_lang(set, tag);
    if (!l->analysed) {
        make_room(set);
        text_tools_init(&l->tools, l->tag);
        l->analysed = true;
    }
    return &l->tools;
}
