# SPDX-License-Identifier: MIT
"""Catalogues in locales/ say everything the program asks for, and nothing that harms a line.

    po.py [TREE]

Each message has a key (msgctxt) of its own; placeholders are those of the source; as many forms as
the header's nplurals; no control characters that change direction, no invisible ones; NFC.  The
languages of languages.txt have every message of en.po, translated.  Every key that the sources ask
for is in en.po: the key-shaped strings in calls of CALLS, and in the folders of KEY_FOLDERS every
key-shaped string.  That a font draws every letter is locales_drawn's to say.  Tells how many
messages are fuzzy, and which languages nobody who speaks them has reviewed."""
import os
import re
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared"))
from po import header_field, read_po  # noqa: E402
from tree import Report, files, root, text  # noqa: E402

SOURCE = "locales/en.po"
TABLE = "locales/languages.txt"
TAG = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")

KEY = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*|[0-9])\}")
# Embeddings, overrides; isolates and marks, which the program puts in itself; what nobody sees.
# The zero-width joiner and non-joiner change letters and stay.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
                     "\u2060-\u206f\ufeff\ufff9-\ufffd]")
PLURALS = re.compile(r"\s*nplurals\s*=\s*([1-8])\s*;\s*plural\s*=\s*\S.*")

CALLS = re.compile(r"\b(?:i18n_(?:text|plural|format|format_plural|has)|T|view_t|view_text|"
                   r"app_text|app_notice_add)\s*\(")
KEY_FOLDERS = ("engine/app/", "tools/studio/")
FILE_NAME = re.compile(r"\.(ini|tsv|csv|mo|po|db|png|ui|txt|opus|talapack|sql|h|c|json|log)$")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def holes(*texts):
    return {name for t in texts for name in PLACEHOLDER.findall(t)}


def check_text(say, entry, form, value):
    """One translation, whatever its language."""
    allowed = holes(entry.id, entry.plural or "")
    found = holes(value)
    for name in sorted(found - allowed):
        say(entry.line, f"has {{{name}}}, which the source does not have")
    # A plural form may say "one word" where others say "{n} words".
    needed = allowed - ({"n"} if entry.plural is not None else set())
    for name in sorted(needed - found) if value else []:
        say(entry.line, f"lacks {{{name}}}" + (f" in form {form}" if entry.plural else ""))
    if re.search(r"[{}]", PLACEHOLDER.sub("", value)):
        say(entry.line, "has a brace that is not of a placeholder")


def check_signs(say, body):
    for number, line in enumerate(body.split("\n"), 1):
        found = CONTROL.search(line)
        if found:
            say(number, f"has the control character U+{ord(found.group()):04X}")
        if not unicodedata.is_normalized("NFC", line):
            say(number, "is not in NFC")


def check_header(say, path, entries):
    lang = os.path.basename(path)[:-len(".po")]
    if (header_field(entries, "Language") or "").replace("_", "-") != lang:
        say(1, f"has a header whose Language is not {lang}")
    if header_field(entries, "Content-Type") != "text/plain; charset=UTF-8":
        say(1, "has a header whose Content-Type is not text/plain; charset=UTF-8")
    if not PLURALS.fullmatch(header_field(entries, "Plural-Forms") or ""):
        say(1, "has a header without Plural-Forms: nplurals=N; plural=...;")
    if header_field(entries, "X-Tala-Reviewed") not in ("yes", "no"):
        say(1, "has a header without X-Tala-Reviewed: yes or no")


def check_forms(say, entries):
    """Every message with forms has as many as the header speaks of."""
    plurals = PLURALS.fullmatch(header_field(entries, "Plural-Forms") or "")
    for entry in entries[1:] if plurals else []:
        want = list(range(int(plurals.group(1)) if entry.plural is not None else 1))
        if sorted(entry.texts) != want:
            say(entry.line, f"has {len(entry.texts)} forms, its header says {len(want)}")


