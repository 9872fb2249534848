/* SPDX-License-Identifier: MIT */
#include "table/table_ini.h"

#include "table/table_place.h"

static const struct str NONE = {"", 0};

static bool section_allowed(const struct table_ini_key *keys, size_t key_count, struct str section)
{
    for (size_t i = 0; i < key_count; i++) {
        if (str_eq(keys[i].section, section)) {
            return true;
        }
    }
    return false;
}

static bool key_allowed(const struct table_ini_key *keys, size_t key_count,
                        const struct table_ini_entry *entry)
{
    for (size_t i = 0; i < key_count; i++) {
        bool fits = !keys[i].key.n || str_eq(keys[i].key, entry->key);
        if (fits && str_eq(keys[i].section, entry->section)) {
            return true;
        }
    }
    return false;
}

/* One unknown section is one problem, however many keys stand in it. */
static bool first_of_section(const struct table_ini *ini, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (str_eq(ini->entries[i].section, ini->entries[index].section)) {
            return false;
        }
    }
    return true;
}

static void check_unknown(const struct table_ini *ini, const struct table_report *to,
                          const struct table_ini_key *keys, size_t key_count)
{
    for (size_t i = 0; i < ini->count; i++) {
        const struct table_ini_entry *entry = &ini->entries[i];
        if (!section_allowed(keys, key_count, entry->section)) {
            if (first_of_section(ini, i)) {
                table_report_error(to, "ini.section-unknown", entry->row, NONE, entry->section,
                                   NONE);
            }
        } else if (!key_allowed(keys, key_count, entry)) {
            table_report_error(to, "ini.key-unknown", entry->row, entry->key, entry->key,
                               entry->section);
        }
    }
}

static void check_required(const struct table_ini *ini, const struct table_report *to,
                           const struct table_ini_key *key)
{
    const struct table_ini_entry *entry = table_ini_find(ini, key->section, key->key);
    if (!entry) {
        table_report_error(to, "ini.key-missing", 0, key->key, key->key, key->section);
    } else if (!entry->value.n) {
        table_report_error(to, "ini.value-empty", entry->row, key->key, key->key, key->section);
    }
}

enum err table_ini_check(const struct table_ini *ini, struct str file,
                         const struct table_ini_key *keys, size_t key_count,
                         struct diag_list *diags)
{
    size_t errors_before = diags->errors;
    struct table_report to = {.diags = diags, .file = file};
    check_unknown(ini, &to, keys, key_count);
    for (size_t i = 0; i < key_count; i++) {
        if (keys[i].required) {
            check_required(ini, &to, &keys[i]);
        }
    }
    return diags->errors == errors_before ? OK : ERR_FORMAT;
}
