# SPDX-License-Identifier: MIT
"""Every lint fails on a fault planted for it, and names the place.

    planted.py TREE [CC]

Each case writes a small tree, expects the lint to pass it, plants one fault and expects the
lint to fail with the place in what it prints."""
import os
import subprocess
import sys
import tempfile

TREE = os.path.abspath(sys.argv[1])
CC = sys.argv[2] if len(sys.argv) > 2 else "cc"
SPDX = "/* SPDX-License-Identifier: MIT */\n"
MAP = """<!-- layers -->
| room | uses | foreign |
|---|---|---|
| `base` | | |
| `text` | base | ICU |
| `ui` | text | |
<!-- /layers -->
"""
GOOD = {
    "engine/README.md": MAP,
    "engine/base/err.h": SPDX,
    "engine/base/err.c": SPDX + '#include "base/err.h"\n',
    "engine/text/text.h": SPDX,
    "engine/text/text.c": SPDX + '#include "text/text.h"\n#include <unicode/ubidi.h>\n',
    "engine/ui/ui.c": SPDX + '#include "text/text.h"\n',
}

# lint, file, its new text, what must be printed
PLANTED = [
    ("layers", "engine/base/err.c", SPDX + '#include "text/text.h"\n', "engine/base/err.c:2"),
    ("layers", "engine/ui/ui.c", SPDX + "\n#include <unicode/ubidi.h>\n", "engine/ui/ui.c:3"),
    ("layers", "engine/text/text.h", SPDX + "#include <unicode/ubidi.h>\n", "engine/text/text.h:2"),
    ("layers", "engine/stray/stray.c", SPDX, "engine/stray/stray.c:1"),
    ("sizes", "engine/base/err.c", SPDX + "int x;\n" * 600, "engine/base/err.c:601"),
    ("sizes", "engine/base/err.h", SPDX + "int x;\n" * 260, "engine/base/err.h:261"),
    ("sizes", "engine/base/err.c",
     SPDX + "int f(void)\n{\n" + "    g();\n" * 90 + "}\n", "engine/base/err.c:3: f has 92"),
    ("bytes", "engine/base/err.c", SPDX + "\tint x;\n", "engine/base/err.c:2: has a tab"),
    ("bytes", "engine/base/err.c", SPDX + "int x;\r\n", "engine/base/err.c:2: has a carriage"),
    ("bytes", "engine/base/err.c", "\ufeff" + SPDX, "engine/base/err.c:1: begins with"),
    ("bytes", "engine/base/err.c", SPDX + "/* e\u0301 */\n", "engine/base/err.c:2: is not in"),
    ("bytes", "engine/base/err.c", SPDX + "<<<<<<< HEAD\n", "engine/base/err.c:2: is left over"),
    ("bytes", "engine/base/err.c", SPDX + "int x; \n", "engine/base/err.c:2: has blanks"),
    ("bytes", "engine/base/err.c", "int x;\n", "engine/base/err.c:1: does not say its licence"),
    ("bytes", "engine/base/err.c", SPDX + "int x;", "engine/base/err.c:2: does not end"),
    ("names", "engine/base/err.c", SPDX + 'const char *l = "nl";\n', "engine/base/err.c:2"),
    ("names", "engine/base/err.c", SPDX + "int is_Dutch; int x = Dutch;\n", "engine/base/err.c:2"),
]


def write(folder, name, body):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(body)


def run(lint, folder, *more):
    return subprocess.run(
        [sys.executable, os.path.join(TREE, "tools/lint", lint + ".py"), folder, *more],
        capture_output=True, text=True)


def expect(lint, name, result, fails, says=""):
    if (result.returncode != 0) != fails or says not in result.stdout:
        print(f"{lint}, {name}: ended with {result.returncode}, said:\n{result.stdout}"
              f"{result.stderr}expected: {says or 'well'}")
        return 1
    return 0


def planted_text(case):
    lint, name, body, says = case
    with tempfile.TemporaryDirectory() as folder:
        for good, text in GOOD.items():
            write(folder, good, text)
        bad = expect(lint, "a good tree", run(lint, folder), False)
        write(folder, name, body)
        return bad + expect(lint, name, run(lint, folder), True, says)


def planted_global():
    with tempfile.TemporaryDirectory() as folder:
        bad = 0
        for body, fails in (("const int ok = 1;\n", False), ("int bad = 1;\n", True)):
            write(folder, "engine/x/x.c", body)
            at = os.path.join(folder, "engine/x")
            subprocess.run([CC, "-c", "x.c", "-o", "x.c.o"], cwd=at, check=True)
            subprocess.run(["ar", "rcs", "libx.a", "x.c.o"], cwd=at, check=True)
            bad += expect("globals", body.strip(), run("globals", TREE, folder), fails,
                          "x.c.o has the global bad" if fails else "")
        return bad


def main():
    failed = sum(planted_text(c) for c in PLANTED) + planted_global()
    print(f"{len(PLANTED) + 1 - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
