/* SPDX-License-Identifier: MIT */
#include "tool.h"

const char tool_usage[] =
    "Usage: tala-pack check DIR\n"
    "       tala-pack voice DIR --drafts DRAFTS\n"
    "       tala-pack build DIR -o FILE [--drafts DRAFTS]\n"
    "       tala-pack show FILE\n"
    "Check a course folder, make draft speech for it, build it into a pack, look into a pack.\n"
    "\n"
    "  -o FILE           the pack to write (build)\n"
    "  --drafts DRAFTS   a folder for draft speech, outside of the course\n"
    "  --locale L        the language of messages (BCP 47: nl, ar)\n"
    "\n"
    "  --help, --version\n";

static const char **place_of(struct tool_options *o, struct str name)
{
    if (str_eq(name, STR("-o"))) {
        return &o->out;
    }
    if (str_eq(name, STR("--drafts"))) {
        return &o->drafts;
    }
    return str_eq(name, STR("--locale")) ? &o->locale : NULL;
}

static enum err take_word(struct tool_options *o, const char *word, struct arena *a,
                          struct str *problem)
{
    if (!o->command) {
        o->command = word;
    } else if (!o->target) {
        o->target = word;
    } else {
        *problem = arena_printf(a, "there is one thing too many: %s", word);
        return ERR_FORMAT;
    }
    return OK;
}

static enum err check(const struct tool_options *o, struct arena *a, struct str *problem)
{
    if (o->help || o->version) {
        return OK;
    }
    struct str command = str_from(o->command);
    if (!o->command) {
        *problem = STR("what shall be done?");
    } else if (!o->target) {
        *problem = arena_printf(a, "%s what?", o->command);
    } else if (str_eq(command, STR("build")) && !o->out) {
        *problem = STR("build needs -o FILE");
    } else if (str_eq(command, STR("voice")) && !o->drafts) {
        *problem = STR("voice needs --drafts DRAFTS");
    } else {
        return OK;
    }
    return ERR_FORMAT;
}

enum err tool_options_read(int argc, char **argv, struct arena *a, struct tool_options *out,
                           struct str *problem)
{
    *out = (struct tool_options){0};
    for (int i = 1; i < argc; i++) {
        struct str word = str_from(argv[i]);
        const char **value = place_of(out, word);
        if (value && (i + 1 == argc || argv[i + 1][0] == '\0')) {
            *problem = arena_printf(a, "%s needs a value", argv[i]);
            return ERR_FORMAT;
        }
        if (value) {
            *value = argv[++i];
        } else if (str_eq(word, STR("--help"))) {
            out->help = true;
        } else if (str_eq(word, STR("--version"))) {
            out->version = true;
        } else if (word.n == 0 || word.p[0] == '-') {
            *problem = arena_printf(a, "there is no option \"%s\"", argv[i]);
            return ERR_FORMAT;
        } else if (take_word(out, argv[i], a, problem) != OK) {
            return ERR_FORMAT;
        }
    }
    return check(out, a, problem);
}
