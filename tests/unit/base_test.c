/* SPDX-License-Identifier: MIT
 * Arenas, slices, buffers, UTF-8, time, chance and files.                             */
#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/key128.h"
#include "base/log.h"
#include "base/os.h"
#include "base/rng.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#define assert_str(s, literal) assert_true(str_eq((s), STR(literal)))

static void arena_lists_grow_and_keep_what_they_held(void **state)
{
    (void)state;
    struct arena a = {0};
    int *list = NULL;
    size_t room = 0;
    for (int i = 0; i < 1000; i++) {
        list = arena_grow(&a, list, (size_t)i, (size_t)i + 1, &room, sizeof *list);
        assert_true(room >= (size_t)i + 1 && room <= 2 * ((size_t)i + 16));
        list[i] = i;
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(list[i], i);
    }
    assert_ptr_equal(arena_grow(&a, list, 1000, room, &room, sizeof *list), list);
    arena_finish(&a);
}

static void slices_split_and_trim(void **state)
{
    (void)state;
    struct str rest = STR("a||bc"), part;
    assert_true(str_next(&rest, '|', &part));
    assert_str(part, "a");
    assert_true(str_next(&rest, '|', &part));
    assert_int_equal(part.n, 0);
    assert_true(str_next(&rest, '|', &part));
    assert_str(part, "bc");
    assert_false(str_next(&rest, '|', &part));
    assert_str(str_trim(STR(" \t x y\r\n")), "x y");
    assert_str(str_slice(STR("hallo"), 1, 99), "allo");
    assert_int_equal(str_slice(STR("hallo"), 4, 2).n, 0);
    assert_int_equal(str_find(STR("banana"), STR("nan")), 2);
    assert_int_equal(str_find(STR("ban"), STR("banana")), SIZE_MAX);
    assert_true(str_cmp(STR("ab"), STR("abc")) < 0);
    assert_true(str_cmp(STR("b"), STR("abc")) > 0);
    assert_true(str_ends(STR("x.mo"), STR(".mo")) && !str_ends(STR("mo"), STR(".mo")));
}

static void numbers_are_read_whole(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        bool ok;
        int64_t value;
    } cases[] = {
        {STR_INIT("0"), true, 0},
        {STR_INIT("-12"), true, -12},
        {STR_INIT("999999999999999999"), true, 999999999999999999},
        {STR_INIT("1000000000000000000"), false, 0},
        {STR_INIT(""), false, 0},
        {STR_INIT("-"), false, 0},
        {STR_INIT("1x"), false, 0},
        {STR_INIT(" 1"), false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = 0;
        assert_int_equal(str_to_i64(cases[i].text, &value), cases[i].ok);
        assert_int_equal(value, cases[i].value);
    }
}

static void arenas_hand_out_zeroed_aligned_memory(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a, 64);
    for (size_t round = 0; round < 2; round++) {
        for (size_t n = 0; n < 200; n += 7) {
            unsigned char *p = arena_alloc(&a, n, 1);
            assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < n; i++) {
                assert_int_equal(p[i], 0);
                p[i] = 0xAA;
            }
        }
        arena_reset(&a);
    }
    assert_str(arena_join(&a, STR("ab"), STR("c")), "abc");
    assert_str(arena_printf(&a, "%d-%s", 7, "x"), "7-x");
    assert_string_equal(arena_cstr(&a, STR("")), "");
    arena_finish(&a);
    arena_finish(&a);
}

static void buffers_stop_at_their_maximum(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 5);
    assert_int_equal(buf_add(&b, STR("abc")), OK);
    assert_int_equal(buf_add(&b, STR("def")), ERR_LIMIT);
    assert_int_equal(buf_addf(&b, "%d", 123), ERR_LIMIT);
    assert_int_equal(buf_addf(&b, "%d", 12), OK);
    assert_str(buf_str(&b), "abc12");
    buf_finish(&b);
}

static void utf8_is_strict(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t bad;
    } cases[] = {
        {"aé€\xF0\x9F\x98\x80", SIZE_MAX},
        {"\xEF\xBF\xBD", SIZE_MAX}, /* U+FFFD itself is fine */
        {"a\xC0\x80", 1},           /* overlong */
        {"\xED\xA0\x80", 0},        /* a surrogate */
        {"\xF4\x90\x80\x80", 0},    /* above U+10FFFF */
        {"ok\xE2\x82", 2},          /* cut off */
        {"\x80", 0},
        {"\xFF", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(utf8_bad(str_from(cases[i].bytes)), cases[i].bad);
    }
    for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c < 0xE000) {
            continue;
        }
        char out[4];
        struct str s = {out, utf8_put(c, out)};
        assert_int_equal(utf8_next(&s), c);
        assert_int_equal(s.n, 0);
    }
}

