/* SPDX-License-Identifier: MIT
 *
 * A limiter that looks both ways.  For every sample the gain that would bring it under
 * the ceiling is taken, then the least of those within a few milliseconds, then their
 * mean over the same span.  The mean of values that are each low enough is low enough,
 * so no sample passes the ceiling, and the gain glides.                               */
#include "voice/voice_clean.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

enum { REACH_MS = 3 }; /* to each side */

/* Finds the least of gains[i - reach .. i + reach] for every i, with a queue of
 * indices whose gains rise. */
static void least_within(const float *gains, float *least, size_t n, size_t reach, size_t *queue)
{
    size_t head = 0, tail = 0, next = 0;
    for (size_t i = 0; i < n; i++) {
        for (; next < n && next <= i + reach; next++) {
            while (tail > head && gains[queue[tail - 1]] >= gains[next]) {
                tail--;
            }
            queue[tail++] = next;
        }
        while (queue[head] + reach < i) {
            head++;
        }
        least[i] = gains[queue[head]];
    }
}

/* The mean of least[i - reach .. i + reach]; past the ends the end value counts. */
static void apply_mean(float *samples, const float *least, size_t n, size_t reach)
{
    double span = (double)(2 * reach + 1);
    double sum = (double)least[0] * (double)(reach + 1);
    for (size_t k = 1; k <= reach; k++) {
        sum += (double)least[k < n ? k : n - 1];
    }
    for (size_t i = 0; i < n; i++) {
        samples[i] *= (float)(sum / span);
        size_t in = i + reach + 1 < n ? i + reach + 1 : n - 1;
        size_t out = i > reach ? i - reach : 0;
        sum += (double)least[in] - (double)least[out];
    }
}

void voice_limit(struct voice_pcm *pcm, double peak_db)
{
    float ceiling = (float)pow(10, peak_db / 20), loudest = 0;
    for (size_t i = 0; i < pcm->count; i++) {
        loudest = fmaxf(loudest, fabsf(pcm->samples[i]));
    }
    if (loudest <= ceiling) {
        return;
    }
    size_t n = pcm->count, reach = (size_t)(pcm->rate_hz * REACH_MS / 1000);
    float *gains = heap_alloc(n, sizeof *gains), *least = heap_alloc(n, sizeof *least);
    size_t *queue = heap_alloc(n, sizeof *queue);
    for (size_t i = 0; i < n; i++) {
        float size = fabsf(pcm->samples[i]);
        gains[i] = size > ceiling ? ceiling / size : 1.0f;
    }
    least_within(gains, least, n, reach, queue);
    apply_mean(pcm->samples, least, n, reach);
    free(gains);
    free(least);
    free(queue);
}
