/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "font"
#include "font/font_set.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/log.h"
#include "font/font_item.h"
#include "font/font_lang.h"
#include "font/font_open.h"
#include "table/table_ini.h"

enum { CODE_POINT_DIGITS = 6, SCRATCH_BYTES = 64 * 1024 };

/* "e5c8 mirror": a code point, then a word where the icon points. */
static bool read_icon(struct str value, struct font_icon *out)
{
    struct str digits = value;
    (void)str_next(&value, ' ', &digits);
    struct str word = str_trim(value);
    char hex[CODE_POINT_DIGITS + 1] = {0};
    if (digits.n == 0 || digits.n > CODE_POINT_DIGITS) {
        return false;
    }
    memcpy(hex, digits.p, digits.n);
    char *end = NULL;
    out->code_point = (uint32_t)strtoul(hex, &end, 16);
    out->mirrors = str_eq(word, STR("mirror"));
    return *end == '\0' && (word.n == 0 || out->mirrors);
}

static void icon_bad(struct diag_list *diags, const struct table_ini_entry *e)
{
    diag_add(diags, DIAG_ERROR, "font.value-bad",
             (struct diag_place){STR("icons.ini"), e->row, e->key}, e->key, e->value, STR(""));
}

static enum err read_icons(struct font_set *set, struct str bytes, struct diag_list *diags)
{
    struct table_ini ini;
    struct arena *a = &set->arena;
    enum err e = table_ini_read(bytes, STR("icons.ini"), a, diags, &ini);
    if (e != OK) {
        return e;
    }
    struct font_icon *icons = ARENA_ARRAY(a, struct font_icon, ini.count);
    size_t count = 0;
    for (size_t i = 0; i < ini.count; i++) {
        const struct table_ini_entry *entry = &ini.entries[i];
        if (!str_eq(entry->section, STR("icons"))) {
            continue;
        }
        icons[count].name = entry->key;
        if (read_icon(entry->value, &icons[count])) {
            count++;
        } else {
            icon_bad(diags, entry);
            e = ERR_FORMAT;
        }
    }
    struct str file = table_ini_value(&ini, STR("font"), STR("file"));
    set->icons = (struct font_icons){font_folders_find(&set->folders, file), icons, count};
    if (!set->icons.file) {
        LOG_WARN("the icon font %.*s is not installed", STR_ARG(file));
        set->counts.files_missing++;
    }
    return e;
}

static enum err read_tables(struct font_set *set, const struct font_options *options,
                            struct diag_list *diags)
{
    enum err e = font_table_read(options->fonts_ini, &set->arena, diags, &set->table);
    enum err icons = options->icons_ini.n ? read_icons(set, options->icons_ini, diags) : OK;
    return e != OK ? e : icons;
}

enum err font_set_create(const struct font_options *options, struct diag_list *diags,
                         struct font_set **out)
{
    if (TTF_Init() != 0) {
        LOG_ERROR("fonts cannot be used: %s", TTF_GetError());
        return ERR_UNSUPPORTED;
    }
    struct font_set *set = heap_alloc(1, sizeof *set);
    arena_init(&set->scratch, SCRATCH_BYTES);
    set->layouts = font_cache_create();
    set->atlas = font_atlas_create();
    set->buffer = hb_buffer_create();
    font_folders_init(&set->folders, &set->arena, options->folders, options->folder_count);
    enum err e = read_tables(set, options, diags);
    if (e != OK) {
        font_set_destroy(set);
        return e;
    }
    *out = set;
    return OK;
}

void font_set_destroy(struct font_set *set)
{
    if (!set) {
        return;
    }
    font_close_all(set);
    font_cache_destroy(set->layouts);
    font_atlas_destroy(set->atlas);
    hb_buffer_destroy(set->buffer);
    font_langs_forget(set);
    arena_finish(&set->scratch);
    arena_finish(&set->arena);
    free(set);
    TTF_Quit();
}

void font_set_textures_drop(struct font_set *set)
{
    font_atlas_drop(set->atlas);
}

struct font_counts font_set_counts(const struct font_set *set)
{
    struct font_counts counts = set->counts;
    counts.texture_bytes = font_atlas_bytes(set->atlas);
    counts.layout_bytes = font_cache_bytes(set->layouts);
    return counts;
}

bool font_can_draw(struct font_set *set, struct str lang, enum font_role role, struct str text,
                   uint32_t *bad)
{
    enum { PROBE_PX = 24 };
    struct font_style style = {.role = role, .lang = lang, .size_px = PROBE_PX};
    struct text_analysis analysis =
        text_analyse(font_set_tools(set, lang), &set->scratch, text, TEXT_LTR);
    struct font_items items = font_itemise(set, &style, text, &analysis);
    bool drawn = true;
    for (size_t i = 0; i < items.count && drawn; i++) {
        const struct font_item *item = &items.list[i];
        struct str letters = str_slice(text, item->from, item->to);
        int size = font_face_size(set, item->face, PROBE_PX);
        drawn = font_covers(font_open(set, item->face, size, false), letters, bad);
    }
    arena_reset(&set->scratch);
    return drawn;
}

bool font_lang_is_rtl(struct font_set *set, struct str lang)
{
    return font_set_lang(set, lang)->rtl;
}

bool font_lang_ready(struct font_set *set, struct str lang, struct str *package)
{
    static const enum font_role roles[] = {FONT_UI, FONT_LEARN, FONT_GLOSS};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        int face = font_set_lang(set, lang)->faces[roles[i]];
        if (!font_is_installed(set, face)) {
            if (package) {
                *package = set->table.faces[face].package;
            }
            return false;
        }
    }
    return true;
}
