/* SPDX-License-Identifier: MIT */
#include "table/table_json.h"

#include <jansson.h>

static enum err problem_at(struct arena *a, struct table_json_problem *p, enum err e, int row,
                           int column, const char *what)
{
    *p = (struct table_json_problem){
        .row = row > 0 ? row : 1,
        .column = column > 0 ? column : 1,
        .what = arena_str(a, str_from(what)),
    };
    return e;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* jansson refuses what is deeper than 2,048, so this ends. */
static size_t depth_of(json_t *value)
{
    size_t deepest = 0;
    for (size_t i = 0; i < json_array_size(value); i++) {
        deepest = larger(deepest, 1 + depth_of(json_array_get(value, i)));
    }
    for (void *at = json_object_iter(value); at; at = json_object_iter_next(value, at)) {
        deepest = larger(deepest, 1 + depth_of(json_object_iter_value(at)));
    }
    return deepest;
}

static struct table_json copy(struct arena *a, json_t *value);

static void copy_list(struct arena *a, json_t *value, struct table_json *out)
{
    out->kind = TABLE_JSON_LIST;
    out->count = json_array_size(value);
    out->items = ARENA_ARRAY(a, struct table_json, out->count);
    for (size_t i = 0; i < out->count; i++) {
        out->items[i] = copy(a, json_array_get(value, i));
    }
}

static void copy_object(struct arena *a, json_t *value, struct table_json *out)
{
    size_t n = 0;
    out->kind = TABLE_JSON_OBJECT;
    out->count = json_object_size(value);
    out->items = ARENA_ARRAY(a, struct table_json, out->count);
    for (void *at = json_object_iter(value); at; at = json_object_iter_next(value, at)) {
        out->items[n] = copy(a, json_object_iter_value(at));
        out->items[n++].key = arena_str(a, str_from(json_object_iter_key(at)));
    }
}

static struct table_json copy(struct arena *a, json_t *value)
{
    struct table_json out = {.kind = TABLE_JSON_NULL};
    if (json_is_boolean(value)) {
        out.kind = TABLE_JSON_BOOL;
        out.flag = json_is_true(value);
    } else if (json_is_number(value)) {
        out.kind = TABLE_JSON_NUMBER;
        out.number = json_number_value(value);
        out.is_whole = json_is_integer(value);
        out.whole = json_integer_value(value);
    } else if (json_is_string(value)) {
        out.kind = TABLE_JSON_TEXT;
        struct str text = {json_string_value(value), json_string_length(value)};
        out.text = arena_str(a, text);
    } else if (json_is_array(value)) {
        copy_list(a, value, &out);
    } else if (json_is_object(value)) {
        copy_object(a, value, &out);
    }
    return out;
}

enum err table_json_read(struct str bytes, struct arena *a, struct table_json *out,
                         struct table_json_problem *problem)
{
    json_error_t error;
    *out = (struct table_json){.kind = TABLE_JSON_NULL};
    if (bytes.n > TABLE_JSON_BYTES_MAX) {
        return problem_at(a, problem, ERR_LIMIT, 1, 1, "too long");
    }
    json_t *value = json_loadb(bytes.n ? bytes.p : "", bytes.n,
                               JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (value == NULL) {
        return problem_at(a, problem, ERR_FORMAT, error.line, error.column, error.text);
    }
    enum err e = OK;
    if (depth_of(value) > TABLE_JSON_DEPTH_MAX) {
        e = problem_at(a, problem, ERR_LIMIT, 1, 1, "too many lists or objects in each other");
    } else {
        *out = copy(a, value);
    }
    json_decref(value);
    return e;
}

const struct table_json *table_json_find(const struct table_json *object, struct str key)
{
    for (size_t i = 0; object->kind == TABLE_JSON_OBJECT && i < object->count; i++) {
        if (str_eq(object->items[i].key, key)) {
            return &object->items[i];
        }
    }
    return NULL;
}
