/* SPDX-License-Identifier: MIT
 *
 * Any bytes as JSON: a sound tree, or a problem with its place.                       */
#include "table/table_json.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/must.h"
#include "base/utf8.h"

static void check(const struct table_json *v, int depth)
{
    must(depth <= TABLE_JSON_DEPTH_MAX);
    must(v->kind != TABLE_JSON_NUMBER || isfinite(v->number));
    must(utf8_bad(v->text) == SIZE_MAX && utf8_bad(v->key) == SIZE_MAX);
    must(v->text.n == 0 || memchr(v->text.p, '\0', v->text.n) == NULL);
    for (size_t i = 0; i < v->count; i++) {
        must(v->kind != TABLE_JSON_OBJECT || table_json_find(v, v->items[i].key) == &v->items[i]);
        check(&v->items[i], depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    struct table_json value;
    struct table_json_problem problem = {0};
    enum err e = table_json_read((struct str){(const char *)bytes, n}, &a, &value, &problem);
    must((e != OK) == (problem.row > 0 && problem.column > 0 && problem.what.n > 0));
    check(&value, 0);
    arena_finish(&a);
    return 0;
}