static void utf8_is_read_from_its_end(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        uint32_t last;
        size_t left;
    } cases[] = {
        {"a", 'a', 0},
        {"a\xC3\xA9", 0xE9, 1},
        {"\xE2\x82\xAC", 0x20AC, 0},
        {"a\xF0\x9F\x98\x80", 0x1F600, 1},
        {"a\x80", 0xFFFD, 1}, /* nothing before it began so */
        {"\x80\x80\x80\x80\x80", 0xFFFD, 4},
        {"a\xE2\x82", 0xFFFD, 1},    /* cut off: what is there of it, at once */
        {"\xC3\xA9\xA9", 0xFFFD, 2}, /* one too many */
        {"\xF0\x9F\x98\x80\x80", 0xFFFD, 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str s = str_from(cases[i].bytes);
        assert_int_equal(utf8_last(&s), cases[i].last);
        assert_int_equal(s.n, cases[i].left);
    }
}

static void times_are_parsed(void **state)
{
    (void)state;
    int64_t utc = 0;
    int offset = 0;
    assert_true(clock_parse(STR("1970-01-02T00:00"), &utc, &offset));
    assert_int_equal(utc, 86400000);
    assert_true(clock_parse(STR("2026-02-28T23:59:59+01:00"), &utc, &offset));
    assert_int_equal(utc, INT64_C(1772319599000));
    assert_int_equal(offset, 60);
    assert_true(clock_parse(STR("2000-02-29T12:00Z"), &utc, &offset));
    assert_int_equal(utc, INT64_C(951825600000));
    static const char *const wrong[] = {"",
                                        "2026",
                                        "2026-13-01T00:00",
                                        "2026-01-01 00:00",
                                        "2026-01-01T24:00",
                                        "2026-01-01T00:00x",
                                        "2026-01-01T00:00+99:00"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(clock_parse(str_from(wrong[i]), &utc, &offset));
    }
}

static void the_day_begins_at_four(void **state)
{
    (void)state;
    int64_t day = 86400000, hour = 3600000;
    assert_int_equal(clock_local_day(day + 4 * hour, 0, 4), 1);
    assert_int_equal(clock_local_day(day + 4 * hour - 1, 0, 4), 0);
    assert_int_equal(clock_local_day(day + 3 * hour, 60, 4), 1);
    assert_int_equal(clock_local_day(-1, 0, 0), -1);
}

static void manual_clocks_stand_still(void **state)
{
    (void)state;
    struct clock c = clock_manual(1000, 120);
    assert_int_equal(clock_utc_ms(&c), 1000);
    clock_advance(&c, 500);
    assert_int_equal(clock_utc_ms(&c), 1500);
    assert_int_equal(clock_mono_ms(&c), 500);
    assert_int_equal(clock_offset_min(&c, 0), 120);
    struct clock running = clock_running_from(5000, 0);
    assert_true(clock_utc_ms(&running) >= 5000 && clock_utc_ms(&running) < 65000);
}

static void chance_is_repeatable_and_fair(void **state)
{
    (void)state;
    struct rng x = rng_from(7), y = rng_from(7);
    int counts[5] = {0};
    for (int i = 0; i < 5000; i++) {
        uint32_t n = rng_below(&x, 5);
        assert_int_equal(n, rng_below(&y, 5));
        counts[n]++;
    }
    for (int i = 0; i < 5; i++) {
        assert_in_range(counts[i], 850, 1150);
    }
    int all[20], seen = 0;
    for (int i = 0; i < 20; i++) {
        all[i] = i;
    }
    rng_shuffle(&x, all, 20, sizeof *all);
    for (int i = 0; i < 20; i++) {
        seen |= 1 << all[i];
    }
    assert_int_equal(seen, (1 << 20) - 1);
}

static void keys_read_back(void **state)
{
    (void)state;
    struct key128 key, back;
    os_random(key.b, sizeof key.b);
    char hex[KEY128_HEX];
    key128_hex(key, hex);
    assert_true(key128_from_hex(str_from(hex), &back));
    assert_true(key128_eq(key, back));
    assert_false(key128_from_hex(STR("zz"), &back));
    hex[3] = 'g';
    assert_false(key128_from_hex(str_from(hex), &back));
}

