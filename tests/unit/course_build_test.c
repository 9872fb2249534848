/* SPDX-License-Identifier: MIT
 *
 * Drafts and building: what is in the folder is in the pack, the same bytes each time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/os.h"
#include "course/course_build.h"
#include "font/font_emoji.h"
#include "image/image_png.h"
#include "pack/pack.h"
#include "support/course_folder.h"
#include "voice/voice_clean.h"
#include "voice/voice_opus.h"

#define EMOJI "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"
#define BUILT STR("test 1")

enum { PACK_MAX = 32 << 20 };

struct fixture {
    struct course_folder folder;
    struct diag_list diags;
    struct course course;
    struct course_tools tools;
    const char *drafts, *path;
};

static int setup(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    course_folder_make(&f->folder);
    diag_init(&f->diags, &f->folder.arena);
    f->drafts = course_folder_beside(&f->folder, "drafts");
    f->path = course_folder_beside(&f->folder, "tiny.talapack");
    assert_int_equal(os_dir_make(f->drafts), OK);
    assert_int_equal(font_emoji_open(EMOJI, &f->tools.emoji), OK);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    font_emoji_close(f->tools.emoji);
    course_folder_remove(&f->folder);
    free(f);
    return 0;
}

static void read_course(struct fixture *f)
{
    diag_init(&f->diags, &f->folder.arena);
    assert_int_equal(course_read(f->folder.dir, &f->folder.arena, &f->diags, &f->course), OK);
}

/* Makes what is missing; returns how many that were. */
static int make_drafts(struct fixture *f)
{
    struct course_drafts drafts;
    int made_count = 0;
    course_drafts_list(&f->course, &f->folder.arena, &drafts);
    for (size_t i = 0; i < drafts.count; i++) {
        bool made = false;
        assert_int_equal(course_draft_make(&f->course, &drafts.drafts[i], f->drafts, &made), OK);
        made_count += made;
    }
    return made_count;
}

static enum err build(struct fixture *f, const char *path)
{
    return course_build(&f->course, &f->tools, f->drafts, BUILT, path, &f->diags);
}

static struct pack *open_built(struct fixture *f)
{
    struct pack *pack = NULL;
    read_course(f);
    make_drafts(f);
    assert_int_equal(build(f, f->path), OK);
    assert_int_equal(pack_verify(f->path), OK);
    assert_int_equal(pack_open(f->path, &pack), OK);
    return pack;
}

static void assert_text(struct str is, const char *wanted)
{
    assert_int_equal(is.n, strlen(wanted));
    assert_memory_equal(is.p, wanted, is.n);
}

static void a_pack_holds_the_course(void **state)
{
    struct fixture *f = *state;
    struct pack *pack = open_built(f);
    assert_text(pack->info.id, "tiny");
    assert_text(pack->info.built_with, "test 1");
    assert_int_equal(pack->unit_count, 2);
    assert_int_equal(pack->item_count, 6);
    assert_text(pack_title(pack, STR("nl"), 0), "Eten");
    assert_text(pack_title(pack, STR("en"), PACK_COURSE), "Eating and counting");
    assert_text(pack_title(pack, STR("ar"), 1), "Tellen"); /* not translated: the host's */
    int melk = pack_item_of_id(pack, STR("melk"));
    assert_text(pack->items[melk].text, "melk");
    assert_text(pack->items[melk].tags.parts[1], "drinken");
    assert_text(pack_gloss(pack, melk, STR("en"))->gloss, "milk");
    assert_null(pack_gloss(pack, pack_item_of_id(pack, STR("twee")), STR("ar")));
    pack_close(pack);
}

static void pictures_are_baked(void **state)
{
    static const struct {
        const char *id;
        int width, height;
    } cases[] = {{"brood", 136, 128}, {"dank-u-wel", 136, 128}, {"tomaat", 24, 24}};
    struct fixture *f = *state;
    struct pack *pack = open_built(f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct pack_item *item = &pack->items[pack_item_of_id(pack, str_from(cases[i].id))];
        struct str png;
        struct image image;
        assert_int_equal(pack_blob(pack, item->picture, &f->folder.arena, &png), OK);
        assert_int_equal(image_png_read(png, &f->folder.arena, &image), OK);
        assert_int_equal(image.width_px, cases[i].width);
        assert_int_equal(image.height_px, cases[i].height);
    }
    /* The same emoji twice is one blob: unit and item share it. */
    assert_true(key128_eq(pack->units[0].picture, pack->items[0].picture));
    pack_close(pack);
}

static double loudness_of(struct fixture *f, struct pack *pack, const struct pack_clip *clip,
                          int *ms)
{
    struct str opus;
    struct voice_pcm pcm;
    double lufs = 0;
    assert_non_null(clip);
    assert_int_equal(pack_blob(pack, clip->blob, &f->folder.arena, &opus), OK);
    assert_int_equal(voice_opus_read(opus, &f->folder.arena, &pcm), OK);
    assert_int_equal(voice_loudness(&pcm, &lufs), OK);
    *ms = voice_pcm_ms(&pcm);
    return lufs;
}

