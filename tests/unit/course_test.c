/* SPDX-License-Identifier: MIT
 *
 * Reading and checking a course: a sound one, and one with every kind of fault.     */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/os.h"
#include "course/course.h"
#include "font/font.h"
#include "font/font_emoji.h"
#include "support/course_folder.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define EMOJI        "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"

struct fixture {
    struct course_folder folder;
    struct diag_list diags;
    struct course course;
    struct course_tools tools;
};

static struct course_tools open_tools(struct arena *a)
{
    static const struct str folders[] = {STR_INIT("/usr/share/fonts/truetype")};
    struct course_tools tools = {0};
    struct diag_list diags;
    struct font_options options = {.folders = folders, .folder_count = 1};
    diag_init(&diags, a);
    assert_int_equal(os_file_read(a, SOURCE_DIR "/assets/fonts.ini", 1 << 20, &options.fonts_ini),
                     OK);
    assert_int_equal(font_set_create(&options, &diags, &tools.fonts), OK);
    assert_int_equal(font_emoji_open(EMOJI, &tools.emoji), OK);
    return tools;
}

static int setup(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    course_folder_make(&f->folder);
    diag_init(&f->diags, &f->folder.arena);
    f->tools = open_tools(&f->folder.arena);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    font_set_destroy(f->tools.fonts);
    font_emoji_close(f->tools.emoji);
    course_folder_remove(&f->folder);
    free(f);
    return 0;
}

static void read_and_check(struct fixture *f)
{
    assert_int_equal(course_read(f->folder.dir, &f->folder.arena, &f->diags, &f->course), OK);
    course_check(&f->course, &f->tools, &f->diags);
}

static const char *text_of(struct fixture *f, const struct diag *d)
{
    static const char levels[] = {[DIAG_NOTE] = 'n', [DIAG_WARNING] = 'w', [DIAG_ERROR] = 'e'};
    return arena_printf(&f->folder.arena, "%c %s|%.*s|%d|%.*s|%.*s|%.*s|%.*s", levels[d->level],
                        d->code, STR_ARG(d->place.file), d->place.row, STR_ARG(d->place.column),
                        STR_ARG(d->args[0]), STR_ARG(d->args[1]), STR_ARG(d->args[2]))
        .p;
}

static bool was_reported(struct fixture *f, const char *wanted)
{
    for (size_t i = 0; i < f->diags.count; i++) {
        if (strcmp(text_of(f, &f->diags.items[i]), wanted) == 0) {
            return true;
        }
    }
    return false;
}

static void print_reports(struct fixture *f)
{
    for (size_t i = 0; i < f->diags.count; i++) {
        print_message("    %s\n", text_of(f, &f->diags.items[i]));
    }
}

static void expect_report(struct fixture *f, const char *wanted)
{
    if (!was_reported(f, wanted)) {
        print_reports(f);
        fail_msg("not reported: %s", wanted);
    }
}

static void assert_text(struct str is, const char *wanted)
{
    assert_int_equal(is.n, strlen(wanted));
    assert_memory_equal(is.p, wanted, is.n);
}

static void a_sound_course_is_read_whole(void **state)
{
    struct fixture *f = *state;
    read_and_check(f);
    const struct course *c = &f->course;
    assert_text(c->title, "Eten en tellen");
    assert_text(c->info.host, "nl");
    assert_int_equal(c->info.version, 3);
    assert_int_equal(c->unit_count, 2);
    assert_text(c->units[0].pack.id, "eten"); /* by order, not by row */
    assert_int_equal(c->units[0].pack.item_count, 4);
    assert_int_equal(c->units[1].pack.first_item, 4);
    assert_int_equal(c->units[1].pack.domain, PACK_EDUCATION);
    assert_int_equal(c->item_count, 6);
    assert_text(c->items[0].pack.article, "het");
    assert_text(c->items[1].pack.tags.parts[1], "drinken");
    assert_text(c->items[3].pack.accept.parts[1], "bedankt");
    assert_int_equal(c->items[3].pack.kind, PACK_PHRASE);
    assert_text(c->items[5].pack.say, "twee");
    assert_int_equal(c->items[5].row, 3);
    assert_int_equal(c->language_count, 2);
    assert_text(c->languages[0].lang, "ar");
    assert_text(c->languages[1].glosses[0].pack.gloss, "bread");
    assert_int_equal(c->languages[1].glosses[2].pack.state, PACK_DRAFT);
    assert_text(c->languages[1].titles[1].pack.title, "Counting");
    assert_text(c->languages[1].title.pack.title, "Eating and counting");
    assert_int_equal(c->recording_count, 1);
    assert_text(c->recordings[0].path, "audio/anna/brood.wav");
}

