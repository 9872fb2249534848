/* SPDX-License-Identifier: MIT */
#include "voice/voice_speak.h"

#include "base/os.h"
#include "voice/voice_opus.h"
#include "voice/voice_wav.h"

#include <string.h>

enum { COMMAND_BYTES_MAX = 1024 };

/* What may stand in braces, and what takes its place. */
struct blank {
    struct str name, value;
    bool needed, used;
};

enum { TEXT, OUT, VOICE, SPEED, BLANKS };

/* Takes one word of the command off the front: up to white space, or up to the closing
 * quote where it starts with one.  errors: ERR_NOT_FOUND (none left), ERR_FORMAT. */
static enum err next_word(struct str *rest, struct str *word)
{
    *rest = str_trim(*rest);
    if (rest->n == 0) {
        return ERR_NOT_FOUND;
    }
    if (rest->p[0] == '"') {
        size_t end = str_find(str_slice(*rest, 1, rest->n), STR("\""));
        if (end == SIZE_MAX) {
            return ERR_FORMAT;
        }
        *word = str_slice(*rest, 1, end + 1);
        *rest = str_slice(*rest, end + 2, rest->n);
        return OK;
    }
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t') {
        n++;
    }
    *word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return OK;
}

static struct blank *find_blank(struct blank *blanks, struct str name)
{
    for (size_t i = 0; i < BLANKS; i++) {
        if (str_eq(blanks[i].name, name)) {
            return &blanks[i];
        }
    }
    return NULL;
}

/* Fills every {name} of a word.  What is filled in is never looked at again, so a text
 * with braces stays what it is. */
static enum err fill_word(struct str word, struct blank *blanks, struct arena *a, struct str *out)
{
    *out = STR("");
    for (;;) {
        size_t open = str_find(word, STR("{"));
        if (open == SIZE_MAX) {
            *out = arena_join(a, *out, word);
            return OK;
        }
        size_t close = str_find(word, STR("}"));
        if (close == SIZE_MAX || close < open) {
            return ERR_FORMAT;
        }
        struct blank *blank = find_blank(blanks, str_slice(word, open + 1, close));
        if (!blank) {
            return ERR_FORMAT;
        }
        blank->used = true;
        *out = arena_join(a, arena_join(a, *out, str_slice(word, 0, open)), blank->value);
        word = str_slice(word, close + 1, word.n);
    }
}

static enum err fill_words(struct str command, struct blank *blanks, struct arena *a,
                           const char **args, size_t *count)
{
    for (size_t n = 0; n < VOICE_ARGS_MAX; n++) {
        struct str word, filled;
        enum err e = next_word(&command, &word);
        if (e == ERR_NOT_FOUND) {
            *count = n;
            return n > 0 ? OK : ERR_FORMAT;
        }
        e = e == OK ? fill_word(word, blanks, a, &filled) : e;
        if (e != OK) {
            return e;
        }
        args[n] = arena_cstr(a, filled);
    }
    return ERR_LIMIT;
}

enum err voice_speak_args(const struct voice_speaker *speaker, const struct voice_line *line,
                          const char *wav_path, struct arena *a, const char *const **args)
{
    if (speaker->command.n > COMMAND_BYTES_MAX || line->text.n > VOICE_TEXT_BYTES_MAX) {
        return ERR_LIMIT;
    }
    if (line->text.n && memchr(line->text.p, '\0', line->text.n)) {
        return ERR_FORMAT; /* an argument would end there */
    }
    struct blank blanks[BLANKS] = {
        [TEXT] = {STR("text"), line->text, true, false},
        [OUT] = {STR("out"), str_from(wav_path), true, false},
        [VOICE] = {STR("voice"), speaker->voice, false, false},
        [SPEED] = {STR("speed"), arena_printf(a, "%d", line->speed), false, false},
    };
    const char **words = ARENA_ARRAY(a, const char *, VOICE_ARGS_MAX + 1);
    size_t count = 0;
    enum err e = fill_words(speaker->command, blanks, a, words, &count);
    for (size_t i = 0; e == OK && i < BLANKS; i++) {
        e = blanks[i].needed && !blanks[i].used ? ERR_FORMAT : OK;
    }
    *args = words;
    return e;
}

enum err voice_speak(const struct voice_speaker *speaker, const struct voice_line *line,
                     const char *wav_path)
{
    struct arena scratch;
    arena_init(&scratch, 0);
    const char *const *args = NULL;
    enum err e = voice_speak_args(speaker, line, wav_path, &scratch, &args);
    e = e == OK ? os_run(args, VOICE_SPEAK_MS_MAX) : e;
    arena_finish(&scratch);
    if (e == OK && !os_is_file(wav_path)) {
        e = ERR_IO;
    }
    return e;
}

static enum err clean_file(const char *wav_path, enum voice_role role, struct arena *a,
                           struct buf *out)
{
    struct str bytes;
    struct voice_pcm pcm;
    enum err e = os_file_read(a, wav_path, VOICE_WAV_BYTES_MAX, &bytes);
    e = e == OK ? voice_wav_read(bytes, a, &pcm) : e;
    e = e == OK ? voice_clean(&pcm, role) : e;
    return e == OK ? voice_opus_write(&pcm, out) : e;
}

enum err voice_draft(const struct voice_speaker *speaker, const struct voice_line *line,
                     const char *wav_path, struct buf *out)
{
    enum err e = voice_speak(speaker, line, wav_path);
    if (e == OK) {
        struct arena scratch;
        arena_init(&scratch, 0);
        e = clean_file(wav_path, line->role, &scratch, out);
        /* Silence is the program's failure here, not a missing program. */
        e = e == ERR_NOT_FOUND ? ERR_IO : e;
        arena_finish(&scratch);
    }
    if (os_is_file(wav_path) && os_remove(wav_path) != OK && e == OK) {
        e = ERR_IO;
    }
    return e;
}
