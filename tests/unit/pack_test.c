/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/os.h"
#include "pack/pack_shelf.h"
#include "pack/pack_word.h"
#include "pack/pack_writer.h"
#include "seal/seal.h"
#include "support/pack_sample.h"
#include "support/temp_dir.h"

#define COUNT(array)            ((int)(sizeof(array) / sizeof((array)[0])))
#define assert_str(s, expected) assert_string_equal(cstr(f, s), expected)

struct fixture {
    struct arena arena;
    struct temp_dir dir;
    char path[640];
};

static int setup(void **state)
{
    struct fixture *f = heap_alloc(1, sizeof *f);
    arena_init(&f->arena, 0);
    temp_dir_make(&f->dir, BINARY_DIR);
    temp_dir_file(&f->dir, "sample.talapack", f->path);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    temp_dir_remove(&f->dir);
    arena_finish(&f->arena);
    free(f);
    return 0;
}

static const char *cstr(struct fixture *f, struct str s)
{
    return arena_cstr(&f->arena, s);
}

static struct pack *open_sample(struct fixture *f)
{
    struct pack *pack = NULL;
    pack_sample_write(f->path);
    assert_int_equal(pack_open(f->path, &pack), OK);
    return pack;
}

static struct str read_file(struct fixture *f, const char *path)
{
    struct str bytes;
    assert_int_equal(os_file_read(&f->arena, path, 1 << 20, &bytes), OK);
    return bytes;
}

static void test_round_trip(void **state)
{
    static const char expected[] =
        "version 3 uuid=1b4e28ba-2fa1-11d2-883f-0016d3cca427 id=sample-a1 host=nl level=A1"
        " authors=A. Author, B. Author licence=CC BY-SA 4.0 built-with=test 1"
        " title=Welkom title=Welcome title=Welcome\n"
        "unit 0 education items 0+3 id=home level=A1 grammar=de, het, een picture=PIC1:ok"
        " title=Thuis can-do=Ik kan wonen. title=At home can-do=Ik kan wonen."
        " title=At one's home can-do=Indeed.\n"
        "unit 1 work items 0+0 id=empty level=A1\n"
        "unit 2 civic items 3+2 id=numbers level=A1 title=Tellen title=Tellen title=Tellen\n"
        "item 0 unit 0 word id=huis text=huis accept=de huis accept=woning article=het"
        " plural=huizen picture=PIC1:ok graphemes=h-ui-s stress=1 say=hœys"
        " example=Ik woon in een huis. tags=home\n"
        "  ar draft gloss=بيت\n"
        "  en reviewed gloss=house example=I live in a house.\n"
        "  en-GB reviewed gloss=house example=I live in a house.\n"
        "  uk draft gloss=будинок example=Я живу в будинку.\n"
        "  word normal voice=sanne blob=OPU2:ok\n"
        "  word slow synthetic voice=a-machine blob=OPU4:ok\n"
        "  example normal voice=sanne blob=OPU5:ok\n"
        "item 1 unit 0 phrase id=hoe-gaat-het text=Hoe gaat het?\n"
        "item 2 unit 0 letter id=letter-a text=a\n"
        "item 3 unit 2 number id=n-3 text=drie\n"
        "  en-GB reviewed gloss=three\n"
        "  word normal voice=sanne blob=OPU1:ok\n"
        "item 4 unit 2 sentence id=s text=Dat is een huis.\n"
        "  en draft gloss=That is a house.\n"
        "  en-GB draft gloss=That is a house.";
    static const struct {
        const char *name;
        enum pack_blob_kind kind;
        int salt;
    } blobs[] = {{"PIC1", PACK_PNG, 1},
                 {"OPU1", PACK_OPUS, 1},
                 {"OPU2", PACK_OPUS, 2},
                 {"OPU4", PACK_OPUS, 4},
                 {"OPU5", PACK_OPUS, 5}};
    struct fixture *f = *state;
    struct pack *pack = open_sample(f);
    struct str found = pack_sample_dump(pack, &f->arena);
    /* Hashes by their name in this test. */
    for (int i = 0; i < COUNT(blobs); i++) {
        char hex[KEY128_HEX];
        struct str blob = pack_sample_blob(&f->arena, blobs[i].kind, blobs[i].salt);
        key128_hex(seal_key128(blob), hex);
        struct str needle = {hex, 8};
        size_t at;
        while ((at = str_find(found, needle)) != SIZE_MAX) {
            found = arena_printf(&f->arena, "%.*s%s%.*s", (int)at, found.p, blobs[i].name,
                                 STR_ARG(str_slice(found, at + 8, found.n)));
        }
    }
    assert_str(found, expected);
    pack_close(pack);
    assert_int_equal(pack_verify(f->path), OK);
}

