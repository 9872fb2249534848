/* SPDX-License-Identifier: MIT */
#include "srs/srs_model.h"

#include "base/must.h"

#include <stdlib.h>
#include <string.h>

const char *srs_model_name(enum srs_model_id id)
{
    switch (id) {
    case SRS_FSRS6:
        return "fsrs6";
    case SRS_FSRS7:
        return "fsrs7";
    }
    must(false); /* no model has this number */
    return "";
}

enum err srs_model_id_from(struct str name, enum srs_model_id *out)
{
    static const enum srs_model_id ids[] = {SRS_FSRS6, SRS_FSRS7};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        if (str_eq(name, str_from(srs_model_name(ids[i])))) {
            *out = ids[i];
            return OK;
        }
    }
    return ERR_UNSUPPORTED;
}

enum err srs_model_text(const struct srs_model *model, struct buf *out)
{
    enum err e = buf_addf(out, "%s", srs_model_name(model->id));
    for (size_t i = 0; e == OK && i < model->count; i++) {
        e = buf_addf(out, " %.17g", model->w[i]);
    }
    return e;
}

/* Digits, sign, point and exponent only: no names of numbers, no hexadecimal. */
static bool number_from(struct str word, double *out)
{
    char text[32];
    if (word.n == 0 || word.n >= sizeof text) {
        return false;
    }
    memcpy(text, word.p, word.n);
    text[word.n] = '\0';
    char *end = text;
    *out = strtod(text, &end);
    return end == text + word.n && strspn(text, "0123456789+-.eE") == word.n;
}

enum err srs_model_from_text(struct str text, struct srs_model *out)
{
    double w[SRS_PARAMETERS_MAX];
    enum srs_model_id id = SRS_FSRS6;
    size_t count = 0;
    struct str word;
    if (!str_next(&text, ' ', &word)) {
        return ERR_FORMAT;
    }
    enum err e = srs_model_id_from(word, &id);
    while (e == OK && str_next(&text, ' ', &word)) {
        if (count == SRS_PARAMETERS_MAX || !number_from(word, &w[count++])) {
            e = ERR_FORMAT;
        }
    }
    return e == OK ? srs_model_from((int)id, w, count, out) : e;
}
