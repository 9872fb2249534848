# SPDX-License-Identifier: MIT
"""Compares how Tala and Pango lay out the same strings with the same fonts:

    layout_compare.py TALA_LAB PANGO_LAYOUT FONTS.INI CASES.tsv DIFFERENCES.tsv

Of each string: where lines start (lines), the order of letters and signs as seen in each line
(order), the face (fonts) and the glyphs (glyphs) of every letter, the same of other signs (signs),
and how much of the picture is black (ink).  Every difference stands in DIFFERENCES.tsv with its reason: id, kind, reason, tabs
between.  One that is not there fails, and so does one that is there and does not occur.  Widths
are reported.  What it compares are versions of libraries: those of Debian 12, elsewhere it is
skipped."""
import json
import re
import subprocess
import sys
import tempfile
import unicodedata

KINDS = ("lines", "order", "fonts", "glyphs", "signs", "ink")
SKIPPED_MAX = 0.2  # of the strings, for want of fonts
WIDTH_PX = 4
INK = 0.015  # of it
ADDED = -1  # stands for a hyphen that is not in the text


def unescape(text):
    """The text of a case; two units beyond U+FFFF are one letter."""
    plain = re.sub(r"\\(\\|u([0-9A-Fa-f]{4}))",
                   lambda m: chr(int(m[2], 16)) if m[2] else "\\", text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16")


def table(path, cells):
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.rstrip("\n")
            if line.strip() and not line.startswith("#"):
                row = line.split("\t")
                if len(row) != cells:
                    sys.exit(f"{path}:{number}: {len(row)} cells, not {cells}")
                yield row


def letters_at(text):
    """Byte offset -> letter."""
    at, out = 0, {ADDED: "-"}
    for c in text:
        out[at] = c
        at += len(c.encode())
    return out


def is_letter(c):
    return unicodedata.category(c)[0] in "LM"


def is_seen(c):
    return unicodedata.category(c)[0] not in "ZC"


def glyphs_of(line, letters):
    """(cluster, glyph, advance, font) from left to right.  A hyphen where a word is broken is a
    run of no letters in Tala; Pango draws it in the soft hyphen's place."""
    for run in line["runs"]:
        for glyph, advance, cluster in run["glyphs"]:
            hyphen = letters[cluster] == "\u00ad" and advance > 0
            added = run["start"] == run["end"] or hyphen
            yield ADDED if added else cluster, glyph, advance, run["font"]


def order(line, letters):
    """What is seen from left to right, as offsets."""
    seen = []
    for cluster, _, _, _ in glyphs_of(line, letters):
        if is_seen(letters[cluster]) and (not seen or seen[-1] != cluster):
            seen.append(cluster)
    return seen


def by_cluster(layout, letters, wanted):
    """Offset -> its glyphs and faces, for the letters wanted."""
    out = {}
    for line in layout["lines"]:
        for cluster, glyph, _, font in glyphs_of(line, letters):
            if wanted(letters[cluster]):
                out.setdefault(cluster, []).append((glyph, font))
    return out


def starts(layout):
    return [line["start"] for line in layout["lines"]]


def width(line, letters):
    """Without the spaces at its end."""
    end = line["end"]
    inside = [o for o in letters if line["start"] <= o < end and is_seen(letters[o])]
    last = max(inside, default=line["start"])
    return sum(advance for cluster, _, advance, _ in glyphs_of(line, letters) if cluster <= last)


def shown(letters, offsets):
    return " ".join(f"U+{ord(letters[o]):04X}" for o in sorted(offsets)[:6])


def differing(a, b):
    return [o for o in a.keys() | b.keys() if a.get(o) != b.get(o)]


def compare_letters(letters, tala, pango):
    """kind -> what differs, of faces and glyphs."""
    found = {}
    a, b = (by_cluster(x, letters, is_letter) for x in (tala, pango))
    fonts_a, fonts_b = ({o: {f for _, f in g} for o, g in x.items()} for x in (a, b))
    other_face = [o for o in a.keys() & b.keys() if fonts_a[o] != fonts_b[o]]
    if other_face:
        found["fonts"] = shown(letters, other_face)
    other_glyph = [o for o in differing(a, b) if o not in other_face]
    if other_glyph:
        found["glyphs"] = shown(letters, other_glyph)
    signs = differing(*(by_cluster(x, letters, lambda c: is_seen(c) and not is_letter(c))
                        for x in (tala, pango)))
    if signs:
        found["signs"] = shown(letters, signs)
    return found


def compare(text, tala, pango):
    """kind -> what differs."""
    letters = letters_at(text)
    found = compare_letters(letters, tala, pango)
    if starts(tala) != starts(pango):
        found["lines"] = f"{starts(tala)}, Pango {starts(pango)}"
    elif any(order(a, letters) != order(b, letters)
             for a, b in zip(tala["lines"], pango["lines"])):
        found["order"] = "; ".join(f"{order(a, letters)}, Pango {order(b, letters)}"
                                   for a, b in zip(tala["lines"], pango["lines"])
                                   if order(a, letters) != order(b, letters))
    if "lines" not in found and abs(tala["ink"] - pango["ink"]) > INK * pango["ink"]:
        found["ink"] = f"{tala['ink']:.0f} px, Pango {pango['ink']:.0f}"
    return found


def widest(text, tala, pango):
    """By how many pixels a line is wider or narrower, where lines are the same."""
    letters = letters_at(text)
    if starts(tala) != starts(pango):
        return 0
    return max((width(a, letters) - width(b, letters)
                for a, b in zip(tala["lines"], pango["lines"])), key=abs, default=0)


def judge(found, explained):
    """Sentences: differences without a reason, reasons without a difference."""
    bad = []
    for (name, kind), what in sorted(found.items()):
        if (name, kind) not in explained:
            bad.append(f"{name}: {kind} differ without a reason: {what}")
    for name, kind in sorted(explained.keys() - found.keys()):
        bad.append(f"{name}: {kind} do not differ any more: take the reason out")
    return bad


def read_explained(path, names):
    explained = {}
    for name, kind, reason in table(path, 3):
        if name not in names or kind not in KINDS or not reason or (name, kind) in explained:
            sys.exit(f"{path}: {name} {kind}: unknown, without a reason or there twice")
        explained[name, kind] = reason
    return explained


def layouts(*command):
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    rows = (json.loads(line) for line in run.stdout.decode().splitlines())
    return {row["id"]: row for row in rows}


def on_debian_12():
    try:
        with open("/etc/os-release", encoding="utf-8") as f:
            text = f.read()
    except FileNotFoundError:
        return False
    return "ID=debian" in text and 'VERSION_ID="12"' in text


def summary(texts, both, found, explained):
    for name, (a, b) in both.items():
        by = widest(texts[name], a, b)
        if abs(by) > WIDTH_PX:
            print(f"{name}: a line is {by:+.1f} px wide beside Pango's")
    same = {kind: len(both) - sum(k == kind for _, k in found) for kind in KINDS}
    print(f"{len(both)} strings compared; the same in " +
          ", ".join(f"{kind} {n}" for kind, n in same.items()) +
          f"; {len(explained)} differences have reasons")


def main():
    if not on_debian_12():
        print("skipped: the differences are those of Debian 12")
        sys.exit(77)
    lab, peer, fonts, cases, differences = sys.argv[1:6]
    texts = {row[0]: unescape(row[6]) for row in table(cases, 7)}
    explained = read_explained(differences, texts)
    with tempfile.TemporaryDirectory() as folder:
        tala = layouts(lab, "layout", cases, "--png", folder)
        pango = layouts(peer, fonts, cases, folder)
    both, found = {}, {}
    for name, text in texts.items():
        if "skipped" in tala[name] or "skipped" in pango[name]:
            print(f"{name}: skipped: {tala[name].get('skipped') or pango[name]['skipped']}")
            explained = {k: v for k, v in explained.items() if k[0] != name}
            continue
        both[name] = tala[name], pango[name]
        for kind, what in compare(text, *both[name]).items():
            found[name, kind] = what
    summary(texts, both, found, explained)
    bad = judge(found, explained)
    if len(both) < (1 - SKIPPED_MAX) * len(texts):
        bad.append("too many strings were skipped: which fonts are missing?")
    sys.exit("\n".join(bad) if bad else 0)


if __name__ == "__main__":
    main()