/* No errors, no warnings, and what is still to be done in a few lines. */
static void a_sound_course_has_notes_only(void **state)
{
    static const char *const notes[] = {
        "n course.gloss-missing|gloss/ar.csv|0||4|6|tomaat, dank-u-wel, een, twee",
        "n course.gloss-draft|gloss/ar.csv|0||2|6|",
        "n course.gloss-draft|gloss/en.csv|0||1|6|",
        "n course.sound-synthetic||0||5|6|",
    };
    struct fixture *f = *state;
    read_and_check(f);
    for (size_t i = 0; i < COUNT(notes); i++) {
        expect_report(f, notes[i]);
    }
    if (f->diags.count != COUNT(notes)) {
        print_reports(f);
    }
    assert_int_equal(f->diags.count, COUNT(notes));
}

struct fault {
    const char *file, *from, *to; /* as course_folder_edit */
    const char *report;
};

#define INI   "course.ini"
#define UNITS "units.csv"
#define ETEN  "units/01-eten.csv"
#define EN    "gloss/en.csv"

/* Edits that stand in each other's way are told apart by the row they touch. */
static const struct fault faults[] = {
    /* course.ini */
    {INI, "0d8c3b7e-", "0D8C3B7E",
     "e course.uuid|course.ini|3|uuid|0D8C3B7E5f0a-4b1e-9c52-3f6a1c2d4e5f||"},
    {INI, "host = nl", "host = n", "e course.language|course.ini|6|host|n||"},
    {INI, "level = A1", "level = A9", "e course.level|course.ini|7|level|A9||"},
    {INI, "version = 3", "version = 3.1", "e course.number|course.ini|8|version|3.1|1|1000000"},
    {INI, "authors = Tala tests\n", "", "e ini.key-missing|course.ini|0|authors|authors|course|"},
    {INI, "[voice]\n", "[voice]\ncolour = red\n",
     "e ini.key-unknown|course.ini|12|colour|colour|voice|"},
    {INI, "-- {text}", "", NULL},
    /* units.csv */
    {UNITS, "\n2,tellen", "\n1,tellen", "e course.order-duplicate|units.csv|3|order|1|2|"},
    {UNITS, "education", "school", "e course.domain|units.csv|2|domain|school||"},
    {UNITS, ",civic,A1", ",civic,A7", "e course.level|units.csv|3|level|A7||"},
    {UNITS, "twee broden.\"\n", "twee broden.\"\n3,kleuren,Kleuren,civic,A1,,,\n",
     "e course.unit-file-missing|units.csv|4|id|kleuren||"},
    {UNITS, "kleuren,Kleuren,civic,A1,,,\n",
     "kleuren,Kleuren,civic,A1,,,\n4,kleuren,Nog eens,civic,A1,,,\n",
     "e course.id-duplicate|units.csv|6|id|kleuren|units.csv|4"},
    {UNITS, "4,kleuren,", "5,course,Cursus,civic,A1,,,\n4,kleuren,",
     "e course.id-reserved|units.csv|5|id|course||"},
    /* a unit's table: rows 2 to 5 stand, others are added behind them */
    {ETEN, "brood,word", "brood,werkwoord", "e course.kind|units/01-eten.csv|2|kind|werkwoord||"},
    {ETEN, "melk,word", "Melk,word", "e course.id-letters|units/01-eten.csv|3|id|Melk||"},
    {ETEN, "tomaat.png", "tomaten.png",
     "e course.picture-missing|units/01-eten.csv|4|picture|tomaten.png||"},
    {ETEN, "t-o-m-aa-t", "t-o-m-a-t",
     "w course.graphemes-differ|units/01-eten.csv|4|graphemes|t-o-m-a-t|tomaat|"},
    {ETEN, "bedankt", "|", "e course.list-part-empty|units/01-eten.csv|5|accept|||"},
    {ETEN, "\xF0\x9F\x99\x8F\xF0\x9F\x8F\xBD,,,,,\n",
     "kersen,,,,,\n"
     "brood,word,kaas,,,,,,,,,\n"              /* 6 */
     "kaas,word,caf\x65\xCC\x81,,,,,,,,,\n"    /* 7: e and a combining accent */
     "rijst,word,ri\xE2\x80\xAEjst,,,,,,,,,\n" /* 8: right-to-left override */
     "ui,word,\xE3\x8D\xBF,,,,,,,,,\n"         /* 9: a letter of no font */
     "sla,phrase,sla,,de,,,,,,,\n"             /* 10 */
     "sla-2,word,sla,,de,,sla.jpg,,,,,\n"      /* 11 */
     "peer,word,peer,,,,../peer.png,,,,,\n"    /* 12 */
     "appel,word,,,,,,,,,,\n"                  /* 13 */
     "pruim,word,pruim\n",                     /* 14 */
     "e course.emoji-unknown|units/01-eten.csv|5|picture|kersen||"},
    {ETEN, "", "", "e course.id-duplicate|units/01-eten.csv|6|id|brood|units/01-eten.csv|2"},
    {ETEN, "", "", "e course.text-nfc|units/01-eten.csv|7|text|caf\x65\xCC\x81||"},
    {ETEN, "", "", "e course.text-control|units/01-eten.csv|8|text|U+202E||"},
    {ETEN, "", "", "e course.letter|units/01-eten.csv|9|text|\xE3\x8D\xBF|U+337F|n"},
    {ETEN, "", "", "w course.article-kind|units/01-eten.csv|10|article|de|phrase|"},
    {ETEN, "", "", "w course.text-duplicate|units/01-eten.csv|11|text|de sla|units/01-eten.csv|10"},
    {ETEN, "", "", "e course.picture-kind|units/01-eten.csv|11|picture|sla.jpg||"},
    {ETEN, "", "", "e course.picture-name|units/01-eten.csv|12|picture|../peer.png||"},
    {ETEN, "", "", "e csv.cell-empty|units/01-eten.csv|13|text|||"},
    {ETEN, "", "", "e csv.cell-count|units/01-eten.csv|14||3|12|"},
    {"units/02-tellen.csv", NULL, "id,kind,text\n",
     "e course.unit-empty|units/02-tellen.csv|0||tellen||"},
    {"units/03-dieren.csv", NULL, "id,kind,text\n",
     "e course.unit-unknown|units/03-dieren.csv|0||dieren||"},
    {"units/09-eten.csv", NULL, "id,kind,text\n",
     "e course.unit-file-duplicate|units/09-eten.csv|0||eten|units/01-eten.csv|"},
    {"units/notes.txt", NULL, "later", "w course.file-unknown|units/notes.txt|0||notes.txt||"},
    /* glosses and titles */
    {EN, "brood,brood,", "brood,broodje,",
     "w course.gloss-stale|gloss/en.csv|2|text|brood|broodje|brood"},
    {EN, "tomato,,draft", "tomato,a tomato,final", "e course.state|gloss/en.csv|4|state|final||"},
    {EN, "", "", "w course.gloss-example-unused|gloss/en.csv|4|example|tomaat||"},
    {EN, "een,1,one,,reviewed\n", "een,1,one,,reviewed\nbrood,brood,bread,,draft\n",
     "e course.id-duplicate|gloss/en.csv|7|id|brood|gloss/en.csv|2"},
    {EN, "", "", "e course.gloss-unknown|gloss/en.csv|8|id|twee||"},
    {"gloss/a.csv", NULL, "id,text,gloss,state\n", "e course.language|gloss/a.csv|0||a||"},
    {"gloss/readme.md", NULL, "x", "w course.file-unknown|gloss/readme.md|0||readme.md||"},
    {"gloss/ar.csv", NULL, "id,text,gloss,state\nbrood,brood,\xE1\x9B\x83,draft\n",
     "e course.letter|gloss/ar.csv|2|gloss|\xE1\x9B\x83|U+16C3|ar"},
    {"titles/en.csv", "course,", "cursus,", "e course.title-unknown|titles/en.csv|2|id|cursus||"},
    {"titles/en.csv", "", "", "n course.title-missing|titles/en.csv|0||2|4|"},
    /* sounds and pictures */
    {"audio/anna/brood.opus", NULL, "OggS but not",
     "e course.sound-bad|audio/anna/brood.opus|0||audio/anna/brood.opus||"},
    {"", "", "", "e course.sound-duplicate|audio/anna/brood.wav|0||audio/anna/brood.opus||"},
    {"audio/anna/bord.opus", NULL, "x", "e course.sound-unknown|audio/anna/bord.opus|0||bord||"},
    {"audio/anna/tomaat.flac", NULL, "x", "e course.sound-kind|audio/anna/tomaat.flac|0||flac||"},
    {"audio/Jan P/x", NULL, "x", "e course.id-letters|audio/Jan P|0||Jan P||"},
    {"audio/readme.txt", NULL, "x", "w course.file-unknown|audio/readme.txt|0||readme.txt||"},
};

