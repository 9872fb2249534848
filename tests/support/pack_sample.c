/* SPDX-License-Identifier: MIT */
#include "support/pack_sample.h"

#include <string.h>

#include "base/buf.h"
#include "base/must.h"
#include "pack/pack_word.h"
#include "seal/seal.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

struct pack_info pack_sample_info(void)
{
    return (struct pack_info){
        .uuid = STR("1b4e28ba-2fa1-11d2-883f-0016d3cca427"),
        .id = STR("sample-a1"),
        .host = STR("nl"),
        .level = STR("A1"),
        .version = 3,
        .authors = STR("A. Author, B. Author"),
        .licence = STR("CC BY-SA 4.0"),
        .built_with = STR("test 1"),
    };
}

struct str pack_sample_blob(struct arena *a, enum pack_blob_kind kind, int salt)
{
    static const char opus_head[] = "OggS\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\23OpusHead";
    struct str head =
        kind == PACK_PNG ? STR("\x89PNG\r\n\x1a\n") : (struct str){opus_head, sizeof opus_head - 1};
    char body[700];
    for (size_t i = 0; i < sizeof body; i++) {
        body[i] = (char)(unsigned char)(i * 7 + (size_t)salt);
    }
    return arena_join(a, head, (struct str){body, sizeof body});
}

static struct key128 add_blob(struct pack_writer *w, enum pack_blob_kind kind, int salt)
{
    struct arena a = {0};
    struct key128 key;
    must(!pack_writer_add_blob(w, kind, pack_sample_blob(&a, kind, salt), &key));
    arena_finish(&a);
    return key;
}

static void add_items(struct pack_writer *w)
{
    static const struct str accept[] = {STR_INIT("de huis"), STR_INIT("woning")};
    static const struct str tags[] = {STR_INIT("home")};
    const struct pack_item items[] = {
        {.kind = PACK_WORD,
         .id = STR("huis"),
         .text = STR("huis"),
         .accept = {accept, 2},
         .article = STR("het"),
         .plural = STR("huizen"),
         .picture = add_blob(w, PACK_PNG, 1),
         .graphemes = STR("h-ui-s"),
         .stress = STR("1"),
         .say = STR("hœys"),
         .example = STR("Ik woon in een huis."),
         .tags = {tags, 1}},
        {.kind = PACK_PHRASE, .id = STR("hoe-gaat-het"), .text = STR("Hoe gaat het?")},
        {.kind = PACK_LETTER, .id = STR("letter-a"), .text = STR("a")},
        {.kind = PACK_NUMBER, .id = STR("n-3"), .text = STR("drie")},
        {.kind = PACK_SENTENCE, .id = STR("s"), .text = STR("Dat is een huis.")},
    };
    static const int unit_of[SAMPLE_ITEMS] = {0, 0, 0, 2, 2};
    static const struct str unit_ids[SAMPLE_UNITS] = {STR_INIT("home"), STR_INIT("empty"),
                                                      STR_INIT("numbers")};
    int item = 0;
    for (int unit = 0; unit < SAMPLE_UNITS; unit++) {
        struct pack_unit row = {.id = unit_ids[unit],
                                .domain = (enum pack_domain)unit,
                                .level = STR("A1"),
                                .grammar = unit ? STR("") : STR("de, het, een"),
                                .picture = unit ? (struct key128){{0}} : items[0].picture};
        must(!pack_writer_add_unit(w, &row));
        for (; item < SAMPLE_ITEMS && unit_of[item] == unit; item++) {
            must(!pack_writer_add_item(w, &items[item]));
        }
    }
}

static void add_titles(struct pack_writer *w)
{
    static const struct {
        int unit;
        struct str language;
        struct pack_title title;
    } rows[] = {
        {PACK_COURSE, STR_INIT("nl"), {STR_INIT("Welkom"), STR_INIT(""), PACK_REVIEWED}},
        {PACK_COURSE, STR_INIT("en"), {STR_INIT("Welcome"), STR_INIT(""), PACK_DRAFT}},
        {0, STR_INIT("nl"), {STR_INIT("Thuis"), STR_INIT("Ik kan wonen."), PACK_REVIEWED}},
        {0, STR_INIT("en"), {STR_INIT("At home"), STR_INIT(""), PACK_DRAFT}},
        {0, STR_INIT("en-GB"), {STR_INIT("At one's home"), STR_INIT("Indeed."), PACK_DRAFT}},
        {2, STR_INIT("nl"), {STR_INIT("Tellen"), STR_INIT(""), PACK_REVIEWED}},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        must(!pack_writer_add_title(w, rows[i].unit, rows[i].language, &rows[i].title));
    }
}

