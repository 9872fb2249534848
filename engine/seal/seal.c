/* SPDX-License-Identifier: MIT */
#include "seal/seal.h"

#include "base/must.h"

#include <sodium.h>

_Static_assert(sizeof(struct seal_hash) >= sizeof(crypto_generichash_blake2b_state),
               "seal_hash holds libsodium's state");
_Static_assert(_Alignof(struct seal_hash) >= _Alignof(crypto_generichash_blake2b_state),
               "seal_hash is aligned for libsodium's state");

enum { KEY_BYTES = sizeof(struct key128) };

/* sodium_init is idempotent: 0 the first time, 1 after that. */
static void start_library(void)
{
    must(sodium_init() >= 0);
}

static crypto_generichash_blake2b_state *state_of(struct seal_hash *h)
{
    return (crypto_generichash_blake2b_state *)(void *)h->state;
}

void seal_hash_begin(struct seal_hash *h)
{
    start_library();
    must(crypto_generichash_blake2b_init(state_of(h), NULL, 0, KEY_BYTES) == 0);
}

void seal_hash_add(struct seal_hash *h, struct str bytes)
{
    if (bytes.n > 0) {
        must(crypto_generichash_blake2b_update(state_of(h), (const unsigned char *)bytes.p,
                                               bytes.n) == 0);
    }
}

struct key128 seal_hash_end(struct seal_hash *h)
{
    struct key128 key;
    must(crypto_generichash_blake2b_final(state_of(h), key.b, KEY_BYTES) == 0);
    return key;
}

struct key128 seal_key128(struct str bytes)
{
    struct seal_hash h;
    seal_hash_begin(&h);
    seal_hash_add(&h, bytes);
    return seal_hash_end(&h);
}

struct key128 seal_item_key(struct str course_uuid, struct str item_id)
{
    struct seal_hash h;
    seal_hash_begin(&h);
    seal_hash_add(&h, course_uuid);
    seal_hash_add(&h, STR("\n"));
    seal_hash_add(&h, item_id);
    return seal_hash_end(&h);
}

void seal_random(void *out, size_t bytes)
{
    start_library();
    randombytes_buf(out, bytes);
}

struct key128 seal_random_key(void)
{
    struct key128 key = {{0}};
    seal_random(key.b, sizeof key.b);
    return key;
}
