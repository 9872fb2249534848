# SPDX-License-Identifier: MIT
"""Text files are NFC UTF-8 with LF, no mark, no tabs, no blanks at line ends, no merge debris,
and say their licence."""
import os
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared"))
from tree import Report, files, root  # noqa: E402

BINARY = (".png", ".opus", ".wav", ".talapack", ".mo", ".db")
TABS = (".tsv", ".golden")
# Bytes that are wrong on purpose, or made by others.
ODD = ("tests/fuzz/corpus/", "tests/data/", "tests/courses/", "tests/unit/data/")
LICENSED = (".c", ".h", ".cmake", ".py", ".sh", ".sql", "CMakeLists.txt")


def check_text(path, data, report):
    if data.startswith(b"\xef\xbb\xbf"):
        report.say(path, 1, "begins with a byte order mark")
    try:
        body = data.decode("utf-8")
    except UnicodeDecodeError as e:
        report.say(path, data[:e.start].count(b"\n") + 1, "is not UTF-8")
        return
    for number, line in enumerate(body.split("\n"), 1):
        if "\r" in line:
            report.say(path, number, "has a carriage return")
        if "\t" in line and not path.endswith(TABS):
            report.say(path, number, "has a tab")
        if line != line.rstrip(" ") and not path.endswith(".md"):
            report.say(path, number, "has blanks at its end")
        if unicodedata.normalize("NFC", line) != line and not path.startswith("tests/"):
            report.say(path, number, "is not in Unicode form NFC")
        if line.startswith(("<<<<<<< ", ">>>>>>> ")) or line == "=======":
            report.say(path, number, "is left over from a merge")
    if body and not body.endswith("\n"):
        report.say(path, body.count("\n") + 1, "does not end with a line feed")


def check_licence(path, data, report):
    head = data[:400].decode("utf-8", "replace")
    script = head.startswith("#!")
    if (path.endswith(LICENSED) or script) and "SPDX-License-Identifier: MIT" not in head:
        report.say(path, 1, "does not say its licence (SPDX-License-Identifier: MIT)")


def main():
    top = root()
    report = Report("bytes")
    for path in files(top):
        if path.endswith(BINARY) or path.startswith(ODD):
            continue
        with open(os.path.join(top, path), "rb") as f:
            data = f.read()
        check_text(path, data, report)
        check_licence(path, data, report)
        if path.endswith((".orig", ".rej")):
            report.say(path, 1, "is left over from a merge")
    report.finish()


main()
