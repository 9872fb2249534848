/* SPDX-License-Identifier: MIT */
#include "replay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "replay_case.h"

enum { READ_BYTES = 1 << 16, OUTPUT_BYTES_MAX = 512 << 20 };

/* --- lines of any length up to a limit ------------------------------------------------ */

struct lines {
    char *p;
    size_t from, n, room; /* what is not yet given out: p[from .. n) */
    bool ended;
};

static void read_more(struct lines *l)
{
    if (l->from > 0) {
        memmove(l->p, l->p + l->from, l->n - l->from);
        l->n -= l->from;
        l->from = 0;
    }
    if (l->room - l->n < READ_BYTES) {
        l->room = 2 * l->room + READ_BYTES;
        l->p = heap_grow(l->p, l->room, 1);
    }
    size_t got = fread(l->p + l->n, 1, READ_BYTES, stdin);
    l->n += got;
    l->ended = got == 0;
}

/* errors: ERR_NOT_FOUND (no more), ERR_LIMIT. */
static enum err next_line(struct lines *l, struct str *out)
{
    size_t seen = 0;
    for (;;) {
        const char *start = l->n > l->from ? l->p + l->from : NULL;
        const char *end = start ? memchr(start + seen, '\n', l->n - l->from - seen) : NULL;
        if (end || (l->ended && start)) {
            size_t n = end ? (size_t)(end - start) : l->n - l->from;
            *out = (struct str){start, n};
            l->from += n + (end != NULL);
            return OK;
        }
        if (l->ended) {
            return ferror(stdin) ? ERR_IO : ERR_NOT_FOUND;
        }
        seen = l->n - l->from;
        if (seen > TABLE_JSON_BYTES_MAX) {
            return ERR_LIMIT;
        }
        read_more(l);
    }
}

/* --- one line ---------------------------------------------------------------------- */

static void put_id(struct json *j, const struct table_json *id)
{
    json_key(j, "id");
    if (id->kind == TABLE_JSON_TEXT) {
        json_str(j, id->text);
    } else if (id->kind == TABLE_JSON_NUMBER && id->is_whole) {
        json_int(j, id->whole);
    } else if (id->kind == TABLE_JSON_NUMBER) {
        json_exact(j, id->number);
    } else {
        json_word(j, id->kind == TABLE_JSON_BOOL ? (id->flag ? "true" : "false") : "null");
    }
}

static void put_exact(struct json *j, const char *key, double value)
{
    json_key(j, key);
    json_exact(j, value);
}

static void put_step(struct json *j, const struct replay_case *c, struct srs_state s, double recall)
{
    json_open(j, '{');
    json_key(j, "R");
    if (recall < 0) {
        json_word(j, "null");
    } else {
        json_exact(j, recall);
    }
    put_exact(j, "S", s.stability_days);
    put_exact(j, "D", s.difficulty);
    if (c->model.id == SRS_FSRS7) {
        put_exact(j, "F", s.fast_days);
    }
    json_key(j, "Rh");
    json_open(j, '[');
    for (size_t i = 0; i < c->horizon_count; i++) {
        json_exact(j, srs_state_recall(&c->model, s, c->horizons[i]));
    }
    json_close(j, ']');
    json_key(j, "ivr");
    json_open(j, '[');
    for (size_t i = 0; i < c->target_count; i++) {
        json_exact(j, srs_state_interval(&c->model, s, c->targets[i]));
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void put_steps(struct json *j, const struct replay_case *c)
{
    struct srs_state s = {0};
    json_key(j, "steps");
    json_open(j, '[');
    for (size_t i = 0; i < c->step_count; i++) {
        const struct replay_step *step = &c->steps[i];
        double recall = i == 0 ? -1 : srs_state_recall(&c->model, s, step->days);
        s = i == 0 ? srs_state_first(&c->model, step->grade)
                   : srs_state_next(&c->model, s, step->grade, step->days);
        put_step(j, c, s, recall);
    }
    json_close(j, ']');
}

struct replay {
    struct arena arena;
    struct buf out;
    int line, clamped, first_clamped;
    bool failed;
};

static void replay_line(struct replay *r, struct str line)
{
    struct replay_case c;
    struct str what;
    struct json j = {.out = &r->out};
    enum err e = replay_case_read(line, &r->arena, &c, &what);
    json_open(&j, '{');
    put_id(&j, &c.id);
    if (e == OK) {
        put_steps(&j, &c);
        r->first_clamped = r->clamped == 0 ? r->line : r->first_clamped;
        r->clamped += c.clamped > 0;
    } else {
        fprintf(stderr, "tala-lab: line %d: %.*s\n", r->line, STR_ARG(what));
        json_key(&j, "line");
        json_int(&j, r->line);
        json_key(&j, "error");
        json_str(&j, what);
        r->failed = true;
    }
    json_close(&j, '}');
    json_line_end(&j);
    r->failed = r->failed || j.err != OK;
}

/* What was written so far goes out, and its memory is used again. */
static void flush(struct replay *r)
{
    size_t n = r->out.n;
    r->failed = (n > 0 && fwrite(r->out.p, 1, n, stdout) != n) || r->failed;
    buf_clear(&r->out);
    arena_reset(&r->arena);
}

int replay_run(void)
{
    struct replay r = {.clamped = 0};
    struct lines lines = {0};
    struct str line;
    enum err e;
    buf_init(&r.out, OUTPUT_BYTES_MAX);
    while ((e = next_line(&lines, &line)) == OK) {
        r.line++;
        if (str_trim(line).n > 0) {
            replay_line(&r, line);
            flush(&r);
        }
    }
    if (e != ERR_NOT_FOUND) {
        fprintf(stderr, "tala-lab: line %d: %s\n", r.line + 1, err_name(e));
        r.failed = true;
    }
    if (r.clamped > 0) {
        fprintf(stderr,
                "tala-lab: parameters out of bounds were clamped in %d lines, first in line %d\n",
                r.clamped, r.first_clamped);
    }
    r.failed = fflush(stdout) != 0 || r.failed;
    buf_finish(&r.out);
    arena_finish(&r.arena);
    free(lines.p);
    return r.failed;
}
