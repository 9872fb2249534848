/* SPDX-License-Identifier: MIT */
#include "course/course_media.h"

#include "base/utf8.h"
#include "font/font.h"

struct checker {
    const struct course *course;
    const struct course_tools *tools;
    struct diag_list *diags;
    struct arena scratch;
    struct course_index pictures; /* made already, well or not */
};

/* --- letters --- */

/* What belongs to every text of one row. */
struct letters {
    struct font_set *fonts;
    struct course_place at;
    struct str lang;
    enum font_role role;
};

/* One complaint a cell is enough: the next letter shows when this one is mended. */
static void check_letters(const struct letters *l, const char *column, struct str text)
{
    uint32_t bad = 0;
    if (font_can_draw(l->fonts, l->lang, l->role, text, &bad)) {
        return;
    }
    char letter[4];
    size_t n = utf8_put(bad, letter);
    struct str code = arena_printf(l->at.diags->arena, "U+%04X", (unsigned)bad);
    course_error(&l->at, "course.letter", str_from(column), (struct str){letter, n}, code, l->lang);
}

static void check_item_letters(const struct letters *l, const struct pack_item *item)
{
    check_letters(l, "text", item->text);
    for (int i = 0; i < item->accept.count; i++) {
        check_letters(l, "accept", item->accept.parts[i]);
    }
    check_letters(l, "article", item->article);
    check_letters(l, "plural", item->plural);
    check_letters(l, "graphemes", item->graphemes);
    check_letters(l, "example", item->example);
}

static void check_host_letters(struct checker *c)
{
    const struct course *course = c->course;
    struct letters l = {
        c->tools->fonts, {c->diags, STR("course.ini"), 0}, course->info.host, FONT_LEARN};
    check_letters(&l, "title", course->title);
    for (int i = 0; i < course->unit_count; i++) {
        const struct course_unit *unit = &course->units[i];
        l.at = (struct course_place){c->diags, STR("units.csv"), unit->row};
        check_letters(&l, "title", unit->title);
        check_letters(&l, "can-do", unit->can_do);
        check_letters(&l, "grammar", unit->pack.grammar);
    }
    for (int i = 0; i < course->item_count; i++) {
        const struct course_item *item = &course->items[i];
        l.at = (struct course_place){c->diags, course->units[item->pack.unit].file, item->row};
        check_item_letters(&l, &item->pack);
    }
}

static struct str file_in(struct checker *c, const char *folder, struct str lang)
{
    return arena_printf(c->diags->arena, "%s/%.*s.csv", folder, STR_ARG(lang));
}

static void check_title_letters(struct letters *l, const struct course_title *title)
{
    l->at.row = title->row;
    check_letters(l, "title", title->pack.title);
    check_letters(l, "can-do", title->pack.can_do);
}

static void check_language_letters(struct checker *c, const struct course_language *language)
{
    struct letters l = {c->tools->fonts,
                        {c->diags, file_in(c, "gloss", language->lang), 0},
                        language->lang,
                        FONT_GLOSS};
    for (int i = 0; i < c->course->item_count; i++) {
        l.at.row = language->glosses[i].row;
        check_letters(&l, "gloss", language->glosses[i].pack.gloss);
        check_letters(&l, "example", language->glosses[i].pack.example);
    }
    l.at.file = file_in(c, "titles", language->lang);
    check_title_letters(&l, &language->title);
    for (int i = 0; i < c->course->unit_count; i++) {
        check_title_letters(&l, &language->titles[i]);
    }
}

/* --- pictures and sounds --- */

static void check_picture(struct checker *c, struct str file, int row, struct str picture)
{
    bool emoji_unchecked = !c->tools->emoji && str_find(picture, STR(".")) == SIZE_MAX;
    if (picture.n == 0 || emoji_unchecked ||
        course_index_add(&c->pictures, c->diags->arena, picture, row) >= 0) {
        return;
    }
    struct course_place at = {c->diags, file, row};
    struct buf png;
    buf_init(&png, PACK_BLOB_BYTES_MAX);
    course_picture_make(c->course, c->tools, &at, picture, &c->scratch, &png);
    buf_finish(&png);
    arena_reset(&c->scratch);
}

static void check_pictures(struct checker *c)
{
    const struct course *course = c->course;
    for (int i = 0; i < course->unit_count; i++) {
        check_picture(c, STR("units.csv"), course->units[i].row, course->units[i].picture);
    }
    for (int i = 0; i < course->item_count; i++) {
        const struct course_item *item = &course->items[i];
        check_picture(c, course->units[item->pack.unit].file, item->row, item->picture);
    }
}

static void check_recordings(struct checker *c)
{
    const struct course *course = c->course;
    int64_t spoken = 0; /* items whose word a person says */
    int last = -1;
    for (int i = 0; i < course->recording_count; i++) {
        const struct course_recording *recording = &course->recordings[i];
        course_recording_make(course, c->diags, recording, &c->scratch, NULL);
        arena_reset(&c->scratch);
        bool word = recording->role == PACK_CLIP_WORD && recording->speed == PACK_NORMAL;
        spoken += word && recording->item != last;
        last = word ? recording->item : last;
    }
    if (spoken < course->item_count) {
        struct course_place at = {c->diags, COURSE_NONE, 0};
        course_note(&at, "course.sound-synthetic", COURSE_NONE,
                    course_number(&at, course->item_count - spoken),
                    course_number(&at, course->item_count), COURSE_NONE);
    }
}

void course_check(const struct course *course, const struct course_tools *tools,
                  struct diag_list *diags)
{
    struct checker c = {.course = course, .tools = tools, .diags = diags};
    arena_init(&c.scratch, 0);
    if (tools->fonts) {
        check_host_letters(&c);
        for (int i = 0; i < course->language_count; i++) {
            check_language_letters(&c, &course->languages[i]);
        }
    }
    check_pictures(&c);
    check_recordings(&c);
    arena_finish(&c.scratch);
}
