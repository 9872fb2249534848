/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a line of `tala-lab replay`: a sound case, or a named problem; and whatever is
 * read gives sound memories.                                                            */
#include "replay_case.h"

#include <math.h>
#include <stdint.h>

#include "base/must.h"

static void check(const struct replay_case *c)
{
    struct srs_state s = {0};
    for (size_t i = 0; i < c->step_count; i++) {
        const struct replay_step *step = &c->steps[i];
        s = i == 0 ? srs_state_first(&c->model, step->grade)
                   : srs_state_next(&c->model, s, step->grade, step->days);
        must(s.stability_days > 0 && s.stability_days <= 36500);
        must(s.difficulty >= 1 && s.difficulty <= 10);
        for (size_t h = 0; h < c->horizon_count; h++) {
            double r = srs_state_recall(&c->model, s, c->horizons[h]);
            must(r >= 0 && r <= 1);
        }
        for (size_t t = 0; t < c->target_count; t++) {
            must(srs_state_interval(&c->model, s, c->targets[t]) >= 0);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    struct replay_case c;
    struct str what;
    enum err e = replay_case_read((struct str){(const char *)bytes, n}, &a, &c, &what);
    must((e != OK) == (what.n > 0));
    if (e == OK) {
        check(&c);
    }
    arena_finish(&a);
    return 0;
}
