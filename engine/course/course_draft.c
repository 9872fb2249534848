/* SPDX-License-Identifier: MIT */
#include "course/course_build.h"

#include "base/os.h"
#include "course/course_media.h"
#include "seal/seal.h"
#include "voice/voice_opus.h"

#include <stdlib.h>

/* Counts up when voice makes other sounds of the same speech. */
#define RECIPE STR("1")

static void add_part(struct seal_hash *hash, struct str part)
{
    seal_hash_add(hash, part);
    seal_hash_add(hash, (struct str){"\0", 1}); /* no part can hold one, so none can run over */
}

/* "<32 digits>.opus", from everything that makes the sound what it is. */
static struct str name_of(const struct course *course, const struct voice_line *line,
                          struct arena *a)
{
    struct seal_hash hash;
    char hex[KEY128_HEX];
    seal_hash_begin(&hash);
    add_part(&hash, RECIPE);
    add_part(&hash, course->speaker.command);
    add_part(&hash, course->speaker.voice);
    add_part(&hash, line->role == VOICE_WORD ? STR("word") : STR("sentence"));
    add_part(&hash, arena_printf(a, "%d", line->speed));
    add_part(&hash, line->text);
    key128_hex(seal_hash_end(&hash), hex);
    return arena_printf(a, "%s.opus", hex);
}

static bool is_recorded(const struct course *course, int *at, int item, enum pack_role role,
                        enum pack_speed speed)
{
    const struct course_recording *list = course->recordings;
    /* Recordings are in the order in which drafts are asked for. */
    bool recorded = false;
    while (*at < course->recording_count && list[*at].item == item && list[*at].role == role &&
           list[*at].speed == speed) {
        recorded = true;
        (*at)++;
    }
    return recorded;
}

/* As it stands on the screen: with its article, so that the two are learnt together. */
static struct str spoken(const struct pack_item *item, struct arena *a)
{
    if (item->say.n > 0 || item->article.n == 0) {
        return item->say.n > 0 ? item->say : item->text;
    }
    return arena_printf(a, "%.*s %.*s", STR_ARG(item->article), STR_ARG(item->text));
}

static struct voice_line line_of(const struct course *course, const struct pack_item *item,
                                 enum pack_role role, enum pack_speed speed, struct arena *a)
{
    struct str word = spoken(item, a);
    return (struct voice_line){
        .text = role == PACK_CLIP_WORD ? word : item->example,
        .speed = speed == PACK_NORMAL ? course->speed : course->slow_speed,
        .role = course_voice_role(item, role),
    };
}

void course_drafts_list(const struct course *course, struct arena *a, struct course_drafts *out)
{
    enum { SOUNDS_OF_ITEM = 4 };
    size_t room = (size_t)course->item_count * SOUNDS_OF_ITEM;
    *out = (struct course_drafts){ARENA_ARRAY(a, struct course_draft, room), 0};
    int recording = 0;
    for (size_t i = 0; i < room; i++) {
        int item = (int)(i / SOUNDS_OF_ITEM);
        enum pack_role role = i / 2 % 2 ? PACK_CLIP_EXAMPLE : PACK_CLIP_WORD;
        enum pack_speed speed = i % 2 ? PACK_SLOW : PACK_NORMAL;
        struct voice_line line = line_of(course, &course->items[item].pack, role, speed, a);
        if (is_recorded(course, &recording, item, role, speed) || line.text.n == 0) {
            continue;
        }
        out->drafts[out->count++] =
            (struct course_draft){item, role, speed, line, name_of(course, &line, a)};
    }
}

enum err course_draft_make(const struct course *course, const struct course_draft *draft,
                           const char *drafts_dir, bool *made)
{
    struct arena scratch;
    arena_init(&scratch, 0);
    struct str path = arena_printf(&scratch, "%s/%.*s", drafts_dir, STR_ARG(draft->name));
    struct str wav = arena_printf(&scratch, "%s.wav", path.p);
    enum err e = OK;
    *made = !os_is_file(path.p);
    if (*made) {
        struct buf opus;
        buf_init(&opus, VOICE_OPUS_BYTES_MAX);
        e = voice_draft(&course->speaker, &draft->line, wav.p, &opus);
        e = e == OK ? os_file_write(path.p, buf_str(&opus)) : e;
        buf_finish(&opus);
    }
    arena_finish(&scratch);
    return e;
}
