# SPDX-License-Identifier: MIT
"""What is no test file gets one sentence with the line, and status 2; a failure gets status 1.

text_conform_bad_test.py LAB SCRATCH: LAB is tala-lab."""
import os
import subprocess
import sys

# kind, content, status, what stderr (or, for status 0 and 1, stdout) must hold
CASES = [
    ("grapheme", "÷ 0020 ÷\n", 0, "1 passed, 0 failed\n"),
    ("grapheme", "# remark\n\n÷ 0020 ÷ 0308 ÷\n", 1,
     "line 3: expected ÷ 0020 ÷ 0308 ÷, got ÷ 0020 × 0308 ÷\n0 passed, 1 failed\n"),
    ("grapheme", "÷ 0020 ÷ 0308 ÷\n" * 201, 1, "\nand 1 more\n0 passed, 201 failed\n"),
    ("normalise", "@Part0\n0044 0307;1E0A;0044 0307;1E0A;0044 0307;\n", 0, "1 passed, 0 failed\n"),
    ("normalise", "0044;1E0A;0044;0044;0044;\n", 1, "line 1: expected 1E0A, got 0044\n"),
    ("bidi", "@Levels: 1\n@Reorder: 0\nR; 7\n", 0, "3 passed, 0 failed\n"),
    ("bidi", "@Levels: 1 x\n@Reorder: 0\n@Later: 5\nR RLE; 2\n", 0, "1 passed, 0 failed\n"),
    ("bidi", "@Levels: 1\n@Reorder: 0\nL; 2\n", 1, "line 3: expected (left to right) base 0, "
     "levels 1, order 0, got base 0, levels 0, order 0\n"),
    ("bidi", "0061 05D0;1;1;2 1;1 0\n", 0, "1 passed, 0 failed\n"),
    ("bidi", "0061 05D0;1;0;2 1;1 0\n", 1, "0 passed, 1 failed\n"),
    ("grapheme", "", 2, "there is no test in this file"),
    ("word", "# only remarks\n", 2, "there is no test in this file"),
    ("word", "÷ 0020 ÷\n0020 ÷\n", 2, ", line 2: between two code points"),
    ("word", "÷ 0020\n", 2, ", line 1: it does not end"),
    ("word", "÷\n", 2, ", line 1: it does not end"),
    ("line", "× D800 ÷\n", 2, ", line 1: after a ÷"),
    ("line", "× 110000 ÷\n", 2, ", line 1: after a ÷"),
    ("line", "× 20 ÷\n", 2, ", line 1: after a ÷"),
    ("line", "× 0020 " * 2000 + "÷\n", 2, ", line 1: after a ÷"),
    ("line", "R; 7\n", 2, ", line 1: between"),
    ("normalise", "0044;0044;0044;0044\n", 2, ", line 1: it is not five"),
    ("normalise", "0044;0044;0044;0044;0044;0044\n", 2, ", line 1: it is not five"),
    ("normalise", "÷ 0020 ÷\n", 2, ", line 1: it is not five"),
    ("bidi", "÷ 0020 ÷\n", 2, ", line 1: it does not begin with code points"),
    ("bidi", "R; 7\n", 2, ", line 1: it does not begin"),
    ("bidi", "@Levels: y\n", 2, ", line 1: a level is"),
    ("bidi", "@Levels: 128\n", 2, ", line 1: a level is"),
    ("bidi", "@Levels: 1\n@Reorder: z\n", 2, ", line 2: the order"),
    ("bidi", "@Levels: 1\n@Reorder: 0\nR R; 7\n", 2, ", line 3: @Levels"),
    ("bidi", "@Levels: 1\n@Reorder: 0\nQ; 7\n", 2, ", line 3: a word before"),
    ("bidi", "@Levels: 1\n@Reorder: 0\nR; 8\n", 2, ", line 3: after the semicolon"),
    ("bidi", "@Levels: 1\n@Reorder: 0\nR\n", 2, ", line 3: after the semicolon"),
    ("bidi", "@Later: 1\n; 7\n", 2, ", line 2: there is no bidi class"),
    ("bidi", "0061;3;0;0;0\n", 2, ", line 1: the second field"),
    ("bidi", "0061;0;0;0 0;0\n", 2, ", line 1: the fourth field"),
    ("bidi", "0061;0;0;0;-1\n", 2, ", line 1: the order"),
    ("bidi", "0061;0\n", 2, ", line 1: the second field"),
    ("sentence", "÷ 0020 ÷\n", 2, "none of bidi, grapheme"),
    ("word", "\x00\xff;\n", 2, ", line 1: "),
]


def run(lab, *arguments):
    done = subprocess.run([lab, *arguments], capture_output=True, check=False, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")


def main():
    lab, scratch = sys.argv[1:]
    path = os.path.join(scratch, "conform_bad.txt")
    bad = 0
    for kind, content, want, holds in CASES:
        with open(path, "w", encoding="utf-8") as f:
            f.write(content)
        status, out, err = run(lab, "conform", kind, path)
        said = err if want == 2 else out
        if status != want or holds not in said or (want == 2 and (out or err.count("\n") != 1)):
            print(f"{kind} {content[:60]!r}: ended with {status}, saying {said[-300:]!r}")
            bad += 1
    for arguments in (("conform", "word", path + ".not"), ("conform", "word", scratch),
                      ("conform", "word"), ("conform",), ("conform", "word", path, "more")):
        status, out, err = run(lab, *arguments)
        if status != 2 or out or not err:
            print(f"{arguments}: ended with {status}, saying {err!r}")
            bad += 1
    os.remove(path)
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
