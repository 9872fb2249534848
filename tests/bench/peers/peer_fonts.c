/* SPDX-License-Identifier: MIT */
#include "peer_fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <stdbool.h>
#include <string.h>

struct peer_fonts {
    GKeyFile *table;      /* assets/fonts.ini */
    FcConfig *config;     /* the table's files alone */
    GHashTable *families; /* face -> family */
    PangoFontMap *map;
};

/* GKeyFile knows comments from '#', not from ';'. */
static GKeyFile *read_table(const char *path)
{
    char *bytes = NULL;
    GError *error = NULL;
    GKeyFile *table = g_key_file_new();
    if (!g_file_get_contents(path, &bytes, NULL, &error)) {
        g_error("%s", error->message);
    }
    for (char *line = bytes; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (*line == ';') {
            *line = '#';
        }
    }
    if (!g_key_file_load_from_data(table, bytes, strlen(bytes), G_KEY_FILE_NONE, &error)) {
        g_error("%s: %s", path, error->message);
    }
    g_free(bytes);
    return table;
}

static char *value(const struct peer_fonts *f, const char *section, const char *key)
{
    char *text = g_key_file_get_string(f->table, section, key, NULL);
    return text ? g_strstrip(text) : NULL;
}

static double number(const struct peer_fonts *f, const char *section, const char *key,
                     double otherwise)
{
    char *text = value(f, section, key);
    double n = text ? g_ascii_strtod(text, NULL) : otherwise;
    g_free(text);
    return n;
}

/* One installed font, by file name and number in it; its path goes to the config. */
static char *add_file(struct peer_fonts *f, FcFontSet *installed, const char *file, int index)
{
    for (int i = 0; i < installed->nfont; i++) {
        FcChar8 *path = NULL, *family = NULL;
        int at = 0;
        FcPatternGetString(installed->fonts[i], FC_FILE, 0, &path);
        FcPatternGetString(installed->fonts[i], FC_FAMILY, 0, &family);
        FcPatternGetInteger(installed->fonts[i], FC_INDEX, 0, &at);
        char *name = g_path_get_basename((const char *)path);
        bool same = at == index && family && strcmp(name, file) == 0;
        g_free(name);
        if (same) {
            FcConfigAppFontAddFile(f->config, path);
            return g_strdup((const char *)family);
        }
    }
    return NULL;
}

/* A face that is set larger. */
static void add_scale(struct peer_fonts *f, const char *family, double scale)
{
    char times[G_ASCII_DTOSTR_BUF_SIZE];
    char *rule = g_strdup_printf(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
        "<match target=\"font\"><test name=\"family\"><string>%s</string></test>"
        "<edit name=\"pixelsize\" mode=\"assign\"><round><times><name>pixelsize</name>"
        "<double>%s</double></times></round></edit></match></fontconfig>",
        family, g_ascii_dtostr(times, sizeof times, scale));
    FcConfigParseAndLoadFromMemory(f->config, (const FcChar8 *)rule, FcTrue);
    g_free(rule);
}

static void add_faces(struct peer_fonts *f)
{
    FcPattern *any = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_FAMILY, (char *)NULL);
    FcFontSet *installed = FcFontList(NULL, any, wanted);
    char **sections = g_key_file_get_groups(f->table, NULL);
    for (char **s = sections; *s; s++) {
        if (!g_str_has_prefix(*s, "face ")) {
            continue;
        }
        char *file = value(f, *s, "regular");
        char *family = add_file(f, installed, file, (int)number(f, *s, "index", 0));
        if (family) {
            add_scale(f, family, number(f, *s, "scale", 1));
            g_hash_table_insert(f->families, g_strdup(*s + strlen("face ")), family);
        }
        g_free(file);
    }
    g_strfreev(sections);
    FcFontSetDestroy(installed);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(any);
}

struct peer_fonts *peer_fonts_open(const char *fonts_ini)
{
    struct peer_fonts *f = g_new0(struct peer_fonts, 1);
    f->table = read_table(fonts_ini);
    f->config = FcConfigCreate();
    f->families = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    add_faces(f);
    f->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(f->map), f->config);
    return f;
}

void peer_fonts_close(struct peer_fonts *f)
{
    g_object_unref(f->map);
    g_hash_table_destroy(f->families);
    FcConfigDestroy(f->config);
    g_key_file_free(f->table);
    g_free(f);
}

