/* SPDX-License-Identifier: MIT
 *
 * Any bytes as settings: entries are unique, named and sound.                      */
#include "table/table_ini.h"

#include <stdint.h>

#include "base/must.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct diag_list diags;
    diag_init(&diags, &arena);
    struct table_ini ini;
    struct str input = {(const char *)bytes, n};
    enum err err = table_ini_read(input, STR("f"), &arena, &diags, &ini);
    must((err != OK) == diag_has_errors(&diags));
    for (size_t i = 0; i < ini.count; i++) {
        const struct table_ini_entry *entry = &ini.entries[i];
        must(entry->key.n && utf8_bad(entry->value) == SIZE_MAX);
        must(table_ini_find(&ini, entry->section, entry->key) == entry);
    }
    const struct table_ini_key keys[] = {{STR("course"), STR("uuid"), true},
                                         {STR("titles"), STR(""), false}};
    err = table_ini_check(&ini, STR("f"), keys, 2, &diags);
    must(err == OK || diag_has_errors(&diags));
    arena_finish(&arena);
    return 0;
}
