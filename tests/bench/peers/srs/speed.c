/* SPDX-License-Identifier: MIT
 *
 * Tala's part of beside.py: srs_speed replay|train|gated MODEL REVIEWS.csv RUNS prints, as
 * JSON, the milliseconds of each run and, for training, the parameters of the last.  "train"
 * fits once and takes the result as it is, as the peers do; "gated" is what a learner's program
 * does: it fits to four fifths, looks whether that foretells the last fifth, fits to all.     */
#include <stdio.h>
#include <stdlib.h>

#include "base/os.h"
#include "bench.h"
#include "reviews.h"
#include "srs/srs_train.h"
#include "table/table_csv.h"

static double replay(const struct srs_model *model, struct srs_history h)
{
    struct srs_state *states = heap_alloc(h.count + 1, sizeof *states);
    int64_t since = bench_now_us();
    size_t memories = srs_replay(model, h, states);
    double ms = (double)(bench_now_us() - since) / 1000;
    free(states);
    return memories > 0 ? ms : -1;
}

static double train(struct srs_model *model, struct srs_history h, bool gated)
{
    int64_t since = bench_now_us();
    struct srs_trainer *t = srs_trainer_create(model->id, h, !gated);
    while (srs_trainer_pass(t)) {
    }
    *model = srs_trainer_result(t).model;
    srs_trainer_destroy(t);
    return (double)(bench_now_us() - since) / 1000;
}

static void measure(struct str what, enum srs_model_id id, struct srs_history h, int runs)
{
    bool gated = str_eq(what, STR("gated")), trains = gated || str_eq(what, STR("train"));
    struct srs_model model = srs_model_default(id);
    printf("{\"ms\":[");
    for (int i = 0; i < runs; i++) {
        printf("%s%.3f", i > 0 ? "," : "", trains ? train(&model, h, gated) : replay(&model, h));
    }
    printf("],\"w\":[");
    for (size_t i = 0; trains && i < model.count; i++) {
        printf("%s%.17g", i > 0 ? "," : "", model.w[i]);
    }
    puts("]}");
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct str bytes;
    struct reviews r = {.count = 0};
    enum srs_model_id id = SRS_FSRS6;
    if (argc != 5 || srs_model_id_from(str_from(argv[2]), &id) != OK ||
        os_file_read(&a, argv[3], TABLE_CSV_LONG_BYTES_MAX, &bytes) != OK ||
        reviews_read(bytes, id, &a, &r) != OK) {
        fputs("Usage: srs_speed replay|train|gated fsrs6|fsrs7 REVIEWS.csv RUNS\n", stderr);
        return 2;
    }
    measure(str_from(argv[1]), id, reviews_history(&r), (int)strtol(argv[4], NULL, 10));
    reviews_finish(&r);
    arena_finish(&a);
    return 0;
}
