/* SPDX-License-Identifier: MIT
 *
 * locales_drawn - every letter of the interface has a font.
 *
 *     locales_drawn SHARE ENDONYMS.TSV CATALOGUE.mo...
 *
 * Ends with 1 and a line for each message with a letter that no font of its language draws;
 * with 77 (skipped) where that may be because a font is not installed.                   */
#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/utf8.h"
#include "font/font_system.h"
#include "i18n/i18n.h"
#include "i18n/i18n_endonym.h"

struct check {
    struct arena arena;
    struct font_set *fonts;
    int missing, read;
};

static void check_text(struct check *c, struct str lang, struct str text, const char *where)
{
    uint32_t bad = 0;
    c->read++;
    if (!font_can_draw(c->fonts, lang, FONT_UI, text, &bad)) {
        printf("%.*s: %s has U+%04X, which no font draws\n", STR_ARG(lang), where, bad);
        c->missing++;
    }
}

/* Forms stand one after the other, a NUL between them; lines are laid out one by one. */
static void check_message(struct check *c, struct str lang, struct str message, const char *key)
{
    struct str form, line;
    while (str_next(&message, '\0', &form)) {
        while (str_next(&form, '\n', &line)) {
            check_text(c, lang, line, key);
        }
    }
}

static enum err check_catalogue(struct check *c, const char *path)
{
    struct i18n_catalogue catalogue;
    enum err e = i18n_open(&catalogue, path, NULL);
    if (e != OK) {
        printf("%s cannot be read: %s\n", path, err_name(e));
    }
    for (uint32_t i = 0; i < catalogue.mo.count; i++) {
        struct str key;
        struct str message = i18n_mo_message(&catalogue.mo, i, &key);
        if (key.n > 0) { /* else it is the header, which nobody sees */
            check_message(c, i18n_lang(&catalogue), message, arena_cstr(&c->arena, key));
        }
    }
    i18n_finish(&catalogue);
    return e;
}

static enum err check_endonyms(struct check *c, const char *path)
{
    struct i18n_endonyms all;
    enum err e = i18n_endonyms_read(&c->arena, path, &all);
    if (e != OK) {
        printf("%s cannot be read: %s\n", path, err_name(e));
    }
    for (size_t i = 0; i < all.count; i++) {
        const struct i18n_endonym *l = &all.items[i];
        check_text(c, l->lang, l->endonym, "endonym");
        check_text(c, l->lang, l->greeting, "greeting");
        check_text(c, l->lang, l->sample, "sample");
        check_text(c, STR(""), l->latin, "latin");
    }
    return e;
}

static int verdict(const struct check *c)
{
    enum { SKIPPED = 77 };
    size_t absent = font_set_counts(c->fonts).files_missing;
    printf("%d texts, %d with a letter that no font draws, %zu font files not installed\n", c->read,
           c->missing, absent);
    return c->missing == 0 && c->read > 0 ? 0 : c->missing > 0 && absent > 0 ? SKIPPED : 1;
}

int main(int argc, char **argv)
{
    struct check c = {.read = 0};
    struct diag_list diags;
    arena_init(&c.arena, 0);
    diag_init(&diags, &c.arena);
    if (argc < 3 || font_system_open(str_from(argv[1]), &diags, &c.fonts) != OK) {
        fprintf(stderr, "Usage: locales_drawn SHARE ENDONYMS.TSV CATALOGUE.mo...\n");
        return 2;
    }
    enum err e = check_endonyms(&c, argv[2]);
    for (int i = 3; i < argc; i++) {
        enum err bad = check_catalogue(&c, argv[i]);
        e = e == OK ? bad : e;
    }
    int end = e == OK ? verdict(&c) : 1;
    font_set_destroy(c.fonts);
    arena_finish(&c.arena);
    return end;
}
