# SPDX-License-Identifier: MIT
"""The lint of problems passes a good tree and names the place of every planted fault.

    diag_planted.py TREE"""
import os
import subprocess
import sys
import tempfile

TREE = os.path.abspath(sys.argv[1])

PO = """msgid ""
msgstr ""
"Language: en\\n"

msgctxt "diag.csv.empty"
msgid "The table is empty."
msgstr "The table is empty."

msgctxt "diag.course.kind"
msgid "No kind."
msgstr "No kind."
"""
TABLE = 'void f(void)\n{\n    report(r, "csv.empty", row);\n}\n'
COURSE = 'course_error(at, "course.kind", name);\nfile = STR("course.ini");\n'
GOOD = {"locales/en.po": PO, "engine/table/table_csv.c": TABLE, "engine/course/course.c": COURSE}

# file, its new text, what must be printed
PLANTED = [
    ("engine/table/table_csv.c", TABLE + 'report(r, "csv.fly", 1);\n',
     "engine/table/table_csv.c:5: reports csv.fly"),
    ("engine/course/course.c", COURSE + 'course_warn(at, "course.odd", x);\n',
     "engine/course/course.c:3: reports course.odd"),
    ("tools/pack/tool.c", 'diag_add(l, DIAG_ERROR, "voice.hoarse", p);\n',
     "tools/pack/tool.c:1: reports voice.hoarse"),
    ("engine/course/course.c", "\n", "locales/en.po:9: has diag.course.kind, which nothing"),
]


def write(folder, name, body):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(body)


def run(folder):
    lint = os.path.join(TREE, "tools/lint/diag.py")
    return subprocess.run([sys.executable, lint, folder], capture_output=True, text=True)


def failures(name, body, says):
    with tempfile.TemporaryDirectory() as folder:
        for good, text in GOOD.items():
            write(folder, good, text)
        before = run(folder)
        write(folder, name, body)
        after = run(folder)
        if before.returncode == 0 and after.returncode != 0 and says in after.stdout:
            return 0
        print(f"{name}: before {before.returncode} {before.stdout}{before.stderr}"
              f"after {after.returncode} {after.stdout}{after.stderr}expected: {says}")
        return 1


def main():
    failed = sum(failures(*case) for case in PLANTED)
    print(f"{len(PLANTED) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