static void test_keys(void **state)
{
    struct fixture *f = *state;
    struct pack *pack = open_sample(f);
    struct str uuid = pack->info.uuid;
    assert_true(key128_eq(pack->info.key, seal_key128(uuid)));
    assert_true(key128_eq(pack->items[3].key, seal_item_key(uuid, STR("n-3"))));
    assert_int_equal(pack_item_of_id(pack, STR("n-3")), 3);
    assert_int_equal(pack_item_of_id(pack, STR("n-4")), -1);
    assert_int_equal(pack_item_of_key(pack, (struct key128){{0}}), -1);
    pack_close(pack);
}

static void test_language_fallback(void **state)
{
    struct fixture *f = *state;
    struct pack *pack = open_sample(f);
    assert_int_equal(pack->language_count, 4);
    static const struct {
        struct str language;
        const char *title, *can_do, *gloss;
    } cases[] = {
        {STR_INIT("en"), "At home", "Ik kan wonen.", "house"},
        {STR_INIT("en-US"), "At home", "Ik kan wonen.", "house"},
        {STR_INIT("en-GB-x-old"), "At one's home", "Indeed.", "house"},
        {STR_INIT("eng"), "Thuis", "Ik kan wonen.", NULL},
        {STR_INIT("nl"), "Thuis", "Ik kan wonen.", NULL},
        {STR_INIT("uk-Cyrl-UA"), "Thuis", "Ik kan wonen.", "будинок"},
        {STR_INIT(""), "Thuis", "Ik kan wonen.", NULL},
        {STR_INIT("-"), "Thuis", "Ik kan wonen.", NULL},
    };
    for (int i = 0; i < COUNT(cases); i++) {
        assert_str(pack_title(pack, cases[i].language, 0), cases[i].title);
        assert_str(pack_can_do(pack, cases[i].language, 0), cases[i].can_do);
        const struct pack_gloss *gloss = pack_gloss(pack, 0, cases[i].language);
        assert_int_equal(gloss != NULL, cases[i].gloss != NULL);
        if (gloss) {
            assert_str(gloss->gloss, cases[i].gloss);
        }
    }
    assert_str(pack_title(pack, STR("en"), 1), "");
    pack_close(pack);
}

static void test_blob_missing(void **state)
{
    struct fixture *f = *state;
    struct pack *pack = open_sample(f);
    struct str bytes;
    assert_int_equal(pack_blob(pack, seal_key128(STR("none")), &f->arena, &bytes), ERR_NOT_FOUND);
    pack_close(pack);
}

static void test_same_calls_same_bytes(void **state)
{
    struct fixture *f = *state;
    char other[640];
    temp_dir_file(&f->dir, "other.talapack", other);
    pack_sample_write(f->path);
    pack_sample_write(other);
    struct str first = read_file(f, f->path);
    assert_true(str_eq(first, read_file(f, other)));
    pack_sample_write(f->path); /* replaces */
    assert_true(str_eq(first, read_file(f, f->path)));
    assert_true(str_eq(pack_sample_bytes(&f->arena), pack_sample_bytes(&f->arena)));
}

/* The blob that two clips share stands in the file once. */
static void test_blobs_are_stored_once(void **state)
{
    struct fixture *f = *state;
    struct str bytes = pack_sample_bytes(&f->arena);
    struct str body = pack_sample_blob(&f->arena, PACK_OPUS, 1);
    body = str_slice(body, 0, 60);
    size_t at = str_find(bytes, body);
    assert_true(at != SIZE_MAX);
    assert_int_equal(str_find(str_slice(bytes, at + 1, bytes.n), body), SIZE_MAX);
}

/* A file of version 1 that stays as it is, whatever later versions look like. */
static void test_old_file_opens(void **state)
{
    struct fixture *f = *state;
    struct pack *old;
    struct pack *now = open_sample(f);
    assert_int_equal(pack_open(SOURCE_DIR "/tests/fuzz/corpus/pack_open/v1.talapack", &old), OK);
    struct str expected = pack_sample_dump(now, &f->arena);
    assert_true(str_eq(pack_sample_dump(old, &f->arena), expected));
    pack_close(old);
    pack_close(now);
}