def read_catalogue(report, top, path):
    """Messages by key."""
    def say(line, message):
        report.say(path, line, message)

    body = text(top, path)
    entries = read_po(body, say)
    check_signs(say, body)
    check_header(say, path, entries)
    check_forms(say, entries)
    by_key = {}
    for entry in entries[1:] if header_field(entries, "Language") else entries:
        if entry.context is None or not KEY.fullmatch(entry.context):
            say(entry.line, f"has no key like lesson.go-on, but {entry.context!r}")
        elif entry.context in by_key:
            say(entry.line, f"has {entry.context} a second time; the first is in line "
                            f"{by_key[entry.context].line}")
        else:
            by_key[entry.context] = entry
        for form, value in sorted(entry.texts.items()):
            check_text(say, entry, form, value)
    fuzzy = sum(entry.fuzzy for entry in entries)
    if fuzzy:
        print(f"{path}: {fuzzy} fuzzy")
    return by_key, header_field(entries, "X-Tala-Reviewed") == "yes"


def is_translated(entry):
    return not entry.fuzzy and entry.texts and all(entry.texts.values())


def check_source(report, source):
    for key, entry in source.items():
        want = [entry.id] if entry.plural is None else [entry.id, entry.plural]
        if list(entry.texts.values()) != want:
            report.say(SOURCE, entry.line, f"says in msgstr of {key} something else than in msgid")


def read_table(report, top):
    """Paths of the catalogues that are shipped, in the order of the table."""
    paths = []
    for number, line in enumerate(text(top, TABLE).split("\n"), 1):
        tag = line.strip()
        path = f"locales/{tag}.po"
        if not tag or tag.startswith("#"):
            continue
        if not TAG.fullmatch(tag):
            report.say(TABLE, number, f"has {tag}, which is no language tag")
        elif path in paths:
            report.say(TABLE, number, f"has {tag} a second time")
        elif not os.path.exists(os.path.join(top, path)):
            report.say(TABLE, number, f"has {tag}, and there is no {path}")
        else:
            paths.append(path)
    return paths


def check_translation(report, path, messages, source, shipped):
    for key, entry in messages.items():
        if key not in source:
            report.say(path, entry.line, f"has {key}, which {SOURCE} does not have")
        elif (entry.id, entry.plural) != (source[key].id, source[key].plural):
            report.say(path, entry.line, f"translates an older text of {key}")
    if not shipped:
        return
    for key in source:
        if key not in messages:
            report.say(path, 1, f"lacks {key}")
        elif not is_translated(messages[key]):
            report.say(path, messages[key].line, f"does not translate {key}, or only fuzzily")


def without_comments(body):
    """Comments blanked; strings kept."""
    def blank(m):
        return m.group() if m.group()[0] in "\"'" else re.sub(r"[^\n]", " ", m.group())
    token = r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|/\*.*?\*/|//[^\n]*'
    return re.sub(token, blank, body, flags=re.S)


def call_end(body, at):
    """Where the bracket that opened just before `at` closes."""
    depth = 1
    while at < len(body) and depth:
        literal = LITERAL.match(body, at)
        if literal:
            at = literal.end()
            continue
        depth += {"(": 1, ")": -1}.get(body[at], 0)
        at += 1
    return at


def keys_asked_for(path, body):
    """(offset, key) of every key-shaped string that is one by its place."""
    spans = [(0, len(body))] if path.startswith(KEY_FOLDERS) else [
        (m.end(), call_end(body, m.end())) for m in CALLS.finditer(body)]
    found = {}
    for start, end in spans:
        for literal in LITERAL.finditer(body, start, end):
            if KEY.fullmatch(literal.group(1)) and not FILE_NAME.search(literal.group(1)):
                found[literal.start()] = literal.group(1)
    return sorted(found.items())


def check_uses(report, top, source):
    for path in files(top, ".c", ".h"):
        if not path.startswith(("engine/", "tools/")):
            continue
        body = without_comments(text(top, path))
        for at, key in keys_asked_for(path, body):
            if key not in source:
                report.say(path, body.count("\n", 0, at) + 1, f"asks for {key}, not in {SOURCE}")


def main():
    top = root()
    report = Report("po")
    paths = [p for p in files(top, ".po") if p.startswith("locales/")]
    read = {path: read_catalogue(report, top, path) for path in paths}
    table = read_table(report, top)
    if SOURCE not in table:
        report.say(TABLE, 1, f"does not have the language of {SOURCE}")
    source = read[SOURCE][0] if SOURCE in read else {}
    check_source(report, source)
    for path, (messages, _) in read.items():
        if path != SOURCE:
            check_translation(report, path, messages, source, path in table)
    unread = [os.path.basename(p)[:-len(".po")] for p in table if p != SOURCE and not read[p][1]]
    if unread:
        print("not reviewed: " + " ".join(unread))
    check_uses(report, top, source)
    report.finish()


main()
