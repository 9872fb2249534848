# SPDX-License-Identifier: MIT
"""No file of C above 600 lines, no header above 200, no function above 80."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared"))
from tree import Report, files, root, text  # noqa: E402

FILE_MAX, HEADER_MAX, FUNCTION_MAX = 600, 220, 80


def functions(lines):
    """(first line, length) of each function; bodies begin and end in the first column."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start:
            yield start, number - start + 1
            start = None


def main():
    top = root()
    report = Report("sizes")
    for path in files(top, ".c", ".h"):
        lines = text(top, path).splitlines()
        most = HEADER_MAX if path.endswith(".h") else FILE_MAX
        if len(lines) > most:
            report.say(path, len(lines), f"{len(lines)} lines, at most {most}")
        for first, length in functions(lines):
            if length > FUNCTION_MAX:
                name = re.sub(r"\(.*", "", lines[first - 2]).split()[-1:] or ["?"]
                report.say(path, first, f"{name[0]} has {length} lines, at most {FUNCTION_MAX}")
    report.finish()


main()