static void problems_are_collected_and_capped(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a, 0);
    struct diag_list list;
    diag_init(&list, &a);
    for (int i = 0; i < DIAG_MAX + 5; i++) {
        diag_add(&list, i % 2 ? DIAG_ERROR : DIAG_NOTE, "test.code",
                 (struct diag_place){STR("f.csv"), i, STR("c")}, STR("x"), STR(""), STR(""));
    }
    assert_int_equal(list.count, DIAG_MAX);
    assert_int_equal(list.dropped, 5);
    assert_int_equal(list.errors, (DIAG_MAX + 5) / 2);
    assert_int_equal(list.items[999].place.row, 999);
    assert_str(list.items[0].args[0], "x");
    arena_finish(&a);
}

static void count_lines(void *ctx, enum log_level level, const char *module, const char *line)
{
    (void)level;
    assert_string_equal(module, "test");
    assert_non_null(line);
    ++*(int *)ctx;
}

static void the_log_obeys_its_level(void **state)
{
    (void)state;
    int lines = 0;
    log_set_sink(count_lines, &lines, LOG_LEVEL_WARN);
    log_line(LOG_LEVEL_ERROR, "test", "a %d", 1);
    log_line(LOG_LEVEL_INFO, "test", "b");
    assert_int_equal(lines, 1);
    log_set_sink(NULL, NULL, LOG_LEVEL_WARN);
}

static void files_are_written_whole(void **state)
{
    (void)state;
    char dir[] = "/tmp/tala-base-XXXXXX";
    assert_non_null(mkdtemp(dir));
    struct arena a;
    arena_init(&a, 0);
    const char *deep = arena_printf(&a, "%s/x/y", dir).p;
    assert_int_equal(os_dir_make(deep), OK);
    assert_int_equal(os_dir_make(deep), OK);
    const char *path = arena_printf(&a, "%s/file", deep).p;
    struct str out;
    assert_int_equal(os_file_read(&a, path, 10, &out), ERR_NOT_FOUND);
    assert_int_equal(os_file_write(path, STR("hello")), OK);
    assert_int_equal(os_file_write(path, STR("hi")), OK);
    assert_int_equal(os_file_read(&a, path, 10, &out), OK);
    assert_str(out, "hi");
    assert_int_equal(os_file_read(&a, path, 1, &out), ERR_LIMIT);
    assert_int_equal(os_file_read(&a, deep, 10, &out), ERR_IO);
    assert_int_equal(os_map(path, &out), OK);
    assert_str(out, "hi");
    os_unmap(out);
    struct os_names names;
    assert_int_equal(os_dir_list(&a, deep, 10, &names), OK);
    assert_int_equal(names.count, 1);
    assert_str(names.names[0], "file");
    assert_int_equal(os_remove(path), OK);
    assert_int_equal(os_file_write("/nowhere/at/all", STR("x")), ERR_NOT_FOUND);
    arena_finish(&a);
}

static void programs_run_without_a_shell(void **state)
{
    (void)state;
    assert_int_equal(os_run((const char *const[]){"true", NULL}, 5000), OK);
    assert_int_equal(os_run((const char *const[]){"false", NULL}, 5000), ERR_IO);
    assert_int_equal(os_run((const char *const[]){"no-such-program-at-all", NULL}, 5000),
                     ERR_NOT_FOUND);
    assert_int_equal(os_run((const char *const[]){"sleep", "20", NULL}, 50), ERR_CANCELLED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_lists_grow_and_keep_what_they_held),
        cmocka_unit_test(slices_split_and_trim),
        cmocka_unit_test(numbers_are_read_whole),
        cmocka_unit_test(arenas_hand_out_zeroed_aligned_memory),
        cmocka_unit_test(buffers_stop_at_their_maximum),
        cmocka_unit_test(utf8_is_strict),
        cmocka_unit_test(utf8_is_read_from_its_end),
        cmocka_unit_test(times_are_parsed),
        cmocka_unit_test(the_day_begins_at_four),
        cmocka_unit_test(manual_clocks_stand_still),
        cmocka_unit_test(chance_is_repeatable_and_fair),
        cmocka_unit_test(keys_read_back),
        cmocka_unit_test(problems_are_collected_and_capped),
        cmocka_unit_test(the_log_obeys_its_level),
        cmocka_unit_test(files_are_written_whole),
        cmocka_unit_test(programs_run_without_a_shell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
