/* SPDX-License-Identifier: MIT
 *
 * test-speaker -v VOICE -s SPEED -o OUT -- TEXT: a speaking program whose speech is a
 * tone for each byte of the text, slower where the speed is lower.  It fails on the
 * text "unspeakable" and writes silence for "hush".                                  */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RATE_HZ = 16000, QUIET = RATE_HZ / 5 };

static void put(FILE *f, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        fputc((int)(value >> (8 * i) & 0xFF), f);
    }
}

static void put_head(FILE *f, uint32_t samples)
{
    fputs("RIFF", f);
    put(f, 36 + samples * 2, 4);
    fputs("WAVEfmt ", f);
    put(f, 16, 4);
    put(f, 1, 2);
    put(f, 1, 2);
    put(f, RATE_HZ, 4);
    put(f, RATE_HZ * 2, 4);
    put(f, 2, 2);
    put(f, 16, 2);
    fputs("data", f);
    put(f, samples * 2, 4);
}

static double sample(const char *text, uint32_t i, uint32_t step)
{
    double hz = 150 + 5 * (text[i / step] & 0x3F);
    double swell = sin(3.14159265358979 * (i % step) / step);
    return 8000 * swell * sin(2 * 3.14159265358979 * hz * i / RATE_HZ);
}

static void put_speech(FILE *f, const char *text, uint32_t step)
{
    uint32_t spoken = (uint32_t)strlen(text) * step;
    put_head(f, spoken + 2 * QUIET);
    for (uint32_t i = 0; i < spoken + 2 * QUIET; i++) {
        int speaks = i >= QUIET && i < QUIET + spoken && strcmp(text, "hush") != 0;
        put(f, (uint32_t)(int32_t)(speaks ? sample(text, i - QUIET, step) : 0), 2);
    }
}

int main(int argc, char **argv)
{
    if (argc != 9 || strcmp(argv[3], "-s") != 0 || strcmp(argv[5], "-o") != 0 ||
        strcmp(argv[8], "unspeakable") == 0) {
        return 1;
    }
    long speed = strtol(argv[4], NULL, 10);
    FILE *f = fopen(argv[6], "wb");
    if (!f || speed <= 0) {
        return 1;
    }
    put_speech(f, argv[8], (uint32_t)(RATE_HZ * 12 / speed));
    return fclose(f) == 0 ? 0 : 1;
}