PangoFontMap *peer_fonts_map(const struct peer_fonts *f)
{
    return f->map;
}

static bool tag_holds(const char *tag, const char *lang)
{
    size_t n = strlen(tag);
    return strncmp(tag, lang, n) == 0 && (lang[n] == '\0' || lang[n] == '-');
}

/* The language's entry with the longest tag, else the role's, else the general one. */
static char *face_of(const struct peer_fonts *f, const char *lang, const char *script)
{
    size_t best = 0;
    char *face = NULL;
    char **sections = g_key_file_get_groups(f->table, NULL);
    for (char **s = sections; *s; s++) {
        const char *tag = *s + strlen("language ");
        if (g_str_has_prefix(*s, "language ") && tag_holds(tag, lang) && strlen(tag) > best &&
            g_key_file_has_key(f->table, *s, script, NULL)) {
            best = strlen(tag);
            g_free(face);
            face = value(f, *s, script);
        }
    }
    g_strfreev(sections);
    face = face ? face : value(f, "role gloss", script);
    return face ? face : value(f, "script", script);
}

static void add_family(const struct peer_fonts *f, GString *list, const char *face)
{
    const char *family = face ? g_hash_table_lookup(f->families, face) : NULL;
    if (family) {
        g_string_append_printf(list, "%s%s", list->len ? "," : "", family);
    }
}

static void add_script_face(const struct peer_fonts *f, GString *list, const char *lang,
                            GUnicodeScript script)
{
    guint32 code = g_unicode_script_to_iso15924(script);
    char name[] = {(char)(code >> 24), (char)(code >> 16), (char)(code >> 8), (char)code, '\0'};
    char *face = face_of(f, lang, name);
    add_family(f, list, face);
    g_free(face);
}

/* Calls `each` for every stretch of one script. */
static void each_script(const char *text, int bytes,
                        void (*each)(void *ctx, const char *from, const char *to, PangoScript s),
                        void *ctx)
{
    PangoScriptIter *iter = pango_script_iter_new(text, bytes);
    do {
        const char *from = NULL, *to = NULL;
        PangoScript script = PANGO_SCRIPT_COMMON;
        pango_script_iter_get_range(iter, &from, &to, &script);
        each(ctx, from, to, script);
    } while (pango_script_iter_next(iter));
    pango_script_iter_free(iter);
}

struct attributing {
    const struct peer_fonts *fonts;
    const char *lang, *text;
    GString *others; /* families of all scripts of the text, then of [signs] */
    PangoAttrList *list;
};

static void add_others(void *ctx, const char *from, const char *to, PangoScript script)
{
    struct attributing *a = ctx;
    (void)from;
    (void)to;
    add_script_face(a->fonts, a->others, a->lang, (GUnicodeScript)script);
}

static void add_signs(struct attributing *a)
{
    char *signs = value(a->fonts, "signs", "faces");
    char **faces = g_strsplit(signs, "|", 0);
    for (char **s = faces; *s; s++) {
        add_family(a->fonts, a->others, g_strstrip(*s));
    }
    g_strfreev(faces);
    g_free(signs);
}

static void add_attribute(void *ctx, const char *from, const char *to, PangoScript script)
{
    struct attributing *a = ctx;
    GString *families = g_string_new(NULL);
    add_script_face(a->fonts, families, a->lang, (GUnicodeScript)script);
    g_string_append_printf(families, "%s%s", families->len ? "," : "", a->others->str);
    PangoAttribute *family = pango_attr_family_new(families->str);
    family->start_index = (guint)(from - a->text);
    family->end_index = (guint)(to - a->text);
    pango_attr_list_insert(a->list, family);
    g_string_free(families, TRUE);
}

PangoAttrList *peer_fonts_attributes(const struct peer_fonts *f, const char *lang, const char *text,
                                     int bytes)
{
    struct attributing a = {f, lang, text, g_string_new(NULL), pango_attr_list_new()};
    each_script(text, bytes, add_others, &a);
    add_signs(&a);
    each_script(text, bytes, add_attribute, &a);
    g_string_free(a.others, TRUE);
    pango_attr_list_insert(a.list, pango_attr_language_new(pango_language_from_string(lang)));
    return a.list;
}
