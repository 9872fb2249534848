/* SPDX-License-Identifier: MIT
 *
 * rng.h - repeatable random numbers, passed as an argument.
 *
 * PCG-XSH-RR 64/32.  source: M. O'Neill, "PCG: A Family of Simple Fast
 * Space-Efficient Statistically Good Algorithms", 2014.  Not for secrets.         */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stddef.h>
#include <stdint.h>

struct rng {
    uint64_t state;
};

struct rng rng_from(uint64_t seed);
uint32_t rng_next(struct rng *r);
uint32_t rng_below(struct rng *r, uint32_t n); /* 0 .. n-1 without bias; n > 0 */
double rng_unit(struct rng *r);                /* [0, 1) */
/* Fisher-Yates over `count` things of `size` bytes; size at most 64. */
void rng_shuffle(struct rng *r, void *things, size_t count, size_t size);

#endif
