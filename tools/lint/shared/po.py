# SPDX-License-Identifier: MIT
"""Reads a gettext .po file, keeping line numbers."""
import re

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "r": "\r"}
KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(".*")$')


class Entry:
    def __init__(self, line):
        self.line = line          # of its first keyword
        self.context = None
        self.id = ""
        self.plural = None
        self.texts = {}           # form number -> translation
        self.fuzzy = False


def unquote(quoted):
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m.group(1), m.group(1)), quoted[1:-1])


def store(entry, keyword, value):
    if keyword == "msgctxt":
        entry.context = (entry.context or "") + value
    elif keyword == "msgid":
        entry.id += value
    elif keyword == "msgid_plural":
        entry.plural = (entry.plural or "") + value
    else:
        form = int(keyword[7:-1]) if "[" in keyword else 0
        entry.texts[form] = entry.texts.get(form, "") + value


def read_po(body, complain):
    """Entries in order, the header first.  complain(line, message) hears what is not PO."""
    entries, entry, keyword, fuzzy = [], None, None, False
    for number, line in enumerate(body.split("\n"), 1):
        line = line.strip()
        found = KEYWORD.match(line)
        if not line or line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        if found:
            keyword = found.group(1)
            begins = keyword == "msgctxt" or (keyword == "msgid" and (
                entry is None or entry.texts or entry.context is None))
            if begins:
                entry = Entry(number)
                entry.fuzzy, fuzzy = fuzzy, False
                entries.append(entry)
            store(entry, keyword, unquote(found.group(2)))
        elif line.startswith('"') and line.endswith('"') and len(line) > 1 and entry:
            store(entry, keyword, unquote(line))
        else:
            complain(number, "is not a line of a catalogue")
    return entries


def header_field(entries, name):
    """A field of the header, or None."""
    if entries and entries[0].id == "" and entries[0].context is None:
        for line in entries[0].texts.get(0, "").split("\n"):
            if line.startswith(name + ":"):
                return line[len(name) + 1:].strip()
    return None
