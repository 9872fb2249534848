# SPDX-License-Identifier: MIT
"""Text, beside Pango with cairo: text.py TALA_LAB PANGO_TEXT [RUNS]

Both programs in turns, RUNS (5) times; medians of their medians, and how many times less Tala
takes.  Takes a minute."""
import json
import os
import statistics
import subprocess
import sys

CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "text.tsv")


def rows(*command):
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
    for row in map(json.loads, out.splitlines()):
        yield row["what"], row.get("median_ms", row.get("value")), row.get("unit", "ms")


def main():
    if len(sys.argv) < 3:
        sys.exit("Usage: text.py TALA_LAB PANGO_TEXT [RUNS]")
    lab, peer = sys.argv[1:3]
    figures, units = {}, {}
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 5):
        for who, command in (("tala", (lab, "bench", "text", "--json", "--text", CASES)),
                             ("pango", (peer, CASES))):
            for what, figure, unit in rows(*command):
                figures.setdefault((what, who), []).append(figure)
                units[what] = unit
    print(f"{'medians':50} {'Tala':>9} {'Pango':>9}  {'ratio':>5}")
    for what, unit in units.items():
        tala, pango = (statistics.median(figures[what, who]) for who in ("tala", "pango"))
        print(f"{what:50} {tala:9.3f} {pango:9.3f}  {pango / tala:5.2f}  {unit}")


main()
