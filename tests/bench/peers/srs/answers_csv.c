/* SPDX-License-Identifier: MIT
 *
 * A made-up learner's log of reviews, in CSV: answers_csv MODEL LEARNER REVIEWS SEED.      */
#include "support/answers.h"

#include <stdio.h>
#include <stdlib.h>

static long number(const char *text)
{
    return strtol(text, NULL, 10);
}

int main(int argc, char **argv)
{
    enum srs_model_id id;
    if (argc != 5 || srs_model_id_from(str_from(argv[1]), &id) != OK || number(argv[3]) < 1) {
        fputs("Usage: answers_csv fsrs6|fsrs7 LEARNER REVIEWS SEED\n", stderr);
        return 2;
    }
    struct answers_learner l = answers_learner(id, (uint64_t)number(argv[2]));
    struct answers a = answers_make(&l, (size_t)number(argv[3]), (uint64_t)number(argv[4]));
    long card = 0;
    puts("card_id,review_time,rating,delta_t");
    for (size_t i = 0; i < a.count; i++) {
        const struct srs_review *r = &a.reviews[i];
        card += r->first;
        printf("%ld,%lld,%d,%.17g\n", card, (long long)r->utc_ms, r->grade, r->days);
    }
    answers_finish(&a);
    return ferror(stdout) ? 1 : 0;
}
