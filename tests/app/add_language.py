# SPDX-License-Identifier: MIT
"""A language is added by its .po file and a line in a table: add_language.py TREE TALA PSEUDO CMAKE

The folder locales is copied, gets a catalogue and a line more, and is built as the project builds it;
then the program, which is the same one, offers the language at the line's place and speaks it.  A line
without a catalogue is refused; a catalogue without a line is never offered."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

TREE, TALA, PSEUDO, CMAKE = sys.argv[1:5]
TITLE = "Valitse kieli"
failed = []


def expect(name, condition, what=""):
    print(("well    " if condition else "FAILED  ") + name)
    if not condition:
        failed.append(name)
        print(what)


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def translation():
    """en.po as a translator into Finnish would begin."""
    po = read(os.path.join(TREE, "locales/en.po")).replace("Language: en\\n", "Language: fi\\n")
    return po.replace('msgstr "Choose your language"', f'msgstr "{TITLE}"')


def build(folder):
    out = os.path.join(folder, "build")
    result = subprocess.run([CMAKE, "-S", os.path.join(TREE, "tests/app/catalogues"), "-B", out,
                             "-DLOCALES=" + os.path.join(folder, "locales"), "-DPSEUDO=" + PSEUDO,
                             "-DBUILD_TESTING=OFF"], capture_output=True, text=True)
    if result.returncode == 0:
        result = subprocess.run([CMAKE, "--build", out], capture_output=True, text=True)
    return result


def installed(folder):
    """A program with its share beside it, as it is installed."""
    os.makedirs(os.path.join(folder, "bin"))
    share = os.path.join(folder, "share/tala")
    os.makedirs(share)
    os.makedirs(os.path.join(folder, "packs"))
    tala = shutil.copy(TALA, os.path.join(folder, "bin/tala"))
    os.symlink(os.path.join(TREE, "assets"), os.path.join(share, "assets"))
    os.symlink(os.path.join(folder, "build/locales"), os.path.join(share, "locales"))
    return tala


def shown(folder, tala, locale):
    """Labels of the tiles in order, and the last frame as a tree."""
    script, trace = os.path.join(folder, "s.ui"), os.path.join(folder, "trace")
    write(script, "expect screen language\nquit\n")
    result = subprocess.run([tala, "--headless", "--guest", "--packs", os.path.join(folder, "packs"),
                             "--script", script, "--locale", locale, "--trace", trace],
                            capture_output=True, text=True, timeout=120)
    frame = read(trace).split("--- ")[-1]
    expect(f"it runs in {locale}", result.returncode == 0, result.stderr)
    tiles = re.findall(r'choice#language(?:\.\d+)? [^"\n]*"([^"\n]*)"', frame)
    return tiles, frame


def add(folder):
    before = [t for t in read(os.path.join(folder, "locales/languages.txt")).split("\n")
              if t and not t.startswith("#")]
    result = build(folder)
    expect("the folder as it is builds", result.returncode == 0, result.stdout + result.stderr)
    tala = installed(folder)
    tiles, frame = shown(folder, tala, "en")
    expect("the table is what is offered", len(tiles) == len(before), frame)
    expect("no Finnish yet", "Suomi" not in tiles, frame)

    write(os.path.join(folder, "locales/fi.po"), translation())
    expect("a catalogue without a line builds", build(folder).returncode == 0)
    expect("and is not offered", "Suomi" not in shown(folder, tala, "en")[0])

    table = os.path.join(folder, "locales/languages.txt")
    lines = read(table).rstrip("\n").split("\n")
    write(table, "\n".join(lines[:-1] + ["fi", lines[-1]]) + "\n")
    result = build(folder)
    expect("with its line it builds", result.returncode == 0, result.stdout + result.stderr)
    tiles, frame = shown(folder, tala, "fi")
    expect("it is offered at its place", tiles[-2:-1] == ["Suomi"], frame)
    expect("the program speaks it", TITLE in frame, frame)
    for name in ("pseudo", "pseudo-rtl"):
        tiles, frame = shown(folder, tala, name)
        expect(f"{name} is not offered", len(tiles) == len(before) + 1, frame)
        expect(f"{name} speaks", "⟦" in frame, frame)


def refuse(folder):
    with open(os.path.join(folder, "locales/languages.txt"), "a", encoding="utf-8") as f:
        f.write("xx\n")
    result = build(folder)
    expect("a line without a catalogue is refused",
           result.returncode != 0 and "locales/xx.po" in " ".join(result.stderr.split()),
           result.stderr)


def main():
    for case in (add, refuse):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(os.path.join(TREE, "locales"), os.path.join(folder, "locales"))
            case(folder)
    sys.exit(1 if failed else 0)


main()
