/* SPDX-License-Identifier: MIT */
#include "course/course_build.h"

#include "base/os.h"
#include "course/course_media.h"
#include "pack/pack.h"
#include "pack/pack_writer.h"
#include "voice/voice_opus.h"

struct builder {
    const struct course *course;
    const struct course_tools *tools;
    const char *drafts_dir;
    struct diag_list *diags;
    struct course_drafts drafts; /* those that exist */
    struct pack_writer *writer;
    struct arena keep;    /* as long as the builder */
    struct arena scratch; /* one picture or sound */
    struct course_index pictures;
    struct key128 *keys; /* of pictures */
    int key_count;
    int next_recording, next_draft; /* first that was not added */
};

/* --- what must be there before anything is written --- */

static struct str draft_path(struct builder *b, const struct course_draft *draft)
{
    return arena_printf(&b->keep, "%s/%.*s", b->drafts_dir, STR_ARG(draft->name));
}

static void report_missing(struct builder *b, const struct course_draft *draft)
{
    const struct course_item *item = &b->course->items[draft->item];
    struct course_place at = {b->diags, b->course->units[item->pack.unit].file, item->row};
    course_error(&at, "course.sound-missing",
                 draft->role == PACK_CLIP_WORD ? STR("text") : STR("example"), draft->line.text,
                 item->pack.id, COURSE_NONE);
}

/* Slow speech is a help, not a must: who has recorded everything once has finished. */
static void find_drafts(struct builder *b)
{
    struct course_drafts all;
    course_drafts_list(b->course, &b->keep, &all);
    for (size_t i = 0; i < all.count; i++) {
        struct course_draft *draft = &all.drafts[i];
        if (b->drafts_dir && os_is_file(draft_path(b, draft).p)) {
            all.drafts[b->drafts.count++] = *draft;
        } else if (draft->speed == PACK_NORMAL) {
            report_missing(b, draft);
        }
    }
    b->drafts.drafts = all.drafts;
}

/* --- blobs --- */

/* The key of a picture, made when it is met first; zero where there is none. */
static enum err add_picture(struct builder *b, const struct course_place *at, struct str picture,
                            struct key128 *key)
{
    *key = (struct key128){{0}};
    if (picture.n == 0) {
        return OK;
    }
    int known = course_index_find(&b->pictures, picture);
    if (known >= 0) {
        *key = b->keys[known];
        return OK;
    }
    struct buf png;
    buf_init(&png, PACK_BLOB_BYTES_MAX);
    enum err e = ERR_FORMAT;
    if (course_picture_make(b->course, b->tools, at, picture, &b->scratch, &png)) {
        e = pack_writer_add_blob(b->writer, PACK_PNG, buf_str(&png), key);
    }
    buf_finish(&png);
    arena_reset(&b->scratch);
    course_index_add(&b->pictures, &b->keep, picture, b->key_count);
    b->keys[b->key_count++] = *key;
    return e;
}

static enum err add_clip(struct builder *b, int item, struct pack_clip *clip, struct str opus)
{
    enum err e = pack_writer_add_blob(b->writer, PACK_OPUS, opus, &clip->blob);
    return e == OK ? pack_writer_add_clip(b->writer, item, clip) : e;
}

static enum err add_recording(struct builder *b, const struct course_recording *recording)
{
    struct pack_clip clip = {
        .role = recording->role, .speed = recording->speed, .voice = recording->voice};
    struct buf opus;
    buf_init(&opus, PACK_BLOB_BYTES_MAX);
    enum err e = ERR_FORMAT;
    if (course_recording_make(b->course, b->diags, recording, &b->scratch, &opus)) {
        e = add_clip(b, recording->item, &clip, buf_str(&opus));
    }
    buf_finish(&opus);
    arena_reset(&b->scratch);
    return e;
}

static enum err add_draft(struct builder *b, const struct course_draft *draft)
{
    struct pack_clip clip = {.role = draft->role,
                             .speed = draft->speed,
                             .voice = b->course->speaker.voice,
                             .synthetic = true};
    struct str opus = {0}, path = draft_path(b, draft);
    int ms = 0;
    enum err e = os_file_read(&b->scratch, path.p, PACK_BLOB_BYTES_MAX, &opus);
    e = e == OK ? voice_opus_check(opus, &ms) : e;
    if (e != OK) {
        struct course_place at = {b->diags, path, 0};
        course_error(&at, "course.sound-bad", COURSE_NONE, draft->name, COURSE_NONE, COURSE_NONE);
        return ERR_FORMAT;
    }
    e = add_clip(b, draft->item, &clip, opus);
    arena_reset(&b->scratch);
    return e;
}

