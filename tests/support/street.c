/* SPDX-License-Identifier: MIT */
#include "support/street.h"

#include "base/must.h"
#include "image/image_png.h"
#include "pack/pack.h"
#include "pack/pack_writer.h"

#include <string.h>

enum { PICTURE_W = 68, PICTURE_H = 64, SOUND_BYTES = 300, UUID_BYTES = 37 };

struct word {
    struct str id, article, text, plural, example;
    struct str en, ar, en_example;
    bool pictured;
};

static const struct word ALL[STREET_WORDS] = {
    {STR_INIT("straat"), STR_INIT("de"), STR_INIT("straat"), STR_INIT("straten"),
     STR_INIT("Ik woon in deze straat."), STR_INIT("street"), STR_INIT("شارع"),
     STR_INIT("I live in this street."), true},
    {STR_INIT("huis"), STR_INIT("het"), STR_INIT("huis"), STR_INIT("huizen"),
     STR_INIT("Het huis is groot."), STR_INIT("house"), STR_INIT("بيت"),
     STR_INIT("The house is big."), true},
    {STR_INIT("deur"), STR_INIT("de"), STR_INIT("deur"), STR_INIT("deuren"), STR_INIT(""),
     STR_INIT("door"), STR_INIT("باب"), STR_INIT(""), true},
    {STR_INIT("boom"), STR_INIT("de"), STR_INIT("boom"), STR_INIT("bomen"), STR_INIT(""),
     STR_INIT("tree"), STR_INIT("شجرة"), STR_INIT(""), true},
    {STR_INIT("fiets"), STR_INIT("de"), STR_INIT("fiets"), STR_INIT("fietsen"), STR_INIT(""),
     STR_INIT("bicycle"), STR_INIT("دراجة"), STR_INIT(""), true},
    {STR_INIT("trein"), STR_INIT("de"), STR_INIT("trein"), STR_INIT("treinen"), STR_INIT(""),
     STR_INIT("train"), STR_INIT("قطار"), STR_INIT(""), true},
    {STR_INIT("winkel"), STR_INIT("de"), STR_INIT("winkel"), STR_INIT("winkels"), STR_INIT(""),
     STR_INIT("shop"), STR_INIT("متجر"), STR_INIT(""), true},
    {STR_INIT("kaart"), STR_INIT("de"), STR_INIT("kaart"), STR_INIT("kaarten"), STR_INIT(""),
     STR_INIT("map"), STR_INIT("خريطة"), STR_INIT(""), true},
};

static const struct word ALONE[STREET_UNITS - 1] = {
    {STR_INIT("brood"), STR_INIT("het"), STR_INIT("brood"), STR_INIT("broden"),
     STR_INIT("Ik koop een brood."), STR_INIT("bread"), STR_INIT("خبز"), STR_INIT("I buy a bread."),
     true},
    {STR_INIT("cafe"), STR_INIT("het"), STR_INIT("caf\xC3\xA9"), STR_INIT(""), STR_INIT(""),
     STR_INIT("cafe"), STR_INIT("مقهى"), STR_INIT(""), false},
    {STR_INIT("tot-ziens"), STR_INIT(""), STR_INIT("tot ziens"), STR_INIT(""), STR_INIT(""),
     STR_INIT("goodbye"), STR_INIT("مع السلامة"), STR_INIT(""), false},
};

static const struct {
    struct str id;
    enum pack_domain domain;
    struct str nl, en, ar;
} UNITS[STREET_UNITS] = {
    {STR_INIT("straat"), PACK_CIVIC, STR_INIT("Op straat"), STR_INIT("In the street"),
     STR_INIT("في الشارع")},
    {STR_INIT("brood"), PACK_EDUCATION, STR_INIT("Brood"), STR_INIT("Bread"), STR_INIT("خبز")},
    {STR_INIT("cafe"), PACK_WORK, STR_INIT("In het caf\xC3\xA9"), STR_INIT("At the cafe"),
     STR_INIT("في المقهى")},
    {STR_INIT("dag"), PACK_CIVIC, STR_INIT("Afscheid"), STR_INIT("Goodbye"), STR_INIT("وداع")},
};

struct pack_info street_info(void)
{
    return (struct pack_info){
        .uuid = STR("5eed0000-0000-4000-8000-000000000000"),
        .id = STR("street"),
        .host = STR("nl"),
        .level = STR("A1"),
        .version = 1,
        .authors = STR("Tala tests"),
        .licence = STR("CC0-1.0"),
        .built_with = STR("street"),
    };
}

