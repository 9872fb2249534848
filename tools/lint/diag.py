# SPDX-License-Identifier: MIT
"""Every problem that a reader can report has its sentence, and every sentence its problem.

A code is a string like "csv.column-unknown" in the folders of READERS; in locales/en.po it
has the key "diag.csv.column-unknown".  po.py sees that the translations have it too."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared"))
from po import read_po  # noqa: E402
from tree import Report, files, root, text  # noqa: E402

SOURCE = "locales/en.po"
# What codes begin with in each place; "course.ini" is a file.
READERS = {
    "engine/table/": "csv|ini",
    "engine/course/": "course",
    "engine/font/": "font",
    "engine/lesson/lesson_rules": "lesson",
    "engine/ui/ui_script": "script",
    "tools/pack/": "voice",
}
FILES = {"course.ini"}


def codes_of(top, path):
    """(line, code) of every code in a file."""
    for folder, prefixes in READERS.items():
        if path.startswith(folder):
            code = re.compile(rf'"((?:{prefixes})\.[a-z0-9-]+)"')
            for number, line in enumerate(text(top, path).splitlines(), 1):
                for m in code.finditer(line):
                    if m.group(1) not in FILES:
                        yield number, m.group(1)


def main():
    top = root()
    report = Report("diag")
    entries = read_po(text(top, SOURCE), lambda line, message: None)
    keys = {e.context: e.line for e in entries if (e.context or "").startswith("diag.")}
    used = set()
    for path in files(top, ".c"):
        for line, code in codes_of(top, path):
            used.add(f"diag.{code}")
            if f"diag.{code}" not in keys:
                report.say(path, line, f"reports {code}, but {SOURCE} has no diag.{code}")
    for key in sorted(set(keys) - used):
        report.say(SOURCE, keys[key], f"has {key}, which nothing reports")
    report.finish()


main()
