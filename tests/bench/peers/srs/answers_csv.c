/* SPDX-License-Identifier: MIT
 *
 * A made-up learner: answers_csv MODEL LEARNER prints his or her parameters, and
 * answers_csv MODEL LEARNER REVIEWS SEED a log of reviews, in CSV.                         */
#include "support/answers.h"

#include <stdio.h>
#include <stdlib.h>

static long number(const char *text)
{
    return strtol(text, NULL, 10);
}

static void put_parameters(const struct srs_model *m)
{
    struct buf text;
    buf_init(&text, SRS_MODEL_TEXT_MAX);
    if (srs_model_text(m, &text) == OK) {
        printf("%.*s\n", STR_ARG(buf_str(&text)));
    }
    buf_finish(&text);
}

static void put_log(const struct answers_learner *l, size_t count, uint64_t seed)
{
    struct answers a = answers_make(l, count, seed);
    long card = 0;
    puts("card_id,review_time,rating,delta_t");
    for (size_t i = 0; i < a.count; i++) {
        const struct srs_review *r = &a.reviews[i];
        card += r->first;
        printf("%ld,%lld,%d,%.17g\n", card, (long long)r->utc_ms, r->grade, r->days);
    }
    answers_finish(&a);
}

int main(int argc, char **argv)
{
    enum srs_model_id id;
    if ((argc != 3 && argc != 5) || srs_model_id_from(str_from(argv[1]), &id) != OK ||
        (argc == 5 && number(argv[3]) < 1)) {
        fputs("Usage: answers_csv fsrs6|fsrs7 LEARNER [REVIEWS SEED]\n", stderr);
        return 2;
    }
    struct answers_learner l = answers_learner(id, (uint64_t)number(argv[2]));
    if (argc == 3) {
        put_parameters(&l.truth);
    } else {
        put_log(&l, (size_t)number(argv[3]), (uint64_t)number(argv[4]));
    }
    return ferror(stdout) ? 1 : 0;
}
