/* SPDX-License-Identifier: MIT */
#include "seal/seal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_key(struct key128 key, const char *hex)
{
    char text[KEY128_HEX];
    key128_hex(key, text);
    assert_string_equal(text, hex);
}

/* Expected values: Python's hashlib.blake2b(..., digest_size=16). */
static void hashes_as_blake2b_128(void **state)
{
    static const struct {
        struct str bytes;
        const char *hex;
    } cases[] = {
        {STR_INIT(""), "cae66941d9efbd404e4d88758ea67670"},
        {STR_INIT("abc"), "cf4ab791c62b8d2b2109c90275287816"},
        {STR_INIT("0b0b6c9e-2f4e-4a53-9e0a-6a5f2f0c1d11\nhuis"),
         "ac85e52c5da1733a78ce27c31f27e65a"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_key(seal_key128(cases[i].bytes), cases[i].hex);
    }
}

static void item_key_is_hash_of_uuid_line_and_id(void **state)
{
    (void)state;
    struct str uuid = STR("0b0b6c9e-2f4e-4a53-9e0a-6a5f2f0c1d11");
    assert_key(seal_item_key(uuid, STR("huis")), "ac85e52c5da1733a78ce27c31f27e65a");
    assert_false(key128_eq(seal_item_key(uuid, STR("huis")), seal_item_key(uuid, STR("hui"))));
}

static void parts_hash_as_the_whole(void **state)
{
    unsigned char bytes[1280];
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)i;
    }
    struct str whole = {(const char *)bytes, sizeof bytes};
    assert_key(seal_key128(whole), "825c7cfa8fc12c18f57b6046a548db9f");
    for (size_t part = 1; part < 300; part += 37) {
        struct seal_hash h;
        seal_hash_begin(&h);
        for (size_t at = 0; at < sizeof bytes; at += part) {
            seal_hash_add(&h, str_slice(whole, at, at + part));
        }
        assert_true(key128_eq(seal_hash_end(&h), seal_key128(whole)));
    }
}

static void random_keys_differ(void **state)
{
    (void)state;
    struct key128 a = seal_random_key();
    struct key128 b = seal_random_key();
    assert_false(key128_eq(a, b));
    assert_false(key128_is_zero(a));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_as_blake2b_128),
        cmocka_unit_test(item_key_is_hash_of_uuid_line_and_id),
        cmocka_unit_test(parts_hash_as_the_whole),
        cmocka_unit_test(random_keys_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
