/* SPDX-License-Identifier: MIT
 *
 * pseudo - a filter for gettext's msgfilter: an English text in, what a translation might do
 * to the screen out.  Placeholders stay.
 *
 *     pseudo pseudo        accents on every letter; about 40 % longer, because each vowel is
 *                          doubled; between brackets, so that a cut text shows
 *     pseudo pseudo-rtl    the same in Arabic letters of about the same sound: it runs from
 *                          right to left by its letters alone, without override controls
 *
 * The header's Language becomes en-XA or ar-XB, the tags that Unicode's data keep for this: so
 * direction and fonts follow as for any language.                                         */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES = 64 * 1024 };

struct dress {
    const char *name, *language;
    const char *small, *capital; /* what stands for a to z */
    const char *marks;           /* pairs: a mark and what stands for it */
};

static const struct dress DRESSES[] = {
    {"pseudo", "en-XA", "áƀçðéƒĝĥîĵķļḿñöþɋŕšţûṽŵẋýž", "ÁƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞɊŔŠŢÛṼŴẊÝŽ", ""},
    {"pseudo-rtl", "ar-XB", "ابصدهفجحيژكلمنوپقرستعڤؤخىز", "ابصدهفجحيژكلمنوپقرستعڤؤخىز", ",،?؟;؛"},
};

/* The n-th sign of a text, or an empty one. */
static struct str nth(const char *text, size_t n)
{
    struct str rest = str_from(text);
    struct str out = rest;
    for (size_t i = 0; i <= n && rest.n > 0; i++) {
        out = rest;
        utf8_next(&rest);
    }
    out.n -= rest.n;
    return out;
}

static struct str dressed(const struct dress *d, const char *c)
{
    if (*c >= 'a' && *c <= 'z') {
        return nth(d->small, (size_t)(*c - 'a'));
    }
    if (*c >= 'A' && *c <= 'Z') {
        return nth(d->capital, (size_t)(*c - 'A'));
    }
    const char *mark = strchr(d->marks, *c);
    return mark ? nth(mark + 1, 0) : (struct str){c, 1};
}

static enum err add_letter(struct buf *out, const struct dress *d, const char *c)
{
    struct str letter = dressed(d, c);
    enum err e = buf_add(out, letter);
    bool vowel = *c != '\0' && strchr("aeiouAEIOU", *c) != NULL;
    return vowel && e == OK ? buf_add(out, letter) : e;
}

static enum err dress_text(struct buf *out, const struct dress *d, const char *text)
{
    enum err e = buf_add(out, STR("⟦"));
    for (const char *p = text; *p && e == OK; p++) {
        const char *end = *p == '{' ? strchr(p, '}') : NULL;
        if (end) {
            e = buf_add(out, (struct str){p, (size_t)(end - p) + 1});
            p = end;
        } else {
            e = add_letter(out, d, p);
        }
    }
    return e == OK ? buf_add(out, STR("⟧")) : e;
}

static enum err dress_header(struct buf *out, const struct dress *d, const char *text)
{
    static const char FIELD[] = "Language: ";
    enum err e = OK;
    struct str rest = str_from(text), line;
    while (e == OK && str_next(&rest, '\n', &line)) {
        e = str_starts(line, str_from(FIELD)) ? buf_add(out, str_from(FIELD)) : buf_add(out, line);
        if (e == OK && str_starts(line, str_from(FIELD))) {
            e = buf_add(out, str_from(d->language));
        }
        e = e == OK ? buf_add(out, STR("\n")) : e;
    }
    return e;
}

static int filter(const struct dress *d)
{
    static const char ID[] = "MSGFILTER_MSGID"; /* set by msgfilter; empty for the header */
    const char *id = getenv(ID);
    char *text = heap_alloc(1, TEXT_BYTES + 1);
    size_t n = fread(text, 1, TEXT_BYTES, stdin);
    struct buf out;
    buf_init(&out, 8 * TEXT_BYTES);
    enum err e = !id || ferror(stdin) || n == TEXT_BYTES ? ERR_IO : OK;
    if (e == OK) {
        e = id[0] ? dress_text(&out, d, text) : dress_header(&out, d, text);
    }
    fwrite(buf_str(&out).p, 1, buf_str(&out).n, stdout);
    buf_finish(&out);
    free(text);
    return e == OK && fflush(stdout) == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 2 && i < sizeof DRESSES / sizeof *DRESSES; i++) {
        if (strcmp(argv[1], DRESSES[i].name) == 0) {
            return filter(&DRESSES[i]);
        }
    }
    fprintf(stderr, "Usage: msgfilter -i en.po -o OUT.po pseudo pseudo|pseudo-rtl\n");
    return 2;
}