static void test_in_memory(void **state)
{
    struct fixture *f = *state;
    struct pack *of_file = open_sample(f);
    struct pack *of_bytes;
    assert_int_equal(pack_open_bytes(pack_sample_bytes(&f->arena), &of_bytes), OK);
    struct str a = pack_sample_dump(of_file, &f->arena);
    struct str b = pack_sample_dump(of_bytes, &f->arena);
    assert_true(str_eq(a, b));
    pack_close(of_file);
    pack_close(of_bytes);
}

static void test_empty_course(void **state)
{
    struct fixture *f = *state;
    struct pack_info info = pack_sample_info();
    struct pack_writer *w;
    struct pack *pack;
    assert_int_equal(pack_writer_create(f->path, &info, &w), OK);
    assert_int_equal(pack_writer_finish(w), OK);
    pack_writer_destroy(w);
    assert_int_equal(pack_open(f->path, &pack), OK);
    assert_int_equal(pack->unit_count + pack->item_count + pack->language_count, 0);
    assert_int_equal(pack_title(pack, STR("en"), PACK_COURSE).n, 0);
    assert_int_equal(pack_item_of_id(pack, STR("x")), -1);
    pack_close(pack);
}

static void test_nothing_appears_before_finish(void **state)
{
    struct fixture *f = *state;
    struct pack_info info = pack_sample_info();
    struct pack_writer *w;
    struct os_names names;
    assert_int_equal(pack_writer_create(f->path, &info, &w), OK);
    pack_sample_fill(w);
    assert_false(os_is_file(f->path));
    pack_writer_destroy(w);
    assert_int_equal(os_dir_list(&f->arena, f->dir.path, 10, &names), OK);
    assert_int_equal(names.count, 0);
    /* What a crash left is no hindrance. */
    struct str left = arena_printf(&f->arena, "%s.part", f->path);
    assert_int_equal(os_file_write(left.p, STR("left over")), OK);
    pack_sample_write(f->path);
    assert_int_equal(os_dir_list(&f->arena, f->dir.path, 10, &names), OK);
    assert_int_equal(names.count, 1);
}

static void test_writer_refuses_bad_info(void **state)
{
    struct fixture *f = *state;
    struct pack_info good = pack_sample_info();
    struct pack_info infos[] = {good, good, good, good, good, good, good, good};
    infos[0].uuid = STR("");
    infos[1].uuid = STR("1B4E28BA-2FA1-11D2-883F-0016D3CCA427");
    infos[2].uuid = STR("1b4e28ba-2fa1-11d2-883f-0016d3cca4270");
    infos[3].host = STR("");
    infos[4].host = STR("nl_NL");
    infos[5].id = STR("");
    infos[6].version = 0;
    infos[7].authors = STR("\xff");
    struct pack_writer *w;
    for (int i = 0; i < COUNT(infos); i++) {
        assert_int_equal(pack_writer_create(f->path, &infos[i], &w), ERR_FORMAT);
    }
    char nowhere[640];
    temp_dir_file(&f->dir, "none/x.talapack", nowhere);
    assert_int_equal(pack_writer_create(nowhere, &good, &w), ERR_NOT_FOUND);
}

static struct str long_text(struct fixture *f, size_t n)
{
    char *text = ARENA_ARRAY(&f->arena, char, n);
    memset(text, 'x', n);
    return (struct str){text, n};
}