/* Some faults are only looked for; some edits only make room for the next. */
static void plant(struct fixture *f, const struct fault *fault)
{
    bool only_looks = fault->from && fault->from[0] == '\0';
    if (!only_looks) {
        course_folder_edit(&f->folder, fault->file, fault->from, fault->to);
    }
}

static void every_fault_is_reported_at_once(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT(faults); i++) {
        plant(f, &faults[i]);
    }
    read_and_check(f);
    bool all = true;
    for (size_t i = 0; i < COUNT(faults); i++) {
        if (faults[i].report && !was_reported(f, faults[i].report)) {
            print_message("missing: %s\n", faults[i].report);
            all = false;
        }
    }
    if (!all) {
        print_reports(f);
    }
    assert_true(all);
}

/* Faults that hide others, each in a course of its own. */
static void faults_that_hide_the_rest(void **state)
{
    static const struct fault alone[] = {
        {ETEN, "id,kind,text", "kind,text", "e csv.column-missing|units/01-eten.csv|1|id|id||"},
        {INI, NULL, NULL, "e course.file-missing|course.ini|0||course.ini||"},
        {UNITS, NULL, NULL, "e course.file-missing|units.csv|0||units.csv||"},
        {UNITS, NULL, "order,id,title,domain,level,can-do\n",
         "e course.units-missing|units.csv|0||||"},
        {INI, "{text}", "",
         "e course.command|course.ini|13|command|" SPEAKER " -v {voice} -s {speed} -o {out} --||"},
        {INI, "{text}", "{text} {tongue}",
         "e course.command|course.ini|13|command|" SPEAKER
         " -v {voice} -s {speed} -o {out} -- {text} {tongue}||"},
        {INI, "name = tester", "name = tester\nspeed = 9999",
         "e course.number|course.ini|15|speed|9999|20|600"},
        {UNITS, "2,tellen", "two,tellen", "e course.number|units.csv|2|order|two|0|9999"},
        {ETEN, "picture", "plaatje", "e csv.column-unknown|units/01-eten.csv|1|plaatje|plaatje||"},
        {ETEN, NULL, NULL, "e course.unit-file-missing|units.csv|3|id|eten||"},
        {"pictures/tomaat.png", NULL, "no picture",
         "e course.picture-bad|units/01-eten.csv|4|picture|tomaat.png||"},
        {"audio/anna/brood.wav", NULL, "RIFF....WAVE",
         "e course.sound-bad|audio/anna/brood.wav|0||audio/anna/brood.wav||"},
        {"audio/anna/brood.wav", NULL, "RIFF....WAVEfmt \x10   \1 \1 ",
         "e course.sound-bad|audio/anna/brood.wav|0||audio/anna/brood.wav||"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(alone); i++) {
        void *own = NULL;
        setup(&own);
        plant(own, &alone[i]);
        read_and_check(own);
        expect_report(own, alone[i].report);
        assert_true(diag_has_errors(&((struct fixture *)own)->diags));
        teardown(&own);
    }
}

static void a_long_list_has_an_end(void **state)
{
    struct fixture *f = *state;
    struct str list = STR("x");
    for (int i = 0; i < PACK_LIST_MAX; i++) {
        list = arena_join(&f->folder.arena, list, STR("|x"));
    }
    course_folder_edit(&f->folder, ETEN, "dank je wel|bedankt", list.p);
    read_and_check(f);
    expect_report(f, "e course.list-long|units/01-eten.csv|5|accept|32||");
}

static void a_missing_folder_is_said(void **state)
{
    struct fixture *f = *state;
    const char *nowhere = course_folder_beside(&f->folder, "nowhere");
    assert_int_equal(course_read(nowhere, &f->folder.arena, &f->diags, &f->course), ERR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sound_course_is_read_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(a_sound_course_has_notes_only, setup, teardown),
        cmocka_unit_test_setup_teardown(every_fault_is_reported_at_once, setup, teardown),
        cmocka_unit_test(faults_that_hide_the_rest),
        cmocka_unit_test_setup_teardown(a_long_list_has_an_end, setup, teardown),
        cmocka_unit_test_setup_teardown(a_missing_folder_is_said, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