/* --- rows --- */

static enum err add_sounds(struct builder *b, int item)
{
    const struct course *course = b->course;
    enum err e = OK;
    while (e == OK && b->next_recording < course->recording_count &&
           course->recordings[b->next_recording].item == item) {
        e = add_recording(b, &course->recordings[b->next_recording++]);
    }
    while (e == OK && (size_t)b->next_draft < b->drafts.count &&
           b->drafts.drafts[b->next_draft].item == item) {
        e = add_draft(b, &b->drafts.drafts[b->next_draft++]);
    }
    return e;
}

static enum err add_item(struct builder *b, int index)
{
    const struct course *course = b->course;
    struct pack_item item = course->items[index].pack;
    struct course_place at = {b->diags, course->units[item.unit].file, course->items[index].row};
    enum err e = add_picture(b, &at, course->items[index].picture, &item.picture);
    e = e == OK ? pack_writer_add_item(b->writer, &item) : e;
    for (int i = 0; e == OK && i < course->language_count; i++) {
        const struct pack_gloss *gloss = &course->languages[i].glosses[index].pack;
        if (gloss->gloss.n > 0) {
            e = pack_writer_add_gloss(b->writer, index, course->languages[i].lang, gloss);
        }
    }
    return e == OK ? add_sounds(b, index) : e;
}

/* The author's own words are reviewed: they are what is translated from. */
static enum err add_host_title(struct builder *b, int unit, struct str title, struct str can_do)
{
    struct pack_title own = {title, can_do, PACK_REVIEWED};
    return pack_writer_add_title(b->writer, unit, b->course->info.host, &own);
}

static enum err add_titles(struct builder *b, int unit)
{
    const struct course *course = b->course;
    enum err e = OK;
    for (int i = 0; e == OK && i < course->language_count; i++) {
        const struct course_language *language = &course->languages[i];
        const struct pack_title *title =
            unit == PACK_COURSE ? &language->title.pack : &language->titles[unit].pack;
        if (title->title.n > 0 && !str_eq(language->lang, course->info.host)) {
            e = pack_writer_add_title(b->writer, unit, language->lang, title);
        }
    }
    return e;
}

static enum err add_unit(struct builder *b, int index)
{
    const struct course_unit *from = &b->course->units[index];
    struct pack_unit unit = from->pack;
    struct course_place at = {b->diags, STR("units.csv"), from->row};
    enum err e = add_picture(b, &at, from->picture, &unit.picture);
    e = e == OK ? pack_writer_add_unit(b->writer, &unit) : e;
    e = e == OK ? add_host_title(b, index, from->title, from->can_do) : e;
    e = e == OK ? add_titles(b, index) : e;
    for (int i = 0; e == OK && i < unit.item_count; i++) {
        e = add_item(b, unit.first_item + i);
    }
    return e;
}

static enum err write_pack(struct builder *b, struct str built_with, const char *path)
{
    const struct course *course = b->course;
    struct pack_info info = course->info;
    info.built_with = built_with;
    enum err e = pack_writer_create(path, &info, &b->writer);
    e = e == OK ? add_host_title(b, PACK_COURSE, course->title, STR("")) : e;
    e = e == OK ? add_titles(b, PACK_COURSE) : e;
    for (int i = 0; e == OK && i < course->unit_count; i++) {
        e = add_unit(b, i);
    }
    e = e == OK && !diag_has_errors(b->diags) ? pack_writer_finish(b->writer) : e;
    pack_writer_destroy(b->writer);
    return e;
}

enum err course_build(const struct course *course, const struct course_tools *tools,
                      const char *drafts_dir, struct str built_with, const char *path,
                      struct diag_list *diags)
{
    struct builder b = {.course = course, .tools = tools, .drafts_dir = drafts_dir, .diags = diags};
    size_t pictures = (size_t)course->unit_count + (size_t)course->item_count;
    arena_init(&b.keep, 0);
    arena_init(&b.scratch, 0);
    b.keys = ARENA_ARRAY(&b.keep, struct key128, pictures);
    find_drafts(&b);
    enum err e = ERR_FORMAT;
    if (!diag_has_errors(diags)) {
        e = write_pack(&b, built_with, path);
        if (e != OK && !diag_has_errors(diags)) {
            struct course_place at = {diags, str_from(path), 0};
            course_error(&at, "course.pack-failed", COURSE_NONE, str_from(err_name(e)), COURSE_NONE,
                         COURSE_NONE);
        }
    }
    arena_finish(&b.scratch);
    arena_finish(&b.keep);
    return e;
}