static void add_glosses(struct pack_writer *w)
{
    static const struct {
        int item;
        struct str language;
        struct pack_gloss gloss;
    } rows[] = {
        {4, STR_INIT("en"), {STR_INIT("That is a house."), STR_INIT(""), PACK_DRAFT}},
        {0, STR_INIT("uk"), {STR_INIT("будинок"), STR_INIT("Я живу в будинку."), PACK_DRAFT}},
        {0, STR_INIT("en"), {STR_INIT("house"), STR_INIT("I live in a house."), PACK_REVIEWED}},
        {0, STR_INIT("ar"), {STR_INIT("بيت"), STR_INIT(""), PACK_DRAFT}},
        {3, STR_INIT("en-GB"), {STR_INIT("three"), STR_INIT(""), PACK_REVIEWED}},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        must(!pack_writer_add_gloss(w, rows[i].item, rows[i].language, &rows[i].gloss));
    }
}

static void add_clips(struct pack_writer *w)
{
    const struct {
        int item;
        struct pack_clip clip;
    } rows[] = {
        {0, {PACK_CLIP_WORD, PACK_NORMAL, STR("a-machine"), true, add_blob(w, PACK_OPUS, 1)}},
        {0, {PACK_CLIP_WORD, PACK_NORMAL, STR("sanne"), false, add_blob(w, PACK_OPUS, 2)}},
        {0, {PACK_CLIP_WORD, PACK_NORMAL, STR("willem"), false, add_blob(w, PACK_OPUS, 3)}},
        {0, {PACK_CLIP_WORD, PACK_SLOW, STR("a-machine"), true, add_blob(w, PACK_OPUS, 4)}},
        {0, {PACK_CLIP_EXAMPLE, PACK_NORMAL, STR("sanne"), false, add_blob(w, PACK_OPUS, 5)}},
        {3, {PACK_CLIP_WORD, PACK_NORMAL, STR("sanne"), false, add_blob(w, PACK_OPUS, 1)}},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        must(!pack_writer_add_clip(w, rows[i].item, &rows[i].clip));
    }
}

void pack_sample_fill(struct pack_writer *w)
{
    add_items(w);
    add_titles(w);
    add_glosses(w);
    add_clips(w);
}

void pack_sample_write(const char *path)
{
    struct pack_info info = pack_sample_info();
    struct pack_writer *w;
    must(!pack_writer_create(path, &info, &w));
    pack_sample_fill(w);
    must(!pack_writer_finish(w));
    pack_writer_destroy(w);
}

struct str pack_sample_bytes(struct arena *a)
{
    struct pack_info info = pack_sample_info();
    struct pack_writer *w;
    struct str bytes;
    must(!pack_writer_create(NULL, &info, &w));
    pack_sample_fill(w);
    must(!pack_writer_finish_bytes(w, a, &bytes));
    pack_writer_destroy(w);
    return bytes;
}

/* --- dump --- */

static void put(struct buf *out, const char *name, struct str value)
{
    if (value.n) {
        must(!buf_addf(out, " %s=%.*s", name, STR_ARG(value)));
    }
}

static void put_list(struct buf *out, const char *name, struct pack_list list)
{
    for (int i = 0; i < list.count; i++) {
        put(out, name, list.parts[i]);
    }
}

static void put_blob(struct buf *out, const struct pack *pack, const char *name, struct key128 key)
{
    struct arena scratch = {0};
    struct str bytes;
    if (!key128_is_zero(key)) {
        char hex[KEY128_HEX];
        key128_hex(key, hex);
        enum err err = pack_blob(pack, key, &scratch, &bytes);
        must(err || key128_eq(seal_key128(bytes), key));
        must(!buf_addf(out, " %s=%.8s:%s", name, hex, err_name(err)));
    }
    arena_finish(&scratch);
}

