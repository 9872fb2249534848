/* SPDX-License-Identifier: MIT
 *
 * How well parameters foretell a log: srs_losses FROM_MS MODEL REVIEWS.csv W... prints, as JSON,
 * a line for each W, which is "default" or parameters as srs_model_text writes them.  Reviews
 * before FROM_MS only lead up to those that count.  A review on a later UTC date than the one
 * before is long-term, others are of the same day; FSRS-6 foretells only the former.        */
#include <stdio.h>
#include <stdlib.h>

#include "base/os.h"
#include "reviews.h"
#include "srs/srs_normal.h"
#include "table/table_csv.h"

enum kind { LONG_TERM, SAME_DAY, KINDS };

struct losses {
    size_t count[KINDS];
    double sum[KINDS];
};

static enum kind kind_of(const struct srs_review *r)
{
    const int64_t day_ms = 86400000;
    return r[0].utc_ms / day_ms > r[-1].utc_ms / day_ms ? LONG_TERM : SAME_DAY;
}

static struct losses losses_of(const struct srs_model *m, struct srs_history h, int64_t from_ms)
{
    struct losses l = {0};
    struct srs_state s = {0};
    for (size_t i = 0; i < h.count; i++) {
        const struct srs_review *r = &h.reviews[i];
        enum srs_grade grade = (enum srs_grade)r->grade;
        if (r->first) {
            s = srs_state_first(m, grade);
            continue;
        }
        enum kind kind = kind_of(r);
        if (r->utc_ms >= from_ms && (kind == LONG_TERM || m->id == SRS_FSRS7)) {
            l.count[kind]++;
            l.sum[kind] += srs_loss(srs_state_recall(m, s, r->days), grade != SRS_AGAIN);
        }
        s = srs_state_next(m, s, grade, r->days);
    }
    return l;
}

static void put(const struct losses *l)
{
    static const char *const names[KINDS] = {"long", "same day"};
    size_t n = 0;
    double sum = 0;
    putchar('{');
    for (int kind = 0; kind < KINDS; kind++) {
        if (l->count[kind] > 0) {
            printf("\"%s\":[%zu,%.17g],", names[kind], l->count[kind],
                   l->sum[kind] / (double)l->count[kind]);
        }
        n += l->count[kind];
        sum += l->sum[kind];
    }
    printf("\"all\":[%zu,%.17g]}\n", n, n > 0 ? sum / (double)n : 0);
}

static enum err put_each(enum srs_model_id id, struct srs_history h, int64_t from_ms,
                         char *const *texts, int count)
{
    enum err e = OK;
    for (int i = 0; e == OK && i < count; i++) {
        struct srs_model m = srs_model_default(id);
        struct str text = str_from(texts[i]);
        e = str_eq(text, STR("default")) ? OK : srs_model_from_text(text, &m);
        if (e == OK && m.id == id) {
            struct losses l = losses_of(&m, h, from_ms);
            put(&l);
        }
    }
    return e;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct str bytes;
    struct reviews r = {.count = 0};
    enum srs_model_id id = SRS_FSRS6;
    int64_t from_ms = 0;
    int status = 1;
    if (argc < 5 || !str_to_i64(str_from(argv[1]), &from_ms) ||
        srs_model_id_from(str_from(argv[2]), &id) != OK) {
        fputs("Usage: srs_losses FROM_MS fsrs6|fsrs7 REVIEWS.csv W...\n", stderr);
        return 2;
    }
    if (os_file_read(&a, argv[3], TABLE_CSV_LONG_BYTES_MAX, &bytes) == OK &&
        reviews_read(bytes, id, &a, &r) == OK &&
        put_each(id, reviews_history(&r), from_ms, argv + 4, argc - 4) == OK) {
        status = ferror(stdout) ? 1 : 0;
    }
    reviews_finish(&r);
    arena_finish(&a);
    return status;
}
