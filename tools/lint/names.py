# SPDX-License-Identifier: MIT
"""No language is known by name in the engine: behaviour per language is data."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared"))
from tree import Report, files, root, text  # noqa: E402

NAMES = re.compile(r"\b(Dutch|Swedish|Arabic|Ukrainian|English|Somali|Tigrinya|Persian|Farsi|Dari|"
                   r"Pashto|Turkish|Polish|Russian|Nederlands|Svenska)\b")
CODE = re.compile(r'"(nl|sv|ar|uk|fa|prs|ps|ckb|kmr|ti|so|ru|tr|pl|de|fr|th|bn|ur)"')
# The source language of the interface's own texts is the last fallback.
FALLBACK = re.compile(r'"en"')
FALLBACK_FILES = ("engine/base/os_posix.c", "engine/base/os_win.c", "engine/app/app_open.c",
                  "engine/app/app.c", "engine/i18n/i18n.c")


def without_comments(body):
    return re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), body, flags=re.S)


def main():
    top = root()
    report = Report("names")
    for path in files(top, ".c"):
        if not path.startswith("engine/"):
            continue
        for number, line in enumerate(without_comments(text(top, path)).splitlines(), 1):
            if NAMES.search(line) or CODE.search(line):
                report.say(path, number, "names a language")
            if FALLBACK.search(line) and path not in FALLBACK_FILES:
                report.say(path, number, "names a language")
    report.finish()


main()
