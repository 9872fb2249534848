/* SPDX-License-Identifier: MIT */
#include "srs/srs_fuzz.h"

#include "srs/srs_math.h"

#include <math.h>

double srs_fuzz_range(double days)
{
    if (!(days >= 2.5)) {
        return 0;
    }
    return 1 + 0.15 * (fmin(days, 7) - 2.5) + 0.10 * fmax(fmin(days, 20) - 7, 0) +
           0.05 * fmax(days - 20, 0);
}

/* splitmix64's finaliser: every bit of the input reaches every bit of the output. */
static uint64_t stirred(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

static double unit_from(uint64_t memory, uint32_t repetition, uint64_t seed)
{
    const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t h = stirred(stirred(stirred(seed + odd) ^ memory) + repetition * odd);
    return (double)(h >> 11) * 0x1p-53;
}

int32_t srs_fuzz_days(double days, uint64_t memory, uint32_t repetition, uint64_t seed,
                      int32_t max_days)
{
    double most = max_days > 1 ? max_days : 1;
    days = srs_clamp(days, 1, most); /* not a number: stays, and is 1 below */
    double range = srs_fuzz_range(days);
    double low = round(days), high = low;
    if (range > 0) {
        low = srs_clamp(round(days - range), 2, most);
        high = srs_clamp(round(days + range), low, most);
    }
    double chosen = floor(low + unit_from(memory, repetition, seed) * (high - low + 1));
    return chosen >= 1 ? (int32_t)fmin(chosen, most) : 1;
}
