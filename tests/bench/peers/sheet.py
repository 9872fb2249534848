# SPDX-License-Identifier: MIT
"""Tala's pictures of strings beside Pango's, for the eye:

    sheet.py TALA_LAB PANGO_LAYOUT FONTS.INI CASES.tsv DIR

Writes DIR/sheet-01.png and so on, 20 strings each: above, what it is; left Tala, right Pango.  The
pictures themselves stay in DIR/tala and DIR/pango."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [os.path.join(HERE, "..", ".."), os.path.join(HERE, "..", "..", "tools")]
import pixels  # noqa: E402
from layout_compare import table  # noqa: E402

PER_SHEET, LABEL_PX, GAP = 20, 14, b"\xd0\xd0\xd0\xff"
WHITE = b"\xff\xff\xff\xff"


def picture(folder, name):
    """Width and rows; nothing where there is none."""
    path = os.path.join(folder, name + ".png")
    if not os.path.exists(path):
        return 0, []
    w, _, rows = pixels.read(path)
    return w, rows


def padded(rows, w, h):
    full = [row + WHITE * (w - len(row) // 4) for row in rows]
    return full + [WHITE * w] * (h - len(rows))


def strip(dirs, name, columns):
    """One string's rows: its label, then both pictures."""
    label = picture(dirs["labels"], name)[1]
    both = [picture(dirs[who], name)[1] for who in ("tala", "pango")]
    h = max(map(len, both))
    sides = [padded(rows, w, h) for rows, w in zip(both, columns)]
    full = sum(columns) + 1
    yield GAP * full
    yield from padded([row[:4 * full] for row in label], full, len(label))
    yield from (a + GAP + b for a, b in zip(*sides))


def make_pictures(lab, peer, fonts, cases, out):
    dirs = {who: os.path.join(out, who) for who in ("tala", "pango", "labels")}
    for folder in dirs.values():
        os.makedirs(folder, exist_ok=True)
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run([lab, "layout", cases, "--png", dirs["tala"]], **quiet)
    subprocess.run([peer, fonts, cases, dirs["pango"]], **quiet)
    labels = os.path.join(out, "labels.tsv")
    with open(labels, "w", encoding="utf-8") as f:
        for name, _, _, _, _, note, _ in table(cases, 7):
            f.write(f"{name}\ten\tltr\t{LABEL_PX}\t0\t\t{name}: {note}\n")
    subprocess.run([lab, "layout", labels, "--png", dirs["labels"]], **quiet)
    return dirs


def main():
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    cases, out = sys.argv[4:6]
    dirs = make_pictures(*sys.argv[1:6])
    names = [row[0] for row in table(cases, 7)]
    for number in range(0, len(names), PER_SHEET):
        some = names[number:number + PER_SHEET]
        columns = [max([1] + [picture(dirs[who], n)[0] for n in some]) for who in ("tala", "pango")]
        rows = [row for name in some for row in strip(dirs, name, columns)]
        path = os.path.join(out, f"sheet-{number // PER_SHEET + 1:02}.png")
        pixels.write(path, sum(columns) + 1, len(rows), rows)
        print(path)


main()