static void test_writer_refuses_bad_items(void **state)
{
    struct fixture *f = *state;
    struct pack_info info = pack_sample_info();
    struct pack_writer *w;
    assert_int_equal(pack_writer_create(NULL, &info, &w), OK);
    struct pack_item good = {.id = STR("i"), .text = STR("t")};
    assert_int_equal(pack_writer_add_item(w, &good), ERR_FORMAT); /* no unit yet */
    assert_int_equal(pack_writer_add_unit(w, &(struct pack_unit){.id = STR("u")}), OK);
    assert_int_equal(pack_writer_add_unit(w, &(struct pack_unit){.id = STR("u")}), ERR_EXISTS);
    assert_int_equal(pack_writer_add_unit(w, &(struct pack_unit){.id = STR("")}), ERR_FORMAT);

    struct str many[PACK_LIST_MAX + 1];
    for (int i = 0; i < COUNT(many); i++) {
        many[i] = STR("x");
    }
    struct str bar = STR("a|b");
    struct str empty = STR("");
    struct str halves[] = {long_text(f, PACK_TEXT_BYTES_MAX / 2),
                           long_text(f, PACK_TEXT_BYTES_MAX / 2)};
    struct pack_item bad[] = {good, good, good, good, good, good, good, good};
    static const enum err errs[] = {ERR_FORMAT, ERR_FORMAT, ERR_FORMAT, ERR_LIMIT,
                                    ERR_FORMAT, ERR_FORMAT, ERR_LIMIT,  ERR_LIMIT};
    bad[0].id = STR("");
    bad[1].text = STR("");
    bad[2].example = STR("a\0b");
    bad[3].say = long_text(f, PACK_TEXT_BYTES_MAX + 1);
    bad[4].accept = (struct pack_list){&bar, 1};
    bad[5].tags = (struct pack_list){&empty, 1};
    bad[6].tags = (struct pack_list){many, COUNT(many)};
    bad[7].accept = (struct pack_list){halves, 2};
    for (int i = 0; i < COUNT(bad); i++) {
        assert_int_equal(pack_writer_add_item(w, &bad[i]), errs[i]);
    }
    assert_int_equal(pack_writer_add_item(w, &good), OK);
    assert_int_equal(pack_writer_add_item(w, &good), ERR_EXISTS);
    struct str bytes;
    assert_int_equal(pack_writer_finish_bytes(w, &f->arena, &bytes), OK);
    struct pack *pack;
    assert_int_equal(pack_open_bytes(bytes, &pack), OK);
    assert_int_equal(pack->item_count, 1); /* what failed added nothing */
    pack_close(pack);
    pack_writer_destroy(w);
}

static void test_writer_refuses_what_belongs_to_nothing(void **state)
{
    struct fixture *f = *state;
    struct pack_info info = pack_sample_info();
    struct pack_writer *w;
    struct pack_title title = {.title = STR("t")};
    struct pack_gloss gloss = {.gloss = STR("g")};
    struct pack_clip clip = {.voice = STR("v"), .blob = seal_key128(STR("none"))};
    struct key128 key;
    assert_int_equal(pack_writer_create(f->path, &info, &w), OK);
    assert_int_equal(pack_writer_add_title(w, 0, STR("en"), &title), ERR_FORMAT);
    assert_int_equal(pack_writer_add_title(w, -2, STR("en"), &title), ERR_FORMAT);
    assert_int_equal(pack_writer_add_title(w, PACK_COURSE, STR("e"), &title), ERR_FORMAT);
    assert_int_equal(pack_writer_add_title(w, PACK_COURSE, STR("en"), &title), OK);
    assert_int_equal(pack_writer_add_title(w, PACK_COURSE, STR("en"), &title), ERR_EXISTS);
    assert_int_equal(pack_writer_add_gloss(w, 0, STR("en"), &gloss), ERR_FORMAT);
    assert_int_equal(pack_writer_add_clip(w, 0, &clip), ERR_FORMAT);
    assert_int_equal(pack_writer_add_blob(w, PACK_PNG, STR("GIF89a"), &key), ERR_FORMAT);
    assert_int_equal(pack_writer_add_blob(w, PACK_OPUS, STR("OggS"), &key), ERR_FORMAT);
    struct str large = long_text(f, PACK_BLOB_BYTES_MAX + 1);
    assert_int_equal(pack_writer_add_blob(w, PACK_PNG, large, &key), ERR_LIMIT);
    /* A clip may come before its blob, but not without one. */
    assert_int_equal(pack_writer_add_unit(w, &(struct pack_unit){.id = STR("u")}), OK);
    struct pack_item item = {.id = STR("i"), .text = STR("t")};
    assert_int_equal(pack_writer_add_item(w, &item), OK);
    assert_int_equal(pack_writer_add_clip(w, 0, &clip), OK);
    assert_int_equal(pack_writer_add_clip(w, 0, &clip), ERR_EXISTS);
    assert_int_equal(pack_writer_finish(w), ERR_FORMAT);
    pack_writer_destroy(w);
    assert_false(os_is_file(f->path));
}