static void recordings_come_before_drafts(void **state)
{
    struct fixture *f = *state;
    struct pack *pack = open_built(f);
    int brood = pack_item_of_id(pack, STR("brood")), melk = pack_item_of_id(pack, STR("melk"));
    const struct pack_clip *clip = pack_clip(pack, brood, PACK_CLIP_WORD, PACK_NORMAL);
    int ms = 0, slow_ms = 0;
    assert_true(loudness_of(f, pack, clip, &ms) < -16.9);
    assert_true(loudness_of(f, pack, clip, &ms) > -19.1);
    assert_false(clip->synthetic);
    assert_text(clip->voice, "anna");
    assert_in_range(ms, 560, 600); /* 400 of sound, 60 before, 120 after */

    clip = pack_clip(pack, melk, PACK_CLIP_WORD, PACK_NORMAL);
    loudness_of(f, pack, clip, &ms);
    assert_true(clip->synthetic);
    assert_text(clip->voice, "tester");
    loudness_of(f, pack, pack_clip(pack, melk, PACK_CLIP_WORD, PACK_SLOW), &slow_ms);
    assert_true(slow_ms > ms * 5 / 4);
    assert_non_null(pack_clip(pack, brood, PACK_CLIP_EXAMPLE, PACK_NORMAL));
    assert_null(pack_clip(pack, melk, PACK_CLIP_EXAMPLE, PACK_NORMAL)); /* has no example */
    pack_close(pack);
}

static void the_same_course_gives_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    const char *second = course_folder_beside(&f->folder, "second.talapack");
    struct str a, b;
    pack_close(open_built(f));
    read_course(f);
    assert_int_equal(build(f, second), OK);
    assert_int_equal(os_file_read(&f->folder.arena, f->path, PACK_MAX, &a), OK);
    assert_int_equal(os_file_read(&f->folder.arena, second, PACK_MAX, &b), OK);
    assert_true(str_eq(a, b));
}

static void drafts_are_made_once(void **state)
{
    struct fixture *f = *state;
    read_course(f);
    /* brood: slow, example twice; melk, tomaat, dank u wel, een, twee: normal and slow. */
    assert_int_equal(make_drafts(f), 3 + 5 * 2);
    assert_int_equal(make_drafts(f), 0);
    course_folder_edit(&f->folder, "units/01-eten.csv", "melk,word,melk", "melk,word,karnemelk");
    read_course(f);
    assert_int_equal(make_drafts(f), 2);
    course_folder_edit(&f->folder, "course.ini", "name = tester", "name = tester\nslow-speed = 60");
    read_course(f);
    assert_int_equal(make_drafts(f), 2 + 5);
}

static void missing_sounds_keep_the_pack_from_being_written(void **state)
{
    struct fixture *f = *state;
    read_course(f);
    assert_int_equal(build(f, f->path), ERR_FORMAT);
    assert_false(os_is_file(f->path));
    /* Normal speed of brood's example and five words; slow ones are no must. */
    assert_int_equal(f->diags.errors, 6);
    const struct diag *first = &f->diags.items[f->diags.count - 6];
    assert_string_equal(first->code, "course.sound-missing");
    assert_text(first->place.column, "example");
    assert_text(first->args[0], "Ik koop een brood.");
    assert_int_equal(first->place.row, 2);
}

static void errors_keep_the_pack_from_being_written(void **state)
{
    struct fixture *f = *state;
    pack_close(open_built(f));
    struct str before, after;
    assert_int_equal(os_file_read(&f->folder.arena, f->path, PACK_MAX, &before), OK);
    course_folder_edit(&f->folder, "units/01-eten.csv", "brood,word", "brood,werkwoord");
    read_course(f);
    assert_int_equal(build(f, f->path), ERR_FORMAT);
    assert_int_equal(os_file_read(&f->folder.arena, f->path, PACK_MAX, &after), OK);
    assert_true(str_eq(before, after)); /* the last good one stays */
}

static void a_damaged_draft_is_named(void **state)
{
    struct fixture *f = *state;
    struct course_drafts drafts;
    read_course(f);
    make_drafts(f);
    course_drafts_list(&f->course, &f->folder.arena, &drafts);
    const char *path =
        arena_printf(&f->folder.arena, "%s/%s", f->drafts, drafts.drafts[0].name.p).p;
    assert_int_equal(os_file_write(path, STR("OggS no more")), OK);
    assert_int_equal(build(f, f->path), ERR_FORMAT);
    assert_string_equal(f->diags.items[f->diags.count - 1].code, "course.sound-bad");
    assert_false(os_is_file(f->path));
}

static void speech_that_fails_says_how(void **state)
{
    static const struct {
        const char *file, *from, *to;
        enum err err;
    } cases[] = {
        {"units/02-tellen.csv", "twee\n", "unspeakable\n", ERR_IO},
        {"units/02-tellen.csv", "unspeakable", "hush", ERR_IO},
        {"course.ini", SPEAKER, SPEAKER "-of-nobody", ERR_NOT_FOUND},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct course_drafts drafts;
        bool made = false;
        course_folder_edit(&f->folder, cases[i].file, cases[i].from, cases[i].to);
        read_course(f);
        course_drafts_list(&f->course, &f->folder.arena, &drafts);
        const struct course_draft *last = &drafts.drafts[drafts.count - 2];
        assert_int_equal(course_draft_make(&f->course, last, f->drafts, &made), cases[i].err);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_pack_holds_the_course, setup, teardown),
        cmocka_unit_test_setup_teardown(pictures_are_baked, setup, teardown),
        cmocka_unit_test_setup_teardown(recordings_come_before_drafts, setup, teardown),
        cmocka_unit_test_setup_teardown(the_same_course_gives_the_same_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(drafts_are_made_once, setup, teardown),
        cmocka_unit_test_setup_teardown(missing_sounds_keep_the_pack_from_being_written, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(errors_keep_the_pack_from_being_written, setup, teardown),
        cmocka_unit_test_setup_teardown(a_damaged_draft_is_named, setup, teardown),
        cmocka_unit_test_setup_teardown(speech_that_fails_says_how, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