/* Two colours that no other picture has. */
static struct key128 picture(struct pack_writer *w, int which)
{
    static uint8_t rgba[PICTURE_W * PICTURE_H * 4];
    for (int i = 0; i < PICTURE_W * PICTURE_H; i++) {
        bool inside = i % PICTURE_W > PICTURE_W / 4 && i / PICTURE_W > PICTURE_H / 4;
        rgba[4 * i] = (uint8_t)(which * 40);
        rgba[4 * i + 1] = (uint8_t)(200 - which * 20);
        rgba[4 * i + 2] = inside ? 220 : 60;
        rgba[4 * i + 3] = 255;
    }
    struct image image = {PICTURE_W, PICTURE_H, rgba};
    struct buf png;
    struct key128 key;
    buf_init(&png, IMAGE_PNG_BYTES_MAX);
    must(!image_png_write(&image, &png));
    must(!pack_writer_add_blob(w, PACK_PNG, buf_str(&png), &key));
    buf_finish(&png);
    return key;
}

/* Begins as Opus does; nothing decodes it where sound is silence. */
static struct key128 sound(struct pack_writer *w, int which)
{
    static const char head[] = "OggS\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\23OpusHead";
    char bytes[SOUND_BYTES];
    memset(bytes, which, sizeof bytes);
    memcpy(bytes, head, sizeof head - 1);
    struct key128 key;
    must(!pack_writer_add_blob(w, PACK_OPUS, (struct str){bytes, sizeof bytes}, &key));
    return key;
}

static void add_clip(struct pack_writer *w, int item, enum pack_role role, enum pack_speed speed)
{
    int which = item * 4 + (role == PACK_CLIP_EXAMPLE) * 2 + (speed == PACK_SLOW) + 1;
    struct pack_clip clip = {
        .role = role, .speed = speed, .voice = STR("sanne"), .blob = sound(w, which)};
    must(!pack_writer_add_clip(w, item, &clip));
}

static void add_gloss(struct pack_writer *w, int item, struct str language, struct str text,
                      struct str example)
{
    struct pack_gloss gloss = {.gloss = text, .example = example, .state = PACK_REVIEWED};
    must(!pack_writer_add_gloss(w, item, language, &gloss));
}

static void add_word(struct pack_writer *w, const struct word *word, int item)
{
    struct pack_item row = {.kind = word->article.n ? PACK_WORD : PACK_PHRASE,
                            .id = word->id,
                            .text = word->text,
                            .article = word->article,
                            .plural = word->plural,
                            .example = word->example};
    if (word->pictured) {
        row.picture = picture(w, item);
    }
    must(!pack_writer_add_item(w, &row));
    add_gloss(w, item, STR("en"), word->en, word->en_example);
    add_gloss(w, item, STR("ar"), word->ar, STR(""));
    add_clip(w, item, PACK_CLIP_WORD, PACK_NORMAL);
    add_clip(w, item, PACK_CLIP_WORD, PACK_SLOW);
    if (word->example.n) {
        add_clip(w, item, PACK_CLIP_EXAMPLE, PACK_NORMAL);
    }
}

static void add_title(struct pack_writer *w, int unit, const char *language, struct str title)
{
    struct pack_title row = {.title = title, .can_do = STR(""), .state = PACK_REVIEWED};
    must(!pack_writer_add_title(w, unit, str_from(language), &row));
}

static void add_unit(struct pack_writer *w, int unit)
{
    struct pack_unit row = {.id = UNITS[unit].id,
                            .domain = UNITS[unit].domain,
                            .level = STR("A1"),
                            .picture = picture(w, unit)};
    must(!pack_writer_add_unit(w, &row));
    add_title(w, unit, "nl", UNITS[unit].nl);
    add_title(w, unit, "en", UNITS[unit].en);
    add_title(w, unit, "ar", UNITS[unit].ar);
}

static void fill(struct pack_writer *w)
{
    int item = 0;
    for (int unit = 0; unit < STREET_UNITS; unit++) {
        add_unit(w, unit);
        for (int i = 0; unit == STREET_ALL && i < STREET_WORDS; i++) {
            add_word(w, &ALL[i], item++);
        }
        if (unit != STREET_ALL) {
            add_word(w, &ALONE[unit - 1], item++);
        }
    }
    add_title(w, PACK_COURSE, "nl", STR("De straat"));
    add_title(w, PACK_COURSE, "en", STR("The street"));
    add_title(w, PACK_COURSE, "ar", STR("الشارع"));
}

void street_write_in(const char *path, int name, struct str host)
{
    must(name >= 0 && name <= 9);
    struct pack_info info = street_info();
    info.host = host;
    char uuid[UUID_BYTES];
    memcpy(uuid, info.uuid.p, info.uuid.n);
    uuid[info.uuid.n - 1] = (char)('0' + name);
    info.uuid = (struct str){uuid, info.uuid.n};
    struct pack_writer *w;
    must(!pack_writer_create(path, &info, &w));
    fill(w);
    must(!pack_writer_finish(w));
    pack_writer_destroy(w);
}

void street_write(const char *path, int name)
{
    street_write_in(path, name, street_info().host);
}
