/* SPDX-License-Identifier: MIT
 *
 * show: what is in a pack, in lines that a script can read.  Their words are not
 * translated, as column names are not.                                              */
#include "tool.h"

#include "pack/pack.h"

#include <stdio.h>

static void line(const char *name, struct str value)
{
    printf("%-10s %.*s\n", name, STR_ARG(value));
}

static void show_info(const struct pack *pack)
{
    const struct pack_info *info = &pack->info;
    line("title", pack_title(pack, info->host, PACK_COURSE));
    line("id", info->id);
    line("uuid", info->uuid);
    line("host", info->host);
    line("level", info->level);
    printf("%-10s %d\n", "version", info->version);
    line("authors", info->authors);
    line("licence", info->licence);
    line("built-with", info->built_with);
}

static void show_languages(const struct pack *pack)
{
    for (int i = 0; i < pack->language_count; i++) {
        int glosses = 0, reviewed = 0;
        for (int item = 0; item < pack->item_count; item++) {
            const struct pack_gloss *gloss = pack_gloss(pack, item, pack->languages[i]);
            glosses += gloss != NULL;
            reviewed += gloss && gloss->state == PACK_REVIEWED;
        }
        printf("%-10s %.*s: %d of %d glosses, %d reviewed\n", "language",
               STR_ARG(pack->languages[i]), glosses, pack->item_count, reviewed);
    }
}

static void show_units(const struct pack *pack)
{
    for (int i = 0; i < pack->unit_count; i++) {
        const struct pack_unit *unit = &pack->units[i];
        struct str title = pack_title(pack, pack->info.host, i);
        printf("%-10s %.*s (%.*s): %d items\n", "unit", STR_ARG(unit->id), STR_ARG(title),
               unit->item_count);
    }
}

static void show_sounds(const struct pack *pack)
{
    int people = 0, machines = 0, silent = 0;
    for (int i = 0; i < pack->item_count; i++) {
        const struct pack_clip *clip = pack_clip(pack, i, PACK_CLIP_WORD, PACK_NORMAL);
        people += clip && !clip->synthetic;
        machines += clip && clip->synthetic;
        silent += !clip;
    }
    printf("%-10s %d recorded, %d synthetic, %d silent\n", "speech", people, machines, silent);
}

int tool_show(struct tool *t)
{
    struct pack *pack = NULL;
    enum err e = pack_verify(t->options.target);
    e = e == OK ? pack_open(t->options.target, &pack) : e;
    if (e != OK) {
        const struct i18n_arg args[] = {i18n_arg_ltr("file", str_from(t->options.target)),
                                        i18n_arg_text("text", str_from(err_name(e)))};
        tool_say(t, "pack.not-opened", args, 2);
        return EXIT_ERRORS;
    }
    show_info(pack);
    show_units(pack);
    show_languages(pack);
    show_sounds(pack);
    pack_close(pack);
    return EXIT_WELL;
}
