/* SPDX-License-Identifier: MIT */
#include "base/rng.h"

#include "base/must.h"

#include <string.h>

static const uint64_t PCG_MULTIPLIER = 6364136223846793005u;
static const uint64_t PCG_INCREMENT = 1442695040888963407u;

struct rng rng_from(uint64_t seed)
{
    struct rng r = {seed + PCG_INCREMENT};
    (void)rng_next(&r);
    return r;
}

uint32_t rng_next(struct rng *r)
{
    uint64_t old = r->state;
    r->state = old * PCG_MULTIPLIER + PCG_INCREMENT;
    uint32_t mixed = (uint32_t)(((old >> 18) ^ old) >> 27);
    uint32_t turn = (uint32_t)(old >> 59);
    return (mixed >> turn) | (mixed << ((32 - turn) & 31));
}

uint32_t rng_below(struct rng *r, uint32_t n)
{
    must(n > 0);
    uint32_t skip = (UINT32_MAX - n + 1) % n; /* 2^32 mod n: draws below it would be too many */
    uint32_t x = rng_next(r);
    while (x < skip) {
        x = rng_next(r);
    }
    return x % n;
}

double rng_unit(struct rng *r)
{
    return rng_next(r) / 4294967296.0;
}

void rng_shuffle(struct rng *r, void *things, size_t count, size_t size)
{
    unsigned char held[64];
    unsigned char *base = things;
    must(size <= sizeof held && count <= UINT32_MAX);
    for (size_t i = count; i > 1; i--) {
        size_t j = rng_below(r, (uint32_t)i);
        memcpy(held, base + (i - 1) * size, size);
        memmove(base + (i - 1) * size, base + j * size, size);
        memcpy(base + j * size, held, size);
    }
}
