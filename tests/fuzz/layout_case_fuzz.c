/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a file of strings: every case is sound, every problem has a place.  */
#include "layout_case.h"

#include <stdint.h>

#include "base/must.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena arena = {0};
    struct layout_file file;
    enum err err = layout_file_read((struct str){(const char *)bytes, n}, &arena, &file);
    must((err != OK) == (file.problem_count > 0));
    for (size_t i = 0; i < file.case_count; i++) {
        const struct layout_case *c = &file.cases[i];
        must(c->id.n > 0 && c->lang.n > 0 && c->text.n > 0);
        must(c->text.n <= LAYOUT_TEXT_BYTES_MAX && utf8_bad(c->text) == SIZE_MAX);
        must(c->px >= LAYOUT_PX_MIN && c->width_px <= LAYOUT_WIDTH_PX_MAX);
    }
    for (size_t i = 0; i < file.problem_count; i++) {
        must(file.problems[i].row > 0 && file.problems[i].column > 0);
    }
    arena_finish(&arena);
    return 0;
}