/* As much as may be, in one item and in many; and one more. */
static void test_writer_limits(void **state)
{
    struct fixture *f = *state;
    struct pack_info info = pack_sample_info();
    struct pack_writer *w;
    struct str text = long_text(f, PACK_TEXT_BYTES_MAX);
    assert_int_equal(pack_writer_create(NULL, &info, &w), OK);
    for (int i = 0; i < PACK_UNITS_MAX; i++) {
        struct pack_unit unit = {.id = arena_printf(&f->arena, "u%d", i)};
        assert_int_equal(pack_writer_add_unit(w, &unit), OK);
    }
    assert_int_equal(pack_writer_add_unit(w, &(struct pack_unit){.id = STR("one more")}),
                     ERR_LIMIT);
    struct pack_item full = {.id = text,
                             .text = text,
                             .article = text,
                             .plural = text,
                             .say = text,
                             .stress = text,
                             .example = text,
                             .graphemes = text};
    assert_int_equal(pack_writer_add_item(w, &full), OK);
    for (int i = 1; i < PACK_ITEMS_MAX; i++) {
        struct pack_item item = {.id = arena_printf(&f->arena, "%d", i), .text = STR("t")};
        assert_int_equal(pack_writer_add_item(w, &item), OK);
    }
    struct pack_item more = {.id = STR("one more"), .text = STR("t")};
    assert_int_equal(pack_writer_add_item(w, &more), ERR_LIMIT);
    struct str bytes;
    struct pack *pack;
    assert_int_equal(pack_writer_finish_bytes(w, &f->arena, &bytes), OK);
    pack_writer_destroy(w);
    assert_int_equal(pack_open_bytes(bytes, &pack), OK);
    assert_int_equal(pack->item_count, PACK_ITEMS_MAX);
    assert_true(str_eq(pack->items[0].graphemes, text));
    assert_int_equal(pack_item_of_id(pack, STR("19999")), 19999);
    pack_close(pack);
}

static void test_shelf(void **state)
{
    struct fixture *f = *state;
    struct temp_dir second;
    char path[640];
    temp_dir_make(&second, BINARY_DIR);
    pack_sample_write(temp_dir_file(&f->dir, "b.talapack", path));
    assert_int_equal(os_file_write(temp_dir_file(&f->dir, "a.talapack", path), STR("x")), OK);
    assert_int_equal(os_file_write(temp_dir_file(&f->dir, "notes.txt", path), STR("x")), OK);
    pack_sample_write(temp_dir_file(&second, "again.talapack", path));
    struct pack_info info = pack_sample_info();
    info.uuid = STR("00000000-0000-0000-0000-000000000001");
    struct pack_writer *w;
    assert_int_equal(pack_writer_create(temp_dir_file(&second, "own.talapack", path), &info, &w),
                     OK);
    assert_int_equal(pack_writer_finish(w), OK);
    pack_writer_destroy(w);

    static const struct {
        const char *end;
        enum err err;
    } expected[] = {{"/a.talapack", ERR_FORMAT},
                    {"/b.talapack", OK},
                    {"/again.talapack", ERR_EXISTS},
                    {"/own.talapack", OK}};
    struct str folders[] = {str_from(f->dir.path), STR("/nowhere/at/all"), str_from(second.path)};
    struct pack_shelf shelf;
    pack_shelf_open(&shelf, folders, COUNT(folders));
    assert_int_equal(shelf.count, COUNT(expected));
    for (int i = 0; i < shelf.count; i++) {
        assert_true(str_ends(shelf.entries[i].path, str_from(expected[i].end)));
        assert_int_equal(shelf.entries[i].err, expected[i].err);
        assert_int_equal(shelf.entries[i].pack != NULL, expected[i].err == OK);
    }
    assert_ptr_equal(pack_shelf_find(&shelf, seal_key128(info.uuid)), shelf.entries[3].pack);
    assert_null(pack_shelf_find(&shelf, seal_key128(STR("none"))));
    pack_shelf_close(&shelf);
    pack_shelf_close(&shelf);
    temp_dir_remove(&second);
}

static void test_words(void **state)
{
    (void)state;
    enum pack_kind kind = PACK_NUMBER;
    assert_false(pack_kind_from(STR("wor"), &kind));
    assert_false(pack_kind_from(STR(""), &kind));
    assert_int_equal(kind, PACK_NUMBER);
    for (int i = PACK_WORD; i <= PACK_NUMBER; i++) {
        assert_true(pack_kind_from(pack_kind_word((enum pack_kind)i), &kind));
        assert_int_equal(kind, i);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_round_trip),
        TEST(test_keys),
        TEST(test_language_fallback),
        TEST(test_blob_missing),
        TEST(test_same_calls_same_bytes),
        TEST(test_blobs_are_stored_once),
        TEST(test_old_file_opens),
        TEST(test_in_memory),
        TEST(test_empty_course),
        TEST(test_nothing_appears_before_finish),
        TEST(test_writer_refuses_bad_info),
        TEST(test_writer_refuses_bad_items),
        TEST(test_writer_refuses_what_belongs_to_nothing),
        TEST(test_writer_limits),
        TEST(test_shelf),
        TEST(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