static void put_clips(struct buf *out, const struct pack *pack, int item)
{
    for (int i = 0; i < 4; i++) {
        enum pack_role role = i < 2 ? PACK_CLIP_WORD : PACK_CLIP_EXAMPLE;
        enum pack_speed speed = i % 2 ? PACK_SLOW : PACK_NORMAL;
        const struct pack_clip *clip = pack_clip(pack, item, role, speed);
        if (clip) {
            must(clip->role == role && clip->speed == speed);
            must(!buf_addf(out, "\n  %.*s %.*s%s", STR_ARG(pack_role_word(role)),
                           STR_ARG(pack_speed_word(speed)), clip->synthetic ? " synthetic" : ""));
            put(out, "voice", clip->voice);
            put_blob(out, pack, "blob", clip->blob);
        }
    }
}

static void put_item(struct buf *out, const struct pack *pack, int index)
{
    const struct pack_item *item = &pack->items[index];
    must(pack_item_of_key(pack, item->key) == index);
    must(!buf_addf(out, "\nitem %d unit %d %.*s", index, item->unit,
                   STR_ARG(pack_kind_word(item->kind))));
    put(out, "id", item->id);
    put(out, "text", item->text);
    put_list(out, "accept", item->accept);
    put(out, "article", item->article);
    put(out, "plural", item->plural);
    put_blob(out, pack, "picture", item->picture);
    put(out, "graphemes", item->graphemes);
    put(out, "stress", item->stress);
    put(out, "say", item->say);
    put(out, "example", item->example);
    put_list(out, "tags", item->tags);
    for (int i = 0; i < pack->language_count; i++) {
        const struct pack_gloss *gloss = pack_gloss(pack, index, pack->languages[i]);
        if (gloss) {
            must(!buf_addf(out, "\n  %.*s %.*s", STR_ARG(pack->languages[i]),
                           STR_ARG(pack_state_word(gloss->state))));
            put(out, "gloss", gloss->gloss);
            put(out, "example", gloss->example);
        }
    }
    put_clips(out, pack, index);
}

static void put_titles(struct buf *out, const struct pack *pack, int unit)
{
    static const struct str languages[] = {STR_INIT("nl"), STR_INIT("en"), STR_INIT("en-GB")};
    for (int i = 0; i < COUNT(languages); i++) {
        put(out, "title", pack_title(pack, languages[i], unit));
        put(out, "can-do", pack_can_do(pack, languages[i], unit));
    }
}

static void put_unit(struct buf *out, const struct pack *pack, int index)
{
    const struct pack_unit *unit = &pack->units[index];
    must(unit->position == index && unit->item_count >= 0);
    must(!buf_addf(out, "\nunit %d %.*s items %d+%d", index,
                   STR_ARG(pack_domain_word(unit->domain)), unit->first_item, unit->item_count));
    put(out, "id", unit->id);
    put(out, "level", unit->level);
    put(out, "grammar", unit->grammar);
    put_blob(out, pack, "picture", unit->picture);
    put_titles(out, pack, index);
}

struct str pack_sample_dump(const struct pack *pack, struct arena *a)
{
    struct buf out;
    buf_init(&out, 256 << 20);
    must(!buf_addf(&out, "version %d", pack->info.version));
    put(&out, "uuid", pack->info.uuid);
    put(&out, "id", pack->info.id);
    put(&out, "host", pack->info.host);
    put(&out, "level", pack->info.level);
    put(&out, "authors", pack->info.authors);
    put(&out, "licence", pack->info.licence);
    put(&out, "built-with", pack->info.built_with);
    put_titles(&out, pack, PACK_COURSE);
    for (int i = 0; i < pack->unit_count; i++) {
        put_unit(&out, pack, i);
    }
    for (int i = 0; i < pack->item_count; i++) {
        put_item(&out, pack, i);
    }
    struct str text = arena_str(a, buf_str(&out));
    buf_finish(&out);
    return text;
}
